// Claims: one number about one event, said by somebody (annotation guide, "Figure").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "mention/event.h"
#include "report/report.h"

namespace recoupe {

enum class ClaimKind : std::uint8_t {
  killed,
  injured,
  missing,
  abducted,
  arrested,
  displaced,
  projectiles,
  attacks
};
inline constexpr int kClaimKindCount = 8;
enum class Hedge : std::uint8_t { asserted, reported, conditional, provisional, denied };  // the later wins

std::string_view name_of(ClaimKind kind);
std::optional<ClaimKind> claim_kind_from(std::string_view name);
std::string_view name_of(Hedge hedge);

struct Source {              // who says it; the originator, not the relay
  ByteSpan span;             // exact words; empty: the report's own voice
  std::string name;          // canonical; "" when the words are all there is
  std::string role;          // "porte-parole"
  std::string organisation;  // "département américain de la Défense"
  std::string via;           // communiqué | tweet | … or the relay's name; "" none
};

struct Claim {
  std::string ref;    // "c1", "c2"… in the order of the text
  std::string event;  // an event's ref
  ClaimKind kind = ClaimKind::killed;
  std::int64_t min = 0;
  std::optional<std::int64_t> max;  // nullopt: open above
  ByteSpan phrase;                  // the exact words that carry the number
  std::string who;                  // victims or objects as written; "" none
  bool of_attackers = false;        // the dead or injured are the attackers: never mixed with the victims
  Source source;
  Hedge hedge = Hedge::asserted;
  std::string part_of;  // ref of the total that this is a part of; "" none
  std::string_view rule;
  ByteSpan sentence;
};

struct Flag {
  std::string kind;  // headline_contradicts_body, sum_mismatch, weekday_mismatch, two_figures_one_source,
                     // machine_translated
  std::string message;
  std::vector<ByteSpan> spans;
};

// What the journey makes of one report.
struct Reading {
  Report report;
  std::uint32_t words = 0;
  std::optional<NotAnIncident> not_an_incident;
  std::vector<Event> events;
  std::vector<Claim> claims;
  std::vector<Relation> relations;
  std::vector<Flag> flags;
};

}  // namespace recoupe
