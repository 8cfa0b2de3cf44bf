// The degree of a claim: asserted, reported, conditional, provisional, denied (annotation guide, `hedge`).
//
// One figure's own words are looked at first: the mood of its verb, cues of a bilan that is open, cues of a
// figure that is replaced. Then all figures together: what was said earlier gives way to what is said now.
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
  bool superseded(const Draft& d) const;
  bool provisional_next(const FigureMention& figure) const;
  bool conditional(std::size_t at) const;
  bool same_clause(const FigureMention& before, const FigureMention& after) const;
  void outdate();

  const Scene& scene_;
  std::vector<Draft>& drafts_;
};

}  // namespace recoupe
