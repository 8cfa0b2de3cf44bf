// What a word is worth as a numeral, and how numerals add up.
#include <algorithm>
#include <charconv>

#include "phrase/number_scan.h"

namespace recoupe {
namespace {

constexpr std::int64_t kMostValue = 1'000'000'000'000'000;
constexpr std::int64_t kThousand = 1000;

std::int64_t number_from(std::string_view digits) {
  std::int64_t value = 0;
  std::from_chars(digits.data(), digits.data() + digits.size(), value);
  return value;
}

}  // namespace

Numerals::Numerals(const Lexicon& lexicon)
    : lexicon_(&lexicon),
      numword_(lexicon.class_id("numword")),
      ordinal_(lexicon.class_id("ordinal")),
      rank_(lexicon.class_id("num_rank")),
      last_(lexicon.class_id("num_last")),
      fraction_(lexicon.class_id("num_fraction")),
      join_(lexicon.class_id("num_and")),
      comma_(lexicon.class_id("num_comma")),
      of_(lexicon.class_id("num_of")),
      ordinal_suffix_(lexicon.class_id("ordinal_suffix")),
      hour_(lexicon.class_id("hour_unit")) {}

NumeralPart Numerals::find(AtomId atom) const {
  if (atom == 0) return {};
  for (const EntryId entry : lexicon_->entries_at(lexicon_->step(kTrieRoot, atom))) {
    const auto classes = lexicon_->classes(entry);
    const auto has = [&](ClassId id) {
      return id != 0 && std::binary_search(classes.begin(), classes.end(), id);
    };
    const auto worth = [&] { return number_from(lexicon_->value(entry, "value")); };
    if (has(numword_)) return {NumeralPart::Kind::value, worth()};
    if (has(ordinal_)) return {has(rank_) ? NumeralPart::Kind::rank : NumeralPart::Kind::ordinal, worth()};
    if (has(last_)) return {NumeralPart::Kind::last, worth()};
    if (has(fraction_)) return {NumeralPart::Kind::fraction, worth()};
    if (has(join_)) return {NumeralPart::Kind::join, 0};
    if (has(comma_)) return {NumeralPart::Kind::comma, 0};
    if (has(ordinal_suffix_)) return {NumeralPart::Kind::ordinal_suffix, 0};
    if (has(hour_)) return {NumeralPart::Kind::hour_mark, 0};
  }
  return {};
}

bool Numerals::is_of(AtomId atom) const {
  if (atom == 0 || of_ == 0) return false;
  for (const EntryId entry : lexicon_->entries_at(lexicon_->step(kTrieRoot, atom))) {
    const auto classes = lexicon_->classes(entry);
    if (std::binary_search(classes.begin(), classes.end(), of_)) return true;
  }
  return false;
}

bool NumeralSum::take_small(std::int64_t value) {
  const std::int64_t low = group_ % 100;
  if (digits_) return false;
  if (joined_) {
    if (value != 1 && value != 11) return false;
    if (value == 11 && low != 60) return false;
    if (low == 0) {
      group_ += value;
      return true;
    }
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

// Scales come down: millions, then thousands. One goes up: « dix mille milliards » are ten thousand times a
// milliard.
bool NumeralSum::take_scale(std::int64_t value) {
  if (value == 100) {
    if (digits_ || group_ >= 100 || (begun_ && group_ == 1 && total_ == 0 && thousands_ == 0)) return false;
    if (group_ > 19) return false;
    group_ = group_ == 0 ? 100 : group_ * 100;
    return true;
  }
  const bool thousand = value == kThousand;
  if (last_scale_ != 0 && value >= last_scale_) return false;
  if (thousand && thousands_ != 0) return false;
  std::int64_t factor = group_ + (thousand ? 0 : thousands_);
  if (factor == 0) {
    if (begun_ && !(thousand && total_ != 0)) return false;
    factor = 1;
  }
  if (factor > kMostValue / value) return false;
  if (thousand) {
    thousands_ = factor * value;
  } else {
    total_ += factor * value;
    thousands_ = 0;
    last_scale_ = value;
  }
  group_ = 0;
  digits_ = false;
  return true;
}

bool NumeralSum::take(const NumeralPart& part) {
  if (ordinal_ || part.kind == NumeralPart::Kind::none) return false;
  if (part.kind == NumeralPart::Kind::join) {
    const std::int64_t low = group_ % 100;
    const bool round = low == 0 && !digits_ && value() >= 100;  // « cent et un », « mille et une »
    if (joined_ || (!round && (low < 20 || low % 10 != 0))) return false;
    joined_ = true;
    return true;
  }
  const bool ordinal = part.kind == NumeralPart::Kind::ordinal || part.kind == NumeralPart::Kind::rank;
  const bool last = part.kind == NumeralPart::Kind::last;
  if (part.kind != NumeralPart::Kind::value && !ordinal && !last) return false;
  if (last && (!begun_ || group_ % 100 != 0)) return false;
  if (part.kind == NumeralPart::Kind::rank && begun_) return false;
  const bool taken = part.value >= 100 ? !joined_ && take_scale(part.value) : take_small(part.value);
  if (!taken) return false;
  begun_ = true;
  joined_ = false;
  ordinal_ = ordinal;
  return true;
}

bool NumeralSum::take_digits(std::int64_t value) {
  if (ordinal_ || joined_ || group_ != 0 || (begun_ && last_scale_ == 0 && thousands_ == 0)) return false;
  if (value >= (thousands_ != 0 ? kThousand : last_scale_ != 0 ? last_scale_ : kMostValue)) return false;
  group_ = value;
  digits_ = true;
  begun_ = true;
  return true;
}

}  // namespace recoupe
