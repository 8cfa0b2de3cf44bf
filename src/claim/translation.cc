#include "claim/translation.h"

#include <cstdlib>

#include "phrase/number_units.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kLeastWeight = 3;       // a text of any length
constexpr std::uint32_t kWordsPerWeight = 150;  // one point of weight is allowed for so many words
constexpr std::size_t kShownSpans = 8;

}  // namespace

std::optional<Flag> TranslationReader::read(const Scene& scene) const {
  Flag flag{"machine_translated", "the wording looks like a machine's translation", {}};
  std::uint32_t weight = 0;
  std::uint32_t words = 0;
  std::size_t number = 0;
  const auto& numbers = scene.phrases.numbers;
  std::vector<Unit> units;
  for (std::uint32_t s = 0; s < scene.sentence_count(); ++s) {
    const WordRange range = scene.words.ranges[s];
    while (number < numbers.size() && numbers[number].words.begin < range.begin) ++number;
    if (!scene.is_read(s)) continue;
    words += range.size();
    units.clear();
    collapse(
        scene.words, range, number, numbers.size(), [&](std::size_t i) { return numbers[i].words; },
        [](std::size_t) { return UnitKind::number; }, units);
    const Match* last = nullptr;
    const std::vector<Match> matches = rules_.match(units);
    for (const Match& match : matches) {
      const ByteSpan span{units[match.begin].span.begin, units[match.end - 1].span.end};
      // An entry of several words matches at each of them: one sign.
      const bool goes_on = last != nullptr && last->rule == match.rule && last->end >= match.begin;
      last = &match;
      if (goes_on) {
        flag.spans.back().end = span.end;
        continue;
      }
      const std::string weight_of(rules_.value(match.rule, "weight"));
      weight += static_cast<std::uint32_t>(std::strtoul(weight_of.c_str(), nullptr, 10));
      flag.spans.push_back(span);
    }
  }
  if (weight < kLeastWeight || weight * kWordsPerWeight < words) return std::nullopt;
  if (flag.spans.size() > kShownSpans) flag.spans.resize(kShownSpans);
  return flag;
}

}  // namespace recoupe
