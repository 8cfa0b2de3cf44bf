// What a token that begins with a digit stands for: "14 000", "1,5", "22e", "17h30", "9/11/2024", "2-1",
// "107mm".
#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

#include "phrase/number_scan.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostDigits = 15;  // of one token; more is a code

bool is_digit(char c) { return c >= '0' && c <= '9'; }

std::int64_t to_number(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

// "17h30" → {"17", "h", "30"}: runs of digits and of other characters, at most seven.
struct Pieces {
  std::array<std::string_view, 7> part;
  std::size_t count = 0;
  bool overflow = false;
};

Pieces cut(std::string_view form) {
  Pieces out;
  for (std::size_t at = 0; at < form.size();) {
    std::size_t end = at + 1;
    while (end < form.size() && is_digit(form[end]) == is_digit(form[at])) ++end;
    if (out.count == out.part.size()) {
      out.overflow = true;
      return out;
    }
    out.part[out.count++] = form.substr(at, end - at);
    at = end;
  }
  return out;
}

bool thousands(std::string_view form, std::int64_t& value) {
  std::size_t digits = 0;
  char separator = 0;
  std::size_t since = 0;
  value = 0;
  for (const char c : form) {
    if (is_digit(c)) {
      ++digits;
      ++since;
      value = value * 10 + (c - '0');
      if (digits > kMostDigits) return false;
    } else {
      const bool group = separator == 0 ? since >= 1 && since <= 3 : c == separator && since == 3;
      if (!group || (c != ' ' && c != '.' && c != ',' && c != '\'')) return false;
      separator = c;
      since = 0;
    }
  }
  return separator == 0 || since == 3;
}

bool calendar(const Pieces& p, CalendarDigits& out) {
  if (p.count != 5 || p.part[1] != p.part[3] || p.part[1].size() != 1) return false;
  if (std::string_view("/-.").find(p.part[1][0]) == std::string_view::npos) return false;
  const auto a = static_cast<int>(to_number(p.part[0].substr(0, 4)));
  const auto b = static_cast<int>(to_number(p.part[2].substr(0, 4)));
  const auto c = static_cast<int>(to_number(p.part[4].substr(0, 4)));
  if (p.part[2].size() > 2) return false;
  if (p.part[0].size() == 4 && p.part[4].size() <= 2)
    out = {a, b, c};
  else if (p.part[0].size() <= 2 && (p.part[4].size() == 4 || p.part[4].size() == 2))
    out = {p.part[4].size() == 2 ? (c < 70 ? 2000 + c : 1900 + c) : c, b, a};
  else
    return false;
  return out.month >= 1 && out.month <= 12 && out.day >= 1 && out.day <= 31 && out.year >= 1000;
}

bool clock(const Pieces& p, const Numerals& numerals, NumberRun& run) {
  if (p.count < 2 || p.part[0].size() > 2) return false;
  const bool colon = p.part[1] == ":" && p.count >= 3;
  if (!colon && numerals.find(p.part[1]).kind != NumeralPart::Kind::hour_mark) return false;
  const std::int64_t hour = to_number(p.part[0]);
  const std::int64_t minute = p.count > 2 ? to_number(p.part[2]) : 0;
  if (hour > 24 || minute > 59 || (p.count > 2 && p.part[2].size() != 2) || (p.count > 3 && !colon))
    return false;
  run.kind = RunKind::clock;
  run.value = hour * 60 + minute;
  run.has_minutes = p.count > 2;
  return true;
}

// "6,8", "1 234,50": the whole part and the fraction.
bool decimal(std::string_view form, NumberRun& run) {
  const std::size_t mark = form.find_last_of(".,");
  if (mark == std::string_view::npos) return false;
  const std::string_view fraction = form.substr(mark + 1);
  std::int64_t whole = 0;
  if (fraction.empty() || fraction.size() > kMostDigits ||
      !std::all_of(fraction.begin(), fraction.end(), is_digit) || !thousands(form.substr(0, mark), whole))
    return false;
  run.kind = RunKind::decimal;
  run.value = whole;
  double unit = 1;
  for (std::size_t i = 0; i < fraction.size(); ++i) unit *= 10;
  run.amount = static_cast<double>(whole) + static_cast<double>(to_number(fraction)) / unit;
  return true;
}

bool whole_number(std::string_view form, NumberRun& run) {
  std::int64_t value = 0;
  if (!thousands(form, value)) return false;
  run.kind = RunKind::cardinal;
  run.value = value;
  run.amount = static_cast<double>(value);
  return true;
}

// "3/4": a share; "3/12" may be a day, "24/24" says always.
bool share(const Pieces& p, NumberRun& run) {
  constexpr std::int64_t kMostBelow = 10;
  if (p.count != 3 || p.part[1] != "/" || p.part[0][0] == '0' || p.part[2][0] == '0') return false;
  const std::int64_t above = to_number(p.part[0]);
  const std::int64_t below = to_number(p.part[2]);
  if (above >= below || below > kMostBelow) return false;
  run.kind = RunKind::fraction;
  run.amount = static_cast<double>(above) / static_cast<double>(below);
  return true;
}

// "180,25ml": a number and letters.
bool glued(std::string_view form, NumberRun& run) {
  std::size_t end = form.size();
  while (end > 0 && !is_digit(form[end - 1])) --end;
  if (end == 0 || end == form.size() || form[end] == '-') return false;
  if (!whole_number(form.substr(0, end), run) && !decimal(form.substr(0, end), run)) return false;
  run.kind = RunKind::glued;
  run.glued = static_cast<std::uint32_t>(form.size() - end);
  return true;
}

}  // namespace

NumberRun read_digits(std::string_view form, const Numerals& numerals) {
  NumberRun run;
  run.kind = RunKind::code;
  run.digits = true;
  if (whole_number(form, run)) {
    run.plain = std::all_of(form.begin(), form.end(), is_digit);
    return run;
  }
  const Pieces p = cut(form);
  for (std::size_t i = 0; i < p.count; ++i)
    if (is_digit(p.part[i][0]) && p.part[i].size() > kMostDigits) return run;
  if (p.overflow) {
    decimal(form, run);  // "1 000 000,5"
  } else if (calendar(p, run.calendar)) {
    run.kind = RunKind::calendar;
  } else if (clock(p, numerals, run)) {
  } else if (p.count == 2 && numerals.find(p.part[1]).kind == NumeralPart::Kind::ordinal_suffix) {
    run.kind = RunKind::ordinal;
    run.value = to_number(p.part[0]);
    run.amount = static_cast<double>(run.value);
  } else if (p.count == 3 && p.part[1] == "-") {
    run.kind = RunKind::pair;
    run.value = to_number(p.part[0]);
    run.second = to_number(p.part[2]);
  } else if (!share(p, run) && !decimal(form, run)) {
    glued(form, run);
  }
  return run;
}

}  // namespace recoupe
