// A compiled lexicon as text: for `recoupe lexicon dump`, and for tests.
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

}  // namespace recoupe
