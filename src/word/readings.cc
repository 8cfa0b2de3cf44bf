#include "word/readings.h"

#include <algorithm>
#include <charconv>

#include "text/normalise.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

// All costs are tenths of a nat, weighed on the development parts of the treebanks.
constexpr Cost kLexiconStep = 6;           // one step of Analysis::cost
constexpr Cost kParticipleAdjective = 10;  // « tué » is a participle first …
constexpr Cost kParticipleNoun = 10;       // … and few participles are nouns
constexpr Cost kSecondPersonSingular = 25;
constexpr Cost kFirstLetterRestored = 8;  // « Etat », « A Bagdad »
constexpr Cost kAccentRestored = 10;
constexpr Cost kAccentInBareText = 5;  // and what the other spelling is rarer by
constexpr Cost kNotInWordTable = 20;  // how frequent a word without rows is, on the scale of WordCosts::other
constexpr Cost kMostRarer = 30;
constexpr Cost kByParts = 5;
constexpr Cost kUnscrambled = 15;
constexpr Cost kName = 30;           // a name written small
constexpr Cost kCapitalOfKnown = 8;  // as a name; as a word it costs …
constexpr Cost kCapitalNoName = 12;
constexpr Cost kAccentlessNoName = 30;  // « l'Etat »: as a name, once a word differs by its first accent only
constexpr Cost kCapsNoName = 25;
constexpr Cost kUnknownNoName = 30;
constexpr Cost kFirstKnown = 45;  // a known word at the start of a sentence, as a name
constexpr Cost kFirstUnknown = 5;

constexpr std::size_t kLongestScrambled = 24;  // bytes
constexpr std::size_t kLeastScrambled = 2;
constexpr std::size_t kMostEnding = 8;

bool is_past_participle(const Analysis& a) {
  return a.upos == Upos::VERB && a.feats.verb_form == VerbForm::part && a.feats.tense == Tense::past;
}

bool is_second_singular(const Analysis& a) { return a.feats.person == 2 && a.feats.number == Number::sing; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

}  // namespace

struct ReadingFinder::Search {
  const Surface& surface;
  std::vector<WordReading>& out;
  std::deque<std::string>& made;
  std::size_t begin;  // of this surface's readings in `out`
  bool first_letter_restored = false;

  std::span<WordReading> found() const { return std::span(out).subspan(begin); }
  bool none() const { return out.size() == begin; }
};

ReadingFinder::ReadingFinder(const Lexicon& lexicon, const TagModel& model)
    : lexicon_(&lexicon), model_(&model) {
  for (const auto& row : lexicon.table("fr/suffixes").rows) {
    if (row.size() < 5) continue;
    int cost = 0;
    std::from_chars(row[2].data(), row[2].data() + row[2].size(), cost);
    const Feats feats = row[4] == "_" ? Feats{} : feats_from(row[4]).value_or(Feats{});
    const std::string ending = normalise(row[0]);
    endings_[ending].push_back({upos_from(row[1]), cost, normalise(row[3]), feats});
    longest_ending_ = std::max(longest_ending_, ending.size());
  }
  for (const auto& row : lexicon.table("fr/prefixes").rows)
    if (row.size() >= 2) prefixes_.emplace(normalise(row[0]), row[1]);
  for (const auto& row : lexicon.table("fr/confusions").rows)
    if (row.size() >= 2 && row[0].size() == 1 && row[1].size() == 1)
      confusions_.emplace_back(row[0][0], row[1][0]);
}

// A reading with the cost of its state alone: transitions count it again.
WordReading ReadingFinder::make(Upos upos, Feats feats, std::string_view form, std::string_view lemma) const {
  WordReading reading;
  reading.upos = upos;
  reading.feats = feats;
  reading.form = form;
  reading.lemma = lemma;
  reading.first = reading.last = model_->state_of(form, lemma, upos, feats);
  reading.cost = -model_->alone(reading.first);
  return reading;
}

WordReading ReadingFinder::make(const WordCost& row, std::string_view form) const {
  WordReading reading;
  reading.first = reading.last = row.state;
  reading.upos = model_->upos_of(row.state);
  reading.known = true;
  reading.form = form;
  reading.lemma = row.lemma.empty() ? form : std::string_view(row.lemma);
  reading.cost = row.cost - model_->alone(row.state);
  return reading;
}

