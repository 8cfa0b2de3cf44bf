#include "noise.h"

#include <unicode/uchar.h>

#include "text/normalise.h"
#include "text/utf8.h"

namespace recoupe::train {
namespace {

template <class Change>
std::string changed(std::string_view text, Change change) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    const CodePoint c = decode(text, at);
    change(c.value, text.substr(at, c.size), out);
    at += c.size;
  }
  return out;
}

std::string without_accents(std::string_view text) {
  return changed(text, [](char32_t c, std::string_view bytes, std::string& out) {
    if (c < 0x80) return append(out, c);
    const std::string plain = fold(bytes);
    if (u_isUUppercase(static_cast<UChar32>(c)) == 0) {
      out += plain;
    } else {
      for (const char letter : plain)
        append(out, static_cast<char32_t>(u_toupper(static_cast<unsigned char>(letter))));
    }
  });
}

std::string cased(std::string_view text, UChar32 (*to)(UChar32)) {
  return changed(text, [to](char32_t c, std::string_view, std::string& out) {
    append(out, static_cast<char32_t>(to(static_cast<UChar32>(c))));
  });
}

std::string with_capital(std::string_view text) {
  const std::size_t head = decode(text, 0).size;
  return cased(text.substr(0, head), u_toupper).append(text.substr(head));
}

std::string typographic(std::string_view text) {
  return changed(text, [](char32_t c, std::string_view bytes, std::string& out) {
    if (c == U'\'')
      append(out, U'\u2019');
    else
      out += bytes;
  });
}

bool is_leaf(const GoldSentence& sentence, std::uint32_t word) {
  for (const GoldWord& other : sentence.words)
    if (other.head == word + 1) return false;
  return true;
}

void drop_final_stop(GoldSentence& sentence) {
  const auto last = static_cast<std::uint32_t>(sentence.words.size() - 1);
  if (last < 2 || sentence.words[last].upos != Upos::PUNCT || !is_leaf(sentence, last)) return;
  sentence.words.pop_back();
  sentence.tokens.pop_back();
}

void space_punctuation(GoldSentence& sentence) {
  for (std::size_t t = 0; t + 1 < sentence.tokens.size(); ++t) {
    const GoldToken& next = sentence.tokens[t + 1];
    if (sentence.words[next.begin].upos == Upos::PUNCT && next.surface != "'" && next.surface != "-")
      sentence.tokens[t].space_after = true;
  }
}

}  // namespace

std::string noisy_surface(const std::string& surface, Noise noise) {
  switch (noise) {
    case Noise::no_accents:
      return without_accents(surface);
    case Noise::capitals:
      return cased(without_accents(surface), u_toupper);
    case Noise::accented_capitals:
      return cased(surface, u_toupper);
    case Noise::small:
      return cased(surface, u_tolower);
    case Noise::title:
      return with_capital(surface);
    case Noise::typography:
      return typographic(surface);
    case Noise::none:
      break;
  }
  return surface;
}

GoldSentence with_noise(const GoldSentence& sentence, Noise noise, Random& random) {
  GoldSentence out = sentence;
  for (GoldToken& token : out.tokens) token.surface = noisy_surface(token.surface, noise);
  if (noise == Noise::none) return out;
  if (random.chance(0.3F)) drop_final_stop(out);
  if (random.chance(noise == Noise::typography ? 0.7F : 0.1F)) space_punctuation(out);
  return out;
}

}  // namespace recoupe::train
