// The sum of a pair's weights, with the reasons in words when somebody will read them.
#pragma once

#include <fmt/format.h>

#include <utility>

#include "incident/link.h"

namespace recoupe {

struct Tally {
  PairScore* score;
  bool spell_out;

  template <class... Arguments>
  void add(const char* feature, double weight, fmt::format_string<Arguments...> format,
           Arguments&&... arguments) {
    score->total += weight;
    if (spell_out)
      score->reasons.push_back({feature, fmt::format(format, std::forward<Arguments>(arguments)...), weight});
  }
};

}  // namespace recoupe
