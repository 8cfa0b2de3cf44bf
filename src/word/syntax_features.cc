#include "word/syntax_features.h"

#include "base/hash.h"
#include "lexicon/format.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

enum Trait : std::uint64_t {
  form,
  lemma,
  suffix2,
  suffix3,
  suffix4,
  prefix3,
  shape,
  tag,
  classes,
  readings,
  treebank
};

constexpr std::size_t kMostReadings = 12;  // of a form that are looked at; few have more than eight

std::uint64_t key(Trait trait, std::string_view text) { return hash_bytes(text, trait + 1); }

std::uint64_t key(Trait trait, std::uint64_t bits) {
  std::uint64_t h = (bits ^ trait << 56) * 0x9e3779b97f4a7c15ULL;
  h ^= h >> 32;
  h *= 0xd6e8feb86659fd93ULL;
  return h ^ h >> 29;
}

std::string_view last_letters(std::string_view text, std::size_t count) {
  std::size_t at = text.size();
  while (count-- > 0 && at > 0) at -= decode_before(text, at).size;
  return text.substr(at);
}

std::string_view first_letters(std::string_view text, std::size_t count) {
  std::size_t at = 0;
  while (count-- > 0 && at < text.size()) at += decode(text, at).size;
  return text.substr(0, at);
}

// All years look alike, and all hours: digits are written as 0.
std::uint64_t number_key(Trait trait, std::string_view text) {
  std::array<char, 24> digits{};
  const std::size_t size = std::min(text.size(), digits.size());
  for (std::size_t i = 0; i < size; ++i) digits[i] = text[i] >= '0' && text[i] <= '9' ? '0' : text[i];
  return key(trait, std::string_view(digits.data(), size));
}

std::uint64_t shape_bits(const Word& word) {
  std::uint64_t bits = static_cast<std::uint64_t>(word.kind) | std::uint64_t{word.part} << 4;
  const std::array flags = {word.capital, word.all_caps, word.sentence_start, word.known,
                            word.form.find('-') != std::string::npos};
  for (std::size_t i = 0; i < flags.size(); ++i) bits |= std::uint64_t{flags[i]} << (8 + i);
  return bits;
}

// One bit a part of speech that the lexicon gives the form, and three for the forms of verbs.
std::uint64_t class_bits(std::span<const Analysis> analyses) {
  std::uint64_t bits = 0;
  for (const Analysis& a : analyses) {
    bits |= std::uint64_t{1} << static_cast<unsigned>(a.upos);
    if (a.feats.verb_form != VerbForm::none)
      bits |= std::uint64_t{1} << (kUposCount + static_cast<unsigned>(a.feats.verb_form));
  }
  return bits;
}

std::uint64_t readings_hash(std::span<const Analysis> analyses) {
  std::uint64_t h = 0;
  for (const Analysis& a : analyses.first(std::min(analyses.size(), kMostReadings)))
    h = key(readings, h ^ (std::uint64_t{packed_feats(a.feats)} << 8 | static_cast<std::uint64_t>(a.upos)));
  return h;
}

}  // namespace

SyntaxKeys syntax_keys(const Lexicon& lexicon, const Word& word) {
  const auto analyses = lexicon.analyses(word.form);
  const bool number = word.kind == TokenKind::number;
  return {number ? number_key(form, word.form) : key(form, word.form),
          number ? number_key(lemma, word.lemma) : key(lemma, word.lemma),
          key(suffix2, last_letters(word.form, 2)),
          key(suffix3, last_letters(word.form, 3)),
          key(suffix4, last_letters(word.form, 4)),
          key(prefix3, first_letters(word.form, 3)),
          key(shape, shape_bits(word)),
          key(tag, std::uint64_t{packed_feats(word.feats)} << 8 | static_cast<std::uint64_t>(word.upos)),
          key(classes, class_bits(analyses)),
          key(readings, readings_hash(analyses))};
}

std::uint64_t treebank_key(std::string_view treebank) { return key(Trait::treebank, treebank); }

}  // namespace recoupe
