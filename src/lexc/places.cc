// Rows → records. Three passes: read the rows and merge the curated ones; give every name its keys (with and
// without an article, and each beginning of it that longer names share); write records sorted by hash.
//
// Cost: about a second for 180,000 places. Output depends on the sources alone.
#include "lexc/places.h"

#include <fmt/format.h>

#include <algorithm>
#include <unordered_map>

#include "lexc/place_rows.h"
#include "lexicon/gazetteer.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kKnownTown = 20000;  // from here on « Le Caire » is found as « Caire », too
constexpr std::size_t kFewestNameLetters = 2;
constexpr std::size_t kFewestForeignLetters = 5;  // no vowels in Arabic: « Oman » is "man"
constexpr std::uint32_t kCuratedWeight = 3000;    // population that orders a curated place without a figure

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
// ── Keys ──
struct Wanted {
  PlaceSlot slot;
  PlaceHitRecord hit;  // id 0: a beginning of longer names
  std::uint32_t weight = 0;
};

bool is_latin(std::string_view name) {
  constexpr unsigned char kFirstOther = 0xCD;  // lead byte of Greek; Cyrillic, Arabic … follow
  constexpr unsigned char kLatinMore = 0xE1;
  return std::none_of(name.begin(), name.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte >= kFirstOther && byte != kLatinMore;
  });
}

std::vector<std::string_view> words_of(std::string_view folded) {
  std::vector<std::string_view> words;
  for (const std::string_view word : fields_of(folded, ' '))
    if (!word.empty()) words.push_back(word);
  return words;
}

class KeyMaker {
 public:
  explicit KeyMaker(std::string_view articles) {
    each_line(articles, [this](std::string_view line, std::size_t) { articles_.push_back(line); });
  }
  void add_name(std::string_view name, std::uint32_t id, const PlaceRow& row) {
    const std::string folded = fold_name(name);
    auto words = words_of(folded);
    const std::size_t fewest = is_latin(name) ? kFewestNameLetters : kFewestForeignLetters;
    if (folded.size() < fewest || words.empty()) return;
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

  void add_words(const std::vector<std::string_view>& words, std::uint32_t id, const PlaceRow& row,
                 bool wide) {
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
  for (const std::string_view part : fields_of(extra, ';'))
    if (part.size() > key.size() && part.starts_with(key) && part[key.size()] == '=')
      return part.substr(key.size() + 1);
  return {};
}

std::vector<CountryLine> read_countries(std::string_view text, std::vector<Error>& errors) {
  std::vector<CountryLine> lines;
  each_line(text, [&](std::string_view line, std::size_t number) {
    const auto fields = fields_of(line, '\t');
    if (fields.size() < 3 || fields[0].size() != 2)
      return errors.push_back({fmt::format("all/countries.tsv:{}", number),
                               "a country needs its ISO code, names and capital", "separate them by tabs"});
    lines.push_back({fmt::format("all/countries.tsv:{}", number), fields[0], fields[2]});
  });
  return lines;
}

void write_countries(const std::vector<PlaceRow>& rows, const std::vector<CountryLine>& lines, Pool& pool,
                     std::map<std::string, std::string>& sections, std::vector<Error>& errors) {
  std::map<std::string, CountryRecord> countries;
  for (std::size_t n = 0; n < rows.size(); ++n) {
    const PlaceRow& row = rows[n];
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
  const PlaceIndex index(rows);
  for (const CountryLine& line : lines) {
    if (rows.empty()) break;
    const auto country = countries.find(std::string(line.code));
    if (country == countries.end()) {
      errors.push_back(
          {line.where, fmt::format("no country has the code \"{}\"", line.code), "ISO 3166, two letters"});
      continue;
    }
    PlaceRow wanted;
    wanted.kind = "capital";
    wanted.name = line.capital;
    wanted.country = line.code;
    if (line.capital.empty()) continue;
    const auto town = index.find(wanted);
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

namespace {

std::uint8_t flags_of(const PlaceRow& row) {
  unsigned flags = row.curated ? GazetteerRecord::kCurated : 0;
  if (extra_of(row.extra, "level") == "2") flags |= GazetteerRecord::kSecondLevel;
  if (extra_of(row.extra, "seat") == "1") flags |= GazetteerRecord::kSeat;
  if (row.pointless) flags |= GazetteerRecord::kNoPoint;
  return static_cast<std::uint8_t>(flags);
}

}  // namespace

PlaceSections compile_places(const PlaceSources& sources) {
  PlaceSections out;
  const std::vector<CountryLine> countries = read_countries(sources.countries, out.errors);
  std::vector<PlaceRow> rows = read_place_rows(sources, out.errors);
  Pool pool;
  KeyMaker keys(sources.articles);
  std::vector<GazetteerRecord> records(1);  // id 0: none
  std::vector<std::string_view> kinds = {""};
  for (const PlaceRow& row : rows) {
    const auto id = static_cast<std::uint32_t>(records.size());
    GazetteerRecord r;
    r.name = pool.add(row.name);
    r.other_names = pool.add(fmt::format("{}", fmt::join(row.others, "|")));
    r.admin1 = pool.add(row.admin1);
    r.source = pool.add(row.source.empty() ? std::string_view(row.where) : row.source);
    r.latitude = static_cast<float>(row.latitude.value_or(0));
    r.longitude = static_cast<float>(row.longitude.value_or(0));
    r.population = row.population;
    if (row.country.size() == 2) std::copy_n(row.country.begin(), 2, r.country);
    const auto kind = std::find(kinds.begin(), kinds.end(), row.kind);
    r.kind = static_cast<std::uint8_t>(kind - kinds.begin());
    if (kind == kinds.end()) kinds.push_back(row.kind);
    r.flags = flags_of(row);
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