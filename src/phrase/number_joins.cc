// Cores that are one number said twice, the two ends of a range, and the words that widen an interval.
#include <algorithm>
#include <utility>

#include "phrase/number_builder.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kChangeWindow = 4;  // words before « de 12 à 15 » that may hold « passer »
constexpr std::uint32_t kApproximatorWindow = 12;  // words of the longest approximator, and an article
constexpr std::uint32_t kPostposedWindow = 4;      // words between « six » and « au moins »

}  // namespace

// « onze (11) civils » is one number.
void NumberBuilder::join_repeated() {
  std::vector<NumberCore> kept;
  for (NumberCore& core : cores_) {
    if (!kept.empty() && core.run && core.run->digits && kept.back().run &&
        kept.back().run->value == core.run->value) {
      NumberCore& before = kept.back();
      const std::uint32_t open = before.phrase.words.end;
      const std::uint32_t close = core.phrase.words.end;
      if (core.phrase.words.begin == open + 1 && same_sentence(open, close) &&
          is_mark(words_.words[open], "(") && is_mark(words_.words[close], ")")) {
        before.phrase.words.end = before.phrase.core.end = close + 1;
        continue;
      }
    }
    kept.push_back(core);
  }
  cores_ = std::move(kept);
}

bool NumberBuilder::join_range(NumberCore& first, const NumberCore& second) {
  const WordRange a = first.phrase.words;
  const WordRange b = second.phrase.words;
  if (!first.countable || !second.countable || first.phrase.vague || second.phrase.vague) return false;
  if (b.begin != a.end + 1 || !same_sentence(a.begin, b.begin) || words_.words[a.end].part > 0) return false;
  if (second.bounds.value <= first.bounds.value) return false;
  const bool between = previous_has(a.begin, c_.between) && has(a.end, c_.join);
  const bool to = has(a.end, c_.to);
  const bool either = has(a.end, c_.either) && second.bounds.value <= 2 * first.bounds.value + 1;
  if (!between && !to && !either) return false;
  std::uint32_t begin = a.begin;
  if (to && previous_has(begin, c_.of) && words_.words[begin - 1].part == 0) {
    --begin;
    for (std::uint32_t back = 1; back <= kChangeWindow && back <= begin; ++back)
      if (same_sentence(begin - back, begin) && has(begin - back, c_.change)) return false;
  }
  if (between) --begin;
  Bounds low = first.bounds;
  // « 2 à 3 millions »: the scale of the second holds for the first.
  const std::int64_t scale = scale_of(second);
  if (scale > 1 && low.value < 1000 && scale_of(first) == 1) low.min *= scale;
  first.bounds = {second.bounds.value, low.min, second.bounds.max, true};
  first.phrase.words = {begin, b.end};
  first.phrase.core = {a.begin, second.phrase.core.end};
  first.phrase.indefinite_article = false;
  first.phrase.value = second.phrase.value;
  first.run.reset();
  return true;
}

// The million of « 4 millions »; 1 when the number ends in no such word.
std::int64_t NumberBuilder::scale_of(const NumberCore& core) const {
  const std::uint32_t last = core.run ? core.run->words.end - 1 : 0;
  if (!core.run || !has(last, c_.scale)) return 1;
  const auto marks = marks_in(collectives_, last, last + 1);
  return marks.empty() ? 1 : number_value(lexicon_, marks.front(), "value");
}

void NumberBuilder::join_ranges() {
  std::vector<NumberCore> kept;
  for (NumberCore& core : cores_) {
    if (core.run && core.run->kind == RunKind::pair && core.run->value < core.run->second) {
      const std::uint32_t next = core.phrase.words.end;
      if (same_sentence(next - 1, next) && words_.words[next].upos == Upos::NOUN) {  // « 10-15 morts »
        core.bounds = {core.run->second, core.run->value, core.run->second, true};
        core.countable = true;
        core.run->kind = RunKind::cardinal;
        core.run->plain = false;
      }
    }
    if (!kept.empty() && join_range(kept.back(), core)) continue;
    kept.push_back(core);
  }
  cores_ = std::move(kept);
}

