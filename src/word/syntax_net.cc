#include "word/syntax_net.h"

#include <algorithm>
#include <string>

namespace recoupe {

using namespace syntax;

std::size_t syntax::way(std::size_t dependent, std::size_t head) {
  const auto by = static_cast<std::ptrdiff_t>(head) - static_cast<std::ptrdiff_t>(dependent);
  constexpr std::array<std::ptrdiff_t, 8> kUpTo = {1, 2, 3, 4, 6, 9, 14, 24};
  const std::ptrdiff_t far = by < 0 ? -by : by;
  const auto bucket = std::lower_bound(kUpTo.begin(), kUpTo.end(), far) - kUpTo.begin();
  return static_cast<std::size_t>(1 + bucket) + (by < 0 ? kUpTo.size() + 1 : 0);
}

TagValues syntax::tag_values(Upos upos, Feats f) {
  return {static_cast<std::size_t>(upos),       static_cast<std::size_t>(f.gender),
          static_cast<std::size_t>(f.number),   static_cast<std::size_t>(f.person),
          static_cast<std::size_t>(f.tense),    static_cast<std::size_t>(f.mood),
          static_cast<std::size_t>(f.verb_form)};
}

Feats syntax::feats_of(const TagValues& values) {
  Feats feats;
  feats.gender = static_cast<Gender>(values[1]);
  feats.number = static_cast<Number>(values[2]);
  feats.person = values[3] & 3U;
  feats.tense = static_cast<Tense>(values[4]);
  feats.mood = static_cast<Mood>(values[5]);
  feats.verb_form = static_cast<VerbForm>(values[6]);
  return feats;
}

SyntaxNet::SyntaxNet(const net::Model& model, const net::Kernels& kernels) : kernels_(&kernels) {
  bool whole = true;
  const auto take = [&](const std::string& name, std::size_t rows, std::size_t columns) {
    const auto found = model.tensor<float>(name, rows, columns);
    whole = whole && !found.empty();
    return found;
  };
  for (std::size_t i = 0; i < kDense.size(); ++i) {
    const std::string name(kDense[i].name);
    weights_[i] = take(name + ".weight", kDense[i].inner, kDense[i].columns);
    biases_[i] = take(name + ".bias", 1, kDense[i].columns);
  }
  for (std::size_t i = 0; i < kLayers; ++i)
    peepholes_[i] = take(std::string(kDense[kLayer0 + i].name) + ".peephole", 2, 2 * kHalf);
  root_offer_ = take("root.offer", 1, kArc);
  distance_ = take("relation.distance", kWays, kRelation);
  const std::size_t size = model.rows("trait.slot");
  slots_ = model.tensor<std::uint64_t>("trait.slot", size, 1);
  whole = whole && size > 0 && (size & (size - 1)) == 0;
  if (whole) embedding_ = model.tensor<std::uint16_t>("trait.vector", model.rows("trait.vector"), kEmbedding);
}

std::uint32_t SyntaxNet::row_of(std::uint64_t key) const {
  const std::size_t mask = slots_.size() - 1;
  const std::size_t rows = embedding_.size() / kEmbedding;
  for (std::size_t n = 0, at = key & mask; n <= mask; ++n, at = (at + 1) & mask) {
    const auto row = static_cast<std::uint32_t>(slots_[at]);
    if (row == 0) return 0;
    if (slots_[at] >> 32 == key >> 32) return row < rows ? row : 0;
  }
  return 0;
}

void SyntaxNet::dense(std::size_t which, const float* in, std::size_t words, std::vector<float>& out) const {
  const Dense& shape = kDense[which];
  out.resize(words * shape.columns);
  for (std::size_t w = 0; w < words; ++w)
    std::copy(biases_[which].begin(), biases_[which].end(), out.begin() + w * shape.columns);
  kernels_->multiply({.a = in,
                      .a_row = shape.inner,
                      .panels = weights_[which].data(),
                      .c = out.data(),
                      .c_row = shape.columns,
                      .rows = words,
                      .inner = shape.inner,
                      .columns = shape.columns});
}

// states → states, both directions of one recurrent layer.
void SyntaxNet::layer(std::size_t which, const SyntaxBatch& batch, SyntaxScores& s) const {
  dense(kLayer0 + which, s.states.data(), batch.words(), s.gates);
  s.memory.resize(batch.words() * kWidth);
  s.next.resize(batch.words() * kWidth);
  for (std::size_t n = 0; n + 1 < batch.begin.size(); ++n)
    for (std::size_t back = 0; back < 2; ++back) {
      const std::size_t at = batch.begin[n] * kWidth + back * kHalf;
      kernels_->scan({.gates = s.gates.data() + batch.begin[n] * 2 * kGates + back * kGates,
                      .gate_row = 2 * kGates,
                      .peephole = peepholes_[which].data() + back * 2 * kHalf,
                      .input = s.states.data() + at,
                      .input_row = kWidth,
                      .memory = s.memory.data() + at,
                      .memory_row = kWidth,
                      .output = s.next.data() + at,
                      .output_row = kWidth,
                      .words = batch.begin[n + 1] - batch.begin[n],
                      .width = kHalf,
                      .backwards = back == 1});
    }
  s.states.swap(s.next);
}

void SyntaxNet::encode(const SyntaxBatch& batch, SyntaxScores& s) const {
  const std::size_t words = batch.words();
  constexpr std::size_t kTraits = kSyntaxTraits + 1;
  s.embedded.assign(words * kEmbedding, 0.0F);
  for (std::size_t w = 0; w < words; ++w)
    kernels_->gather(embedding_.data(), batch.rows.data() + w * kTraits, kTraits, kEmbedding,
                     s.embedded.data() + w * kEmbedding);
  s.window.assign(words * kWindow, 0.0F);
  for (std::size_t n = 0; n + 1 < batch.begin.size(); ++n)
    for (std::size_t w = batch.begin[n]; w < batch.begin[n + 1]; ++w)
      for (std::size_t k = 0; k < 3; ++k) {
        const std::size_t from = w + k;  // one more than the word
        if (from <= batch.begin[n] || from > batch.begin[n + 1]) continue;
        std::copy_n(s.embedded.begin() + (from - 1) * kEmbedding, kEmbedding,
                    s.window.begin() + w * kWindow + k * kEmbedding);
      }
  dense(kMix, s.window.data(), words, s.states);
  for (std::size_t i = 0; i < kLayers; ++i) {
    layer(i, batch, s);
    if (i + 1 == kTagLayer) dense(kTag, s.states.data(), words, s.tags);
  }
  dense(kArcs, s.states.data(), words, s.projected);
}

void SyntaxNet::score_arcs(std::size_t first, std::size_t n, SyntaxScores& s) const {
  const std::size_t columns = net::padded(n + 1);
  const float* rows = s.projected.data() + first * kProjection;
  s.offers.assign(kArc * columns, 0.0F);
  for (std::size_t h = 0; h <= n; ++h) {
    const float* offer = h == 0 ? root_offer_.data() : rows + (h - 1) * kProjection + kOffer;
    float* out = s.offers.data() + h / net::kPanel * kArc * net::kPanel + h % net::kPanel;
    for (std::size_t k = 0; k < kArc; ++k) out[k * net::kPanel] = kArcScale * offer[k];
  }
  s.arcs.assign(n * columns, 0.0F);
  for (std::size_t d = 0; d < n; ++d) {
    const float* by_distance = rows + d * kProjection + kDistance;
    s.arcs[d * columns] = by_distance[kRootWay];
    for (std::size_t h = 0; h < n; ++h) s.arcs[d * columns + h + 1] = by_distance[way(d, h)];
  }
  kernels_->multiply({.a = rows + kSeek,
                      .a_row = kProjection,
                      .panels = s.offers.data(),
                      .c = s.arcs.data(),
                      .c_row = columns,
                      .rows = n,
                      .inner = kArc,
                      .columns = columns});
}

void SyntaxNet::score_relations(std::size_t first, std::span<const std::uint16_t> heads,
                                SyntaxScores& s) const {
  const float* rows = s.projected.data() + first * kProjection;
  s.hidden.assign(heads.size() * kRelation, 0.0F);
  for (std::size_t d = 0; d < heads.size(); ++d) {
    if (heads[d] == 0) continue;
    const std::size_t h = heads[d] - 1U;
    const float* head = rows + h * kProjection + kAsHead;
    const float* dependent = rows + d * kProjection + kAsDependent;
    const float* distance = distance_.data() + way(d, h) * kRelation;
    for (std::size_t k = 0; k < kRelation; ++k)
      s.hidden[d * kRelation + k] = std::max(0.0F, head[k] + dependent[k] + distance[k]);
  }
  dense(kRelations, s.hidden.data(), heads.size(), s.relations);
}

}  // namespace recoupe
