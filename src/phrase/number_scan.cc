// Tokens → parts → sums. A run grows word by word and keeps the last point at which it was a whole number.
#include "phrase/number_scan.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <limits>

namespace recoupe {
namespace {

constexpr std::size_t kMostDigits = 15;  // of one token; more is a code
constexpr std::int64_t kMostValue = 1'000'000'000'000'000;
constexpr int kMostParts = 8;  // of a hyphenated number word

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

}  // namespace

Numerals::Numerals(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      numword_(lexicon.class_id("numword")),
      ordinal_(lexicon.class_id("ordinal")),
      join_(lexicon.class_id("num_and")),
      ordinal_suffix_(lexicon.class_id("ordinal_suffix")),
      hour_(lexicon.class_id("hour_unit")) {}

NumeralPart Numerals::find(AtomId atom) const {
  if (atom == 0) return {};
  for (const EntryId entry : lexicon_->entries_at(lexicon_->step(kTrieRoot, atom))) {
    const auto classes = lexicon_->classes(entry);
    const auto has = [&](ClassId id) {
      return id != 0 && std::binary_search(classes.begin(), classes.end(), id);
    };
    const auto worth = [&] { return to_number(lexicon_->value(entry, "value")); };
    if (has(numword_)) return {NumeralPart::Kind::value, worth()};
    if (has(ordinal_)) return {NumeralPart::Kind::ordinal, worth()};
    if (has(join_)) return {NumeralPart::Kind::join, 0};
    if (has(ordinal_suffix_)) return {NumeralPart::Kind::ordinal_suffix, 0};
    if (has(hour_)) return {NumeralPart::Kind::hour_mark, 0};
  }
  return {};
}

bool NumeralSum::take_small(std::int64_t value) {
  const std::int64_t low = group_ % 100;
  if (digits_) return false;
  if (joined_) {
    if (value != 1 && value != 11) return false;
    if (value == 11 && low != 60) return false;
  } else if (begun_ && value == 0) {
    return false;
  }
  if (value == 20 && low == 4) {  // quatre-vingt
    group_ += 76;
    return true;
  }
  const bool tens = low >= 20 && low % 10 == 0;
  const bool twenties = low == 60 || low == 80;  // soixante-dix, quatre-vingt-quinze
  const bool fits =
      low == 0 || (low == 10 && value >= 7 && value <= 9) || (tens && value < 10) || (twenties && value < 20);
  if (!fits || value >= 100 || (low == 0 && joined_)) return false;
  group_ += value;
  return true;
}

bool NumeralSum::take_scale(std::int64_t value) {
  if (value == 100) {
    if (digits_ || group_ >= 100 || (begun_ && group_ == 1 && total_ == 0)) return false;
    if (group_ > 19) return false;
    group_ = group_ == 0 ? 100 : group_ * 100;
    return true;
  }
  if (last_scale_ != 0 && value >= last_scale_) return false;
  if (group_ == 0 && (total_ != 0 || begun_) && value != 1000) return false;
  const std::int64_t factor = group_ == 0 ? 1 : group_;
  if (factor > kMostValue / value) return false;
  total_ += factor * value;
  group_ = 0;
  last_scale_ = value;
  digits_ = false;
  return true;
}

bool NumeralSum::take(const NumeralPart& part) {
  if (ordinal_ || part.kind == NumeralPart::Kind::none) return false;
  if (part.kind == NumeralPart::Kind::join) {
    const std::int64_t low = group_ % 100;
    if (joined_ || low < 20 || low % 10 != 0) return false;
    joined_ = true;
    return true;
  }
  if (part.kind != NumeralPart::Kind::value && part.kind != NumeralPart::Kind::ordinal) return false;
  const bool taken = part.value >= 100 ? !joined_ && take_scale(part.value) : take_small(part.value);
  if (!taken) return false;
  begun_ = true;
  joined_ = false;
  ordinal_ = part.kind == NumeralPart::Kind::ordinal;
  return true;
}

bool NumeralSum::take_digits(std::int64_t value) {
  if (ordinal_ || joined_ || group_ != 0 || (begun_ && last_scale_ == 0)) return false;
  if (last_scale_ != 0 && value >= last_scale_) return false;
  group_ = value;
  digits_ = true;
  begun_ = true;
  return true;
}

NumberRun read_digits(std::string_view form, const Numerals& numerals) {
  NumberRun run;
  run.kind = RunKind::code;
  run.digits = true;
  if (std::int64_t value = 0; thousands(form, value)) {
    run.kind = RunKind::cardinal;
    run.value = value;
    run.plain = std::all_of(form.begin(), form.end(), is_digit);
    return run;
  }
  const Pieces p = cut(form);
  for (std::size_t i = 0; i < p.count; ++i)
    if (is_digit(p.part[i][0]) && p.part[i].size() > kMostDigits) return run;
  if (p.overflow) return run;
  if (calendar(p, run.calendar)) {
    run.kind = RunKind::calendar;
  } else if (clock(p, numerals, run)) {
  } else if (p.count == 2 && numerals.find(p.part[1]).kind == NumeralPart::Kind::ordinal_suffix) {
    run.kind = RunKind::ordinal;
    run.value = to_number(p.part[0]);
  } else if (p.count == 3 && p.part[1] == "-") {
    run.kind = RunKind::pair;
    run.value = to_number(p.part[0]);
    run.second = to_number(p.part[2]);
  } else if (const std::size_t mark = form.find_last_of(".,"); mark != std::string_view::npos) {
    std::int64_t whole = 0;
    const std::string_view fraction = form.substr(mark + 1);
    if (!fraction.empty() && std::all_of(fraction.begin(), fraction.end(), is_digit) &&
        thousands(form.substr(0, mark), whole)) {
      run.kind = RunKind::decimal;
      run.value = whole;
    }
  }
  return run;
}

namespace {

// The fraction of "1,25" in units of a billionth, so that a scale can make it whole.
std::int64_t fraction_of(std::string_view form, std::int64_t scale) {
  const std::size_t mark = form.find_last_of(".,");
  std::int64_t value = 0;
  for (std::size_t i = mark + 1; i < form.size() && is_digit(form[i]) && scale >= 10; ++i) {
    scale /= 10;
    value += (form[i] - '0') * scale;
  }
  return value;
}

class Run {
 public:
  Run(const Words& words, const Numerals& numerals, WordRange sentence)
      : words_(words), numerals_(numerals), sentence_(sentence) {}

  std::optional<NumberRun> at(std::uint32_t begin) const {
    const Word& word = words_.words[begin];
    if (word.kind == TokenKind::number) return digits(begin, word);
    if (word.kind != TokenKind::word) return std::nullopt;
    return spelled(begin, {}, {});
  }

 private:
  std::optional<NumberRun> digits(std::uint32_t begin, const Word& word) const {
    NumberRun run = read_digits(word.form, numerals_);
    run.words = {begin, begin + 1};
    if (run.kind == RunKind::decimal && begin + 1 < sentence_.end) {
      const NumeralPart next = part(begin + 1);
      if (next.kind == NumeralPart::Kind::value && next.value >= 1'000'000 &&
          run.value <= kMostValue / next.value) {
        run.kind = RunKind::cardinal;
        run.value = run.value * next.value + fraction_of(word.form, next.value);
        run.words.end = begin + 2;
        return run;
      }
    }
    if (run.kind != RunKind::cardinal) return run;
    NumeralSum sum;
    sum.take_digits(run.value);
    return spelled(begin + 1, sum, run);
  }

  NumeralPart part(std::uint32_t at) const {
    const Word& word = words_.words[at];
    return word.kind == TokenKind::word ? numerals_.find(word.form_atom) : NumeralPart{};
  }

  // Takes all of « quatre-vingt-dix » or nothing of it.
  bool take_word(NumeralSum& sum, const Word& word) const {
    const std::string_view form = word.form;
    if (const NumeralPart whole = numerals_.find(word.form_atom); whole.kind != NumeralPart::Kind::none)
      return sum.take(whole);
    if (form.find('-') == std::string_view::npos) return false;
    NumeralSum tried = sum;
    int parts = 0;
    for (std::size_t at = 0; at <= form.size();) {
      const std::size_t end = std::min(form.find('-', at), form.size());
      if (++parts > kMostParts || !tried.take(numerals_.find(form.substr(at, end - at)))) return false;
      at = end + 1;
    }
    sum = tried;
    return true;
  }

  // Whether `word` goes on with the number; `any`: a numeral stands before it.
  bool add_word(const Word& word, bool any, NumeralSum& sum) const {
    if (word.kind == TokenKind::number) {
      const NumberRun digits = read_digits(word.form, numerals_);
      return any && digits.kind == RunKind::cardinal && sum.take_digits(digits.value);
    }
    if (word.kind != TokenKind::word || word.part > 0) return false;
    // « les vingt premiers » are not the twenty-first; compounds have their hyphen
    if (any && numerals_.find(word.form_atom).kind == NumeralPart::Kind::ordinal) return false;
    return take_word(sum, word);
  }

  // Goes on from `at` as far as the numerals add up; `run` is what stands before.
  std::optional<NumberRun> spelled(std::uint32_t at, NumeralSum sum, NumberRun run) const {
    bool any = run.digits;
    for (; at < sentence_.end; ++at) {
      if (!add_word(words_.words[at], any, sum)) break;
      if (!sum.complete()) continue;
      if (!any) run.words.begin = at;
      any = true;
      run.words.end = at + 1;
      run.value = sum.value();
      run.kind = sum.ordinal() ? RunKind::ordinal : RunKind::cardinal;
      if (run.words.size() > 1) run.plain = false;
    }
    return any ? std::optional(run) : std::nullopt;
  }

  const Words& words_;
  const Numerals& numerals_;
  WordRange sentence_;
};

}  // namespace

std::vector<NumberRun> scan_numbers(const Words& words, const Numerals& numerals) {
  std::vector<NumberRun> runs;
  for (const WordRange sentence : words.ranges) {
    const Run reader(words, numerals, sentence);
    for (std::uint32_t at = sentence.begin; at < sentence.end;) {
      const auto run = reader.at(at);
      at = run ? run->words.end : at + 1;
      if (run) runs.push_back(*run);
    }
  }
  return runs;
}

}  // namespace recoupe
