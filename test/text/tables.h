// The tokenizer's tables straight from language/fr, so that these tests need no compiled lexicon.
#pragma once

#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "text/tokenizer.h"

namespace recoupe {

inline TokenizerTables french_tables() {
  TokenizerTables tables;
  for (const std::string name : {"contractions", "elisions", "clitics", "compounds"}) {
    std::ifstream file(RECOUPE_SOURCE_DIR "/language/fr/" + name + ".tsv");
    for (std::string line; std::getline(file, line);) {
      if (line.empty() || line[0] == '#') continue;
      std::vector<std::string_view> row;
      for (std::string_view rest = line;;) {
        const std::size_t tab = rest.find('\t');
        row.push_back(rest.substr(0, tab));
        if (tab == std::string_view::npos) break;
        rest.remove_prefix(tab + 1);
      }
      tables.add(name, row);
    }
  }
  for (const std::string_view word : {"M.", "gén.", "etc."}) tables.add("abbreviations", std::vector{word});
  return tables;
}

// "l' | attaque | de | le | camp": the forms of `text`.
inline std::string forms(const Tokenizer& tokenizer, std::string_view text) {
  std::vector<Token> tokens;
  tokenizer.tokenise(text, {0, static_cast<std::uint32_t>(text.size())}, tokens);
  std::string out;
  for (const Token& token : tokens) out += (out.empty() ? "" : " | ") + token.form;
  return out;
}

}  // namespace recoupe
