// Sentences as a linguist reads them: parts of speech, features and lemmas revised, heads and relations
// found, by the trained net of the lexicon's image.
#pragma once

#include <cstdint>
#include <memory>
#include <span>

#include "lexicon/lexicon.h"
#include "net/model.h"
#include "word/word.h"

namespace recoupe {

class SyntaxReader {
 public:
  // With the model of the lexicon's image. The lexicon must outlive the reader; thread-safe once built.
  explicit SyntaxReader(const Lexicon& lexicon);
  // With another model, which must outlive the reader as well.
  SyntaxReader(const Lexicon& lexicon, const net::Model& model);
  ~SyntaxReader();
  SyntaxReader(SyntaxReader&&) noexcept;
  SyntaxReader& operator=(SyntaxReader&&) noexcept;

  bool ready() const;  // whether there is a model; without one, `read` changes nothing

  // Parses the sentences of these numbers: sets upos, feats, lemma, head and deprel of their words. Entries
  // are found again, since they follow lemmas. A sentence of more than kLongest words is read in pieces of
  // that length, whose roots hang on the first one's.
  void read(Words& words, std::span<const std::uint32_t> sentences) const;

  static constexpr std::uint32_t kLongest = 200;

 private:
  struct Parts;
  std::unique_ptr<const Parts> parts_;
};

}  // namespace recoupe
