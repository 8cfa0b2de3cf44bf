// The reader itself: its tables, the roles that rules give, and its text form. number_builder.h does the
// work.
#include "phrase/number.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>

#include "phrase/date.h"
#include "phrase/number_amounts.h"
#include "phrase/number_builder.h"
#include "phrase/number_units.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, 17> kRoleNames = {
    "count", "ordinal", "age",     "year",       "date",  "time", "duration", "distance",    "measure",
    "money", "percent", "calibre", "model_name", "score", "rank", "phone",    "part_of_name"};

}  // namespace

std::string_view name_of(NumberRole role) { return kRoleNames[static_cast<std::size_t>(role)]; }

std::optional<NumberRole> number_role_from(std::string_view name) {
  const auto found = std::find(kRoleNames.begin(), kRoleNames.end(), name);
  if (found == kRoleNames.end()) return std::nullopt;
  return static_cast<NumberRole>(found - kRoleNames.begin());
}

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
              .fraction = id("num_fraction"),
              .minus = id("num_minus"),
              .shade = id("num_shade"),
              .plural = id("num_plural"),
              .change = id("num_change"),
              .label = id("num_label"),
              .named = id("num_named"),
              .adjective = id("num_adjective"),
              .calibre_unit = id("calibre_unit"),
              .distance_unit = id("distance_unit"),
              .measure_unit = id("measure_unit"),
              .money_unit = id("money_unit"),
              .time_unit = id("time_unit"),
              .percent_unit = id("percent_unit"),
              .weekday = id("weekday"),
              .month = id("month")};
}

std::vector<NumberPhrase> NumberReader::read(const Words& words) const {
  NumberBuilder builder(*lexicon_, classes_, words);
  std::vector<NumberPhrase> numbers = builder.build(scan_amounts(words, numerals_));
  set_roles(words, numbers);
  builder.share_roles(numbers);
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
        const auto role = number_role_from(rules_.value(match.rule, "role"));
        // « la première nuit » lasts no time: an ordinal can only be part of a date.
        const bool keeps = numbers[unit.index].role == NumberRole::ordinal && role != NumberRole::date;
        if (role && !keeps) {
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
  if (number.value != std::floor(number.value) || number.value < 0) out += fmt::format(" = {}", number.value);
  if (number.indefinite_article) out += " article";
  if (number.vague) out += " vague";
  if (number.negative) out += " negative";
  if (!number.rule.empty()) out += fmt::format(" ({})", number.rule);
  return out;
}

}  // namespace recoupe
