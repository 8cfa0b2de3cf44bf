#include "mention/refusal.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <map>
#include <set>
#include <span>
#include <string_view>

#include "mention/evidence.h"

namespace recoupe {
namespace {

// Cues weigh by their entry (1 hint … 3 sure) and by where they stand; each different cue counts once a
// sentence. The strongest reason's cues are held against what the report tells (mention/evidence.h).
constexpr double kTitleFactor = 1.6;
constexpr double kLeadFactor = 1.2;
constexpr double kLaterFactor = 0.5;
constexpr double kCue = 1.1;            // log-odds of one point
constexpr double kOtherReasons = 0.25;  // part of that of the other reasons' cues
constexpr double kMostCues = 10;
constexpr double kChanceHints = 1;  // any report holds a few
constexpr double kMostHints = 2.5;  // an attack on a bus is full of words of the road
constexpr double kFigure = 1.5;     // an attack that is one only in words is a cue of its own
constexpr double kNoReason = 0.5;   // a reason with less is none
constexpr int kOldDays = 30;        // further back, a passage tells of something else than its report
constexpr double kIncident = 0;     // log-odds above which a report tells an incident

struct Cue {
  double hints = 0;  // of entries that weigh 1
  double sure = 0;   // of the others
  double strongest = 0;
  WordRange words{};
  std::string_view rule;

  double weight() const { return sure + std::clamp(hints - kChanceHints, 0.0, kMostHints); }
};

class Judge {
 public:
  Judge(const Scene& scene, const std::vector<Trigger>& triggers, const OccurrenceReader& occurrences)
      : scene_(scene), triggers_(triggers), evidence_(evidence_of(scene, triggers, occurrences)) {}

  std::optional<NotAnIncident> run() {
    weigh_cues();
    if (!triggers_.empty() && evidence_.weight() - against() > kIncident) return std::nullopt;
    return reason();
  }

 private:
  double against() const {
    double most = 0, all = 0;
    for (const auto& [reason, cue] : cues_) most = std::max(most, cue.weight()), all += cue.weight();
    return kCue * (std::min(most, kMostCues) + kOtherReasons * std::min(all - most, kMostCues));
  }

  NotAnIncident reason() const {
    const auto best = std::max_element(cues_.begin(), cues_.end(), [](const auto& a, const auto& b) {
      return a.second.weight() < b.second.weight();
    });
    if (best == cues_.end() || best->second.weight() < kNoReason) return {"no_event", {}, {}};
    return {std::string(best->first), scene_.span(best->second.words), best->second.rule};
  }

  void weigh_cues() {
    std::uint32_t rank = 0;
    auto hit = scene_.words.hits.begin();  // in the order of the text, as sentences are
    for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s) {
      const WordRange range = scene_.words.ranges[s];
      const auto first = hit;
      while (hit != scene_.words.hits.end() && hit->words.begin < range.end) ++hit;
      if (!scene_.is_read(s)) continue;
      const bool headline = scene_.words.sentences[s].kind == BlockKind::title;
      weigh_cues({first, hit}, headline ? kTitleFactor : rank < kLeadSentences ? kLeadFactor : kLaterFactor);
      if (!headline) ++rank;
    }
    for (const WordRange words : evidence_.figurative)
      add("figure_of_speech", kFigure, kLaterFactor, words, {});
  }

  void weigh_cues(std::span<const EntryHit> hits, double factor) {
    std::set<std::pair<EntryId, std::string_view>> seen;  // synonyms of one entry are different cues
    for (const EntryHit& hit : hits) {
      const std::string_view reason = scene_.lexicon.value(hit.entry, "refusal");
      if (reason.empty()) continue;
      if (!seen.emplace(hit.entry, scene_.words.words[hit.words.begin].lemma).second) continue;
      const std::string_view text = scene_.lexicon.value(hit.entry, "weight");
      int weight = 1;
      std::from_chars(text.data(), text.data() + text.size(), weight);
      add(reason, weight, factor, hit.words, scene_.lexicon.where(hit.entry));
    }
  }

  // The words that are shown are those of the strongest cue.
  void add(std::string_view reason, double weight, double factor, WordRange words, std::string_view rule) {
    Cue& cue = cues_[reason];
    (weight > 1 ? cue.sure : cue.hints) += weight * factor;
    if (weight * factor <= cue.strongest) return;
    cue.strongest = weight * factor;
    cue.words = words;
    cue.rule = rule;
  }

  const Scene& scene_;
  const std::vector<Trigger>& triggers_;
  Evidence evidence_;
  std::map<std::string_view, Cue> cues_;
};

// « le 3 mars 2018 », « avaient attaqué en mai »: a day that the reported thing does not have.
bool remembered(const Scene& scene, const Passages& passages, std::uint32_t passage) {
  const auto chunks = passages.chunks(passage);
  const bool pluperfect = std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
    return chunk.kind == ChunkKind::verb && scene.verb(chunk).pluperfect;
  });
  const auto dates = scene.dates_in(passages[passage].words);
  return std::any_of(dates.begin(), dates.end(), [&](const DatePhrase* date) {
    if (!date->days || (date->use != DateUse::point && date->use != DateUse::since)) return false;
    return pluperfect || !scene.report.published ||
           scene.report.published->day - date->days->latest > std::chrono::days(kOldDays);
  });
}

bool dated(const Scene& scene, WordRange range) {
  const auto dates = scene.dates_in(range);
  return std::any_of(dates.begin(), dates.end(), [](const DatePhrase* date) {
    return (date->use == DateUse::point || date->use == DateUse::since) &&
           date->precision != DatePrecision::none;
  });
}

// Reasons whose reports hold words of attack, harm and tolls for something else that happened, or did not.
bool has_its_own(std::string_view reason) {
  constexpr std::array<std::string_view, 6> kReasons = {"accident", "disaster",         "exercise",
                                                        "fiction",  "figure_of_speech", "threat"};
  return std::find(kReasons.begin(), kReasons.end(), reason) != kReasons.end();
}

}  // namespace

Refusal::Refusal(const Scene& scene, const std::vector<Trigger>& triggers)
    : scene_(scene),
      triggers_(triggers),
      occurrences_(scene),
      reason_(Judge(scene, triggers, occurrences_).run()) {}

bool Refusal::tells_beside(const Passages& passages, std::uint32_t passage) const {
  const WordRange range = passages[passage].words;
  if (has_its_own(reason_->reason) ? !remembered(scene_, passages, passage) : !dated(scene_, range))
    return false;
  const auto& v = scene_.v;
  const bool armed =
      scene_.any(range, v.weapon) || scene_.any(range, v.attacker) || scene_.any(range, v.armed_group);
  const auto near = triggers_of(triggers_, passages[passage].sentence);
  return std::any_of(near.begin(), near.end(), [&](const Trigger& trigger) {
    return trigger.passage == passage && (!trigger.harm || !trigger.weak || armed) &&
           occurrences_.read(trigger) == Occurrence::told;
  });
}

}  // namespace recoupe
