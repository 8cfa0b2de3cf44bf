#include "mention/turn.h"

#include <algorithm>

#include "lexicon/gazetteer.h"
#include "mention/tie.h"
#include "phrase/clause.h"
#include "phrase/place_words.h"

namespace recoupe {
namespace {

constexpr double kNextPlaceKm =
    4;  // where a sentence sets out anew, another name this far off is another place
constexpr double kSamePlaceKm = 25;    // two towns this close may be one place told coarsely and finely
constexpr std::uint32_t kOpening = 3;  // words before a phrase that opens its sentence
constexpr std::string_view kRetaliation = "retaliation_for";
constexpr std::string_view kResponse = "response_to";

// A night spans two days: what follows on the second of them is behind it, too.
bool is_behind(const DatePhrase& date, const DatePhrase& told) {
  if (!date.days || !told.days) return false;
  const bool after_night = told.precision == DatePrecision::night && date.precision == DatePrecision::day &&
                           date.part >= DayPart::morning;
  return after_night ? date.days->earliest >= told.days->latest : date.days->earliest > told.days->latest;
}

bool same_name(const PlacePhrase& a, const PlacePhrase& b) {
  return a.name == b.name || a.name.find(b.name) != std::string::npos ||
         b.name.find(a.name) != std::string::npos;
}

double distance(const PlacePhrase& a, const PlacePhrase& b) {
  return distance_km(*a.latitude, *a.longitude, *b.latitude, *b.longitude);
}

// Two names that a map knows apart, however close: « près de Huwara », « à Burin ».
bool is_next(const PlacePhrase& a, const PlacePhrase& b) {
  return a.latitude && b.latitude && is_fine(a) && is_fine(b) && !same_name(a, b) &&
         distance(a, b) >= kNextPlaceKm;
}

}  // namespace

bool is_fine(const PlacePhrase& place) {
  return place.precision == PlacePrecision::exact || place.precision == PlacePrecision::near;
}

bool same_area(const PlacePhrase& a, const PlacePhrase& b) {
  if (same_name(a, b)) return true;
  if (!a.country.empty() && !b.country.empty() && a.country != b.country) return false;
  if (!a.latitude || !b.latitude) return true;
  if (!is_fine(a) || !is_fine(b)) return a.country == b.country;
  return distance(a, b) < kSamePlaceKm + a.radius_km + b.radius_km;
}

TurnReader::TurnReader(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers)
    : scene_(scene), passages_(passages), triggers_(triggers), entries_(entries_of(scene)) {
  for (const EntryHit& hit : scene.words.hits) {
    const std::string_view relation = scene.lexicon.value(hit.entry, "relation");
    if (relation != kRetaliation && relation != kResponse) continue;
    if (!has_class(scene.words.hit_classes(hit, scene.lexicon), scene.v.opens_aside)) replies_.push_back(hit);
  }
}

bool TurnReader::turns(std::uint32_t passage, const PlacePhrase* place, const DatePhrase* date,
                       const DatePhrase* own) const {
  if (passages_[passage].aside) return false;
  if (answers(passage)) return true;
  if (!asserts(passage)) return false;
  return (place != nullptr && elsewhere(passage, *place)) ||
         (date != nullptr && own != nullptr && later(passage, *date, *own)) || counted_on(passage, place) ||
         others(passage) || shifts(passage, place, date, own) || enters(passage, place, date, own);
}

bool TurnReader::asserts(std::uint32_t passage) const {
  const auto near = triggers_of(triggers_, passages_[passage].sentence);
  return std::any_of(near.begin(), near.end(),
                     [&](const Trigger& t) { return t.passage == passage && asserts(t); });
}

bool TurnReader::asserts(const Trigger& trigger) const {
  const Chunk& chunk = scene_.chunks.sentences[trigger.sentence][trigger.chunk];
  if (trigger.noun)
    return !trigger.harm && trigger.words.contains(scene_.noun(chunk).head) && introduces(chunk);
  const VerbGroup& verb = scene_.verb(chunk);
  if (verb.participle) return is_telegraphic(trigger.sentence) || goes_on(verb.head);
  return verb.finite && (!verb.pluperfect || is_reported(verb.head)) && !verb.infinitive;
}

// « ont traversé la rivière et attaqué le village »
bool TurnReader::goes_on(std::uint32_t participle) const {
  if (!scene_.trees.is(participle, Deprel::conj)) return false;
  const std::uint32_t head = scene_.trees.head(participle);
  for (const Chunk& chunk : scene_.chunks.sentences[scene_.words.words[participle].sentence])
    if (chunk.kind == ChunkKind::verb && chunk.words.contains(head))
      return scene_.verb(chunk).finite && !scene_.verb(chunk).pluperfect;
  return false;
}

// « Un chef de quartier enlevé à Mandera »: no verb is finite.
bool TurnReader::is_telegraphic(std::uint32_t sentence) const {
  const auto& chunks = scene_.chunks.sentences[sentence];
  return std::none_of(chunks.begin(), chunks.end(),
                      [&](const Chunk& c) { return c.kind == ChunkKind::verb && scene_.verb(c).finite; });
}

// « une frappe », « deux explosions »: not « la frappe », which was told of before.
bool TurnReader::introduces(const Chunk& chunk) const {
  const NounPhrase& np = scene_.noun(chunk);
  const NumberPhrase* count = scene_.count_of(np);
  return (count != nullptr && !count->definite) || scene_.any(np.words, scene_.v.indefinite);
}

// « a annoncé que six soldats avaient été blessés »: the tense follows from the verb of saying, no past is
// meant.
bool TurnReader::is_reported(std::uint32_t verb) const {
  const std::uint32_t head = scene_.trees.head(verb);
  return scene_.trees.is(verb, Deprel::ccomp) && head != Dependents::kNone &&
         scene_.has(head, scene_.v.speech);
}

bool TurnReader::within(WordRange phrase, std::uint32_t passage) const {
  return passages_[passage].words.contains(phrase.begin) && !opens(phrase, passage);
}

bool TurnReader::opens(WordRange phrase, std::uint32_t passage) const {
  return phrase.begin <= passages_[passage].words.begin + kOpening;
}

// « À Coyah, … », « En Israël, … »
bool TurnReader::fronted(const PlacePhrase& place, std::uint32_t passage) const {
  return opens(place.words, passage) && place.words.end < passages_[passage].words.end &&
         scene_.words.words[place.words.end].form == ",";
}

// A time at the head of a paragraph: « Dans l'après-midi, … », « Une heure plus tard, … »
bool TurnReader::sets_out(std::uint32_t passage) const {
  if (passage > 0 && passages_.sentence(passage - 1).block == passages_.sentence(passage).block) return false;
  const auto dates = scene_.dates_in(passages_[passage].words);
  return std::any_of(dates.begin(), dates.end(), [&](const DatePhrase* d) {
    return d->use == DateUse::point && opens(d->words, passage);
  });
}

// The place opens the sentence or hangs on what happened: « … à Beit Dajan ».
bool TurnReader::elsewhere(std::uint32_t passage, const PlacePhrase& told) const {
  const auto places = scene_.places_in(passages_[passage].words);
  const auto other = [&](const PlacePhrase* p) {
    if (p->use != PlaceUse::location) return false;
    const bool fine = is_fine(*p) && is_fine(told) && told.latitude;
    const bool abroad = p->precision >= PlacePrecision::country && p->country != told.country;
    return (fine && tie_of(scene_, triggers_, *p) == Tie::struck) ||
           ((fine || abroad) && fronted(*p, passage));
  };
  const bool anew = sets_out(passage);
  const auto here = [&](const PlacePhrase* p) {
    return p->use == PlaceUse::location && same_area(*p, told) && !(anew && is_next(*p, told));
  };
  return std::none_of(places.begin(), places.end(), here) && std::any_of(places.begin(), places.end(), other);
}

// « Le même jour, … », « Le lendemain, … »; « Peu après, à Yarang, … »
bool TurnReader::counted_on(std::uint32_t passage, const PlacePhrase* told) const {
  const WordRange words = passages_[passage].words;
  const auto places = scene_.places_in(words);
  const bool named = std::any_of(places.begin(), places.end(), [&](const PlacePhrase* p) {
    return p->use == PlaceUse::location && told != nullptr && p->name != told->name &&
           opens(p->words, passage);
  });
  for (const DatePhrase* date : scene_.dates_in(words))
    if (date->relative_to_event && !date->clock_only && date->offset_days >= 0 &&
        (date->offset_known || named) && opens(date->words, passage))
      return true;
  return false;
}

// A day behind that of what was told, on which more happened than that somebody died of it.
bool TurnReader::later(std::uint32_t passage, const DatePhrase& told, const DatePhrase& own) const {
  if (own.use != DateUse::point || own.future || !is_behind(own, told) ||
      tells_aftermath(scene_, triggers_, own))
    return false;
  const bool at_head = opens(own.words, passage) || !passages_[passage].words.contains(own.words.begin);
  const auto near = triggers_of(triggers_, passages_[passage].sentence);
  return at_head && std::any_of(near.begin(), near.end(), [&](const Trigger& t) {
           return t.passage == passage && asserts(t) && !scene_.any(t.words, scene_.v.intransitive);
         });
}

// « Par ailleurs, un camp a été incendié à Djugu »: another matter, at a place of another name or on a later
// day.
bool TurnReader::shifts(std::uint32_t passage, const PlacePhrase* told, const DatePhrase* date,
                        const DatePhrase* own) const {
  const WordRange words = passages_[passage].words;
  if (!scene_.any({words.begin, std::min(words.end, words.begin + kOpening)}, scene_.v.shift)) return false;
  if (date != nullptr && own != nullptr && is_behind(*own, *date)) return true;
  const auto places = scene_.places_in(words);
  return std::any_of(places.begin(), places.end(), [&](const PlacePhrase* p) {
    return p->use == PlaceUse::location && (told == nullptr || !same_name(*p, *told));
  });
}

// « un second groupe », « d'autres hommes », « un deuxième raid »
bool TurnReader::others(std::uint32_t passage) const {
  for (const Chunk& chunk : passages_.chunks(passage)) {
    if (chunk.kind != ChunkKind::noun || !scene_.any(chunk.words, scene_.v.another)) continue;
    const NounPhrase& np = scene_.noun(chunk);
    if (!scene_.any(np.words, scene_.v.indefinite) || scene_.has(np.head, scene_.v.harm_noun)) continue;
    if (scene_.has(np.head, scene_.v.event) || acts(np, passage)) return true;
  }
  return false;
}

WordRange TurnReader::paragraph(std::uint32_t passage) const {
  const std::uint32_t block = passages_.sentence(passage).block;
  std::uint32_t first = passage;
  std::uint32_t last = passage;
  while (first > 0 && passages_.sentence(first - 1).block == block) --first;
  while (last + 1 < passages_.size() && passages_.sentence(last + 1).block == block) ++last;
  return {passages_[first].words.begin, passages_[last].words.end};
}

// An entry of a list that names another place or day.
bool TurnReader::enters(std::uint32_t passage, const PlacePhrase* told, const DatePhrase* date,
                        const DatePhrase* own) const {
  if (!in_entry(passage)) return false;
  if (date != nullptr && own != nullptr && date->days && own->days && !date->days->meets(*own->days))
    return true;
  const auto places = scene_.places_in(paragraph(passage));
  const auto named = [&](const PlacePhrase* p) { return p->use == PlaceUse::location; };
  const auto here = [&](const PlacePhrase* p) { return told == nullptr || p->name == told->name; };
  return std::any_of(places.begin(), places.end(), named) && std::none_of(places.begin(), places.end(), here);
}

// Whether a phrase is the subject of a verb of attack.
bool TurnReader::acts(const NounPhrase& np, std::uint32_t passage) const {
  const ClauseReader clauses(scene_);
  const auto near = triggers_of(triggers_, passages_[passage].sentence);
  return std::any_of(near.begin(), near.end(), [&](const Trigger& t) {
    if (t.passage != passage || t.noun || !asserts(t)) return false;
    const std::uint32_t verb = scene_.verb(scene_.chunks.sentences[t.sentence][t.chunk]).head;
    return !clauses.passive(verb) && !scene_.any(t.words, scene_.v.intransitive) &&
           np.words.contains(clauses.subject(verb));
  });
}

bool TurnReader::undergoes(const NounPhrase& np, std::uint32_t passage) const {
  const ClauseReader clauses(scene_);
  const auto near = triggers_of(triggers_, passages_[passage].sentence);
  return std::any_of(near.begin(), near.end(), [&](const Trigger& t) {
    if (t.passage != passage || t.noun) return false;
    const std::uint32_t verb = scene_.verb(scene_.chunks.sentences[t.sentence][t.chunk]).head;
    if (scene_.trees.is(np.head, Deprel::obj)) return scene_.trees.head(np.head) == verb;
    return clauses.passive(verb) && np.words.contains(clauses.subject(verb));
  });
}

// A verb that the clause stands on, the subject before it, or an adverbial that opens the sentence.
EntryId TurnReader::reply(std::uint32_t passage) const {
  const WordRange words = passages_[passage].words;
  auto hit = std::lower_bound(replies_.begin(), replies_.end(), words.begin,
                              [](const EntryHit& h, std::uint32_t word) { return h.words.begin < word; });
  for (; hit != replies_.end() && hit->words.begin < words.end; ++hit)
    if ((opens(hit->words, passage) && !verb_before(hit->words.begin, passage)) ||
        is_finite(hit->words.begin, passage))
      return hit->entry;
  return 0;
}

// « C'est une réponse à … » tells of what it is, not of what happened.
bool TurnReader::verb_before(std::uint32_t word, std::uint32_t passage) const {
  const auto chunks = passages_.chunks(passage);
  return std::any_of(chunks.begin(), chunks.end(),
                     [&](const Chunk& c) { return c.kind == ChunkKind::verb && c.words.end <= word; });
}

bool TurnReader::is_finite(std::uint32_t word, std::uint32_t passage) const {
  for (const Chunk& chunk : passages_.chunks(passage))
    if (chunk.kind == ChunkKind::verb && chunk.words.contains(word)) {
      const VerbGroup& verb = scene_.verb(chunk);
      return verb.finite && !verb.pluperfect && !verb.infinitive && !verb.future && !verb.conditional;
    }
  return false;
}

// « En représailles, des avions ont bombardé Metina »; « La riposte n'a pas tardé. Dans l'après-midi, … »: an
// answer that is dated or stands in front of its clause is an event of its own; within one fight it is none.
bool TurnReader::answers(std::uint32_t passage) const {
  if (reply(passage) == 0) return false;
  if (dated(passage) || new_actors(passage)) return true;
  return passage + 1 < passages_.size() &&
         passages_.sentence(passage + 1).block == passages_.sentence(passage).block && dated(passage + 1);
}

// « …, des jeunes ont attaqué le commissariat »
bool TurnReader::new_actors(std::uint32_t passage) const {
  const auto chunks = passages_.chunks(passage);
  return std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& c) {
    return c.kind == ChunkKind::noun && introduces(c) && acts(scene_.noun(c), passage);
  });
}

bool TurnReader::dated(std::uint32_t passage) const {
  const auto dates = scene_.dates_in(passages_[passage].words);
  return std::any_of(dates.begin(), dates.end(), [&](const DatePhrase* d) {
    return d->use == DateUse::point && !d->future && tie_of(scene_, triggers_, *d) != Tie::announced;
  });
}

}  // namespace recoupe
