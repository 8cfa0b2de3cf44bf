// See console.h. The only file that writes to the standard streams.
#include "app/console.h"

#include <fmt/core.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>

namespace recoupe {
namespace {

constexpr std::size_t kBufferBytes = 64 * 1024;
constexpr int kUsualWidth = 100;  // of a terminal that does not tell its own
constexpr int kLostOutput = 1;

bool is_set(const char* variable) {
  const char* value = std::getenv(variable);
  return value != nullptr && *value != '\0';
}

bool colourful(ColorMode mode, bool terminal) {
  if (mode != ColorMode::automatic) return mode == ColorMode::always;
  const char* term = std::getenv("TERM");
  return terminal && !is_set("NO_COLOR") && term != nullptr && std::strcmp(term, "dumb") != 0;
}

int width_of_screen(bool terminal) {
  if (const char* columns = std::getenv("COLUMNS"); columns != nullptr) {
    const int width = std::atoi(columns);
    if (width > 0) return width;
  }
  if (!terminal) return 0;
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  return kUsualWidth;
}

// All of `bytes` to `file`; the errno of the failure, or 0.
int write_all(int file, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0) {
      if (errno == EINTR) continue;
      return errno;
    }
    bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  return 0;
}

std::string_view code_of(Style style) {
  switch (style) {
    case Style::plain:
      return "";
    case Style::bold:
      return "1";
    case Style::dim:
      return "2";
    case Style::good:
      return "32";
    case Style::doubtful:
      return "33";
    case Style::bad:
      return "31";
    case Style::name:
      return "36";
  }
  return "";
}

std::string painted(Style style, std::string_view text) {
  return fmt::format("\x1b[{}m{}\x1b[0m", code_of(style), text);
}

}  // namespace

Console::Console(ColorMode mode)
    : out_terminal_(isatty(STDOUT_FILENO) == 1),
      err_terminal_(isatty(STDERR_FILENO) == 1),
      color_out_(colourful(mode, out_terminal_)),
      color_err_(colourful(mode, err_terminal_)),
      width_(width_of_screen(out_terminal_)) {
  std::signal(SIGPIPE, SIG_IGN);  // a reader that went away is an error of `write`, not a death
}

bool Console::write(std::string_view text) {
  if (broken_) return false;
  buffer_ += text;
  return buffer_.size() < kBufferBytes || flush();
}

bool Console::flush() {
  if (broken_) return false;
  error_ = write_all(STDOUT_FILENO, buffer_);
  buffer_.clear();
  broken_ = error_ != 0;
  return !broken_;
}

void Console::raw_error(std::string_view bytes) { static_cast<void>(write_all(STDERR_FILENO, bytes)); }

void Console::say(std::string_view message) { raw_error(fmt::format("recoupe: {}\n", message)); }

void Console::complain(std::string_view message) {
  const std::string name = color_err_ ? painted(Style::bad, "recoupe:") : "recoupe:";
  raw_error(fmt::format("{} {}\n", name, message));
}

int Console::finish(int status) {
  if (flush() || error_ == EPIPE) return status;
  complain(fmt::format("standard output: {}: the results are not complete", std::strerror(error_)));
  return kLostOutput;
}

std::string Console::paint(Style style, std::string_view text) const {
  if (!color_out_ || style == Style::plain || text.empty()) return std::string(text);
  return painted(style, text);
}

}  // namespace recoupe
