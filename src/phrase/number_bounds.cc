// Integer arithmetic only: the guide rounds « environ » outwards and « près de » to the nearest.
#include "phrase/number_bounds.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::int64_t kAboutPercent = 10;
constexpr std::int64_t kNearPercent = 92;

// Of a value up to the largest 64-bit number, rounded down after `add` hundredths.
std::int64_t percent_of(std::int64_t value, std::int64_t percent, std::int64_t add) {
  return value / 100 * percent + (value % 100 * percent + add) / 100;
}

}  // namespace

std::optional<Approximation> approximation_from(std::string_view op) {
  if (op == "exactly") return Approximation::exactly;
  if (op == "at_least") return Approximation::at_least;
  if (op == "more_than") return Approximation::more_than;
  if (op == "near") return Approximation::near;
  if (op == "about") return Approximation::about;
  if (op == "less_than") return Approximation::less_than;
  if (op == "up_to") return Approximation::up_to;
  return std::nullopt;
}

Bounds exact(std::int64_t value) { return {value, value, value, false}; }

Bounds about(std::int64_t value) {
  return {value, percent_of(value, 100 - kAboutPercent, 0), percent_of(value, 100 + kAboutPercent, 99), true};
}

Bounds widen(Bounds b, Approximation by) {
  switch (by) {
    case Approximation::exactly:
      return b;
    case Approximation::at_least:
      return {b.value, b.min, std::nullopt, b.vague};
    case Approximation::more_than:
      // « plus d'une dizaine » is more than ten, not more than twelve.
      return {b.value, (b.vague ? b.value : b.min) + 1, std::nullopt, b.vague};
    case Approximation::near:
      // The guide rounds to the nearest (« près de 60 » 55..60); a collective is vague itself and is rounded
      // outwards.
      return {b.value, percent_of(b.value, kNearPercent, b.vague ? 0 : 50), b.value, true};
    case Approximation::about:
      return b.vague || b.max != b.min ? b : about(b.value);
    case Approximation::less_than:
      return {b.value, 0, std::max<std::int64_t>(b.value - 1, 0), b.vague};
    case Approximation::up_to:
      return {b.value, 0, b.max, b.vague};
  }
  return b;
}

}  // namespace recoupe
