// Readings made by hand, so that the ledger is tested without the reading stages. Spans are found by the
// words.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "base/hash.h"
#include "claim/claim.h"
#include "ledger/ledger.h"
#include "report/report.h"

namespace recoupe {

class ReadingMaker {
 public:
  explicit ReadingMaker(std::string input, std::string text) {
    reading_.report.id = "r" + to_hex(hash_bytes(input + text));
    reading_.report.input = std::move(input);
    reading_.report.text = std::move(text);
    reading_.words = static_cast<std::uint32_t>(reading_.report.text.size() / 6);
  }
  ReadingMaker& published(const char* iso) {
    reading_.report.published = timestamp_from_iso(iso);
    return *this;
  }
  ReadingMaker& outlet(const char* name) {
    reading_.report.outlet = name;
    return *this;
  }
  ReadingMaker& title(std::string_view words) {
    reading_.report.title = span_of(words);
    return *this;
  }
  ReadingMaker& wire(const char* name) {
    reading_.report.origins.push_back({name, "signature", {}});
    return *this;
  }
  ReadingMaker& not_an_incident(const char* reason) {
    reading_.not_an_incident = NotAnIncident{reason, {}, ""};
    return *this;
  }
  ReadingMaker& event(EventType type, const char* day, std::string_view place, const char* country,
                      Scope scope = Scope::main) {
    Event e;
    e.ref = "e" + std::to_string(reading_.events.size() + 1);
    e.scope = scope;
    e.type = type;
    e.rule = "fr/event.rules:1";
    if (day != nullptr) {
      e.date = EventDate{
          DayInterval{*day_from_iso(day), *day_from_iso(day)}, DatePrecision::day, DateBasis::explicit_, {}};
    }
    PlacePhrase p;
    p.span = p.name_span = span_of(place);
    p.name = place;
    p.kind = "town";
    p.country = country;
    p.precision = PlacePrecision::exact;
    e.place = p;
    reading_.events.push_back(e);
    return *this;
  }
  ReadingMaker& at(double latitude, double longitude) {
    reading_.events.back().place->latitude = latitude;
    reading_.events.back().place->longitude = longitude;
    return *this;
  }
  ReadingMaker& actor(std::string_view words, ActorStatus status, const char* name = "") {
    reading_.events.back().actor = {span_of(words), name, {}};
    reading_.events.back().actor_status = status;
    return *this;
  }
  ReadingMaker& claim(ClaimKind kind, std::int64_t min, std::optional<std::int64_t> max,
                      std::string_view phrase, std::string_view source = {}, const char* name = "") {
    Claim c;
    c.ref = "c" + std::to_string(reading_.claims.size() + 1);
    c.event = reading_.events.back().ref;
    c.kind = kind;
    c.min = min;
    c.max = max;
    c.phrase = span_of(phrase);
    c.sentence = c.phrase;
    c.rule = "fr/claim.rules:1";
    if (!source.empty()) {
      c.source.span = span_of(source);
      c.source.name = name;
      c.hedge = Hedge::reported;
    }
    reading_.claims.push_back(c);
    return *this;
  }
  ReadingMaker& hedge(Hedge hedge) {
    reading_.claims.back().hedge = hedge;
    return *this;
  }
  ReadingMaker& relation(const char* from, const char* to, const char* kind) {
    reading_.relations.push_back({from, to, kind, {0, 4}});
    return *this;
  }
  ReadingMaker& flag(const char* kind) {
    reading_.flags.push_back({kind, "two numbers", {{0, 4}, {5, 8}}});
    return *this;
  }
  const Reading& reading() const { return reading_; }

  // One sentence a line; the "lemmas" are its words, folded by hand by whoever searches.
  std::vector<IndexedSentence> sentences() const {
    std::vector<IndexedSentence> list;
    const std::string& text = reading_.report.text;
    for (std::size_t begin = 0; begin < text.size();) {
      const std::size_t end = std::min(text.find('\n', begin), text.size());
      if (end > begin) {
        list.push_back({{static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)},
                        text.substr(begin, end - begin)});
      }
      begin = end + 1;
    }
    return list;
  }

