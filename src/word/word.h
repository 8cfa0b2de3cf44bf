// Sentences → words: Universal Dependencies tokens with lemma, part of speech and features, and the lexicon's
// entries that cover them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"
#include "lexicon/lexicon.h"
#include "sentence/sentence.h"
#include "text/tokenizer.h"
#include "word/deprel.h"

namespace recoupe {

inline constexpr std::uint32_t kNoHead = 0xFFFFFFFFU;

struct Word {
  ByteSpan span;  // the parts of a contraction share one span
  TokenKind kind = TokenKind::word;
  std::uint8_t part = 0;  // see Token
  std::string form;       // normalised, accents restored where the text lacks them ("Etat" → "état")
  std::string lemma;      // normalised; `form` when the word is unknown
  AtomId form_atom = 0;
  AtomId lemma_atom = 0;
  Upos upos = Upos::X;
  Feats feats;
  bool capital = false;  // begins with a capital in the text
  bool all_caps = false;
  bool known = false;           // the morphological lexicon knows the form
  bool sentence_start = false;  // first word of its sentence (its capital says nothing)
  std::uint32_t sentence = 0;   // index into Words::sentences
  std::uint32_t head =
      kNoHead;  // index into Words::words, its own for a root; kNoHead: nobody parsed the sentence
  Deprel deprel = Deprel::none;  // to the head
};

struct EntryHit {  // a lexicon entry found in the words
  WordRange words;
  EntryId entry = 0;
  std::uint32_t class_begin = 0;  // where other entries have the same words: classes of all of them, in
  std::uint32_t class_end = 0;    // Words::shared_classes[class_begin, class_end), sorted
};

// Lemmas that words have in readings which the tagger did not choose. Entries of several words are found by
// them, too: a slip of the tagger over « perdu » hides no « perdre la vie ».
struct OtherLemmas {
  std::vector<std::uint32_t> begin{0};  // one a word, and one end
  std::vector<AtomId> atoms;

  std::span<const AtomId> of(std::uint32_t word) const {
    return std::span(atoms).subspan(begin[word], begin[word + 1] - begin[word]);
  }
};

// The words of a whole report. Spans that `hit_classes` gives live as long as the Words and the lexicon.
struct Words {
  std::vector<Sentence> sentences;
  std::vector<WordRange> ranges;  // one a sentence
  std::vector<Word> words;
  OtherLemmas other_lemmas;
  std::vector<EntryHit> hits;                 // by begin, longer first; every hit, nested ones included
  std::vector<std::vector<ClassId>> classes;  // one a word: classes of all hits that cover it, sorted
  std::vector<std::uint64_t> class_bits;      // one a word: bit_of its classes; most are asked for in vain
  std::vector<ClassId> shared_classes;

  bool has(std::uint32_t word, ClassId wanted) const {
    if (word >= class_bits.size() || (class_bits[word] & bit_of(wanted)) == 0) return false;
    return std::binary_search(classes[word].begin(), classes[word].end(), wanted);
  }
  static constexpr std::uint64_t bit_of(ClassId id) { return std::uint64_t{1} << (id % 64U); }
  ByteSpan span_of(
      WordRange range) const;  // from the first word's begin to the last word's end; requires !empty
  WordRange words_in(ByteSpan span) const;  // the words that begin in it
  std::span<const ClassId> hit_classes(const EntryHit& hit, const Lexicon& lexicon) const;
};

// « », “ ” or ": a mark that opens or closes a quotation.
bool is_quotation_mark(const Word& word);

}  // namespace recoupe
