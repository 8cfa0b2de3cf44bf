// Names: the spans of a report that name a person, an organisation, a place or something else, and which of
// them name the same.
//
//   « Le colonel Ousmane Traoré a quitté Gao. Traoré commandait le Front de l'Azawad. »
//   →  PER Ousmane Traoré #1 · LOC Gao #2 · PER Traoré #1 · ORG Front de l'Azawad #3
//
// A title is no part of a name, nor is an article unless it belongs to it (« Le Caire »); a country that acts
// is a place all the same (« Paris a condamné »); names inside a name are not told apart.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "lexicon/lexicon.h"
#include "phrase/place.h"
#include "report/report.h"
#include "word/word.h"

namespace recoupe {

enum class NameType : std::uint8_t { person, organisation, place, other };
inline constexpr std::size_t kNameTypes = 4;
std::string_view name_of(NameType type);  // "PER", "ORG", "LOC", "MISC"

class NameModel;

struct NamePhrase {
  WordRange words;
  ByteSpan span;
  NameType type = NameType::other;
  float score = 0;           // nats by which this reading beats « no name here »
  std::uint32_t entity = 0;  // the same number, the same bearer; from 1 in the order of the text
  std::string_view why;      // the entry that speaks for it: a title before it, its own line; else "fr.names"
};

class NameReader {
 public:
  // The lexicon must outlive the reader; thread-safe once built. Without the section "fr.names" (see
  // name_model.h) nothing is found.
  explicit NameReader(const Lexicon& lexicon);
  NameReader(const Lexicon& lexicon, const NameModel& model);  // with another model than the lexicon's
  ~NameReader();
  NameReader(NameReader&&) noexcept;

  // In order, disjoint, each within a sentence, entities set (name_joiner.h). Furniture is not looked at.
  // `places` are those of the same words.
  std::vector<NamePhrase> read(const Report& report, const Words& words,
                               const std::vector<PlacePhrase>& places) const;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace recoupe
