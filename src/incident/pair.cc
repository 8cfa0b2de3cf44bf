// See pair.h.
#include "incident/pair.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <set>

#include "incident/words.h"

namespace recoupe {
namespace {

// ── Weights. Reasons: docs/methodology.md ──
// Date. Two reports of one day are of one day by chance once in some hundred pairs of a country's news.
constexpr double kSameDay = 2.5;
constexpr double kMeetingDays = 2.2;    // nights and spans of a few days that meet
constexpr double kMeetingPeriod = 0.3;  // a month or « ces derniers jours » that holds the other's day
constexpr double kNextDay = -1.0;       // midnight, time zones, the day of the announcement
constexpr int kShortSpan = 4;           // days that still date an event
constexpr double kLongAfter = -1.5;     // an undated event, reported over a month after the other's day
constexpr int kNewsDays = 31;
// Place.
constexpr double kSamePlace = 2.5;
constexpr double kSoundsAlike = 2.2;
constexpr double kPartOfName = 2.0;  // « Zone verte de Bagdad », « Zone verte »
constexpr double kNearby = 1.5;
constexpr double kNearbyKm = 12;  // a town and its outskirts
constexpr double kSameArea = 0.5;
constexpr double kSameAreaKm = 40;
constexpr double kFarAway = -4.0;
constexpr double kFarAwayKm = 80;     // two points as exact as a town cannot be one place
constexpr double kOtherPlace = -1.2;  // two names, no coordinates to compare
constexpr double kSameCountry = 0.3;
constexpr double kSharedWords = 1.2;   // « hôpital Al-Ahli Arab », « hôpital baptiste Al-Ahli »
constexpr double kFurtherPlace = 0.5;  // share of the weight when only a further place of an event agrees
// What, who, how many.
constexpr double kSameType = 0.8;
constexpr double kSameGroup = 0.4;
constexpr double kOtherGroup = -1.5;
constexpr double kSameActor = 0.6;
constexpr double kSameTarget = 0.3;
constexpr double kTellingFrom = 3;  // one and two dead are everywhere
constexpr double kSmallFigure = 0.15;
constexpr double kTelling = 0.5;  // of 3; grows with each doubling
constexpr double kPerDoubling = 0.35;
constexpr double kTellingMost = 2.2;
constexpr double kRound = 0.3;       // taken off for 20, 50, 100
constexpr double kSameRange = 0.7;   // « au moins 70 » twice
constexpr double kVagueRange = 0.1;  // « plusieurs » twice
constexpr double kCompatible = 0.1;
constexpr double kFiguresMost = 3.5;
constexpr double kExcludedDated = -0.4;  // rival and rising tolls are common in one incident
constexpr double kExcludedUndated = -1.2;
// Text.
constexpr double kCopied = 4.0;  // times the share, from kSomeCopy on
constexpr double kSomeCopy = 0.25;
constexpr double kSharedRuns = 1.5;  // kRuns runs of five words: a long quotation or several
constexpr std::size_t kRuns = 10;
constexpr double kRareName = 0.3;
constexpr int kRareNamesMost = 4;
constexpr std::size_t kRareReports =
    4;  // a rare name stands in at most so many reports, and in a tenth of all
// What makes a pair strong (see pair.h).
constexpr double kTellingFigures = 1.4;
constexpr double kTellingSameDay = 0.6;
constexpr int kTellingNames = 3;

enum class Group : std::uint8_t { explosive, armed, abduction, unrest, other };

Group group_of(EventType type) {
  switch (type) {
    case EventType::airstrike:
    case EventType::missile_attack:
    case EventType::rocket_attack:
    case EventType::drone_attack:
    case EventType::shelling:
    case EventType::bombing:
    case EventType::suicide_bombing:
    case EventType::mine_ied:
      return Group::explosive;
    case EventType::abduction:
      return Group::abduction;
    case EventType::arson:
    case EventType::protest_violence:
    case EventType::coup:
      return Group::unrest;
    case EventType::other:
      return Group::other;
    default:
      return Group::armed;
  }
}

// « attaque » alone says little; police fire on a march is told as either; raids abduct and kill.
bool may_be_told_as(EventType a, EventType b) {
  const auto pair = [&](EventType x, EventType y) { return (a == x && b == y) || (a == y && b == x); };
  if (a == EventType::armed_attack || b == EventType::armed_attack) return true;
  return pair(EventType::police_violence, EventType::protest_violence) ||
         pair(EventType::clash, EventType::protest_violence);
}

struct Tally {
  PairScore* score;
  bool spell_out;

