// The time of day as a value that tests can fix.
#pragma once

#include <chrono>
#include <string>

namespace recoupe {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;  // UTC

// "2020-01-07T22:31:05Z": seconds, as the ledger stores them.
std::string to_iso(Instant instant);

class Clock {
 public:
  virtual ~Clock() = default;
  virtual Instant now() const = 0;
};

class SystemClock final : public Clock {
 public:
  Instant now() const override;
};

class FixedClock final : public Clock {
 public:
  explicit FixedClock(Instant instant) : instant_(instant) {}
  Instant now() const override { return instant_; }
  void advance(std::chrono::milliseconds by) { instant_ += by; }

 private:
  Instant instant_;
};

}  // namespace recoupe
