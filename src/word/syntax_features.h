// What the net sees of a word: a fixed number of keys, each a hash of one trait ("ends in -ment", "the
// lexicon has it as NOUN or VERB", "the tagger thinks ADJ"). The net has a vector for every key that its
// training saw often enough; any other key says nothing.
//
// Traits of the lexicon carry the knowledge of half a million forms into a net that saw some thirty thousand;
// those of the spelling speak for words that nobody listed.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "lexicon/lexicon.h"
#include "word/word.h"

namespace recoupe {

inline constexpr std::size_t kSyntaxTraits = 10;
using SyntaxKeys = std::array<std::uint64_t, kSyntaxTraits>;

// The first two are the form and the lemma, which training hides at times.
SyntaxKeys syntax_keys(const Lexicon& lexicon, const Word& word);

// The key that says how a treebank annotates ("sequoia"): one more trait of every word.
std::uint64_t treebank_key(std::string_view treebank);

}  // namespace recoupe
