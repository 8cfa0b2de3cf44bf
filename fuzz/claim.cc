// libFuzzer target: any bytes through the whole journey; every claim's phrase must hold its number.
//
//   ./run fuzz 60        60 seconds a target; what was found stays in build/fuzz
//
// An even first byte: what follows is the text. An odd one: each byte chooses a word of
// test/claim/figures.txt, so that numbers, bounds, negations and verbs of harm meet in every order.
#include <cstdint>
#include <cstdlib>
#include <fstream>
#include <iostream>
#include <set>
#include <string>
#include <vector>

#include "../test/claim/number_in_span.h"
#include "pipeline/reading.h"

namespace {

using namespace recoupe;

const Lexicon& lexicon() {
  if (compiled_lexicon() != nullptr) return *compiled_lexicon();
  std::cerr << "no recoupe.lexicon beside the program\n";
  std::exit(2);
}

std::vector<std::string> words_of_figures() {
  std::set<std::string> words;
  std::ifstream file(RECOUPE_SOURCE_DIR "/test/claim/figures.txt");
  for (std::string word; file >> word;) words.insert(word);
  return {words.begin(), words.end()};
}

// Two bytes a word: there are more than 256.
std::string chosen(const std::uint8_t* data, std::size_t size) {
  static const std::vector<std::string> words = words_of_figures();
  std::string text;
  for (std::size_t i = 0; i + 1 < size && !words.empty(); i += 2)
    text += words[(data[i] * 256U + data[i + 1]) % words.size()] + ' ';
  return text;
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const Reader reader(lexicon());
  static const test::NumberInSpan span(lexicon());
  if (size < 2) return 0;
  Report report;
  report.id = "r0000000000000000";
  report.input = "fuzz";
  report.language = "fr";
  report.text = data[0] % 2 == 0 ? std::string(reinterpret_cast<const char*>(data + 1), size - 1)
                                 : chosen(data + 1, size - 1);
  const Reading reading = reader.read(std::move(report));
  for (const Claim& claim : reading.claims) {
    if (span.holds(claim, reading.report.text)) continue;
    std::cerr << "no number " << claim.min << " in: " << slice(reading.report.text, claim.phrase)
              << "\nof: " << slice(reading.report.text, claim.sentence) << "\n";
    std::abort();
  }
  return 0;
}
