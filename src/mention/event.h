// Events: something violent or security-related that is said to have happened (annotation guide, "Event").
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "phrase/date.h"
#include "phrase/place.h"

namespace recoupe {

enum class Scope : std::uint8_t { main, background, aggregate };
enum class EventType : std::uint8_t {
  airstrike,
  missile_attack,
  rocket_attack,
  drone_attack,
  shelling,
  bombing,
  suicide_bombing,
  mine_ied,
  armed_attack,
  ambush,
  clash,
  shooting,
  stabbing,
  vehicle_ramming,
  assassination,
  execution,
  abduction,
  arson,
  police_violence,
  protest_violence,
  coup,
  other
};
inline constexpr int kEventTypeCount = 22;
enum class ActorStatus : std::uint8_t { unknown, suspected, attributed, claimed, denied };

std::string_view name_of(Scope scope);
std::string_view name_of(EventType type);
std::string_view name_of(ActorStatus status);
std::optional<EventType> event_type_from(std::string_view name);

struct Participant {      // exact words, and the name that they stand for
  ByteSpan span;          // empty: nobody named
  std::string name;       // canonical; "" when the words are all there is
  std::string_view rule;  // what decided; a literal
  double weight = 0;      // what spoke for it, on the scale of mention/actor.cc
};

struct EventDate {
  std::optional<DayInterval> days;  // nullopt: words but no date
  DatePrecision precision = DatePrecision::none;
  DateBasis basis = DateBasis::none;
  ByteSpan span;  // the phrase; empty when only metadata dates it
};

struct Event {
  std::string ref;  // "e1", "e2"… in the order of the text
  Scope scope = Scope::main;
  bool lead = false;  // of the main events the one that the report opens with
  EventType type = EventType::other;
  ByteSpan trigger;       // the word or words that made it an event
  std::string_view rule;  // what decided
  std::optional<EventDate> date;
  std::optional<PlacePhrase> place;
  std::vector<PlacePhrase> places;  // further ones of the same event
  Participant actor;
  ActorStatus actor_status = ActorStatus::unknown;
  Participant target;
  Participant weapon;
  std::vector<std::uint32_t> passages;  // that speak of it, in order: indices into Mentions::passages
};

struct NotAnIncident {  // why a report has no main event
  std::string reason;   // trial | exercise | threat | fiction | figure_of_speech | accident | disaster |
                        // commemoration | opinion | no_event
  ByteSpan span;        // the words that say so; empty for no_event
  std::string_view rule;
};

struct Relation {
  std::string from, to;  // event refs; `from` is the later event
  std::string kind;      // retaliation_for | response_to | same_series
  ByteSpan span;
};

}  // namespace recoupe
