// The net that reads syntax: words' traits → scores of tags, of heads, of relations.
//
//   traits ─ sum of embeddings ─ window of 3 words ─ recurrent layers in both directions ─┬─ tag and features
//                                                                                         ├─ arc: dependent ·
//                                                                                         head └─ relation of
//                                                                                         each arc
//
// A simple recurrent unit's gates depend on the word alone, so that one product of matrices serves all words
// of a batch and only an elementwise scan goes along the sentence. An arc's score is the product of what the
// dependent seeks and what the head offers (Dozat & Manning 2017 without their bias terms) plus what the
// dependent thinks of the distance. Its relation comes from one hidden layer over both (Kiperwasser &
// Goldberg 2016).
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

#include "net/kernels.h"
#include "net/model.h"
#include "word/deprel.h"
#include "word/syntax_features.h"

namespace recoupe {

// The sizes of the net; a model with others is refused.
namespace syntax {
inline constexpr std::size_t kEmbedding = 64;
inline constexpr std::size_t kWindow = 3 * kEmbedding;
inline constexpr std::size_t kHalf = 64;  // one direction
inline constexpr std::size_t kWidth = 2 * kHalf;
inline constexpr std::size_t kGates = 3 * kHalf;  // of one direction
inline constexpr std::size_t kLayers = 3;
inline constexpr std::size_t kTagLayer =
    2;  // layers below the tags: they help the parser, which stands above
// Outputs of the tagger: parts of speech, then the values of each feature.
inline constexpr std::array<std::size_t, 7> kTagSizes = {kUposCount, 3, 3, 4, 5, 5, 4};
// A part of speech and features as the tagger's answers.
using TagValues = std::array<std::size_t, kTagSizes.size()>;
TagValues tag_values(Upos upos, Feats feats);
Feats feats_of(const TagValues& values);  // the reverse
inline constexpr std::size_t kTags = 48;  // their sum, rounded up
inline constexpr std::size_t kArc = 48;
inline constexpr std::size_t kRelation = 64;
inline constexpr std::size_t kWays = 32;
inline constexpr std::size_t kDeprels = 64;  // kDeprelCount, rounded up
// One product makes all that an arc needs of a word; where its parts begin:
inline constexpr std::size_t kSeek = 0;
inline constexpr std::size_t kOffer = kSeek + kArc;
inline constexpr std::size_t kAsHead = kOffer + kArc;
inline constexpr std::size_t kAsDependent = kAsHead + kRelation;
inline constexpr std::size_t kDistance = kAsDependent + kRelation;
inline constexpr std::size_t kProjection = kDistance + kWays;
inline constexpr float kArcScale = 0.1443F;  // 1 / sqrt(kArc): scores of any width begin alike

// The class of the way from a word to its head: on which side, how far. kRootWay for the root.
std::size_t way(std::size_t dependent, std::size_t head);
inline constexpr std::size_t kRootWay = 0;

struct Dense {  // weights as they are stored: in panels
  std::string_view name;
  std::size_t inner, columns;
};
inline constexpr std::array<Dense, kLayers + 4> kDense = {{{"mix", kWindow, kWidth},
                                                           {"layer0", kWidth, 2 * kGates},
                                                           {"layer1", kWidth, 2 * kGates},
                                                           {"layer2", kWidth, 2 * kGates},
                                                           {"tag", kWidth, kTags},
                                                           {"arc", kWidth, kProjection},
                                                           {"relation", kRelation, kDeprels}}};
enum : std::size_t {
  kMix = 0,
  kLayer0 = 1,
  kTag = kLayers + 1,
  kArcs = kLayers + 2,
  kRelations = kLayers + 3
};
}  // namespace syntax

// Scores of a batch and the memory they need, kept from batch to batch. What an earlier batch left there
// changes nothing.
struct SyntaxScores {
  std::vector<float> embedded, window, states, next, gates, memory;
  std::vector<float> tags;               // words × kTags, logits
  std::vector<float> projected;          // words × kProjection
  std::vector<float> offers, arcs;       // of one sentence: panels of what heads offer; scores
  std::vector<float> hidden, relations;  // of one sentence
};

struct SyntaxBatch {
  std::vector<std::uint32_t> rows;   // kSyntaxTraits + 1 a word, of the embeddings; row 0 says nothing
  std::vector<std::uint32_t> begin;  // of each sentence in words, and one end
  std::size_t words() const { return begin.empty() ? 0 : begin.back(); }
  void clear() {
    rows.clear();
    begin.assign(1, 0);
  }
};

class SyntaxNet {
 public:
  // A net that is not `ready` when the model is not one of this shape. `model` must outlive it.
  explicit SyntaxNet(const net::Model& model, const net::Kernels& kernels = net::best_kernels());

  bool ready() const { return !embedding_.empty(); }
  std::uint32_t row_of(std::uint64_t key) const;  // 0: the training never saw it
  // Tags and projections of all words of the batch.
  void encode(const SyntaxBatch& batch, SyntaxScores& scores) const;
  // scores.arcs of a sentence of n words, from its first word's place in the batch: row d, column 0 the root,
  // column h + 1 the word h. Rows are net::padded(n + 1) long.
  void score_arcs(std::size_t first, std::size_t n, SyntaxScores& scores) const;
  // scores.relations, kDeprels a word, for heads[d] - 1 the head of word d; nothing sensible where that is
  // the root.
  void score_relations(std::size_t first, std::span<const std::uint16_t> heads, SyntaxScores& scores) const;

 private:
  void dense(std::size_t which, const float* in, std::size_t words, std::vector<float>& out) const;
  void layer(std::size_t which, const SyntaxBatch& batch, SyntaxScores& scores) const;

  const net::Kernels* kernels_;
  std::span<const std::uint64_t> slots_;  // open addressing: upper half of the key, row
  std::span<const std::uint16_t> embedding_;
  std::array<std::span<const float>, syntax::kDense.size()> weights_, biases_;
  std::array<std::span<const float>, syntax::kLayers> peepholes_;
  std::span<const float> root_offer_, distance_;
};

}  // namespace recoupe
