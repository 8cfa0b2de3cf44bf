// A kind noun refers back when « ce » or « même » stands before it, or when it is definite behind a
// preposition of place and nothing describes it.
#include "phrase/place_back.h"

#include <algorithm>

#include "phrase/place_choice.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxSentencesBack = 3;
constexpr std::uint32_t kVillagePeople = 20'000;  // from here on nobody says « le village »

class BackReader {
 public:
  BackReader(const std::vector<PlacePhrase>& places, const std::vector<char>& taken,
             const SettingFinder& settings, const Gazetteer& gazetteer, const PlaceWords& vocabulary,
             const Lexicon& lexicon, const Words& words)
      : places_(places),
        taken_(taken),
        settings_(settings),
        gazetteer_(gazetteer),
        v_(vocabulary),
        lexicon_(lexicon),
        words_(words) {}

  std::vector<PlacePhrase> read() {
    for (const EntryHit& hit : words_.hits) {
      const Sentence& sentence = words_.sentences[word(hit.words.begin).sentence];
      if (!Block{sentence.kind, sentence.span, {}}.is_read() || is_taken(hit.words)) continue;
      const auto classes = words_.hit_classes(hit, lexicon_);
      if (has_class(classes, v_.here)) {
        add(hit, hit.words, find(hit.words.begin, {}, KindGroup::none));
      } else if (has_class(classes, v_.back) && refers(hit)) {
        add(hit, with_pointer(hit.words), find(hit.words.begin, v_.kind_of(classes), v_.group_of(classes)));
      }
    }
    return std::move(found_);
  }

 private:
  const Word& word(std::uint32_t n) const { return words_.words[n]; }
  bool is_taken(WordRange range) const {
    return std::find(taken_.begin() + range.begin, taken_.begin() + range.end, 1) !=
           taken_.begin() + range.end;
  }
  std::uint32_t start_of(std::uint32_t n) const { return words_.ranges[word(n).sentence].begin; }
  bool points(std::int64_t n, std::uint32_t start) const {
    return n >= static_cast<std::int64_t>(start) && words_.has(static_cast<std::uint32_t>(n), v_.pointing);
  }
  WordRange with_pointer(WordRange range) const {
    while (points(static_cast<std::int64_t>(range.begin) - 1, start_of(range.begin))) --range.begin;
    return range;
  }

  bool refers(const EntryHit& hit) const;
  const PlacePhrase* find(std::uint32_t before, std::string_view kind, KindGroup group) const;
  bool fits(const PlacePhrase& place, std::string_view kind, KindGroup group) const;
  void add(const EntryHit& hit, WordRange range, const PlacePhrase* place);

  const std::vector<PlacePhrase>& places_;
  std::vector<char> taken_;  // one a word
  const SettingFinder& settings_;
  const Gazetteer& gazetteer_;
  const PlaceWords& v_;
  const Lexicon& lexicon_;
  const Words& words_;
  std::vector<PlacePhrase> found_;
};

bool BackReader::refers(const EntryHit& hit) const {
  const std::uint32_t end = hit.words.end;
  if (word(hit.words.begin).feats.number == Number::plur) return false;
  const bool described =
      end < words_.words.size() && word(end).sentence == word(end - 1).sentence &&
      (words_.has(end, v_.of) || word(end).upos == Upos::ADJ || word(end).upos == Upos::PROPN ||
       words_.has(end, v_.demonym) || word(end).kind == TokenKind::number);
  if (described) return false;
  const std::uint32_t start = start_of(hit.words.begin);
  const auto last = static_cast<std::int64_t>(hit.words.begin) - 1;
  if (points(last, start)) return true;
  const std::int64_t before = settings_.before_article(last, start);
  if (before == last || before < static_cast<std::int64_t>(start)) return false;
  const BeforeName place = settings_.before_at(before);
  return place == BeforeName::in || place == BeforeName::near;
}

bool BackReader::fits(const PlacePhrase& place, std::string_view kind, KindGroup group) const {
  const KindGroup own = group_of_place(place.kind);
  if (place.kind == kind) return true;
  if (group != own || kind == "quarter" || place.kind == "quarter") return false;
  if (group != KindGroup::settlement)
    return group == KindGroup::military && kind == "base" && place.kind != "airport";
  const bool known_town =
      place.kind == "capital" || gazetteer_.place(place.gazetteer).population >= kVillagePeople;
  return kind == "village" ? !known_town : kind != "capital";
}

// The last one that fits; none where another of its sentence fits as well: « entre Gao et Ansongo ».
const PlacePhrase* BackReader::find(std::uint32_t before, std::string_view kind, KindGroup group) const {
  const std::uint32_t sentence = word(before).sentence;
  for (std::size_t n = places_.size(); n > 0; --n) {
    const PlacePhrase& place = places_[n - 1];
    if (place.words.begin >= before) continue;
    const std::uint32_t own = word(place.words.begin).sentence;
    if (sentence - own > kMaxSentencesBack) return nullptr;
    const bool whereabouts =
        place.use == PlaceUse::location &&
        (place.precision == PlacePrecision::exact || place.precision == PlacePrecision::near ||
         (place.gazetteer == 0 && !place.kind.empty()));
    if (whereabouts && (group == KindGroup::none || fits(place, kind, group))) return &place;
  }
  return nullptr;
}

void BackReader::add(const EntryHit& hit, WordRange range, const PlacePhrase* place) {
  if (place == nullptr || is_taken(range)) return;
  std::fill(taken_.begin() + range.begin, taken_.begin() + range.end, 1);
  PlacePhrase& phrase = found_.emplace_back(*place);
  phrase.words = range;
  phrase.span = phrase.name_span = words_.span_of(range);
  phrase.use = PlaceUse::location;
  phrase.rule = lexicon_.where(hit.entry);
}

}  // namespace

std::vector<PlacePhrase> refer_back(const std::vector<PlacePhrase>& places, const std::vector<char>& taken,
                                    const SettingFinder& settings, const Gazetteer& gazetteer,
                                    const PlaceWords& vocabulary, const Lexicon& lexicon,
                                    const Words& words) {
  return BackReader(places, taken, settings, gazetteer, vocabulary, lexicon, words).read();
}

}  // namespace recoupe
