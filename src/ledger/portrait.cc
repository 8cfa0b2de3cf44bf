// See portrait.h. Each attribute is a vote of the main events: what most of them say, the more precise where
// that ties, then the first in the order of the alphabet.
#include "ledger/portrait.h"

#include <algorithm>
#include <map>
#include <set>
#include <tuple>

#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr int kShortSpan = 4;  // days that date an incident as a day does

std::string name_or_words(const Quote& quote) { return quote.name.empty() ? quote.text : quote.name; }

const LibraryReport& report_of(const Library& library, const std::string& id) {
  return library.reports[library.report_index.at(id)];
}

std::vector<const EventRecord*> events_at(const Library& library, const std::vector<std::size_t>& indexes) {
  std::vector<const EventRecord*> events;
  for (const std::size_t i : indexes) events.push_back(&library.events[i]);
  std::sort(events.begin(), events.end(), [](const auto* a, const auto* b) { return a->id < b->id; });
  return events;
}

// The type that most events have; a general word gives way to a telling one.
EventType type_of(const std::vector<const EventRecord*>& events) {
  std::map<EventType, int> votes;
  for (const EventRecord* e : events) ++votes[e->type];
  const auto rank = [](const auto& vote) {
    const bool general = vote.first == EventType::other || vote.first == EventType::armed_attack;
    return std::tuple(vote.first != EventType::other, vote.second, !general, -static_cast<int>(vote.first));
  };
  const auto best = std::max_element(votes.begin(), votes.end(),
                                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  return best == votes.end() ? EventType::other : best->first;
}

IncidentActor actor_of(const std::vector<const EventRecord*>& events) {
  IncidentActor actor;
  std::map<std::string, std::pair<int, std::string>> votes;  // folded → votes, as written
  for (const EventRecord* e : events) {
    if (e->actor.span.empty() && e->actor.name.empty()) continue;
    actor.claims.push_back({e->id, e->actor, e->actor_status});
    // A name weighs more than a description (« des hommes armés »), a claim or an attribution more than
    // silence.
    const int weight = 1 + 2 * !e->actor.name.empty() + 2 * (e->actor_status != ActorStatus::unknown);
    auto& vote =
        votes.try_emplace(fold_name(name_or_words(e->actor)), 0, name_or_words(e->actor)).first->second;
    vote.first += weight;
  }
  const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) {
    return a.second.first < b.second.first;
  });
  if (best == votes.end()) return actor;
  actor.name = best->second.second;
  bool denied = false;
  for (const ActorClaim& claim : actor.claims) {
    if (fold_name(name_or_words(claim.quote)) != best->first) continue;
    denied = denied || claim.status == ActorStatus::denied;
    if (claim.status != ActorStatus::denied) actor.status = std::max(actor.status, claim.status);
  }
  // Who says so itself is not outweighed by a denial in its name elsewhere; everything less is.
  if (denied && actor.status != ActorStatus::claimed) actor.status = ActorStatus::denied;
  return actor;
}

std::vector<std::string> distinct(const std::vector<const EventRecord*>& events, Quote EventRecord::*member) {
  std::map<std::string, std::string> names;
  for (const EventRecord* e : events) {
    const std::string name = name_or_words(e->*member);
    if (!name.empty()) names.try_emplace(fold_name(name), name);
  }
  std::vector<std::string> list;
  for (auto& [folded, name] : names) list.push_back(std::move(name));
  return list;
}

std::vector<IncidentReport> reports_of(const Library& library, const LibraryIncident& incident) {
  std::map<std::size_t, IncidentReport> found;  // in the library's order: by publication
  const auto enter = [&](const std::vector<std::size_t>& events,
                         std::vector<std::string> IncidentReport::*refs) {
    for (const std::size_t i : events) {
      const EventRecord& event = library.events[i];
      const std::size_t at = library.report_index.at(event.report);
      const ReportRecord& record = library.reports[at].record;
      IncidentReport& r =
          found
              .try_emplace(
                  at,
                  IncidentReport{
                      record.id, record.input, record.outlet, record.title, record.published, {}, {}})
              .first->second;
      (r.*refs).push_back(event.ref);
    }
  };
  enter(incident.events, &IncidentReport::events);
  enter(incident.background, &IncidentReport::background);
  std::vector<IncidentReport> reports;
  for (auto& [at, report] : found) reports.push_back(std::move(report));
  std::stable_partition(reports.begin(), reports.end(),
                        [](const IncidentReport& r) { return !r.events.empty(); });
  return reports;
}

enum class RelationEnd : bool { answers, answered };

