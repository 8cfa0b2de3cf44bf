// See copy.h.
#include "incident/copy.h"

#include <algorithm>
#include <tuple>
#include <unordered_map>
#include <utility>

#include "base/hash.h"
#include "incident/words.h"

namespace recoupe {
namespace {

constexpr std::uint64_t kSample =
    4;                              // one hash in four is indexed: a copied sentence of 20 words leaves four
constexpr std::size_t kCrowd = 48;  // texts under one hash that all meet one another
constexpr std::size_t kNeighbours = 8;  // that each meets in a larger crowd

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

std::uint64_t run_hash(const std::vector<std::uint64_t>& words, std::size_t begin) {
  std::uint64_t h = 0;
  for (std::size_t k = 0; k < kShingleWords; ++k)
    h = (h ^ words[begin + k]) * 0x9e3779b97f4a7c15ULL + (h >> 29);
  return h ^ (h >> 32);
}

// A number that follows from the text alone, to bring texts into an order that no arrival changes.
std::uint64_t rank_of(const std::vector<std::uint64_t>& hashes) {
  std::uint64_t rank = hashes.size();
  for (const std::uint64_t h : hashes) rank = (rank ^ h) * 0x9e3779b97f4a7c15ULL;
  return rank;
}

struct Posting {
  std::uint64_t hash, rank;
  std::uint32_t text;
};

using Meeting = std::pair<std::uint32_t, std::uint32_t>;

std::vector<Meeting> meetings(const std::vector<const std::vector<std::uint64_t>*>& texts) {
  std::vector<Posting> index;
  for (std::uint32_t t = 0; t < texts.size(); ++t) {
    const std::uint64_t rank = rank_of(*texts[t]);
    for (const std::uint64_t h : *texts[t]) {
      if (h % kSample == 0) index.push_back({h, rank, t});
    }
  }
  std::sort(index.begin(), index.end(), [](const Posting& a, const Posting& b) {
    return std::tie(a.hash, a.rank, a.text) < std::tie(b.hash, b.rank, b.text);
  });
  std::vector<Meeting> meets;
  for (std::size_t begin = 0; begin < index.size();) {
    std::size_t end = begin;
    while (end < index.size() && index[end].hash == index[begin].hash) ++end;
    const std::size_t reach = end - begin > kCrowd ? kNeighbours : end - begin;
    for (std::size_t i = begin; i < end; ++i) {
      for (std::size_t j = i + 1; j < std::min(end, i + 1 + reach); ++j) {
        meets.emplace_back(std::min(index[i].text, index[j].text), std::max(index[i].text, index[j].text));
      }
    }
    begin = end;
  }
  std::sort(meets.begin(), meets.end());
  meets.erase(std::unique(meets.begin(), meets.end()), meets.end());
  return meets;
}

}  // namespace

std::vector<CopyPair> near_copies(const std::vector<const std::vector<std::uint64_t>*>& texts,
                                  std::size_t least) {
  std::vector<CopyPair> pairs;
  for (const auto& [a, b] : meetings(texts)) {
    const std::size_t shared = in_common(*texts[a], *texts[b]);
    if (shared < std::max<std::size_t>(least, 1)) continue;
    const auto part = [shared](std::size_t of) {
      return static_cast<double>(shared) / static_cast<double>(of);
    };
    pairs.push_back({a, b, shared, part(texts[a]->size()), part(texts[b]->size())});
  }
  return pairs;
}

ReadWords read_words(std::string_view text, const std::vector<ByteSpan>& read) {
  ReadWords words;
  for (const FoldedWord& word : folded_words(text, read)) {
    words.hashes.push_back(hash_bytes(word.text));
    words.spans.push_back(word.span);
  }
  return words;
}

std::vector<std::uint64_t> shingles_of(const ReadWords& words) {
  std::vector<std::uint64_t> shingles;
  for (std::size_t i = 0; i + kShingleWords <= words.hashes.size(); ++i)
    shingles.push_back(run_hash(words.hashes, i));
  std::sort(shingles.begin(), shingles.end());
  shingles.erase(std::unique(shingles.begin(), shingles.end()), shingles.end());
  return shingles;
}

CopiedWords copied_words(const ReadWords& mine, const ReadWords& theirs) {
  CopiedWords copied;
  std::unordered_map<std::uint64_t, std::size_t> runs;
  for (std::size_t i = 0; i + kShingleWords <= theirs.hashes.size(); ++i)
    runs.emplace(run_hash(theirs.hashes, i), i);
  std::size_t words = 0;
  for (std::size_t i = 0; i + kShingleWords <= mine.hashes.size();) {
    const auto found = runs.find(run_hash(mine.hashes, i));
    std::size_t length = 0;
    if (found != runs.end()) {
      const auto same = std::mismatch(mine.hashes.begin() + static_cast<std::ptrdiff_t>(i), mine.hashes.end(),
                                      theirs.hashes.begin() + static_cast<std::ptrdiff_t>(found->second),
                                      theirs.hashes.end());
      length = static_cast<std::size_t>(same.first - mine.hashes.begin()) - i;
    }
    if (length < kShingleWords) {
      ++i;
      continue;
    }
    copied.spans.push_back({mine.spans[i].begin, mine.spans[i + length - 1].end});
    words += length;
    i += length;
  }
  if (words > 0) copied.share = static_cast<double>(words) / static_cast<double>(mine.hashes.size());
  return copied;
}

}  // namespace recoupe
