// Decided names → phrases, with no more precision than the words give: a country has no pin, a hospital of a
// town lies near the town's point, a village that no gazetteer knows keeps its own name and its region's.
#pragma once

#include <vector>

#include "phrase/place.h"
#include "phrase/place_report.h"

namespace recoupe {

class PlaceWriter {
 public:
  // All arguments must outlive the writer.
  PlaceWriter(const Lexicon& lexicon, const Gazetteer& gazetteer, const PlaceWords& vocabulary,
              const Report& report, const Words& words, const SettingFinder& settings,
              const ReportPlaces& found)
      : lexicon_(lexicon),
        gazetteer_(gazetteer),
        v_(vocabulary),
        report_(report),
        words_(words),
        settings_(settings),
        found_(found) {}

  std::vector<PlacePhrase> write();

 private:
  bool has(std::int64_t word, ClassId wanted) const {
    return word >= 0 && words_.has(static_cast<std::uint32_t>(word), wanted);
  }
  PlacePhrase& add(WordRange words);

  // place_writer.cc: names
  PlaceUse use_of(const NamedPlace& item, std::string_view kind) const;
  bool between_powers(const NamedPlace& item) const;
  void write_known(const NamedPlace& item);
  void set_point(PlacePhrase& phrase, const Place& place, const NamedPlace& item) const;
  void apply_displacement(PlacePhrase& phrase, const Place& place) const;
  bool is_unknown_place(const NamedPlace& item) const;
  bool is_located(const NamedPlace& item) const;
  void write_unknown(std::size_t n);
  void borrow_region(PlacePhrase& phrase, std::size_t n) const;
  void borrow_point(PlacePhrase& phrase, std::size_t n) const;
  bool write_road(PlacePhrase& phrase, const NamedPlace& item) const;
  Place road_end(std::string_view name, const NamedPlace& road) const;
  std::string_view where_of_preposition(const NamedPlace& item) const;

  // place_spoken.cc: what has no name, and the order of it all
  void write_coordinates();
  void write_spoken_of();
  void write_capital(const EntryHit& hit);
  void write_country_word(const EntryHit& hit);
  void write_demonyms();
  bool shrink(PlacePhrase& phrase, const std::vector<char>& taken) const;
  std::vector<PlacePhrase> tidy();
  void mark_containers(std::vector<PlacePhrase>& places) const;
  void find_towns(std::vector<PlacePhrase>& places) const;

  const Lexicon& lexicon_;
  const Gazetteer& gazetteer_;
  const PlaceWords& v_;
  const Report& report_;
  const Words& words_;
  const SettingFinder& settings_;
  const ReportPlaces& found_;
  std::vector<PlacePhrase> phrases_;
};

}  // namespace recoupe