  template <class... Arguments>
  void add(const char* feature, double weight, fmt::format_string<Arguments...> format,
           Arguments&&... arguments) {
    score->total += weight;
    if (spell_out)
      score->reasons.push_back({feature, fmt::format(format, std::forward<Arguments>(arguments)...), weight});
  }
};

std::string iso(const DayInterval& days) {
  return days.earliest == days.latest ? to_iso(days.earliest)
                                      : to_iso(days.earliest) + "/" + to_iso(days.latest);
}

// Days from the end of the one to the start of the other; 0 and less where they meet.
std::int64_t days_between(const DayInterval& a, const DayInterval& b) {
  return std::max((a.earliest - b.latest).count(), (b.earliest - a.latest).count());
}

bool dates_itself(const EventEvidence& event) { return event.days && event.days->days() <= kShortSpan; }

// ── Date ──

// An event cannot be reported before it happened; one day is left for time zones.
bool reported_too_early(const EventEvidence& event, const ReportEvidence& other) {
  return event.days && other.published && event.days->earliest > *other.published + std::chrono::days{1};
}

void weigh_reporting(const EventEvidence& dated, const ReportEvidence& other, Tally& tally) {
  if (!dated.days || !other.published) return;
  const auto days = (*other.published - dated.days->latest).count();
  if (days > kNewsDays) tally.add("date", kLongAfter, "undated, reported {} days after", days);
}

// True: both are dated and the days agree.
bool weigh_dates(const EventEvidence& a, const EventEvidence& b, Tally& tally) {
  if (!a.days || !b.days) return false;
  const auto gap = days_between(*a.days, *b.days);
  const bool both_short = dates_itself(a) && dates_itself(b);
  if (gap == 1) {
    tally.add("date", kNextDay, "{} and {}", iso(*a.days), iso(*b.days));
    return both_short;
  }
  if (!both_short) {
    tally.add("date", kMeetingPeriod, "{} meets {}", iso(*a.days), iso(*b.days));
    return false;
  }
  if (*a.days == *b.days) {
    tally.add("date", kSameDay, "both {}", iso(*a.days));
  } else {
    tally.add("date", kMeetingDays, "{} meets {}", iso(*a.days), iso(*b.days));
  }
  return true;
}

// ── Place ──

double kilometres(const PlaceEvidence& a, const PlaceEvidence& b) {
  constexpr double kRadian = 3.14159265358979323846 / 180;
  constexpr double kEarthKm = 6371.0;
  const double lat = (*b.latitude - *a.latitude) * kRadian / 2;
  const double lon = (*b.longitude - *a.longitude) * kRadian / 2;
  const double h = std::sin(lat) * std::sin(lat) + std::cos(*a.latitude * kRadian) *
                                                       std::cos(*b.latitude * kRadian) * std::sin(lon) *
                                                       std::sin(lon);
  return 2 * kEarthKm * std::asin(std::min(1.0, std::sqrt(h)));
}

bool is_local(const PlaceEvidence& place) {
  return !place.words.empty() && place.precision != PlacePrecision::country &&
         place.precision != PlacePrecision::admin1;
}

bool has_point(const PlaceEvidence& place) { return place.latitude && place.longitude; }

bool contains_words(const std::vector<std::string>& whole, const std::vector<std::string>& part) {
  return !part.empty() && std::includes(whole.begin(), whole.end(), part.begin(), part.end());
}

bool words_sound_alike(const PlaceEvidence& a, const PlaceEvidence& b) {
  if (sound_alike(a.name, b.name)) return true;
  const auto& few = a.words.size() <= b.words.size() ? a.words : b.words;
  const auto& many = a.words.size() <= b.words.size() ? b.words : a.words;
  return !few.empty() && std::all_of(few.begin(), few.end(), [&](const std::string& word) {
    return std::any_of(many.begin(), many.end(),
                       [&](const std::string& other) { return sound_alike(word, other); });
  });
}

// Two words and half of the longer name.
bool share_words(const std::vector<std::string>& a, const std::vector<std::string>& b) {
  std::vector<std::string_view> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  return common.size() >= 2 && common.size() * 2 >= std::max(a.size(), b.size());
}

struct PlaceWeight {
  double weight = 0;
  const char* why = "";
};

PlaceWeight compare(const PlaceEvidence& a, const PlaceEvidence& b) {
  if (!is_local(a) || !is_local(b)) {
    const bool area = !a.admin1.empty() && a.admin1 == b.admin1;
    return area ? PlaceWeight{kSameArea, "same region"} : PlaceWeight{kSameCountry, "same country"};
  }
  if (a.gazetteer != 0 && a.gazetteer == b.gazetteer) return {kSamePlace, "same place"};
  const bool points = has_point(a) && has_point(b);
  const double km = points ? std::max(0.0, kilometres(a, b) - a.radius_km - b.radius_km) : 0;
  // Homonyms: one name, but two points of the map that the gazetteer told apart.
  if (points && km > kFarAwayKm) return {kFarAway, "far apart"};
  if (a.name == b.name) return {kSamePlace, "same name"};
  if (contains_words(a.words, b.words) || contains_words(b.words, a.words))
    return {kPartOfName, "one name in the other"};
  if (words_sound_alike(a, b)) return {kSoundsAlike, "names that sound alike"};
  if (points && km <= kNearbyKm) return {kNearby, "nearby"};
  if (share_words(a.words, b.words)) return {kSharedWords, "names that share words"};
  if (points && km <= kSameAreaKm) return {kSameArea, "same area"};
  return {kOtherPlace, "other place"};
}

// The weight of the best agreement: of the events' own places, or, for less, of further places that they
// name.
double weigh_places(const EventEvidence& a, const EventEvidence& b, Tally& tally) {
  if (a.places.empty() || b.places.empty()) return 0;
  PlaceWeight best = compare(a.places.front(), b.places.front());
  const PlaceEvidence* x = &a.places.front();
  const PlaceEvidence* y = &b.places.front();
  for (const PlaceEvidence& p : a.places) {
    for (const PlaceEvidence& q : b.places) {
      if ((&p == &a.places.front() && &q == &b.places.front()) || !is_local(p) || !is_local(q)) continue;
      PlaceWeight other = compare(p, q);
      if (other.weight > 0) other.weight *= kFurtherPlace;
      if (other.weight > 0 && other.weight > best.weight) best = other, x = &p, y = &q;
    }
  }
  tally.add("place", best.weight, "{}: {} and {}", best.why, x->name, y->name);
  return best.weight;
}

bool countries_conflict(const EventEvidence& a, const EventEvidence& b) {
  if (a.places.empty() || b.places.empty()) return false;
  const std::string& x = a.places.front().country;
  const std::string& y = b.places.front().country;
  return !x.empty() && !y.empty() && x != y;
}

// ── Type, actor, target ──

void weigh_types(const EventEvidence& a, const EventEvidence& b, Tally& tally) {
  if (a.type == EventType::other || b.type == EventType::other) return;
  if (a.type == b.type) {
    tally.add("type", kSameType, "both {}", name_of(a.type));
  } else if (group_of(a.type) == group_of(b.type)) {
    tally.add("type", kSameGroup, "{} and {}", name_of(a.type), name_of(b.type));
  } else if (!may_be_told_as(a.type, b.type)) {
    tally.add("type", kOtherGroup, "{} and {}", name_of(a.type), name_of(b.type));
  }
}

void weigh_words(const char* feature, double weight, const std::vector<std::string>& a,
                 const std::vector<std::string>& b, Tally& tally) {
  if (a.empty() || b.empty()) return;
  std::vector<std::string_view> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  if (common.size() * 2 < std::min(a.size(), b.size())) return;
  tally.add(feature, weight, "{}", fmt::join(common, " "));
}

// ── Figures ──

double worth(const FigureEvidence& f) {
  if (!f.max) return f.min <= 2 || f.min == 20 || f.min == 200 || f.min == 2000 ? kVagueRange : kSameRange;
  if (*f.max != f.min) return kSameRange;
  if (f.min == 0) return 0;
  const auto n = static_cast<double>(f.min);
  if (n < kTellingFrom) return kSmallFigure;
  const double round = f.min >= 20 && f.min % 10 == 0 ? kRound : 0;
  return std::min(kTellingMost, kTelling + kPerDoubling * std::log2(n / kTellingFrom) - round);
}

bool meet(const FigureEvidence& a, const FigureEvidence& b) {
  return (!a.max || b.min <= *a.max) && (!b.max || a.min <= *b.max);
}

// How much of one event's figures of a kind the other repeats; negative when all of them exclude one another.
struct FigureWeight {
  double total = 0, equal = 0;
  std::string words;
};

FigureWeight compare_kind(const EventEvidence& a, const EventEvidence& b, ClaimKind kind, bool attackers,
                          bool dated, bool spell_out) {
  FigureWeight weight;
  std::set<std::pair<std::int64_t, std::optional<std::int64_t>>> counted;
  bool any = false;
  bool compatible = false;
  for (const FigureEvidence& x : a.figures) {
    if (x.kind != kind || x.of_attackers != attackers) continue;
    for (const FigureEvidence& y : b.figures) {
      if (y.kind != kind || y.of_attackers != attackers) continue;
      any = true;
      compatible = compatible || meet(x, y);
      if (x.min != y.min || x.max != y.max || !counted.insert({x.min, x.max}).second) continue;
      weight.equal += worth(x);
      if (spell_out) {
        const std::string max = !x.max ? "+" : *x.max == x.min ? "" : fmt::format("-{}", *x.max);
        weight.words += fmt::format("{}{} {}{}", weight.words.empty() ? "" : ", ", name_of(kind), x.min, max);
      }
    }
  }
  if (!any) return weight;
  weight.total = weight.equal;
  if (!compatible) weight.total = dated ? kExcludedDated : kExcludedUndated;
  if (compatible && weight.equal == 0) weight.total = kCompatible;
  if (spell_out && weight.words.empty())
    weight.words = fmt::format("{} {}", name_of(kind), compatible ? "compatible" : "differ");
  return weight;
}

struct FigureSum {
  double equal = 0;            // weight of what is said twice
  bool deaths_differ = false;  // every count of the one excludes every count of the other
};

FigureSum weigh_figures(const EventEvidence& a, const EventEvidence& b, bool dated, Tally& tally) {
  FigureSum sum;
  double total = 0;
  for (int k = 0; k < kClaimKindCount; ++k) {
    for (const bool attackers : {false, true}) {
      const FigureWeight w = compare_kind(a, b, static_cast<ClaimKind>(k), attackers, dated, tally.spell_out);
      const double room = std::max(0.0, kFiguresMost - total);
      sum.equal += w.equal;
      sum.deaths_differ =
          sum.deaths_differ || (k == static_cast<int>(ClaimKind::killed) && !attackers && w.total < 0);
      total += std::min(w.total, room);
      if (w.total != 0) tally.add("figures", std::min(w.total, room), "{}", w.words);
    }
  }
  return sum;
}

std::uint64_t key(std::size_t a, std::size_t b) {
  return (std::uint64_t{std::min(a, b)} << 32) | std::max(a, b);
}

}  // namespace

PairScorer::PairScorer(const Evidence& evidence) : evidence_(&evidence) {
  std::unordered_map<std::string_view, std::size_t> index;
  std::vector<const std::vector<std::uint64_t>*> texts;
  std::unordered_map<std::string_view, std::size_t> frequency;
  for (const ReportEvidence& report : evidence.reports) {
    index.emplace(report.id, index.size());
    texts.push_back(&report.shingles);
    for (const std::string& name : report.names) ++frequency[name];
  }
  mains_.resize(evidence.reports.size());
  for (const EventEvidence& event : evidence.events) {
    report_of_.push_back(index.at(event.report));
    if (event.scope == Scope::main) ++mains_[report_of_.back()];
  }
  copies_ = near_copies(texts, kRuns);
  for (std::size_t i = 0; i < copies_.size(); ++i) copy_index_.emplace(key(copies_[i].a, copies_[i].b), i);
  const std::size_t most = std::min(kRareReports, evidence.reports.size() / 10);
  for (const ReportEvidence& report : evidence.reports) {
    auto& rare = rare_names_.emplace_back();
    for (const std::string& name : report.names) {
      const std::size_t times = frequency.at(name);
      if (times >= 2 && times <= most) rare.push_back(name);
    }
  }
}

const CopyPair* PairScorer::copy(std::size_t report_a, std::size_t report_b) const {
  const auto found = copy_index_.find(key(report_a, report_b));
  return found == copy_index_.end() ? nullptr : &copies_[found->second];
}

int PairScorer::rare_names_shared(std::size_t report_a, std::size_t report_b, std::string* which) const {
  std::vector<std::string_view> common;
  const auto& a = rare_names_[report_a];
  const auto& b = rare_names_[report_b];
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  if (which != nullptr) *which = fmt::format("{}", fmt::join(common, " "));
  return static_cast<int>(common.size());
}

bool PairScorer::excluded(std::size_t a, std::size_t b) const {
  if (report_of_[a] == report_of_[b]) return true;
  const EventEvidence& x = evidence_->events[a];
  const EventEvidence& y = evidence_->events[b];
  if (x.days && y.days && days_between(*x.days, *y.days) > 1) return true;
  return countries_conflict(x, y) || reported_too_early(x, evidence_->reports[report_of_[b]]) ||
         reported_too_early(y, evidence_->reports[report_of_[a]]);
}

PairScore PairScorer::score(std::size_t a, std::size_t b, bool with_reasons) const {
  const EventEvidence& x = evidence_->events[a];
  const EventEvidence& y = evidence_->events[b];
  const ReportEvidence& report_x = evidence_->reports[report_of_[a]];
  const ReportEvidence& report_y = evidence_->reports[report_of_[b]];
  PairScore score;
  score.veto = excluded(a, b);
  if (score.veto) return score;
  Tally tally{&score, with_reasons};
  const bool dated = weigh_dates(x, y, tally);
  if (!x.days) weigh_reporting(y, report_x, tally);
  if (!y.days) weigh_reporting(x, report_y, tally);
  const double place = weigh_places(x, y, tally);
  weigh_types(x, y, tally);
  weigh_words("actor", kSameActor, x.actor, y.actor, tally);
  weigh_words("target", kSameTarget, x.target, y.target, tally);
  const FigureSum figures = weigh_figures(x, y, dated, tally);
  const CopyPair* copied = copy(report_of_[a], report_of_[b]);
  const bool is_copy = copied != nullptr && copied->share() >= kSomeCopy;
  if (is_copy) {
    tally.add("copy", kCopied * copied->share(), "{:.0f} % of the shorter text", 100 * copied->share());
  } else if (copied != nullptr) {
    tally.add("copy", kSharedRuns, "{} runs of five words in common", copied->shared);
  }
  std::string which;
  const int names = rare_names_shared(report_of_[a], report_of_[b], with_reasons ? &which : nullptr);
  if (names > 0) tally.add("names", kRareName * std::min(names, kRareNamesMost), "{}", which);
  const bool same_place = place >= kNearby;
  // Names stand for a report: they do not say which of its events is meant.
  const bool named = names >= kTellingNames && mains_[report_of_[a]] <= 1 && mains_[report_of_[b]] <= 1;
  if (is_copy) {
    score.strong = true;
  } else if (dated) {
    score.strong = same_place || figures.equal >= kTellingSameDay || named;
  } else {
    const bool told_alike =
        figures.equal >= kTellingFigures || (named && figures.equal >= kTelling) || copied != nullptr;
    score.strong = same_place && told_alike && !figures.deaths_differ;
  }
  score.same_place = same_place;
  return score;
}

}  // namespace recoupe
