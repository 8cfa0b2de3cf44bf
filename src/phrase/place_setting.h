// What stands around a name: the noun that says its kind, the word before that says what the place is to the
// sentence.
//
//   « près de la base militaire irakienne de Taji »: kind « base militaire » (military), preposition near
//   « Washington a annoncé »: subject of an active verb, speaks
#pragma once

#include <optional>
#include <string_view>

#include "phrase/place_names.h"

namespace recoupe {

enum class BeforeName : std::uint8_t { none, at, in, on, near, from, to, between, according, of };

struct NameSetting {
  std::uint32_t begin = 0;  // first word of the kind noun, or of the name
  KindGroup group = KindGroup::none;
  std::string_view kind;  // "air_base"; "" no noun before
  EntryId kind_entry = 0;
  std::uint32_t kind_word = 0;  // first word of the kind noun
  bool plural = false;          // the kind noun is plural: « les bases d'A et de B »
  bool linked = false;          // … by « de »: « hôpital de X », not « hôpital X »
  bool described = false;       // an adjective between noun and name: « place centrale de X »
  bool article = false;         // directly before the name: regions and countries have one, towns seldom
  bool capital_word = false;    // « la capitale du Mali »
  bool facility_of = false;     // « ambassade de France »
  BeforeName before = BeforeName::none;
  bool quarter = false;                 // « un quartier de X »
  bool body_in = false;                 // « l'État islamique en X »
  KindGroup apposed = KindGroup::none;  // of the noun behind the name: « X, village du cercle de Y »
  std::string_view apposed_kind;
  bool part_of = false;         // « au nord de X »
  bool linked_road = false;     // « la route qui relie X à Y »
  bool power = false;           // it stands for its government: « financé par X », « appelle à X »
  bool border = false;          // « frontière du Mali »
  bool person = false;          // a title, rank or role stands directly before: the name is a person's
  bool of_place = false;        // « les habitants de X », « le massacre de X »
  bool of_body = false;         // « le maire de X », « l'armée de X », « l'État islamique en X »
  bool subject_active = false;  // nothing before it, and it does something
  bool speaks = false;          // … or says something
};

class SettingFinder {
 public:
  SettingFinder(const Lexicon& lexicon, const PlaceWords& vocabulary, const Words& words);
  NameSetting find(const FoundName& name) const;

  // The longest kind noun (or other entry with `wanted`) that ends with word `last`; nullptr when there is
  // none.
  const EntryHit* ending_at(std::uint32_t last) const;
  // First word after determiners, going left from `word`; may be one before the sentence.
  std::int64_t before_article(std::int64_t word, std::uint32_t sentence_begin) const;
  BeforeName before_at(std::int64_t word) const;

 private:
  bool has(std::int64_t word, ClassId wanted) const;
  void find_kind(const FoundName& name, std::uint32_t start, NameSetting& setting) const;
  void find_apposed(const FoundName& name, std::uint32_t end, NameSetting& setting) const;
  bool is_title(const EntryHit& hit, std::span<const ClassId> classes, std::uint32_t end) const;
  void find_body(std::int64_t before, std::uint32_t start, NameSetting& setting) const;
  bool stands_for_power(std::int64_t before, std::uint32_t start, BeforeName preposition) const;
  void find_subject(const FoundName& name, std::uint32_t end, NameSetting& setting) const;

  const Lexicon& lexicon_;
  const PlaceWords& v_;
  const Words& words_;
  std::vector<std::uint32_t>
      kind_end_;  // one a word: 1 + index of the longest hit of a kind noun that ends there; 0 none
};

}  // namespace recoupe
