// The matcher: cases by hand, and against a matcher of a page that tries everything.
#include "lexicon/pattern.h"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <functional>
#include <random>

#include "lexc/pattern_parser.h"
#include "small_lexicon.h"

namespace recoupe {
namespace {

// Units are written "form/lemma/UPOS/class", parts left out from the right; "%np" makes a phrase.
struct Sentence {
  std::vector<std::vector<ClassId>> classes;
  std::vector<Unit> units;

  Sentence(const Lexicon& lexicon, std::string_view text) {
    while (!text.empty()) {
      const std::string_view item = text.substr(0, text.find(' '));
      text.remove_prefix(std::min(text.size(), item.size() + 1));
      const auto parts = split(item, '/');
      Unit unit;
      unit.kind = parts[0] == "%np" ? UnitKind::np : UnitKind::word;
      unit.form = lexicon.atom(parts[0]);
      if (parts.size() > 1) unit.lemma = lexicon.atom(parts[1]);
      if (parts.size() > 2) unit.upos = upos_from(parts[2]);
      auto& own = classes.emplace_back();
      if (parts.size() > 3) own.push_back(lexicon.class_id(parts[3]));
      units.push_back(unit);
    }
    for (std::size_t n = 0; n < units.size(); ++n) units[n].classes = classes[n];
  }
};

// All matches of the patterns as "begin-end slot=begin-end …", one a line.
std::string matches(const std::string& rules, std::string_view sentence) {
  LanguageSources sources = small_sources();
  sources.files["fr/test.rules"] = rules;
  const CompiledImage image = compile_image(sources);
  EXPECT_EQ(all_text(image.diagnostics), "");
  const auto lexicon = image.open();
  if (!lexicon) return lexicon.error().message();
  const RuleGroup group(*lexicon, "test");
  const Sentence units(*lexicon, sentence);
  std::string out;
  for (const Match& m : group.match(units.units)) {
    out += fmt::format("{} {}-{}", group.id(m.rule), m.begin, m.end);
    for (const Slot& s : m.slots) out += fmt::format(" {}={}-{}", s.name, s.begin, s.end);
    out += "\n";
  }
  return out;
}

std::string one(const std::string& pattern, std::string_view sentence) {
  return matches("rule r\n  when: " + pattern + "\n", sentence);
}

TEST(PatternTest, TestsOfOneUnit) {
  EXPECT_EQ(one("soldat", "le soldat"), "r 1-2\n");
  EXPECT_EQ(one("=tuer", "tués/tuer tue/tuer"), "r 0-1\nr 1-2\n");
  EXPECT_EQ(one(":VERB", "a/x/NOUN b/x/VERB"), "r 1-2\n");
  EXPECT_EQ(one("@person", "a/b/NOUN/person c"), "r 0-1\n");
  EXPECT_EQ(one("%np", "a %np"), "r 1-2\n");
  EXPECT_EQ(one("%np&@person", "%np %np/a/NOUN/person"), "r 1-2\n");
  EXPECT_EQ(one("!soldat", "le soldat"), "r 0-1\n");
  EXPECT_EQ(one("!(soldat|:VERB)&!le", "le soldat hier tue/tuer/VERB"), "r 2-3\n");
  EXPECT_EQ(one("@kind=killed", "a/b/VERB/kind=killed"), "r 0-1\n");
}

TEST(PatternTest, SequencesGapsAndSlots) {
  EXPECT_EQ(one("{who: :NOUN+} ont été {what: =tuer}", "soldats/soldat/NOUN ont été tués/tuer"),
            "r 0-4 who=0-1 what=3-4\n");
  EXPECT_EQ(one("soldat ~ hier", "soldat x y hier hier"), "r 0-4\n") << "gaps are lazy";
  EXPECT_EQ(one("soldat ~1 hier", "soldat x y hier"), "");
  EXPECT_EQ(one("soldat ~ hier", "soldat . hier"), "") << "no gap runs over a full stop";
  EXPECT_EQ(one("soldat ~ hier", "soldat , hier"), "r 0-3\n");
  EXPECT_EQ(one("soldat (~2 {w: hier})?", "soldat x"), "r 0-1\n")
      << "a slot of a branch that failed is empty";
  EXPECT_EQ(one("police du", "police de le"), "r 0-3\n") << "contractions of a pattern are cut";
  EXPECT_EQ(one("^ soldat", "\"/\"/PUNCT soldat soldat"), "r 1-2\n") << "quotation marks do not count";
  EXPECT_EQ(one("soldat $", "soldat soldat ./x/PUNCT"), "r 1-2\n");
}

TEST(PatternTest, GreedyLazyAndCounted) {
  EXPECT_EQ(one("soldat .* hier", "soldat hier x hier"), "r 0-4\n");
  EXPECT_EQ(one("soldat .*? hier", "soldat hier x hier"), "r 0-2\n");
  EXPECT_EQ(one("hier{2,3}", "hier hier hier hier"), "r 0-3\nr 1-4\nr 2-4\n");
  EXPECT_EQ(one("hier{2}", "hier hier hier"), "r 0-2\nr 1-3\n");
  EXPECT_EQ(one("(soldat|hier)+", "soldat hier x"), "r 0-2\nr 1-2\n");
}

TEST(PatternTest, AlternativesByOrder) {
  EXPECT_EQ(matches("rule r\n  when: {a: soldat}\n  when: {b: soldat} hier\n", "soldat hier"),
            "r 0-1 a=0-1\n");
  EXPECT_EQ(matches("rule one\n  when: soldat\nrule two\n  when: =soldat\n", "soldats/soldat soldat/soldat"),
            "two 0-1\none 1-2\ntwo 1-2\n");
}

TEST(PatternTest, ValuesAndSourcesOfRules) {
  LanguageSources sources = small_sources();
  sources.files["fr/claim.rules"] =
      "# comment\nrule a.b  # another\n  set: kind=killed note=\"two words\"\n  when: soldat\n";
  const CompiledImage image = compile_image(sources);
  ASSERT_EQ(all_text(image.diagnostics), "");
  const auto lexicon = image.open();
  const RuleGroup group(*lexicon, "claim");
  ASSERT_EQ(group.size(), 1U);
  EXPECT_EQ(group.id(0), "a.b");
  EXPECT_EQ(group.where(0), "fr/claim.rules:2");
  EXPECT_EQ(group.value(0, "kind"), "killed");
  EXPECT_EQ(group.value(0, "note"), "two words");
  EXPECT_EQ(group.value(0, "other"), "");
  EXPECT_EQ(group.value(7, "kind"), "");
  EXPECT_EQ(RuleGroup(*lexicon, "none").size(), 0U);
  EXPECT_TRUE(RuleGroup(*lexicon, "none").match({}).empty());
}

TEST(PatternTest, ARunawayPatternHitsItsBudgetAndSaysSo) {
  LanguageSources sources = small_sources();
  sources.files["fr/test.rules"] = "rule slow\n  when: (.+ .+ .+ .+)+ hier $\nrule fast\n  when: soldat\n";
  const CompiledImage image = compile_image(sources);
  const auto lexicon = image.open();
  const RuleGroup group(*lexicon, "test");
  const Sentence units(*lexicon,
                       "hier le le le le le le le le le le le le le le le le le le le le le le le le soldat");
  bool exhausted = false;
  const auto found = group.match(units.units, &exhausted);
  EXPECT_TRUE(exhausted);
  ASSERT_EQ(found.size(), 1U) << "the other rules still match";
  EXPECT_EQ(group.id(found[0].rule), "fast");
  group.match(std::span(units.units).first(2), &exhausted);
  EXPECT_FALSE(exhausted);
}

// ── Against a matcher that follows the tree ──

using Kind = PatternNode::Kind;
using Marks = std::map<std::string, std::pair<std::size_t, std::size_t>>;

struct Reference {
  const std::vector<Unit>& units;
  std::vector<AtomId> stops;

