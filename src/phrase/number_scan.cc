// Tokens → parts → sums. A run grows word by word and keeps the last point at which it was a number; then a
// fraction or a scale may follow it.
#include "phrase/number_amounts.h"

#include <algorithm>
#include <cmath>

namespace recoupe {
namespace {

constexpr double kMostAmount = 1e15;
constexpr std::int64_t kLeastScale = 1000;       // of « 1,5 million »
constexpr std::int64_t kMostDenominator = 1000;  // « neuf millièmes »
constexpr std::int64_t kLeastDenominator =
    5;                          // of an ordinal: « deux cinquièmes »; thirds have their own word
constexpr int kMostParts = 20;  // of a hyphenated number word

class Run {
 public:
  Run(const Words& words, const Numerals& numerals, WordRange sentence, bool fractions)
      : words_(words), numerals_(numerals), sentence_(sentence), fractions_(fractions) {}

  std::optional<NumberRun> at(std::uint32_t begin) const {
    const Word& word = words_.words[begin];
    if (word.kind == TokenKind::number) return digits(begin, word);
    if (word.kind != TokenKind::word) return std::nullopt;
    const auto run = spelled(begin, {}, {});
    return run ? std::optional(with_fraction(*run)) : run;
  }

 private:
  std::optional<NumberRun> digits(std::uint32_t begin, const Word& word) const {
    NumberRun run = read_digits(word.form, numerals_);
    run.words = {begin, begin + 1};
    if (run.kind == RunKind::decimal) return scaled(run);
    if (run.kind != RunKind::cardinal) return run;
    NumeralSum sum;
    sum.take_digits(run.value);
    const auto whole = spelled(begin + 1, sum, run);
    return whole ? with_fraction(*whole) : whole;
  }

  NumeralPart part(std::uint32_t at) const {
    if (at >= sentence_.end) return {};
    const Word& word = words_.words[at];
    return word.kind == TokenKind::word ? numerals_.find(word.form_atom) : NumeralPart{};
  }

  // « 1,5 million »
  NumberRun scaled(NumberRun run) const {
    const NumeralPart scale = part(run.words.end);
    if (scale.kind != NumeralPart::Kind::value || scale.value < kLeastScale ||
        run.amount * static_cast<double>(scale.value) > kMostAmount)
      return run;
    set_amount(run, run.amount * static_cast<double>(scale.value), RunKind::decimal);
    ++run.words.end;
    return run;
  }

  static void set_amount(NumberRun& run, double amount, RunKind kind) {
    const double whole = std::round(amount);
    const bool is_whole = std::abs(amount - whole) < 1e-6 && whole >= 1;
    run.amount = is_whole ? whole : amount;
    run.value = static_cast<std::int64_t>(is_whole ? whole : std::floor(amount));
    run.kind = is_whole ? RunKind::cardinal : kind;
    run.plain = false;
  }

  // The denominator at `at`, below a numerator: « quarts », « cinquièmes »; 0 when there is none.
  std::int64_t denominator(std::uint32_t at, std::int64_t numerator) const {
    const NumeralPart below = part(at);
    if (below.kind == NumeralPart::Kind::fraction) return below.value;
    if (below.kind != NumeralPart::Kind::ordinal || below.value < kLeastDenominator ||
        below.value > kMostDenominator || numerator >= below.value)
      return 0;
    const bool more = at + 1 < sentence_.end;
    // « un cinquième » may be one more of them: only « un cinquième des » is a share.
    if (numerator == 1) return more ? (of(at + 1) ? below.value : 0) : alone(at) ? below.value : 0;
    const Upos next = more ? words_.words[at + 1].upos : Upos::PUNCT;
    const bool plural = words_.words[at].feats.number == Number::plur;
    return plural && next != Upos::NOUN && next != Upos::ADJ ? below.value : 0;
  }

  // Whether « un » and the word at `at` are all there is.
  bool alone(std::uint32_t at) const { return at == sentence_.begin + 1; }
  bool of(std::uint32_t at) const { return numerals_.is_of(words_.words[at].form_atom); }

