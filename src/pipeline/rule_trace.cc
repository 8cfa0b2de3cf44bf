#include "pipeline/rule_trace.h"

#include <fmt/core.h>

#include "lexicon/pattern.h"
#include "phrase/number_scan.h"
#include "phrase/number_units.h"
#include "pipeline/journey.h"

namespace recoupe {
namespace {

// The units of one sentence as the stage that owns the rules sees them.
std::vector<Unit> units_of(const std::string& group, const Journey& journey, WordRange sentence,
                           const Lexicon& lexicon) {
  std::vector<Unit> units;
  const Words& words = journey.words;
  if (group == "numbers" || group == "translation") {
    const auto& numbers = journey.phrases.numbers;
    collapse(
        words, sentence, 0, numbers.size(), [&](std::size_t i) { return numbers[i].words; },
        [](std::size_t) { return UnitKind::number; }, units);
    return units;
  }
  if (group == "dates") {
    const std::vector<NumberRun> runs = scan_numbers(words, Numerals(lexicon));
    const auto kind_of = [&](std::size_t i) {
      if (runs[i].kind == RunKind::clock) return UnitKind::date;
      const bool number = runs[i].kind == RunKind::cardinal || runs[i].kind == RunKind::ordinal;
      return number ? UnitKind::number : UnitKind::word;
    };
    collapse(
        words, sentence, 0, runs.size(), [&](std::size_t i) { return runs[i].words; }, kind_of, units);
    return units;
  }
  return word_units(words, sentence, lexicon);
}

ByteSpan span_of(const std::vector<Unit>& units, std::uint32_t begin, std::uint32_t end) {
  return begin == end ? ByteSpan{} : ByteSpan{units[begin].span.begin, units[end - 1].span.end};
}

Report bare(const std::string& text) {
  Report report;
  report.text = text;
  return report;
}

}  // namespace

RuleTracer::RuleTracer(const Lexicon& lexicon) : lexicon_(&lexicon), reader_(lexicon) {}
RuleTracer::~RuleTracer() = default;

std::vector<RuleMatch> RuleTracer::matches(const std::string& group, const std::string& text) const {
  Journey journey(reader_.stages(), bare(text));
  journey.run(Stage::phrase, true);
  const RuleGroup rules(*lexicon_, group);
  std::vector<RuleMatch> out;
  for (const WordRange sentence : journey.words.ranges) {
    const std::vector<Unit> units = units_of(group, journey, sentence, *lexicon_);
    for (const Match& match : rules.match(units)) {
      RuleMatch& found = out.emplace_back();
      found.rule = rules.id(match.rule);
      found.where = rules.where(match.rule);
      found.text = slice(text, span_of(units, match.begin, match.end));
      for (const Slot& slot : match.slots)
        found.slots.emplace(slot.name, slice(text, span_of(units, slot.begin, slot.end)));
    }
  }
  return out;
}

std::string RuleTracer::words(const std::string& text) const {
  Journey journey(reader_.stages(), bare(text));
  journey.run(Stage::word, true);
  const Words& words = journey.words;
  std::string out;
  for (std::uint32_t w = 0; w < words.words.size(); ++w) {
    const Word& word = words.words[w];
    out += fmt::format("{}\n  read as     {} {} {}\n", slice(text, word.span), word.lemma, name_of(word.upos),
                       to_conllu(word.feats));
    const auto readings = lexicon_->analyses(word.form);
    for (std::size_t n = 0; n < readings.size(); ++n)
      out += fmt::format("  could be    {} {} {}  {}\n", lexicon_->lemma(readings[n].lemma),
                         name_of(readings[n].upos), to_conllu(readings[n].feats),
                         lexicon_->reading_source(word.form, n));
    for (const EntryHit& hit : words.hits) {
      if (!hit.words.contains(w)) continue;
      std::string classes;
      for (const ClassId id : lexicon_->classes(hit.entry))
        classes.append(" ").append(lexicon_->class_name(id));
      out += fmt::format("  entry       {} {}  {}\n", lexicon_->canonical(hit.entry), classes,
                         lexicon_->where(hit.entry));
    }
  }
  return out;
}

}  // namespace recoupe
