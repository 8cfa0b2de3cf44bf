// Sentences → words. Each sentence goes through its tokens, their readings, the tagger's choice and
// agreement; entries are looked up at the end over all words.
#include "word/reader.h"

#include <algorithm>
#include <deque>

#include "text/characters.h"
#include "text/normalise.h"
#include "text/tokenizer.h"
#include "text/utf8.h"
#include "word/agreement.h"
#include "word/entries.h"
#include "word/readings.h"
#include "word/tables.h"
#include "word/tagger.h"

namespace recoupe {
namespace {

// A text of this many letters without one accent was written without them; French has one in about thirty.
constexpr std::size_t kLettersToTell = 150;
constexpr std::size_t kLettersPerAccent = 400;
// A sentence whose words begin with capitals nearly all of them: a headline, where a capital says nothing.
constexpr std::size_t kTitleWords = 4;

struct Letters {
  std::size_t upper = 0;
  std::size_t lower = 0;
};

Letters count_letters(std::string_view text) {
  Letters letters;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (is_upper(c.value)) ++letters.upper;
    if (is_lower(c.value)) ++letters.lower;
  }
  return letters;
}

// « al-Assad », « bin-Laden »: a capital right behind a hyphen.
bool has_inner_capital(std::string_view bytes) {
  const std::size_t hyphen = bytes.find('-');
  return hyphen != std::string_view::npos && is_upper(decode(bytes, hyphen + 1).value);
}

bool lacks_accents(std::string_view text) {
  std::size_t plain = 0;
  std::size_t accented = 0;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    at += c.size;
    if (c.value < 0x80) {
      plain += class_of(c.value) == CharClass::letter;
    } else {
      const CharClass type = class_of(c.value);
      accented += type == CharClass::letter || type == CharClass::mark;
    }
  }
  return plain >= kLettersToTell && accented * kLettersPerAccent < plain;
}

}  // namespace

struct WordReader::Parts {
  explicit Parts(const Lexicon& from)
      : lexicon(&from), tables(tokenizer_tables(from)), tokenizer(tables), model(from), finder(from, model) {}

  const Lexicon* lexicon;
  TokenizerTables tables;
  Tokenizer tokenizer;
  TagModel model;
  ReadingFinder finder;
};

namespace {

// The work on one report; its vectors are used again for every sentence.
class SentenceReader {
 public:
  SentenceReader(const Lexicon& lexicon, const TokenizerTables& tables, const Tokenizer& tokenizer,
                 const TagModel& model, const ReadingFinder& finder, std::string_view text, Words& words)
      : lexicon_(lexicon),
        tables_(tables),
        tokenizer_(tokenizer),
        model_(model),
        finder_(finder),
        tagger_(model),
        text_(text),
        words_(words),
        bare_(lacks_accents(text)) {}

  void read(std::uint32_t sentence);

 private:
  void find_surfaces(ByteSpan sentence);
  void find_readings();
  void write(const Surface& surface, const WordReading& reading, std::uint32_t sentence);
  Word& push(const Surface& surface, std::uint32_t token, std::uint32_t sentence);
  void note_other_lemmas(std::size_t surface);
  void write_halves(const Surface& surface, std::uint32_t sentence);
  std::span<const std::string> halves_of(const Surface& surface) const;

