// The text form of the sentence stage: one line a sentence, its line ends shown as spaces.
#include <fmt/format.h>

#include "sentence/splitter.h"

namespace recoupe {

std::string to_text(const std::vector<Sentence>& sentences, const Report& report) {
  std::string out;
  for (const Sentence& sentence : sentences) {
    std::string text(slice(report.text, sentence.span));
    for (char& c : text)
      if (c == '\n' || c == '\r') c = ' ';
    out += fmt::format("{}-{} {}{}{} | {}\n", sentence.span.begin, sentence.span.end, name_of(sentence.kind),
                       sentence.headline ? " headline" : "", sentence.quoted ? " quoted" : "", text);
  }
  return out;
}

}  // namespace recoupe
