// From the slots of a clock rule to minutes of the day.
//
//   c hour, or hour and minutes in digits · i minutes · q « et demie » · k « minuit » · a "pm" · p « du soir
//   » e sign and g hours of « GMT+3 » · the same with 2: the later end of a stretch
//
// Classes of the words matched say the rest: `zone=`, `clock_upto` and `clock_after` leave an end open,
// `clock_near` closes it again (« peu avant »).
#include "phrase/date_clock.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "phrase/date_piece.h"

namespace recoupe {
namespace {

constexpr int kNoon = 12 * 60;
constexpr int kLatestEveningHour = 6 * 60;  // « 5 heures de la nuit » is towards morning
constexpr int kMostOffset = 14 * 60;        // of a zone from UTC

bool is_digit(char c) { return c >= '0' && c <= '9'; }

int to_int(std::string_view text) {
  int value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// The value of `key` in the one-word entry of a spelling, or of the class `key` alone.
std::string_view value_of(const Lexicon& lexicon, std::string_view spelling, std::string_view key) {
  const AtomId atom = lexicon.atom(spelling);
  if (atom == 0) return {};
  for (const EntryId entry : lexicon.entries_at(lexicon.step(kTrieRoot, atom)))
    if (const std::string_view value = lexicon.value(entry, key); !value.empty()) return value;
  return {};
}

// One end of a stretch as its slots tell it.
struct Told {
  int minutes = -1;
  DayPart part = DayPart::none;
  std::string_view half;  // "am", "pm"

  std::optional<int> value() const {
    if (minutes < 0 || minutes > kMinutesOfDay) return std::nullopt;
    int value = in_part_of_day(minutes, half == "pm" ? DayPart::afternoon : part);
    if (half == "am" && value >= kNoon && value < kNoon + 60) value -= kNoon;
    return value % kMinutesOfDay;
  }
};

}  // namespace

int in_part_of_day(int minutes, DayPart part) {
  if (minutes >= kNoon) return minutes >= kNoon + 60 || part != DayPart::night ? minutes : minutes - kNoon;
  if (part == DayPart::afternoon || part == DayPart::evening) return minutes + kNoon;
  if (part == DayPart::night && minutes >= kLatestEveningHour) return minutes + kNoon;
  return minutes;
}

std::optional<int> clock_of(std::string_view form, const Lexicon& lexicon) {
  int hour = -1;
  int minutes = 0;
  std::size_t numbers = 0;
  bool after_colon = false;
  std::string_view half;
  for (std::size_t at = 0; at < form.size();) {
    std::size_t end = at;
    while (end < form.size() && is_digit(form[end])) ++end;
    std::size_t mark_end = end;
    while (mark_end < form.size() && !is_digit(form[mark_end])) ++mark_end;
    const std::string_view digits = form.substr(at, end - at);
    const std::string_view mark = form.substr(end, mark_end - end);
    if (digits.empty() || digits.size() > 2 || (after_colon && digits.size() != 2)) return std::nullopt;
    after_colon = mark == ":";
    const std::string_view unit = value_of(lexicon, mark, "unit");
    const bool seconds = unit == "second" || numbers == 2;
    if (numbers == 0) hour = to_int(digits);
    if (numbers == 1 && !seconds) minutes = to_int(digits);
    const std::string_view told = value_of(lexicon, mark, "half_day");
    if (!told.empty()) half = told;
    const bool colon = after_colon && numbers < 2;
    const bool named = numbers == 0 ? unit == "hour" : unit == "minute" || unit == "second";
    if (!colon && !named && told.empty() && !(mark.empty() && numbers > 0)) return std::nullopt;
    if (++numbers > 3) return std::nullopt;
    at = mark_end;
  }
  if (hour < 0 || hour > 24 || minutes > 59) return std::nullopt;
  return Told{hour * 60 + minutes, DayPart::none, half}.value();
}

bool DatePieces::read_clock(const Match& match, const std::vector<Unit>& units, const Runs& runs,
                            DatePiece& out) const {
  std::array<Told, 2> ends;
  int sign = 0;
  for (const Slot& slot : match.slots) {
    if (slot.begin >= slot.end) continue;
    const Unit& unit = units[slot.begin];
    const bool number = unit.kind == UnitKind::number || unit.kind == UnitKind::date;
    const NumberRun run = number ? runs[unit.index] : NumberRun{};
    const std::uint32_t word = unit.words.begin;
    Told& end = ends[slot.name.ends_with('2')];
    switch (slot.name[0]) {
      case 'c':
        if (run.kind != RunKind::clock && (run.kind != RunKind::cardinal || run.value > 24)) return false;
        out.has_digits = run.kind == RunKind::clock;
        end.minutes = static_cast<int>(run.kind == RunKind::clock ? run.value : run.value * 60);
        break;
      case 'i':
        if (run.kind != RunKind::cardinal || run.value > 59) return false;
        end.minutes += static_cast<int>(run.value);
        break;
      case 'q':
        end.minutes += to_int(value_at(word, "minutes"));
        break;
      case 'k':
        end.minutes = to_int(value_at(word, "clock"));
        break;
      case 'a':
        end.half = value_at(word, "half_day");
        break;
      case 'p':
        end.part = static_cast<DayPart>(value_of(word, c_.parts));
        if (words_.has(word, c_.night)) end.part = DayPart::night;
        break;
      case 'e':
        sign = words_.words[word].form == "-" ? -1 : 1;
        break;
      case 'g':
        if (run.value > kMostOffset / 60) return false;
        out.utc_offset = (sign == 0 ? 1 : sign) * static_cast<int>(run.value) * 60;
        break;
      default:
        break;
    }
  }
  bool after = false;
  bool upto = false;
  bool near = false;
  bool local = false;
  for (std::uint32_t at = out.words.begin; at < out.words.end; ++at) {
    after = after || words_.has(at, c_.clock_after);
    upto = upto || words_.has(at, c_.clock_upto);
    near = near || words_.has(at, c_.clock_near);
    std::string_view zone = value_at(at, "zone");
    if (zone.empty() && out.zone.empty()) zone = value_at(at, "country");  // « heure irakienne »
    local = local || zone == "local";
    if (!zone.empty() && !local) out.zone = zone;
  }
  if (out.shape.form == DateForm::duration) {  // « pendant 1h30 »
    if (ends[0].minutes < 0) return true;
    out.shape.unit = TimeUnit::minute;
    out.shape.count = ends[0].minutes;
    return true;
  }
  auto from = ends[0].value();
  if (!from) return false;
  const auto to = ends[1].value();
  if (to) {
    // « de 5 à 6 heures du soir »: what is said of the later end holds for both.
    Told first = ends[0];
    if (first.part == DayPart::none && first.half.empty()) {
      first.part = ends[1].part;
      first.half = ends[1].half;
      if (first.value() && *first.value() <= *to) from = first.value();
    }
    out.clock = ClockInterval{*from, *to < *from ? *to + kMinutesOfDay : *to};
    return true;
  }
  if (ends[1].minutes >= 0) return false;
  // « peu avant minuit »: the end of that day, not its beginning.
  if (upto && *from == 0) from = kMinutesOfDay - 1;
  out.clock = ClockInterval{upto && !near ? 0 : *from, after && !near ? kMinutesOfDay - 1 : *from};
  out.shape.part = DayPart::none;
  return true;
}

}  // namespace recoupe
