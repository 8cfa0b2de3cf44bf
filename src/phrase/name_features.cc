#include "phrase/name_features.h"

#include <algorithm>
#include <bit>

#include "base/hash.h"

namespace recoupe {
namespace {

// What a feature is of. The order is part of the model: append only, or train again.
enum Of : std::uint32_t {
  kForm,
  kFormBefore,
  kFormBehind,
  kPairBefore,
  kPairBehind,
  kSecondBefore,
  kSecondBehind,
  kPrefix,
  kSuffix,
  kShape,
  kShapes,
  kOrdinary,
  kClass,
  kClassBefore,
  kClassBehind,
  kPlaceWord,
  kBias,
  kLength,
  kSpelling,
  kLastForm,
  kPattern,
  kLeft,
  kLeftPair,
  kRight,
  kRightPair,
  kLeftClass,
  kRightClass,
  kGovernor,
  kGovernorClass,
  kGovernorFar,
  kFirstClass,
  kEntry,
  kPlace,
  kHoldsPlace,
  kAcronym,
  kOpening,
  kAlone,
  kBrackets,
  kTail,
  kWordKinds,
  kHomonym,
  kPlaceKind
};

constexpr std::uint32_t kNowhere = 0x5f3759dfU;  // form of what lies outside the sentence
constexpr std::uint32_t kSpan = 2;               // the salt of whole spans; those of words are 0 and 1

constexpr FeatureId mix(std::uint32_t of, std::uint32_t a, std::uint32_t b = 0) {
  std::uint64_t h = (std::uint64_t{a} << 32 | b) * 0x9e3779b97f4a7c15ULL;
  h ^= (of + 1) * 0xc2b2ae3d27d4eb4fULL;
  h ^= h >> 29;
  h *= 0xbf58476d1ce4e5b9ULL;
  return static_cast<FeatureId>(h >> 32);
}

std::uint32_t hash32(std::string_view bytes) { return static_cast<std::uint32_t>(hash_bytes(bytes)); }

// The features of one call: `salt` keeps first and later words apart.
struct Sink {
  std::vector<FeatureId>& out;
  std::uint32_t salt;

