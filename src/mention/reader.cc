#include "mention/reader.h"

#include <algorithm>

#include "mention/actor_name.h"
#include "mention/background.h"
#include "mention/event_date.h"
#include "mention/event_days.h"
#include "mention/refusal.h"
#include "mention/relation.h"
#include "mention/responsibility.h"
#include "mention/roles.h"
#include "mention/scope.h"

namespace recoupe {
namespace {

// A parallel event told in less is context: sentences at the head of a paragraph, and within one.
constexpr std::uint32_t kMainSentences = 2;
constexpr std::uint32_t kMainSentencesWithin = 3;

// Gives each passage its event, in the order of the text, and each event its roles.
class Storyline {
 public:
  explicit Storyline(const Scene& scene)
      : scene_(scene), triggers_(find_triggers(scene)), refusal_(scene, triggers_) {
    out_.passages = Passages(scene, triggers_);
    out_.not_an_incident = refusal_.reason();
  }

  Mentions run() {
    const ScopeReader scopes(scene_, out_.passages, triggers_, out_.not_an_incident.has_value());
    scopes_ = &scopes;
    out_.event_of_passage.assign(out_.passages.size(), kNoEvent);
    out_.why.assign(out_.passages.size(), {});
    if (!out_.not_an_incident) found_main();
    for (std::uint32_t p = 0; p < out_.passages.size(); ++p) assign(p);
    promote();
    const std::vector<EntryHit> daters = daters_of(scene_);
    for (Event& event : out_.events) fill_roles(scene_, out_.passages, triggers_, daters, event);
    inherit_country();
    date_from_lead();
    responsibility();
    for (Event& event : out_.events) name_fully(scene_, event);
    out_.relations = relations_of(scene_, triggers_, out_, main_);
    number();
    return std::move(out_);
  }

 private:
  Event& event(std::int32_t index) { return out_.events[static_cast<std::size_t>(index)]; }
  std::int32_t newest() const { return static_cast<std::int32_t>(out_.events.size()) - 1; }

  void found_main() {
    out_.events.emplace_back().scope = Scope::main;
    out_.events.back().lead = true;
    main_ = newest();
  }

  // A passage without trigger or toll belongs to nothing, but keeps the thread.
  void assign(std::uint32_t p) {
    const Passage& passage = out_.passages[p];
    const bool trigger = scopes_->triggered(p);
    const bool turns = scopes_->turns(p);
    if (!trigger && !turns && !scopes_->speaks_of_toll(p)) return;
    if (passage.goes_on && out_.event_of_passage[p - 2] != kNoEvent)
      return join(p, out_.event_of_passage[p - 2], "behind the aside");
    if (scopes_->aggregate(p)) return open(p, Scope::aggregate, "count of many");
    if (passage.aside) return open(p, Scope::background, "aside");
    if (out_.passages.sentence(p).kind == BlockKind::title) return join(p, main_, "title");
    if (last_ != kNoEvent && last_ != main_ &&
        scopes_->continues(p, last_passage_, event(last_).scope == Scope::aggregate))
      return join(p, last_, "goes on");
    if (turns) return open(p, Scope::background, "turn");
    if (trigger && scopes_->background(p)) return open(p, Scope::background, "another day or place");
    join(p, main_, "main");
  }

  void join(std::uint32_t p, std::int32_t to, std::string_view why) {
    if (to == kNoEvent) return open(p, Scope::background, why);
    out_.event_of_passage[p] = to;
    out_.why[p] = why;
    event(to).passages.push_back(p);
    if (event(to).scope == Scope::background)
      backgrounds_.tell(to, fitting_date(scene_, out_.passages, triggers_, p), out_.passages[p].aside);
    if (out_.passages[p].aside) return;  // the thread goes on without it
    last_ = to;
    last_passage_ = p;
  }

  void open(std::uint32_t p, Scope scope, std::string_view why) {
    if (scope == Scope::background)
      if (const auto known = backgrounds_.known(scopes_->date(p), out_.passages[p].aside))
        return join(p, *known, "told before");
    if (out_.not_an_incident && !refusal_.tells_beside(out_.passages, p)) return;
    out_.events.emplace_back().scope = scope;
    join(p, newest(), why);
  }

  // What happened as late as the main event, and is told at some length, the report is about, too.
  void promote() {
    for (Event& event : out_.events)
      if (event.scope == Scope::background && scopes_->news(event.passages.front()) &&
          sentences_on(event) >= length_of_main(event.passages.front()))
        event.scope = Scope::main;
  }
  std::uint32_t length_of_main(std::uint32_t p) const {
    if (scopes_->in_entry(p) || scopes_->newsworthy(p)) return 1;
    return opens_paragraph(p) ? kMainSentences : kMainSentencesWithin;
  }
  bool opens_paragraph(std::uint32_t p) const {
    return p == 0 || out_.passages.sentence(p - 1).block != out_.passages.sentence(p).block;
  }

