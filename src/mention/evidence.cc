#include "mention/evidence.h"

#include <algorithm>
#include <chrono>
#include <initializer_list>

#include "mention/frame.h"

namespace recoupe {
namespace {

// What a sign weighs, as log-odds, and how often it counts at most. Fitted by logistic regression on the
// development sets (test/corpus/others_dev, test/corpus/dev, ../shared/corpus), each report once more with
// its topic words thinned out, so that the signs carry reports whose topic no list knows; then rounded.
struct Weight {
  std::string_view name;
  double weight;
  double most;
};
constexpr double kPrior = -1.75;  // most news tells of no incident
constexpr std::array<Weight, kSignCount> kWeights = {{
    {"title_attack", 0.1, 1},  {"lead_attack", 0.1, 1},  {"rest_attack", 1.4, 3},  {"title_harm", 0.3, 1},
    {"lead_harm", 0.4, 1},     {"rest_harm", 0.1, 3},    {"title_toll", 0.1, 1},   {"lead_toll", 1.0, 1},
    {"rest_toll", 1.7, 3},     {"lead_weapon", 0.3, 1},  {"rest_weapon", 0.6, 3},  {"lead_armed", 0.1, 1},
    {"rest_armed", 0.8, 3},    {"lead_forces", 0.6, 1},  {"rest_forces", 0.7, 3},  {"lead_actor", 1.0, 1},
    {"rest_actor", 0.7, 2},    {"claim", 0.2, 1},        {"place", 0.9, 1},        {"day", 0.2, 2},
    {"title_figure", -0.2, 2}, {"lead_figure", -0.6, 2}, {"rest_figure", -1.2, 2}, {"lead_unreal", -1.4, 2},
    {"rest_unreal", -1.4, 2},  {"unarmed", -1.5, 1},     {"question", -0.2, 3},    {"own_voice", -1.0, 3},
}};

constexpr int kOldDays = 90;  // what happened longer ago is remembered, not news
// Without a day of publication: what lies further back is in no report of ours.
constexpr Day kOldYears = std::chrono::sys_days{std::chrono::year{1990} / 1 / 1};
constexpr double kRememberedPart = 0.2;  // of a sentence that tells of something old

constexpr double kFullRest = 4;  // sentences; with fewer the lead stands for those that are missing

constexpr double kFullLead = 3;  // a sentence alone has less room for signs

constexpr double kUnrealPart = 0.4;  // of « pourraient tuer des centaines de soldats »: nobody died

enum class Position : std::uint8_t { title, lead, rest };

class Collector {
 public:
  Collector(const Scene& scene, const std::vector<Trigger>& triggers, const OccurrenceReader& occurrences)
      : scene_(scene), triggers_(triggers), occurrences_(occurrences) {}

  Evidence run() {
    std::uint32_t rank = 0;
    for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s) {
      if (!scene_.is_read(s)) continue;
      const bool headline = scene_.words.sentences[s].kind == BlockKind::title;
      position_ = headline ? Position::title : rank < kLeadSentences ? Position::lead : Position::rest;
      if (headline) history_ = history_ || old(s);
      part_ = old(s) ? kRememberedPart : 1;
      read(s);
      if (!headline) ++rank;
    }
    const double missing = std::max(0.0, 1 - (rank - std::min(rank, kLeadSentences)) / kFullRest);
    for (std::size_t n = 0; n < kSignCount; ++n) out_.counts[n] += missing * lead_[n];
    out_.sentences = rank;
    out_.counts[static_cast<std::size_t>(Sign::unarmed)] = rank >= kFullLead && unarmed() ? 1 : 0;
    return std::move(out_);
  }

 private:
  bool unarmed() const {
    constexpr std::array kArmed = {Sign::lead_weapon, Sign::rest_weapon, Sign::lead_armed,
                                   Sign::rest_armed,  Sign::lead_forces, Sign::rest_forces,
                                   Sign::lead_actor,  Sign::rest_actor,  Sign::claim};
    return std::none_of(kArmed.begin(), kArmed.end(), [&](Sign sign) { return out_[sign] > 0; });
  }

