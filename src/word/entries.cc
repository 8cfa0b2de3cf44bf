#include "word/entries.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kLongestEntry = 16;  // words; the trie ends earlier

// « la Garde nationale »: a capital makes a name of a word that the dictionary knows as another.
bool common_name(const Word& word) { return word.upos == Upos::PROPN && word.known; }

class EntryFinder {
 public:
  EntryFinder(const Lexicon& lexicon, const SpellingMap& contractions, Words& words)
      : lexicon_(lexicon), contractions_(contractions), words_(words) {}

  void find_from(std::uint32_t begin, std::uint32_t end);

 private:
  struct Place {
    NodeId node;
    bool chosen;  // reached by spellings and by lemmas that the tagger chose
  };

  void step(std::uint32_t w);
  void step_halves(const Word& word);
  bool takes(EntryId entry, const Word& word) const;
  void reach(NodeId node, bool chosen);
  void collect(WordRange range);
  void share_classes(std::size_t first_hit);

  const Lexicon& lexicon_;
  const SpellingMap& contractions_;
  Words& words_;
  std::vector<Place> here_, next_;
};

void EntryFinder::reach(NodeId node, bool chosen) {
  if (node == 0) return;
  const auto same =
      std::find_if(next_.begin(), next_.end(), [&](const Place& place) { return place.node == node; });
  if (same == next_.end()) return next_.push_back({node, chosen});
  same->chosen = same->chosen || chosen;
}

void EntryFinder::step(std::uint32_t w) {
  const Word& word = words_.words[w];
  for (const Place& place : here_) {
    reach(lexicon_.step(place.node, word.form_atom), place.chosen);
    if (word.lemma_atom != word.form_atom) reach(lexicon_.step(place.node, word.lemma_atom), place.chosen);
    for (const AtomId other : words_.other_lemmas.of(w))
      reach(lexicon_.step(place.node, other), place.chosen && common_name(word));
  }
}

bool EntryFinder::takes(EntryId entry, const Word& word) const {
  return lexicon_.takes(entry, word.upos) || (common_name(word) && lexicon_.takes(entry, Upos::NOUN));
}

void EntryFinder::step_halves(const Word& word) {
  const auto found = contractions_.find(word.form);
  if (found == contractions_.end()) return;
  for (const Place& place : here_) {
    NodeId node = place.node;
    for (const std::string& half : found->second) node = lexicon_.step(node, lexicon_.atom(half));
    reach(node, place.chosen);
  }
}

// Several entries of the very same words answer as one: each hit names the classes of all of them.
void EntryFinder::share_classes(std::size_t first_hit) {
  for (std::size_t n = first_hit; n < words_.hits.size();) {
    std::size_t end = n + 1;
    while (end < words_.hits.size() && words_.hits[end].words == words_.hits[n].words) ++end;
    if (end > n + 1) {
      std::vector<ClassId> all;
      for (std::size_t i = n; i < end; ++i) {
        const auto classes = lexicon_.classes(words_.hits[i].entry);
        all.insert(all.end(), classes.begin(), classes.end());
      }
      std::sort(all.begin(), all.end());
      all.erase(std::unique(all.begin(), all.end()), all.end());
      const auto begin = static_cast<std::uint32_t>(words_.shared_classes.size());
      words_.shared_classes.insert(words_.shared_classes.end(), all.begin(), all.end());
      for (std::size_t i = n; i < end; ++i) {
        words_.hits[i].class_begin = begin;
        words_.hits[i].class_end = static_cast<std::uint32_t>(words_.shared_classes.size());
      }
    }
    n = end;
  }
}

void EntryFinder::collect(WordRange range) {
  const Word& first = words_.words[range.begin];
  for (const auto& [node, chosen] : here_) {
    if (range.size() == 1 && !chosen) continue;
    for (const EntryId entry : lexicon_.entries_at(node)) {
      if (range.size() == 1 && !takes(entry, first)) continue;
      words_.hits.push_back({.words = range, .entry = entry});
      for (std::uint32_t w = range.begin; w < range.end; ++w)
        for (const ClassId c : lexicon_.classes(entry)) words_.classes[w].push_back(c);
    }
  }
}

void EntryFinder::find_from(std::uint32_t begin, std::uint32_t end) {
  here_.assign(1, {kTrieRoot, true});
  const std::size_t first_hit = words_.hits.size();
  for (std::uint32_t at = begin; at < std::min(end, begin + kLongestEntry) && !here_.empty(); ++at) {
    const Word& word = words_.words[at];
    next_.clear();
    step(at);
    if (word.part == 0 && word.kind == TokenKind::word && word.upos == Upos::DET) step_halves(word);
    here_.swap(next_);
    collect({begin, at + 1});
  }
  const auto from = words_.hits.begin() + static_cast<std::ptrdiff_t>(first_hit);
  std::stable_sort(from, words_.hits.end(),
                   [](const EntryHit& a, const EntryHit& b) { return a.words.end > b.words.end; });
  share_classes(first_hit);
}

}  // namespace

namespace {

void find_in(EntryFinder& finder, Words& words, WordRange range) {
  for (std::uint32_t w = range.begin; w < range.end; ++w) words.classes[w].clear();
  for (std::uint32_t w = range.begin; w < range.end; ++w) finder.find_from(w, range.end);
  for (std::uint32_t w = range.begin; w < range.end; ++w) {
    auto& classes = words.classes[w];
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
    words.class_bits[w] = 0;
    for (const ClassId id : classes) words.class_bits[w] |= Words::bit_of(id);
  }
}

}  // namespace

void find_entries(const Lexicon& lexicon, const SpellingMap& contractions, Words& words) {
  words.hits.clear();
  words.shared_classes.clear();
  words.classes.resize(words.words.size());
  words.class_bits.resize(words.words.size());
  EntryFinder finder(lexicon, contractions, words);
  for (const WordRange range : words.ranges) find_in(finder, words, range);
}

void find_entries_again(const Lexicon& lexicon, const SpellingMap& contractions, Words& words,
                        std::span<const std::uint32_t> sentences) {
  const std::vector<EntryHit> before = std::move(words.hits);
  words.hits.clear();
  EntryFinder finder(lexicon, contractions, words);
  auto hit = before.begin();
  auto next = sentences.begin();
  for (std::uint32_t s = 0; s < words.ranges.size(); ++s) {
    const WordRange range = words.ranges[s];
    const auto kept = hit;
    while (hit != before.end() && hit->words.begin < range.end) ++hit;
    if (next != sentences.end() && *next == s) {
      find_in(finder, words, range);
      ++next;
    } else {
      words.hits.insert(words.hits.end(), kept, hit);
    }
  }
}

}  // namespace recoupe