// One reading a state is enough for the tagger: the cheapest.
void ReadingFinder::add(Search& search, WordReading reading) const {
  for (WordReading& other : search.found()) {
    if (other.first != reading.first || other.last != reading.last) continue;
    if (reading.cost < other.cost) other = reading;
    return;
  }
  search.out.push_back(reading);
}

// The lexicon's readings, weighed by the table of frequent words where that has the spelling.
void ReadingFinder::add_known(Search& search, std::string_view form, Cost extra) const {
  const WordCosts* costs = model_->costs_of(form);
  const auto analyses = lexicon_->analyses(form);
  const bool participle = std::any_of(analyses.begin(), analyses.end(), is_past_participle);
  for (const Analysis& a : analyses) {
    WordReading reading = make(a.upos, a.feats, form, lexicon_->lemma(a.lemma));
    reading.known = true;
    const WordCost* row = costs == nullptr ? nullptr : costs->of(reading.first);
    if (row != nullptr) {
      reading.cost += extra + row->cost + a.cost;
      if (!row->lemma.empty()) reading.lemma = row->lemma;
    } else {
      reading.cost += extra + kLexiconStep * a.cost + (costs == nullptr ? 0 : costs->other);
      if (costs == nullptr && participle && a.upos == Upos::ADJ) reading.cost += kParticipleAdjective;
      if (costs == nullptr && participle && a.upos == Upos::NOUN) reading.cost += kParticipleNoun;
      if (costs == nullptr && a.upos == Upos::PROPN && !search.surface.capital) reading.cost += kName;
    }
    if (is_second_singular(a)) reading.cost += kSecondPersonSingular;
    add(search, reading);
  }
  if (costs == nullptr) return;
  for (const WordCost& row : costs->rows) {
    if (row.state == kNoState) continue;
    const auto same = [&](const WordReading& other) {
      return other.first == row.state && other.last == row.state;
    };
    if (std::any_of(search.found().begin(), search.found().end(), same)) continue;
    search.out.push_back(make(row, form));
    search.out.back().cost += extra;
  }
}

State ReadingFinder::state_of_half(std::string_view half) const {
  const WordCosts* costs = model_->costs_of(half);
  if (costs != nullptr && !costs->rows.empty() && costs->rows[0].state != kNoState)
    return costs->rows[0].state;
  const auto analyses = lexicon_->analyses(half);
  if (analyses.empty()) return model_->state_of(half, half, Upos::DET, Feats());
  return model_->state_of(half, lexicon_->lemma(analyses[0].lemma), analyses[0].upos, analyses[0].feats);
}

// A contraction: its two words, with the states that these most often have, or one word (« des » as an
// article).
void ReadingFinder::add_split(Search& search, std::span<const std::string> halves) const {
  const std::string_view form = search.surface.form;
  WordReading reading;
  reading.first = state_of_half(halves.front());
  reading.last = state_of_half(halves.back());
  reading.known = reading.two_words = true;
  reading.form = reading.lemma = form;
  reading.cost = -model_->alone(reading.first) - model_->after(reading.first, reading.last);
  const WordCosts* costs = model_->costs_of(form);
  const WordCost* split = costs == nullptr ? nullptr : costs->of(kNoState);
  if (split != nullptr) reading.cost += split->cost;
  search.out.push_back(reading);
  if (costs == nullptr) return;
  for (const WordCost& row : costs->rows) {
    if (row.state == kNoState || row.state == reading.first) continue;
    WordReading joined = make(row, form);
    for (const Analysis& a : lexicon_->analyses(form))
      if (a.upos == joined.upos) joined.feats = a.feats;
    search.out.push_back(joined);
  }
}

// The cost of an unseen state grows with the count of a word, and so tells how frequent that is.
Cost ReadingFinder::rarer_by(std::string_view other, std::string_view form) const {
  if (lexicon_->analyses(form).empty() || rare(form)) return 0;
  const auto frequency = [&](std::string_view word) {
    const WordCosts* costs = model_->costs_of(word);
    return costs == nullptr ? kNotInWordTable : costs->other;
  };
  return std::clamp(frequency(form) - frequency(other), 0, kMostRarer);
}

