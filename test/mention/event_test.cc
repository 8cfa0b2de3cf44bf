// The events of short reports, as text cases, and what holds for every event.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <vector>

#include "../pipeline/cases.h"

namespace recoupe {
namespace {

std::string describe(const Event& event) {
  std::string out = fmt::format("{} {}", name_of(event.scope), name_of(event.type));
  if (event.date && event.date->days)
    out += fmt::format(" date={}..{}", to_iso(event.date->days->earliest), to_iso(event.date->days->latest));
  if (event.place) out += " country=" + event.place->country;
  return out + fmt::format(" status={}", name_of(event.actor_status));
}

class EventCases : public test::JourneyCases {
 protected:
  void SetUp() override {
    JourneyCases::SetUp();
    read_file("mention/events.txt");
  }
};

TEST_F(EventCases, TextCases) {
  for (const test::JourneyCase& c : cases_) {
    const Reading reading = read(c);
    std::vector<std::string> got;
    if (reading.not_an_incident) got.push_back("refused " + reading.not_an_incident->reason);
    for (const Event& event : reading.events)
      if (!reading.not_an_incident) got.push_back(describe(event));
    EXPECT_EQ(got, c.expected) << c.name;
  }
}

class RefusalCases : public test::JourneyCases {
 protected:
  void SetUp() override {
    JourneyCases::SetUp();
    read_file("mention/refusals.txt");
  }
};

TEST_F(RefusalCases, TextCases) {
  for (const test::JourneyCase& c : cases_) {
    const Reading reading = read(c);
    const std::string got =
        !reading.not_an_incident
            ? "incident"
            : fmt::format("refused {}: {} figures", reading.not_an_incident->reason, reading.claims.size());
    EXPECT_EQ(std::vector<std::string>{got}, c.expected) << c.name;
  }
}

TEST_F(RefusalCases, TheWordsOfAReasonStandInTheText) {
  for (const test::JourneyCase& c : cases_) {
    const Reading reading = read(c);
    if (!reading.not_an_incident || reading.not_an_incident->reason == "no_event") continue;
    EXPECT_FALSE(reading.not_an_incident->span.empty()) << c.name;
    EXPECT_LE(reading.not_an_incident->span.end, reading.report.text.size()) << c.name;
  }
}

std::string roles_of(const Reading& reading) {
  const auto words = [&](ByteSpan span) {
    return span.empty() ? "-" : fmt::format("«{}»", slice(reading.report.text, span));
  };
  for (const Event& event : reading.events)
    if (event.scope == Scope::main)
      return fmt::format("{} | actor {} {} | target {} | weapon {}", name_of(event.type),
                         words(event.actor.span), name_of(event.actor_status), words(event.target.span),
                         words(event.weapon.span));
  return "no main event";
}

std::string scene_of(const Reading& reading, const Event& event) {
  std::string out = "-";
  if (event.date && event.date->days)
    out = fmt::format("{}..{}", to_iso(event.date->days->earliest), to_iso(event.date->days->latest));
  const auto words = [&](const PlacePhrase& place) {
    return place.name.empty() ? "-" : std::string(slice(reading.report.text, place.span));
  };
  out += " | " + (event.place ? words(*event.place) : "-") + " | ";
  for (const PlacePhrase& place : event.places)
    out += (&place == &event.places.front() ? "" : ", ") + words(place);
  return out + (event.places.empty() ? "-" : "");
}

class SceneCases : public test::JourneyCases {
 protected:
  void SetUp() override {
    JourneyCases::SetUp();
    read_file("mention/scenes.txt");
  }
};

TEST_F(SceneCases, TextCases) {
  for (const test::JourneyCase& c : cases_) {
    const Reading reading = read(c);
    std::vector<std::string> got;
    for (const Event& event : reading.events)
      if (event.scope == Scope::main) got.push_back(scene_of(reading, event));
    EXPECT_EQ(got, c.expected) << c.name;
  }
}

std::vector<std::string> storyline_of(const Reading& reading) {
  std::vector<std::string> out;
  for (const Event& event : reading.events) {
    const auto claims = std::count_if(reading.claims.begin(), reading.claims.end(),
                                      [&](const Claim& c) { return c.event == event.ref; });
    const bool placed = event.place && !event.place->name.empty();
    out.push_back(fmt::format("{} {} | {} | {}", event.ref, name_of(event.scope),
                              placed ? slice(reading.report.text, event.place->span) : "-", claims));
  }
  for (const Relation& r : reading.relations) out.push_back(fmt::format("{} {} {}", r.from, r.kind, r.to));
  return out;
}

class StorylineCases : public test::JourneyCases {
 protected:
  void SetUp() override {
    JourneyCases::SetUp();
    read_file("mention/storylines.txt");
  }
};

TEST_F(StorylineCases, TextCases) {
  for (const test::JourneyCase& c : cases_) EXPECT_EQ(storyline_of(read(c)), c.expected) << c.name;
}

class RoleCases : public test::JourneyCases {
 protected:
  void SetUp() override {
    JourneyCases::SetUp();
    read_file("mention/roles.txt");
  }
};

TEST_F(RoleCases, TextCases) {
  for (const test::JourneyCase& c : cases_)
    EXPECT_EQ(std::vector<std::string>{roles_of(read(c))}, c.expected) << c.name;
}

TEST_F(EventCases, EveryEventIsTiedToBytesAndToARule) {
  for (const test::JourneyCase& c : cases_) {
    const Reading reading = read(c);
    const auto size = reading.report.text.size();
    for (const Event& event : reading.events) {
      EXPECT_FALSE(event.trigger.empty()) << c.name;
      EXPECT_FALSE(event.rule.empty()) << c.name;
      for (const ByteSpan span : {event.trigger, event.actor.span, event.target.span, event.weapon.span})
        EXPECT_LE(span.end, size);
    }
    const bool has_main = std::any_of(reading.events.begin(), reading.events.end(),
                                      [](const Event& e) { return e.scope == Scope::main; });
    EXPECT_NE(has_main, reading.not_an_incident.has_value()) << c.name;
  }
}

}  // namespace
}  // namespace recoupe
