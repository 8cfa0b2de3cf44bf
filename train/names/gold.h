// Sentences whose names are marked, as training and tests read them.
//
//   marked  « Le colonel [PER Ousmane Traoré] a quitté [LOC Gao]. », one a line, # begins a comment
//   BIO     a token and its tag a line, an empty line behind a sentence; WikiANN's tokens begin with « fr: »
#pragma once

#include <algorithm>
#include <array>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrase/name.h"

namespace recoupe {

struct GoldName {
  ByteSpan span;
  NameType type = NameType::other;
  auto operator<=>(const GoldName&) const = default;
};

struct GoldSentence {
  std::string text;
  std::vector<GoldName> names;  // in order
};

inline std::optional<NameType> name_type_from(std::string_view name) {
  for (std::size_t n = 0; n < kNameTypes; ++n)
    if (name_of(static_cast<NameType>(n)) == name) return static_cast<NameType>(n);
  return std::nullopt;
}

// A bracket that no type follows is text.
inline GoldSentence parse_marked(std::string_view line) {
  GoldSentence out;
  bool open = false;
  for (std::size_t at = 0; at < line.size();) {
    const std::size_t space = line[at] == '[' ? line.find(' ', at) : std::string_view::npos;
    const auto type =
        space == std::string_view::npos ? std::nullopt : name_type_from(line.substr(at + 1, space - at - 1));
    if (type) {
      const auto begin = static_cast<std::uint32_t>(out.text.size());
      out.names.push_back({{begin, begin}, *type});
      open = true;
      at = space + 1;
    } else if (open && line[at] == ']') {
      out.names.back().span.end = static_cast<std::uint32_t>(out.text.size());
      open = false;
      ++at;
    } else {
      out.text += line[at++];
    }
  }
  return out;
}

inline std::vector<GoldSentence> read_marked(const std::string& path) {
  std::ifstream in(path);
  std::vector<GoldSentence> out;
  for (std::string line; std::getline(in, line);)
    if (!line.empty() && line[0] != '#') out.push_back(parse_marked(line));
  return out;
}

// All files of a folder, by name.
inline std::vector<GoldSentence> read_marked_folder(const std::string& folder) {
  std::vector<std::filesystem::path> files;
  std::error_code missing;
  for (const auto& item : std::filesystem::directory_iterator(folder, missing))
    if (item.path().extension() == ".txt") files.push_back(item.path());
  std::sort(files.begin(), files.end());
  std::vector<GoldSentence> out;
  for (const auto& file : files)
    for (GoldSentence& sentence : read_marked(file)) out.push_back(std::move(sentence));
  return out;
}

// Tokens → a text as it is printed: no space before a comma or behind an elision.
inline void append_token(GoldSentence& sentence, std::string_view token, std::string_view tag) {
  std::string& text = sentence.text;
  const bool tight = token == "," || token == "." || token == ")" || token == "]";
  const bool after = text.empty() || text.back() == '(' || text.back() == '[' || text.back() == '\'' ||
                     text.ends_with("\u2019");
  const bool inside = tag.starts_with("I-") && !sentence.names.empty() &&
                      sentence.names.back().span.end == text.size() &&
                      name_of(sentence.names.back().type) == tag.substr(2);
  if (!tight && !after) text += ' ';
  const auto begin = static_cast<std::uint32_t>(text.size());
  text += token;
  const auto end = static_cast<std::uint32_t>(text.size());
  if (inside)
    sentence.names.back().span.end = end;
  else if (tag.size() > 2)
    if (const auto type = name_type_from(tag.substr(2))) sentence.names.push_back({{begin, end}, *type});
}

// `longest`: tokens of a sentence, for files that mark no ends (Europeana); it ends at a full stop after
// that.
inline std::vector<GoldSentence> read_bio(const std::string& path, std::size_t longest = SIZE_MAX) {
  std::ifstream in(path);
  std::vector<GoldSentence> out;
  GoldSentence now;
  std::size_t tokens = 0;
  const auto finish = [&] {
    if (!now.text.empty()) out.push_back(std::move(now));
    now = {};
    tokens = 0;
  };
  for (std::string line; std::getline(in, line);) {
    const std::size_t cut = line.find_last_of(" \t");
    if (line.empty() || cut == std::string::npos) {
      finish();
      continue;
    }
    std::string_view token = std::string_view(line).substr(0, cut);
    if (token.starts_with("fr:")) token.remove_prefix(3);
    append_token(now, token, std::string_view(line).substr(cut + 1));
    if (++tokens >= longest && token == ".") finish();
  }
  finish();
  return out;
}

// Names found against names marked, by type.
struct NameTally {
  std::array<std::uint32_t, kNameTypes> right{}, found{}, marked{};

  template <class Found>
  void add(const std::vector<GoldName>& gold, const Found& names) {
    for (const GoldName& name : gold) ++marked[static_cast<std::size_t>(name.type)];
    for (const auto& name : names) {
      ++found[static_cast<std::size_t>(name.type)];
      for (const GoldName& g : gold)
        right[static_cast<std::size_t>(name.type)] += g.span == name.span && g.type == name.type;
    }
  }
  static double f1(double good, double all, double wanted) {
    return all + wanted > 0 ? 200 * good / (all + wanted) : 0;
  }
  double f1() const {
    double good = 0, all = 0, wanted = 0;
    for (std::size_t t = 0; t < kNameTypes; ++t) good += right[t], all += found[t], wanted += marked[t];
    return f1(good, all, wanted);
  }
  double f1(NameType type) const {
    const auto t = static_cast<std::size_t>(type);
    return f1(right[t], found[t], marked[t]);
  }
};

}  // namespace recoupe
