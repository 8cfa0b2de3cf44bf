// Totals, parts and repetitions among the figures of one report.
#pragma once

#include <vector>

#include "claim/draft.h"

namespace recoupe {

class PartReader {
 public:
  // Both must outlive the reader.
  PartReader(const Scene& scene, std::vector<Draft>& drafts) : scene_(scene), drafts_(drafts) {}
  // Sets `part_of` of the parts, and `dropped` of what is said twice.
  void read();

 private:
  void drop_described();
  void by_cue(std::size_t at);
  void by_sum(std::size_t at);
  bool led_by_cue(const FigureMention& total) const;
  bool apposed(const FigureMention& total, const FigureMention& part) const;
  bool partitive(WordRange words) const;
  bool cue_between(std::uint32_t begin, std::uint32_t end) const;
  void drop_repeats();
  bool same_voice(const Draft& a, const Draft& b) const;
  void redirect(std::size_t gone);

  const Scene& scene_;
  std::vector<Draft>& drafts_;
};

}  // namespace recoupe
