#include "phrase/scene.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace recoupe {
namespace {

// Those that begin in the range; `all` are in the order of the text.
template <typename Phrase>
std::vector<const Phrase*> phrases_in(const std::vector<Phrase>& all, WordRange range) {
  std::vector<const Phrase*> out;
  const auto before = [](const Phrase& phrase, std::uint32_t word) { return phrase.words.begin < word; };
  for (auto at = std::lower_bound(all.begin(), all.end(), range.begin, before);
       at != all.end() && at->words.begin < range.end; ++at)
    out.push_back(&*at);
  return out;
}

}  // namespace

Scene::Scene(const Lexicon& lexicon_in, const Vocabulary& vocabulary, const Report& report_in,
             const Words& words_in, const Phrases& phrases_in, const Chunks& chunks_in)
    : lexicon(lexicon_in),
      v(vocabulary),
      report(report_in),
      words(words_in),
      phrases(phrases_in),
      chunks(chunks_in),
      trees(words_in),
      first_hit_(words_in.words.size() + 2) {
  // Counted two places behind, each word's begin moves to its end, the next one's begin, as its hits are set.
  for (const EntryHit& hit : words.hits)
    for (std::uint32_t w = hit.words.begin; w < hit.words.end; ++w) ++first_hit_[w + 2];
  std::partial_sum(first_hit_.begin(), first_hit_.end(), first_hit_.begin());
  hits_.resize(first_hit_.back());
  for (std::uint32_t n = 0; n < words.hits.size(); ++n)
    for (std::uint32_t w = words.hits[n].words.begin; w < words.hits[n].words.end; ++w)
      hits_[first_hit_[w + 1]++] = n;
}

bool Scene::is_read(std::uint32_t sentence) const { return is_told(words.sentences[sentence].kind); }

const NounPhrase* Scene::noun_at(std::uint32_t word) const {
  const auto after =
      std::upper_bound(phrases.nouns.begin(), phrases.nouns.end(), word,
                       [](std::uint32_t w, const NounPhrase& np) { return w < np.words.begin; });
  if (after == phrases.nouns.begin() || !std::prev(after)->words.contains(word)) return nullptr;
  return &*std::prev(after);
}

bool Scene::any(WordRange range, ClassId wanted) const {
  for (std::uint32_t w = range.begin; w < range.end; ++w)
    if (words.has(w, wanted)) return true;
  return false;
}

EntryId Scene::entry_at(std::uint32_t word, ClassId wanted) const {
  EntryId best = 0;
  std::uint32_t length = 0;
  for (std::uint32_t at = first_hit_[word]; at < first_hit_[word + 1]; ++at) {
    const EntryHit& hit = words.hits[hits_[at]];
    if (hit.words.size() <= length) continue;
    for (const ClassId id : lexicon.classes(hit.entry)) {
      if (id != wanted) continue;
      best = hit.entry;
      length = hit.words.size();
      break;
    }
  }
  return best;
}

std::string_view Scene::value_at(std::uint32_t word, ClassId wanted, std::string_view key) const {
  const EntryId entry = entry_at(word, wanted);
  return entry == 0 ? std::string_view{} : lexicon.value(entry, key);
}

const NumberPhrase* Scene::count_of(const NounPhrase& np) const {
  if (!np.number) return nullptr;
  const NumberPhrase& number = phrases.numbers[*np.number];
  return number.role == NumberRole::count ? &number : nullptr;
}

bool Scene::elliptic(const NounPhrase& np) const {
  if (!np.number) return false;
  const WordRange number = phrases.numbers[*np.number].words;
  return number.contains(np.head) || has(np.head, v.other_word);
}

bool Scene::is_dateline(const NounPhrase& np) const {
  const auto places = places_in(np.words);
  return std::any_of(places.begin(), places.end(),
                     [](const PlacePhrase* place) { return place->use == PlaceUse::dateline; });
}

std::vector<const PlacePhrase*> Scene::places_in(WordRange range) const {
  return phrases_in(phrases.places, range);
}

std::vector<const DatePhrase*> Scene::dates_in(WordRange range) const {
  return phrases_in(phrases.dates, range);
}

}  // namespace recoupe
