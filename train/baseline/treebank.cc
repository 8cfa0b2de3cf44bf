#include "baseline/treebank.h"

#include <algorithm>
#include <charconv>
#include <optional>

#include "text/normalise.h"

namespace recoupe::baseline {
namespace {

constexpr std::size_t kColumns = 10;
enum Column { id, form, lemma, upos, xpos, feats, head, relation };

std::vector<std::string_view> split(std::string_view line, char by) {
  std::vector<std::string_view> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find(by, begin), line.size());
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

std::optional<int> number(std::string_view digits) {
  int value = 0;
  const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (read.ec != std::errc() || read.ptr != digits.data() + digits.size()) return std::nullopt;
  return value;
}

std::string value_of(std::string_view feats, std::string_view key) {
  for (const std::string_view feat : split(feats, '|'))
    if (feat.starts_with(key)) return std::string(feat.substr(key.size()));
  return {};
}

// The lines of one sentence, one after the other.
class SentenceBuilder {
 public:
  bool add(std::string_view line);  // false: no line of a treebank
  std::optional<GoldSentence> finish();

 private:
  bool add_range(std::string_view range, std::string_view surface);
  bool add_word(const std::vector<std::string_view>& fields);

  GoldSentence sentence_;
  std::uint32_t at_ = 0;
  std::uint32_t range_begin_ = 0;
  int range_first_ = 0;
  int range_last_ = 0;
};

bool SentenceBuilder::add_range(std::string_view range, std::string_view surface) {
  const std::size_t dash = range.find('-');
  const auto first = number(range.substr(0, dash));
  const auto last = number(range.substr(dash + 1));
  if (!first || !last) return false;
  range_first_ = *first;
  range_last_ = *last;
  range_begin_ = at_;
  at_ += solid_size(surface);
  return true;
}

bool SentenceBuilder::add_word(const std::vector<std::string_view>& fields) {
  const auto index = number(fields[id]);
  const auto above = number(fields[head]);
  if (!index || !above) return false;
  GoldWord word{.place = {at_, at_, 0},
                .form = normalise(fields[form]),
                .upos = std::string(fields[upos]),
                .verb_form = value_of(fields[feats], "VerbForm="),
                .relation = std::string(fields[relation]),
                .head = *above - 1};
  if (*index <= range_last_) {
    word.place = {range_begin_, at_, static_cast<std::uint32_t>(*index - range_first_ + 1)};
  } else {
    word.place.end = at_ += solid_size(fields[form]);
  }
  sentence_.words.push_back(std::move(word));
  return true;
}

bool SentenceBuilder::add(std::string_view line) {
  constexpr std::string_view kText = "# text = ";
  if (line.starts_with(kText)) sentence_.text = line.substr(kText.size());
  if (line.starts_with('#')) return true;
  const auto fields = split(line, '\t');
  if (fields.size() != kColumns) return false;
  if (fields[id].find('.') != std::string_view::npos) return true;
  if (fields[id].find('-') != std::string_view::npos) return add_range(fields[id], fields[form]);
  return add_word(fields);
}

std::optional<GoldSentence> SentenceBuilder::finish() {
  GoldSentence done = std::move(sentence_);
  *this = {};
  if (done.words.empty()) return std::nullopt;
  const int root = static_cast<int>(done.words.size());
  for (GoldWord& word : done.words)
    if (word.head < 0 || word.head > root) word.head = root;
  return done;
}

}  // namespace

std::uint32_t solid_size(std::string_view text) {
  std::uint32_t size = 0;
  for (const char c : normalise(text)) size += c != ' ';
  return size;
}

Result<std::vector<GoldSentence>> read_treebank(std::string_view conllu, const std::string& name) {
  std::vector<GoldSentence> sentences;
  SentenceBuilder builder;
  std::size_t number_of_line = 0;
  for (const std::string_view line : split(conllu, '\n')) {
    ++number_of_line;
    if (!line.empty() && !builder.add(line))
      return fail(name + ":" + std::to_string(number_of_line), "no line of CoNLL-U",
                  "ten columns, tabs between them");
    if (!line.empty()) continue;
    if (auto done = builder.finish()) sentences.push_back(std::move(*done));
  }
  if (auto done = builder.finish()) sentences.push_back(std::move(*done));
  return sentences;
}

}  // namespace recoupe::baseline
