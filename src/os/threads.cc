#include "os/threads.h"

#include <algorithm>
#include <thread>

namespace recoupe {

unsigned core_count() { return std::max(1U, std::thread::hardware_concurrency()); }

}  // namespace recoupe
