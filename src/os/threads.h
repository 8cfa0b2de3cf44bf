// How many threads are worth starting.
#pragma once

namespace recoupe {

// Cores that this process may use, at least 1.
unsigned core_count();

}  // namespace recoupe
