// recoupe explain: the journey of a report, each stage in its text form.
#include "app/command.h"
#include "app/options.h"

namespace recoupe {
namespace {

class ExplainCommand final : public Command {
 public:
  explicit ExplainCommand(CLI::App& program)
      : Command(program, "explain", "Print each stage of the journey, with the rule or entry that decided",
                "  recoupe explain report.txt\n"
                "  recoupe explain --upto word --plain sentences.txt\n"
                "  echo 'Douze soldats ont été tués lundi à Mossoul.' | recoupe explain --plain\n") {
    input_.add_to(app(), false);
    app()
        .add_option("--upto", upto_,
                    "Last stage: report, sentence, word, phrase, mention or claim (the default)")
        ->type_name("STAGE")
        ->check(CLI::IsMember({"report", "sentence", "word", "phrase", "mention", "claim"}));
    app().add_flag("--json", json_, "Numbers, dates and places as JSON, an object a report");
    app().add_flag("--plain", plain_,
                   "The input is bare text: no title, no furniture; a blank line is a paragraph");
  }

  int run(Session& session) override {
    const auto defaults = input_.defaults();
    if (!defaults) return session.fail(defaults.error(), kUsage);
    const auto lexicon = session.lexicon();
    if (!lexicon) return session.fail(lexicon.error(), kUsage);
    const Reader reader(**lexicon);
    if (input_.inputs.empty()) input_.inputs = {"-"};
    Console& console = session.console();
    int status = kDone;
    each_report(session, *defaults, [&](Result<Report> report) {
      if (report && json_)
        console.write(reader.phrases_json(std::move(*report), plain_));
      else if (report)
        console.write(reader.explain(std::move(*report), stage_from(upto_).value_or(Stage::claim), plain_));
      else
        status = session.fail(report.error(), kDoneButRefused);
      return console.flush();
    });
    return console.finish(status);
  }

 private:
  // As Intake does it, without reading.
  void each_report(Session& session, const InputDefaults& defaults,
                   const std::function<bool(Result<Report>)>& visit) const {
    for (const std::string& input : input_.inputs) {
      const auto walk = input == "-" ? Result<Walk>(Walk{{"-"}, {}}) : session.files().walk(input);
      if (!walk && !visit(tl::unexpected(walk.error()))) return;
      if (!walk) continue;
      for (const Error& error : walk->refused)
        if (!visit(tl::unexpected(error))) return;
      for (const std::string& file : walk->files)
        if (!each_report(session, file, defaults, visit)) return;
    }
  }

  static bool each_report(Session& session, const std::string& file, const InputDefaults& defaults,
                          const std::function<bool(Result<Report>)>& visit) {
    auto source =
        file == "-" ? Result<std::unique_ptr<ByteSource>>(standard_input()) : session.files().open(file);
    if (!source) return visit(tl::unexpected(source.error()));
    ReportStream stream([&](std::span<char> into) { return (*source)->read(into); },
                        file == "-" ? "standard input" : file, defaults);
    while (auto report = stream.next())
      if (!visit(std::move(*report))) return false;
    return true;
  }

  InputOptions input_;
  std::string upto_ = "claim";
  bool json_ = false;
  bool plain_ = false;
};

}  // namespace

CommandPtr make_explain(CLI::App& program) { return std::make_unique<ExplainCommand>(program); }

}  // namespace recoupe
