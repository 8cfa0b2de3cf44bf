// A lexicon of a few words, compiled in memory from the text of its sources.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "lexc/compile.h"
#include "lexicon/lexicon.h"

namespace recoupe {

// In Lefff's format: enough words for the tests' rules and entries.
inline constexpr const char* kSmallLefff =
    "soldat\tnc\tsoldat\tms\nsoldats\tnc\tsoldat\tmp\n"
    "être\tauxEtre\têtre\tW\nont\tauxAvoir\tavoir\tP3p\nété\tauxEtre\têtre\tKms\nété\tnc\tété\tms\n"
    "ont\tv\tavoir\tP3p\nété\tv\têtre\tK\n"
    "tuer\tv\ttuer\tW\ntué\tv\ttuer\tKms\ntués\tv\ttuer\tKmp\ntués\tnc\ttué\tmp\ntué\tadj\ttuer\tKms\n"
    "tue\tv\ttuer\tPS13s\nattaque\tv\tattaquer\tPS13s\nattaque\tnc\tattaque\tfs\nattaque\tv\tattaquer\tY2s\n"
    "perdre\tv\tperdre\tW\nperdu\tv\tperdre\tKms\nvie\tnc\tvie\tfs\nforce\tnc\tforce\tfs\nforces\tnc\tforce\t"
    "fp\n"
    "sécurité\tnc\tsécurité\tfs\nétat\tnc\tétat\tms\nparis\tnc\tpari\tmp\nParis\tnp\tParis\tms\n"
    "missile\tnc\tmissile\tms\nmissiles\tnc\tmissile\tmp\npar\tprep\tpar\t\nministère\tnc\tministère\tms\n"
    "événement\tnc\tévénement\tms\nhier\tadv\thier\t\nposter\tv\tposter\tW\nposté\tv\tposter\tKms\nposte\tv\t"
    "poster\tPS13s\n";

inline LanguageSources small_sources() {
  LanguageSources sources;
  sources.lefff = kSmallLefff;
  sources.files["fr/contractions.tsv"] = "#! table\n# two words in one\ndu\tde\tle\n";
  sources.files["fr/elisions.tsv"] = "#! table\nl'\nd'\n";
  sources.files["fr/closed_words.tsv"] =
      "#! "
      "table\nle\t\tDET\tGender=Masc|Number=Sing\nde\t\tADP\nla\tle\tDET\tGender=Fem|Number=Sing\nd'"
      "\tde\tADP\n";
  sources.files["fr/weapons.tsv"] =
      "# weapons\nmissile\tscud|fusée\tweapon projectile type=missile_attack pos=NOUN\ta note\n";
  sources.files["fr/harm.tsv"] = "tuer\t\tharm kind=killed pos=VERB\nperdre la vie\t\tharm kind=killed\n";
  sources.files["fr/people.tsv"] =
      "soldat\t\tperson\nforce de sécurité\tpolice du x\tperson name=Prensa Latina\n";
  return sources;
}

// Owns the bytes that its lexicon looks at.
struct CompiledImage {
  std::vector<std::byte> bytes;
  std::vector<Diagnostic> diagnostics;
  std::vector<Example> examples;

  Result<Lexicon> open() const { return Lexicon::open(bytes, "test.lexicon"); }
};

inline CompiledImage compile_image(const LanguageSources& sources) {
  auto compiled = compile(sources);
  CompiledImage out;
  if (!compiled) {
    ADD_FAILURE() << compiled.error().message();
    return out;
  }
  const std::string image = write_image(compiled->sections);
  const auto bytes = std::as_bytes(std::span(image));
  out.bytes.assign(bytes.begin(), bytes.end());
  out.diagnostics = std::move(compiled->diagnostics);
  out.examples = std::move(compiled->examples);
  return out;
}

inline std::string all_text(const std::vector<Diagnostic>& diagnostics) {
  std::string out;
  for (const Diagnostic& d : diagnostics) out += d.text();
  return out;
}

}  // namespace recoupe
