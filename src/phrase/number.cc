#include "phrase/number.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "phrase/date.h"
#include "phrase/number_units.h"

namespace recoupe {
namespace {

constexpr std::int64_t kFirstYear = 1900;  // of a plain four-digit number that may be a year
constexpr std::int64_t kLastYear = 2099;
constexpr std::uint32_t kChangeWindow = 4;     // words before « de 12 à 15 » that may hold « passer »
constexpr std::uint32_t kPostposedWindow = 4;  // words between « six » and « au moins »
constexpr std::size_t kPhoneGroups = 4;

constexpr std::array<std::string_view, 17> kRoleNames = {
    "count", "ordinal", "age",     "year",       "date",  "time", "duration", "distance",    "measure",
    "money", "percent", "calibre", "model_name", "score", "rank", "phone",    "part_of_name"};

bool is_mark(const Word& word, std::string_view mark) {
  return word.kind != TokenKind::word && word.kind != TokenKind::number && word.form == mark;
}

// A number phrase while it is put together.
struct Core {
  NumberPhrase phrase;
  Bounds bounds;
  std::optional<NumberRun> run;  // when it is one bare number
  bool countable = true;         // may take an approximator and be an end of a range
};

// A lexicon entry that this reader cares for. Entries of the same words share one hit and their classes.
struct Mark {
  WordRange words;
  EntryId entry = 0;
  std::span<const ClassId> classes;
};

std::string_view text_value(const Lexicon& lexicon, const Mark& mark, std::string_view key) {
  for (const ClassId id : mark.classes) {
    const std::string_view name = lexicon.class_name(id);
    if (name.size() > key.size() && name[key.size()] == '=' && name.starts_with(key))
      return name.substr(key.size() + 1);
  }
  return {};
}

std::int64_t number_value(const Lexicon& lexicon, const Mark& mark, std::string_view key) {
  const std::string_view text = text_value(lexicon, mark, key);
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

}  // namespace

std::string_view name_of(NumberRole role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::optional<NumberRole> number_role_from(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found == kRoleNames.end()) return std::nullopt;
  return static_cast<NumberRole>(found - kRoleNames.begin());
}

namespace {

class Builder {
 public:
  Builder(const Lexicon& lexicon, const NumberReader::Classes& classes, const Words& words)
      : lexicon_(lexicon), c_(classes), words_(words) {}

  std::vector<NumberPhrase> build(const std::vector<NumberRun>& runs) {
    collect_marks();
    collect_cores(runs);
    join_repeated();
    join_ranges();
    approximate();
    form_roles();
    std::vector<NumberPhrase> out;
    out.reserve(cores_.size());
    for (Core& core : cores_) {
      core.phrase.min = core.bounds.min;
      core.phrase.max = core.bounds.max;
      core.phrase.span = words_.span_of(core.phrase.words);
      out.push_back(core.phrase);
    }
    return out;
  }

 private:
  bool has(std::uint32_t word, ClassId wanted) const {
    return word < words_.words.size() && wanted != 0 && words_.has(word, wanted);
  }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return b < words_.words.size() && words_.words[a].sentence == words_.words[b].sentence;
  }
  bool next_has(std::uint32_t last, ClassId wanted) const {
    return same_sentence(last, last + 1) && has(last + 1, wanted);
  }
  bool previous_has(std::uint32_t first, ClassId wanted) const {
    return first > 0 && same_sentence(first - 1, first) && has(first - 1, wanted);
  }

  void collect_marks();
  void collect_cores(const std::vector<NumberRun>& runs);
  void add_run(const NumberRun& run);
  void add_collective(const Mark& mark, std::int64_t value, Bounds single);
  void add_mark(const Mark& mark, bool negative);
  void join_repeated();
  void join_ranges();
  bool join_range(Core& first, const Core& second);
  std::int64_t scale_of(const Core& core) const;
  void approximate();
  void apply_before(Core& core);
  void apply_behind(Core& core, std::uint32_t limit);
  void form_roles();
  NumberRole role_of(const Core& core) const;
  bool in_name(const Core& core) const;
  void find_phones();

