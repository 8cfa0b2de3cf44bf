// See copy.h.
#include "incident/copy.h"

#include <algorithm>
#include <string>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "incident/words.h"

namespace recoupe {
namespace {

constexpr std::uint64_t kSample =
    4;  // one hash in four is indexed: a copied sentence of 20 words still leaves four
constexpr std::size_t kBoilerplate = 64;  // texts that may hold one hash before it proves nothing
constexpr std::size_t kLongTexts =
    4096;  // runs of one text that are looked up at most when words are aligned

std::size_t in_common(const std::vector<std::uint64_t>& a, const std::vector<std::uint64_t>& b) {
  std::size_t count = 0;
  for (std::size_t i = 0, j = 0; i < a.size() && j < b.size();) {
    if (a[i] == b[j]) {
      ++count, ++i, ++j;
    } else if (a[i] < b[j]) {
      ++i;
    } else {
      ++j;
    }
  }
  return count;
}

std::uint64_t run_hash(const std::vector<FoldedWord>& words, std::size_t begin) {
  std::uint64_t h = 0;
  for (std::size_t k = 0; k < kShingleWords; ++k) h = hash_bytes(words[begin + k].text, h + k + 1);
  return h;
}

}  // namespace

std::vector<CopyPair> near_copies(const std::vector<const std::vector<std::uint64_t>*>& texts,
                                  std::size_t least) {
  std::vector<std::pair<std::uint64_t, std::uint32_t>> index;  // hash, text
  for (std::uint32_t t = 0; t < texts.size(); ++t) {
    for (const std::uint64_t h : *texts[t]) {
      if (h % kSample == 0) index.emplace_back(h, t);
    }
  }
  std::sort(index.begin(), index.end());
  std::vector<std::pair<std::uint32_t, std::uint32_t>> meets;
  for (std::size_t begin = 0; begin < index.size();) {
    std::size_t end = begin;
    while (end < index.size() && index[end].first == index[begin].first) ++end;
    if (end - begin <= kBoilerplate) {
      for (std::size_t i = begin; i < end; ++i) {
        for (std::size_t j = i + 1; j < end; ++j) meets.emplace_back(index[i].second, index[j].second);
      }
    }
    begin = end;
  }
  std::sort(meets.begin(), meets.end());
  meets.erase(std::unique(meets.begin(), meets.end()), meets.end());
  std::vector<CopyPair> pairs;
  for (const auto& [a, b] : meets) {
    const std::size_t shared = in_common(*texts[a], *texts[b]);
    if (shared < std::max<std::size_t>(least, 1)) continue;
    const auto part = [shared](std::size_t of) {
      return static_cast<double>(shared) / static_cast<double>(of);
    };
    pairs.push_back({a, b, shared, part(texts[a]->size()), part(texts[b]->size())});
  }
  return pairs;
}

CopiedWords copied_words(std::string_view text, const std::vector<ByteSpan>& read, std::string_view other,
                         const std::vector<ByteSpan>& other_read) {
  const std::vector<FoldedWord> mine = folded_words(text, read);
  const std::vector<FoldedWord> theirs = folded_words(other, other_read);
  CopiedWords copied;
  if (mine.size() < kShingleWords || theirs.size() < kShingleWords) return copied;
  std::unordered_map<std::uint64_t, std::size_t> runs;
  for (std::size_t i = 0; i + kShingleWords <= std::min(theirs.size(), kLongTexts); ++i)
    runs.emplace(run_hash(theirs, i), i);
  std::size_t words = 0;
  for (std::size_t i = 0; i + kShingleWords <= mine.size();) {
    const auto found = runs.find(run_hash(mine, i));
    if (found == runs.end()) {
      ++i;
      continue;
    }
    std::size_t length = 0;
    while (i + length < mine.size() && found->second + length < theirs.size() &&
           mine[i + length].text == theirs[found->second + length].text) {
      ++length;
    }
    if (length < kShingleWords) {  // two runs with one hash
      ++i;
      continue;
    }
    copied.spans.push_back({mine[i].span.begin, mine[i + length - 1].span.end});
    words += length;
    i += length;
  }
  copied.share = static_cast<double>(words) / static_cast<double>(mine.size());
  return copied;
}

}  // namespace recoupe
