#include "word/entries.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kLongestEntry = 16;  // words; the trie ends earlier

class EntryFinder {
 public:
  EntryFinder(const Lexicon& lexicon, const SpellingMap& contractions, Words& words)
      : lexicon_(lexicon), contractions_(contractions), words_(words) {}

  void find_from(std::uint32_t begin, std::uint32_t end);

 private:
  void step(const Word& word);
  void step_halves(const Word& word);
  void reach(NodeId node) {
    if (node != 0 && std::find(next_.begin(), next_.end(), node) == next_.end()) next_.push_back(node);
  }
  void collect(WordRange range);
  void share_classes(std::size_t first_hit);

  const Lexicon& lexicon_;
  const SpellingMap& contractions_;
  Words& words_;
  std::vector<NodeId> here_, next_;
};

void EntryFinder::step(const Word& word) {
  for (const NodeId node : here_) {
    reach(lexicon_.step(node, word.form_atom));
    if (word.lemma_atom != word.form_atom) reach(lexicon_.step(node, word.lemma_atom));
  }
}

void EntryFinder::step_halves(const Word& word) {
  const auto found = contractions_.find(word.form);
  if (found == contractions_.end()) return;
  for (NodeId node : here_) {
    for (const std::string& half : found->second) node = lexicon_.step(node, lexicon_.atom(half));
    reach(node);
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
  for (const NodeId node : here_) {
    for (const EntryId entry : lexicon_.entries_at(node)) {
      if (range.size() == 1 && !lexicon_.takes(entry, first.upos)) continue;
      words_.hits.push_back({.words = range, .entry = entry});
      for (std::uint32_t w = range.begin; w < range.end; ++w)
        for (const ClassId c : lexicon_.classes(entry)) words_.classes[w].push_back(c);
    }
  }
}

void EntryFinder::find_from(std::uint32_t begin, std::uint32_t end) {
  here_.assign(1, kTrieRoot);
  const std::size_t first_hit = words_.hits.size();
  for (std::uint32_t at = begin; at < std::min(end, begin + kLongestEntry) && !here_.empty(); ++at) {
    const Word& word = words_.words[at];
    next_.clear();
    step(word);
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

void find_entries(const Lexicon& lexicon, const SpellingMap& contractions, Words& words) {
  words.classes.assign(words.words.size(), {});
  EntryFinder finder(lexicon, contractions, words);
  for (const WordRange range : words.ranges)
    for (std::uint32_t w = range.begin; w < range.end; ++w) finder.find_from(w, range.end);
  for (auto& classes : words.classes) {
    std::sort(classes.begin(), classes.end());
    classes.erase(std::unique(classes.begin(), classes.end()), classes.end());
  }
}

}  // namespace recoupe
