// The text form of every stage, one after the other: what `recoupe explain` prints, what docs/journey.md
// shows.
//
// A line a thing: spans in bytes as [begin, end), the exact words in « », and the source of the decision
// ("fr/numbers.rules:12") at the end, where there is one.
#include <fmt/core.h>

#include <array>
#include <cmath>

#include "claim/trace.h"
#include "pipeline/journey.h"
#include "pipeline/json_phrases.h"

namespace recoupe {
namespace {

class Printer {
 public:
  explicit Printer(const Journey& journey) : j_(journey), text_(journey.report.text) {}

  std::string print(Stage last) {
    report();
    if (last >= Stage::sentence) sentences();
    if (last >= Stage::word) words();
    if (!j_.scene) return std::move(out_);
    if (last >= Stage::phrase) phrases();
    if (last >= Stage::mention) mentions();
    if (last >= Stage::claim) claims();
    return std::move(out_);
  }

 private:
  void heading(std::string_view stage) { out_ += fmt::format("\n# {}\n", stage); }

  template <class... Parts>
  void line(std::string_view name, ByteSpan span, const Parts&... parts) {
    out_ += fmt::format("{:<10} [{}, {})", name, span.begin, span.end);
    (add(parts), ...);
    out_ += '\n';
  }
  void add(std::string_view part) {
    if (!part.empty()) out_.append("  ").append(part);
  }
  std::string quoted(ByteSpan span) const {
    std::string words = fmt::format("« {} »", slice(text_, span));
    for (char& c : words)
      if (c == '\n' || c == '\r' || c == '\t') c = ' ';
    return words;
  }

  void report();
  void sentences();
  void words();
  void phrases();
  void mentions();
  void claims();

  const Journey& j_;
  const std::string& text_;
  std::string out_;
};

void Printer::report() {
  const Report& r = j_.report;
  out_ += fmt::format("# report {}  input {}  language {}", r.id, r.input, r.language);
  if (r.outlet) out_ += "  outlet " + *r.outlet;
  if (r.published) out_ += "  published " + r.published->iso;
  out_ += '\n';
  for (const Block& block : r.blocks) line(name_of(block.kind), block.span, quoted(block.span), block.rule);
  for (const OriginMark& mark : r.origins) line("origin", mark.span, mark.name, mark.evidence);
}

void Printer::sentences() {
  heading("sentence");
  for (std::size_t i = 0; i < j_.words.sentences.size(); ++i) {
    const Sentence& s = j_.words.sentences[i];
    line(fmt::format("s{}", i + 1), s.span, quoted(s.span), name_of(s.kind), s.headline ? "headline" : "",
         s.quoted ? "quoted" : "");
  }
  if (!j_.unread.empty()) line("too_long", j_.unread, "not read");
}

void Printer::words() {
  heading("word");
  for (std::uint32_t i = 0; i < j_.words.sentences.size(); ++i) out_ += to_conllu(j_.words, i, text_);
}

std::string interval(std::int64_t min, std::optional<std::int64_t> max) {
  return fmt::format("{}..{}", min, max ? std::to_string(*max) : "");
}

// What the interval does not tell: fractions and what lies below nothing.
std::string value_of(const NumberPhrase& n) {
  const bool told = n.value >= 0 && n.value == std::floor(n.value);
  return told ? "" : fmt::format("= {}", n.value);
}

std::string days_of(const std::optional<DayInterval>& days) {
  return days ? to_iso(days->earliest) + ".." + to_iso(days->latest) : "undated";
}

// « 48.8534,2.3488 ±5 km »; nothing where the words give no point.
std::string point_of(const PlacePhrase& place) {
  if (!place.latitude || !place.longitude) return "";
  const std::string point = fmt::format("{:.4f},{:.4f}", *place.latitude, *place.longitude);
  return place.radius_km > 0 ? fmt::format("{} ±{:.0f} km", point, place.radius_km) : point;
}

void Printer::phrases() {
  heading("phrase");
  for (const NumberPhrase& n : j_.phrases.numbers)
    line("number", n.span, quoted(n.span), interval(n.min, n.max), value_of(n), name_of(n.role),
         n.vague ? "vague" : "", n.negative ? "negative" : "", n.rule);
  for (const DatePhrase& d : j_.phrases.dates)
    line("date", d.span, quoted(d.span), days_of(d.days), name_of(d.precision), name_of(d.basis),
         name_of(d.use), name_of(d.part), d.clock ? to_text(*d.clock) : std::string(), d.zone,
         d.utc_offset ? fmt::format("utc{:+}", *d.utc_offset) : std::string(),
         d.seconds ? fmt::format("{} s", *d.seconds) : std::string(), d.contradictory ? "contradictory" : "",
         d.rule);
  for (const PlacePhrase& p : j_.phrases.places)
    line("place", p.span, quoted(p.span), p.name, p.kind, p.country, name_of(p.precision), point_of(p),
         name_of(p.use), p.rule);
  for (const NamePhrase& n : j_.names)
    line("name", n.span, quoted(n.span), name_of(n.type), fmt::format("entity {}", n.entity), n.why);
  for (const NounPhrase& n : j_.phrases.nouns)
    line("noun", n.span, quoted(n.span), "head " + j_.words.words[n.head].lemma);
  out_ += to_text(j_.chunks, j_.words, text_);
}

void Printer::mentions() {
  heading("mention");
  out_ += to_text(j_.mentions, *j_.scene);
}

void Printer::claims() {
  heading("claim");
  ClaimTrace trace;
  const Claims claims = read_claims(*j_.scene, j_.mentions, trace);
  out_ += to_text(claims, trace, *j_.scene);
}

}  // namespace

std::string Reader::explain(Report report, Stage last, bool plain) const {
  Journey journey(*stages_, std::move(report));
  // The words are asked for themselves: every sentence is parsed. Later stages show what they work with.
  journey.run(last, plain, last == Stage::word ? Parsing::all : Parsing::gated);
  if (journey.scene) journey.read_names();
  return Printer(journey).print(last) + "\n";
}

std::string Reader::phrases_json(Report report, bool plain) const {
  Journey journey(*stages_, std::move(report));
  journey.run(Stage::phrase, plain, Parsing::gated);
  return to_json(journey.report, journey.phrases) + "\n";
}

}  // namespace recoupe
