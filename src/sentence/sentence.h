// Blocks → sentences.
#pragma once

#include <cstdint>
#include <vector>

#include "base/span.h"
#include "report/report.h"

namespace recoupe {

struct Sentence {
  ByteSpan span;  // without surrounding white space; never empty; sentences are in order and disjoint
  std::uint32_t block = 0;                // index into Report::blocks
  BlockKind kind = BlockKind::paragraph;  // of the block
  bool headline = false;                  // title or heading
  bool quoted = false;                    // begins inside « … » that an earlier sentence opened
};

}  // namespace recoupe
