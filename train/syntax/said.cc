#include "said.h"

#include <algorithm>

#include "base/span.h"

namespace recoupe::train {
namespace {

constexpr std::uint32_t kLongestSubject = 8;  // words
constexpr int kTries = 20;                    // for a subject that agrees with the verb
constexpr float kInside = 0.4F;               // of speakers stand inside the clause, where that has a subject

// The tokens that cover exactly the words [begin, end), as a half-open range; empty when they cut one.
std::pair<std::uint32_t, std::uint32_t> tokens_of(const GoldSentence& sentence, std::uint32_t begin,
                                                  std::uint32_t end) {
  std::pair<std::uint32_t, std::uint32_t> out{0, 0};
  bool begun = false;
  for (std::uint32_t t = 0; t < sentence.tokens.size(); ++t) {
    if (sentence.tokens[t].begin == begin) out.first = t, begun = true;
    if (sentence.tokens[t].end == end && begun) return {out.first, t + 1};
  }
  return {0, 0};
}

bool has_child(const GoldSentence& sentence, std::uint32_t word, Deprel deprel) {
  return std::any_of(sentence.words.begin(), sentence.words.end(),
                     [&](const GoldWord& w) { return w.head == word + 1 && w.deprel == deprel; });
}

bool is_told(const GoldWord& word) {
  return word.feats.verb_form == VerbForm::fin && word.feats.mood == Mood::ind && word.feats.person == 3;
}

// Whether `word` is `above` or hangs below it.
bool below(const GoldSentence& sentence, std::uint32_t word, std::uint32_t above) {
  while (word != above && sentence.words[word].head != 0) word = sentence.words[word].head - 1;
  return word == above;
}

// The words of a subtree that stand together, half-open; nothing where others stand among them.
std::optional<WordRange> subtree(const GoldSentence& sentence, std::uint32_t top) {
  WordRange range{top, top + 1};
  std::uint32_t count = 0;
  for (std::uint32_t w = 0; w < sentence.words.size(); ++w) {
    if (!below(sentence, w, top)) continue;
    range = {std::min(range.begin, w), std::max(range.end, w + 1)};
    ++count;
  }
  return count == range.size() ? std::optional(range) : std::nullopt;
}

bool is_noun_subject(const GoldWord& word) {
  return word.deprel == Deprel::nsubj && (word.upos == Upos::NOUN || word.upos == Upos::PROPN);
}

// Where somebody may be quoted inside the clause: between the root's subject and its verb.
std::optional<std::uint32_t> behind_subject(const GoldSentence& sentence, std::uint32_t root) {
  for (std::uint32_t w = 0; w < root; ++w) {
    if (sentence.words[w].head != root + 1 || !is_noun_subject(sentence.words[w])) continue;
    const auto range = subtree(sentence, w);
    if (!range || range->end > root || sentence.words[range->end].upos == Upos::PUNCT) continue;
    const auto [begin, end] = tokens_of(sentence, range->begin, range->end);
    if (begin < end) return range->end;
  }
  return std::nullopt;
}

}  // namespace

SaidMaker::SaidMaker(const std::vector<GoldSentence>& sentences) {
  for (const GoldSentence& sentence : sentences) collect(sentence);
}

void SaidMaker::collect(const GoldSentence& sentence) {
  const auto size = static_cast<std::uint32_t>(sentence.words.size());
  for (std::uint32_t w = 1; w < size; ++w) {
    const GoldWord& word = sentence.words[w];
    if (word.upos == Upos::VERB && has_child(sentence, w, Deprel::ccomp) &&
        has_child(sentence, w, Deprel::nsubj)) {
      const GoldWord& before = sentence.words[w - 1];
      const bool compound = before.deprel == Deprel::aux_tense && before.head == w + 1;
      const GoldWord& told = compound ? before : word;
      const auto [begin, end] = tokens_of(sentence, compound ? w - 1 : w, w + 1);
      if (begin > 0 && is_told(told)) verbs_.push_back({&sentence, begin, end, w, told.feats.number});
    }
    if (!is_noun_subject(word)) continue;
    const auto range = subtree(sentence, w);
    if (!range || range->size() > kLongestSubject) continue;
    const auto [begin, end] = tokens_of(sentence, range->begin, range->end);
    if (begin > 0) subjects_.push_back({&sentence, begin, end, w, word.feats.number});
  }
}

void SaidMaker::append(const Piece& piece, std::uint32_t head, Deprel deprel, GoldSentence& out) {
  const std::uint32_t from = piece.from->tokens[piece.begin_token].begin;
  const std::uint32_t to = static_cast<std::uint32_t>(out.words.size());
  for (std::uint32_t t = piece.begin_token; t < piece.end_token; ++t) {
    GoldToken token = piece.from->tokens[t];
    for (std::uint32_t w = token.begin; w < token.end; ++w) {
      GoldWord word = piece.from->words[w];
      word.head = w == piece.head ? head : word.head - from + to;
      if (w == piece.head) word.deprel = deprel;
      out.words.push_back(word);
    }
    token.begin += to - from;
    token.end += to - from;
    out.tokens.push_back(token);
  }
}

const SaidMaker::Piece* SaidMaker::subject_of(const Piece& verb, Random& random) const {
  for (int i = 0; i < kTries && !subjects_.empty(); ++i)
    if (const Piece& subject = subjects_[random.below(subjects_.size())]; subject.number == verb.number)
      return &subject;
  return nullptr;
}

std::optional<GoldSentence> SaidMaker::make(const GoldSentence& sentence, Random& random) const {
  const auto last = static_cast<std::uint32_t>(sentence.words.size() - 1);
  const auto root = static_cast<std::uint32_t>(std::find_if(sentence.words.begin(), sentence.words.end(),
                                                            [](const GoldWord& w) { return w.head == 0; }) -
                                               sentence.words.begin());
  if (last < 3 || sentence.tokens.back().surface != "." || sentence.words[root].upos != Upos::VERB ||
      verbs_.empty())
    return std::nullopt;
  const Piece& verb = verbs_[random.below(verbs_.size())];
  const Piece* subject = subject_of(verb, random);
  if (subject == nullptr) return std::nullopt;
  const auto inside = random.chance(kInside) ? behind_subject(sentence, root) : std::nullopt;
  return inserted(sentence, inside.value_or(last), inside.has_value(), root, verb, *subject);
}

// The sentence with « , verb subject » before its word `at`, and a second comma where it goes on.
GoldSentence SaidMaker::inserted(const GoldSentence& sentence, std::uint32_t at, bool goes_on,
                                 std::uint32_t root, const Piece& verb, const Piece& subject) {
  const std::uint32_t count = 1 + verb.words() + subject.words() + (goes_on ? 1 : 0);
  const std::uint32_t verb_head = at + 1 + verb.head - verb.from->tokens[verb.begin_token].begin + 1;
  const auto moved = [&](std::uint32_t head) { return head > at ? head + count : head; };
  GoldSentence out{sentence.treebank, {}, {}};
  const auto comma = [&] {
    out.tokens.back().space_after = false;
    const auto place = static_cast<std::uint32_t>(out.words.size());
    out.tokens.push_back({",", true, place, place + 1});
    out.words.push_back({",", Upos::PUNCT, Feats(), verb_head, Deprel::punct});
  };
  for (GoldToken token : sentence.tokens) {
    if (token.begin == at) {
      comma();
      append(verb, moved(root + 1), Deprel::parataxis_insert, out);
      out.tokens.back().space_after = true;
      append(subject, verb_head, Deprel::nsubj, out);
      out.tokens.back().space_after = false;
      if (goes_on) comma();
    }
    for (std::uint32_t w = token.begin; w < token.end; ++w) {
      out.words.push_back(sentence.words[w]);
      out.words.back().head = moved(out.words.back().head);
    }
    if (token.begin >= at) token.begin += count, token.end += count;
    out.tokens.push_back(token);
  }
  return out;
}

}  // namespace recoupe::train
