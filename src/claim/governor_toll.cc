// The figure before it as the governor of a number: the total that it is part of, the toll at hand.
#include "claim/figure.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kReach = 12;  // chunks between a total and its part

// What counts as `figure` does.
Governor like(const FigureMention& figure, Tie tie) {
  return {name_of(figure.kind), figure.governor.rule, false, figure.words, tie};
}

}  // namespace

// « 19 morts, dont trois enfants »: the kind of the total before it.
std::optional<Governor> FigureReader::by_total(std::uint32_t at) const {
  if (figures_.empty() || figures_.back().sentence != sentence_ || figures_.back().chunk >= at)
    return std::nullopt;
  bool listed = false;
  for (std::uint32_t step = 1; step <= kReach && step <= at && at - step >= figures_.back().chunk; ++step) {
    const Chunk& c = chunk(at - step);
    if (scene_.any(c.words, scene_.v.part_cue) && (step == 1 || listed))
      return like(figures_.back(), Tie::total);
    if (c.kind == ChunkKind::coordinator || c.kind == ChunkKind::comma)
      listed = true;
    else if (!Scene::is_noun(c))
      return std::nullopt;
  }
  return std::nullopt;
}

// A number without a noun where a toll is at hand: the kind is that of the casualties spoken of last in this
// sentence or the one before.
std::optional<Governor> FigureReader::by_toll(std::uint32_t at) const {
  const WordRange range = scene_.words.ranges[sentence_];
  if (!scene_.any(range, scene_.v.toll_noun) && !scene_.any(range, scene_.v.toll_verb) &&
      !scene_.any(range, scene_.v.count_speech) && !scene_.any(range, scene_.v.superseded))
    return std::nullopt;
  WordRange by;
  EntryId named = 0;  // the killed before the others: a toll is first of all theirs
  for (std::uint32_t w = range.begin; w < chunk(at).words.begin; ++w) {
    const EntryId entry = scene_.entry_at(w, scene_.v.casualty);
    if (entry == 0 || scene_.lexicon.value(entry, "kind") == kVictim) continue;
    if (named == 0 || scene_.lexicon.value(named, "kind") != "killed") named = entry, by = {w, w + 1};
  }
  if (named != 0) {
    Governor toll = governor(named, by);
    toll.tie = Tie::toll;
    return toll;
  }
  const FigureMention* last = nullptr;
  for (const FigureMention& figure : figures_) {
    if (figure.sentence + 1 < sentence_ || figure.kind == ClaimKind::projectiles ||
        figure.kind == ClaimKind::attacks)
      continue;
    if (last == nullptr || last->kind != ClaimKind::killed || figure.kind == ClaimKind::killed)
      last = &figure;
  }
  if (last != nullptr) return like(*last, Tie::toll);
  if (scene_.any(range, scene_.v.toll_noun))
    return Governor{name_of(ClaimKind::killed), toll_rule(range), false, {}, Tie::toll};
  return std::nullopt;
}

// The entry that speaks of a toll here.
std::string_view FigureReader::toll_rule(WordRange range) const {
  for (std::uint32_t w = range.begin; w < range.end; ++w)
    if (const EntryId entry = scene_.entry_at(w, scene_.v.toll_noun); entry != 0)
      return scene_.lexicon.where(entry);
  return {};
}

}  // namespace recoupe
