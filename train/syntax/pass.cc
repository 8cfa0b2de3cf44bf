#include "pass.h"

#include <algorithm>
#include <cmath>

namespace recoupe::train {

using namespace syntax;

namespace {

// ── What is hidden from the net while it learns ──
constexpr float kHideWord = 0.20F;   // form and lemma: the word is to be read by its other traits
constexpr float kHideTag = 0.30F;    // the tagger knows the treebanks that it was counted on too well
constexpr float kHideTrait = 0.05F;  // any other
constexpr float kHideManner = 0.05F;
constexpr float kDropEmbedding = 0.25F;
constexpr float kDropState = 0.33F;  // between layers, the same places in all words of a sentence
constexpr float kDropTop = 0.33F;

constexpr float kFeatureWeight = 0.2F;  // of each feature beside the part of speech
constexpr float kSmoothing = 0.03F;     // of the part of speech and the relation, spread over all answers

constexpr std::size_t kTraits = kSyntaxTraits + 1;
constexpr std::size_t kTagTrait = 7;
constexpr float kImpossible = -1e4F;

// The loss of logits against the right answer; d becomes its gradient times `weight`.
double cross_entropy(const float* logits, std::size_t size, std::size_t right, float smoothing, float weight,
                     float* d) {
  const float most = *std::max_element(logits, logits + size);
  float sum = 0;
  for (std::size_t i = 0; i < size; ++i) sum += d[i] = std::exp(logits[i] - most);
  const double loss = std::log(sum) - (logits[right] - most);
  const float even = smoothing / static_cast<float>(size);
  for (std::size_t i = 0; i < size; ++i)
    d[i] = weight * (d[i] / sum - even - (i == right ? 1 - smoothing : 0));
  return loss;
}

}  // namespace

Loss Pass::run(const Parameters& parameters, const Packed& packed, std::span<const Input* const> inputs,
               Random random, float weight) {
  parameters_ = &parameters;
  packed_ = &packed;
  random_ = random;
  weight_ = weight;
  std::fill(gradient.begin(), gradient.end(), 0.0F);
  embed(inputs);
  encode();
  Matrix d_states(words_ * kWidth, 0.0F);
  Matrix d_below;
  Loss loss = tree_loss(d_states);
  for (std::size_t l = kLayers; l-- > 0;) {
    if (l + 1 == kTagLayer) loss.tags = tag_loss(d_states).tags;
    scan_back(l, d_states, d_below);
    d_states.swap(d_below);
  }
  embed_back(d_states);
  loss.words = static_cast<double>(words_);
  return loss;
}

// ── Dense layers and dropout ──

void Pass::forward(std::size_t which, const Matrix& in, std::size_t rows_of, Matrix& out) const {
  const Dense& shape = kDense[which];
  const float* bias = &parameters_->dense[layout_.bias[which]];
  out.resize(rows_of * shape.columns);
  for (std::size_t t = 0; t < rows_of; ++t) std::copy_n(bias, shape.columns, &out[t * shape.columns]);
  net::best_kernels().multiply({.a = in.data(),
                                .a_row = shape.inner,
                                .panels = packed_->there[which].data(),
                                .c = out.data(),
                                .c_row = shape.columns,
                                .rows = rows_of,
                                .inner = shape.inner,
                                .columns = shape.columns});
}

// Adds to the gradients of weights and biases, and to d_in.
void Pass::backward(std::size_t which, const Matrix& in, const Matrix& d_out, std::size_t rows_of,
                    Matrix& d_in) {
  const Dense& shape = kDense[which];
  float* bias = &gradient[layout_.bias[which]];
  for (std::size_t t = 0; t < rows_of; ++t)
    for (std::size_t j = 0; j < shape.columns; ++j) bias[j] += d_out[t * shape.columns + j];
  panels_.resize(rows_of * shape.columns);
  net::pack(d_out.data(), shape.columns, 1, rows_of, shape.columns, panels_.data());
  net::best_kernels().multiply({.a = in.data(),
                                .a_row = 1,
                                .a_step = shape.inner,
                                .panels = panels_.data(),
                                .c = &gradient[layout_.weight[which]],
                                .c_row = shape.columns,
                                .rows = shape.inner,
                                .inner = rows_of,
                                .columns = shape.columns});
  net::best_kernels().multiply({.a = d_out.data(),
                                .a_row = shape.columns,
                                .panels = packed_->back[which].data(),
                                .c = d_in.data(),
                                .c_row = shape.inner,
                                .rows = rows_of,
                                .inner = shape.columns,
                                .columns = shape.inner});
}

void Pass::drop(Matrix& values, float rate, Matrix& mask) {
  mask.resize(values.size());
  for (std::size_t i = 0; i < values.size(); ++i) {
    mask[i] = random_.chance(rate) ? 0.0F : 1 / (1 - rate);
    values[i] *= mask[i];
  }
}

// ── Embeddings and window ──

void Pass::embed(std::span<const Input* const> inputs) {
  begin_.assign(1, 0);
  targets_.clear();
  rows.clear();
  for (const Input* input : inputs) {
    rows.insert(rows.end(), input->rows.begin(), input->rows.end());
    for (const Target& target : input->example->targets) targets_.push_back(&target);
    begin_.push_back(targets_.size());
  }
  words_ = targets_.size();
  embedded_.assign(words_ * kEmbedding, 0.0F);
  for (std::size_t w = 0; w < words_; ++w) {
    std::uint32_t* row = &rows[w * kTraits];
    if (random_.chance(kHideWord)) row[0] = row[1] = 0;
    if (random_.chance(kHideTag)) row[kTagTrait] = 0;
    if (random_.chance(kHideManner)) row[kTraits - 1] = 0;
    for (std::size_t i = 0; i < kTraits; ++i) {
      if (i != kTraits - 1 && random_.chance(kHideTrait)) row[i] = 0;
      const float* from = &parameters_->embedding[row[i] * kEmbedding];
      for (std::size_t k = 0; k < kEmbedding; ++k) embedded_[w * kEmbedding + k] += from[k];
    }
  }
  drop(embedded_, kDropEmbedding, embedded_mask_);
  window_.assign(words_ * kWindow, 0.0F);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (std::size_t w = begin_[s]; w < begin_[s + 1]; ++w)
      for (std::size_t k = 0; k < 3; ++k)
        if (w + k > begin_[s] && w + k <= begin_[s + 1])
          std::copy_n(&embedded_[(w + k - 1) * kEmbedding], kEmbedding,
                      &window_[w * kWindow + k * kEmbedding]);
}

void Pass::embed_back(const Matrix& d_states) {
  Matrix d_window(words_ * kWindow, 0.0F);
  backward(kMix, window_, d_states, words_, d_window);
  embedding_gradient.assign(words_ * kEmbedding, 0.0F);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (std::size_t w = begin_[s]; w < begin_[s + 1]; ++w)
      for (std::size_t k = 0; k < 3; ++k)
        if (w + k > begin_[s] && w + k <= begin_[s + 1])
          for (std::size_t i = 0; i < kEmbedding; ++i)
            embedding_gradient[(w + k - 1) * kEmbedding + i] += d_window[w * kWindow + k * kEmbedding + i];
  for (std::size_t i = 0; i < embedding_gradient.size(); ++i) embedding_gradient[i] *= embedded_mask_[i];
}

// ── Recurrent layers ──

void Pass::encode() {
  forward(kMix, window_, words_, states_[0]);
  for (std::size_t l = 0; l < kLayers; ++l) {
    mask_states(l);
    forward(kLayer0 + l, masked_[l], words_, gates_[l]);
    scan(l);
  }
}

void Pass::mask_states(std::size_t l) {
  masks_[l].resize(words_ * kWidth);
  masked_[l] = states_[l];
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s) {
    float* first = &masks_[l][begin_[s] * kWidth];
    for (std::size_t k = 0; k < kWidth; ++k)
      first[k] = random_.chance(kDropState) ? 0.0F : 1 / (1 - kDropState);
    for (std::size_t w = begin_[s] + 1; w < begin_[s + 1]; ++w)
      std::copy_n(first, kWidth, &masks_[l][w * kWidth]);
  }
  for (std::size_t i = 0; i < masked_[l].size(); ++i) masked_[l][i] *= masks_[l][i];
}

