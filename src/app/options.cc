#include "app/options.h"

#include <fmt/core.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <cmath>

#include "lexc/diagnostic.h"
#include "os/threads.h"

namespace recoupe {
namespace {

constexpr unsigned kMostJobs = 64;
// Formats of a later issue, so that asking for one gets a word better than "unknown".
const std::vector<std::string> kLaterFormats = {"ged", "acled", "polecat"};

bool holds(const std::vector<std::string>& list, const std::string& value) {
  return std::find(list.begin(), list.end(), value) != list.end();
}

Result<std::optional<Day>> day_of(const std::string& option, const std::string& value) {
  if (value.empty()) return std::nullopt;
  const auto day = day_from_iso(value);
  if (!day) return fail(option + " " + value, "no day of the calendar", "write it as 2020-01-31");
  return day;
}

Result<std::string> country_of(const std::string& value) {
  std::string out;
  for (const char c : value) out += static_cast<char>(c >= 'a' && c <= 'z' ? c - 'a' + 'A' : c);
  const bool good =
      out.empty() ||
      (out.size() == 2 && std::all_of(out.begin(), out.end(), [](char c) { return c >= 'A' && c <= 'Z'; }));
  if (!good)
    return fail("--country " + value, "no country code", "give the two letters of ISO 3166, as in IQ");
  return out;
}

Result<std::optional<EventType>> type_of(const std::string& value) {
  if (value.empty()) return std::nullopt;
  if (const auto type = event_type_from(value)) return type;
  std::vector<std::string_view> names;
  for (int i = 0; i < kEventTypeCount; ++i) names.push_back(name_of(static_cast<EventType>(i)));
  return fail("--type " + value, "no type of event" + did_you_mean(value, names),
              fmt::format("the types are {}", fmt::join(names, ", ")));
}

Result<std::optional<Near>> near_of(const std::string& value) {
  if (value.empty()) return std::nullopt;
  double numbers[3] = {};
  const char* at = value.data();
  const char* const end = at + value.size();
  for (int i = 0; i < 3; ++i) {
    const auto [next, error] = std::from_chars(at, end, numbers[i]);
    const bool last = i == 2;
    if (error != std::errc() || (last ? next != end : next == end || *next != ','))
      return fail("--near " + value, "not LAT,LON,KM", "write it as 33.79,42.44,50: degrees and kilometres");
    at = next + 1;
  }
  if (std::abs(numbers[0]) > 90 || std::abs(numbers[1]) > 180 || numbers[2] < 0)
    return fail("--near " + value, "no place on Earth",
                "latitude -90..90, longitude -180..180, kilometres from 0");
  return Near{numbers[0], numbers[1], numbers[2]};
}

}  // namespace

Result<void> check_time(const std::string& option, const std::string& value) {
  if (value.empty() || timestamp_from_iso(value)) return {};
  return fail(option + " " + value, "no ISO 8601 time",
              "write it as 2020-01-31 or 2020-01-31T18:00:00+01:00");
}

void add_db_option(CLI::App& app, Settings& settings) {
  app.add_option("--db", settings.db, "The ledger: one file, recoupe.db here when not given")->type_name("F");
}

void InputOptions::add_to(CLI::App& app, bool required) {
  auto* input =
      app.add_option("INPUT", inputs,
                     "Files, folders (walked) or - for standard input: plain text, or JSON Lines with one "
                     "report a line");
  if (required) input->required();
  app.add_option("--published", published, "Time of publication of reports that lack it (ISO 8601)")
      ->type_name("T");
  app.add_option("--outlet", outlet, "Outlet of reports that lack it")->type_name("NAME");
  app.add_option(
         "--language", language,
         "Language of reports that lack it (fr); any: take reports of every language, without events where "
         "they can't be read yet")
      ->type_name("L");
  app.add_option("--url", url, "Address of reports that lack it")->type_name("URL");
}

Result<InputDefaults> InputOptions::defaults() const {
  InputDefaults out;
  if (auto good = check_time("--published", published); !good) return tl::unexpected(good.error());
  if (!published.empty()) out.published = timestamp_from_iso(published);
  if (!outlet.empty()) out.outlet = outlet;
  if (!language.empty() && !any_language()) out.language = language;
  if (!url.empty()) out.url = url;
  return out;
}

void JobsOption::add_to(CLI::App& app) {
  app.add_option("--jobs,-j", jobs, "Threads that read; as many as there are cores when not given")
      ->type_name("N")
      ->check(CLI::Range(1U, kMostJobs));
}

unsigned JobsOption::count() const { return jobs > 0 ? jobs : std::min(core_count(), kMostJobs); }

void FilterOptions::add_to(CLI::App& app) {
  app.add_option("--since", since, "Incidents on this day or later")->type_name("D");
  app.add_option("--until", until, "Incidents on this day or earlier")->type_name("D");
  app.add_option("--country", country, "Two letters of ISO 3166, as in IQ")->type_name("CC");
  app.add_option("--type", type, "Type of event, as in missile_attack")->type_name("T");
  app.add_option("--actor", actor, "Words of the actor's name")->type_name("A");
  app.add_option("--near", near, "At most KM kilometres from a point")->type_name("LAT,LON,KM");
  app.add_option("--text", text, "Words that one sentence of a report holds, in any form")->type_name("Q");
  app.add_option("--as-of", as_of, "Only what was published until this time")->type_name("T");
}

Result<Filter> FilterOptions::filter(Session& session) const {
  Filter out;
  const auto since_day = day_of("--since", since);
  const auto until_day = day_of("--until", until);
  const auto code = country_of(country);
  const auto event_type = type_of(type);
  const auto point = near_of(near);
  const auto time = check_time("--as-of", as_of);
  if (!since_day) return tl::unexpected(since_day.error());
  if (!until_day) return tl::unexpected(until_day.error());
  if (!code) return tl::unexpected(code.error());
  if (!event_type) return tl::unexpected(event_type.error());
  if (!point) return tl::unexpected(point.error());
  if (!time) return tl::unexpected(time.error());
  out.since = *since_day;
  out.until = *until_day;
  out.country = *code;
  out.type = *event_type;
  out.actor = actor;
  out.near = *point;
  out.as_of = as_of;
  if (!text.empty()) {
    const auto lexicon = session.lexicon();
    if (!lexicon) return tl::unexpected(lexicon.error());
    out.lemmas = Reader(**lexicon).lemmas_of(text);
    if (out.lemmas.empty())
      return fail("--text " + text, "no word to look for", "give words, not only signs");
  }
  return out;
}

void FormatOption::add_to(CLI::App& app, const std::vector<std::string>& known) {
  format = known.front();
  app.add_option("--format", format, fmt::format("{} ({} when not given)", fmt::join(known, ", "), format))
      ->type_name("F")
      ->check([known](const std::string& value) -> std::string {
        if (holds(known, value)) return "";
        if (holds(kLaterFormats, value))
          return fmt::format("{}: this format is not written yet: take csv or json", value);
        const std::vector<std::string_view> names(known.begin(), known.end());
        return fmt::format("{}: no such format{}: take one of {}", value, did_you_mean(value, names),
                           fmt::join(known, ", "));
      });
}

}  // namespace recoupe
