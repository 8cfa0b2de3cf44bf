// See origin.h. A union-find over reports; the group's name and order follow from its members alone.
#include "incident/origin.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

namespace recoupe {
namespace {

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), std::size_t{0});
  }
  std::size_t root(std::size_t i) {
    while (parent_[i] != i) i = parent_[i] = parent_[parent_[i]];
    return i;
  }
  void unite(std::size_t a, std::size_t b) { parent_[root(a)] = root(b); }

 private:
  std::vector<std::size_t> parent_;
};

std::string why_of(const std::set<std::string>& wires, bool copied) {
  std::string why;
  for (const std::string& wire : wires) why += (why.empty() ? "wire " : ", ") + wire;
  if (copied) why += why.empty() ? "near-copies" : " and near-copies";
  return why.empty() ? "own report" : why;
}

}  // namespace

std::vector<OriginGroup> origins_of(const std::vector<OriginEvidence>& reports,
                                    const std::vector<std::pair<std::string, std::string>>& copies) {
  Groups groups(reports.size());
  std::map<std::string, std::size_t> index, wire_of;
  for (std::size_t i = 0; i < reports.size(); ++i) {
    index.emplace(reports[i].report, i);
    for (const std::string& wire : reports[i].wires)
      groups.unite(i, wire_of.try_emplace(wire, i).first->second);
  }
  std::set<std::size_t> copied;
  for (const auto& [a, b] : copies) {
    const auto x = index.find(a);
    const auto y = index.find(b);
    if (x == index.end() || y == index.end()) continue;
    groups.unite(x->second, y->second);
    copied.insert({x->second, y->second});
  }
  std::map<std::size_t, std::vector<std::size_t>> members;
  for (std::size_t i = 0; i < reports.size(); ++i) members[groups.root(i)].push_back(i);
  // A report without a time stands after the dated ones: it cannot be shown to be the first.
  const auto earlier = [&](std::size_t a, std::size_t b) {
    const auto key = [&](std::size_t i) {
      return std::tuple(!reports[i].published.has_value(), reports[i].published.value_or(0),
                        reports[i].report);
    };
    return key(a) < key(b);
  };
  std::vector<std::pair<std::size_t, OriginGroup>> found;
  for (auto& [root, list] : members) {
    std::sort(list.begin(), list.end(), earlier);
    OriginGroup group{reports[list.front()].report, "", {}};
    std::set<std::string> wires;
    bool any_copy = false;
    for (const std::size_t i : list) {
      group.reports.push_back(reports[i].report);
      wires.insert(reports[i].wires.begin(), reports[i].wires.end());
      any_copy = any_copy || copied.contains(i);
    }
    group.why = why_of(wires, any_copy);
    found.emplace_back(list.front(), std::move(group));
  }
  std::sort(found.begin(), found.end(),
            [&](const auto& a, const auto& b) { return earlier(a.first, b.first); });
  std::vector<OriginGroup> out;
  for (auto& [first, group] : found) out.push_back(std::move(group));
  return out;
}

}  // namespace recoupe
