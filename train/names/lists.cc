#include "lists.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <sstream>

namespace recoupe {
namespace {

constexpr long kTown = 30'000;        // people of a {place}, at least
constexpr long kCity = 300'000;       // … of a {city}
constexpr std::size_t kLongest = 50;  // bytes of a name of WikiANN

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields(1);
  for (const char c : line)
    if (c == '\t')
      fields.emplace_back();
    else
      fields.back() += c;
  return fields;
}

// A column of a tab-separated list, up to the first |; rows with fewer people (column 7) are left out.
std::vector<std::string> names_of(const std::string& path, std::size_t column, long people = 0) {
  std::ifstream in(path);
  std::vector<std::string> out;
  for (std::string line; std::getline(in, line);) {
    if (line.empty() || line[0] == '#') continue;
    const auto fields = fields_of(line);
    if (fields.size() <= column || fields[column].empty()) continue;
    if (people > 0 && (fields.size() < 8 || std::atol(fields[7].c_str()) < people)) continue;
    out.push_back(fields[column].substr(0, fields[column].find('|')));
  }
  return out;
}

// « boko haram » → « Boko haram », « eigs » → « EIGS »: lists hold small letters.
std::vector<std::string> capitalised(std::vector<std::string> names) {
  constexpr std::size_t kAcronym = 5;  // letters, at most
  const auto is_small = [](char c) { return c >= 'a' && c <= 'z'; };
  const auto upper = [](char c) { return static_cast<char>(c - 32); };
  for (std::string& name : names) {
    const bool acronym = name.size() <= kAcronym && name.find_first_of("aeiouy", 1) == std::string::npos &&
                         std::all_of(name.begin(), name.end(), is_small);
    for (std::size_t n = 0; n < (acronym ? name.size() : 1); ++n)
      if (is_small(name[n])) name[n] = upper(name[n]);
    if (name.starts_with("é")) name.replace(0, 2, "É");
  }
  return names;
}

// The organisations that the lexicon knows by name: rows with `name=` and those of agencies.
std::vector<std::string> known_organisations(const std::string& language) {
  std::vector<std::string> out;
  for (const char* file : {"/fr/groups.tsv", "/fr/sources.tsv", "/all/agencies.tsv"}) {
    std::ifstream in(language + file);
    for (std::string line; std::getline(in, line);) {
      const auto fields = fields_of(line);
      if (line[0] == '#' || fields.size() < 3 || fields[2].find("name=") == std::string::npos) continue;
      out.push_back(fields[0]);
      std::stringstream forms(fields[1]);
      for (std::string form; std::getline(forms, form, '|');) out.push_back(form);
    }
  }
  return capitalised(std::move(out));
}

// Names of WikiANN that look like names: capitalised at both ends, a few words, nothing but letters.
std::vector<std::string> names_in(const std::vector<GoldSentence>& sentences, NameType type) {
  std::vector<std::string> out;
  for (const GoldSentence& sentence : sentences)
    for (const GoldName& name : sentence.names) {
      const std::string text(slice(sentence.text, name.span));
      const bool plain = text.find_first_of("[](){}|,\"*0123456789/:") == std::string::npos;
      const bool capital = text[0] >= 'A' && text[0] <= 'Z';
      const bool words = type != NameType::person || text.find(' ') != std::string::npos;
      if (name.type == type && plain && capital && words && text.size() < kLongest &&
          text.find("''") == std::string::npos)
        out.push_back(text);
    }
  return out;
}

}  // namespace

void define_lists(const ListPaths& paths, const std::vector<GoldSentence>& wikiann, Grammar& grammar) {
  const auto list = [&](const char* name) { return paths.language + name; };
  grammar.define("given", names_of(list("/all/given_names.tsv"), 0));
  grammar.define("country", names_of(list("/all/countries.tsv"), 1));
  grammar.define("capital", names_of(list("/all/countries.tsv"), 2));
  grammar.define("demonym", capitalised(names_of(list("/fr/demonyms.tsv"), 0)));
  grammar.define("known.org", known_organisations(paths.language));
  auto places = names_of(paths.gazetteer, 1, kTown);
  for (auto& place : names_of(list("/all/places.tsv"), 1)) places.push_back(std::move(place));
  grammar.define("place", std::move(places));
  grammar.define("city", names_of(paths.gazetteer, 1, kCity));
  grammar.define("wiki.per", names_in(wikiann, NameType::person));
  grammar.define("wiki.org", names_in(wikiann, NameType::organisation));
  grammar.define("wiki.loc", names_in(wikiann, NameType::place));
}

}  // namespace recoupe