void ReadingFinder::add_accented(Search& search, bool first_letter_only, Cost extra) const {
  const std::string_view form = search.surface.form;
  for (const std::string_view other : lexicon_->accented(form)) {
    const std::size_t head = decode(other, 0).size;
    const bool first_letter = !form.empty() && other.substr(head) == form.substr(1);
    if (first_letter_only && !first_letter) continue;
    search.first_letter_restored = search.first_letter_restored || first_letter;
    add_known(search, other, extra + rarer_by(other, form));
  }
}

const std::string* ReadingFinder::prefix_of(std::string_view form) const {
  const std::size_t hyphen = form.find('-');
  if (hyphen == std::string_view::npos) return nullptr;
  const auto found = prefixes_.find(form.substr(0, hyphen));
  return found == prefixes_.end() ? nullptr : &found->second;
}

// « ex-rebelles », « sous-traitants », « porte-avions »: what the last part is, else what the first one is.
void ReadingFinder::add_by_parts(Search& search) const {
  const std::string_view form = search.surface.form;
  const std::size_t hyphen = form.rfind('-');
  if (hyphen == std::string_view::npos || hyphen == 0 || hyphen + 1 == form.size()) return;
  if (const std::string* whole = prefix_of(form); whole != nullptr && *whole != "*") {
    search.out.push_back(make(upos_from(*whole), Feats(), form, form));
    return;
  }
  const auto open_class = [](Upos upos) {
    return upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::VERB;
  };
  const auto take = [&](std::string_view part, bool at_end) {
    for (const Analysis& a : lexicon_->analyses(part)) {
      if (!open_class(a.upos) && a.upos != Upos::NUM) continue;
      const std::string_view lemma = lexicon_->lemma(a.lemma);
      search.made.push_back(at_end ? std::string(form.substr(0, hyphen + 1)).append(lemma)
                                   : std::string(form));
      WordReading reading = make(a.upos, a.feats, form, search.made.back());
      reading.cost += kByParts + kLexiconStep * a.cost;
      add(search, reading);
    }
  };
  take(form.substr(hyphen + 1), true);
  if (search.none()) take(form.substr(0, form.find('-')), false);
}

// Every place where a confused character stands, one at a time and all at once.
void ReadingFinder::add_unscrambled(Search& search) const {
  const std::string_view form = search.surface.form;
  if (form.size() < kLeastScrambled || form.size() > kLongestScrambled) return;
  const auto attempt = [&](std::string other) {
    if (lexicon_->analyses(other).empty()) return;
    search.made.push_back(std::move(other));
    add_known(search, search.made.back(), kUnscrambled);
  };
  for (const auto& [seen, meant] : confusions_) {
    std::string all(form);
    int changed = 0;
    for (std::size_t at = 0; at < form.size(); ++at) {
      if (form[at] != seen) continue;
      std::string one(form);
      one[at] = meant;
      all[at] = meant;
      ++changed;
      attempt(std::move(one));
    }
    if (changed > 1) attempt(std::move(all));
  }
}

void ReadingFinder::add_by_ending(Search& search, std::string_view shape, Cost extra) const {
  for (std::size_t size = std::min({shape.size(), longest_ending_, kMostEnding}); size > 0; --size) {
    const auto found = endings_.find(shape.substr(shape.size() - size));
    if (found == endings_.end()) continue;
    for (const Ending& ending : found->second) {
      std::string_view lemma = search.surface.form;
      if (ending.lemma != "_" && size < lemma.size()) {
        search.made.push_back(std::string(lemma.substr(0, lemma.size() - size)) + ending.lemma);
        lemma = search.made.back();
      }
      WordReading reading = make(ending.upos, ending.feats, search.surface.form, lemma);
      reading.cost += extra + ending.cost;
      add(search, reading);
    }
    return;
  }
  for (const auto& [upos, cost] : {std::pair{Upos::NOUN, 3}, {Upos::ADJ, 16}, {Upos::X, 25}}) {
    WordReading reading = make(upos, Feats(), search.surface.form, search.surface.form);
    reading.cost += extra + cost;
    add(search, reading);
  }
}