void Pass::scan(std::size_t l) {
  memory_[l].resize(words_ * kWidth);
  states_[l + 1].resize(words_ * kWidth);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (std::size_t back = 0; back < 2; ++back) {
      const std::size_t at = begin_[s] * kWidth + back * kHalf;
      net::best_kernels().scan({.gates = &gates_[l][begin_[s] * 2 * kGates + back * kGates],
                                .gate_row = 2 * kGates,
                                .peephole = &parameters_->dense[layout_.peephole[l] + back * 2 * kHalf],
                                .input = &states_[l][at],
                                .input_row = kWidth,
                                .memory = &memory_[l][at],
                                .memory_row = kWidth,
                                .output = &states_[l + 1][at],
                                .output_row = kWidth,
                                .words = begin_[s + 1] - begin_[s],
                                .width = kHalf,
                                .backwards = back == 1});
    }
}

void Pass::scan_back(std::size_t l, const Matrix& d_out, Matrix& d_in) {
  d_in.assign(words_ * kWidth, 0.0F);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s)
    for (const bool backwards : {false, true}) scan_back(l, s, backwards, d_out, d_in);
  Matrix d_masked(words_ * kWidth, 0.0F);
  backward(kLayer0 + l, masked_[l], gates_[l], words_, d_masked);
  for (std::size_t i = 0; i < d_masked.size(); ++i) d_in[i] += d_masked[i] * masks_[l][i];
}

