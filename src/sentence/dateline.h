// Datelines: « BAMAKO, 12 mars (AFP) - » stands before the first sentence of a dispatch and is none of its
// words.
//
// Up to a dash, near the head of a block: words with a capital, numbers, a word in small letters behind a
// number (a month), whatever stands in brackets; then a capital opens the sentence.
#pragma once

#include <cstdint>
#include <string_view>

namespace recoupe {

// Where the sentence behind the dateline at the head of `block` begins; 0 when there is none.
std::uint32_t dateline_end(std::string_view block);

}  // namespace recoupe
