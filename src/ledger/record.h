// What the ledger remembers, as values: rows joined with the exact words that their spans name.
//
// Ids: a report "r" + 16 hex digits; an event "r…/e1" and a claim "r…/c1" (report and ref); an incident "i" +
// 16 hex digits. All stay the same for ever. Times are ISO 8601 as the input wrote them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/day.h"
#include "base/span.h"
#include "claim/claim.h"
#include "incident/link.h"
#include "incident/origin.h"
#include "incident/reconcile.h"

namespace recoupe {

struct Quote {       // words of a report
  ByteSpan span;     // empty: nothing named
  std::string text;  // exactly these bytes
  std::string name;  // canonical; "" when the words are all there is
};

struct PlaceRecord {
  Quote quote;  // `name` is the gazetteer's spelling
  std::string kind, country, admin1;
  std::optional<double> latitude, longitude;
  PlacePrecision precision = PlacePrecision::none;
  double radius_km = 0;
  std::uint32_t gazetteer = 0;
};

struct EventRecord {
  std::string id, report, ref;
  std::string incident;  // "" for what belongs to none
  Scope scope = Scope::main;
  EventType type = EventType::other;
  Quote trigger;
  std::string rule;
  std::optional<DayInterval> days;
  DatePrecision precision = DatePrecision::none;
  DateBasis basis = DateBasis::none;
  Quote date;  // the phrase
  std::optional<PlaceRecord> place;
  std::vector<PlaceRecord> places;  // further ones
  Quote actor;
  ActorStatus actor_status = ActorStatus::unknown;
  Quote target, weapon;
};

struct ClaimRecord {
  std::string id, report, ref;
  std::string event;     // the event's id "r…/e1"
  std::string incident;  // "" for what belongs to none
  ClaimKind kind = ClaimKind::killed;
  std::int64_t min = 0;
  std::optional<std::int64_t> max;
  Quote phrase;
  std::string who;
  bool of_attackers = false;
  Quote source;  // empty: the report's own voice
  std::string role, organisation, via;
  Hedge hedge = Hedge::asserted;
  std::string part_of;  // a claim's id; "" none
  std::string rule;
  Quote sentence;
  std::string input;  // of its report
  std::optional<std::string> outlet, published;
};

struct RelationRecord {
  std::string from, to;  // event ids
  std::string kind;
  Quote quote;
};

struct FlagRecord {
  std::string report, kind, message;
  std::vector<ByteSpan> spans;
};

struct OriginRecord {
  std::string name, evidence;
  ByteSpan span;
};

struct CopyRecord {  // another report that this one copies or that copies it
  std::string report;
  double share = 0;             // of this report's words found there in order
  std::vector<ByteSpan> spans;  // of this report
};

struct ReportRecord {
  std::string id, input;
  std::optional<std::string> outlet, url, title, published;
  std::string language;
  std::uint32_t words = 0;
  std::string text;
  std::string lexicon;          // 16 hex digits: the image that read it
  std::string not_an_incident;  // the reason; "" when it has a main event
  ByteSpan not_an_incident_span;
  std::vector<OriginRecord> origins;
  std::vector<std::string> incidents;  // ids that its main events belong to
  std::vector<CopyRecord> copy_of;     // the earliest first
};

struct IncidentReport {  // a report's part in an incident
  std::string id, input;
  std::optional<std::string> outlet, title, published;
  std::vector<std::string> events;      // refs of main events: it reports the incident
  std::vector<std::string> background;  // refs of events told as context: it only mentions it
};

struct ActorClaim {   // who is said to have done it, by one event's words
  std::string event;  // id
  Quote quote;
  ActorStatus status = ActorStatus::unknown;
};

struct IncidentActor {
  std::string name;  // canonical or as written; "" unknown
  ActorStatus status = ActorStatus::unknown;
  std::vector<ActorClaim> claims;
};

struct IncidentRelation {
  std::string kind;            // retaliation_for | response_to | same_series
  std::string incident, slug;  // the other one
  std::string report;          // whose words say so
  Quote quote;
};

struct DecisionRecord {      // why events lie together
  std::string kind;          // "link", "attach"
  std::string by;            // "rule"
  std::string event, other;  // event ids
  double score = 0;
  std::vector<Reason> reasons;
};

struct Incident {
  std::string id, slug;
  EventType type = EventType::other;
  std::optional<DayInterval> days;
  DatePrecision precision = DatePrecision::none;
  std::optional<PlaceRecord> place;
  IncidentActor actor;
  std::vector<std::string> targets, weapons;
  Figures figures;
  std::vector<IncidentReport> reports;        // by published, then id; those that only mention it last
  int origins = 0;                            // independent ones among the reports with main events
  std::vector<IncidentRelation> relations;    // what it answers to
  std::vector<IncidentRelation> answered_by;  // the same, seen from the other end
  std::optional<std::string> first_reported, last_reported;
  std::string clarity;  // clear | partial | unclear: date and place as precise as a day and a town; one of
                        // them; neither
  std::vector<FlagRecord> flags;
  std::vector<DecisionRecord> decisions;
  std::vector<std::string> formerly;  // ids that redirect here
};

struct FigureMove {    // how a figure stood once the reports published until `as_of` were known
  std::string as_of;   // a report's time of publication
  std::string report;  // that moved it
  std::string kind;    // key of Figures
  Figure figure;
};

struct Dossier {
  Incident incident;
  std::vector<ReportRecord> reports;  // in the order of incident.reports
  // Main and attached; one that its report leaves undated has the incident's days, on the basis `anchor`.
  std::vector<EventRecord> events;
  std::vector<ClaimRecord> claims;
  std::vector<OriginGroup> origins;
  std::vector<FigureMove> moves;  // by time
};

struct SearchHit {
  std::string report, input;
  std::optional<std::string> outlet, title, published;
  Quote sentence;
  std::vector<std::string> incidents;  // of its report
};

}  // namespace recoupe
