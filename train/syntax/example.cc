#include "example.h"

#include <map>

namespace recoupe::train {

// Words are the same that cover the same bytes: a whole token, or the n-th part of a contraction.
Aligned align(const WordReader& reader, const GoldSentence& sentence) {
  Aligned out;
  std::map<std::tuple<std::uint32_t, std::uint32_t, std::uint32_t>, std::uint32_t> places;
  for (const GoldToken& token : sentence.tokens) {
    const auto begin = static_cast<std::uint32_t>(out.text.size());
    out.text += token.surface;
    const auto end = static_cast<std::uint32_t>(out.text.size());
    for (std::uint32_t w = token.begin; w < token.end; ++w)
      places[{begin, end, token.end == token.begin + 1 ? 0 : w - token.begin + 1}] = w;
    if (token.space_after) out.text += ' ';
  }
  Sentence whole;
  whole.span = {0, static_cast<std::uint32_t>(out.text.size())};
  out.words = reader.read(out.text, {whole});
  for (const Word& word : out.words.words) {
    const auto found = places.find({word.span.begin, word.span.end, word.part});
    out.gold.push_back(found == places.end() ? kNoGold : found->second);
  }
  return out;
}

Example make_example(const Lexicon& lexicon, const WordReader& reader, const GoldSentence& sentence) {
  const Aligned aligned = align(reader, sentence);
  std::vector<std::uint32_t> own(sentence.words.size(), kNoGold);
  for (std::uint32_t w = 0; w < aligned.gold.size(); ++w)
    if (aligned.gold[w] != kNoGold) own[aligned.gold[w]] = w;
  Example out{sentence.treebank, {}, {}};
  for (std::uint32_t w = 0; w < aligned.gold.size(); ++w) {
    out.keys.push_back(syntax_keys(lexicon, aligned.words.words[w]));
    Target& target = out.targets.emplace_back();
    if (aligned.gold[w] == kNoGold) continue;
    const GoldWord& gold = sentence.words[aligned.gold[w]];
    target = {.upos = gold.upos, .feats = gold.feats, .deprel = gold.deprel, .known = true};
    if (gold.head == 0) {
      target.head = 0;
    } else if (own[gold.head - 1] != kNoGold) {
      target.head = own[gold.head - 1] + 1;
    }
  }
  return out;
}

}  // namespace recoupe::train
