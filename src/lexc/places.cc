// Rows → records. Three passes: read the rows and merge the curated ones; give every name its keys (with and
// without an article, and each beginning of it that longer names share); write records sorted by hash.
//
// Cost: about a second for 180,000 places. Output depends on the sources alone.
#include "lexc/places.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <optional>
#include <unordered_map>

#include "lexicon/gazetteer.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr double kSameRegionKm = 250;        // … of one region: label points differ
constexpr double kSamePlaceKm = 20;          // curated and built coordinates of one town
constexpr std::uint32_t kKnownTown = 20000;  // from here on « Le Caire » is found as « Caire », too
constexpr std::size_t kFewestNameLetters = 2;
constexpr std::uint32_t kCuratedWeight = 3000;  // population that orders a curated place without a figure

struct Row {
  std::string_view kind, name, country, admin1, source;
  std::vector<std::string_view> others;
  std::optional<double> latitude, longitude;
  std::uint32_t population = 0;
  std::string_view extra;
  std::string where;
  bool curated = false;
};

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t end = std::min(text.find(by), text.size());
    parts.push_back(text.substr(0, end));
    if (end == text.size()) return parts;
    text.remove_prefix(end + 1);
  }
}

template <class T>
std::optional<T> number_from(std::string_view text) {
  T value{};
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return value;
}

// ── The string pool: u16 length and bytes, each string once ──
class Pool {
 public:
  Pool() { add(""); }
  std::uint32_t add(std::string_view text) {
    text = text.substr(0, 0xFFFF);
    const auto [at, fresh] =
        offsets_.try_emplace(std::string(text), static_cast<std::uint32_t>(bytes_.size()));
    if (fresh) {
      bytes_.push_back(static_cast<char>(text.size() & 0xFF));
      bytes_.push_back(static_cast<char>(text.size() >> 8));
      bytes_ += text;
    }
    return at->second;
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  std::unordered_map<std::string, std::uint32_t> offsets_;
};

template <class T>
std::string bytes_of(const std::vector<T>& records) {
  return {reinterpret_cast<const char*>(records.data()), records.size() * sizeof(T)};
}

// ── Reading rows ──
Row row_from(const std::vector<std::string_view>& f) {
  const auto field = [&f](std::size_t n) { return n < f.size() ? f[n] : std::string_view(); };
  Row row;
  row.kind = field(0);
  row.name = field(1);
  if (!field(2).empty()) row.others = split(field(2), '|');
  row.country = field(3);
  row.admin1 = field(4);
  row.latitude = number_from<double>(field(5));
  row.longitude = number_from<double>(field(6));
  row.population = number_from<std::uint32_t>(field(7)).value_or(0);
  row.source = field(8);
  row.extra = field(9);
  return row;
}

template <class Use>
void each_line(std::string_view text, Use use) {
  std::size_t number = 0;
  for (std::string_view line : split(text, '\n')) {
    ++number;
    if (!line.empty() && line.back() == '\r') line.remove_suffix(1);
    if (!line.empty() && line.front() != '#') use(line, number);
  }
}

bool is_point(const Row& row) {
  return row.latitude && row.longitude && std::abs(*row.latitude) <= 90 && std::abs(*row.longitude) <= 180;
}

std::optional<Error> problem_of(const Row& row, std::size_t fields) {
  if (fields < 4)
    return Error{row.where, "a place needs kind, name, other names and country", "separate them by tabs"};
  if (row.kind.empty() || row.name.empty()) return Error{row.where, "kind or name is empty", "fill it in"};
  if (!row.country.empty() && row.country.size() != 2)
    return Error{row.where, fmt::format("\"{}\" is no ISO 3166 code of two letters", row.country),
                 "as in IQ"};
  if (row.latitude.has_value() != row.longitude.has_value() || (row.latitude && !is_point(row)))
    return Error{row.where, "latitude and longitude are no point",
                 "degrees, as in 33.7856 and 42.4412, or both empty"};
  return std::nullopt;
}

// Kinds that may be one place in two sources.
std::string_view group_of(std::string_view kind) {
  if (kind == "town" || kind == "capital" || kind == "village" || kind == "quarter") return "town";
  if (kind == "air base" || kind == "airport" || kind == "base" || kind == "camp") return "base";
  if (kind == "country") return "country";
  if (kind == "sea" || kind == "strait" || kind == "gulf" || kind == "river" || kind == "lake")
    return "water";
  return "region";
}

class Merger {
 public:
  explicit Merger(const std::vector<Row>& rows) : rows_(rows) {
    for (std::size_t n = 0; n < rows.size(); ++n) index(n);
  }

