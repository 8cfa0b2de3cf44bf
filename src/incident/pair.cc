// See pair.h.
#include "incident/pair.h"

#include <fmt/format.h>

#include <algorithm>

#include "incident/figure_weight.h"
#include "incident/place_weight.h"
#include "incident/tally.h"
#include "incident/weights.h"
#include "incident/words.h"

namespace recoupe {

using namespace weight;

namespace {

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

// An undated event happened shortly before its report, most likely. True: that is when the other's day was.
bool weigh_reporting(const EventEvidence& dated, const ReportEvidence& other, Tally& tally) {
  if (!dated.days || !other.published) return false;
  const auto days = (*other.published - dated.days->latest).count();
  if (days > kNewsDays) tally.add("date", kLongAfter, "undated, reported {} days after", days);
  const bool then = dates_itself(dated) && days <= kFreshDays;
  if (then)
    tally.add("date", kReportedThen, "undated, reported within {} days of {}", kFreshDays, iso(*dated.days));
  return then;
}

// What a report is about is fresh, mostly: a main event of long before may be what it looks back to.
bool told_late(const EventEvidence& event, const ReportEvidence& report) {
  return event.scope == Scope::main && event.days && report.published &&
         (*report.published - event.days->latest).count() > kFreshWeeks;
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
    const bool decade = a.days->days() <= kDecade && b.days->days() <= kDecade;
    tally.add("date", decade ? kMeetingDecade : kMeetingPeriod, "{} meets {}", iso(*a.days), iso(*b.days));
    return false;
  }
  if (*a.days == *b.days) {
    tally.add("date", kSameDay, "both {}", iso(*a.days));
  } else {
    tally.add("date", kMeetingDays, "{} meets {}", iso(*a.days), iso(*b.days));
  }
  return true;
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
    auto& sounds = name_sounds_.emplace_back();
    for (const std::string& name : report.names) sounds.push_back(sound_of(name));
    std::sort(sounds.begin(), sounds.end());
    for (const std::string& name : report.names) {
      const std::size_t times = frequency.at(name);
      if (times >= 2 && times <= most && name.size() >= kRareLetters) rare.push_back(name);
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

bool PairScorer::mentions(std::size_t a, std::size_t b) const {
  return !has_local_place(evidence_->events[a]) &&
         names_place_of(name_sounds_[report_of_[a]], evidence_->events[b]);
}

bool PairScorer::excluded(std::size_t a, std::size_t b) const {
  if (report_of_[a] == report_of_[b]) return true;
  const EventEvidence& x = evidence_->events[a];
  const EventEvidence& y = evidence_->events[b];
  if (x.days && y.days && days_between(*x.days, *y.days) > 1) return true;
  if (reported_too_early(x, evidence_->reports[report_of_[b]])) return true;
  if (reported_too_early(y, evidence_->reports[report_of_[a]])) return true;
  return countries_conflict(x, y) && !mentions(a, b) && !mentions(b, a);
}

// Own places first; else the town of the one may stand in the report of the other, which gives none.
double PairScorer::weigh_where(std::size_t a, std::size_t b, Tally& tally) const {
  const EventEvidence& x = evidence_->events[a];
  const EventEvidence& y = evidence_->events[b];
  const bool in_a = mentions(a, b);
  if (!in_a && !mentions(b, a)) return weigh_places(x, y, tally);
  if (countries_conflict(x, y)) {
    tally.add("place", kOtherCountry, "{} and {}", x.places.front().country, y.places.front().country);
  }
  tally.add("place", kMentioned, "{} is named in {}", (in_a ? y : x).places.front().name,
            (in_a ? x : y).report);
  return kMentioned;
}

PairScorer::Texts PairScorer::weigh_texts(std::size_t a, std::size_t b, Tally& tally) const {
  Texts texts;
  const CopyPair* copied = copy(report_of_[a], report_of_[b]);
  if (copied != nullptr && copied->share() >= kSomeCopy) {
    texts.copied = true;
    tally.add("copy", kCopied * copied->share(), "{:.0f} % of the shorter text", 100 * copied->share());
  } else if (copied != nullptr) {
    texts.quoted = true;
    tally.add("copy", kSharedRuns, "{} runs of five words in common", copied->shared);
  }
  std::string which;
  const int names = rare_names_shared(report_of_[a], report_of_[b], tally.spell_out ? &which : nullptr);
  if (names > 0) tally.add("names", kRareName * std::min(names, kRareNamesMost), "{}", which);
  texts.named = names >= kTellingNames;
  return texts;
}

PairScore PairScorer::score(std::size_t a, std::size_t b, bool with_reasons) const {
  const EventEvidence& x = evidence_->events[a];
  const EventEvidence& y = evidence_->events[b];
  PairScore score;
  score.veto = excluded(a, b);
  if (score.veto) return score;
  Tally tally{&score, with_reasons};
  const bool dated = weigh_dates(x, y, tally);
  const bool fresh = (!x.days && weigh_reporting(y, evidence_->reports[report_of_[a]], tally)) ||
                     (!y.days && weigh_reporting(x, evidence_->reports[report_of_[b]], tally));
  if (told_late(x, evidence_->reports[report_of_[a]]) || told_late(y, evidence_->reports[report_of_[b]])) {
    tally.add("date", kToldLate, "told over {} days after", kFreshWeeks);
  }
  const double place = weigh_where(a, b, tally);
  weigh_types(x, y, tally);
  weigh_words("actor", kSameActor, x.actor, y.actor, tally);
  weigh_words("target", kSameTarget, x.target, y.target, tally);
  const FigureSum figures = weigh_figures(x, y, dated, tally);
  const Texts texts = weigh_texts(a, b, tally);

  // What stands for a whole report (its names, its towns) does not say which of several events is meant.
  const bool single = mains_[report_of_[a]] <= 1 && mains_[report_of_[b]] <= 1;
  const bool named = single && texts.named;
  // Copies tell of one place, whatever was read: a cut may have dropped the finer name.
  if (texts.copied && single && place < 0) tally.add("place", -place, "one text copies the other");
  const bool own_places = has_local_place(x) && has_local_place(y);
  const bool same_place = place >= kPlaceAgrees && (own_places || single);
  if (dated) {
    score.strong = same_place || figures.equal >= kTellingSameDay || named;
  } else if (!figures.deaths_differ) {
    const bool about_then = fresh || (x.days && y.days);
    const double telling = about_then || named ? kTelling : kTellingFigures;
    score.strong = same_place && (figures.equal >= telling || texts.quoted);
    // A high toll that both give is enough where no place contradicts it.
    score.strong = score.strong || (figures.equal >= kTellingAlone && place > kOtherPlace);
  }
  score.strong = score.strong || texts.copied;
  score.same_place = same_place && own_places;
  return score;
}

}  // namespace recoupe
