// What the parser's model is asked about: a configuration as a list of features.
//
// Zhang & Nivre (2011) for the arc-hybrid system: single words, pairs and triples around the top of the stack
// (s0), the word below it (s1) and the front of the buffer (b0), their outermost dependents, valency, sets of
// relations and distances. What the lexicon adds: lemmas beside forms, ambiguity classes, agreement in gender
// and number.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "baseline/perceptron.h"
#include "baseline/token.h"
#include "baseline/transitions.h"

namespace recoupe::baseline {

// Marks of a sentence that lie between two words, counted from its start: [w] counts those before word w.
struct Marks {
  std::vector<std::uint8_t> verbs;
  std::vector<std::uint8_t> stops;   // punctuation
  std::vector<std::uint8_t> joints;  // coordinating and subordinating conjunctions

  void count(std::span<const Token> tokens);
};

// Replaces `features` by those of the configuration.
void describe(const Configuration& now, std::span<const Token> tokens, const Marks& marks,
              std::vector<Feature>& features);

}  // namespace recoupe::baseline
