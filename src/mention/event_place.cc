#include "mention/event_place.h"

#include <algorithm>
#include <utility>

#include "lexicon/gazetteer.h"
#include "mention/tie.h"
#include "phrase/place_choice.h"

namespace recoupe {
namespace {

// How a place is preferred: the finer the better, the earlier the better, beside a trigger the better.
constexpr double kInTown = 5.0;
constexpr double kExact = 4.0;
constexpr double kVillage =
    4.3;  // « le campement d'X », which no gazetteer knows, is finer than a known town
constexpr double kUnknown = 3.4;  // a bare name that no gazetteer knows, finer than a region
constexpr double kNear = 3.0;
constexpr double kAdmin = 2.0;
constexpr double kCountry = 1.0;
constexpr double kNowhere = 0.6;
constexpr double kDemonym = 0.3;
constexpr double kPerSentence = 0.9;
constexpr double kMostPenalty = 2.7;
constexpr double kLaterInSentence = 0.1;
constexpr double kHeadlinePlace = 0.6;
constexpr double kReferencePenalty = 2.5;
constexpr double kWeak = 2.0;           // of a place named long after the lead, or only for its people
constexpr double kSamePlaceKm = 25;     // a building, its town and its suburbs
constexpr std::uint32_t kAdjacent = 2;  // sentences between a place and another one that no map knows
constexpr std::size_t kFurtherPlaces = 3;
constexpr std::uint32_t kSceneSentences = 4;  // of the head of a report in which a scene may be set

struct Candidate {
  double score = 0;
  const PlacePhrase* place = nullptr;
  Tie tie = Tie::told;
};

// Whether the words name a spot, not an area: also one whose point no gazetteer knows.
bool is_spot(const PlacePhrase& place) {
  const KindGroup group = group_of_place(place.kind);
  return group == KindGroup::settlement || group == KindGroup::military || group == KindGroup::facility;
}

// A building, a base or a quarter says more than the town that it lies in, a village that no map knows more
// than its region.
double fineness(const PlacePhrase& place) {
  const bool town = place.kind == "town" || place.kind == "capital" || place.kind == "city";
  const KindGroup group = group_of_place(place.kind);
  const bool post = group == KindGroup::facility || group == KindGroup::military;
  switch (place.precision) {
    case PlacePrecision::exact:
      return town ? kExact : kInTown;
    case PlacePrecision::near:
      return place.gazetteer == 0 && !place.kind.empty() ? kVillage : kNear;
    case PlacePrecision::admin1:
    case PlacePrecision::country:
      if (place.gazetteer == 0 || is_spot(place)) return place.kind.empty() || post ? kUnknown : kVillage;
      return place.precision == PlacePrecision::admin1 ? kAdmin : kCountry;
    case PlacePrecision::none:
      break;
  }
  return kNowhere;  // a name of unknown whereabouts
}

class PlaceOfEvent {
 public:
  PlaceOfEvent(const Scene& scene, const std::vector<Trigger>& triggers)
      : scene_(scene), triggers_(triggers) {}

  void add_sentence(WordRange words, bool headline) {
    double order = 0;
    for (const PlacePhrase* place : scene_.places_in(words)) {
      order += kLaterInSentence;
      if (!may_hold(*place)) continue;
      double score = fineness(*place) - penalty_ - order - (headline ? kHeadlinePlace : 0);
      if (place->use == PlaceUse::demonym) score = kDemonym - penalty_ / 10;
      if (place->use == PlaceUse::reference) score -= kReferencePenalty;
      const Tie tie =
          headline || place->use != PlaceUse::location ? Tie::told : tie_of(scene_, triggers_, *place);
      if (tie == Tie::described) score -= kReferencePenalty;
      candidates_.push_back({score, place, tie});
    }
    if (!headline) penalty_ = std::min(penalty_ + kPerSentence, kMostPenalty);
  }

  // The best first, equal ones in the order of the text.
  const std::vector<Candidate>& ranked() {
    std::stable_sort(candidates_.begin(), candidates_.end(),
                     [](const Candidate& a, const Candidate& b) { return a.score > b.score; });
    return candidates_;
  }

 private:
  bool may_hold(const PlacePhrase& place) const {
    return place.use != PlaceUse::dateline && place.use != PlaceUse::name_part &&
           place.use != PlaceUse::origin && !scene_.any(place.words, scene_.v.organisation);
  }