  // The place that `row` names, or nothing.
  std::optional<std::size_t> find(const Row& row) const {
    std::optional<std::size_t> best;
    const auto look = [&](std::string_view name) {
      const auto found = by_key_.find(key_of(row.country, name));
      if (found == by_key_.end()) return;
      for (const std::size_t n : found->second)
        if (fits(rows_[n], row) && (!best || rows_[n].population > rows_[*best].population)) best = n;
    };
    look(row.name);
    for (const std::string_view other : row.others) look(other);
    return best;
  }

  void index(std::size_t n) {
    by_key_[key_of(rows_[n].country, rows_[n].name)].push_back(n);
    for (const std::string_view other : rows_[n].others)
      by_key_[key_of(rows_[n].country, other)].push_back(n);
  }

  static std::string key_of(std::string_view country, std::string_view name) {
    return std::string(country) + std::string(PlaceKey(name).letters());
  }

 private:
  static bool fits(const Row& known, const Row& row) {
    if (group_of(known.kind) != group_of(row.kind)) return false;
    if (!is_point(row) || !is_point(known)) return true;
    const double most = group_of(row.kind) == "region" ? kSameRegionKm : kSamePlaceKm;
    return distance_km(*known.latitude, *known.longitude, *row.latitude, *row.longitude) <= most;
  }

  const std::vector<Row>& rows_;
  std::unordered_map<std::string, std::vector<std::size_t>> by_key_;
};

void merge_into(Row& known, const Row& row) {
  known.others.push_back(known.name);
  known.others.insert(known.others.end(), row.others.begin(), row.others.end());
  known.name = row.name;
  if (known.kind != "capital") known.kind = row.kind;
  if (is_point(row)) {
    known.latitude = row.latitude;
    known.longitude = row.longitude;
  }
  if (!row.admin1.empty()) known.admin1 = row.admin1;
  known.population = std::max(known.population, row.population);
  known.curated = true;
}

// One town twice under spellings that the rules make one (« Zaporizhia », « Zaporizhzhya »): the populous one
// stays.
void drop_doubles(std::vector<Row>& rows) {
  std::unordered_map<std::string, std::vector<std::size_t>> by_key;
  for (std::size_t n = 0; n < rows.size(); ++n)
    if (group_of(rows[n].kind) == "town") {
      by_key[Merger::key_of(rows[n].country, rows[n].name)].push_back(n);
      for (const std::string_view other : rows[n].others)
        by_key[Merger::key_of(rows[n].country, other)].push_back(n);
    }
  std::vector<char> doubled(rows.size(), 0);
  for (const auto& [key, same] : by_key)
    for (const std::size_t a : same)
      for (const std::size_t b : same) {
        if (a == b || rows[a].population <= rows[b].population || rows[b].population > 0) continue;
        const double apart =
            distance_km(*rows[a].latitude, *rows[a].longitude, *rows[b].latitude, *rows[b].longitude);
        if (apart <= kSamePlaceKm) doubled[b] = 1;
      }
  std::size_t kept = 0;
  for (std::size_t n = 0; n < rows.size(); ++n)
    if (doubled[n] == 0) {
      if (kept != n) rows[kept] = std::move(rows[n]);
      ++kept;
    }
  rows.resize(kept);
}

std::vector<Row> read_rows(const PlaceSources& sources, std::vector<Error>& errors) {
  std::vector<Row> rows;
  rows.reserve(200000);
  each_line(sources.built, [&](std::string_view line, std::size_t) {
    Row row = row_from(split(line, '\t'));
    if (is_point(row) && !row.name.empty()) rows.push_back(std::move(row));
  });
  drop_doubles(rows);
  Merger merger(rows);
  each_line(sources.curated, [&](std::string_view line, std::size_t number) {
    const auto fields = split(line, '\t');
    Row row = row_from(fields);
    row.where = fmt::format("all/places.tsv:{}", number);
    row.curated = true;
    if (auto problem = problem_of(row, fields.size())) return errors.push_back(std::move(*problem));
    if (const auto known = merger.find(row)) return merge_into(rows[*known], row);
    if (!is_point(row))
      return errors.push_back({row.where,
                               fmt::format("no place of {} is called \"{}\"", row.country, row.name),
                               "give its latitude and longitude"});
    rows.push_back(std::move(row));
    merger.index(rows.size() - 1);
  });
  return rows;
}

// Towns name their region as the packages do; the region's own name may be a curated one.
void rename_regions(std::vector<Row>& rows) {
  std::unordered_map<std::string, std::string_view> names;
  for (const Row& row : rows)
    if (row.curated && group_of(row.kind) == "region")
      for (const std::string_view other : row.others)
        names.try_emplace(std::string(row.country) + std::string(other), row.name);
  for (Row& row : rows) {
    const auto found = names.find(std::string(row.country) + std::string(row.admin1));
    if (!row.admin1.empty() && found != names.end()) row.admin1 = found->second;
  }
}

// ── Keys ──
struct Wanted {
  PlaceSlot slot;
  PlaceHitRecord hit;  // id 0: a beginning of longer names
  std::uint32_t weight = 0;
};

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (const std::string_view word : split(folded, ' '))
    if (!word.empty()) words.push_back(word);
  return words;
}

