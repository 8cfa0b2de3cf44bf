#include "app/interrupt.h"

#include <csignal>

namespace recoupe {
namespace {

// A signal handler can reach nothing else.
volatile std::sig_atomic_t asked_to_stop = 0;

void on_signal(int signal) {
  asked_to_stop = 1;
  std::signal(signal, SIG_DFL);
}

}  // namespace

Interrupt::Interrupt() {
  asked_to_stop = 0;
  std::signal(SIGINT, on_signal);
  std::signal(SIGTERM, on_signal);
}

Interrupt::~Interrupt() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool Interrupt::asked() const { return asked_to_stop != 0; }

}  // namespace recoupe