  const Lexicon& lexicon_;
  const NumberReader::Classes& c_;
  const Words& words_;
  std::vector<Mark> approx_, after_, collectives_, vague_, negative_;
  std::vector<Core> cores_;
};

void Builder::collect_marks() {
  for (const EntryHit& hit : words_.hits) {
    const auto classes = words_.hit_classes(hit, lexicon_);
    const auto is = [&](ClassId id) {
      return id != 0 && std::binary_search(classes.begin(), classes.end(), id);
    };
    const Mark mark{hit.words, hit.entry, classes};
    if (is(c_.approx)) approx_.push_back(mark);
    if (is(c_.approx_after)) after_.push_back(mark);
    if (is(c_.collective) || is(c_.scale)) collectives_.push_back(mark);
    if (is(c_.vague)) vague_.push_back(mark);
    if (is(c_.negative)) negative_.push_back(mark);
  }
}

void Builder::collect_cores(const std::vector<NumberRun>& runs) {
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
      const Mark& mark = collectives_[start.index];
      const std::int64_t value = number_value(lexicon_, mark, "value");
      const std::int64_t min = number_value(lexicon_, mark, "min");
      const std::int64_t max = number_value(lexicon_, mark, "max");
      if (value > 0) add_collective(mark, value, max > 0 ? Bounds{value, min, max, true} : exact(value));
    }
  }
}

void Builder::add_run(const NumberRun& run) {
  if (run.kind == RunKind::code) return;
  const std::uint32_t begin = run.words.begin;
  const bool bare_scale = run.words.size() == 1 && !run.digits && has(begin, c_.scale);
  if (bare_scale) return;  // « des millions »: a collective
  // « un véhicule neuf »: an adjective behind its noun, not nine.
  const bool noun_before = begin > 0 && words_.words[begin - 1].upos == Upos::NOUN;
  const bool noun_behind = same_sentence(begin, begin + 1) && words_.words[begin + 1].upos == Upos::NOUN;
  if (run.words.size() == 1 && has(begin, c_.adjective) && noun_before && !noun_behind) return;
  Core core;
  core.bounds = exact(run.value);
  core.run = run;
  core.phrase.words = core.phrase.core = run.words;
  core.phrase.definite = previous_has(begin, c_.article);
  core.countable = run.kind == RunKind::cardinal;
  if (run.kind == RunKind::decimal) core.bounds = {run.value, run.value, run.value + 1, false};
  if (run.kind == RunKind::cardinal && run.value == 0 && !run.digits) core.phrase.negative = true;
  std::uint32_t last = run.words.end - 1;
  if (run.kind == RunKind::cardinal && run.value == 1 && !run.digits && run.words.size() == 1) {
    core.phrase.indefinite_article = !next_has(last, c_.only);
    if (!core.phrase.indefinite_article) core.phrase.words.end = run.words.end + 1;
  }
  if (has(last, c_.scale)) {
    if (next_has(last, c_.join) && next_has(last + 1, c_.half)) {  // « un million et demi »
      const std::int64_t scale =
          std::max<std::int64_t>(1, run.value % 1'000'000'000 == 0 ? 1'000'000'000 : 1'000'000);
      core.bounds = exact(run.value + scale / 2);
      last += 2;
      core.phrase.core.end = last + 1;
    }
    core.phrase.words.end = next_has(last, c_.of) ? last + 2 : last + 1;
  }
  cores_.push_back(std::move(core));
}

// « une dizaine de », « trois douzaines », « des centaines de milliers de », « par dizaines », « la centaine
// ».
void Builder::add_collective(const Mark& mark, std::int64_t value, Bounds single) {
  WordRange words = mark.words;
  const bool plural = words_.words[mark.words.begin].feats.number == Number::plur;
  std::uint32_t first = words.begin;
  while (first > 0 && first + 2 > words.begin && previous_has(first, c_.shade)) --first;
  std::int64_t times = 0;  // 0: nobody says how many
  bool open = false;
  if (!cores_.empty() && cores_.back().phrase.words.end == first && cores_.back().countable) {
    const Core& before = cores_.back();
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
    for (const Mark& other : collectives_)
      if (other.words.begin == scale) {
        const std::int64_t by = number_value(lexicon_, other, "value");
        if (by >= 1000 && by > value) {
          value *= by;
          single = {value, single.min * by, single.max ? std::optional(*single.max * by) : std::nullopt,
                    true};
          last = other.words.end - 1;
        }
        break;
      }
  }
  Core core;
  core.phrase.core = {words.begin, last + 1};
  words.end = next_has(last, c_.of) ? last + 2 : last + 1;
  core.phrase.words = words;
  core.phrase.rule = lexicon_.where(mark.entry);
  core.phrase.vague = open;
  if (open)
    core.bounds = {value, 2 * value, std::nullopt, true};
  else
    core.bounds = times > 1 ? about(times * value) : single;
  cores_.push_back(std::move(core));
}

void Builder::add_mark(const Mark& mark, bool negative) {
  const std::uint32_t last = mark.words.end - 1;
  Core core;
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
  cores_.push_back(std::move(core));
}

