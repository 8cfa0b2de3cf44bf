#include "mention/reader.h"

#include <algorithm>

#include "lexicon/gazetteer.h"
#include "mention/refusal.h"
#include "mention/responsibility.h"
#include "mention/roles.h"
#include "mention/trigger.h"

namespace recoupe {
namespace {

constexpr int kSameEventDays = 1;    // two dates this close may be one event told twice (nights, time zones)
constexpr double kSamePlaceKm = 25;  // two towns this close may be one place told coarsely and finely
constexpr std::size_t kLeadSentences = 4;

class Storyline {
 public:
  explicit Storyline(const Scene& scene) : scene_(scene), triggers_(find_triggers(scene)) {}

  Mentions run() {
    out_.event_of_sentence.assign(scene_.sentence_count(), kNoEvent);
    out_.not_an_incident = refuse(scene_, triggers_);
    lead();
    if (!out_.not_an_incident) found_main();
    for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s)
      if (scene_.is_read(s)) assign(s);
    for (Event& event : out_.events) fill_roles(scene_, triggers_, event);
    inherit();
    responsibility();
    relations();
    number();
    return std::move(out_);
  }

 private:
  // The date and the place that the lead gives: what follows is measured against them. Of several dates the
  // one nearest to publication is the news, older ones are memory.
  void lead() {
    for (std::uint32_t s = 0; s < scene_.sentence_count() && lead_.size() < kLeadSentences; ++s)
      if (scene_.is_read(s) && triggered(s) && !aggregate(s)) lead_.push_back(s);
    for (const std::uint32_t s : lead_) {
      const DatePhrase* date = date_of(scene_, triggers_, {s});
      if (date == nullptr) continue;
      const bool news =
          main_date_ == nullptr || (scene_.report.published && date->days && main_date_->days &&
                                    !pluperfect(s) && date->days->earliest > main_date_->days->latest &&
                                    date->days->earliest <= scene_.report.published->day);
      if (news) main_date_ = date;
    }
    Event probe;
    for (const std::uint32_t s : lead_)
      if (!out_.not_an_incident && !remembered(s)) probe.sentences.push_back(s);
    fill_roles(scene_, triggers_, probe);
    main_place_ = probe.place;
  }

  void found_main() {
    Event event;
    event.scope = Scope::main;
    out_.events.push_back(event);
    main_ = 0;
  }

  bool triggered(std::uint32_t s) const {
    return std::any_of(triggers_.begin(), triggers_.end(), [&](const Trigger& t) { return t.sentence == s; });
  }

  void assign(std::uint32_t s) {
    const bool trigger = triggered(s);
    const bool toll = speaks_of_toll(s);
    if (!trigger && !toll) return follow(s);
    if (aggregate(s)) return open(s, Scope::aggregate);
    if (scene_.words.sentences[s].kind == BlockKind::title) return join(s, main_);
    if (last_ != kNoEvent && last_ != main_ && continues(s)) return join(s, last_);
    if (trigger && (background(s) || elsewhere(s))) return open(s, Scope::background);
    join(s, main_);
  }

  // A sentence without trigger or toll belongs to nothing, but keeps the thread.
  void follow(std::uint32_t) {}

  void join(std::uint32_t s, std::int32_t event) {
    if (event == kNoEvent) return open(s, Scope::background);
    out_.event_of_sentence[s] = event;
    out_.events[static_cast<std::size_t>(event)].sentences.push_back(s);
    last_ = event;
    last_sentence_ = s;
  }

  void open(std::uint32_t s, Scope scope) {
    if (scope == Scope::background)
      if (const std::int32_t known = same_background(s); known != kNoEvent) return join(s, known);
    if (out_.not_an_incident && !dated(s))
      return;  // fiction, exercises and the like tell no events of their own
    Event event;
    event.scope = scope;
    out_.events.push_back(event);
    join(s, static_cast<std::int32_t>(out_.events.size()) - 1);
  }

  bool dated(std::uint32_t s) const {
    for (const DatePhrase* date : scene_.dates_in(scene_.words.ranges[s]))
      if ((date->use == DateUse::point || date->use == DateUse::since) &&
          date->precision != DatePrecision::none)
        return true;
    return false;
  }

