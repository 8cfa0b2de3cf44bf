#include "mention/event_date.h"

#include <algorithm>

#include "mention/event_days.h"
#include "mention/tie.h"
#include "phrase/clause.h"
#include "phrase/place_words.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kSceneSentences = 6;  // of the body in which a scene may be set
constexpr int kGoingOnDays = 3;               // a longer stretch counts attacks, it dates none
constexpr std::uint32_t kBesideWords = 2;     // between « c'était » and its date

bool names_no_day(const DatePhrase& date) { return date.relative_to_event || date.clock_only; }

Fit fit_of(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date) {
  // « Depuis ce matin, les obus tombent »: an attack that goes on.
  const bool going_on = date.use == DateUse::since && date.days && date.days->days() <= kGoingOnDays;
  if ((date.use != DateUse::point && !going_on) || date.future) return Fit::none;
  if (tells_aftermath(scene, triggers, date)) return Fit::lasting;
  switch (tie_of(scene, triggers, date)) {
    case Tie::announced:
      return Fit::announced;
    case Tie::described:
    case Tie::lasting:
      return Fit::lasting;
    case Tie::told:
    case Tie::struck:
      return names_no_day(date) ? Fit::counted : Fit::told;
  }
  return Fit::none;
}

bool tells(const Passages& passages, const std::vector<Trigger>& triggers, std::uint32_t passage) {
  return std::ranges::any_of(triggers_of(triggers, passages[passage].sentence),
                             [&](const Trigger& t) { return t.passage == passage; });
}

// Of the clauses with a trigger; of equal ones the first.
Fitting best_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                const std::vector<std::uint32_t>& of_event) {
  Fitting best;
  for (const std::uint32_t p : of_event) {
    const Fitting own = fitting_date(scene, passages, triggers, p);
    if (own.fit > best.fit) best = own;
  }
  return best;
}

// Whether a passage tells of an event that is not this one.
bool of_another(const Passages& passages, const std::vector<Trigger>& triggers, std::uint32_t passage,
                const Event& event) {
  if (std::binary_search(event.passages.begin(), event.passages.end(), passage)) return false;
  return tells(passages, triggers, passage);
}

// « Il y a huit jours … cette nuit du 10 au 11 mai »: a date that is written out is exact where a count of
// days is rounded.
const DatePhrase* written_out(const Scene& scene, const Passages& passages,
                              const std::vector<Trigger>& triggers, const Event& event,
                              const DatePhrase* counted) {
  if (counted == nullptr || counted->basis != DateBasis::relative || !counted->days) return counted;
  for (const DatePhrase& date : scene.phrases.dates) {
    const bool calendar = date.basis == DateBasis::explicit_ || date.basis == DateBasis::metadata;
    const bool fine = date.precision == DatePrecision::day || date.precision == DatePrecision::night;
    if (!calendar || !fine || date.use != DateUse::point || !date.days->meets(*counted->days)) continue;
    const std::uint32_t p = passages.at(date.words.begin);
    if (p != Passages::kNone && !of_another(passages, triggers, p, event)) return &date;
  }
  return counted;
}

// « Le vieux port s'est vidé jeudi soir. Deux hommes ont ouvert le feu »: a scene dates the main event when
// its own sentences give no day. The report's head sets that of the event that it leads with, the head of a
// paragraph (« Mercredi. ») that of one which is told from there on.
const DatePhrase* scene_date(const Scene& scene, const Passages& passages,
                             const std::vector<Trigger>& triggers, const Event& event) {
  const Sentence& first = passages.sentence(event.passages.front());
  const auto& all = scene.words.sentences;
  const auto paragraph =
      std::lower_bound(all.begin(), all.end(), first.block,
                       [](const Sentence& s, std::uint32_t block) { return s.block < block; });
  const auto begin = event.lead ? 0U : static_cast<std::uint32_t>(paragraph - all.begin());
  std::uint32_t read = 0;
  for (std::uint32_t s = begin; s < scene.sentence_count() && read < kSceneSentences; ++s) {
    const Sentence& sentence = scene.words.sentences[s];
    if (!scene.is_read(s) || sentence.kind == BlockKind::title) continue;
    if (!event.lead && s > passages[event.passages.front()].sentence) break;
    ++read;
    for (const DatePhrase* date : scene.dates_in(scene.words.ranges[s]))
      if (const std::uint32_t p = passages.at(date->words.begin);
          fit_of(scene, triggers, *date) == Fit::told && !passages[p].aside &&
          !(event.lead && looks_back(scene, passages.chunks(p))))
        return date;
  }
  return nullptr;
}