// « onze (11) civils » is one number.
void Builder::join_repeated() {
  std::vector<Core> kept;
  for (Core& core : cores_) {
    if (!kept.empty() && core.run && core.run->digits && kept.back().run &&
        kept.back().run->value == core.run->value) {
      Core& before = kept.back();
      const std::uint32_t open = before.phrase.words.end;
      const std::uint32_t close = core.phrase.words.end;
      if (core.phrase.words.begin == open + 1 && same_sentence(open, close) &&
          is_mark(words_.words[open], "(") && is_mark(words_.words[close], ")")) {
        before.phrase.words.end = before.phrase.core.end = close + 1;
        continue;
      }
    }
    kept.push_back(std::move(core));
  }
  cores_ = std::move(kept);
}

bool Builder::join_range(Core& first, const Core& second) {
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
  first.run.reset();
  return true;
}

// The million of « 4 millions »; 1 when the number ends in no such word.
std::int64_t Builder::scale_of(const Core& core) const {
  const std::uint32_t last = core.run ? core.run->words.end - 1 : 0;
  if (!core.run || !has(last, c_.scale)) return 1;
  for (const Mark& mark : collectives_)
    if (mark.words.begin == last) return number_value(lexicon_, mark, "value");
  return 1;
}

void Builder::join_ranges() {
  std::vector<Core> kept;
  for (Core& core : cores_) {
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
    kept.push_back(std::move(core));
  }
  cores_ = std::move(kept);
}

