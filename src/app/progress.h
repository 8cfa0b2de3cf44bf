// A line on a terminal that says how far a long command is: share, reports, rate, time left.
//
//   [#########---------------------]  31 %  1 204 reports  812/s  0:14 left
//
// Silent when standard error is no terminal. Redrawn at most ten times a second.
#pragma once

#include <chrono>
#include <cstdint>

#include "app/console.h"

namespace recoupe {

// The line itself, without colour; `total` 0: the size of the work is not known.
std::string progress_line(std::uint64_t done, std::uint64_t total, std::uint64_t reports,
                          std::chrono::milliseconds elapsed);

class Progress {
 public:
  // `total`: bytes to read; 0 when unknown.
  Progress(Console& console, std::uint64_t total);
  ~Progress() { clear(); }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;
  void update(std::uint64_t done, std::uint64_t reports);
  void clear();  // takes the line away, so that a message may stand there

 private:
  using Steady = std::chrono::steady_clock;
  Console* console_;
  std::uint64_t total_;
  Steady::time_point start_ = Steady::now();
  Steady::time_point drawn_{};
  bool shown_ = false;
};

}  // namespace recoupe