  void read(std::uint32_t s) {
    const auto& v = scene_.v;
    attacked_ = harmed_ = acted_ = real_ = false;
    while (next_ < triggers_.size() && triggers_[next_].sentence < s) ++next_;
    const std::size_t first = next_;
    for (; next_ < triggers_.size() && triggers_[next_].sentence == s; ++next_) read(triggers_[next_]);
    if (next_ > first && !real_) part_ *= kUnrealPart;
    if (attacked_) add(Sign::title_attack, Sign::lead_attack, Sign::rest_attack);
    if (harmed_) add(Sign::title_harm, Sign::lead_harm, Sign::rest_harm);
    if (acted_) add(Sign::lead_actor, Sign::lead_actor, Sign::rest_actor);
    if (tolls(s)) add(Sign::title_toll, Sign::lead_toll, Sign::rest_toll);
    if (any(s, {v.weapon})) add(Sign::lead_weapon, Sign::lead_weapon, Sign::rest_weapon);
    if (any(s, {v.attacker, v.armed_group, v.armed}))
      add(Sign::lead_armed, Sign::lead_armed, Sign::rest_armed);
    if (any(s, {v.state_force, v.police_force, v.armed_force, v.security}))
      add(Sign::lead_forces, Sign::lead_forces, Sign::rest_forces);
    if (any(s, {v.stance_claim, v.claim_noun})) add(Sign::claim, Sign::claim, Sign::claim);
    if ((attacked_ || harmed_) && news_day(s)) add(Sign::day, Sign::day, Sign::day);
    if (position_ != Position::title && !quotes(s)) ask(s), speak(s);
    if (position_ == Position::lead && located(s)) add(Sign::place, Sign::place, Sign::place);
  }

  void read(const Trigger& trigger) {
    const Occurrence occurrence = occurrences_.read(trigger);
    real_ = real_ || occurrence != Occurrence::unreal;
    switch (occurrence) {
      case Occurrence::figurative:
        if (!trigger.harm) out_.figurative.push_back(trigger.words);
        return add(Sign::title_figure, Sign::lead_figure, Sign::rest_figure);
      case Occurrence::unreal:
      case Occurrence::general:
        return add(Sign::lead_unreal, Sign::lead_unreal, Sign::rest_unreal);
      case Occurrence::told:
        break;
    }
    if (mild(trigger) || charged(trigger)) return;
    (trigger.harm && trigger.weak ? harmed_ : attacked_) = true;
    for (const RoleFiller& filler : fillers_of(scene_, trigger))
      acted_ = acted_ || (filler.role == FrameRole::actor ? fights(filler.word)
                                                          : scene_.has(filler.word, scene_.v.projectile));
  }

  // « arrêter », « fuir », « disparaître »: so do people without an attack; « tirer en l'air » keeps order.
  bool mild(const Trigger& trigger) const {
    if (scene_.has(trigger.words.begin, scene_.v.harmless)) return true;
    const std::string_view kind = scene_.lexicon.value(trigger.entry, "kind");
    return kind == "arrested" || kind == "displaced" || kind == "missing";
  }

  // « un auteur présumé de l'attaque », « recherché pour le braquage »: the news is whom the police has.
  bool charged(const Trigger& trigger) const {
    const std::uint32_t head = scene_.trees.head(trigger.words.begin);
    if (head == Dependents::kNone || scene_.words.words[trigger.words.begin].upos != Upos::NOUN) return false;
    return scene_.has(head, scene_.v.suspect) || scene_.has(head, scene_.v.suspecting);
  }

  bool fights(std::uint32_t word) const {
    const auto& v = scene_.v;
    for (const ClassId id : {v.attacker, v.armed_group, v.armed_force, v.state_force, v.weapon, v.armed})
      if (scene_.has(word, id)) return true;
    return false;
  }