// "14 000" is a number; "22e" what the tables say of "0e"; a word with a scanned digit at its head is a word.
void ReadingFinder::add_number(Search& search) const {
  const std::string_view form = search.surface.form;
  std::size_t letters = 0;
  while (letters < form.size() && is_digit(form[letters])) ++letters;
  const std::string_view tail = form.substr(letters);
  if (const auto found = endings_.find(std::string(1, '0').append(tail));
      !tail.empty() && found != endings_.end()) {
    for (const Ending& ending : found->second) {
      WordReading reading = make(ending.upos, ending.feats, form, form);
      reading.known = true;
      reading.cost += ending.cost;
      add(search, reading);
    }
    return;
  }
  if (letters == 1 && tail.size() >= kLeastScrambled) add_unscrambled(search);
  if (!search.none()) return;
  search.out.push_back(make(Upos::NUM, Feats(), form, form));
  search.out.back().known = true;
}

void ReadingFinder::weigh_capital(Search& search, bool in_lexicon, bool known) const {
  const Surface& surface = search.surface;
  if (!surface.capital) return;
  WordReading name = make(Upos::PROPN, Feats(), surface.form, surface.form);
  Cost as_name = 0;
  Cost as_word = 0;
  if (surface.capital_expected) {
    as_name = known ? kFirstKnown : kFirstUnknown;
  } else if (!in_lexicon && known && search.first_letter_restored) {
    as_name = kAccentlessNoName;
  } else {
    as_name = known && !surface.all_caps ? kCapitalOfKnown : 0;
    as_word = !known ? kUnknownNoName : surface.all_caps ? kCapsNoName : kCapitalNoName;
  }
  // A frequent word that never was a name is hardly one here: « M. », « Conseil ».
  if (const WordCosts* costs = model_->costs_of(surface.form);
      costs != nullptr && costs->of(name.first) == nullptr)
    as_name = std::max(as_name, costs->other / 2);
  bool there = false;
  for (WordReading& reading : search.found()) {
    if (reading.upos != Upos::PROPN) {
      reading.cost += as_word;
    } else {
      there = true;
      reading.cost = std::min(reading.cost, name.cost + as_name);
    }
  }
  if (there) return;
  name.cost += as_name;
  name.known = in_lexicon;
  search.out.push_back(name);
}

// Nobody writes « tu blesses » in the news: such a form has lost an accent.
bool ReadingFinder::rare(std::string_view form) const {
  const auto analyses = lexicon_->analyses(form);
  return !analyses.empty() && std::all_of(analyses.begin(), analyses.end(), is_second_singular);
}

void ReadingFinder::find(const Surface& surface, std::span<const std::string> halves, bool bare,
                         std::vector<WordReading>& out, std::deque<std::string>& made) const {
  Search search{surface, out, made, out.size()};
  if (surface.kind == TokenKind::punctuation || surface.kind == TokenKind::symbol) {
    const Upos upos = surface.kind == TokenKind::symbol ? Upos::SYM : Upos::PUNCT;
    out.push_back(make(upos, Feats(), surface.form, surface.form));
    out.back().known = true;
    return;
  }
  if (surface.kind == TokenKind::number) return add_number(search);
  if (!halves.empty()) return add_split(search, halves);
  const bool known = !lexicon_->analyses(surface.form).empty();
  if (!known) add_accented(search, false, kAccentRestored);
  if (search.none()) add_known(search, surface.form, 0);
  if (known && rare(surface.form)) {
    add_accented(search, false, kAccentRestored);
  } else if (known && bare) {
    add_accented(search, false, kAccentInBareText);
  } else if (known && surface.capital) {
    add_accented(search, true, kFirstLetterRestored);
  }
  const bool restored = !search.none();
  if (search.none()) add_by_parts(search);
  if (search.none() && !surface.all_caps) add_unscrambled(search);
  if (search.none()) add_by_ending(search, surface.form, 0);
  weigh_capital(search, known, restored);
}

}  // namespace recoupe