std::vector<IncidentRelation> relations_of(const Library& library, const LibraryIncident& incident,
                                           RelationEnd own) {
  std::vector<IncidentRelation> relations;
  std::set<std::pair<std::string, std::string>> seen;
  for (const RelationRecord& relation : library.relations) {
    const EventRecord& from = library.events[library.event_index.at(relation.from)];
    const EventRecord& to = library.events[library.event_index.at(relation.to)];
    const std::string& here = own == RelationEnd::answers ? from.incident : to.incident;
    const std::string& there = own == RelationEnd::answers ? to.incident : from.incident;
    if (here != incident.id || there == incident.id || there.empty()) continue;
    if (!seen.insert({relation.kind, there}).second) continue;
    relations.push_back(
        {relation.kind, there, library.slug_of_incident.at(there), from.report, relation.quote});
  }
  return relations;
}

std::vector<FlagRecord> flags_of(const Library& library, const std::vector<IncidentReport>& reports) {
  std::vector<FlagRecord> flags;
  for (const IncidentReport& report : reports) {
    if (report.events.empty()) continue;
    for (const std::size_t i : report_of(library, report.id).flags) flags.push_back(library.flags[i]);
  }
  return flags;
}

std::string clarity_of(const Incident& incident) {
  const bool day = incident.days && incident.days->days() <= kShortSpan;
  const bool town = incident.place && incident.place->precision >= PlacePrecision::near;
  return day && town ? "clear" : day || town ? "partial" : "unclear";
}

// Who says it, where another report could mean the same: a canonical name, or the outlet in its own voice.
std::string source_of(const ClaimRecord& claim) {
  if (!claim.source.name.empty()) return fold_name(claim.source.name);
  if (!claim.organisation.empty()) return fold_name(claim.organisation);
  if (claim.source.span.empty() && claim.outlet) return "outlet " + fold_name(*claim.outlet);
  return "";
}

std::vector<ClaimEvidence> claim_evidence(const Library& library, const LibraryIncident& incident) {
  std::map<std::string, std::string> origin_of;
  for (const OriginGroup& group : origins_of(library, incident)) {
    for (const std::string& report : group.reports) origin_of.emplace(report, group.id);
  }
  std::map<std::string, bool> events;  // id → told in passing
  for (const std::size_t i : incident.events) events.emplace(library.events[i].id, false);
  for (const std::size_t i : incident.background) events.emplace(library.events[i].id, true);
  std::set<std::string> reports;
  for (const auto& [event, in_passing] : events) {
    reports.insert(library.events[library.event_index.at(event)].report);
  }
  std::vector<ClaimEvidence> evidence;
  for (const std::string& id : reports) {
    const LibraryReport& report = report_of(library, id);
    for (const std::size_t i : report.claims) {
      const ClaimRecord& c = library.claims[i];
      const auto event = events.find(c.event);
      if (event == events.end()) continue;
      // A report that only looks back has its own origin: what it repeats is mostly somebody else's.
      const auto origin = origin_of.find(id);
      evidence.push_back({c.id, id, origin == origin_of.end() ? id : origin->second, report.minute,
                          source_of(c), fold_name(c.source.text), c.kind, c.min, c.max, c.hedge,
                          c.of_attackers, !c.part_of.empty(), event->second});
    }
  }
  return evidence;
}

bool same(const Figure& a, const Figure& b) {
  const auto best = [](const Figure& f) {
    return f.best ? std::optional(std::pair(f.best->min, f.best->max)) : std::nullopt;
  };
  return a.low == b.low && a.high == b.high && best(a) == best(b) && a.agreement == b.agreement &&
         a.origins == b.origins;
}

}  // namespace

