#include "claim/degree.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kCueReach = 12;  // words between a figure and « d'abord », « dans un premier temps »

bool counts_people(ClaimKind kind) { return kind != ClaimKind::projectiles && kind != ClaimKind::attacks; }

}  // namespace

void DegreeReader::read() {
  for (std::size_t n = 0; n < drafts_.size(); ++n) drafts_[n].claim.hedge = degree(n);
  outdate();
}

// The later of the degrees that apply.
Hedge DegreeReader::degree(std::size_t at) const {
  const Draft& d = drafts_[at];
  const WordRange range = scene_.words.ranges[d.figure.sentence];
  if (superseded(d)) return Hedge::denied;
  if (counts_people(d.claim.kind) && (scene_.any(range, scene_.v.provisional) || provisional_next(d.figure)))
    return Hedge::provisional;
  if (conditional(at)) return Hedge::conditional;
  return d.voice != nullptr && !d.voice->nameless ? Hedge::reported : Hedge::asserted;
}

// A cue of replacement in the same clause, not too far before the figure or just after it.
bool DegreeReader::superseded(const Draft& d) const {
  const WordRange range = scene_.words.ranges[d.figure.sentence];
  const WordRange at = d.figure.words;
  const std::uint32_t first = at.begin > range.begin + kCueReach ? at.begin - kCueReach : range.begin;
  const std::uint32_t last = std::min(at.end + 4, range.end);
  for (std::uint32_t w = first; w < last; ++w) {
    if (w >= at.end && scene_.words.words[w].kind == TokenKind::punctuation &&
        scene_.words.words[w].form != ",")
      break;
    if (!scene_.has(w, scene_.v.superseded)) continue;
    bool cut = false;
    for (std::uint32_t between = w; between < at.begin; ++between)
      cut = cut || scene_.words.words[between].form == ";";
    if (!cut) return true;
  }
  if (at.begin > range.begin && scene_.has(at.begin - 1, scene_.v.superseded_weak) &&
      scene_.any(range, scene_.v.toll_noun))
    return true;
  return d.voice != nullptr && d.voice->stance == Stance::deny && !d.voice->denied;
}

// « Ce bilan peut s'alourdir » in the next sentence of the same block.
bool DegreeReader::provisional_next(const FigureMention& figure) const {
  const std::uint32_t next = figure.sentence + 1;
  return next < scene_.sentence_count() &&
         scene_.words.sentences[next].block == scene_.words.sentences[figure.sentence].block &&
         scene_.any(scene_.words.ranges[next], scene_.v.provisional) &&
         scene_.any(scene_.words.ranges[next], scene_.v.toll_noun);
}

bool DegreeReader::conditional(std::size_t at) const {
  const FigureMention& figure = drafts_[at].figure;
  if (figure.conditional) return true;
  // « seraient mortes, et 52 blessées »: the auxiliary of the first holds for the second.
  if (at > 0) {
    const FigureMention& before = drafts_[at - 1].figure;
    if (before.sentence == figure.sentence && before.conditional &&
        scene_.words.words[figure.words.end - 1].feats.verb_form != VerbForm::fin &&
        same_clause(before, figure))
      return true;
  }
  const auto& chunks = scene_.chunks.sentences[figure.sentence];
  for (std::uint32_t next = figure.chunk + 1; next < chunks.size() && next <= figure.chunk + 6; ++next)
    if (chunks[next].kind == ChunkKind::verb) return scene_.verb(chunks[next]).conditional;
  return false;
}

bool DegreeReader::same_clause(const FigureMention& before, const FigureMention& after) const {
  for (std::uint32_t c = before.chunk + 1; c < after.chunk; ++c) {
    const Chunk& chunk = scene_.chunks.sentences[before.sentence][c];
    if (chunk.kind == ChunkKind::colon ||
        (chunk.kind == ChunkKind::verb && scene_.verb(chunk).finite && c > before.chunk + 3))
      return false;
  }
  return true;
}

// A figure that was said earlier (« avait annoncé deux morts », « faisait état de dix blessés ») gives way to
// another one of its kind that is said now.
void DegreeReader::outdate() {
  for (Draft& old : drafts_) {
    if (old.voice == nullptr || !old.voice->past || old.claim.hedge == Hedge::denied) continue;
    for (const Draft& now : drafts_) {
      const bool rival = now.claim.kind == old.claim.kind && now.claim.event == old.claim.event &&
                         !now.headline && !now.same_interval(old);
      if (rival && (now.voice == nullptr || !now.voice->past) && now.claim.hedge != Hedge::denied) {
        old.claim.hedge = Hedge::denied;
        break;
      }
    }
  }
}

}  // namespace recoupe
