#include "baseline/token.h"

#include <algorithm>
#include <map>

#include "base/hash.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace recoupe::baseline {
namespace {

std::uint64_t pack(Upos upos, VerbForm verb_form) {
  return 1 + static_cast<std::uint64_t>(upos) * 4 + static_cast<std::uint64_t>(verb_form);
}

std::uint64_t agreement_of(Feats feats) {
  return 1 + static_cast<std::uint64_t>(feats.gender) * 4 + static_cast<std::uint64_t>(feats.number);
}

std::uint64_t ambiguity_of(std::span<const Analysis> analyses) {
  constexpr unsigned kVerbForms = kUposCount;  // bits behind those of the parts of speech
  std::uint64_t set = 0;
  for (const Analysis& a : analyses) {
    set |= std::uint64_t{1} << static_cast<unsigned>(a.upos);
    set |= std::uint64_t{1} << (kVerbForms + static_cast<unsigned>(a.feats.verb_form));
  }
  return set;
}

void cut_affixes(std::string_view form, Token& token) {
  std::size_t at = form.size();
  for (std::uint64_t& suffix : token.suffixes) {
    const std::uint32_t size = decode_before(form, at).size;
    if (size == 0) break;
    at -= size;
    suffix = hash_bytes(form.substr(at));
  }
  std::size_t end = 0;
  for (int letters = 0; letters < 3; ++letters) end += decode(form, end).size;
  token.prefix = hash_bytes(form.substr(0, end));
}

std::uint64_t shape_of(const Word& word) {
  const bool digit =
      std::any_of(word.form.begin(), word.form.end(), [](char c) { return c >= '0' && c <= '9'; });
  const bool hyphen = word.form.find('-') != std::string::npos;
  return 1 + word.capital + 2U * word.all_caps + 4U * word.sentence_start + 8U * digit + 16U * hyphen +
         32U * static_cast<unsigned>(word.kind);
}

}  // namespace

Words TokenReader::words(std::string_view text) const {
  return reader_.read(text, {Sentence{.span = {0, static_cast<std::uint32_t>(text.size())}}});
}

Token TokenReader::bare(std::string_view form) const {
  Token token;
  token.form = hash_bytes(form);
  token.lemma = token.form;
  cut_affixes(form, token);
  if (!allies_.lexicon) return token;
  token.analyses = lexicon_->analyses(form);
  token.ambiguity = ambiguity_of(token.analyses);
  return token;
}

Token TokenReader::token(const Word& word) const {
  Token token = bare(word.form);
  token.shape = shape_of(word);
  if (allies_.guesses) token.guess = pack(word.upos, word.feats.verb_form);
  if (!allies_.lexicon) return token;
  token.lemma = hash_bytes(word.lemma);
  token.agreement = agreement_of(word.feats);
  token.upos = word.upos;
  return token;
}

std::vector<Token> TokenReader::tokens(const Words& words) const {
  std::vector<Token> made;
  made.reserve(words.words.size());
  for (const Word& word : words.words) made.push_back(token(word));
  return made;
}

std::vector<Token> TokenReader::tokens(const GoldSentence& sentence) const {
  const Words own = words(sentence.text);
  std::map<Place, const Word*> by_place;
  const std::vector<Place> cut = places(sentence.text, own);
  for (std::size_t w = 0; w < cut.size(); ++w) by_place[cut[w]] = &own.words[w];
  std::vector<Token> made;
  for (const GoldWord& word : sentence.words) {
    const auto found = by_place.find(word.place);
    made.push_back(found == by_place.end() ? bare(word.form) : token(*found->second));
  }
  return made;
}

std::vector<Place> places(std::string_view text, const Words& words) {
  std::vector<Place> made;
  std::uint32_t solid = 0;
  ByteSpan last{0, 0};
  for (const Word& word : words.words) {
    solid += solid_size(text.substr(last.begin, word.span.begin - last.begin));
    last = word.span;
    made.push_back({solid, solid + solid_size(slice(text, word.span)), word.part});
  }
  return made;
}

// A word whose own reading has the tag's part of speech keeps that reading: it was chosen in context.
void settle(const Lexicon& lexicon, Token& token, std::uint8_t tag, Upos upos) {
  token.tag = tag;
  if (token.upos == upos) return;
  for (const Analysis& a : token.analyses) {
    if (a.upos != upos) continue;
    token.lemma = hash_bytes(lexicon.lemma(a.lemma));
    token.agreement = agreement_of(a.feats);
    break;
  }
  token.upos = upos;
}

}  // namespace recoupe::baseline