  bool tolls(std::uint32_t s) const {
    if (!any(s, {scene_.v.harm, scene_.v.casualty})) return false;
    const auto& chunks = scene_.chunks.sentences[s];
    return std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
      if (!Scene::is_noun(chunk) || scene_.count_of(scene_.noun(chunk)) == nullptr) return false;
      const std::uint32_t head = scene_.noun(chunk).head;
      return scene_.has(head, scene_.v.person) || scene_.has(head, scene_.v.casualty);
    });
  }

  bool located(std::uint32_t s) const {
    const auto places = scene_.places_in(scene_.words.ranges[s]);
    return std::any_of(places.begin(), places.end(),
                       [](const PlacePhrase* place) { return place->use == PlaceUse::location; });
  }

  // A day, or a weekday that nobody can date, of the last weeks.
  bool news_day(std::uint32_t s) const {
    const auto dates = scene_.dates_in(scene_.words.ranges[s]);
    return std::any_of(dates.begin(), dates.end(), [&](const DatePhrase* date) {
      if (date->use != DateUse::point || date->precision != DatePrecision::day) return false;
      return !date->days || !scene_.report.published ||
             scene_.report.published->day - date->days->latest < std::chrono::days(kOldDays);
    });
  }

  bool quotes(std::uint32_t s) const {
    if (scene_.words.sentences[s].quoted) return true;
    const std::string_view text = scene_.text(scene_.words.ranges[s]);
    return text.find("«") != text.npos || text.find('"') != text.npos || text.find("“") != text.npos;
  }

  // Questions that the text does not quote.
  void ask(std::uint32_t s) {
    if (!scene_.text(scene_.words.ranges[s]).ends_with("?")) return;
    out_.counts[static_cast<std::size_t>(Sign::question)] += asked_ ? 1 : 0;
    asked_ = true;
  }

  // « J'ai vu des villes brûler »; « nous » is a communiqué's as well.
  void speak(std::uint32_t s) {
    const WordRange range = scene_.words.ranges[s];
    for (std::uint32_t w = range.begin; w < range.end; ++w)
      if (scene_.has(w, scene_.v.first_person)) return add(Sign::own_voice, Sign::own_voice, Sign::own_voice);
  }

  // Whether all its days lie far back or are a long stretch (« en 2022 »), or one and its verb is in the
  // pluperfect: « y avaient tué un vigile le 2 mars 2019 ».
  bool old(std::uint32_t s) const {
    bool past = false, recent = false;
    for (const DatePhrase* date : scene_.dates_in(scene_.words.ranges[s]))
      if (date->days) (old(*date) ? past : recent) = true;
    if (!past && !recent) return history_;
    return past && (!recent || pluperfect(s));
  }

  bool old(const DatePhrase& date) const {
    const bool stretch = date.days->latest - date.days->earliest >= std::chrono::days(kOldDays);
    if (stretch && date.use == DateUse::point) return true;
    if (scene_.report.published)
      return scene_.report.published->day - date.days->latest >= std::chrono::days(kOldDays);
    return date.days->latest < kOldYears;
  }

  bool pluperfect(std::uint32_t s) const {
    const auto& chunks = scene_.chunks.sentences[s];
    return std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
      return chunk.kind == ChunkKind::verb && scene_.verb(chunk).pluperfect;
    });
  }

  bool any(std::uint32_t s, std::initializer_list<ClassId> classes) const {
    return std::any_of(classes.begin(), classes.end(),
                       [&](ClassId id) { return scene_.any(scene_.words.ranges[s], id); });
  }

  void add(Sign title, Sign lead, Sign rest) {
    const Sign sign = position_ == Position::title ? title : position_ == Position::lead ? lead : rest;
    out_.counts[static_cast<std::size_t>(sign)] += part_;
    if (sign != rest && rest <= Sign::rest_actor) lead_[static_cast<std::size_t>(rest)] += part_;
  }

  const Scene& scene_;
  const std::vector<Trigger>& triggers_;
  const OccurrenceReader& occurrences_;
  std::size_t next_ = 0;  // of triggers_, which are in the order of the text
  Evidence out_;
  std::array<double, kSignCount> lead_{};  // what the title and the lead add to the rest's signs in a brief
  Position position_ = Position::title;
  double part_ = 1;
  bool asked_ = false;    // one question is rhetoric, more are an interview
  bool history_ = false;  // the title tells something old
  bool attacked_ = false, harmed_ = false, acted_ = false, real_ = false;
};

}  // namespace

std::string_view name_of(Sign sign) { return kWeights[static_cast<std::size_t>(sign)].name; }

double Evidence::weight() const {
  double sum = kPrior * std::min(1.0, sentences / kFullLead);
  for (std::size_t n = 0; n < kSignCount; ++n)
    sum += kWeights[n].weight * std::min(counts[n], kWeights[n].most);
  return sum;
}

Evidence evidence_of(const Scene& scene, const std::vector<Trigger>& triggers,
                     const OccurrenceReader& occurrences) {
  return Collector(scene, triggers, occurrences).run();
}

}  // namespace recoupe
