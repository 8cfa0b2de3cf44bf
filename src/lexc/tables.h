// Plain tables → section "table"; and the tables that describe words of their own.
#pragma once

#include <string_view>

#include "lexc/diagnostic.h"
#include "lexc/forms.h"
#include "lexc/source.h"
#include "lexc/string_pool.h"

namespace recoupe {

// All files that begin with "#! table".
void write_tables(const SourceFiles& files, StringPool& text, Sections& out);

// form ⇥ lemma ⇥ UPOS ⇥ features ⇥ cost (the last two may be missing; lemma empty: the form itself). Where
// features would stand, `like=WORD` makes the form inflect as WORD does: « tweeter ⇥ ⇥ VERB ⇥ like=poster ».
void read_word_table(std::string_view file, std::string_view bytes, std::uint8_t source, FormBuilder& forms,
                     Diagnostics& diagnostics);

// form ⇥ UPOS ⇥ lemma (may be missing): which reading of a form is the usual one. `=lemma` instead of a form
// speaks for every form of the lemma.
void read_preferences(std::string_view file, std::string_view bytes, FormBuilder& forms,
                      Diagnostics& diagnostics);

}  // namespace recoupe
