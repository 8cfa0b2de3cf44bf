// Draws marked sentences from a grammar of the press (press.grammar says how it is written).
#pragma once

#include <cstdint>
#include <map>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "gold.h"

namespace recoupe {

class Grammar {
 public:
  static Grammar read(const std::string& path);

  // A symbol out of a list.
  void define(const std::string& symbol, std::vector<std::string> alternatives) {
    symbols_[symbol] = std::move(alternatives);
  }
  // Symbols that are used and not defined; "" when there is none.
  std::string missing() const;
  GoldSentence draw(std::mt19937& random) const;

 private:
  void expand(const std::string& symbol, std::mt19937& random, int depth, std::string& out) const;

  std::map<std::string, std::vector<std::string>> symbols_;
};

}  // namespace recoupe
