// The tables of a ledger, as SQL. docs/schema.md describes every column; a test compares the two.
#pragma once

#include "store/database.h"

namespace recoupe {

// "rcpl": what `file` and SQLite tools see as the owner of the format.
inline constexpr std::uint32_t kLedgerApplicationId = 0x7263706c;
inline constexpr int kLedgerVersion = 1;

extern const Schema kLedgerSchema;

}  // namespace recoupe