  const Scene& scene_;
  const std::vector<Trigger>& triggers_;
  std::vector<Candidate> candidates_;
  double penalty_ = 0;  // grows from sentence to sentence
};

// Named twice, or once inside the other's name.
bool same_name(const PlacePhrase& a, const PlacePhrase& b) {
  return a.name == b.name || a.name.find(b.name) != std::string::npos ||
         b.name.find(a.name) != std::string::npos;
}

std::uint32_t sentences_between(const Scene& scene, WordRange a, WordRange b) {
  const std::uint32_t x = scene.words.words[a.begin].sentence;
  const std::uint32_t y = scene.words.words[b.begin].sentence;
  return x < y ? y - x : x - y;
}

// One place told coarsely and finely, « au port, à Sindou »: a point close by. A map does not know
// all of them: a town must stand in the other's sentence, a name that no map knows near it.
bool around(const Scene& scene, const PlacePhrase& place, const PlacePhrase& first) {
  if (place.latitude && first.latitude)
    return distance_km(*place.latitude, *place.longitude, *first.latitude, *first.longitude) <=
           kSamePlaceKm + place.radius_km + first.radius_km;
  if (!place.latitude && fineness(place) <= kNear) return false;
  return sentences_between(scene, place.words, first.words) <= (place.latitude ? 0 : kAdjacent);
}

// « à Kherson, Mykolaïv et Odessa »: nothing but names of places, commas and little words between.
bool listed_together(const Scene& scene, WordRange a, WordRange b) {
  if (b.begin < a.begin) std::swap(a, b);
  const WordRange between{a.end, b.begin};
  if (a.end > b.begin || sentences_between(scene, a, b) != 0) return false;
  const auto places = scene.places_in(between);
  for (std::uint32_t w = between.begin; w < between.end; ++w) {
    const Upos upos = scene.words.words[w].upos;
    const bool little = upos == Upos::PUNCT || upos == Upos::CCONJ || upos == Upos::ADP || upos == Upos::DET;
    const bool named = std::any_of(places.begin(), places.end(),
                                   [&](const PlacePhrase* place) { return place->words.contains(w); });
    if (!little && !named) return false;
  }
  return true;
}

// Something happened there, too: as fine as a town or named for itself, in the same country.
bool further(const Scene& scene, const PlacePhrase& place, const Event& event) {
  if (place.use != PlaceUse::location || place.country != event.place->country) return false;
  if (fineness(place) < kNear || same_name(place, *event.place)) return false;
  if (!around(scene, place, *event.place) && !listed_together(scene, place.words, event.place->words))
    return false;
  return std::none_of(event.places.begin(), event.places.end(),
                      [&](const PlacePhrase& known) { return same_name(known, place); });
}

// The best of them where the event happened; nullptr when somebody only speaks there.
const Candidate* first_of(const std::vector<Candidate>& ranked) {
  const auto first =
      std::find_if(ranked.begin(), ranked.end(), [](const Candidate& c) { return c.tie != Tie::announced; });
  return first == ranked.end() ? nullptr : &*first;
}

void take(const Scene& scene, const std::vector<Candidate>& ranked, Event& event) {
  const Candidate& first = *first_of(ranked);
  event.place = *first.place;
  if (event.place->use == PlaceUse::demonym) {
    event.place->name.clear();
    event.place->precision = PlacePrecision::country;
  }
  for (const Candidate& candidate : ranked) {
    if (candidate.tie == Tie::described && first.tie != Tie::described) continue;
    if (event.places.size() < kFurtherPlaces && further(scene, *candidate.place, event))
      event.places.push_back(*candidate.place);
  }
}

// The sentences at the head of the report, whether or not they tell of the event.
PlaceOfEvent head_of(const Scene& scene, const std::vector<Trigger>& triggers) {
  PlaceOfEvent head(scene, triggers);
  std::uint32_t read = 0;
  for (std::uint32_t s = 0; s < scene.sentence_count() && read < kSceneSentences; ++s) {
    if (!scene.is_read(s)) continue;
    head.add_sentence(scene.words.ranges[s], scene.words.sentences[s].headline);
    ++read;
  }
  return head;
}

// « 4. Tchad, nuit du 21 au 22. Des pirogues accostent à X. Cinq soldats sont tués »: the paragraph that
// tells of no other event.
PlaceOfEvent paragraph_of(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                          const Event& event) {
  PlaceOfEvent paragraph(scene, triggers);
  const std::uint32_t front = event.passages.front();
  const std::uint32_t block = passages.sentence(front).block;
  std::uint32_t first = front;
  while (first > 0 && passages.sentence(first - 1).block == block) --first;
  const auto own = [&](std::uint32_t p) {
    return std::find(event.passages.begin(), event.passages.end(), p) != event.passages.end();
  };
  std::uint32_t end = first;
  for (; end < passages.size() && passages.sentence(end).block == block; ++end) {
    const auto near = triggers_of(triggers, passages[end].sentence);
    const bool triggered =
        std::any_of(near.begin(), near.end(), [&](const Trigger& t) { return t.passage == end; });
    if (triggered && !own(end)) return PlaceOfEvent(scene, triggers);
  }
  for (std::uint32_t p = first; p < end; ++p) paragraph.add_sentence(passages[p].words, false);
  return paragraph;
}

// « Deux ont touché l'aéroport, un troisième est tombé dans un champ »: where the shots of the sentence
// before fell.
bool goes_on(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
             std::uint32_t passage) {
  if (passage >= passages.size() || passages[passage].aside ||
      passages.sentence(passage).block != passages.sentence(passage - 1).block)
    return false;
  const WordRange words = passages[passage].words;
  const bool falls = scene.any(words, scene.v.fall_verb) || scene.any(words, scene.v.hit_verb);
  return falls && std::ranges::none_of(triggers_of(triggers, passages[passage].sentence),
                                       [&](const Trigger& t) { return t.passage == passage; });
}

}  // namespace

void set_place(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
               Event& event) {
  PlaceOfEvent own(scene, triggers);
  for (const std::uint32_t p : event.passages) {
    own.add_sentence(passages[p].words, passages.sentence(p).headline);
    if (event.scope == Scope::main && goes_on(scene, passages, triggers, p + 1))
      own.add_sentence(passages[p + 1].words, false);
  }
  const Candidate* best = first_of(own.ranked());
  const bool main = event.lead && !event.passages.empty();
  if (main && (best == nullptr || best->score < kWeak)) {
    PlaceOfEvent head = head_of(scene, triggers);
    const Candidate* set = first_of(head.ranked());
    if (set != nullptr && (best == nullptr || set->score > best->score))
      return take(scene, head.ranked(), event);
  }
  if (!event.lead && !event.passages.empty() && (best == nullptr || best->score < kWeak)) {
    PlaceOfEvent paragraph = paragraph_of(scene, passages, triggers, event);
    const Candidate* set = first_of(paragraph.ranked());
    if (set != nullptr && (best == nullptr || set->score > best->score))
      return take(scene, paragraph.ranked(), event);
  }
  if (best != nullptr) take(scene, own.ranked(), event);
}

}  // namespace recoupe
