// hunspell-fr (fr.dic, fr.aff; Grammalecte's dictionary): stems with affix classes, and in fields what the
// forms are (po: part of speech and tense, is: gender and number, st: stem).
//
//   tuer/a0p+() po:v1_it_q_zz                   SFX p+ er é/L'D'Q' er po:ppas po:adj is:mas is:sg
//
// Only suffixes are expanded, one level deep: the prefixes of this dictionary are elided words (l', d', qu').
#pragma once

#include <string_view>

#include "base/result.h"
#include "lexc/forms.h"

namespace recoupe {

// The number of readings taken, or what is wrong with the affix file.
Result<std::size_t> read_hunspell(std::string_view dic, std::string_view aff, std::uint8_t source,
                                  FormBuilder& forms);

}  // namespace recoupe
