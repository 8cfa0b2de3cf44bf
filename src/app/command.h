// A command of the program: a subcommand with its options, and what it does once they are parsed.
#pragma once

#include <CLI/CLI.hpp>
#include <memory>
#include <string>
#include <vector>

#include "app/session.h"

namespace recoupe {

class Command {
 public:
  // `example`: shown below the options.
  Command(CLI::App& program, const std::string& name, const std::string& about, const std::string& example)
      : app_(program.add_subcommand(name, about)->footer("Examples:\n" + example)) {}
  virtual ~Command() = default;
  Command(const Command&) = delete;
  Command& operator=(const Command&) = delete;

  bool chosen() const { return app_->parsed(); }
  // The exit status.
  virtual int run(Session& session) = 0;

 protected:
  CLI::App& app() { return *app_; }

 private:
  CLI::App* app_;
};

using CommandPtr = std::unique_ptr<Command>;

CommandPtr make_read(CLI::App& program);
CommandPtr make_explain(CLI::App& program);
CommandPtr make_ingest(CLI::App& program, Settings& settings);
CommandPtr make_incidents(CLI::App& program, Settings& settings);
CommandPtr make_show(CLI::App& program, Settings& settings);
CommandPtr make_claims(CLI::App& program, Settings& settings);
CommandPtr make_reports(CLI::App& program, Settings& settings);
CommandPtr make_search(CLI::App& program, Settings& settings);
CommandPtr make_lexicon(CLI::App& program);

}  // namespace recoupe
