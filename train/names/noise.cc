#include "noise.h"

namespace recoupe {

// Bytes that keep their places: only letters of ASCII and Latin-1 change.
GoldSentence in_capitals(GoldSentence sentence) {
  std::string& text = sentence.text;
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto byte = static_cast<unsigned char>(text[at]);
    if (byte >= 'a' && byte <= 'z') text[at] = static_cast<char>(byte - 32);
    if (byte == 0xC3 && at + 1 < text.size()) {
      const auto next = static_cast<unsigned char>(text[at + 1]);
      if (next >= 0xA0 && next != 0xB7 && next != 0x9F) text[at + 1] = static_cast<char>(next - 32);
    }
  }
  return sentence;
}

GoldSentence without_accents(const GoldSentence& sentence) {
  GoldSentence out;
  std::vector<std::uint32_t> moved(sentence.text.size() + 1);
  constexpr std::string_view kBare = "AAAAAA*CEEEEIIII*NOOOOO*OUUUUY**aaaaaa*ceeeeiiii*nooooo*ouuuuy*y";
  for (std::size_t at = 0; at < sentence.text.size(); ++at) {
    moved[at] = static_cast<std::uint32_t>(out.text.size());
    const auto byte = static_cast<unsigned char>(sentence.text[at]);
    const auto next = at + 1 < sentence.text.size() ? static_cast<unsigned char>(sentence.text[at + 1]) : 0U;
    if (byte == 0xC3 && next >= 0x80 && kBare[next - 0x80] != '*') {
      out.text += kBare[next - 0x80];
      moved[++at] = static_cast<std::uint32_t>(out.text.size());
    } else {
      out.text += sentence.text[at];
    }
  }
  moved.back() = static_cast<std::uint32_t>(out.text.size());
  for (GoldName name : sentence.names)
    out.names.push_back({{moved[name.span.begin], moved[name.span.end]}, name.type});
  return out;
}

}  // namespace recoupe
