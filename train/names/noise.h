// Sentences as noise leaves them: training sees a part of them so.
#pragma once

#include "gold.h"

namespace recoupe {

GoldSentence in_capitals(GoldSentence sentence);
GoldSentence without_accents(const GoldSentence& sentence);

}  // namespace recoupe
