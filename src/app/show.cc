// recoupe show: the dossier of one incident.
#include "app/command.h"
#include "app/dossier.h"
#include "app/options.h"
#include "pipeline/json_records.h"

namespace recoupe {
namespace {

class ShowCommand final : public Command {
 public:
  ShowCommand(CLI::App& program, Settings& settings)
      : Command(
            program, "show", "The dossier of an incident: every figure with its exact words and its source",
            "  recoupe show i0123456789abcdef\n"
            "  recoupe show --as-of 2020-01-08T12:00:00Z --format markdown rocket-attack-taji-2020-03-11\n") {
    add_db_option(app(), settings);
    app()
        .add_option("INCIDENT", incident_, "Its id or its slug, as `recoupe incidents` prints them")
        ->required();
    app().add_option("--as-of", as_of_, "Only what was published until this time")->type_name("T");
    format_.add_to(app(), {"text", "json", "markdown"});
  }

  int run(Session& session) override {
    if (auto good = check_time("--as-of", as_of_); !good) return session.fail(good.error(), kUsage);
    auto ledger = session.ledger(OpenMode::read);
    if (!ledger) return session.fail(ledger.error(), kNoLedger);
    const auto dossier = ledger->dossier(incident_, as_of_);
    if (!dossier) return session.fail(dossier.error(), kUsage);
    Console& console = session.console();
    if (format_.format == "json")
      console.write_line(to_json(*dossier));
    else if (format_.format == "markdown")
      console.write(to_markdown(page_of(*dossier)));
    else
      console.write(to_text(page_of(*dossier), console));
    return console.finish(kDone);
  }

 private:
  std::string incident_;
  std::string as_of_;
  FormatOption format_;
};

}  // namespace

CommandPtr make_show(CLI::App& program, Settings& settings) {
  return std::make_unique<ShowCommand>(program, settings);
}

}  // namespace recoupe
