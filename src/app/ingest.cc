// recoupe ingest: reports → ledger.
#include <fmt/core.h>

#include "app/command.h"
#include "app/interrupt.h"
#include "app/options.h"
#include "app/progress.h"
#include "pipeline/intake.h"

namespace recoupe {
namespace {

std::string counted(std::size_t number, std::string_view what) {
  return fmt::format("{} {}{}", number, what, number == 1 ? "" : "s");
}

class IngestCommand final : public Command {
 public:
  IngestCommand(CLI::App& program, Settings& settings)
      : Command(program, "ingest",
                "Read reports and enter them in the ledger; what is there already stays as it is",
                "  recoupe ingest reports/\n"
                "  recoupe ingest --db iraq.db --outlet 'Agence Exemple' feed.jsonl more.jsonl\n"
                "Ctrl-C stops after the report in hand: what was entered stays.\n") {
    add_db_option(app(), settings);
    input_.add_to(app(), true);
    jobs_.add_to(app());
  }

  int run(Session& session) override {
    const auto defaults = input_.defaults();
    if (!defaults) return session.fail(defaults.error(), kUsage);
    const auto lexicon = session.lexicon();
    if (!lexicon) return session.fail(lexicon.error(), kUsage);
    auto ledger = session.ledger(OpenMode::create);
    if (!ledger) return session.fail(ledger.error(), kNoLedger);
    const Reader reader(**lexicon);
    const Intake intake(reader, session.files(), {*defaults, input_.any_language(), jobs_.count(), true});
    return enter(session, intake, *ledger, (*lexicon)->checksum());
  }

 private:
  int enter(Session& session, const Intake& intake, Ledger& ledger, std::uint64_t lexicon) {
    Console& console = session.console();
    const Interrupt interrupt;
    Progress progress(console, console.error_is_terminal() ? intake.total_bytes(input_.inputs) : 0);
    const IngestWatch watch = {
        [&](const Error& error) {
          progress.clear();
          console.complain(error.message());
        },
        [&](std::uint64_t bytes, std::size_t reports) { progress.update(bytes, reports); },
        [&] { return interrupt.asked(); }};
    const auto sum = ingest(intake, input_.inputs, ledger, lexicon, watch);
    progress.clear();
    if (!sum) return session.fail(sum.error(), kNoLedger);
    console.say(fmt::format("{} read: {} new, {} already there; {} refused; {} in {}",
                            counted(sum->read, "report"), sum->added, sum->read - sum->added, sum->refused,
                            counted(sum->incidents.incidents, "incident"), session.settings().db));
    if (sum->stopped) {
      console.say("stopped before the end of the input: call the same command again to go on");
      return kDoneButRefused;
    }
    return sum->refused > 0 ? kDoneButRefused : kDone;
  }

  InputOptions input_;
  JobsOption jobs_;
};

}  // namespace

CommandPtr make_ingest(CLI::App& program, Settings& settings) {
  return std::make_unique<IngestCommand>(program, settings);
}

}  // namespace recoupe