  // Sentences that tell of the event, and those of their paragraphs that go on without another one.
  std::uint32_t sentences_on(const Event& event) const {
    std::uint32_t count = 0;
    for (const std::uint32_t own : event.passages) {
      ++count;
      for (std::uint32_t p = own + 1; p < out_.passages.size(); ++p) {
        if (out_.passages.sentence(p).block != out_.passages.sentence(own).block) break;
        if (out_.event_of_passage[p] != kNoEvent) break;
        ++count;
      }
    }
    return count;
  }

  void date_from_lead() {
    if (main_ == kNoEvent) return;
    for (Event& other : out_.events)
      if (other.scope == Scope::main && !other.lead) count_from(scene_, event(main_), other);
  }

  // A background event whose place is no country's lies in the main one's.
  void inherit_country() {
    if (main_ == kNoEvent || !event(main_).place) return;
    const std::string country = event(main_).place->country;
    for (Event& other : out_.events)
      if (other.place && other.place->country.empty()) other.place->country = country;
  }

  void responsibility();
  void number();
  void drop_empty_main();

  const Scene& scene_;
  std::vector<Trigger> triggers_;
  Refusal refusal_;
  const ScopeReader* scopes_ = nullptr;
  Mentions out_;
  Backgrounds backgrounds_;
  std::int32_t main_ = kNoEvent;
  std::int32_t last_ = kNoEvent;
  std::uint32_t last_passage_ = 0;
};

// What no event's passage says goes to the event that its paragraph told of last, else to the first one;
// « les deux attaques » to all.
void Storyline::responsibility() {
  if (main_ == kNoEvent) return;
  std::vector<std::vector<std::uint32_t>> sentences(out_.events.size());
  const auto say = [&](std::int32_t of, std::uint32_t s) {
    auto& own = sentences[static_cast<std::size_t>(of)];
    if (own.empty() || own.back() != s) own.push_back(s);
  };
  std::int32_t told = main_;
  for (std::uint32_t p = 0; p < out_.passages.size(); ++p) {
    if (opens_paragraph(p)) told = main_;
    const std::int32_t own = out_.event_of_passage[p];
    if (own != kNoEvent) told = event(own).scope == Scope::main ? own : main_;
    const std::uint32_t s = out_.passages[p].sentence;
    if (own == kNoEvent || event(own).scope == Scope::main) say(own == kNoEvent ? told : own, s);
    if (scopes_->speaks_of_several(p))
      for (std::int32_t n = 0; n <= newest(); ++n)
        if (event(n).scope == Scope::main && (n == main_ || event(n).passages.front() <= p)) say(n, s);
  }
  for (std::int32_t n = 0; n <= newest(); ++n)
    if (event(n).scope == Scope::main)
      assign_responsibility(scene_, sentences[static_cast<std::size_t>(n)], event(n));
}

void Storyline::number() {
  for (std::size_t n = 0; n < out_.events.size(); ++n) out_.events[n].ref = "e" + std::to_string(n + 1);
  for (const Trigger& trigger : triggers_) {
    const std::int32_t of = out_.event_of_passage[trigger.passage];
    if (of == kNoEvent || !event(of).trigger.empty()) continue;  // of several the first
    event(of).trigger = scene_.span(trigger.words);
    event(of).rule = scene_.lexicon.where(trigger.entry);
  }
  drop_empty_main();
}

void Storyline::drop_empty_main() {
  if (main_ == kNoEvent || !event(main_).trigger.empty()) return;
  out_.not_an_incident = NotAnIncident{"no_event", {}, {}};
  out_.events.erase(out_.events.begin() + main_);
  out_.relations.clear();
  for (std::int32_t& of : out_.event_of_passage) of = of == main_ ? kNoEvent : of > main_ ? of - 1 : of;
  for (std::size_t n = 0; n < out_.events.size(); ++n) out_.events[n].ref = "e" + std::to_string(n + 1);
}

}  // namespace

std::int32_t Mentions::event_at(std::uint32_t word) const {
  const std::uint32_t passage = passages.at(word);
  return passage == Passages::kNone ? kNoEvent : event_of_passage[passage];
}

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
    const auto rule = [](const Participant& who) {
      return (who.rule.empty() ? "" : '\t' + std::string(who.rule)) + '\n';
    };
    out += "  actor\t" + words(event.actor.span) + '\t' + std::string(name_of(event.actor_status));
    out += rule(event.actor) + "  target\t" + words(event.target.span) + rule(event.target);
    out += "  weapon\t" + words(event.weapon.span) + rule(event.weapon);
  }
  for (std::uint32_t p = 0; p < mentions.passages.size(); ++p) {
    const std::int32_t event = mentions.event_of_passage[p];
    if (event == kNoEvent) continue;
    out += "passage\t" + mentions.events[static_cast<std::size_t>(event)].ref + '\t' +
           std::string(mentions.why[p]) + '\t' + words(scene.span(mentions.passages[p].words)) + '\n';
  }
  for (const Relation& relation : mentions.relations)
    out += relation.from + '\t' + relation.kind + '\t' + relation.to + '\n';
  return out;
}

}  // namespace recoupe
