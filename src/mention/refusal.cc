#include "mention/refusal.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <string_view>

namespace recoupe {
namespace {

// Cues weigh by their entry (1 hint … 3 sure) and by where they stand; a report is refused when they reach
// kRefuse and outweigh what speaks for an incident. Each different cue counts once a sentence.
constexpr double kTitleFactor = 1.6;
constexpr double kLeadFactor = 1.2;
constexpr double kLaterFactor = 0.5;
constexpr std::uint32_t kLeadSentences = 3;
constexpr double kRefuse = 2.9;
// For an incident: something happened to somebody, somewhere, on a day, by a weapon.
constexpr double kHarmInLead = 1.6;
constexpr double kStrongTriggerInLead = 1.0;
constexpr double kWeakTriggerInLead = 0.5;
constexpr double kWeaponInLead = 0.4;
constexpr double kRemembered = 0.4;  // « avait fait cinq morts »: told as the past of something else
constexpr double kHarmAlone = 0.4;   // people were harmed, but nothing says that somebody attacked
constexpr double kMostForIncident = 6.0;

struct Cue {
  double weight = 0;
  WordRange first;
  std::string_view rule;
};

class Judge {
 public:
  Judge(const Scene& scene, const std::vector<Trigger>& triggers) : scene_(scene), triggers_(triggers) {}

  std::optional<NotAnIncident> run() {
    weigh();
    if (triggers_.empty()) return strongest(kRefuse).value_or(NotAnIncident{"no_event", {}, {}});
    return strongest(std::max(kRefuse, for_incident_));
  }

 private:
  std::optional<NotAnIncident> strongest(double bound) const {
    const auto best = std::max_element(cues_.begin(), cues_.end(), [](const auto& a, const auto& b) {
      return a.second.weight < b.second.weight;
    });
    if (best == cues_.end() || best->second.weight <= bound) return std::nullopt;
    return NotAnIncident{std::string(best->first), scene_.span(best->second.first), best->second.rule};
  }

  void weigh() {
    std::uint32_t rank = 0;
    for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s) {
      if (!scene_.is_read(s)) continue;
      const bool headline = scene_.words.sentences[s].kind == BlockKind::title;
      const bool lead = headline || rank < kLeadSentences;
      weigh_cues(scene_.words.ranges[s], headline ? kTitleFactor : lead ? kLeadFactor : kLaterFactor);
      weigh_incident(s, headline ? kTitleFactor : lead ? kLeadFactor : kLaterFactor);
      if (!headline) ++rank;
    }
    if (!attacked_) for_incident_ *= kHarmAlone;
    for_incident_ = std::min(for_incident_, kMostForIncident);
  }

  void weigh_cues(WordRange range, double factor) {
    std::set<std::pair<EntryId, std::string_view>> seen;  // synonyms of one entry are different cues
    for (const EntryHit& hit : scene_.words.hits) {
      if (!range.contains(hit.words.begin)) continue;
      const std::string_view reason = scene_.lexicon.value(hit.entry, "refusal");
      if (reason.empty()) continue;
      if (!seen.emplace(hit.entry, scene_.words.words[hit.words.begin].lemma).second) continue;
      double weight = 1;
      const std::string_view text = scene_.lexicon.value(hit.entry, "weight");
      int whole = 1;
      if (std::from_chars(text.data(), text.data() + text.size(), whole).ec == std::errc{}) weight = whole;
      Cue& cue = cues_[reason];
      if (cue.weight == 0) cue.first = hit.words, cue.rule = scene_.lexicon.where(hit.entry);
      cue.weight += weight * factor;
    }
  }

  void weigh_incident(std::uint32_t sentence, double factor) {
    double best = 0;
    for (const Trigger& trigger : triggers_)
      if (trigger.sentence == sentence) {
        best = std::max(best, trigger.weak ? kWeakTriggerInLead : kStrongTriggerInLead);
        attacked_ = attacked_ || !trigger.harm;
      }
    const WordRange range = scene_.words.ranges[sentence];
    double weight = best;
    for (const Chunk& chunk : scene_.chunks.sentences[sentence])
      if (Scene::is_noun(chunk) && scene_.count_of(scene_.noun(chunk)) != nullptr &&
          counts_people(scene_.noun(chunk)) &&
          (scene_.any(range, scene_.v.harm) || scene_.any(range, scene_.v.casualty))) {
        weight += kHarmInLead;
        break;
      }
    if (scene_.any(range, scene_.v.weapon)) weight += kWeaponInLead;
    for (const Chunk& chunk : scene_.chunks.sentences[sentence])
      if (chunk.kind == ChunkKind::verb && scene_.verb(chunk).pluperfect) factor *= kRemembered;
    for_incident_ += weight * factor;
  }
  bool counts_people(const NounPhrase& np) const {
    return scene_.has(np.head, scene_.v.person) || scene_.has(np.head, scene_.v.casualty);
  }

  const Scene& scene_;
  const std::vector<Trigger>& triggers_;
  std::map<std::string_view, Cue> cues_;
  double for_incident_ = 0;
  bool attacked_ = false;  // some trigger is an attack, not only a harm
};

}  // namespace

std::optional<NotAnIncident> refuse(const Scene& scene, const std::vector<Trigger>& triggers) {
  return Judge(scene, triggers).run();
}

}  // namespace recoupe
