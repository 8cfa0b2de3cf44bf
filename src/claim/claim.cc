#include "claim/claim.h"

#include <array>

namespace recoupe {
namespace {

constexpr std::array<std::string_view, kClaimKindCount> kKinds = {
    "killed", "injured", "missing", "abducted", "arrested", "displaced", "projectiles", "attacks"};
constexpr std::array<std::string_view, 5> kHedges = {"asserted", "reported", "conditional", "provisional",
                                                     "denied"};

}  // namespace

std::string_view name_of(ClaimKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::string_view name_of(Hedge hedge) { return kHedges[static_cast<std::size_t>(hedge)]; }

std::optional<ClaimKind> claim_kind_from(std::string_view name) {
  for (std::size_t n = 0; n < kKinds.size(); ++n)
    if (kKinds[n] == name) return static_cast<ClaimKind>(n);
  return std::nullopt;
}

}  // namespace recoupe
