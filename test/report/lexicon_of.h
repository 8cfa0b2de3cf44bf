// A lexicon of the project's own sources, compiled without the dictionaries: what report and sentence need,
// in 10 ms.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <vector>

#include "lexc/compile.h"
#include "lexicon/lexicon.h"
#include "os/file.h"

namespace recoupe {

class LexiconOf {
 public:
  explicit LexiconOf(const std::vector<std::string>& names) {
    LanguageSources sources;
    const PosixFiles files;
    for (const std::string& name : names)
      sources.files[name] = files.read(std::string(RECOUPE_SOURCE_DIR) + "/language/" + name).value_or("");
    const std::string image = write_image(compile(sources)->sections);
    bytes_.resize(image.size() / sizeof(Aligned) + 1);
    std::copy(image.begin(), image.end(), reinterpret_cast<char*>(bytes_.data()));
    lexicon_ = Lexicon::open(std::as_bytes(std::span(bytes_)).first(image.size()), "test").value();
  }
  const Lexicon& operator*() const { return lexicon_; }

 private:
  struct alignas(16) Aligned {
    char bytes[16];
  };
  std::vector<Aligned> bytes_;
  Lexicon lexicon_;
};

inline const Lexicon& report_lexicon() {
  static const LexiconOf lexicon({"fr/furniture.tsv", "all/furniture.tsv", "all/agencies.tsv",
                                  "fr/abbreviations.tsv", "fr/sentence_starters.tsv", "fr/elisions.tsv",
                                  "fr/contractions.tsv", "fr/clitics.tsv", "fr/compounds.tsv"});
  return *lexicon;
}

}  // namespace recoupe