  void add(Of of, std::uint32_t a, std::uint32_t b = 0) { out.push_back(mix(of * 4 + salt, a, b)); }
  void add_classes(Of of, NameClasses classes, std::uint32_t with = 0) {
    for (; classes != 0; classes &= classes - 1)
      add(of, static_cast<std::uint32_t>(std::countr_zero(classes)) + 1, with);
  }
};

constexpr std::uint32_t bucket(std::uint32_t n) { return n < 6 ? n : n < 9 ? 6 : 7; }

}  // namespace

void NameFeatures::of_word(std::uint32_t w, NamePart part, WordRange sentence,
                           std::vector<FeatureId>& out) const {
  Sink sink{out, static_cast<std::uint32_t>(part)};
  const auto look = [&](std::int64_t n) -> const WordLook* {
    return n >= sentence.begin && n < sentence.end ? &looks_[static_cast<std::size_t>(n)] : nullptr;
  };
  const auto form = [&](std::int64_t n) { return look(n) != nullptr ? look(n)->form : kNowhere; };
  const WordLook& here = looks_[w];
  const std::uint32_t shape = here.shouting ? 0 : here.shape;
  const std::int64_t at = w;
  sink.add(kForm, here.form);
  sink.add(kFormBefore, form(at - 1));
  sink.add(kFormBehind, form(at + 1));
  sink.add(kPairBefore, form(at - 1), here.form);
  sink.add(kPairBehind, here.form, form(at + 1));
  sink.add(kSecondBefore, form(at - 2));
  sink.add(kSecondBehind, form(at + 2));
  const std::string_view spelling = words_.words[w].form;
  for (std::size_t n = 2; n <= 4 && n <= spelling.size(); ++n)
    sink.add(kPrefix, hash32(spelling.substr(0, n)));
  for (std::size_t n = 2; n <= 5 && n <= spelling.size(); ++n)
    sink.add(kSuffix, hash32(spelling.substr(spelling.size() - n)));
  sink.add(kShape, shape);
  const auto shape_at = [&](std::int64_t n) {
    return look(n) == nullptr ? kNowhere : look(n)->shouting ? 0 : look(n)->shape;
  };
  sink.add(kShapes, shape_at(at - 1) ^ shape, shape_at(at + 1));
  const bool opens = words_.words[w].sentence_start;
  sink.add(kOrdinary, here.kinds, (opens ? 1U : 0U) + (here.shouting ? 2U : 0U) + (here.upper ? 4U : 0U));
  sink.add_classes(kClass, here.classes, here.upper ? 1 : 0);
  if (look(at - 1) != nullptr) sink.add_classes(kClassBefore, looks_[w - 1].classes);
  if (look(at + 1) != nullptr) sink.add_classes(kClassBehind, looks_[w + 1].classes);
  if (here.place != 0) {
    const bool first = w == sentence.begin || looks_[w - 1].place != here.place;
    sink.add(kPlaceWord, hash32(places_[here.place - 1].kind), first ? 1 : 2);
    sink.add(kPlaceWord, first ? 1 : 2);
  }
}

void NameFeatures::of_span(WordRange span, WordRange sentence, std::vector<FeatureId>& out) const {
  add_inside(span, sentence, out);
  add_setting(span, sentence, out);
  add_allies(span, sentence, out);
}

// Its spelling, and its pattern: small words as they are, of the others what kind they are.
void NameFeatures::add_inside(WordRange span, WordRange sentence, std::vector<FeatureId>& out) const {
  Sink sink{out, kSpan};
  const WordLook& first = looks_[span.begin];
  const WordLook& last = looks_[span.end - 1];
  const bool opens = words_.words[span.begin].sentence_start;
  const std::uint32_t length = bucket(span.size());
  std::uint32_t spelling = 0;
  std::uint32_t pattern = 0;
  for (std::uint32_t w = span.begin; w < span.end; ++w) {
    spelling = mix(kSpelling, spelling, looks_[w].form);
    pattern = mix(kPattern, pattern, pattern_of(w));
  }
  sink.add(kBias, 0);
  sink.add(kLength, length, first.shouting ? 1 : 0);
  sink.add(kSpelling, spelling);
  sink.add(kPattern, pattern);
  sink.add(kLastForm, last.form, last.upper ? 1 : 0);
  sink.add(kWordKinds, first.kinds, length);
  sink.add_classes(kFirstClass, first.classes, length > 1 ? 1 : 0);
  if (opens) sink.add(kOpening, first.kinds, length);
  if (!last.upper) sink.add(kTail, first.form, last.form);
  if (!last.upper) sink.add(kTail, opens ? 1 : 0);
  if (span.size() == 1 && words_.words[span.begin].all_caps && !first.shouting)
    sink.add(kAcronym, bucket(static_cast<std::uint32_t>(words_.words[span.begin].form.size())));
  std::uint32_t end = sentence.end;
  while (end > span.end && words_.words[end - 1].kind == TokenKind::punctuation) --end;
  if (span == WordRange{sentence.begin, end}) sink.add(kAlone, length);
}

std::uint32_t NameFeatures::pattern_of(std::uint32_t w) const {
  const Word& word = words_.words[w];
  const bool small = !looks_[w].upper;
  const bool itself = small && (word.upos == Upos::ADP || word.upos == Upos::DET ||
                                word.upos == Upos::CCONJ || word.kind == TokenKind::punctuation);
  if (itself) return looks_[w].form;
  if (small) return 1;
  if (looks_[w].shouting) return 2;
  return word.all_caps ? 3 : 4U + (looks_[w].kinds & (kNoun | kAdjective));
}

// What stands before and behind.
void NameFeatures::add_setting(WordRange span, WordRange sentence, std::vector<FeatureId>& out) const {
  Sink sink{out, kSpan};
  const auto form = [&](std::int64_t n) {
    return n >= sentence.begin && n < sentence.end ? looks_[static_cast<std::size_t>(n)].form : kNowhere;
  };
  const std::int64_t before = std::int64_t{span.begin} - 1;
  sink.add(kLeft, form(before));
  sink.add(kLeftPair, form(before - 1), form(before));
  sink.add(kRight, form(span.end));
  sink.add(kRightPair, form(span.end), form(std::int64_t{span.end} + 1));
  sink.add(kBrackets, form(before), form(span.end));
  if (span.begin > sentence.begin)
    sink.add_classes(kLeftClass, looks_[span.begin - 1].classes, span.size() > 1 ? 1 : 0);
  if (span.end < sentence.end) sink.add_classes(kRightClass, looks_[span.end].classes);
  const auto w = governor(span, sentence);
  if (!w) return;
  const std::uint32_t link = *w + 1 == span.begin ? 0 : form(before);  // « de », « , »; 0: nothing between
  const std::uint32_t lemma = hash32(words_.words[*w].lemma);
  sink.add(kGovernor, lemma, link);
  sink.add(kGovernorFar, lemma);
  sink.add_classes(kGovernorClass, looks_[*w].classes, link);
}

// The lexicon's entry with these very words, the place found in them.
void NameFeatures::add_allies(WordRange span, WordRange sentence, std::vector<FeatureId>& out) const {
  Sink sink{out, kSpan};
  const WordLook& first = looks_[span.begin];
  const WordLook& last = looks_[span.end - 1];
  EntryId entry = 0;
  sink.add_classes(kEntry, entry_classes(span, entry), first.upper ? 1 : 0);
  const bool exact = first.place != 0 && first.place == last.place &&
                     (span.begin == sentence.begin || looks_[span.begin - 1].place != first.place) &&
                     (span.end == sentence.end || looks_[span.end].place != first.place);
  if (exact) {
    const PlacePhrase& found = places_[first.place - 1];
    sink.add(kPlace, 1 + static_cast<std::uint32_t>(found.use), found.gazetteer != 0 ? 1 : 0);
    sink.add(kPlaceKind, hash32(found.kind));
  } else if (std::any_of(looks_.begin() + span.begin, looks_.begin() + span.end,
                         [](const WordLook& look) { return look.place != 0; })) {
    sink.add(kHoldsPlace, bucket(span.size()), first.has(NameClass::head) ? 1 : 0);
  }
  if (first.upper && last.upper) sink.add(kHomonym, homonym(span));
}

// The largest place of that very name, whatever the reader of places made of the words: its kind and size.
FeatureId NameFeatures::homonym(WordRange span) const {
  constexpr std::uint32_t kLongest = 4;  // words; the others are names of something else
  constexpr std::uint32_t kVillage = 15'000;
  constexpr std::uint32_t kCity = 150'000;
  if (span.size() > kLongest) return 0;
  PlaceKey key;
  for (std::uint32_t w = span.begin; w < span.end; ++w) key.add(words_.words[w].form);
  PlaceHit hit;
  if (key.open() || gazetteer_.find(key, {&hit, 1}) == 0) return 1;
  const Place place = gazetteer_.place(hit.id);
  const std::uint32_t size = place.population < kVillage ? 0 : place.population < kCity ? 1 : 2;
  return mix(kHomonym, hash32(place.kind), size * 4 + (hit.exact ? 2 : 0) + (place.curated ? 1 : 0));
}

NameClasses NameFeatures::entry_classes(WordRange span, EntryId& entry) const {
  NameClasses out = 0;
  for (std::uint32_t n = looks_[span.begin].first_hit;
       n < words_.hits.size() && words_.hits[n].words.begin == span.begin; ++n) {
    if (words_.hits[n].words != span) continue;
    if (entry == 0) entry = words_.hits[n].entry;
    out |= table_.of(words_.hit_classes(words_.hits[n], lexicon_));
  }
  return out;
}

std::optional<std::uint32_t> NameFeatures::governor(WordRange span, WordRange sentence) const {
  constexpr std::uint32_t kReach = 4;  // « ministre de la Défense, Ali »
  std::uint32_t w = span.begin;
  for (std::uint32_t steps = 0; steps < kReach && w > sentence.begin; ++steps) {
    const Word& word = words_.words[--w];
    if (word.upos == Upos::ADP || word.upos == Upos::DET) continue;
    if (word.form == "," && steps == 0) continue;
    if (word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::ADJ ||
        looks_[w].classes != 0)
      return w;
    break;
  }
  return std::nullopt;
}

}  // namespace recoupe
