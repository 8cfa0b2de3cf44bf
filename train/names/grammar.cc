#include "grammar.h"

#include <algorithm>
#include <array>
#include <fstream>

namespace recoupe {
namespace {

constexpr int kDeepest = 12;  // a grammar that goes deeper calls itself

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

void add_alternatives(std::string_view line, std::vector<std::string>& into) {
  while (!line.empty()) {
    const std::size_t bar = std::min(line.find('|'), line.size());
    std::string_view one = trimmed(line.substr(0, bar));
    line.remove_prefix(std::min(bar + 1, line.size()));
    std::size_t times = 1;
    if (one.size() > 2 && one[1] == '*' && one[0] > '0' && one[0] <= '9') {
      times = static_cast<std::size_t>(one[0] - '0');
      one = trimmed(one.substr(2));
    }
    if (!one.empty()) into.insert(into.end(), times, std::string(one));
  }
}

bool begins_with_vowel(std::string_view text) {
  constexpr std::array<std::string_view, 20> kVowels = {"a", "e", "i", "o", "u", "A", "E", "I", "O", "U",
                                                        "à", "é", "è", "ê", "î", "É", "È", "Î", "À", "Ô"};
  return std::any_of(kVowels.begin(), kVowels.end(), [&](auto v) { return text.starts_with(v); });
}

// « de [LOC Irak] » → « d'[LOC Irak] ».
std::string elided(const std::string& text) {
  constexpr std::array<std::string_view, 4> kWords = {"de ", "le ", "la ", "que "};
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const bool starts = at == 0 || text[at - 1] == ' ' || text[at - 1] == '[';
    const auto word = std::find_if(kWords.begin(), kWords.end(),
                                   [&](auto w) { return starts && text.compare(at, w.size(), w) == 0; });
    if (word != kWords.end()) {
      std::string_view rest = std::string_view(text).substr(at + word->size());
      if (rest.starts_with('[')) rest.remove_prefix(std::min(rest.find(' ') + 1, rest.size()));
      if (begins_with_vowel(rest)) {
        out.append(word->substr(0, word->size() - 2)).append("'");
        at += word->size();
        continue;
      }
    }
    out += text[at++];
  }
  return out;
}

}  // namespace

Grammar Grammar::read(const std::string& path) {
  Grammar grammar;
  std::ifstream in(path);
  std::string symbol;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::string_view rest = line;
    if (line[0] != ' ') {
      const std::size_t equals = line.find(" = ");
      symbol = line.substr(0, equals);
      rest.remove_prefix(equals + 3);
    }
    add_alternatives(rest, grammar.symbols_[symbol]);
  }
  return grammar;
}

std::string Grammar::missing() const {
  for (const auto& [symbol, alternatives] : symbols_)
    for (const std::string& one : alternatives)
      for (std::size_t at = one.find('{'); at != std::string::npos; at = one.find('{', at + 1)) {
        const std::string used = one.substr(at + 1, one.find('}', at) - at - 1);
        if (symbols_.find(used) == symbols_.end()) return used;
      }
  return {};
}

void Grammar::expand(const std::string& symbol, std::mt19937& random, int depth, std::string& out) const {
  const auto found = symbols_.find(symbol);
  if (found == symbols_.end() || found->second.empty() || depth > kDeepest) return;
  const std::string& one = found->second[random() % found->second.size()];
  for (std::size_t at = 0; at < one.size();) {
    const std::size_t open = std::min(one.find('{', at), one.size());
    out.append(one, at, open - at);
    if (open == one.size()) return;
    const std::size_t close = one.find('}', open);
    expand(one.substr(open + 1, close - open - 1), random, depth + 1, out);
    at = close + 1;
  }
}

GoldSentence Grammar::draw(std::mt19937& random) const {
  std::string text;
  expand("s", random, 0, text);
  return parse_marked(elided(text));
}

}  // namespace recoupe
