// libFuzzer target: any bytes through the sentence and word stages, as one paragraph and as one sentence.
//
//   ./run fuzz 60        60 seconds; what was found stays in build/fuzz
//
// Beside the sanitizers' findings, whatever breaks a promise of the headers stops it: sentences and words in
// order and inside the text, CoNLL-U with ten columns.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <iostream>
#include <numeric>
#include <vector>

#include "../test/word/lexicon_file.h"
#include "sentence/splitter.h"
#include "word/syntax.h"

namespace {

using namespace recoupe;

void require(bool holds, const char* what) {
  if (holds) return;
  std::cerr << "broken: " << what << "\n";
  std::abort();
}

const Lexicon& lexicon() {
  if (compiled_lexicon() != nullptr) return *compiled_lexicon();
  std::cerr << "no recoupe.lexicon beside the program\n";
  std::exit(2);
}

Words parsed(Words words) {
  static const SyntaxReader syntax(lexicon());
  std::vector<std::uint32_t> all(words.sentences.size());
  std::iota(all.begin(), all.end(), 0U);
  syntax.read(words, all);
  for (const Word& word : words.words) {
    const WordRange sentence = words.ranges[word.sentence];
    require(!syntax.ready() || sentence.contains(word.head), "a head outside the sentence");
  }
  return words;
}

void check(const Words& words, std::string_view text) {
  std::uint32_t at = 0;
  for (const Word& word : words.words) {
    require(word.span.begin < word.span.end && word.span.end <= text.size(), "a word outside the text");
    require(word.part > 1 || word.span.begin >= at, "words out of order");
    at = word.span.end;
  }
  for (std::uint32_t s = 0; s < words.sentences.size(); ++s) {
    const std::string conllu = to_conllu(words, s, text);
    for (std::size_t begin = 0, end = 0; begin < conllu.size(); begin = end + 1) {
      end = std::min(conllu.find('\n', begin), conllu.size());
      const std::string_view line = std::string_view(conllu).substr(begin, end - begin);
      const bool row = !line.empty() && line[0] >= '0' && line[0] <= '9';
      require(!row || std::count(line.begin(), line.end(), '\t') == 9, "not ten columns");
    }
  }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const SentenceSplitter splitter(lexicon());
  static const WordReader reader(lexicon());
  Report report;
  report.text.assign(reinterpret_cast<const char*>(data), size);
  if (report.text.empty()) return 0;
  report.blocks.push_back({BlockKind::paragraph, {0, static_cast<std::uint32_t>(size)}, ""});
  std::vector<Sentence> sentences = splitter.split(report);
  std::uint32_t at = 0;
  for (const Sentence& sentence : sentences) {
    require(sentence.span.begin >= at && !sentence.span.empty() && sentence.span.end <= size,
            "sentences out of order");
    at = sentence.span.end;
  }
  check(parsed(reader.read(report.text, std::move(sentences))), report.text);
  check(parsed(read_plain(reader, report.text)), report.text);
  return 0;
}
