// The promise of every claim: its phrase holds the number. Read alone, the words of the phrase give the
// claim's interval; or they negate, where there is none; or they are one person by a determiner (« le
// chauffeur »).
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "../word/lexicon_file.h"
#include "claim/claim.h"
#include "phrase/number.h"

namespace recoupe::test {

class NumberInSpan {
 public:
  explicit NumberInSpan(const Lexicon& lexicon)
      : words_(lexicon),
        numbers_(lexicon),
        negations_{lexicon.class_id("negation"), lexicon.class_id("without"), lexicon.class_id("negator"),
                   lexicon.class_id("negative")} {}

  bool holds(const Claim& claim, std::string_view text) const {
    const Words words = read_plain(words_, slice(text, claim.phrase));
    const auto numbers = numbers_.read(words);
    const auto gives = [&](const NumberPhrase& n) { return n.min == claim.min && n.max == claim.max; };
    if (std::any_of(numbers.begin(), numbers.end(), gives)) return true;
    if (inside_sentence(claim, text)) return true;
    if (claim.min > 1 && claim.max == claim.min && singles(numbers) == claim.min) return true;
    if (claim.min == 0 && claim.max == 0) return negates(words);
    return claim.min == 1 && claim.max == 1 && one(words);
  }

 private:
  // Words that a phrase alone cannot tell (is « ~ » a word or a mark?) may need the sentence; all that makes
  // the interval must still lie in the phrase.
  bool inside_sentence(const Claim& claim, std::string_view text) const {
    const Words words = read_plain(words_, slice(text, claim.sentence));
    const auto numbers = numbers_.read(words);
    return std::any_of(numbers.begin(), numbers.end(), [&](const NumberPhrase& n) {
      const auto inside = [&](ByteSpan span) {
        return claim.phrase.contains(
            ByteSpan{span.begin + claim.sentence.begin, span.end + claim.sentence.begin});
      };
      return n.min == claim.min && n.max == claim.max && inside(n.span) &&
             (n.postposed.empty() || inside(words.span_of(n.postposed)));
    });
  }

  bool negates(const Words& words) const {
    for (std::uint32_t w = 0; w < words.words.size(); ++w)
      for (const ClassId id : negations_)
        if (words.has(w, id)) return true;
    return false;
  }
  // « un berger et un marchand »: two.
  static std::int64_t singles(const std::vector<NumberPhrase>& numbers) {
    return std::count_if(numbers.begin(), numbers.end(),
                         [](const NumberPhrase& n) { return n.indefinite_article; });
  }
  static bool one(const Words& words) {
    return std::any_of(words.words.begin(), words.words.end(), [](const Word& word) {
      return word.upos == Upos::DET && word.feats.number == Number::sing;
    });
  }

  WordReader words_;
  NumberReader numbers_;
  ClassId negations_[4];
};

}  // namespace recoupe::test
