// recoupe: news reports in, incidents out. Parses the command line, runs one command, gives its exit status.
#include <CLI/CLI.hpp>
#include <algorithm>
#include <array>
#include <csignal>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "app/command.h"
#include "lexc/diagnostic.h"

namespace recoupe {
namespace {

// Commands that the contract names and a later issue brings.
constexpr std::array<std::string_view, 7> kLaterCommands = {"review",  "merge", "split", "reject",
                                                            "correct", "undo",  "serve"};

constexpr const char* kExamples =
    "Examples:\n"
    "  recoupe ingest examples/reports.jsonl     read reports into recoupe.db\n"
    "  recoupe incidents                         what they tell\n"
    "  recoupe show INCIDENT                     one dossier, every figure with its exact words\n"
    "  recoupe COMMAND --help                    the options and examples of a command\n"
    "Exit status: 0 done, 1 done but some input was refused, 2 usage, 3 the ledger cannot be used.\n";

void add_global_options(CLI::App& program, Settings& settings) {
  program.set_version_flag("--version", std::string("recoupe ") + RECOUPE_VERSION);
  program
      .add_option("--lexicon", settings.lexicon,
                  "The compiled lexicon (else $RECOUPE_LEXICON, else beside the program)")
      ->type_name("FILE");
  const std::map<std::string, ColorMode> modes = {
      {"auto", ColorMode::automatic}, {"always", ColorMode::always}, {"never", ColorMode::never}};
  program.add_option("--color", settings.color, "auto (the default; NO_COLOR is honoured), always or never")
      ->type_name("WHEN")
      ->transform(CLI::CheckedTransformer(modes).description(""));
}

std::vector<CommandPtr> make_commands(CLI::App& program, Settings& settings) {
  std::vector<CommandPtr> out;
  out.push_back(make_read(program));
  out.push_back(make_explain(program));
  out.push_back(make_ingest(program, settings));
  out.push_back(make_incidents(program, settings));
  out.push_back(make_show(program, settings));
  out.push_back(make_claims(program, settings));
  out.push_back(make_reports(program, settings));
  out.push_back(make_search(program, settings));
  out.push_back(make_lexicon(program));
  return out;
}

// What to say about a word that stands where a command should.
std::string unknown_command(const CLI::App& program, const std::string& word) {
  if (std::find(kLaterCommands.begin(), kLaterCommands.end(), word) != kLaterCommands.end())
    return word + ": this command is not written yet; `recoupe --help` lists those that are";
  std::vector<std::string> names;
  for (const CLI::App* command : program.get_subcommands(nullptr)) names.push_back(command->get_name());
  const std::vector<std::string_view> views(names.begin(), names.end());
  return word + ": no such command" + did_you_mean(word, views) + " `recoupe --help` lists them";
}

// Help and version go to standard output with status 0; everything else is a mistake of usage.
int explain_failure(const CLI::App& program, const CLI::ParseError& error) {
  if (error.get_exit_code() == 0) return program.exit(error);
  Console console(ColorMode::automatic);
  const auto chosen = program.get_subcommands();
  const auto extras = program.remaining();
  const auto word =
      std::find_if(extras.begin(), extras.end(), [](const std::string& extra) { return extra[0] != '-'; });
  if (!chosen.empty()) {
    const std::string name = chosen.front()->get_name();
    console.complain(name + ": " + error.what() + ": see `recoupe " + name + " --help`");
  } else if (word != extras.end()) {
    console.complain(unknown_command(program, *word));
  } else if (!extras.empty()) {
    console.complain(extras.front() + ": no such option: see `recoupe --help`");
  } else {
    console.raw_error(program.help());
  }
  return kUsage;
}

int run(int argc, char** argv) {
  std::signal(SIGXFSZ, SIG_IGN);  // a file at its size limit is an error of the write, as a full disk is
  Settings settings;
  CLI::App program("A ledger of incidents, read from news reports", "recoupe");
  program.footer(kExamples);
  program.require_subcommand(1);
  program.fallthrough();
  add_global_options(program, settings);
  const std::vector<CommandPtr> commands = make_commands(program, settings);
  try {
    program.parse(argc, argv);
  } catch (const CLI::ParseError& error) {
    return explain_failure(program, error);
  }
  Session session(settings);
  for (const CommandPtr& command : commands)
    if (command->chosen()) return command->run(session);
  return kUsage;
}

}  // namespace
}  // namespace recoupe

int main(int argc, char** argv) { return recoupe::run(argc, argv); }
