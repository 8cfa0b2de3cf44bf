#include "report/report.h"

#include <array>
#include <charconv>

namespace recoupe {
namespace {

// Reads exactly `digits` digits at the front of `rest` and drops them.
std::optional<int> take_digits(std::string_view& rest, std::size_t digits) {
  int value = 0;
  if (rest.size() < digits) return std::nullopt;
  for (const char c : rest.substr(0, digits)) {
    if (c < '0' || c > '9') return std::nullopt;
    value = value * 10 + (c - '0');
  }
  rest.remove_prefix(digits);
  return value;
}

bool take(std::string_view& rest, char c) {
  if (!rest.starts_with(c)) return false;
  rest.remove_prefix(1);
  return true;
}

// "Z", "+01:00", "+0100" or "+01" up to the end; minutes east of UTC.
std::optional<int> offset_from(std::string_view rest) {
  if (rest == "Z" || rest == "z") return 0;
  const bool west = rest.starts_with('-');
  if (!take(rest, '+') && !take(rest, '-')) return std::nullopt;
  const std::optional<int> hours = take_digits(rest, 2);
  std::optional<int> minutes = 0;
  if (!rest.empty()) {
    take(rest, ':');
    minutes = take_digits(rest, 2);
  }
  if (!hours || !minutes || !rest.empty() || *hours > 14 || *minutes > 59) return std::nullopt;
  return (west ? -1 : 1) * (*hours * 60 + *minutes);
}

}  // namespace

std::optional<Timestamp> timestamp_from_iso(std::string_view iso) {
  const std::optional<Day> day = day_from_iso(iso);
  if (!day) return std::nullopt;
  Timestamp stamp{*day, std::nullopt, std::nullopt, std::string(iso)};
  std::string_view rest = iso.substr(10);
  if (rest.empty()) return stamp;
  if (!take(rest, 'T') && !take(rest, 't') && !take(rest, ' ')) return std::nullopt;
  const std::optional<int> hour = take_digits(rest, 2);
  if (!hour || *hour > 23 || !take(rest, ':')) return std::nullopt;
  const std::optional<int> minute = take_digits(rest, 2);
  if (!minute || *minute > 59) return std::nullopt;
  if (take(rest, ':')) {
    const std::optional<int> second = take_digits(rest, 2);
    if (!second || *second > 60) return std::nullopt;
    if (take(rest, '.') || take(rest, ','))
      while (take_digits(rest, 1)) continue;
  }
  stamp.minute_of_day = *hour * 60 + *minute;
  take(rest, ' ');
  if (rest.empty()) return stamp;
  stamp.offset_minutes = offset_from(rest);
  return stamp.offset_minutes ? std::optional(stamp) : std::nullopt;
}

std::string_view name_of(BlockKind kind) {
  static constexpr std::array<std::string_view, 9> kNames = {"title",     "heading",        "paragraph",
                                                             "list_item", "dateline_entry", "quote",
                                                             "furniture", "credit",         "signature"};
  return kNames[static_cast<std::size_t>(kind)];
}

}  // namespace recoupe