// One sentence in one direction, against which the gradient of the memory is carried. Gates become their
// gradients.
void Pass::scan_back(std::size_t l, std::size_t s, bool backwards, const Matrix& d_out, Matrix& d_in) {
  const std::size_t side = backwards ? 1 : 0;
  const float* peep = &parameters_->dense[layout_.peephole[l] + side * 2 * kHalf];
  float* d_peep = &gradient[layout_.peephole[l] + side * 2 * kHalf];
  std::array<float, kHalf> carried{};
  const std::array<float, kHalf> nothing{};
  const std::size_t n = begin_[s + 1] - begin_[s];
  for (std::size_t i = 0; i < n; ++i) {
    const std::size_t w = backwards ? begin_[s] + i : begin_[s + 1] - 1 - i;
    const std::size_t at = w * kWidth + side * kHalf;
    const float* c = &memory_[l][at];
    const float* last = i + 1 == n ? nothing.data() : backwards ? c + kWidth : c - kWidth;
    const float* x = &states_[l][at];
    float* z = &gates_[l][w * 2 * kGates + side * kGates];
    float* f = z + kHalf;
    float* r = f + kHalf;
    for (std::size_t k = 0; k < kHalf; ++k) {
      const float d = d_out[at + k];
      const float dr = d * (c[k] - x[k]) * r[k] * (1 - r[k]);
      const float dc = carried[k] + d * r[k];
      const float df = dc * (last[k] - z[k]) * f[k] * (1 - f[k]);
      d_in[at + k] += d * (1 - r[k]);
      d_peep[k] += df * last[k];
      d_peep[kHalf + k] += dr * last[k];
      carried[k] = dc * f[k] + df * peep[k] + dr * peep[kHalf + k];
      z[k] = dc * (1 - f[k]);
      f[k] = df;
      r[k] = dr;
    }
  }
}

// ── Losses ──

Loss Pass::tag_loss(Matrix& d_states) {
  Loss loss;
  tag_in_ = states_[kTagLayer];
  drop(tag_in_, kDropTop, tag_mask_);
  forward(kTag, tag_in_, words_, tags_);
  Matrix d_tags(tags_.size(), 0.0F);
  for (std::size_t w = 0; w < words_; ++w) {
    if (!targets_[w]->known) continue;
    const auto values = tag_values(targets_[w]->upos, targets_[w]->feats);
    std::size_t at = w * kTags;
    for (std::size_t i = 0; i < values.size(); at += kTagSizes[i++]) {
      const double one = cross_entropy(&tags_[at], kTagSizes[i], values[i], i == 0 ? kSmoothing : 0,
                                       weight_ * (i == 0 ? 1 : kFeatureWeight), &d_tags[at]);
      if (i == 0) loss.tags += one;
    }
  }
  Matrix d_in(tag_in_.size(), 0.0F);
  backward(kTag, tag_in_, d_tags, words_, d_in);
  for (std::size_t i = 0; i < d_in.size(); ++i) d_states[i] += d_in[i] * tag_mask_[i];
  return loss;
}

Loss Pass::tree_loss(Matrix& d_states) {
  Loss loss;
  top_ = states_[kLayers];
  drop(top_, kDropTop, top_mask_);
  forward(kArcs, top_, words_, projected_);
  d_projected_.assign(projected_.size(), 0.0F);
  for (std::size_t s = 0; s + 1 < begin_.size(); ++s) {
    loss.arcs += arc_loss(begin_[s], begin_[s + 1] - begin_[s]);
    loss.relations += relation_loss(begin_[s], begin_[s + 1] - begin_[s]);
  }
  Matrix d_top(top_.size(), 0.0F);
  backward(kArcs, top_, d_projected_, words_, d_top);
  for (std::size_t i = 0; i < d_top.size(); ++i) d_states[i] += d_top[i] * top_mask_[i];
  return loss;
}

