// Groups of options that several commands share.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "app/session.h"
#include "pipeline/intake.h"

namespace recoupe {

void add_db_option(CLI::App& app, Settings& settings);

// INPUT… and what they lack.
struct InputOptions {
  std::vector<std::string> inputs;
  std::string published, outlet, language, url;

  void add_to(CLI::App& app, bool required);
  Result<InputDefaults> defaults() const;
  bool any_language() const { return language == "any"; }
};

// Threads that read; 0: as many as there are cores.
struct JobsOption {
  unsigned jobs = 0;

  void add_to(CLI::App& app);
  unsigned count() const;
};

// Which incidents, and the reports and claims that belong to them.
struct FilterOptions {
  std::string since, until, country, type, actor, near, text, as_of;

  void add_to(CLI::App& app);
  // Opens the lexicon for --text only.
  Result<Filter> filter(Session& session) const;
};

// --format with the formats that a command knows; the ones that other issues bring are refused by name.
struct FormatOption {
  std::string format;

  void add_to(CLI::App& app, const std::vector<std::string>& known);  // the first is the default
};

// "" or an ISO 8601 time; else an error that names the option.
Result<void> check_time(const std::string& option, const std::string& value);

}  // namespace recoupe
