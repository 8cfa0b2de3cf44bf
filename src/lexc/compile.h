// The lexicon compiler: what linguists write in language/, and two morphological dictionaries, in; an image
// out.
//
// Pure: everything was read before, nothing is written here. The same sources give the same bytes.
#pragma once

#include <string>
#include <vector>

#include "base/result.h"
#include "lexc/diagnostic.h"
#include "lexc/examples.h"
#include "lexc/source.h"
#include "lexc/string_pool.h"

namespace recoupe {

struct LanguageSources {
  SourceFiles files;         // path below language/ → bytes: "fr/weapons.tsv", "fr/claim.rules"
  std::string lefff;         // lefff-3.4.mlex; may be empty
  std::string hunspell_dic;  // fr.dic and fr.aff; may be empty
  std::string hunspell_aff;
};

struct CompiledLexicon {
  // Of everything that is right; others may add theirs before write_image.
  Sections sections;
  // For check_examples, once the image can be read.
  std::vector<Example> examples;
  // All that is wrong; with an error among them the image should not be used.
  std::vector<Diagnostic> diagnostics;
};

// Fails only where nothing can be compiled at all (a dictionary in another format).
Result<CompiledLexicon> compile(const LanguageSources& sources);

}  // namespace recoupe
