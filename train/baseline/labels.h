// Names ↔ dense numbers, in the order of their first use.
#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace recoupe::baseline {

class Labels {
 public:
  std::size_t intern(std::string_view name) {
    const std::size_t found = find(name);
    if (found == names_.size()) names_.emplace_back(name);
    return found;
  }
  // size() when there is no such name.
  std::size_t find(std::string_view name) const {
    return static_cast<std::size_t>(std::find(names_.begin(), names_.end(), name) - names_.begin());
  }
  std::string_view name(std::size_t label) const { return names_[label]; }
  std::size_t size() const { return names_.size(); }

 private:
  std::vector<std::string> names_;
};

}  // namespace recoupe::baseline
