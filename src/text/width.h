// Text measured and cut as a terminal shows it: accents take no column, wide letters and emoji take two.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace recoupe {

// Terminal columns that `utf8` takes: 0 for a combining mark, 2 for a wide letter.
int display_width(std::string_view utf8);
// The longest beginning of at most `width` columns; "…" at its end when something was left out.
std::string clip(std::string_view utf8, int width);
// Lines of at most `width` columns, broken at spaces, a longer word anywhere. `width` 0: one line.
std::vector<std::string> wrap(std::string_view utf8, int width);

}  // namespace recoupe
