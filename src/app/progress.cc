#include "app/progress.h"

#include <fmt/core.h>

#include <algorithm>
#include <cmath>

namespace recoupe {
namespace {

constexpr int kBarCells = 30;
constexpr auto kRedraw = std::chrono::milliseconds(100);
constexpr auto kSettled = std::chrono::milliseconds(500);  // before that a rate would be a guess

std::string minutes(double seconds) {
  const long whole = std::lround(seconds);
  if (whole >= 3600) return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

std::string grouped(std::uint64_t number) {
  std::string digits = std::to_string(number);
  for (auto at = static_cast<int>(digits.size()) - 3; at > 0; at -= 3)
    digits.insert(static_cast<std::size_t>(at), " ");
  return digits;
}

}  // namespace

std::string progress_line(std::uint64_t done, std::uint64_t total, std::uint64_t reports,
                          std::chrono::milliseconds elapsed) {
  const double seconds = std::max(std::chrono::duration<double>(elapsed).count(), 1e-3);
  std::string line;
  const double share =
      total == 0 ? 0.0 : std::min(1.0, static_cast<double>(done) / static_cast<double>(total));
  if (total > 0) {
    const auto full = static_cast<std::size_t>(share * kBarCells);
    line = fmt::format("[{}{}] {:3.0f} %  ", std::string(full, '#'), std::string(kBarCells - full, '-'),
                       share * 100);
  }
  line += fmt::format("{} reports", grouped(reports));
  if (elapsed < kSettled) return line;
  line += fmt::format("  {:.0f}/s", static_cast<double>(reports) / seconds);
  if (total > 0 && share > 0.005) line += fmt::format("  {} left", minutes(seconds * (1 - share) / share));
  return line;
}

Progress::Progress(Console& console, std::uint64_t total) : console_(&console), total_(total) {}

void Progress::update(std::uint64_t done, std::uint64_t reports) {
  const auto now = Steady::now();
  if (!console_->error_is_terminal() || now - drawn_ < kRedraw) return;
  drawn_ = now;
  shown_ = true;
  const auto elapsed = std::chrono::duration_cast<std::chrono::milliseconds>(now - start_);
  console_->raw_error("\r\x1b[K" + progress_line(done, total_, reports, elapsed));
}

void Progress::clear() {
  if (shown_) console_->raw_error("\r\x1b[K");
  shown_ = false;
}

}  // namespace recoupe
