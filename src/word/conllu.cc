// Words as CoNLL-U prints them: ten columns, contractions as multiword tokens.
#include <fmt/format.h>

#include <iterator>

#include "word/reader.h"

namespace recoupe {
namespace {

// Words may hold a soft hyphen or a narrow space; a tab or a line break would end the column.
std::string column(std::string_view text) {
  std::string out;
  for (const char c : text) out.push_back(static_cast<unsigned char>(c) < ' ' ? ' ' : c);
  return out.empty() ? "_" : out;
}

bool space_follows(std::string_view text, const Words& words, WordRange range, std::uint32_t word) {
  if (word + 1 >= range.end) return true;
  return words.words[word].span.end < words.words[word + 1].span.begin &&
         words.words[word].span.end < text.size();
}

}  // namespace

std::string to_conllu(const Words& words, std::uint32_t sentence, std::string_view text) {
  const WordRange range = words.ranges[sentence];
  std::string out = fmt::format("# sent_id = {}\n# text = {}\n", sentence + 1,
                                column(slice(text, words.sentences[sentence].span)));
  for (std::uint32_t w = range.begin; w < range.end; ++w) {
    const Word& word = words.words[w];
    const std::uint32_t id = w - range.begin + 1;
    std::uint32_t last = w;
    if (word.part == 1)
      while (last + 1 < range.end && words.words[last + 1].part > words.words[last].part) ++last;
    const char* misc = space_follows(text, words, range, last) ? "_" : "SpaceAfter=No";
    if (last > w)
      fmt::format_to(std::back_inserter(out), "{}-{}\t{}\t_\t_\t_\t_\t_\t_\t_\t{}\n", id, id + last - w,
                     column(slice(text, word.span)), misc);
    const std::string form = word.part > 0 ? word.form : column(slice(text, word.span));
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t_\t{}\t_\t_\t_\t{}\n", id, form,
                   column(word.lemma), name_of(word.upos), to_conllu(word.feats), word.part > 0 ? "_" : misc);
  }
  return out + "\n";
}

}  // namespace recoupe