  bool speaks_of_toll(std::uint32_t s) const {
    const WordRange range = scene_.words.ranges[s];
    if (scene_.any(range, scene_.v.casualty) || scene_.any(range, scene_.v.harm)) {
      for (const Chunk& chunk : scene_.chunks.sentences[s])
        if (Scene::is_noun(chunk) && scene_.count_of(scene_.noun(chunk)) != nullptr) return true;
    }
    return scene_.any(range, scene_.v.toll_noun) && has_count(s);
  }
  bool has_count(std::uint32_t s) const {
    for (const Chunk& chunk : scene_.chunks.sentences[s])
      if (Scene::is_noun(chunk) && scene_.count_of(scene_.noun(chunk)) != nullptr) return true;
    return false;
  }

  // A count of events, or a period that ends now.
  bool aggregate(std::uint32_t s) const {
    const WordRange range = scene_.words.ranges[s];
    bool since = false;
    for (const DatePhrase* date : scene_.dates_in(range)) since = since || date->use == DateUse::since;
    bool counted = false;
    for (const Chunk& chunk : scene_.chunks.sentences[s]) {
      if (!Scene::is_noun(chunk)) continue;
      const NounPhrase& np = scene_.noun(chunk);
      if (!np.number) continue;
      const NumberPhrase& number = scene_.phrases.numbers[*np.number];
      const bool events = scene_.has(np.head, scene_.v.event) || scene_.has(np.head, scene_.v.times);
      if (events && !scene_.has(np.head, scene_.v.harm_noun) && !number.indefinite_article &&
          !number.negative && (number.role == NumberRole::ordinal ? since : number.min > 2))
        counted = true;
    }
    if (scene_.words.sentences[s].kind == BlockKind::title) return false;
    return (since && !sentence_is_lead(s)) || (counted && !sentence_is_lead(s)) ||
           (scene_.any(range, scene_.v.aggregate_cue) &&
            (scene_.any(range, scene_.v.aggregate_noun) || counted));
  }
  bool sentence_is_lead(std::uint32_t s) const {
    for (std::uint32_t before = 0; before < s; ++before)
      if (scene_.is_read(before) && scene_.words.sentences[before].kind != BlockKind::title &&
          triggered(before))
        return false;
    return true;
  }

  // Whether sentence `s` tells of another event than the main one.
  bool background(std::uint32_t s) const {
    if (out_.not_an_incident) return true;
    if (scene_.any(scene_.words.ranges[s], scene_.v.other_event) && !sentence_is_lead(s)) return true;
    if (remembered(s)) return true;
    return !sentence_is_lead(s) && pluperfect(s) &&
           scene_.any(scene_.words.ranges[s], scene_.v.background_cue);
  }

  // Whether the sentence dates its event apart from the main one.
  bool remembered(std::uint32_t s) const {
    const DatePhrase* date = point_date(s);
    if (date == nullptr || date == main_date_ || date->clock_only) return false;
    if (date->relative_to_event) return !sentence_is_lead(s) && date->offset_days != 0 && !date->days;
    if (date->days && main_date_ != nullptr && main_date_->days) {
      const auto gap =
          date->days->earliest > main_date_->days->latest   ? date->days->earliest - main_date_->days->latest
          : main_date_->days->earliest > date->days->latest ? main_date_->days->earliest - date->days->latest
                                                            : std::chrono::days(0);
      return gap.count() > kSameEventDays ||
             (gap.count() > 0 && (pluperfect(s) || date->basis == DateBasis::explicit_));
    }
    return pluperfect(s) &&
           (date->precision == DatePrecision::month || date->precision == DatePrecision::year ||
            date->basis == DateBasis::explicit_ || main_date_ == nullptr || !main_date_->days);
  }

