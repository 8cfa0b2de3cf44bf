// Ctrl-C as a question that a long command asks between two steps. The second Ctrl-C ends the program at
// once.
#pragma once

namespace recoupe {

class Interrupt {
 public:
  Interrupt();   // from here on Ctrl-C (SIGINT) and SIGTERM ask
  ~Interrupt();  // and from here on they end the program again
  Interrupt(const Interrupt&) = delete;
  Interrupt& operator=(const Interrupt&) = delete;
  bool asked() const;
};

}  // namespace recoupe