class KeyMaker {
 public:
  explicit KeyMaker(std::string_view articles) {
    each_line(articles, [this](std::string_view line, std::size_t) { articles_.push_back(line); });
  }
  void add_name(std::string_view name, std::uint32_t id, const Row& row) {
    const std::string folded = fold_name(name);
    auto words = words_of(folded);
    if (folded.size() < kFewestNameLetters || words.empty()) return;
    add_words(words, id, row, true);
    if (words.size() > 1 && std::find(articles_.begin(), articles_.end(), words.front()) != articles_.end() &&
        (row.curated || row.population >= kKnownTown))
      add_words({words.begin() + 1, words.end()}, id, row, true);
    std::string joined;  // « Deirezzor »: the article is part of the word
    for (const std::string_view word : words) joined += word;
    if (words.size() > 1 && joined.size() <= PlaceKey::kMaxLetters) add_words({joined}, id, row, false);
  }
  std::vector<Wanted> wanted;

 private:
  std::vector<std::string_view> articles_;

  void add_words(const std::vector<std::string_view>& words, std::uint32_t id, const Row& row, bool wide) {
    PlaceKey key;
    for (std::size_t n = 0; n < words.size(); ++n) {
      key.add(words[n]);
      if (n + 1 < words.size() && !key.open()) wanted.push_back({slot_of_key(key.letters()), {}, 0});
    }
    if (key.open() || key.empty()) return;
    const std::uint32_t weight =
        row.population + (row.curated ? kCuratedWeight : 0) + (row.kind == "country" ? 1U << 30 : 0);
    wanted.push_back({slot_of_key(key.letters()), {id, key.exact()}, weight});
    if (!wide || row.kind == "airport" || row.kind == "air base" || row.kind == "country") return;
    const std::string consonants = consonants_of(key.letters());
    if (!consonants.empty()) wanted.push_back({slot_of_consonants(consonants), {id, key.exact()}, weight});
  }
};

void write_keys(std::vector<Wanted>& wanted, std::map<std::string, std::string>& sections) {
  std::sort(wanted.begin(), wanted.end(), [](const Wanted& a, const Wanted& b) {
    return std::tie(a.slot.bucket, a.slot.check, b.weight, a.hit.id, a.hit.exact) <
           std::tie(b.slot.bucket, b.slot.check, a.weight, b.hit.id, b.hit.exact);
  });
  std::vector<std::uint32_t> buckets((1U << kPlaceBucketBits) + 1, 0);
  std::vector<PlaceKeyRecord> keys;
  std::vector<PlaceHitRecord> hits;
  for (std::size_t at = 0; at < wanted.size();) {
    const PlaceSlot slot = wanted[at].slot;
    PlaceKeyRecord key{slot.check, PlaceKeyRecord::kNoHits};
    const std::size_t first = hits.size();
    for (; at < wanted.size() && wanted[at].slot.bucket == slot.bucket && wanted[at].slot.check == slot.check;
         ++at) {
      const PlaceHitRecord& hit = wanted[at].hit;
      if (hit.id == 0) {
        key.hits |= PlaceKeyRecord::kPrefix;
      } else {
        const auto same = [&](const PlaceHitRecord& h) { return h.id == hit.id && h.exact == hit.exact; };
        if (std::none_of(hits.begin() + static_cast<std::ptrdiff_t>(first), hits.end(), same))
          hits.push_back(hit);
      }
    }
    if (hits.size() > first) {
      hits.back().id |= PlaceHitRecord::kLast;
      key.hits = (key.hits & PlaceKeyRecord::kPrefix) | static_cast<std::uint32_t>(first);
    }
    keys.push_back(key);
    ++buckets[slot.bucket + 1];
  }
  for (std::size_t n = 1; n < buckets.size(); ++n) buckets[n] += buckets[n - 1];
  sections["place.buckets"] = bytes_of(buckets);
  sections["place.keys"] = bytes_of(keys);
  sections["place.hits"] = bytes_of(hits);
}

// ── Countries ──
struct CountryLine {
  std::string where;
  std::string_view code;
  std::string_view capital;
};

std::string_view extra_of(std::string_view extra, std::string_view key) {
  for (const std::string_view part : split(extra, ';'))
    if (part.size() > key.size() && part.starts_with(key) && part[key.size()] == '=')
      return part.substr(key.size() + 1);
  return {};
}

