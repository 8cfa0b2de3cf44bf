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

std::string head_column(const Word& word, std::uint32_t place, WordRange range) {
  if (word.head == kNoHead) return "_";
  return std::to_string(word.head == place ? 0 : word.head - range.begin + 1);
}

// A name keeps its capitals.
std::string lemma_column(const Word& word, std::string_view form) {
  const bool name = word.upos == Upos::PROPN && word.lemma == word.form;
  return column(name ? form : std::string_view(word.lemma));
}

// The sentence as its tokens give it back: runs of white space are one space, characters that nobody reads
// go.
std::string text_of(std::string_view text, const Words& words, WordRange range) {
  std::string out;
  for (std::uint32_t w = range.begin; w < range.end; ++w) {
    if (words.words[w].part > 1) continue;
    if (w > range.begin && space_follows(text, words, range, w - 1)) out += ' ';
    out += column(slice(text, words.words[w].span));
  }
  return out;
}

}  // namespace

std::string to_conllu(const Words& words, std::uint32_t sentence, std::string_view text) {
  const WordRange range = words.ranges[sentence];
  if (range.empty()) return "";  // nothing but characters that nobody reads
  std::string out = fmt::format("# sent_id = {}\n# text = {}\n", sentence + 1, text_of(text, words, range));
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
    fmt::format_to(std::back_inserter(out), "{}\t{}\t{}\t{}\t_\t{}\t{}\t{}\t_\t{}\n", id, form,
                   lemma_column(word, form), name_of(word.upos), to_conllu(word.feats),
                   head_column(word, w, range), name_of(word.deprel), word.part > 0 ? "_" : misc);
  }
  return out + "\n";
}

}  // namespace recoupe
