#include "lexicon/morphology.h"

#include <array>

namespace recoupe {
namespace {

constexpr std::array<std::string_view, kUposCount> kUposNames = {
    "X",   "ADJ",  "ADP",  "ADV",   "AUX",   "CCONJ", "DET", "INTJ", "NOUN",
    "NUM", "PART", "PRON", "PROPN", "PUNCT", "SCONJ", "SYM", "VERB"};

template <std::size_t N, class Value>
void append(std::string& out, std::string_view key, const std::array<std::string_view, N>& names,
            Value value) {
  const auto index = static_cast<std::size_t>(value);
  if (index == 0 || index >= N) return;
  if (!out.empty()) out += '|';
  out += key;
  out += '=';
  out += names[index];
}

constexpr std::array<std::string_view, 3> kGenders = {"", "Masc", "Fem"};
constexpr std::array<std::string_view, 5> kMoods = {"", "Ind", "Sub", "Cnd", "Imp"};
constexpr std::array<std::string_view, 3> kNumbers = {"", "Sing", "Plur"};
constexpr std::array<std::string_view, 4> kPersons = {"", "1", "2", "3"};
constexpr std::array<std::string_view, 5> kTenses = {"", "Pres", "Past", "Imp", "Fut"};
constexpr std::array<std::string_view, 4> kVerbForms = {"", "Fin", "Inf", "Part"};

template <class Value, std::size_t N>
bool read(std::string_view name, const std::array<std::string_view, N>& names, Value& value) {
  for (std::size_t n = 1; n < N; ++n)
    if (names[n] == name) {
      value = static_cast<Value>(n);
      return true;
    }
  return false;
}

bool read_one(std::string_view key, std::string_view name, Feats& feats) {
  Gender gender{};
  Mood mood{};
  Number number{};
  std::uint8_t person = 0;
  Tense tense{};
  VerbForm verb_form{};
  if (key == "Gender" && read(name, kGenders, gender)) return feats.gender = gender, true;
  if (key == "Mood" && read(name, kMoods, mood)) return feats.mood = mood, true;
  if (key == "Number" && read(name, kNumbers, number)) return feats.number = number, true;
  if (key == "Person" && read(name, kPersons, person)) return feats.person = person & 3U, true;
  if (key == "Tense" && read(name, kTenses, tense)) return feats.tense = tense, true;
  if (key == "VerbForm" && read(name, kVerbForms, verb_form)) return feats.verb_form = verb_form, true;
  return false;
}

}  // namespace

std::string_view name_of(Upos upos) {
  const auto index = static_cast<std::size_t>(upos);
  return kUposNames[index < kUposNames.size() ? index : 0];
}

Upos upos_from(std::string_view name) {
  for (std::size_t n = 0; n < kUposNames.size(); ++n)
    if (kUposNames[n] == name) return static_cast<Upos>(n);
  return Upos::X;
}

std::string to_conllu(Feats feats) {
  std::string out;  // features in alphabetical order, as CoNLL-U wants them
  append(out, "Gender", kGenders, feats.gender);
  append(out, "Mood", kMoods, feats.mood);
  append(out, "Number", kNumbers, feats.number);
  append(out, "Person", kPersons, feats.person);
  append(out, "Tense", kTenses, feats.tense);
  append(out, "VerbForm", kVerbForms, feats.verb_form);
  return out.empty() ? "_" : out;
}

std::optional<Feats> feats_from(std::string_view conllu) {
  Feats feats;
  if (conllu.empty() || conllu == "_") return feats;
  while (!conllu.empty()) {
    const std::string_view item = conllu.substr(0, conllu.find('|'));
    conllu.remove_prefix(std::min(conllu.size(), item.size() + 1));
    const std::size_t equal = item.find('=');
    if (equal == std::string_view::npos) return std::nullopt;
    if (!read_one(item.substr(0, equal), item.substr(equal + 1), feats)) return std::nullopt;
  }
  return feats;
}

}  // namespace recoupe
