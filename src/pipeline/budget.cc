// The journey's budgets: a sentence and a report are read up to a size within which no stage takes long.
#include <algorithm>

#include "pipeline/journey.h"

namespace recoupe {
namespace {

struct Cut {
  std::uint32_t end;   // of the first part
  std::uint32_t next;  // begin of the second
};

// Where to cut a sentence that must not go on behind `most`: at its last space, or between two characters.
Cut cut_of(std::string_view text, ByteSpan most) {
  const std::size_t space = text.substr(most.begin, most.size()).find_last_of(" \n\t");
  if (space != std::string_view::npos && space > 0) {
    const auto at = static_cast<std::uint32_t>(most.begin + space);
    const std::size_t end = text.find_last_not_of(" \n\t", at);
    const std::size_t next = text.find_first_not_of(" \n\t", at);
    if (end >= most.begin && end != std::string_view::npos && next != std::string_view::npos)
      return {static_cast<std::uint32_t>(end + 1), static_cast<std::uint32_t>(next)};
  }
  std::uint32_t at = most.end;
  while ((static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
  return {at, at};
}

}  // namespace

// Cuts sentences longer than kSentenceBytes into several and leaves what lies behind kReadBytes out.
void Journey::keep_to_budget() {
  std::vector<Sentence> kept;
  for (Sentence rest : words.sentences) {
    while (rest.span.size() > kSentenceBytes) {
      Sentence& piece = kept.emplace_back(rest);
      const Cut cut = cut_of(report.text, {rest.span.begin, rest.span.begin + kSentenceBytes});
      piece.span.end = cut.end;
      rest.span.begin = cut.next;
    }
    kept.push_back(rest);
    if (rest.span.end > kReadBytes) break;
  }
  const auto beyond = std::find_if(kept.begin(), kept.end(),
                                   [](const Sentence& sentence) { return sentence.span.end > kReadBytes; });
  if (beyond != kept.end()) unread = {beyond->span.begin, static_cast<std::uint32_t>(report.text.size())};
  kept.erase(beyond, kept.end());
  words.sentences = std::move(kept);
}

}  // namespace recoupe
