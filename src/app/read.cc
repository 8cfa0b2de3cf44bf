// recoupe read: reports → events and claims, one JSON object a line.
#include "app/command.h"
#include "app/options.h"
#include "pipeline/intake.h"
#include "pipeline/json.h"

namespace recoupe {
namespace {

class ReadCommand final : public Command {
 public:
  explicit ReadCommand(CLI::App& program)
      : Command(program, "read", "Read reports: events and claims as JSON lines, in the order of the input",
                "  recoupe read report.txt --published 2020-01-08T06:30:00+01:00\n"
                "  recoupe read --jobs 4 --text reports.jsonl > readings.ndjson\n"
                "  curl -s https://… | recoupe read -\n") {
    input_.add_to(app(), true);
    jobs_.add_to(app());
    app().add_flag("--text", text_, "Add the text that the spans count in");
  }

  int run(Session& session) override {
    const auto defaults = input_.defaults();
    if (!defaults) return session.fail(defaults.error(), kUsage);
    const auto lexicon = session.lexicon();
    if (!lexicon) return session.fail(lexicon.error(), kUsage);
    const Reader reader(**lexicon);
    const Intake intake(reader, session.files(), {*defaults, input_.any_language(), jobs_.count(), false});
    Console& console = session.console();
    int status = kDone;
    intake.run(input_.inputs, [&](const Result<IntakeItem>& item, std::uint64_t) {
      if (item) {
        console.write_line(to_json(item->reading, text_));
        return console.flush();  // a reader at the other end of a pipe need not wait for the next report
      }
      status = session.fail(item.error(), kDoneButRefused);
      return true;
    });
    return console.finish(status);
  }

 private:
  InputOptions input_;
  JobsOption jobs_;
  bool text_ = false;
};

}  // namespace

CommandPtr make_read(CLI::App& program) { return std::make_unique<ReadCommand>(program); }

}  // namespace recoupe