void Builder::apply_before(Core& core) {
  const std::uint32_t begin = core.phrase.words.begin;
  const Mark* best = nullptr;
  for (const Mark& mark : approx_) {
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
  core.phrase.words.begin = best->words.begin;
  core.phrase.rule = lexicon_.where(best->entry);
}

// `limit`: where the next number begins; what stands right before it belongs to it.
void Builder::apply_behind(Core& core, std::uint32_t limit) {
  const std::uint32_t end = core.phrase.words.end;
  for (const Mark& mark : after_) {
    if (mark.words.begin < end || mark.words.begin > end + kPostposedWindow || mark.words.end >= limit)
      continue;
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

void Builder::approximate() {
  for (std::size_t i = 0; i < cores_.size(); ++i) {
    Core& core = cores_[i];
    if (!core.countable) continue;
    const bool bounded = !core.phrase.rule.empty() && core.phrase.vague;
    if (!approx_.empty()) apply_before(core);
    const auto limit = i + 1 < cores_.size() ? cores_[i + 1].phrase.words.begin
                                             : static_cast<std::uint32_t>(words_.words.size() + 1);
    if (!bounded && !after_.empty() && core.bounds.max) apply_behind(core, limit);
  }
  std::vector<Core> kept;  // « quelques 3 000 » (sic): the vague word went into the number
  for (Core& core : cores_) {
    while (!kept.empty() && kept.back().phrase.words.end > core.phrase.words.begin) kept.pop_back();
    kept.push_back(std::move(core));
  }
  cores_ = std::move(kept);
}

// Whether form alone says that the digits belong to a name: « Pèlerin 5 », « route nationale 1 », « C-130 ».
bool Builder::in_name(const Core& core) const {
  const std::uint32_t begin = core.phrase.core.begin;
  const std::uint32_t end = core.phrase.core.end;
  if (begin == 0 || !same_sentence(begin - 1, begin) || !core.run->digits) return false;
  const Word& before = words_.words[begin - 1];
  if (before.kind != TokenKind::word) return false;
  if (before.span.end == words_.words[begin].span.begin && !before.form.ends_with('\'')) return true;
  const bool goes_on = same_sentence(end - 1, end);
  const Upos next = goes_on ? words_.words[end].upos : Upos::PUNCT;
  const bool noun_follows = next == Upos::NOUN || next == Upos::ADJ || next == Upos::PROPN;
  if (has(begin - 1, c_.label)) return !noun_follows;
  const bool verb_follows = next == Upos::AUX || next == Upos::VERB;
  return before.upos == Upos::PROPN && !noun_follows && !verb_follows &&
         core.phrase.words == core.phrase.core;
}

NumberRole Builder::role_of(const Core& core) const {
  if (!core.run) return NumberRole::count;
  const NumberRun& run = *core.run;
  const std::uint32_t end = core.phrase.words.end;
  const bool goes_on = same_sentence(end - 1, end);
  switch (run.kind) {
    case RunKind::ordinal:
      return goes_on && has(end, c_.named) ? NumberRole::part_of_name : NumberRole::ordinal;
    case RunKind::clock:
      return NumberRole::time;
    case RunKind::calendar:
      return NumberRole::date;
    case RunKind::decimal:
      return NumberRole::measure;
    case RunKind::pair:
      return run.value >= kFirstYear && run.value <= kLastYear ? NumberRole::year : NumberRole::score;
    default:
      break;
  }
  const Upos next = goes_on ? words_.words[end].upos : Upos::PUNCT;
  const bool noun_follows = next == Upos::NOUN || next == Upos::ADJ || next == Upos::ADV;
  if (in_name(core)) return NumberRole::part_of_name;
  const bool bare = run.plain && core.phrase.words == run.words;
  if (bare && run.value >= kFirstYear && run.value <= kLastYear && !noun_follows) return NumberRole::year;
  const bool first = run.words.begin == words_.ranges[words_.words[run.words.begin].sentence].begin;
  if (first && run.digits && goes_on && (is_mark(words_.words[end], ".") || is_mark(words_.words[end], ")")))
    return NumberRole::rank;
  return NumberRole::count;
}

void Builder::find_phones() {
  for (std::size_t i = 0; i < cores_.size();) {
    std::size_t end = i;
    while (end < cores_.size() && cores_[end].run && cores_[end].run->plain &&
           words_.span_of(cores_[end].run->words).size() <= 3 &&
           (end == i || cores_[end].phrase.words.begin == cores_[end - 1].phrase.words.end))
      ++end;
    if (end - i >= kPhoneGroups)
      for (std::size_t k = i; k < end; ++k) cores_[k].phrase.role = NumberRole::phone;
    i = std::max(end, i + 1);
  }
}

void Builder::form_roles() {
  for (Core& core : cores_) core.phrase.role = role_of(core);
  find_phones();
}

}  // namespace

NumberReader::NumberReader(const Lexicon& lexicon)
    : lexicon_(&lexicon), numerals_(lexicon), rules_(lexicon, "numbers") {
  const auto id = [&](std::string_view name) { return lexicon.class_id(name); };
  classes_ = {.approx = id("approx"),
              .approx_after = id("approx_after"),
              .collective = id("collective"),
              .collective_bare = id("collective_bare"),
              .vague = id("vague"),
              .negative = id("negative"),
              .scale = id("numscale"),
              .join = id("num_and"),
              .to = id("num_to"),
              .either = id("num_or"),
              .of = id("num_of"),
              .between = id("num_between"),
              .article = id("num_article"),
              .only = id("num_only"),
              .half = id("num_half"),
              .shade = id("num_shade"),
              .plural = id("num_plural"),
              .change = id("num_change"),
              .label = id("num_label"),
              .named = id("num_named"),
              .adjective = id("num_adjective")};
}

std::vector<NumberPhrase> NumberReader::read(const Words& words) const {
  std::vector<NumberPhrase> numbers =
      Builder(*lexicon_, classes_, words).build(scan_numbers(words, numerals_));
  set_roles(words, numbers);
  return numbers;
}

void NumberReader::set_roles(const Words& words, std::vector<NumberPhrase>& numbers) const {
  if (rules_.size() == 0) return;
  std::vector<Unit> units;
  std::vector<std::uint32_t> decided(numbers.size(), static_cast<std::uint32_t>(rules_.size()));
  for (std::size_t begin = 0; begin < numbers.size();) {
    const WordRange sentence = words.ranges[words.words[numbers[begin].words.begin].sentence];
    std::size_t end = begin;
    while (end < numbers.size() && numbers[end].words.begin < sentence.end) ++end;
    units.clear();
    collapse(
        words, sentence, begin, end, [&](std::size_t i) { return numbers[i].words; },
        [](std::size_t) { return UnitKind::number; }, units);
    for (const Match& match : rules_.match(units))
      for (const Slot& slot : match.slots) {
        const Unit& unit = units[slot.begin];
        if (unit.kind != UnitKind::number || match.rule >= decided[unit.index]) continue;
        if (const auto role = number_role_from(rules_.value(match.rule, "role"))) {
          decided[unit.index] = match.rule;
          numbers[unit.index].role = *role;
          numbers[unit.index].rule = rules_.where(match.rule);
        }
      }
    begin = end;
  }
}

void settle(std::vector<NumberPhrase>& numbers, const std::vector<DatePhrase>& dates) {
  std::size_t at = 0;
  for (NumberPhrase& number : numbers) {
    while (at < dates.size() && dates[at].words.end <= number.words.begin) ++at;
    if (at == dates.size()) break;
    if (number.role != NumberRole::count && number.role != NumberRole::ordinal) continue;
    if (dates[at].words.overlaps(number.core))
      number.role = dates[at].use == DateUse::duration ? NumberRole::duration : NumberRole::date;
  }
}

std::string to_text(const NumberPhrase& number, std::string_view text) {
  std::string out = fmt::format("{} [{}..{}]", slice(text, number.span), number.min,
                                number.max ? std::to_string(*number.max) : std::string());
  out += fmt::format(" {}", name_of(number.role));
  if (number.indefinite_article) out += " article";
  if (number.vague) out += " vague";
  if (number.negative) out += " negative";
  if (!number.rule.empty()) out += fmt::format(" ({})", number.rule);
  return out;
}

}  // namespace recoupe