std::vector<CountryLine> read_countries(std::string_view text, std::vector<Error>& errors) {
  std::vector<CountryLine> lines;
  each_line(text, [&](std::string_view line, std::size_t number) {
    const auto fields = split(line, '\t');
    if (fields.size() < 3 || fields[0].size() != 2)
      return errors.push_back({fmt::format("all/countries.tsv:{}", number),
                               "a country needs its ISO code, names and capital", "separate them by tabs"});
    lines.push_back({fmt::format("all/countries.tsv:{}", number), fields[0], fields[2]});
  });
  return lines;
}

void write_countries(const std::vector<Row>& rows, const std::vector<CountryLine>& lines, Pool& pool,
                     std::map<std::string, std::string>& sections, std::vector<Error>& errors) {
  std::map<std::string, CountryRecord> countries;
  for (std::size_t n = 0; n < rows.size(); ++n) {
    const Row& row = rows[n];
    if (row.kind != "country" && row.kind != "capital") continue;
    CountryRecord& country = countries[std::string(row.country)];
    country.code[0] = row.country[0];
    country.code[1] = row.country[1];
    const auto id = static_cast<std::uint32_t>(n + 1);
    if (row.kind == "capital") {
      if (country.capital == 0 || rows[country.capital - 1].population < row.population) country.capital = id;
    } else {
      country.place = id;
      country.borders = pool.add(extra_of(row.extra, "borders"));
      country.area = static_cast<float>(number_from<double>(extra_of(row.extra, "area")).value_or(0));
    }
  }
  const Merger merger_index(rows);
  for (const CountryLine& line : lines) {
    if (rows.empty()) break;
    const auto country = countries.find(std::string(line.code));
    if (country == countries.end()) {
      errors.push_back(
          {line.where, fmt::format("no country has the code \"{}\"", line.code), "ISO 3166, two letters"});
      continue;
    }
    Row wanted;
    wanted.kind = "capital";
    wanted.name = line.capital;
    wanted.country = line.code;
    if (line.capital.empty()) continue;
    const auto town = merger_index.find(wanted);
    if (town) country->second.capital = static_cast<std::uint32_t>(*town + 1);
    if (!town)
      errors.push_back({line.where, fmt::format("no town of {} is called \"{}\"", line.code, line.capital),
                        "as the gazetteer spells it, or add it to all/places.tsv"});
  }
  std::vector<CountryRecord> records;
  for (const auto& [code, country] : countries)
    if (country.place != 0) records.push_back(country);
  sections["place.countries"] = bytes_of(records);
}

}  // namespace

PlaceSources place_sources(std::string_view built, const std::map<std::string, std::string>& files) {
  const auto file = [&files](const std::string& path) {
    const auto found = files.find(path);
    return found == files.end() ? std::string_view() : std::string_view(found->second);
  };
  return {built, file("all/places.tsv"), file("all/countries.tsv"), file("all/place_articles.tsv")};
}

PlaceSections compile_places(const PlaceSources& sources) {
  PlaceSections out;
  const std::vector<CountryLine> countries = read_countries(sources.countries, out.errors);
  std::vector<Row> rows = read_rows(sources, out.errors);
  rename_regions(rows);
  Pool pool;
  KeyMaker keys(sources.articles);
  std::vector<GazetteerRecord> records(1);  // id 0: none
  std::vector<std::string_view> kinds = {""};
  for (const Row& row : rows) {
    const auto id = static_cast<std::uint32_t>(records.size());
    GazetteerRecord r;
    r.name = pool.add(row.name);
    r.other_names = pool.add(fmt::format("{}", fmt::join(row.others, "|")));
    r.admin1 = pool.add(row.admin1);
    r.source = pool.add(row.source.empty() ? std::string_view(row.where) : row.source);
    r.latitude = static_cast<float>(*row.latitude);
    r.longitude = static_cast<float>(*row.longitude);
    r.population = row.population;
    if (row.country.size() == 2) std::copy_n(row.country.begin(), 2, r.country);
    const auto kind = std::find(kinds.begin(), kinds.end(), row.kind);
    r.kind = static_cast<std::uint8_t>(kind - kinds.begin());
    if (kind == kinds.end()) kinds.push_back(row.kind);
    r.flags = row.curated ? GazetteerRecord::kCurated : 0;
    records.push_back(r);
    keys.add_name(row.name, id, row);
    for (const std::string_view other : row.others) keys.add_name(other, id, row);
  }
  write_keys(keys.wanted, out.sections);
  write_countries(rows, countries, pool, out.sections, out.errors);
  out.sections["places"] = bytes_of(records);
  out.sections["place.kinds"] = fmt::format("{}", fmt::join(kinds, "\n"));
  out.sections["place.pool"] = pool.take();
  return out;
}

}  // namespace recoupe
