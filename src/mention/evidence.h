// Evidence: what in a report speaks for an incident, counted sign by sign.
//
// An incident is told: somebody was attacked or harmed, somewhere, by armed people or weapons, and the report
// goes on about it. Words of attack that are threatened, general or figurative (mention/occurrence.h) speak
// against it.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>
#include <vector>

#include "mention/occurrence.h"

namespace recoupe {

// Where a sign stands counts: a title and a lead say what a report is about, the rest whether it goes on
// about it. A brief has no rest: its lead stands for it.
enum class Sign : std::uint8_t {
  title_attack,  // a trigger that is told
  lead_attack,
  rest_attack,
  title_harm,  // people harmed
  lead_harm,
  rest_harm,
  title_toll,  // people counted beside words of harm
  lead_toll,
  rest_toll,
  lead_weapon,  // title or lead
  rest_weapon,
  lead_armed,  // attackers, armed groups
  rest_armed,
  lead_forces,  // army, police
  rest_forces,
  lead_actor,  // armed people, forces or weapons act in the tree of a trigger
  rest_actor,
  claim,  // claimed, denied
  place,  // the lead says where
  day,    // a trigger that is told stands beside its day
  title_figure,
  lead_figure,  // figurative triggers
  rest_figure,
  lead_unreal,  // triggers threatened, feared, general; title or lead
  rest_unreal,
  unarmed,    // nowhere a weapon, somebody armed, forces, or a claim: so do accidents kill
  question,   // asked by the text itself, as interviews do
  own_voice,  // sentences of its own in the first person: opinion, letters, appeals
};
inline constexpr std::size_t kSignCount = static_cast<std::size_t>(Sign::own_voice) + 1;
std::string_view name_of(Sign sign);

struct Evidence {
  std::array<double, kSignCount> counts{};
  std::uint32_t sentences = 0;        // that are read, behind the title
  std::vector<WordRange> figurative;  // attacks that are figures of speech, in the order of the text

  double operator[](Sign sign) const { return counts[static_cast<std::size_t>(sign)]; }
  // The log-odds that the report tells an incident, its topic words left out.
  double weight() const;
};

inline constexpr std::uint32_t kLeadSentences = 3;  // behind the title

Evidence evidence_of(const Scene& scene, const std::vector<Trigger>& triggers,
                     const OccurrenceReader& occurrences);

}  // namespace recoupe
