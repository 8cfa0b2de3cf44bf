#include "treebank.h"

#include <charconv>
#include <fstream>

#include "text/normalise.h"

namespace recoupe::train {
namespace {

enum Column : std::size_t { id, form, lemma, upos, xpos, feats, head, deprel, deps, misc, columns };

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> fields;
  for (std::size_t at = 0; at <= line.size();) {
    const std::size_t end = std::min(line.find(by, at), line.size());
    fields.push_back(line.substr(at, end - at));
    at = end + 1;
  }
  return fields;
}

std::uint32_t number(std::string_view digits) {
  std::uint32_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// Features that the program does not know are left out one by one.
Feats known_feats(std::string_view column) {
  std::string kept;
  for (const std::string_view feature : split(column, '|'))
    if (feats_from(feature)) kept.append(kept.empty() ? "" : "|").append(feature);
  return kept.empty() ? Feats() : feats_from(kept).value_or(Feats());
}

void add_line(const std::vector<std::string_view>& field, GoldSentence& sentence) {
  const bool spaced = field[misc].find("SpaceAfter=No") == std::string_view::npos;
  if (const std::size_t dash = field[id].find('-'); dash != std::string_view::npos) {
    sentence.tokens.push_back(
        {std::string(field[form]), spaced, number(field[id]) - 1, number(field[id].substr(dash + 1))});
    return;
  }
  if (field[id].find('.') != std::string_view::npos) return;
  const auto index = static_cast<std::uint32_t>(sentence.words.size());
  if (sentence.tokens.empty() || sentence.tokens.back().end <= index)
    sentence.tokens.push_back({std::string(field[form]), spaced, index, index + 1});
  sentence.words.push_back({normalise(field[lemma]), upos_from(field[upos]), known_feats(field[feats]),
                            number(field[head]), deprel_from(field[deprel])});
}

}  // namespace

Result<std::vector<GoldSentence>> read_treebank(const std::string& path, const std::string& treebank) {
  std::ifstream file(path);
  if (!file) return fail(path, "no such treebank", "see the README of the data folder");
  std::vector<GoldSentence> sentences;
  GoldSentence now{treebank, {}, {}};
  for (std::string line; std::getline(file, line);) {
    if (line.empty()) {
      if (!now.words.empty()) sentences.push_back(std::move(now));
      now = {treebank, {}, {}};
    } else if (line[0] != '#') {
      const auto fields = split(line, '\t');
      if (fields.size() != columns) return fail(path, "a line without ten columns: " + line);
      add_line(fields, now);
    }
  }
  return sentences;
}

}  // namespace recoupe::train
