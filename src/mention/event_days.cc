#include "mention/event_days.h"

#include <algorithm>

#include "phrase/date_units.h"
#include "phrase/time_zone.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kSmallWords = 3;    // between a count and what it counts from
constexpr std::uint32_t kTellingReach = 2;  // sentences back to the day that « la veille » counts from
constexpr int kMostTold = 2;                // days of that day: one, or a night
constexpr int kChain = 4;                   // « le lendemain » of « la veille » of …
constexpr int kMinutesOfDay = 24 * 60;

bool counts_from_event(const DatePhrase& date) {
  return date.relative_to_event && date.offset_known && !date.days;
}

// Whether nothing but small words stands between: « au lendemain d'un » … « attentat ».
bool close(const Scene& scene, std::uint32_t from, std::uint32_t to) {
  if (to < from || to - from > kSmallWords) return false;
  for (std::uint32_t w = from; w < to; ++w) {
    const Upos upos = scene.words.words[w].upos;
    if (upos != Upos::ADP && upos != Upos::DET && upos != Upos::ADJ) return false;
  }
  return true;
}

// « au lendemain du raid »: what is named behind the count happened before the day told.
bool named_behind(const Scene& scene, const std::vector<Trigger>& triggers,
                  const std::vector<std::uint32_t>& of_event, const DatePhrase& date) {
  bool behind = false;
  for (const Trigger& t : triggers_of(triggers, scene.words.words[date.words.begin].sentence)) {
    if (!std::binary_search(of_event.begin(), of_event.end(), t.passage)) continue;
    if (t.words.begin < date.words.end) return false;  // the sentence tells of it before
    const bool of = scene.words.words[date.words.end].upos == Upos::ADP;
    behind = behind || (t.noun && of && close(scene, date.words.end, t.words.begin));
  }
  return behind;
}

// The days of the last date told before `date`, in its sentence or the ones right before; nullopt where none
// is near or it is no day.
std::optional<DayInterval> told_before(const Scene& scene, const DatePhrase& date, int chain) {
  const std::uint32_t sentence = scene.words.words[date.words.begin].sentence;
  const auto& dates = scene.phrases.dates;
  auto it = std::lower_bound(dates.begin(), dates.end(), date.words.begin,
                             [](const DatePhrase& d, std::uint32_t word) { return d.words.begin < word; });
  while (it != dates.begin()) {
    const DatePhrase& told = *--it;
    const std::uint32_t there = scene.words.words[told.words.begin].sentence;
    if (there + kTellingReach < sentence) return std::nullopt;
    const bool usable = (told.use == DateUse::point || told.use == DateUse::dateline) && !told.future;
    if (!usable || (told.relative_to_event && !counts_from_event(told))) continue;
    auto days = told.days;
    if (counts_from_event(told) && chain > 0) {
      days = told_before(scene, told, chain - 1);
      if (days) days = moved(*days, told.offset_days, told.offset_margin);
    }
    return days && days->days() <= kMostTold ? days : std::nullopt;
  }
  return std::nullopt;
}

void set_counted(const Scene& scene, DayInterval days, EventDate& date) {
  const auto& published = scene.report.published;
  if (published && days.earliest > published->day + std::chrono::days{1}) return;
  date.days = days;
  date.basis = DateBasis::relative;
  date.precision = days.days() == 1 ? DatePrecision::day : DatePrecision::days;
}

int floor_days(int minutes) {
  return minutes >= 0 ? minutes / kMinutesOfDay : -((kMinutesOfDay - 1 - minutes) / kMinutesOfDay);
}

// The day of a clock time of another zone, as the place's own clocks have it.
DayInterval at_place(const DatePhrase& date, DayInterval days, const PlacePhrase& place) {
  if (!date.clock || !date.utc_offset || days.days() != 1 || place.country.empty()) return days;
  const auto longitude = place.precision == PlacePrecision::country ? std::nullopt : place.longitude;
  const auto offsets = utc_offsets(place.country, longitude, days.earliest);
  if (offsets.empty()) return days;
  const int west = offsets.front() - *date.utc_offset;
  const int east = offsets.back() - *date.utc_offset;
  return {days.earliest + std::chrono::days{floor_days(date.clock->from + west)},
          days.earliest + std::chrono::days{floor_days(date.clock->to + east)}};
}

}  // namespace

// « abattus deux jours plus tôt », « au lendemain du raid »: the count right beside the word for what
// happened is its own.
const DatePhrase* counted_beside(const Scene& scene, const Passages& passages,
                                 const std::vector<Trigger>& triggers,
                                 const std::vector<std::uint32_t>& of_event) {
  std::uint32_t read = UINT32_MAX;
  for (const std::uint32_t p : of_event) {
    const std::uint32_t sentence = passages[p].sentence;
    if (sentence == read) continue;
    read = sentence;
    for (const Trigger& t : triggers_of(triggers, sentence)) {
      if (!std::binary_search(of_event.begin(), of_event.end(), t.passage)) continue;
      for (const DatePhrase* date : scene.dates_in(scene.words.ranges[sentence])) {
        if (!counts_from_event(*date) || date->offset_days == 0) continue;
        if (date->words.begin == t.words.end || named_behind(scene, triggers, of_event, *date)) return date;
      }
    }
  }
  return nullptr;
}

EventDate date_at(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date,
                  const Event& event) {
  const std::optional<PlacePhrase>& place = event.place;
  EventDate out{date.days, date.precision, date.basis, date.span};
  if (counts_from_event(date)) {
    if (const auto told = told_before(scene, date, kChain)) {
      const bool behind = named_behind(scene, triggers, event.passages, date);
      set_counted(scene, moved(*told, behind ? -date.offset_days : date.offset_days, date.offset_margin),
                  out);
    }
  }
  if (out.days && place && date.precision == DatePrecision::day) {
    out.days = at_place(date, *out.days, *place);
    if (out.days->days() > 1) out.precision = DatePrecision::days;
  }
  return out;
}

void count_from(const Scene& scene, const Event& lead, Event& event) {
  if (!event.date || event.date->days || !lead.date || !lead.date->days) return;
  const auto& dates = scene.phrases.dates;
  const auto own = std::find_if(dates.begin(), dates.end(),
                                [&](const DatePhrase& d) { return d.span.begin == event.date->span.begin; });
  if (own == dates.end() || !counts_from_event(*own) || lead.date->days->days() > kMostTold) return;
  set_counted(scene, moved(*lead.date->days, own->offset_days, own->offset_margin), *event.date);
}

}  // namespace recoupe
