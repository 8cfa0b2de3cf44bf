#include "word/tables.h"

#include <algorithm>
#include <charconv>

#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::uint8_t kWorst = 90;      // of a sequence that no row mentions
constexpr std::size_t kMostStates = 96;  // keeps the cube of costs under a megabyte
constexpr std::string_view kTwoWords = "+";
constexpr std::string_view kAnyOther = "*";
constexpr Cost kOtherState = 35;  // where no row says so

std::uint8_t to_cost(std::string_view field) {
  int value = kWorst;
  std::from_chars(field.data(), field.data() + field.size(), value);
  return static_cast<std::uint8_t>(std::clamp(value, 0, int{kWorst}));
}

}  // namespace

TokenizerTables tokenizer_tables(const Lexicon& lexicon) {
  TokenizerTables tables;
  for (const char* name : {"contractions", "elisions", "clitics", "compounds", "abbreviations"})
    for (const auto& row : lexicon.table(std::string("fr/") + name).rows) tables.add(name, row);
  return tables;
}

TagModel::TagModel(const Lexicon& lexicon) {
  parts_.resize(1);
  read_states(lexicon);
  const Table costs = lexicon.table("fr/tag_costs");
  for (const auto& row : costs.rows)
    if (row.size() == 2) intern(row[0]);
  start_ = intern("^");
  end_ = intern("$");
  count_ = upos_.size();
  read_costs(costs);
  read_words(lexicon.table("fr/tag_words"), false);
  read_words(lexicon.table("fr/tag_hand"), true);
}

State TagModel::intern(std::string_view name) {
  if (const auto found = names_.find(name); found != names_.end()) return found->second;
  if (upos_.size() >= kMostStates) return kNoState;
  const auto state = static_cast<State>(upos_.size());
  names_.emplace(name, state);
  upos_.push_back(upos_from(name.substr(0, name.find('.'))));
  parts_.push_back({state, state, state, state, state});
  return state;
}

void TagModel::split_by_verb_form(State base, std::string_view name) {
  constexpr std::array<std::string_view, kParts> kSuffixes = {"", ".fin", ".inf", ".part", ".pres"};
  for (std::size_t part = finite; part < kParts; ++part)
    parts_[base][part] = intern(std::string(name).append(kSuffixes[part]));
}

void TagModel::read_states(const Lexicon& lexicon) {
  for (std::size_t n = 0; n < base_.size(); ++n) base_[n] = intern(name_of(static_cast<Upos>(n)));
  for (const Upos upos : {Upos::VERB, Upos::AUX})
    split_by_verb_form(base_[static_cast<std::size_t>(upos)], name_of(upos));
  for (const auto& row : lexicon.table("fr/tag_states").rows) {
    if (row.size() < 3) continue;
    const Upos upos = upos_from(row[1]);
    const State state = intern(row[2]);
    if (upos == Upos::VERB || upos == Upos::AUX) split_by_verb_form(state, row[2]);
    finer_[normalise(row[0])].emplace_back(upos, state);
  }
}

void TagModel::read_costs(const Table& table) {
  after_.assign(count_ * count_ * count_, kWorst);
  for (const auto& row : table.rows) {
    if (row.size() < 2 || row.size() > 4) continue;
    std::array<State, 3> states{};  // the last ones of the row; kNoState before them
    for (std::size_t n = 0; n + 1 < row.size(); ++n) states[4 - row.size() + n] = intern(row[n]);
    const std::uint8_t cost = to_cost(row.back());
    if (row.size() == 3) {
      for (std::size_t before = 0; before < count_; ++before)
        after_[(before * count_ + states[1]) * count_ + states[2]] = cost;
    } else {
      after_[(states[0] * count_ + states[1]) * count_ + states[2]] = cost;
    }
  }
}

// Rows of one spelling stand together. A spelling of the hand-written table replaces all that was counted for
// it.
void TagModel::read_words(const Table& table, bool replace) {
  std::string_view last;
  for (const auto& row : table.rows) {
    if (row.size() < 3) continue;
    WordCosts& costs = words_[normalise(row[0])];
    if (row[0] != last && replace) costs = WordCosts();
    if (row[0] != last && costs.other == 0) costs.other = kOtherState;
    last = row[0];
    const auto state = names_.find(row[1]);
    if (row[1] == kAnyOther) {
      costs.other = to_cost(row[2]);
    } else if (row[1] == kTwoWords || state != names_.end()) {
      costs.rows.push_back({row[1] == kTwoWords ? kNoState : state->second, to_cost(row[2]),
                            row.size() > 3 ? normalise(row[3]) : std::string()});
    }
  }
}

TagModel::Part TagModel::part_of(Feats feats) {
  switch (feats.verb_form) {
    case VerbForm::inf:
      return infinitive;
    case VerbForm::part:
      return feats.tense == Tense::pres ? present : past;
    default:
      return finite;
  }
}

State TagModel::state_of(std::string_view form, std::string_view lemma, Upos upos, Feats feats) const {
  const State base = base_[static_cast<std::size_t>(upos)];
  const auto by_lemma = [&] { return std::string(1, '=').append(lemma); };
  const auto finer = [&](std::string_view key) {
    if (const auto found = finer_.find(key); found != finer_.end())
      for (const auto& [of, state] : found->second)
        if (of == upos) return state;
    return kNoState;
  };
  switch (upos) {
    case Upos::NOUN:
    case Upos::ADJ:
    case Upos::PROPN:
    case Upos::NUM:
    case Upos::X:
    case Upos::SYM:
      return base;
    case Upos::VERB:
      return parts_[base][part_of(feats)];
    case Upos::AUX: {
      const State own = finer(by_lemma());
      return parts_[own == kNoState ? base : own][part_of(feats)];
    }
    default:
      break;
  }
  const State by_form = finer(form);
  if (by_form != kNoState || upos != Upos::PRON) return by_form == kNoState ? base : by_form;
  const State of_lemma = finer(by_lemma());
  return of_lemma == kNoState ? base : of_lemma;
}

const WordCosts* TagModel::costs_of(std::string_view form) const {
  const auto found = words_.find(form);
  return found == words_.end() ? nullptr : &found->second;
}

}  // namespace recoupe
