#include "claim/parts.h"

#include <map>
#include <set>
#include <tuple>

namespace recoupe {

void PartReader::read() {
  drop_described();
  for (std::size_t n = 0; n < drafts_.size(); ++n) by_cue(n);
  for (std::size_t n = 0; n < drafts_.size(); ++n) by_sum(n);
  drop_repeats();
}

// « Le chauffeur a été tué » is a figure where the report counts no others of its kind.
void PartReader::drop_described() {
  const auto key = [](const Draft& d) {
    return std::tuple(std::string_view(d.claim.event), d.claim.kind, d.figure.of_attackers);
  };
  std::set<std::tuple<std::string_view, ClaimKind, bool>> counted;
  for (const Draft& d : drafts_)
    if (!d.figure.described) counted.insert(key(d));
  for (Draft& d : drafts_)
    if (d.figure.described && counted.contains(key(d))) d.dropped = true;
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
  using Key = std::tuple<std::string_view, ClaimKind, std::int64_t, std::optional<std::int64_t>>;
  const auto key = [](const Draft& d) { return Key(d.claim.event, d.claim.kind, d.claim.min, d.claim.max); };
  std::map<Key, std::vector<std::size_t>> alike;
  for (std::size_t n = 0; n < drafts_.size(); ++n) alike[key(drafts_[n])].push_back(n);
  for (std::size_t n = 0; n < drafts_.size(); ++n) {
    Draft& a = drafts_[n];
    for (const std::size_t other : alike[key(a)]) {
      if (a.dropped) break;
      const Draft& b = drafts_[other];
      if (other == n || b.dropped || a.claim.part_of.empty() != b.claim.part_of.empty()) continue;
      if (!b.headline && (a.headline || (other < n && same_voice(a, b)))) a.dropped = true;
    }
    if (a.dropped) redirect(n);
  }
}

bool PartReader::same_voice(const Draft& a, const Draft& b) const {
  if (a.voice == nullptr || b.voice == nullptr) return true;
  return scene_.text(a.voice->bearer) == scene_.text(b.voice->bearer);
}

// Parts stand behind their total, in its sentence or the next.
void PartReader::redirect(std::size_t gone) {
  const std::uint32_t last = drafts_[gone].figure.sentence + 1;
  for (std::size_t n = gone + 1; n < drafts_.size() && drafts_[n].figure.sentence <= last; ++n)
    if (drafts_[n].claim.part_of == drafts_[gone].claim.ref) drafts_[n].claim.part_of.clear();
}

}  // namespace recoupe
