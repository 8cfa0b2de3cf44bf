// Pieces of dates as the rules find them, one rule a piece, before neighbours are joined.
#pragma once

#include <string_view>
#include <vector>

#include "phrase/date.h"
#include "phrase/date_shape.h"

namespace recoupe {

struct DatePiece {
  WordRange words;
  DateShape shape;
  DateUse use = DateUse::point;
  std::string_view rule;
  int offset_days = 0;
  int offset_margin = 0;      // days that « deux mois plus tard » leaves open
  bool offset_known = false;  // « quelques jours plus tard » is not
  bool anchored = false;      // a known event gave the year
  bool beside = false;        // means a time only beside a day: the « soir » of « mercredi soir »
  bool calendar = false;      // "9/11/2024"
  bool has_clock = false;
  bool day_in_words = false;
  bool has_digits = false;  // a clock time in digits: « 17h30 »
  bool from = false;        // opens a stretch: « de 17h … », « du 12 mars … »
  std::optional<ClockInterval> clock;
  std::string_view zone;          // IANA name
  std::optional<int> utc_offset;  // minutes, where the words give it: « GMT+3 », « 17h30 (22h30 GMT) »
  // The later end of a stretch whose ends were told as two dates: « entre hier et le 3 juin ».
  std::optional<DateShape> until;
};

// Of every sentence the longest sensible pieces from the left; in order, disjoint.
class DatePieces {
 public:
  DatePieces(const Lexicon& lexicon, const Numerals& numerals, const RuleGroup& rules,
             const DateReader::Classes& classes, const Words& words)
      : lexicon_(lexicon), numerals_(numerals), rules_(rules), c_(classes), words_(words) {}
  std::vector<DatePiece> find() const;

 private:
  using Runs = std::vector<NumberRun>;
  std::optional<DatePiece> piece(const Match& match, const std::vector<Unit>& units, const Runs& runs) const;
  void set(std::uint32_t rule, DatePiece& piece) const;
  bool fill(std::string_view slot, const Unit& unit, const Runs& runs, DatePiece& piece) const;
  bool fill_number(std::string_view slot, const NumberRun& run, DatePiece& piece) const;
  bool fill_word(std::string_view slot, std::uint32_t word, DatePiece& piece) const;
  bool read_clock(const Match& match, const std::vector<Unit>& units, const Runs& runs,
                  DatePiece& piece) const;
  std::optional<DatePiece> in_digits(const NumberRun& run) const;
  bool hour_follows(WordRange range) const;
  bool day_follows(WordRange range) const;
  bool habitual(WordRange range) const;
  bool goes_on_with(WordRange range, ClassId wanted) const;
  bool sensible(const DatePiece& piece, const Match& match) const;
  int value_of(std::uint32_t word, const std::vector<std::pair<ClassId, int>>& values) const;
  std::string_view value_at(std::uint32_t word, std::string_view key) const;  // of the class "key=value"
  CalendarParts holiday(std::uint32_t word) const;
  Upos next_upos(WordRange range) const;
  std::vector<WordRange> windows(WordRange sentence, const Runs& runs, std::size_t begin,
                                 std::size_t end) const;
  void find_in(WordRange window, const Runs& runs, std::size_t begin, std::size_t end,
               std::vector<DatePiece>& found) const;

  const Lexicon& lexicon_;
  const Numerals& numerals_;
  const RuleGroup& rules_;
  const DateReader::Classes& c_;
  const Words& words_;
};

// Joins pieces that stand beside each other into one date (date_join.cc): « mercredi » + « soir » + « vers
// 19h35 » + « (16h35 GMT) »; « de 17h » + « à 18h ».
std::vector<DatePiece> join_pieces(const std::vector<DatePiece>& pieces, const Words& words,
                                   const DateReader::Classes& classes);

}  // namespace recoupe