  // Whether the sentence tells what happened at another place than the main one.
  bool elsewhere(std::uint32_t s) const {
    if (!main_place_ || sentence_is_lead(s)) return false;
    const PlacePhrase* other = nullptr;
    for (const PlacePhrase* place : scene_.places_in(scene_.words.ranges[s])) {
      if (place->use != PlaceUse::location) continue;
      if (near(*place, *main_place_)) return false;
      if (other == nullptr &&
          (place->precision == PlacePrecision::exact || place->precision == PlacePrecision::near))
        other = place;
    }
    return other != nullptr && main_place_->latitude && fine(*main_place_) && harm_or_strike(s);
  }
  static bool fine(const PlacePhrase& place) {
    return place.precision == PlacePrecision::exact || place.precision == PlacePrecision::near;
  }
  // Whether one place may be the other or lie in it.
  static bool near(const PlacePhrase& a, const PlacePhrase& b) {
    if (a.name == b.name || a.name.find(b.name) != std::string::npos ||
        b.name.find(a.name) != std::string::npos)
      return true;
    if (!a.latitude || !b.latitude) return true;
    if (!fine(a) || !fine(b)) return a.country == b.country;
    return distance_km(*a.latitude, *a.longitude, *b.latitude, *b.longitude) <
           kSamePlaceKm + a.radius_km + b.radius_km;
  }
  bool harm_or_strike(std::uint32_t s) const {
    if (speaks_of_toll(s)) return true;
    return std::any_of(triggers_.begin(), triggers_.end(),
                       [&](const Trigger& t) { return t.sentence == s && !t.noun; });
  }

  const DatePhrase* point_date(std::uint32_t s) const { return date_of(scene_, triggers_, {s}); }

  // Whether the sentence's trigger stands in the pluperfect.
  bool pluperfect(std::uint32_t s) const {
    for (const Trigger& trigger : triggers_)
      if (trigger.sentence == s && !trigger.noun &&
          scene_.verb(scene_.chunks.sentences[s][trigger.chunk]).pluperfect)
        return true;
    return false;
  }

  // « Deux Américains y avaient perdu la vie »: the sentence goes on with the event of the one before.
  bool continues(std::uint32_t s) const {
    if (scene_.words.sentences[s].block != scene_.words.sentences[last_sentence_].block ||
        last_sentence_ + 1 < s)
      return false;
    if (point_date(s) != nullptr && point_date(s)->days) return false;
    if (!triggered(s)) return true;
    for (const Chunk& chunk : scene_.chunks.sentences[s])
      if (chunk.kind == ChunkKind::verb && scene_.verb(chunk).pluperfect) return true;
    const bool aggregate_before = out_.events[static_cast<std::size_t>(last_)].scope == Scope::aggregate;
    return !aggregate_before && !elsewhere(s) && sequel(s);
  }
  // No place and no date of its own, in a block that speaks of another event.
  bool sequel(std::uint32_t s) const {
    for (const PlacePhrase* place : scene_.places_in(scene_.words.ranges[s]))
      if (place->use == PlaceUse::location) return false;
    return true;
  }

  // A background event with the same date.
  std::int32_t same_background(std::uint32_t s) const {
    const DatePhrase* date = point_date(s);
    if (date == nullptr || !date->days) return kNoEvent;
    for (std::size_t n = 0; n < out_.events.size(); ++n) {
      if (out_.events[n].scope != Scope::background) continue;
      const DatePhrase* known = date_of(scene_, triggers_, out_.events[n].sentences);
      if (known != nullptr && known->days && *known->days == *date->days) return static_cast<std::int32_t>(n);
    }
    return kNoEvent;
  }

  // A background event without a place of its own lies in the main one's country.
  void inherit() {
    const PlacePhrase* main_place = nullptr;
    for (const Event& event : out_.events)
      if (event.scope == Scope::main && event.place) main_place = &*event.place;
    if (main_place == nullptr) return;
    const std::string country = main_place->country;
    for (Event& event : out_.events)
      if (event.place && event.place->country.empty()) event.place->country = country;
  }

  void responsibility();
  void relations();

  void number() {
    for (std::size_t n = 0; n < out_.events.size(); ++n) {
      Event& event = out_.events[n];
      event.ref = "e" + std::to_string(n + 1);
      for (const Trigger& trigger : triggers_) {
        if (out_.event_of_sentence[trigger.sentence] != static_cast<std::int32_t>(n)) continue;
        event.trigger = scene_.span(trigger.words);
        event.rule = scene_.lexicon.where(trigger.entry);
        break;
      }
    }
    drop_empty();
  }
  void drop_empty() {
    if (main_ == kNoEvent || !out_.events[static_cast<std::size_t>(main_)].trigger.empty()) return;
    out_.not_an_incident = NotAnIncident{"no_event", {}, {}};
    out_.events.erase(out_.events.begin() + main_);
    for (std::int32_t& event : out_.event_of_sentence)
      event = event == main_ ? kNoEvent : event > main_ ? event - 1 : event;
    for (std::size_t n = 0; n < out_.events.size(); ++n) out_.events[n].ref = "e" + std::to_string(n + 1);
  }

