// What every command works with: the person's settings, the two streams, the lexicon and the ledger.
#pragma once

#include <optional>
#include <string>

#include "app/console.h"
#include "base/result.h"
#include "ledger/ledger.h"
#include "lexicon/lexicon.h"
#include "os/file.h"

namespace recoupe {

// Exit statuses, fixed by the contract.
inline constexpr int kDone = 0;
inline constexpr int kDoneButRefused = 1;
inline constexpr int kUsage = 2;
inline constexpr int kNoLedger = 3;

struct Settings {
  std::string lexicon;  // "" : $RECOUPE_LEXICON, else recoupe.lexicon beside the program
  std::string db = "recoupe.db";
  ColorMode color = ColorMode::automatic;
};

class Session {
 public:
  explicit Session(Settings settings) : settings_(std::move(settings)), console_(settings_.color) {}

  const Settings& settings() const { return settings_; }
  Console& console() { return console_; }
  PosixFiles& files() { return files_; }

  // The path that holds, whether or not a file is there.
  std::string lexicon_path() const;
  // Opened at the first call and mapped; lives as long as the session.
  Result<const Lexicon*> lexicon();
  Result<Ledger> ledger(OpenMode mode) const { return Ledger::open(settings_.db, mode); }

  // Says what is wrong and gives `status`.
  int fail(const Error& error, int status);

 private:
  Settings settings_;
  Console console_;
  PosixFiles files_;
  MappedFile image_;
  std::optional<Lexicon> lexicon_;
};

}  // namespace recoupe
