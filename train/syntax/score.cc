#include "score.h"

#include <fmt/format.h>

#include "example.h"

namespace recoupe::train {

std::string Score::text() const {
  return fmt::format("words {:.2f}  UPOS {:.2f}  lemma {:.2f}  UAS {:.2f}  LAS {:.2f}", f1(words), f1(upos),
                     f1(lemma), f1(uas), f1(las));
}

// A head is right when it is aligned with the gold head; relations count without their subtypes.
Score score(const WordReader& reader, const SyntaxReader& syntax, std::span<const GoldSentence> sentences) {
  Score out;
  for (const GoldSentence& sentence : sentences) {
    Aligned aligned = align(reader, sentence);
    const std::uint32_t only = 0;
    syntax.read(aligned.words, {&only, 1});
    out.gold += static_cast<double>(sentence.words.size());
    out.own += static_cast<double>(aligned.gold.size());
    for (std::uint32_t w = 0; w < aligned.gold.size(); ++w) {
      if (aligned.gold[w] == kNoGold) continue;
      const Word& word = aligned.words.words[w];
      const GoldWord& gold = sentence.words[aligned.gold[w]];
      ++out.words;
      out.upos += word.upos == gold.upos;
      out.lemma += word.lemma == gold.lemma || gold.lemma == "_";
      if (word.head == kNoHead) continue;
      const std::uint32_t head = word.head == w ? 0 : aligned.gold[word.head];
      const bool right = word.head == w ? gold.head == 0 : head != kNoGold && head + 1 == gold.head;
      out.uas += right;
      out.las += right && universal(word.deprel) == universal(gold.deprel);
    }
  }
  return out;
}

}  // namespace recoupe::train
