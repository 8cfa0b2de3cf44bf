#include "pipeline/search_index.h"

#include <algorithm>
#include <array>

namespace recoupe {
namespace {

bool carries_meaning(const Word& word) {
  switch (word.upos) {
    case Upos::ADP:
    case Upos::CCONJ:
    case Upos::DET:
    case Upos::PUNCT:
    case Upos::SCONJ:
    case Upos::SYM:
      return false;
    default:
      return true;
  }
}

// Every lemma that the word may have, so that a query meets it whichever of them it was read as.
void add_lemmas(std::string& out, const Word& word, const Lexicon& lexicon) {
  if (word.kind == TokenKind::punctuation) return;
  const auto add = [&](std::string_view lemma) {
    if (!out.empty()) out += ' ';
    out += lemma;
  };
  add(word.lemma);
  std::array<std::string_view, 4> seen = {word.lemma};
  std::size_t count = 1;
  for (const Analysis& analysis : lexicon.analyses(word.form)) {
    const std::string_view lemma = lexicon.lemma(analysis.lemma);
    const bool known = std::find(seen.begin(), seen.begin() + count, lemma) != seen.begin() + count;
    if (known || count == seen.size()) continue;
    seen[count++] = lemma;
    add(lemma);
  }
}

}  // namespace

std::vector<IndexedSentence> index_of(const Words& words, const Lexicon& lexicon) {
  std::vector<IndexedSentence> out;
  for (std::size_t s = 0; s < words.sentences.size(); ++s) {
    const Sentence& sentence = words.sentences[s];
    if (!Block{sentence.kind, sentence.span, {}}.is_read()) continue;
    IndexedSentence& indexed = out.emplace_back();
    indexed.span = sentence.span;
    for (std::uint32_t w = words.ranges[s].begin; w < words.ranges[s].end; ++w)
      add_lemmas(indexed.lemmas, words.words[w], lexicon);
  }
  return out;
}

std::vector<std::string> query_lemmas(const Words& words) {
  std::vector<std::string> out, all;
  for (const Word& word : words.words) {
    if (word.kind == TokenKind::punctuation) continue;
    all.push_back(word.lemma);
    if (carries_meaning(word)) out.push_back(word.lemma);
  }
  return out.empty() ? all : out;
}

}  // namespace recoupe
