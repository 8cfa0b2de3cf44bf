// The interval that a number and the word before it give: annotation guide, "Numbers". Pure arithmetic.
//
//   more_than 12 → 13..   near 60 → 55..60   about 66 → 59..73   less_than 5 → 0..4   about « une dizaine »
//   → 8..12
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace recoupe {

enum class Approximation : std::uint8_t { exactly, at_least, more_than, near, about, less_than, up_to };
// "more_than" of the lexicon's `op=`; nullopt for any other word.
std::optional<Approximation> approximation_from(std::string_view op);

struct Bounds {
  std::int64_t value = 0;  // what the words name: 10 of « une dizaine »
  std::int64_t min = 0;
  std::optional<std::int64_t> max;  // nullopt: open above
  bool vague = false;               // the interval is wider than its value already (« une dizaine »)

  bool operator==(const Bounds&) const = default;
};

Bounds exact(std::int64_t value);
Bounds about(std::int64_t value);  // ±10 %, rounded outwards
Bounds widen(Bounds bounds, Approximation by);

}  // namespace recoupe