// « plus de 30 et moins de 70 »: one number between two bounds.
bool NumberBuilder::join_bounds(NumberCore& first, const NumberCore& second) const {
  if (!first.widened || !second.widened || first.bounds.vague || second.bounds.vague) return false;
  const std::uint32_t joint = first.phrase.words.end;
  if (second.phrase.words.begin != joint + 1 || !same_sentence(joint, joint + 1)) return false;
  if (!has(joint, c_.join) && !is_mark(words_.words[joint], ",")) return false;
  const Bounds& a = first.bounds;
  const Bounds& b = second.bounds;
  const bool rising = !a.max && b.max && b.min == 0 && a.min <= *b.max;
  const bool falling = !b.max && a.max && a.min == 0 && b.min <= *a.max;
  if (!rising && !falling) return false;
  first.bounds = {second.bounds.value, rising ? a.min : b.min, rising ? b.max : a.max, true};
  first.phrase.words.end = second.phrase.words.end;
  first.phrase.core.end = second.phrase.core.end;
  first.phrase.value = second.phrase.value;
  first.run.reset();
  return true;
}

void NumberBuilder::apply_before(NumberCore& core) {
  const std::uint32_t begin = core.phrase.words.begin;
  const NumberMark* best = nullptr;
  for (const NumberMark& mark : marks_in(approx_, begin - std::min(begin, kApproximatorWindow), begin)) {
    const bool beside = mark.words.end == begin;
    const bool over_article = mark.words.end + 1 == begin && has(mark.words.end, c_.article) &&
                              words_.words[begin].feats.number != Number::plur && core.bounds.vague;
    if ((beside || over_article) && same_sentence(mark.words.begin, begin) &&
        (best == nullptr || mark.words.begin < best->words.begin))
      best = &mark;
  }
  if (best == nullptr) return;
  const auto op = approximation_from(text_value(lexicon_, *best, "op"));
  if (!op) return;
  core.bounds = widen(core.bounds, *op);
  core.phrase.indefinite_article = false;
  if (*op == Approximation::exactly) return;
  core.widened = true;
  core.phrase.words.begin = best->words.begin;
  core.phrase.rule = lexicon_.where(best->entry);
}

// `limit`: where the next number begins; what stands right before it belongs to it.
void NumberBuilder::apply_behind(NumberCore& core, std::uint32_t limit) {
  const std::uint32_t end = core.phrase.words.end;
  for (const NumberMark& mark : marks_in(after_, end, end + kPostposedWindow + 1)) {
    if (mark.words.end >= limit) continue;
    if (!same_sentence(end - 1, mark.words.begin)) continue;
    bool noun_phrase = true;
    for (std::uint32_t at = end; at < mark.words.begin; ++at) {
      const Upos upos = words_.words[at].upos;
      noun_phrase &= upos == Upos::NOUN || upos == Upos::ADJ || (upos == Upos::VERB && at > end);
    }
    if (!noun_phrase) continue;
    const auto op = approximation_from(text_value(lexicon_, mark, "op"));
    if (!op) return;
    core.bounds = widen(core.bounds, *op);
    core.phrase.indefinite_article = false;
    core.phrase.rule = lexicon_.where(mark.entry);
    if (mark.words.begin == end)
      core.phrase.words.end = mark.words.end;
    else
      core.phrase.postposed = mark.words;
    return;
  }
}

void NumberBuilder::approximate() {
  for (std::size_t i = 0; i < cores_.size(); ++i) {
    NumberCore& core = cores_[i];
    if (!core.countable) continue;
    const bool bounded = !core.phrase.rule.empty() && core.phrase.vague;
    if (!approx_.empty()) apply_before(core);
    const auto limit = i + 1 < cores_.size() ? cores_[i + 1].phrase.words.begin
                                             : static_cast<std::uint32_t>(words_.words.size() + 1);
    if (!bounded && !after_.empty() && core.bounds.max) apply_behind(core, limit);
  }
  std::vector<NumberCore> kept;  // « quelques 3 000 » (sic): the vague word went into the number
  for (NumberCore& core : cores_) {
    while (!kept.empty() && kept.back().phrase.words.end > core.phrase.words.begin) kept.pop_back();
    if (!kept.empty() && join_bounds(kept.back(), core)) continue;
    kept.push_back(core);
  }
  cores_ = std::move(kept);
}

}  // namespace recoupe
