#include "claim/parts.h"

namespace recoupe {

void PartReader::read() {
  drop_described();
  for (std::size_t n = 0; n < drafts_.size(); ++n) by_cue(n);
  for (std::size_t n = 0; n < drafts_.size(); ++n) by_sum(n);
  drop_repeats();
}

// « Le chauffeur a été tué » is a figure where the report counts no others of its kind.
void PartReader::drop_described() {
  for (Draft& d : drafts_)
    for (const Draft& other : drafts_)
      if (d.figure.described && !other.figure.described && other.claim.kind == d.claim.kind &&
          other.claim.event == d.claim.event && other.figure.of_attackers == d.figure.of_attackers)
        d.dropped = true;
}

// « 16 morts, dont quatre enfants », « 20 passagers : 14 pêcheurs, deux marins et quatre cuisiniers ».
void PartReader::by_cue(std::size_t at) {
  Draft& part = drafts_[at];
  for (std::size_t back = at; back > 0; --back) {
    const Draft& total = drafts_[back - 1];
    if (total.figure.sentence != part.figure.sentence) return;
    if (total.claim.kind != part.claim.kind || !total.claim.part_of.empty() ||
        total.claim.event != part.claim.event)
      continue;
    if (cue_between(total.figure.words.end, part.figure.words.begin) || partitive(part.figure.words) ||
        led_by_cue(total.figure) || apposed(total.figure, part.figure))
      part.claim.part_of = total.claim.ref;
    return;
  }
}

// « Parmi les neuf morts, cinq … »
bool PartReader::led_by_cue(const FigureMention& total) const {
  const WordRange range = scene_.words.ranges[total.sentence];
  return total.words.begin > range.begin && scene_.has(total.words.begin - 1, scene_.v.part_cue);
}

// « trois civils, deux frères et leur mère, ont péri »: a list behind the total that a comma closes before
// the verb.
bool PartReader::apposed(const FigureMention& total, const FigureMention& part) const {
  const auto& chunks = scene_.chunks.sentences[total.sentence];
  if (part.min >= total.min || part.chunk != total.chunk + 2 ||
      chunks[total.chunk + 1].kind != ChunkKind::comma)
    return false;
  for (std::size_t at = part.chunk + 1; at < chunks.size(); ++at)
    if (chunks[at].kind == ChunkKind::verb)
      return chunks[at].words.end > total.governor.by.begin &&
             chunks[at].words.begin <= total.governor.by.begin && chunks[at - 1].kind == ChunkKind::comma;
  return false;
}

// « l'un d'eux », « trois d'entre elles »
bool PartReader::partitive(WordRange words) const {
  for (std::uint32_t w = words.begin; w < words.end; ++w)
    if (scene_.has(w, scene_.v.partitive) || (scene_.has(w, scene_.v.genitive) && w + 1 < words.end &&
                                              scene_.words.words[w + 1].upos == Upos::PRON))
      return true;
  return false;
}

bool PartReader::cue_between(std::uint32_t begin, std::uint32_t end) const {
  for (std::uint32_t w = begin; w < end; ++w)
    if (scene_.has(w, scene_.v.part_cue)) return true;
  return false;
}

// Figures of one kind that follow a total and make exactly its sum are its parts.
void PartReader::by_sum(std::size_t at) {
  const Draft& total = drafts_[at];
  if (total.headline || !total.claim.part_of.empty() || total.claim.max != total.claim.min ||
      total.claim.min < 2)
    return;
  std::int64_t sum = 0;
  std::vector<std::size_t> found;
  for (std::size_t next = at + 1; next < drafts_.size() && sum < total.claim.min; ++next) {
    const Draft& d = drafts_[next];
    if (d.figure.sentence > total.figure.sentence + 1) break;
    if (d.claim.kind != total.claim.kind || d.claim.event != total.claim.event || !d.claim.part_of.empty())
      continue;
    if (d.claim.max != d.claim.min) break;
    sum += d.claim.min;
    found.push_back(next);
  }
  if (found.size() < 2 || sum != total.claim.min) return;
  for (const std::size_t part : found) drafts_[part].claim.part_of = total.claim.ref;
}

// A headline's number that the body gives too is one figure; so is a number that one source says again.
void PartReader::drop_repeats() {
  for (std::size_t n = 0; n < drafts_.size(); ++n) {
    Draft& a = drafts_[n];
    for (std::size_t other = 0; other < drafts_.size() && !a.dropped; ++other) {
      const Draft& b = drafts_[other];
      const bool same = a.claim.kind == b.claim.kind && a.claim.event == b.claim.event &&
                        a.same_interval(b) && a.claim.part_of.empty() == b.claim.part_of.empty();
      if (other == n || b.dropped || !same) continue;
      if (!b.headline && (a.headline || (other < n && same_voice(a, b)))) a.dropped = true;
    }
    if (a.dropped) redirect(a.claim.ref);
  }
}

bool PartReader::same_voice(const Draft& a, const Draft& b) const {
  if (a.voice == nullptr || b.voice == nullptr) return true;
  return scene_.text(a.voice->bearer) == scene_.text(b.voice->bearer);
}

void PartReader::redirect(const std::string& gone) {
  for (Draft& d : drafts_)
    if (d.claim.part_of == gone) d.claim.part_of.clear();
}

}  // namespace recoupe