When when_of(const std::vector<const EventRecord*>& events) {
  std::map<DayInterval, int> votes;
  for (const EventRecord* e : events) {
    if (e->days) ++votes[*e->days];
  }
  if (votes.empty()) return {};
  // Shorter intervals inside longer ones are the longer ones made precise: a vote for the whole backs its
  // part.
  std::map<DayInterval, int> backed = votes;
  for (auto& [days, count] : backed) {
    for (const auto& [other, votes_of_other] : votes) {
      const bool inside = other != days && other.earliest <= days.earliest && days.latest <= other.latest;
      if (inside) count += votes_of_other;
    }
  }
  const auto rank = [](const auto& vote) {
    return std::tuple(vote.second, -vote.first.days(), -vote.first.earliest.time_since_epoch().count());
  };
  const auto best = std::max_element(backed.begin(), backed.end(),
                                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  When when{best->first, DatePrecision::none};
  for (const EventRecord* e : events) {
    const bool more_precise = when.precision == DatePrecision::none || e->precision < when.precision;
    if (e->days == when.days && e->precision != DatePrecision::none && more_precise)
      when.precision = e->precision;
  }
  return when;
}

std::optional<PlaceRecord> where_of(const std::vector<const EventRecord*>& events) {
  std::map<std::string, std::pair<int, const PlaceRecord*>> votes;
  for (const EventRecord* e : events) {
    if (!e->place) continue;
    const std::string key = e->place->gazetteer != 0 ? std::to_string(e->place->gazetteer)
                                                     : fold_name(name_or_words(e->place->quote));
    auto& vote = votes.try_emplace(key, 0, &*e->place).first->second;
    ++vote.first;
    const auto detail = [](const PlaceRecord& place) {
      return std::tuple(place.latitude.has_value(), place.precision);
    };
    if (detail(*e->place) > detail(*vote.second)) vote.second = &*e->place;
  }
  const auto rank = [](const auto& vote) {
    const PlaceRecord& place = *vote.second.second;
    const bool local = place.precision >= PlacePrecision::near;
    return std::tuple(local, vote.second.first, place.latitude.has_value(), place.precision);
  };
  const auto best = std::max_element(votes.begin(), votes.end(),
                                     [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
  if (best == votes.end()) return std::nullopt;
  return *best->second.second;
}

std::string slug_of(const std::optional<PlaceRecord>& place, const std::optional<DayInterval>& days) {
  std::string slug;
  std::string words = place ? fold_name(name_or_words(place->quote)) : "";
  if (words.empty() && place) words = fold_name(place->country);
  for (const char c : words.empty() ? std::string("unknown") : words) {
    const bool keep = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (keep)
      slug += c;
    else if (!slug.empty() && slug.back() != '-')
      slug += '-';
  }
  while (!slug.empty() && slug.back() == '-') slug.pop_back();
  if (slug.empty()) slug = "unknown";
  return slug + "-" + (days ? to_iso(days->earliest) : "undated");
}

std::vector<OriginGroup> origins_of(const Library& library, const LibraryIncident& incident) {
  std::set<std::string> ids;
  for (const std::size_t i : incident.events) ids.insert(library.events[i].report);
  std::vector<OriginEvidence> evidence;
  std::vector<std::pair<std::string, std::string>> copies;
  for (const std::string& id : ids) {
    const LibraryReport& report = report_of(library, id);
    OriginEvidence& origin = evidence.emplace_back(OriginEvidence{id, report.minute, {}});
    for (const OriginRecord& mark : report.record.origins) {
      // A photo's credit and a citation in passing do not make the text the agency's.
      if (mark.evidence == "signature" || mark.evidence == "dateline") origin.wires.push_back(mark.name);
    }
    for (const CopyRecord& copy : report.record.copy_of) copies.emplace_back(id, copy.report);
  }
  return origins_of(evidence, copies);
}

Incident portray(const Library& library, const LibraryIncident& incident) {
  const auto main = events_at(library, incident.events);
  Incident portrait;
  portrait.id = incident.id;
  portrait.slug = incident.slug;
  portrait.type = type_of(main);
  const When when = when_of(main);
  portrait.days = when.days;
  portrait.precision = when.precision;
  portrait.place = where_of(main);
  portrait.actor = actor_of(main);
  portrait.targets = distinct(main, &EventRecord::target);
  portrait.weapons = distinct(main, &EventRecord::weapon);
  portrait.figures = reconcile(claim_evidence(library, incident));
  portrait.reports = reports_of(library, incident);
  portrait.origins = static_cast<int>(origins_of(library, incident).size());
  portrait.relations = relations_of(library, incident, RelationEnd::answers);
  portrait.answered_by = relations_of(library, incident, RelationEnd::answered);
  for (const IncidentReport& report : portrait.reports) {
    if (report.events.empty() || !report.published) continue;
    if (!portrait.first_reported) portrait.first_reported = report.published;
    portrait.last_reported = report.published;
  }
  portrait.clarity = clarity_of(portrait);
  portrait.flags = flags_of(library, portrait.reports);
  portrait.decisions = incident.decisions;
  portrait.formerly = incident.formerly;
  return portrait;
}

std::vector<FigureMove> moves_of(const Library& library, const LibraryIncident& incident) {
  std::vector<ClaimEvidence> evidence = claim_evidence(library, incident);
  std::erase_if(evidence, [](const ClaimEvidence& c) { return !c.published; });
  std::set<std::pair<std::int64_t, std::string>> times;
  for (const ClaimEvidence& c : evidence) times.insert({*c.published, c.report});
  std::vector<FigureMove> moves;
  Figures before;
  for (auto time = times.begin(); time != times.end();) {
    const std::int64_t minute = time->first;
    const std::string& report = time->second;
    while (time != times.end() && time->first == minute)
      ++time;  // reports of one minute move figures together
    std::vector<ClaimEvidence> known;
    std::copy_if(evidence.begin(), evidence.end(), std::back_inserter(known),
                 [&](const auto& c) { return *c.published <= minute; });
    Figures now = reconcile(known);
    for (const auto& [kind, figure] : now) {
      const auto old = before.find(kind);
      if (old != before.end() && same(old->second, figure)) continue;
      moves.push_back({report_of(library, report).record.published.value_or(""), report, kind, figure});
    }
    before = std::move(now);
  }
  return moves;
}

}  // namespace recoupe