  const Lexicon& lexicon_;
  const TokenizerTables& tables_;
  const Tokenizer& tokenizer_;
  const TagModel& model_;
  const ReadingFinder& finder_;
  Tagger tagger_;
  std::string_view text_;
  Words& words_;
  bool bare_;
  bool shouting_ = false;  // this sentence is written in capitals, which bear no accents either
  bool started_ = false;   // a word of this sentence was written
  std::vector<Token> tokens_;
  std::vector<std::string> surface_forms_;
  std::vector<Surface> surfaces_;
  std::vector<WordReading> readings_;
  std::vector<std::uint32_t> begin_;
  std::vector<std::uint32_t> chosen_;
  std::deque<std::string> made_;
};

// One surface a word or a contraction. A contraction's own spelling is found again from its span.
void SentenceReader::find_surfaces(ByteSpan sentence) {
  surfaces_.clear();
  surface_forms_.clear();
  surface_forms_.reserve(tokens_.size());
  const Letters all = count_letters(slice(text_, sentence));
  shouting_ = all.upper > 3 * all.lower && all.upper > 3;
  bool expected = true;
  std::size_t capitals = 0;
  std::size_t words = 0;
  for (std::uint32_t t = 0; t < tokens_.size(); ++t) {
    const Token& token = tokens_[t];
    if (token.part > 1) {
      ++surfaces_.back().parts;
      continue;
    }
    Surface surface{.form = token.form, .kind = token.kind, .token = t};
    if (token.part == 1) {
      surface_forms_.push_back(normalise(slice(text_, token.span)));
      surface.form = surface_forms_.back();
    }
    if (token.kind == TokenKind::word) {
      const std::string_view bytes = slice(text_, token.span);
      surface.capital =
          is_upper(decode(bytes, 0).value) || (has_inner_capital(bytes) && !finder_.has_prefix(token.form));
      if (surface.capital) {
        const Letters letters = count_letters(bytes);
        surface.all_caps = letters.lower == 0 && letters.upper > 1;
      }
      surface.capital_expected = expected || shouting_;
      capitals += surface.capital;
      ++words;
      expected = false;
    } else if (token.kind == TokenKind::number) {
      expected = false;
    } else {
      expected =
          expected || !(token.form == "," || token.form == "%" || token.form == ")" || token.form == "»");
    }
    surfaces_.push_back(surface);
  }
  if (words >= kTitleWords && capitals * 10 >= words * 9)
    for (Surface& surface : surfaces_) surface.capital_expected = true;
}

std::span<const std::string> SentenceReader::halves_of(const Surface& surface) const {
  if (surface.parts < 2) return {};
  const auto found = tables_.contractions.find(surface.form);
  return found == tables_.contractions.end() ? std::span<const std::string>{}
                                             : std::span<const std::string>(found->second);
}

void SentenceReader::find_readings() {
  readings_.clear();
  begin_.clear();
  made_.clear();
  for (const Surface& surface : surfaces_) {
    begin_.push_back(static_cast<std::uint32_t>(readings_.size()));
    finder_.find(surface, halves_of(surface), bare_ || shouting_, readings_, made_);
  }
  begin_.push_back(static_cast<std::uint32_t>(readings_.size()));
}

Word& SentenceReader::push(const Surface& surface, std::uint32_t token, std::uint32_t sentence) {
  Word& word = words_.words.emplace_back();
  word.span = tokens_[token].span;
  word.kind = surface.kind;
  word.capital = surface.capital && is_upper(decode(text_, word.span.begin).value);
  word.all_caps = surface.all_caps;
  word.sentence = sentence;
  const bool speaks = surface.kind == TokenKind::word || surface.kind == TokenKind::number;
  word.sentence_start = speaks && !started_;
  started_ = started_ || speaks;
  return word;
}

// The two words of a contraction: the first analysis of each half that is a preposition, then a determiner or
// pronoun.
void SentenceReader::write_halves(const Surface& surface, std::uint32_t sentence) {
  for (std::uint32_t n = 0; n < surface.parts; ++n) {
    const Token& token = tokens_[surface.token + n];
    Word& word = push(surface, surface.token + n, sentence);
    word.part = token.part;
    word.form = token.form;
    word.lemma = token.form;
    word.upos = n == 0 ? Upos::ADP : Upos::DET;
    word.known = true;
    const WordCosts* costs = model_.costs_of(token.form);
    const bool counted = costs != nullptr && !costs->rows.empty() && costs->rows[0].state != kNoState;
    if (counted) {
      word.upos = model_.upos_of(costs->rows[0].state);
      if (!costs->rows[0].lemma.empty()) word.lemma = costs->rows[0].lemma;
    }
    for (const Analysis& a : lexicon_.analyses(token.form)) {
      if (!counted) word.upos = a.upos;
      if (a.upos != word.upos) continue;
      word.feats = a.feats;
      if (!counted) word.lemma = lexicon_.lemma(a.lemma);
      break;
    }
    word.form_atom = lexicon_.atom(word.form);
    word.lemma_atom = lexicon_.atom(word.lemma);
  }
}

void SentenceReader::write(const Surface& surface, const WordReading& reading, std::uint32_t sentence) {
  if (reading.two_words) return write_halves(surface, sentence);
  Word& word = push(surface, surface.token, sentence);
  word.form = reading.form;
  word.lemma = reading.lemma;
  word.upos = reading.upos;
  word.feats = reading.feats;
  word.known = reading.known;
  word.form_atom = lexicon_.atom(word.form);
  word.lemma_atom = word.lemma == word.form ? word.form_atom : lexicon_.atom(word.lemma);
}

// Of every reading of the surface, for the word written last; the words of a contraction have none.
void SentenceReader::note_other_lemmas(std::size_t surface) {
  const Word& word = words_.words.back();
  OtherLemmas& others = words_.other_lemmas;
  for (std::uint32_t r = begin_[surface]; word.part == 0 && r < begin_[surface + 1]; ++r) {
    if (readings_[r].lemma == word.lemma || readings_[r].lemma == word.form) continue;
    if (const AtomId atom = lexicon_.atom(readings_[r].lemma); atom != 0) others.atoms.push_back(atom);
  }
  others.begin.resize(words_.words.size(), static_cast<std::uint32_t>(others.begin.back()));
  others.begin.push_back(static_cast<std::uint32_t>(others.atoms.size()));
}

void SentenceReader::read(std::uint32_t sentence) {
  const ByteSpan span = words_.sentences[sentence].span;
  tokens_.clear();
  started_ = false;
  tokenizer_.tokenise(text_, span, tokens_);
  find_surfaces(span);
  find_readings();
  tagger_.choose(readings_, begin_, chosen_);
  WordRange range{static_cast<std::uint32_t>(words_.words.size()), 0};
  for (std::size_t i = 0; i < surfaces_.size(); ++i) {
    const WordReading& reading = readings_[chosen_[i]];
    write(surfaces_[i], reading, sentence);
    range.end = static_cast<std::uint32_t>(words_.words.size());
    if (reading.known && !reading.two_words)

      agree(lexicon_, model_, reading.first, range, range.end - 1, words_);
    note_other_lemmas(i);
  }
  range.end = static_cast<std::uint32_t>(words_.words.size());
  words_.ranges.push_back(range);
}

}  // namespace

WordReader::WordReader(const Lexicon& lexicon) : parts_(std::make_unique<const Parts>(lexicon)) {}
WordReader::~WordReader() = default;
WordReader::WordReader(WordReader&&) noexcept = default;
WordReader& WordReader::operator=(WordReader&&) noexcept = default;

Words WordReader::read(std::string_view text, std::vector<Sentence> sentences) const {
  Words words;
  words.sentences = std::move(sentences);
  words.ranges.reserve(words.sentences.size());
  SentenceReader reader(*parts_->lexicon, parts_->tables, parts_->tokenizer, parts_->model, parts_->finder,
                        text, words);
  for (std::uint32_t s = 0; s < words.sentences.size(); ++s) reader.read(s);
  find_entries(*parts_->lexicon, parts_->tables.contractions, words);
  return words;
}

}  // namespace recoupe
