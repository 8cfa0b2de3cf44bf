// The degree of a claim: asserted, reported, conditional, provisional, denied (annotation guide, `hedge`).
//
// One figure's own words are looked at first: the mood of its verb, cues of a toll that is open, cues of a
// figure that is replaced (« d'abord deux morts, puis trois », « six, et non cinq »). Then all figures
// together: what was said earlier gives way to what its speaker, or the toll itself, says now.
#pragma once

#include <vector>

#include "claim/draft.h"

namespace recoupe {

class DegreeReader {
 public:
  // Both must outlive the reader.
  DegreeReader(const Scene& scene, std::vector<Draft>& drafts) : scene_(scene), drafts_(drafts) {}
  // Sets the degree of every draft, in the order of the text.
  void read();

 private:
  Hedge degree(std::size_t at) const;
  bool superseded(std::size_t at) const;
  bool corrected(std::size_t at) const;
  bool instead_of(std::size_t at) const;
  bool provisional(const FigureMention& figure) const;
  bool may_grow(std::uint32_t sentence) const;
  bool conditional(std::size_t at) const;
  bool mood_of_clause(const FigureMention& figure) const;
  bool is_hearsay(const FigureMention& figure, std::uint32_t verb_chunk) const;
  bool same_clause(const FigureMention& before, const FigureMention& after) const;

  void outdate();
  void revise();
  bool told_before(const Draft& d) const;
  bool by_time_cue(const Draft& d) const;
  bool told_now(const Draft& d) const;
  bool same_speaker(const Draft& a, const Draft& b) const;
  WordRange segment(const FigureMention& figure) const;

  const Scene& scene_;
  std::vector<Draft>& drafts_;
};

}  // namespace recoupe
