// Roles that the form alone tells; numbers.rules tells the others.
#include <algorithm>

#include "phrase/number_builder.h"

namespace recoupe {
namespace {

constexpr std::int64_t kFirstYear = 1900;  // of a plain four-digit number that may be a year
constexpr std::int64_t kLastYear = 2099;
constexpr std::size_t kPhoneGroups = 4;
constexpr std::uint32_t kPhoneGroupBytes = 3;

bool is_measured(NumberRole role) {
  return role == NumberRole::age || role == NumberRole::distance || role == NumberRole::measure ||
         role == NumberRole::money || role == NumberRole::percent || role == NumberRole::calibre;
}

}  // namespace

// Whether form alone says that the digits belong to a name: « Pèlerin 5 », « route nationale 1 », « C-130 ».
bool NumberBuilder::in_name(const NumberCore& core) const {
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
  // « KAL 007 », whatever the tagger calls it; in a headline all in capitals these tell nothing.
  const bool acronym = before.all_caps && !(end < words_.words.size() && words_.words[end].all_caps) &&
                       (begin < 2 || !words_.words[begin - 2].all_caps);
  // « Reuters 12 ont été tués » counts; « le Boeing 737 a été abattu », « le vol AF 447 a » are names.
  std::uint32_t first = begin - 1;
  while (first > 0 && same_sentence(first - 1, first) &&
         (words_.words[first].upos == Upos::PROPN || (acronym && first == begin - 1)))
    --first;
  const bool named = words_.words[first].upos == Upos::DET || has(first, c_.label);
  const bool verb_follows = !named && (next == Upos::AUX || next == Upos::VERB);
  // « la brigade 55 », « le dossier 12 »: a number right behind a noun counts what has been named before at
  // best.
  const bool dated = has(begin - 1, c_.weekday) || has(begin - 1, c_.month) || has(begin - 1, c_.time_unit);
  const bool year = core.run->plain && core.run->value >= kFirstYear && core.run->value <= kLastYear;
  const bool noun_before = before.upos == Upos::NOUN && !dated && !year;
  if (noun_before && core.phrase.words == core.phrase.core) return !noun_follows;
  return (before.upos == Upos::PROPN || acronym) && !noun_follows && !verb_follows &&
         core.phrase.words == core.phrase.core;
}

NumberRole NumberBuilder::role_of(const NumberCore& core) const {
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
    case RunKind::fraction:
      return NumberRole::percent;
    case RunKind::glued:
      return unit_role(run).value_or(NumberRole::measure);
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

// What the letters behind the digits measure: "107mm", "30km".
std::optional<NumberRole> NumberBuilder::unit_role(const NumberRun& run) const {
  const std::string_view form = words_.words[run.words.begin].form;
  const AtomId unit = lexicon_.atom(form.substr(form.size() - run.glued));
  if (unit == 0) return std::nullopt;
  for (const EntryId entry : lexicon_.entries_at(lexicon_.step(kTrieRoot, unit)))
    for (const ClassId id : lexicon_.classes(entry))
      for (const auto& [wanted, role] : {std::pair{c_.calibre_unit, NumberRole::calibre},
                                         {c_.distance_unit, NumberRole::distance},
                                         {c_.measure_unit, NumberRole::measure},
                                         {c_.money_unit, NumberRole::money},
                                         {c_.time_unit, NumberRole::duration}})
        if (id == wanted && id != 0) return role;
  return std::nullopt;
}

// A number below nothing counts nobody: « moins douze degrés ».
void NumberBuilder::sign(NumberCore& core) const {
  if (!core.run || core.run->kind == RunKind::ordinal || core.phrase.words.begin != core.run->words.begin)
    return;
  const std::uint32_t begin = core.run->words.begin;
  if (!is_minus(begin)) return;
  const bool counts =
      same_sentence(begin, core.phrase.words.end) && words_.words[core.phrase.words.end].upos == Upos::NOUN;
  const bool spelled = words_.words[begin - 1].kind == TokenKind::word;
  if (!spelled && counts) return;  // "-3 morts" is an item of a list
  if (core.phrase.role == NumberRole::count) core.phrase.role = NumberRole::measure;
  core.phrase.value = -core.phrase.value;
  --core.phrase.words.begin;
}

void NumberBuilder::find_phones() {
  for (std::size_t i = 0; i < cores_.size();) {
    std::size_t end = i;
    while (end < cores_.size() && cores_[end].run && cores_[end].run->plain &&
           words_.span_of(cores_[end].run->words).size() <= kPhoneGroupBytes &&
           (end == i || cores_[end].phrase.words.begin == cores_[end - 1].phrase.words.end))
      ++end;
    if (end - i >= kPhoneGroups)
      for (std::size_t k = i; k < end; ++k) cores_[k].phrase.role = NumberRole::phone;
    i = std::max(end, i + 1);
  }
}

void NumberBuilder::form_roles() {
  for (NumberCore& core : cores_) {
    core.phrase.role = role_of(core);
    sign(core);
  }
  find_phones();
}

// « à 5, 9 et 13 km », « des obus de 105 et de 122 mm », « à 7, 8 km »: numbers of a list measure what its
// last one measures. A comma alone makes no list: « le bilan est de 12, 10 % de plus ».
void NumberBuilder::share_roles(std::vector<NumberPhrase>& numbers) const {
  bool listed = false;  // numbers[i] stands in a list with the next
  for (std::size_t i = numbers.size(); i-- > 1;) {
    const NumberPhrase& next = numbers[i];
    NumberPhrase& before = numbers[i - 1];
    std::uint32_t at = before.words.end;
    const bool in_list = listed;
    listed = false;
    if (before.role != NumberRole::count || before.negative || before.vague || !is_measured(next.role))
      continue;
    if (before.words != before.core || !same_sentence(before.words.begin, at)) continue;
    const bool comma = is_mark(words_.words[at], ",") && (in_list || next.value == before.value + 1);
    if (!comma && !has(at, c_.join) && !has(at, c_.either)) continue;
    if (has(++at, c_.of)) ++at;
    if (at != next.words.begin) continue;
    before.role = next.role;
    listed = true;
  }
}

}  // namespace recoupe