// Whether the subject of a verb is a word for what happened.
bool names_event(const Scene& scene, const std::vector<Trigger>& triggers, std::uint32_t verb) {
  const std::uint32_t who = ClauseReader(scene).subject(verb);
  return who != Dependents::kNone && std::any_of(triggers.begin(), triggers.end(), [&](const Trigger& t) {
           return t.noun && t.words.contains(who);
         });
}

struct SaidWhen {
  const DatePhrase* date = nullptr;
  bool names_event = false;  // « L'attaque date de mardi », not « C'était mardi »
};

// « C'était mardi 16 mai », « L'attaque date de mardi »: says no more than when.
SaidWhen dated_by_sentence(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                           const Event& event, const std::vector<EntryHit>& daters) {
  SaidWhen found;
  for (const EntryHit& hit : daters) {
    const bool verb = scene.words.words[hit.words.begin].upos != Upos::PRON;
    const bool named = verb && names_event(scene, triggers, hit.words.begin);
    if ((verb && !named) || (found.date != nullptr && !named)) continue;
    for (const DatePhrase* date : scene.dates_in({hit.words.end, hit.words.end + kBesideWords})) {
      const std::uint32_t p = passages.at(date->words.begin);
      if (date->use != DateUse::point || p == Passages::kNone || passages[p].aside) continue;
      if (of_another(passages, triggers, p, event)) continue;
      found = {date, named};
      if (named) return found;
    }
  }
  return found;
}

}  // namespace

Fitting fitting_date(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                     std::uint32_t passage) {
  Fitting best;
  if (!tells(passages, triggers, passage)) return best;
  for (const DatePhrase* date : scene.dates_in(passages[passage].words))
    if (const Fit fit = fit_of(scene, triggers, *date); fit > best.fit) best = {date, fit};
  return best;
}

const DatePhrase* date_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                          const std::vector<std::uint32_t>& of_event) {
  return best_of(scene, passages, triggers, of_event).date;
}

std::vector<EntryHit> daters_of(const Scene& scene) {
  std::vector<EntryHit> daters;
  for (const EntryHit& hit : scene.words.hits)
    if (scene.has(hit.words.begin, scene.v.dates_event) &&  // a word's classes are sooner asked
        has_class(scene.words.hit_classes(hit, scene.lexicon), scene.v.dates_event))
      daters.push_back(hit);
  return daters;
}

const DatePhrase* date_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                          const Event& event, const std::vector<EntryHit>& daters) {
  const Fitting own = best_of(scene, passages, triggers, event.passages);
  const bool struck = own.fit == Fit::told && tie_of(scene, triggers, *own.date) == Tie::struck;
  if (const DatePhrase* beside = counted_beside(scene, passages, triggers, event.passages);
      beside != nullptr && !struck)
    return beside;
  const DatePhrase* date = own.date;
  if (own.fit == Fit::none && event.scope == Scope::background && !event.passages.empty())
    return scene_date(scene, passages, triggers, event);
  if (event.scope == Scope::main && !event.passages.empty()) {
    const SaidWhen said = dated_by_sentence(scene, passages, triggers, event, daters);
    const bool first =
        own.fit != Fit::told || (said.date != nullptr && said.date->words.begin < own.date->words.begin);
    if (said.date != nullptr && (said.names_event || first)) return said.date;
    if (own.fit != Fit::told)
      if (const DatePhrase* set = scene_date(scene, passages, triggers, event)) date = set;
  }
  return written_out(scene, passages, triggers, event, date);
}

}  // namespace recoupe