  bool holds(const PatternNode& node, const Unit& unit) const {
    if (node.kind == Kind::negation) return !holds(node.children[0], unit);
    if (node.kind == Kind::both)
      return std::all_of(node.children.begin(), node.children.end(),
                         [&](const auto& c) { return holds(c, unit); });
    if (node.kind == Kind::either)
      return std::any_of(node.children.begin(), node.children.end(),
                         [&](const auto& c) { return holds(c, unit); });
    switch (node.test) {
      case Test::any:
        return true;
      case Test::gap:
        return unit.kind != UnitKind::word || std::find(stops.begin(), stops.end(), unit.form) == stops.end();
      case Test::form:
        return unit.form == node.value;
      case Test::lemma:
        return unit.lemma == node.value;
      case Test::part_of_speech:
        return static_cast<std::uint32_t>(unit.upos) == node.value;
      case Test::kind:
        return static_cast<std::uint32_t>(unit.kind) == node.value;
      case Test::class_:
        return std::find(unit.classes.begin(), unit.classes.end(), node.value) != unit.classes.end();
      case Test::features:
        return false;
    }
    return false;
  }

  using Next = std::function<bool(std::size_t, Marks&)>;
  bool follow(const PatternNode& node, std::size_t at, Marks& marks, const Next& next) const {
    switch (node.kind) {
      case Kind::test:
      case Kind::both:
      case Kind::negation:
        return at < units.size() && holds(node, units[at]) && next(at + 1, marks);
      case Kind::sequence:
        return in_order(node, 0, at, marks, next);
      case Kind::either:
        for (const PatternNode& child : node.children) {
          Marks own = marks;
          if (!follow(child, at, own, next)) continue;
          marks = own;
          return true;
        }
        return false;
      case Kind::repeat:
        return again(node, 0, at, marks, next);
      case Kind::slot:
        return follow(node.children[0], at, marks, [&](std::size_t end, Marks& inner) {
          Marks own = inner;
          own[node.name] = {at, end};
          if (!next(end, own)) return false;
          inner = own;
          return true;
        });
      case Kind::at_start:
        return at == 0 && next(at, marks);
      case Kind::at_end:
        return at == units.size() && next(at, marks);
    }
    return false;
  }
  bool in_order(const PatternNode& node, std::size_t n, std::size_t at, Marks& marks,
                const Next& next) const {
    if (n == node.children.size()) return next(at, marks);
    return follow(node.children[n], at, marks,
                  [&, n](std::size_t end, Marks& m) { return in_order(node, n + 1, end, m, next); });
  }
  bool again(const PatternNode& node, std::uint32_t done, std::size_t at, Marks& marks,
             const Next& next) const {
    const auto stop = [&] { return done >= node.least && next(at, marks); };
    const auto more = [&] {
      if (done >= node.most) return false;
      Marks own = marks;
      if (!follow(node.children[0], at, own,
                  [&](std::size_t end, Marks& m) { return again(node, done + 1, end, m, next); }))
        return false;
      marks = own;
      return true;
    };
    return node.lazy ? stop() || more() : more() || stop();
  }
};

std::string random_pattern(std::mt19937& random, int depth) {
  const auto pick = [&](std::initializer_list<const char*> items) {
    return std::string(items.begin()[random() % items.size()]);
  };
  if (depth == 0 || random() % 3 == 0) {
    const std::string atom =
        pick({"soldat", "hier", "=tuer", ":NOUN", ":VERB", "@person", "@harm", "%np", ".", "%word"});
    if (random() % 8 == 0) return "!" + atom;
    return random() % 8 == 0 ? atom + "&!" + pick({"soldat", "@harm", ":NOUN"}) : atom;
  }
  const auto inner = [&] { return random_pattern(random, depth - 1); };
  switch (random() % 6) {
    case 0:
      return inner() + " " + inner();
    case 1:
      return "(" + inner() + "|" + inner() + ")";
    case 2:
      return "{" + pick({"x", "y"}) + ": " + inner() + "}";
    case 3:
      return inner() + " ~2 " + inner();
    case 4:
      return inner() + " (" + inner() + ")" + pick({"?", "??", "*", "*?", "+", "+?", "{1,2}"});
    default:
      return inner() + " " + inner() + pick({"", " $"});
  }
}

std::string random_sentence(std::mt19937& random) {
  static const char* kUnits[] = {"soldat/soldat/NOUN/person",
                                 "hier/hier/ADV",
                                 "tue/tuer/VERB/harm",
                                 "%np/soldat/NOUN/person",
                                 "%np/hier/NOUN",
                                 "le/le/DET",
                                 ";/;/X",
                                 "soldat/tuer/VERB/harm"};
  std::string out;
  for (unsigned n = random() % 8; n > 0; --n)
    out += std::string(out.empty() ? "" : " ") + kUnits[random() % 8];
  return out;
}

TEST(PatternPropertyTest, AgreesWithTheReference) {
  std::mt19937 random(11);
  int compared = 0;
  for (int round = 0; round < 400; ++round) {
    const std::string pattern = random_pattern(random, 3);
    LanguageSources sources = small_sources();
    sources.files["fr/test.rules"] = "rule r\n  when: " + pattern + "\n";
    const CompiledImage image = compile_image(sources);
    if (!image.diagnostics.empty()) continue;  // empty patterns, repeated emptiness: refused
    const auto lexicon = image.open();
    const RuleGroup group(*lexicon, "test");
    PatternNames names;
    names.words = [&](std::string_view s, bool, std::string&) {
      return std::vector<std::uint32_t>{lexicon->atom(s)};
    };
    names.lemma = [&](std::string_view s, bool, std::string&) { return lexicon->atom(s); };
    names.class_id = [&](std::string_view s, std::string&) { return std::uint32_t{lexicon->class_id(s)}; };
    PatternError error;
    const auto tree = parse_pattern(pattern, names, error);
    ASSERT_TRUE(tree) << pattern << ": " << error.message;
    for (int n = 0; n < 20; ++n) {
      const std::string text = random_sentence(random);
      const Sentence sentence(*lexicon, text);
      std::string expected;
      for (std::size_t begin = 0; begin < sentence.units.size(); ++begin) {
        const Reference reference{sentence.units, {lexicon->atom(";")}};
        Marks marks;
        std::size_t end = 0;
        if (!reference.follow(*tree, begin, marks, [&](std::size_t at, Marks&) {
              end = at;
              return true;
            }))
          continue;
        if (end == begin) continue;
        expected += fmt::format("{}-{}", begin, end);
        for (const auto& [name, span] : marks)
          expected += fmt::format(" {}={}-{}", name, span.first, span.second);
        expected += '\n';
      }
      std::string found;
      bool exhausted = false;
      for (const Match& m : group.match(sentence.units, &exhausted)) {
        found += fmt::format("{}-{}", m.begin, m.end);
        std::map<std::string_view, Slot> slots;
        for (const Slot& s : m.slots) slots[s.name] = s;
        for (const auto& [name, s] : slots) found += fmt::format(" {}={}-{}", name, s.begin, s.end);
        found += '\n';
      }
      if (exhausted) continue;
      ASSERT_EQ(found, expected) << pattern << "\n" << text;
      ++compared;
    }
  }
  EXPECT_GT(compared, 2000);
}

}  // namespace
}  // namespace recoupe
