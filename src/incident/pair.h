// How strongly two events look like one: named weights that add up, and vetoes that nothing outweighs.
//
// The weights are rough log-odds, set by hand (docs/methodology.md says why each) and kept in one block. A
// pair needs kJoin; what an undated event brings besides look-alike facts must be telling (`strong`), since
// bases are hit again and again by the same people with the same weapons.
#pragma once

#include <unordered_map>
#include <vector>

#include "incident/copy.h"
#include "incident/evidence.h"
#include "incident/link.h"
#include "incident/tally.h"

namespace recoupe {

inline constexpr double kJoin = 4.0;  // a common day and place (5.0) join unless something speaks against it

class PairScorer {
 public:
  // `evidence` must outlive the scorer. Copies and name frequencies are counted here, once.
  explicit PairScorer(const Evidence& evidence);

  // What nothing outweighs: two events of one report, other countries, days that do not meet or neighbour one
  // another, a report that is older than the event.
  bool excluded(std::size_t a, std::size_t b) const;

  // Of two events, by index. Symmetric. Reasons are spelt out only when asked for.
  PairScore score(std::size_t a, std::size_t b, bool with_reasons = false) const;

  const std::vector<CopyPair>& copies() const {
    return copies_;
  }  // of reports, by index into Evidence::reports
  std::size_t report_of(std::size_t event) const { return report_of_[event]; }
  const std::vector<std::string_view>& rare_names(std::size_t report) const { return rare_names_[report]; }

 private:
  struct Texts {
    bool copied = false;  // one is in good part the other
    bool quoted = false;  // they share a long quotation
    bool named = false;   // they share rare names
  };
  Texts weigh_texts(std::size_t a, std::size_t b, Tally& tally) const;
  const CopyPair* copy(std::size_t report_a, std::size_t report_b) const;
  bool mentions(std::size_t a,
                std::size_t b) const;  // a, which has no local place, stands in a report that names b's
  double weigh_where(std::size_t a, std::size_t b, Tally& tally) const;
  int rare_names_shared(std::size_t report_a, std::size_t report_b, std::string* which) const;

  const Evidence* evidence_;
  std::vector<std::size_t> report_of_;
  std::vector<int> mains_;  // main events of each report
  std::vector<CopyPair> copies_;
  std::unordered_map<std::uint64_t, std::size_t> copy_index_;
  std::vector<std::vector<std::string>> name_sounds_;      // one list a report, sorted
  std::vector<std::vector<std::string_view>> rare_names_;  // one list a report, sorted
};

}  // namespace recoupe
