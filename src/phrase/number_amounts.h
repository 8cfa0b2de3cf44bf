// Runs of numerals as `scan_numbers` gives them, drawn together with the fractions behind them: « trois
// quarts », « deux et demi », « dix virgule cinq ». Dates are made of whole numbers (« un quart d'heure plus
// tard » has a rule of its own), so their reader takes the plain runs.
#pragma once

#include <vector>

#include "phrase/number_scan.h"

namespace recoupe {

// In order, disjoint; no run crosses a sentence.
std::vector<NumberRun> scan_amounts(const Words& words, const Numerals& numerals);

}  // namespace recoupe