 private:
  ByteSpan span_of(std::string_view words) const {
    const std::size_t at = reading_.report.text.find(words);
    if (at == std::string::npos) return {};
    return {static_cast<std::uint32_t>(at), static_cast<std::uint32_t>(at + words.size())};
  }

  Reading reading_;
};

// Six reports about three incidents, one of them a look-alike at the same place, and one report of none.
inline std::vector<ReadingMaker> small_war() {
  std::vector<ReadingMaker> reports;
  reports.push_back(
      ReadingMaker("a1",
                   "Dix morts à Karsa\nDix villageois ont été tués le 3 mai à Karsa par des hommes armés, "
                   "selon le maire.\n"
                   "La route du nord est coupée depuis le matin et les blessés attendent des secours.")
          .title("Dix morts à Karsa")
          .outlet("Le Fanal")
          .published("2020-05-03T18:00:00+00:00")
          .event(EventType::armed_attack, "2020-05-03", "Karsa", "BF")
          .at(13.5, -0.5)
          .actor("des hommes armés", ActorStatus::unknown)
          .claim(ClaimKind::killed, 10, 10, "Dix villageois", "le maire")
          .flag("two_figures_one_source"));
  reports.push_back(
      ReadingMaker("a2",
                   "Karsa : quatorze morts\nQuatorze personnes sont mortes dimanche dans l'attaque de Karsa, "
                   "indique le gouvernement.\n"
                   "Le Front de la Dune a revendiqué le raid dans un message.")
          .outlet("Agence Sud")
          .published("2020-05-04T09:00:00+00:00")
          .wire("APS")
          .event(EventType::armed_attack, "2020-05-03", "Karsa", "BF")
          .at(13.5, -0.5)
          .actor("Le Front de la Dune", ActorStatus::claimed, "Front de la Dune")
          .claim(ClaimKind::killed, 14, 14, "Quatorze personnes", "le gouvernement", "gouvernement"));
  reports.push_back(
      ReadingMaker("a3",
                   "Karsa : quatorze morts\nQuatorze personnes sont mortes dimanche dans l'attaque de Karsa, "
                   "indique le gouvernement.\n"
                   "Le Front de la Dune a revendiqué le raid dans un message.\nPhoto : archives du journal.")
          .outlet("La Lampe")
          .published("2020-05-04T12:00:00+00:00")
          .wire("APS")
          .event(EventType::armed_attack, "2020-05-03", "Karsa", "BF")
          .claim(ClaimKind::killed, 14, 14, "Quatorze personnes", "le gouvernement", "gouvernement"));
  reports.push_back(ReadingMaker("a4",
                                 "Bilan alourdi\nLe gouvernement porte à 19 le nombre de morts de "
                                 "Karsa.\nSix soldats y étaient tombés le 9 avril, rappelle-t-on.")
                        .outlet("Le Fanal")
                        .published("2020-05-06")
                        .event(EventType::armed_attack, "2020-05-03", "Karsa", "BF")
                        .claim(ClaimKind::killed, 19, 19, "19", "Le gouvernement", "gouvernement")
                        .event(EventType::armed_attack, "2020-04-09", "Karsa", "BF", Scope::background)
                        .claim(ClaimKind::killed, 6, 6, "Six soldats")
                        .relation("e1", "e2", "same_series"));
  reports.push_back(
      ReadingMaker("b1",
                   "Six soldats tués\nSix soldats ont péri jeudi 9 avril dans une embuscade près de Karsa.")
          .outlet("Le Fanal")
          .published("2020-04-10")
          .event(EventType::armed_attack, "2020-04-09", "Karsa", "BF")
          .claim(ClaimKind::killed, 6, 6, "Six soldats"));
  reports.push_back(ReadingMaker("c1",
                                 "Des missiles sur Tolma\nDes missiles se sont abattus sur Tolma dans la "
                                 "nuit, sans faire de victime.")
                        .published("2021-01-02")
                        .event(EventType::missile_attack, "2021-01-01", "Tolma", "IQ")
                        .at(33.0, 44.0)
                        .claim(ClaimKind::killed, 0, 0, "sans faire de victime"));
  reports.push_back(ReadingMaker("d1", "Procès\nLe procès des incendiaires de Tolma s'est ouvert.")
                        .not_an_incident("trial"));
  return reports;
}

}  // namespace recoupe
