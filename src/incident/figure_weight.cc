// See figure_weight.h.
#include "incident/figure_weight.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <string>
#include <utility>

#include "incident/weights.h"

namespace recoupe {

using namespace weight;

namespace {

double worth(const FigureEvidence& f) {
  if (!f.max) return f.min <= 2 || f.min == 20 || f.min == 200 || f.min == 2000 ? kVagueRange : kSameRange;
  if (*f.max != f.min) return kSameRange;
  if (f.min == 0) return 0;
  const auto n = static_cast<double>(f.min);
  if (n < kTellingFrom) return kSmallFigure;
  const double round = f.min >= 20 && f.min % 10 == 0 ? kRound : 0;
  return std::min(kTellingMost, kTelling + kPerDoubling * std::log2(n / kTellingFrom) - round);
}

bool meet(const FigureEvidence& a, const FigureEvidence& b) {
  return (!a.max || b.min <= *a.max) && (!b.max || a.min <= *b.max);
}

// An exact number just inside a range: « au moins 70 », then 71; « une centaine », then 104.
bool nearly(const FigureEvidence& range, const FigureEvidence& exact) {
  if (exact.max != exact.min || exact.min < kNearlyFrom || range.max == range.min) return false;
  const auto n = static_cast<double>(exact.min);
  const bool low_end = range.min <= exact.min && static_cast<double>(range.min) >= n / kNearlyFactor;
  const bool high_end =
      !range.max || (*range.max >= exact.min && static_cast<double>(*range.max) <= n * kNearlyFactor);
  return low_end && high_end;
}

// How much of one event's figures of a kind the other repeats; negative when all of them exclude one another.
struct FigureWeight {
  double total = 0, equal = 0;
  std::string words;
};

FigureWeight compare_kind(const EventEvidence& a, const EventEvidence& b, ClaimKind kind, bool attackers,
                          bool dated, bool spell_out) {
  FigureWeight weight;
  std::set<std::pair<std::int64_t, std::optional<std::int64_t>>> counted;
  bool any = false;
  bool compatible = false;
  bool near = false;
  for (const FigureEvidence& x : a.figures) {
    if (x.kind != kind || x.of_attackers != attackers) continue;
    for (const FigureEvidence& y : b.figures) {
      if (y.kind != kind || y.of_attackers != attackers) continue;
      any = true;
      compatible = compatible || meet(x, y);
      near = near || nearly(x, y) || nearly(y, x);
      if (x.min != y.min || x.max != y.max || !counted.insert({x.min, x.max}).second) continue;
      weight.equal += worth(x);
      if (spell_out) {
        const std::string max = !x.max ? "+" : *x.max == x.min ? "" : fmt::format("-{}", *x.max);
        weight.words += fmt::format("{}{} {}{}", weight.words.empty() ? "" : ", ", name_of(kind), x.min, max);
      }
    }
  }
  if (!any) return weight;
  if (near && weight.equal == 0) weight.equal = kNearlySame;
  weight.total = weight.equal;
  if (!compatible) weight.total = dated ? kExcludedDated : kExcludedUndated;
  if (compatible && weight.equal == 0) weight.total = kCompatible;
  if (spell_out && weight.words.empty())
    weight.words = fmt::format("{} {}", name_of(kind),
                               near         ? "nearly the same"
                               : compatible ? "compatible"
                                            : "differ");
  return weight;
}

}  // namespace

FigureSum weigh_figures(const EventEvidence& a, const EventEvidence& b, bool dated, Tally& tally) {
  FigureSum sum;
  double total = 0;
  for (int k = 0; k < kClaimKindCount; ++k) {
    for (const bool attackers : {false, true}) {
      const FigureWeight w = compare_kind(a, b, static_cast<ClaimKind>(k), attackers, dated, tally.spell_out);
      const double room = std::max(0.0, kFiguresMost - total);
      sum.equal += w.equal;
      sum.deaths_differ =
          sum.deaths_differ || (k == static_cast<int>(ClaimKind::killed) && !attackers && w.total < 0);
      total += std::min(w.total, room);
      if (w.total != 0) tally.add("figures", std::min(w.total, room), "{}", w.words);
    }
  }
  return sum;
}

}  // namespace recoupe
