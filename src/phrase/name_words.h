// What the words of a report show to the reader of names, looked up once: spelling, shape, classes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "phrase/place.h"
#include "report/report.h"
#include "word/word.h"

namespace recoupe {

// The classes of language/*.tsv that bear on names, as bits of WordLook::classes.
enum class NameClass : std::uint8_t {
  title,     // « M. », « cheikh »
  rank,      // « colonel »
  role,      // « ministre »
  official,  // « procureur »
  person,    // « habitant »
  given,     // « Ousmane »
  particle,  // « ben », « von »
  head,      // of organisations: « Mouvement », « ministère »
  media,     // « quotidien », « chaîne »
  event,     // heads of other names: « opération », « traité », « navire »
  opener,    // belongs to a name although written small: « ministère », « mer »
  small,     // all of a name that is written small: « parquet national financier »
  organisation,
  group,  // armed
  agency,
  force,  // of a state
  metonym,
  demonym,
  never,  // no name, whatever its capital: « Noël »
  time,   // months and weekdays
  settlement,
  admin,
  military,
  nature,
  facility,
  street,
  zone
};
inline constexpr int kNameClasses = 27;
using NameClasses = std::uint32_t;
constexpr NameClasses bit(NameClass c) { return NameClasses{1} << static_cast<unsigned>(c); }

// What the morphological lexicon has the small-letter form of a capitalised word for.
enum WordKind : std::uint8_t { kNoun = 1, kAdjective = 2, kVerb = 4, kName = 8, kFunction = 16 };

struct WordLook {
  std::uint32_t form = 0;   // hash of the normalised spelling
  std::uint32_t shape = 0;  // hash of « Xx-Xx », « XX », « x' », « d »…
  NameClasses classes = 0;
  std::uint8_t kinds = 0;   // WordKind; capitalised words only
  bool upper = false;       // a capital somewhere: « Gao », « al-Assad », « l'ONU » without its article
  bool shouting = false;    // stands in a sentence of capitals
  std::uint32_t place = 0;  // 1 + index of the place whose very name covers the word; 0: none
  bool country = false;     // that place is one
  std::uint32_t first_hit = 0;  // first index into Words::hits that does not begin before the word

  bool has(NameClass c) const { return any(bit(c)); }
  bool any(NameClasses wanted) const { return (classes & wanted) != 0; }
};

// The lexicon's class numbers, looked up once a lexicon.
class NameClassTable {
 public:
  explicit NameClassTable(const Lexicon& lexicon);
  NameClasses of(std::span<const ClassId> classes) const {
    NameClasses out = 0;
    for (const ClassId id : classes) out |= bits_[id];
    return out;
  }

 private:
  std::vector<NameClasses> bits_;  // by ClassId
};

std::vector<WordLook> look_at(const Lexicon& lexicon, const NameClassTable& table, const Report& report,
                              const Words& words, const std::vector<PlacePhrase>& places);

}  // namespace recoupe