  const Scene& scene_;
  std::vector<Trigger> triggers_;
  Mentions out_;
  std::vector<std::uint32_t> lead_;
  const DatePhrase* main_date_ = nullptr;
  std::optional<PlacePhrase> main_place_;
  std::int32_t main_ = kNoEvent;
  std::int32_t last_ = kNoEvent;
  std::uint32_t last_sentence_ = 0;
};

void Storyline::responsibility() {
  if (main_ == kNoEvent) return;
  std::vector<std::uint32_t> sentences;
  for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s)
    if (scene_.is_read(s) && (out_.event_of_sentence[s] == kNoEvent || out_.event_of_sentence[s] == main_))
      sentences.push_back(s);
  assign_responsibility(scene_, sentences, out_.events[static_cast<std::size_t>(main_)]);
}

void Storyline::relations() {
  if (main_ == kNoEvent) return;
  for (const EntryHit& hit : scene_.words.hits) {
    const std::string_view kind = scene_.lexicon.value(hit.entry, "relation");
    if (kind.empty()) continue;
    const std::uint32_t s = scene_.words.words[hit.words.begin].sentence;
    if (!scene_.is_read(s)) continue;
    std::int32_t other = kNoEvent;
    for (std::size_t n = 0; n < out_.events.size(); ++n)
      if (out_.events[n].scope == Scope::background &&
          std::any_of(out_.events[n].sentences.begin(), out_.events[n].sentences.end(),
                      [&](std::uint32_t x) { return x == s || x == s + 1; }))
        other = static_cast<std::int32_t>(n);
    if (other == kNoEvent) continue;
    const std::string to = "e" + std::to_string(other + 1);
    const std::string from = "e" + std::to_string(main_ + 1);
    if (std::none_of(out_.relations.begin(), out_.relations.end(),
                     [&](const Relation& r) { return r.to == to; }))
      out_.relations.push_back({from, to, std::string(kind), scene_.span(hit.words)});
  }
}

}  // namespace

EventReader::EventReader(const Lexicon& lexicon) : vocabulary_(std::make_unique<Vocabulary>(lexicon)) {}
EventReader::~EventReader() = default;

Mentions EventReader::read(const Scene& scene) const { return Storyline(scene).run(); }

std::string to_text(const Mentions& mentions, const Scene& scene) {
  std::string out;
  const auto words = [&](ByteSpan span) {
    return span.empty() ? std::string("-") : std::string(slice(scene.report.text, span));
  };
  if (mentions.not_an_incident)
    out += "not an incident\t" + mentions.not_an_incident->reason + '\t' +
           words(mentions.not_an_incident->span) + '\n';
  for (const Event& event : mentions.events) {
    out += event.ref + '\t' + std::string(name_of(event.scope)) + '\t' + std::string(name_of(event.type)) +
           '\t' + words(event.trigger) + '\t' + std::string(event.rule) + '\n';
    if (event.date) {
      out += "  date\t" + words(event.date->span);
      if (event.date->days)
        out += '\t' + to_iso(event.date->days->earliest) + ".." + to_iso(event.date->days->latest);
      out += '\n';
    }
    if (event.place)
      out += "  place\t" + words(event.place->name_span) + '\t' + event.place->name + '\t' +
             event.place->country + '\n';
    out += "  actor\t" + words(event.actor.span) + '\t' + std::string(name_of(event.actor_status)) + '\n';
    out += "  target\t" + words(event.target.span) + "\n  weapon\t" + words(event.weapon.span) + '\n';
  }
  for (const Relation& relation : mentions.relations)
    out += relation.from + '\t' + relation.kind + '\t' + relation.to + '\n';
  return out;
}

}  // namespace recoupe
