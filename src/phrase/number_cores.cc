// What can be told from one place: a number with its determiner and its « de », a collective, a negation, «
// plusieurs ».
#include <algorithm>
#include <charconv>
#include <utility>

#include "phrase/number_builder.h"

namespace recoupe {

std::string_view text_value(const Lexicon& lexicon, const NumberMark& mark, std::string_view key) {
  for (const ClassId id : mark.classes) {
    const std::string_view name = lexicon.class_name(id);
    if (name.size() > key.size() && name[key.size()] == '=' && name.starts_with(key))
      return name.substr(key.size() + 1);
  }
  return {};
}

std::int64_t number_value(const Lexicon& lexicon, const NumberMark& mark, std::string_view key) {
  const std::string_view text = text_value(lexicon, mark, key);
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::span<const NumberMark> marks_in(const std::vector<NumberMark>& marks, std::uint32_t begin,
                                     std::uint32_t end) {
  const auto at = [&](std::uint32_t word) {
    return std::lower_bound(marks.begin(), marks.end(), word,
                            [](const NumberMark& mark, std::uint32_t w) { return mark.words.begin < w; });
  };
  return {at(begin), at(end)};
}

bool is_mark(const Word& word, std::string_view mark) {
  return word.kind != TokenKind::word && word.kind != TokenKind::number && word.form == mark;
}

std::vector<NumberPhrase> NumberBuilder::build(const std::vector<NumberRun>& runs) {
  collect_marks();
  collect_cores(runs);
  join_repeated();
  join_ranges();
  approximate();
  form_roles();
  std::vector<NumberPhrase> out;
  out.reserve(cores_.size());
  for (NumberCore& core : cores_) {
    core.phrase.min = core.bounds.min;
    core.phrase.max = core.bounds.max;
    core.phrase.span = words_.span_of(core.phrase.words);
    if (core.run && core.run->kind == RunKind::glued &&
        words_.words[core.phrase.words.end - 1].form.size() ==
            words_.words[core.phrase.words.end - 1].span.size())
      core.phrase.span.end -= core.run->glued;
    out.push_back(core.phrase);
  }
  return out;
}

void NumberBuilder::collect_marks() {
  for (const EntryHit& hit : words_.hits) {
    const auto classes = words_.hit_classes(hit, lexicon_);
    const auto is = [&](ClassId id) {
      return id != 0 && std::binary_search(classes.begin(), classes.end(), id);
    };
    const NumberMark mark{hit.words, hit.entry, classes};
    if (is(c_.approx)) approx_.push_back(mark);
    if (is(c_.approx_after)) after_.push_back(mark);
    if (is(c_.collective) || is(c_.scale)) collectives_.push_back(mark);
    if (is(c_.vague)) vague_.push_back(mark);
    if (is(c_.negative)) negative_.push_back(mark);
  }
}

void NumberBuilder::collect_cores(const std::vector<NumberRun>& runs) {
  // What begins where; at one word the collective comes last, for it takes the number before it in.
  struct Start {
    std::uint32_t word;
    int order;
    std::size_t index;
  };
  std::vector<Start> starts;
  starts.reserve(runs.size() + collectives_.size() + vague_.size() + negative_.size());
  for (std::size_t i = 0; i < negative_.size(); ++i) starts.push_back({negative_[i].words.begin, 0, i});
  for (std::size_t i = 0; i < vague_.size(); ++i) starts.push_back({vague_[i].words.begin, 1, i});
  for (std::size_t i = 0; i < runs.size(); ++i) starts.push_back({runs[i].words.begin, 2, i});
  for (std::size_t i = 0; i < collectives_.size(); ++i) starts.push_back({collectives_[i].words.begin, 3, i});
  std::stable_sort(starts.begin(), starts.end(), [](const Start& a, const Start& b) {
    return std::pair(a.word, a.order) < std::pair(b.word, b.order);
  });
  for (const Start& start : starts) {
    if (!cores_.empty() && start.word < cores_.back().phrase.words.end) continue;
    if (start.order == 0) {
      add_mark(negative_[start.index], true);
    } else if (start.order == 1) {
      add_mark(vague_[start.index], false);
    } else if (start.order == 2) {
      add_run(runs[start.index]);
    } else {
      const NumberMark& mark = collectives_[start.index];
      const std::int64_t value = number_value(lexicon_, mark, "value");
      const std::int64_t min = number_value(lexicon_, mark, "min");
      const std::int64_t max = number_value(lexicon_, mark, "max");
      if (value > 0) add_collective(mark, value, max > 0 ? Bounds{value, min, max, true} : exact(value));
    }
  }
}

// Whether the run is no number here: letters that are no unit stand behind it (« 11e-septembre », « G7 »), it
// is a scale that a collective takes (« des millions »), or an adjective (« un véhicule neuf »).
bool NumberBuilder::is_refused(const NumberRun& run) const {
  if (run.kind == RunKind::code) return true;
  if (run.kind == RunKind::glued) return !unit_role(run);
  const std::uint32_t begin = run.words.begin;
  if (run.words.size() != 1 || run.digits) return false;
  if (has(begin, c_.scale) || has(begin, c_.percent_unit)) return true;
  const bool noun_before = begin > 0 && words_.words[begin - 1].upos == Upos::NOUN;
  const bool noun_behind = same_sentence(begin, begin + 1) && words_.words[begin + 1].upos == Upos::NOUN;
  return has(begin, c_.adjective) && noun_before && !noun_behind;
}

// « moins douze », "-12": a minus right before the bare number, and no number or « au » before that.
bool NumberBuilder::is_minus(std::uint32_t begin) const {
  if (begin == 0 || !same_sentence(begin - 1, begin)) return false;
  const Word& sign = words_.words[begin - 1];
  if (sign.kind == TokenKind::word) return has(begin - 1, c_.minus) && !has(begin - 1, c_.approx);
  const bool beside = sign.span.end == words_.words[begin].span.begin;
  if (!beside || (sign.form != "-" && sign.form != "−")) return false;
  return begin == 1 || words_.words[begin - 2].span.end < sign.span.begin ||
         words_.words[begin - 2].kind == TokenKind::punctuation;
}

void NumberBuilder::add_run(NumberRun run) {
  if (is_refused(run)) return;
  if (run.kind == RunKind::fraction && run.words.size() == 2 && has(run.words.begin + 1, c_.collective)) {
    run.kind = RunKind::cardinal;  // « une demi douzaine »: the collective takes the rest
    run.value = 1;
    run.amount = 1;
    run.words.end = run.words.begin + 1;
  }
  NumberCore core;
  core.run = run;
  core.phrase.words = core.phrase.core = run.words;
  core.phrase.definite = previous_has(run.words.begin, c_.article);
  const bool clock = run.kind == RunKind::clock || run.kind == RunKind::pair || run.kind == RunKind::calendar;
  core.phrase.value = clock ? static_cast<double>(run.value) : run.amount;
  core.countable = run.kind == RunKind::cardinal;
  const bool whole = core.phrase.value == static_cast<double>(run.value);
  core.bounds = {run.value, run.value, run.value + (whole ? 0 : 1), false};
  if (run.kind == RunKind::cardinal && run.value == 0 && !run.digits) core.phrase.negative = true;
  const std::uint32_t last = run.words.end - 1;
  if (run.kind == RunKind::cardinal && run.value == 1 && !run.digits && run.words.size() == 1) {
    core.phrase.indefinite_article = !next_has(last, c_.only);
    if (!core.phrase.indefinite_article) core.phrase.words.end = run.words.end + 1;
  }
  const bool takes_of = has(last, c_.scale) || (run.words.size() > 1 && has(last, c_.fraction));
  if (takes_of && next_has(last, c_.of) && words_.words[last + 1].part == 0) ++core.phrase.words.end;
  cores_.push_back(core);
}

// « une dizaine de », « trois douzaines », « des centaines de milliers de », « par dizaines », « la centaine
// ».
void NumberBuilder::add_collective(const NumberMark& mark, std::int64_t value, Bounds single) {
  WordRange words = mark.words;
  const bool plural = words_.words[mark.words.begin].feats.number == Number::plur;
  std::uint32_t first = words.begin;
  while (first > 0 && first + 2 > words.begin && previous_has(first, c_.shade)) --first;
  std::int64_t times = 0;  // 0: nobody says how many
  bool open = false;
  if (!cores_.empty() && cores_.back().phrase.words.end == first && cores_.back().countable) {
    const NumberCore& before = cores_.back();
    open = before.phrase.vague;
    times = open ? 0 : before.bounds.value;
    words.begin = before.phrase.words.begin;
    cores_.pop_back();
  } else if (previous_has(first, c_.plural) && (plural || !has(first - 1, c_.article))) {
    open = true;
    words.begin = first - 1;
    if (words_.words[words.begin].part > 1 && words.begin > 0) --words.begin;
  } else if (previous_has(first, c_.article)) {
    words.begin = first - 1;
  }
  const bool determined = words.begin < first || times > 0;
  std::uint32_t last = words.end - 1;
  const bool of = next_has(last, c_.of);
  if (!plural && !open && times == 0 && !of && !has(mark.words.begin, c_.collective_bare)) return;
  if (!plural && !determined && !of) return;
  open = open || (times == 0 && plural);
  if (of) {
    const std::uint32_t scale = last + 2;  // « dizaines de milliers »
    for (const NumberMark& other : marks_in(collectives_, scale, scale + 1)) {
      const std::int64_t by = number_value(lexicon_, other, "value");
      if (by < 1000 || by <= value) break;
      value *= by;
      single = {value, single.min * by, single.max ? std::optional(*single.max * by) : std::nullopt, true};
      last = other.words.end - 1;
    }
  }
  NumberCore core;
  core.phrase.core = {words.begin, last + 1};
  words.end = next_has(last, c_.of) ? last + 2 : last + 1;
  core.phrase.words = words;
  core.phrase.rule = lexicon_.where(mark.entry);
  core.phrase.vague = open;
  if (open)
    core.bounds = {value, 2 * value, std::nullopt, true};
  else
    core.bounds = times > 1 ? about(times * value) : single;
  core.phrase.value = static_cast<double>(core.bounds.value);
  cores_.push_back(core);
}

void NumberBuilder::add_mark(const NumberMark& mark, bool negative) {
  const std::uint32_t last = mark.words.end - 1;
  NumberCore core;
  core.phrase.words = core.phrase.core = mark.words;
  core.phrase.rule = lexicon_.where(mark.entry);
  if (negative) {
    const bool preposition = words_.words[mark.words.begin].upos == Upos::ADP && mark.words.size() == 1;
    if (preposition && !(same_sentence(last, last + 1) && words_.words[last + 1].upos == Upos::NOUN)) return;
    core.phrase.negative = true;
    core.bounds = exact(0);
    core.countable = false;
  } else {
    core.phrase.vague = true;
    const std::int64_t min = number_value(lexicon_, mark, "min");
    core.bounds = {min, min, std::nullopt, true};
  }
  cores_.push_back(core);
}

}  // namespace recoupe