// What every head offers and the scores of all arcs, as SyntaxNet::score_arcs has them.
void Pass::score_arcs(std::size_t first, std::size_t n) {
  const float* words = &projected_[first * kProjection];
  offers_.resize((n + 1) * kArc);
  for (std::size_t h = 0; h <= n; ++h)
    for (std::size_t k = 0; k < kArc; ++k)
      offers_[h * kArc + k] = kArcScale * (h == 0 ? parameters_->dense[layout_.root_offer + k]
                                                  : words[(h - 1) * kProjection + kOffer + k]);
  const std::size_t row = net::padded(n + 1);
  scores_.assign(n * row, 0.0F);
  for (std::size_t d = 0; d < n; ++d)
    for (std::size_t h = 0; h <= n; ++h)
      scores_[d * row + h] = words[d * kProjection + kDistance + (h == 0 ? kRootWay : way(d, h - 1))];
  panels_.resize(kArc * row);
  net::pack(offers_.data(), 1, kArc, kArc, n + 1, panels_.data());
  net::best_kernels().multiply(
      {words + kSeek, kProjection, 1, panels_.data(), scores_.data(), row, n, kArc, row});
}

double Pass::arc_loss(std::size_t first, std::size_t n) {
  score_arcs(first, n);
  const std::size_t row = net::padded(n + 1);
  float* d_words = &d_projected_[first * kProjection];
  Matrix d_scores(n * row, 0.0F);
  double loss = 0;
  for (std::size_t d = 0; d < n; ++d) {
    const Target& target = *targets_[first + d];
    if (!target.known || target.head == kNoGold) continue;
    scores_[d * row + d + 1] = kImpossible;  // no word hangs on itself
    loss += cross_entropy(&scores_[d * row], n + 1, target.head, 0, weight_, &d_scores[d * row]);
    for (std::size_t h = 0; h <= n; ++h)
      if (h != d + 1)
        d_words[d * kProjection + kDistance + (h == 0 ? kRootWay : way(d, h - 1))] += d_scores[d * row + h];
  }
  arcs_back(first, n, d_scores);
  return loss;
}

void Pass::arcs_back(std::size_t first, std::size_t n, const Matrix& d_scores) {
  const auto& multiply = net::best_kernels().multiply;
  const std::size_t row = net::padded(n + 1);
  float* d_words = &d_projected_[first * kProjection];
  panels_.resize((n + 1) * kArc);
  net::pack(offers_.data(), kArc, 1, n + 1, kArc, panels_.data());
  multiply({d_scores.data(), row, 1, panels_.data(), d_words + kSeek, kProjection, n, n + 1, kArc});
  panels_.resize(n * kArc);
  net::pack(&projected_[first * kProjection + kSeek], kProjection, 1, n, kArc, panels_.data());
  Matrix d_offers((n + 1) * kArc, 0.0F);
  multiply({d_scores.data(), 1, row, panels_.data(), d_offers.data(), kArc, n + 1, n, kArc});
  for (std::size_t h = 0; h <= n; ++h)
    for (std::size_t k = 0; k < kArc; ++k)
      (h == 0 ? gradient[layout_.root_offer + k] : d_words[(h - 1) * kProjection + kOffer + k]) +=
          kArcScale * d_offers[h * kArc + k];
}

double Pass::relation_loss(std::size_t first, std::size_t n) {
  std::vector<std::size_t> known;
  for (std::size_t d = 0; d < n; ++d)
    if (const Target& t = *targets_[first + d];
        t.known && t.head != kNoGold && t.head != 0 && t.deprel != Deprel::none)
      known.push_back(d);
  if (known.empty()) return 0;
  const auto parts = [&](std::size_t d) {
    const std::size_t head = targets_[first + d]->head - 1;
    return std::array{(first + head) * kProjection + kAsHead, (first + d) * kProjection + kAsDependent,
                      layout_.distance + kRelation * way(d, head)};
  };
  hidden_.resize(known.size() * kRelation);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const auto [head, dependent, distance] = parts(known[i]);
    for (std::size_t k = 0; k < kRelation; ++k)
      hidden_[i * kRelation + k] =
          std::max(0.0F, projected_[head + k] + projected_[dependent + k] + parameters_->dense[distance + k]);
  }
  forward(kRelations, hidden_, known.size(), relations_);
  double loss = 0;
  Matrix d_relations(relations_.size(), 0.0F);
  for (std::size_t i = 0; i < known.size(); ++i)
    loss += cross_entropy(&relations_[i * kDeprels], kDeprelCount,
                          static_cast<std::size_t>(targets_[first + known[i]]->deprel), kSmoothing, weight_,
                          &d_relations[i * kDeprels]);
  Matrix d_hidden(hidden_.size(), 0.0F);
  backward(kRelations, hidden_, d_relations, known.size(), d_hidden);
  for (std::size_t i = 0; i < known.size(); ++i) {
    const auto [head, dependent, distance] = parts(known[i]);
    for (std::size_t k = 0; k < kRelation; ++k) {
      if (hidden_[i * kRelation + k] <= 0) continue;
      const float d = d_hidden[i * kRelation + k];
      d_projected_[head + k] += d;
      d_projected_[dependent + k] += d;
      gradient[distance + k] += d;
    }
  }
  return loss;
}

}  // namespace recoupe::train
