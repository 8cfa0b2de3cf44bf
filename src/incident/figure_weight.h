// How far the figures of two events agree: the same high number is telling, the same low one is not.
#pragma once

#include "incident/evidence.h"
#include "incident/tally.h"

namespace recoupe {

struct FigureSum {
  double equal = 0;            // weight of what both say
  bool deaths_differ = false;  // every count of the one excludes every count of the other
};

// `dated`: the days agree, so that tolls which exclude one another are rival or rising ones.
FigureSum weigh_figures(const EventEvidence& a, const EventEvidence& b, bool dated, Tally& tally);

}  // namespace recoupe
