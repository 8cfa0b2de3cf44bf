// What the word stage knows of a language, read once from the lexicon's plain tables.
#pragma once

#include <array>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "lexicon/lexicon.h"
#include "text/tokenizer.h"

namespace recoupe {

// fr/contractions, elisions, clitics, compounds and abbreviations.
TokenizerTables tokenizer_tables(const Lexicon& lexicon);

template <class Value>
using SpellingTable = std::unordered_map<std::string, Value, SpellingHash, std::equal_to<>>;

using State = std::uint8_t;  // a part of speech, split where that helps the tagger ("VERB.inf", "PRON.qui")
using Cost = std::int32_t;   // tenths of a nat: -10 ln p
inline constexpr State kNoState = 0;

struct WordCost {          // a row of fr/tag_words
  State state = kNoState;  // kNoState: the spelling stands for two words
  Cost cost = 0;
  std::string lemma;
};

struct WordCosts {  // all rows of a spelling
  std::vector<WordCost> rows;
  Cost other = 0;  // of a state that no row names

  const WordCost* of(State state) const {
    for (const WordCost& row : rows)
      if (row.state == state) return &row;
    return nullptr;
  }
};

// Costs of states in sequence: fr/tag_states, fr/tag_costs, fr/tag_words and, before those, fr/tag_hand.
// Immutable.
class TagModel {
 public:
  explicit TagModel(const Lexicon& lexicon);

  // `lemma` decides for the verbs that have states of their own; of words that have several, `form` does.
  State state_of(std::string_view form, std::string_view lemma, Upos upos, Feats feats) const;
  Upos upos_of(State state) const { return upos_[state]; }
  State start() const { return start_; }
  State end() const { return end_; }
  Cost alone(State state) const { return after_[state]; }
  Cost after(State last, State next) const { return after_[last * count_ + next]; }
  Cost after(State before, State last, State next) const {
    return after_[(before * count_ + last) * count_ + next];
  }
  const WordCosts* costs_of(std::string_view form) const;  // nullptr when no row has the spelling

 private:
  enum Part : std::uint8_t { any, finite, infinitive, past, present, kParts };

  static Part part_of(Feats feats);
  State intern(std::string_view name);
  void split_by_verb_form(State base, std::string_view name);
  void read_states(const Lexicon& lexicon);
  void read_costs(const Table& table);
  void read_words(const Table& table, bool replace);

  SpellingTable<State> names_;
  std::vector<Upos> upos_{Upos::X};
  std::array<State, kUposCount> base_{};
  std::vector<std::array<State, kParts>> parts_;  // of a base state, by verb form
  SpellingTable<std::vector<std::pair<Upos, State>>> finer_;
  SpellingTable<WordCosts> words_;
  std::size_t count_ = 1;
  std::vector<std::uint8_t> after_;  // count_³; where the first states are kNoState, of fewer states
  State start_ = kNoState;
  State end_ = kNoState;
};

}  // namespace recoupe