  // « trois quarts », « deux et demi », « cent trois et deux tiers », « un million et demi »
  NumberRun with_fraction(NumberRun run) const {
    if (!fractions_ || run.kind != RunKind::cardinal) return run;
    const std::uint32_t at = run.words.end;
    if (const std::int64_t below = denominator(at, run.value); below > 0) {
      set_amount(run, static_cast<double>(run.value) / static_cast<double>(below), RunKind::fraction);
      ++run.words.end;
      return run;
    }
    const NumeralPart joint = part(at);
    if (joint.kind == NumeralPart::Kind::comma && !run.digits) return with_decimals(run);
    if (joint.kind != NumeralPart::Kind::join) return run;
    const NumeralPart over = part(at + 1);
    const bool half = over.kind == NumeralPart::Kind::fraction;  // « et demi », « et quart »
    const std::int64_t below = half ? over.value
                               : over.kind == NumeralPart::Kind::value && over.value < kLeastDenominator
                                   ? fraction_at(at + 2)
                                   : 0;
    if (below == 0) return run;
    const NumeralPart last = part(at - 1);
    const double scale = last.value > kLeastScale ? static_cast<double>(last.value) : 1;
    const double share = (half ? 1 : static_cast<double>(over.value)) / static_cast<double>(below);
    set_amount(run, static_cast<double>(run.value) + share * scale, RunKind::decimal);
    run.words.end = at + (half ? 2 : 3);
    return run;
  }

  std::int64_t fraction_at(std::uint32_t at) const {
    const NumeralPart below = part(at);
    return below.kind == NumeralPart::Kind::fraction ? below.value : 0;
  }

  // « dix virgule zéro cinq »
  NumberRun with_decimals(NumberRun run) const {
    std::uint32_t at = run.words.end + 1;
    double unit = 1;
    for (; part(at).kind == NumeralPart::Kind::value && part(at).value == 0; ++at) unit /= 10;
    NumeralSum sum;
    const std::uint32_t first = at;
    for (NumeralSum longer = sum; part(at).value < kLeastScale && at < sentence_.end; sum = longer, ++at)
      if (!add_word(words_.words[at], at > first, longer)) break;
    if (!sum.complete() || sum.ordinal()) return run;
    for (std::int64_t rest = sum.value(); rest > 0; rest /= 10) unit /= 10;
    run.amount = static_cast<double>(run.value) + static_cast<double>(sum.value()) * unit;
    run.kind = RunKind::decimal;
    run.words.end = at;
    return scaled(run);
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
    // « neuf millièmes » is a fraction, not the 9000th
    const bool behind = any && word.feats.number == Number::plur;
    if (behind && numerals_.find(word.form_atom).kind == NumeralPart::Kind::ordinal) return false;
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
      run.amount = static_cast<double>(run.value);
      run.kind = sum.ordinal() ? RunKind::ordinal : RunKind::cardinal;
      if (run.words.size() > 1) run.plain = false;
    }
    return any ? std::optional(run) : std::nullopt;
  }

  const Words& words_;
  const Numerals& numerals_;
  WordRange sentence_;
  bool fractions_;
};

std::vector<NumberRun> scan(const Words& words, const Numerals& numerals, bool fractions) {
  std::vector<NumberRun> runs;
  for (const WordRange sentence : words.ranges) {
    const Run reader(words, numerals, sentence, fractions);
    for (std::uint32_t at = sentence.begin; at < sentence.end;) {
      const auto run = reader.at(at);
      at = run ? run->words.end : at + 1;
      if (run) runs.push_back(*run);
    }
  }
  return runs;
}

}  // namespace

std::vector<NumberRun> scan_numbers(const Words& words, const Numerals& numerals) {
  return scan(words, numerals, false);
}

std::vector<NumberRun> scan_amounts(const Words& words, const Numerals& numerals) {
  return scan(words, numerals, true);
}

}  // namespace recoupe
