// A compiled lexicon as text: for `recoupe lexicon dump` and `recoupe lexicon why`, and for tests.
#pragma once

#include <string>
#include <string_view>

#include "lexicon/lexicon.h"

namespace recoupe {

// One line an entry: canonical ⇥ classes ⇥ source, in the order of the sources.
std::string dump_entries(const Lexicon& lexicon);
// Every rule with its values and its program, one instruction a line.
std::string dump_rules(const Lexicon& lexicon);
// Tables with their rows, fields apart by tabs.
std::string dump_tables(const Lexicon& lexicon);
// What the image holds, section by section, in bytes and records.
std::string dump_summary(const Lexicon& lexicon);

// What the lexicon knows of a word or of several: the readings of each with their sources, the entries that
// they make, the rules that speak of them or of their classes.
std::string why(const Lexicon& lexicon, std::string_view words);

}  // namespace recoupe
