// Two rounds. The first chooses with the countries that demonyms, country names and datelines speak for; the
// second adds the countries of the places chosen, and what contains what (« Goneri (Yobe) »).
#include "phrase/place_report.h"

#include <algorithm>
#include <unordered_set>

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxGap = 5;          // words between a place and the region that contains it
constexpr std::uint32_t kMaxSameOf = 9;       // words from « l'aéroport d'Alep » to « celui de Damas »
constexpr std::uint32_t kMaxLink = 4;         // words from « route qui relie » to the name
constexpr std::uint32_t kMaxDateline = 16;    // words of « KATSINA (Nigeria), 12 déc 2020 (AFP) - »
constexpr std::uint32_t kDatelineBlocks = 3;  // blocks from the top that may begin with a dateline
// Weights of the report's countries.
constexpr double kDemonymWeight = 0.5;
constexpr double kDemonymMost = 2.5;
constexpr double kNamedCountry = 1;
constexpr double kLocatedCountry = 2;
constexpr double kDatelineWeight = 2.5;
constexpr double kTownWeight = 1.2;
constexpr int kMostRounds = 2;    // of choosing again when a name has changed sides
constexpr double kClearLead = 1;  // points over a homonym of another country
constexpr double kBesideCountry = 0.1;
constexpr double kNameCountry = 0.4;  // of a body or a speaker

class Decider {
 public:
  Decider(std::vector<FoundName> names, const SettingFinder& settings, const Gazetteer& gazetteer,
          const PlaceWords& vocabulary, const Lexicon& lexicon, const Words& words)
      : gazetteer_(gazetteer),
        v_(vocabulary),
        lexicon_(lexicon),
        words_(words),
        chooser_(gazetteer, vocabulary.home) {
    out_.names.reserve(names.size());
    for (FoundName& name : names) {
      NamedPlace& item = out_.names.emplace_back();
      item.setting = settings.find(name);
      item.name = std::move(name);
    }
  }

  ReportPlaces decide() {
    free_kinds();
    mark_datelines();
    mark_headings();
    mark_persons();
    share();
    find_demonyms();
    add_plain_countries();
    choose_all();
    for (const bool small :
         {false, true})  // what few have heard of speaks for no country that nothing else does
      for (NamedPlace& item : out_.names) add_chosen(item, small);
    tie();
    choose_all();
    for (int round = 0; round < kMostRounds && move_added(); ++round) choose_all();
    for (std::size_t n = out_.names.size(); n > 1; --n) share_ties(out_.names[n - 2], out_.names[n - 1]);
    return std::move(out_);
  }

 private:
  const Word& word(std::uint32_t n) const { return words_.words[n]; }
  bool same_sentence(const NamedPlace& a, const NamedPlace& b) const {
    return word(a.name.words.begin).sentence == word(b.name.words.begin).sentence;
  }
  void free_kinds();
  static void free_kind(NamedPlace& item);
  bool is_town_of_region(const NamedPlace& item) const;
  void mark_datelines();
  void mark_headings();
  bool is_dateline_word(std::uint32_t n) const;
  void mark_persons();
  void share();
  void link_roads();
  bool is_same_of(const NamedPlace& last, const NamedPlace& item) const;
  static void share_subject(NameSetting& first,
                            const NameSetting& second) {  // « Bamako et Niamey ont rompu »
    first.subject_active = first.subject_active || second.subject_active;
    first.speaks = first.speaks || second.speaks;
  }
  void find_demonyms();
  void add_plain_countries();
  void add_chosen(NamedPlace& item, bool small);
  void tie();
  bool move_added();
  void share_ties(NamedPlace& item, const NamedPlace& next);
  Place common_region(const NamedPlace& item, const NamedPlace& region) const;
  bool lies_in(const NamedPlace& item, std::string_view country) const;
  void tie_to(NamedPlace& item, NamedPlace& region);
  void tie_town(std::size_t n);
  // What a name has added to the countries of the report does not speak for itself.
  void choose_all() {
    for (NamedPlace& item : out_.names) {
      if (item.added.weight == 0) {
        item.choice = chooser_.choose(item.name, item.setting, item.ties, out_.focus);
        continue;
      }
      Focus others = out_.focus;
      others.add(item.added.code, -item.added.weight);
      item.choice = chooser_.choose(item.name, item.setting, item.ties, others);
    }
  }

  const Gazetteer& gazetteer_;
  const PlaceWords& v_;
  const Lexicon& lexicon_;
  const Words& words_;
  PlaceChooser chooser_;
  ReportPlaces out_;
};

bool Decider::is_dateline_word(std::uint32_t n) const {
  const Word& w = word(n);
  if (w.kind == TokenKind::number) return true;
  if (w.kind == TokenKind::punctuation || w.kind == TokenKind::symbol) return w.form != "." || w.form == "/";
  for (const ClassId id : {v_.month, v_.weekday, v_.agency, v_.article, v_.organisation})
    if (words_.has(n, id)) return true;
  return w.upos == Upos::PROPN || w.all_caps;
}

// « une ville de l'[Idaho] », « capitale du [Beni] bolivien »: the noun is no kind of the region, unless the
// article is the town's own: « la ville du [Havre] ».
bool Decider::is_town_of_region(const NamedPlace& item) const {
  const NameSetting& s = item.setting;
  const bool town = s.group == KindGroup::settlement && s.linked && s.article && !s.quarter;
  if (!town || item.name.hits.empty()) return false;
  bool wide = false;
  for (const PlaceHit& hit : item.name.hits) {
    const Place place = gazetteer_.place(hit.id);
    if (place.kind == "country") return false;  // « la capitale du Mali »
    if (group_of_place(place.kind) == KindGroup::settlement && has_own_article(place, item.name))
      return false;
    wide = wide || is_admin_kind(place.kind) || group_of_place(place.kind) == KindGroup::nature;
  }
  return wide;
}

// A noun that is part of the name before is no kind of this one: « [Zone verte] de [Bagdad] ».
void Decider::free_kinds() {
  for (NamedPlace& item : out_.names)
    if (is_town_of_region(item)) free_kind(item);
  for (std::size_t n = 1; n < out_.names.size(); ++n) {
    NameSetting& setting = out_.names[n].setting;
    if (setting.group == KindGroup::none || setting.kind_word >= out_.names[n - 1].name.words.end) continue;
    if (out_.names[n - 1].name.hits.empty()) continue;
    if (out_.names[n - 1].name.words.size() == 1 && out_.names[n - 1].name.common)
      continue;  // « Rue » of « Rue de [Rome] »
    free_kind(out_.names[n]);
  }
}

void Decider::free_kind(NamedPlace& item) {
  NameSetting alone;
  alone.begin = item.name.words.begin;
  alone.before = BeforeName::of;
  alone.article = item.setting.article;
  item.setting = alone;
}

// « BAGDAD - », « KATSINA (Nigeria), 12 déc 2020 – »: names from the start of a block's first sentence to a
// dash.
void Decider::mark_datelines() {
  std::uint32_t blocks = 0;
  std::uint32_t last_block = 0;
  for (std::size_t s = 0; s < words_.sentences.size() && blocks <= kDatelineBlocks; ++s) {
    const Sentence& sentence = words_.sentences[s];
    if (sentence.headline || (s > 0 && sentence.block == last_block)) continue;
    last_block = sentence.block;
    if (!Block{sentence.kind, sentence.span, {}}.is_read()) continue;
    ++blocks;
    const WordRange range = words_.ranges[s];
    const auto first = std::find_if(out_.names.begin(), out_.names.end(),
                                    [&](const NamedPlace& i) { return i.name.words.begin >= range.begin; });
    if (first == out_.names.end() || first->name.words.begin != range.begin) continue;
    std::uint32_t at = range.begin;
    auto item = first;
    while (at < range.end && at - range.begin < kMaxDateline) {
      if (item != out_.names.end() && item->name.words.begin == at) {
        at = item->name.words.end;
        ++item;
        continue;
      }
      const bool dash = word(at).kind != TokenKind::word && (word(at).form == "-" || word(at).form == "--");
      if (dash) {
        for (auto i = first; i != item; ++i) i->ties.dateline = !i->name.hits.empty();
        break;
      }
      if (!is_dateline_word(at)) break;
      ++at;
    }
  }
}

// « Ajaccio : un homme abattu », « Vienne (Isère). Un homme … »: a name alone at the head of a title or
// paragraph.
void Decider::mark_headings() {
  for (NamedPlace& item : out_.names) {
    const WordRange range = words_.ranges[word(item.name.words.begin).sentence];
    if (item.name.words.begin != range.begin || item.name.words.end >= range.end) continue;
    const Word& next = word(item.name.words.end);
    if (next.form == ":") item.ties.heading = true;
  }
}

// Words of persons' names: « Moussa Ag Acharatoumane », « le général Soleimani ». Alone they are no towns.
void Decider::mark_persons() {
  std::unordered_set<std::uint32_t> persons;
  const auto each_word = [&](const FoundName& name, auto use) {
    for (std::uint32_t n = name.words.begin; n < name.words.end; ++n)
      if (word(n).kind == TokenKind::word && word(n).capital) use(PlaceKey(word(n).form).exact());
  };
  for (const NamedPlace& item : out_.names) {
    const bool bare = item.setting.group == KindGroup::none && (item.setting.before == BeforeName::none ||
                                                                item.setting.before == BeforeName::according);
    const bool long_unknown =
        item.name.hits.empty() && item.name.words.size() > 1 && bare && !item.name.organisation;
    if (item.setting.person || long_unknown || (item.name.touches && bare))
      each_word(item.name, [&](std::uint32_t key) { persons.insert(key); });
  }
  for (NamedPlace& item : out_.names)
    if (item.name.words.size() == 1)
      each_word(item.name, [&](std::uint32_t key) { item.ties.person_elsewhere = persons.contains(key); });
}

// « la piste qui relie [Dori] à [Sebba] », « la route de [Gao] à [Kidal] »: between the two.
void Decider::link_roads() {
  for (std::size_t n = 1; n < out_.names.size(); ++n) {
    NamedPlace& first = out_.names[n - 1];
    NamedPlace& second = out_.names[n];
    const std::uint32_t gap = second.setting.begin - first.name.words.end;
    if (!same_sentence(first, second) || gap == 0 || gap > 2) continue;
    if (second.setting.before != BeforeName::at && !words_.has(first.name.words.end, v_.join)) continue;
    const std::uint32_t start = words_.ranges[word(first.name.words.begin).sentence].begin;
    bool linked = first.setting.group == KindGroup::road;
    for (std::uint32_t w = first.setting.begin; !linked && w > start && first.setting.begin - w < kMaxLink;
         --w)
      linked = words_.has(w - 1, v_.linking) && w > start + 2 &&
               (words_.has(w - 2, v_.road) || words_.has(w - 3, v_.road));
    if (!linked) continue;
    first.setting.before = second.setting.before = BeforeName::between;
    first.setting.linked_road = second.setting.linked_road = true;
  }
}

// « celui de [Damas] », behind « l'aéroport d'Alep et ».
bool Decider::is_same_of(const NamedPlace& last, const NamedPlace& item) const {
  const std::uint32_t begin = item.name.words.begin;
  if (item.setting.before != BeforeName::of || begin < last.name.words.end + 2 ||
      begin - last.name.words.end > kMaxSameOf)
    return false;
  return word(begin - 2).upos == Upos::PRON && words_.has(begin - 1, v_.of);
}

// What the first of several names has before it holds for the others: « les bases d'A et de B », « à C, D et
// E ».
void Decider::share() {
  link_roads();
  for (std::size_t n = 1; n < out_.names.size(); ++n) {
    NamedPlace& item = out_.names[n];
    const NamedPlace& last = out_.names[n - 1];
    if (!same_sentence(item, last) || item.setting.group != KindGroup::none) continue;
    const std::uint32_t from = last.name.words.end;
    const std::uint32_t to = item.setting.begin;
    if (is_same_of(last, item)) {  // « l'aéroport d'Alep et celui de [Damas] »
      item.ties.shared_group = last.setting.group;
      item.setting.of_body = last.setting.of_body;
      item.setting.power = last.setting.power;
    }
    if (from >= to || !is_light_gap(words_, from, to, {v_.join, v_.of, v_.article})) continue;
    const bool new_clause = to == from + 1 && word(from).form == "," &&
                            last.setting.before != BeforeName::none &&
                            (item.setting.subject_active || item.setting.speaks);
    if (new_clause) continue;  // « il a fui Gao, Bamako dément »
    const KindGroup group = last.setting.group != KindGroup::none && last.setting.plural
                                ? last.setting.group
                                : last.ties.shared_group;
    item.ties.shared_group = group;
    item.setting.border =
        item.setting.border || (last.setting.border && item.setting.before == BeforeName::none);
    if (item.setting.before == BeforeName::none ||
        (group != KindGroup::none && item.setting.before == BeforeName::of)) {
      item.setting.before = last.setting.before;
      item.setting.power = last.setting.power;
      if (last.setting.before != BeforeName::none)
        item.setting.subject_active = item.setting.speaks = false;
      else
        share_subject(out_.names[n - 1].setting, item.setting);
    }
  }
}

void Decider::find_demonyms() {
  for (const EntryHit& hit : words_.hits) {
    const auto classes = words_.hit_classes(hit, lexicon_);
    if (!has_class(classes, v_.demonym)) continue;
    if (!out_.demonyms.empty() && out_.demonyms.back().words.overlaps(hit.words)) continue;
    const Sentence& sentence = words_.sentences[word(hit.words.begin).sentence];
    if (!Block{sentence.kind, sentence.span, {}}.is_read()) continue;
    const bool border = hit.words.begin > 0 && words_.has(hit.words.begin - 1, v_.border);
    out_.demonyms.push_back({hit.words, hit.entry, v_.countries_of(classes), border});
  }
  std::vector<std::pair<std::string_view, double>> sums;
  for (const DemonymHit& demonym : out_.demonyms)
    for (const std::string_view country : demonym.countries) {
      if (demonym.border) continue;  // it is the other side that is spoken of
      auto sum = std::find_if(sums.begin(), sums.end(), [&](const auto& s) { return s.first == country; });
      if (sum == sums.end()) sum = sums.insert(sums.end(), {country, 0});
      sum->second = std::min(kDemonymMost,
                             sum->second + kDemonymWeight / static_cast<double>(demonym.countries.size()));
    }
  for (const auto& [country, weight] : sums) out_.focus.add(country, weight);
}

// Countries that are named, before anything is chosen: « Niger » counts unless a noun says that it is a
// region.
void Decider::add_plain_countries() {
  for (const NamedPlace& item : out_.names) {
    if (item.setting.group == KindGroup::admin || item.name.hits.empty()) continue;
    const Place place = gazetteer_.place(item.name.hits.front().id);
    const bool country = place.kind == "country" && item.name.hits.front().exact && !item.setting.person;
    if (!country && !item.ties.dateline) continue;
    const bool body = item.setting.of_body || item.setting.body_in || item.setting.border ||
                      item.setting.speaks || item.setting.subject_active ||
                      item.setting.before == BeforeName::according;
    const bool located = item.setting.before == BeforeName::in || item.setting.before == BeforeName::at;
    out_.focus.add(place.country, item.ties.dateline                        ? kDatelineWeight
                                  : body                                    ? kNameCountry
                                  : located                                 ? kLocatedCountry
                                  : item.setting.before == BeforeName::near ? kBesideCountry
                                                                            : kNamedCountry);
  }
}

void Decider::add_chosen(NamedPlace& item, bool small) {
  if (item.choice.place == 0 || item.ties.dateline) return;
  const Place place = gazetteer_.place(item.choice.place);
  if (place.kind == "country" || is_small(place) != small) return;
  if (small && out_.focus.weight(place.country) == 0) return;
  if (item.choice.lead < kClearLead && out_.focus.weight(place.country) == 0) return;
  const bool speaks = item.setting.of_body || item.setting.speaks || item.setting.subject_active ||
                      item.setting.before == BeforeName::according;
  item.added = {std::string(place.country), place.kind == "capital" && speaks ? kNameCountry
                                            : speaks                          ? kNamedCountry
                                                                              : kTownWeight};
  out_.focus.add(item.added.code, item.added.weight);
}

// A name that now means a place of another country speaks for that one. Whether there was one.
bool Decider::move_added() {
  bool moved = false;
  for (NamedPlace& item : out_.names) {
    const std::string_view country = gazetteer_.place(item.choice.place).country;
    if (item.added.weight == 0 || item.choice.place == 0 || country == item.added.code) continue;
    out_.focus.add(item.added.code, -item.added.weight);
    item.added.code = country;
    out_.focus.add(item.added.code, item.added.weight);
    moved = true;
  }
  return moved;
}

// « à Dembo et Kassoulé, villages du cercle de [Bandiagara] »: what holds the last holds the first.
void Decider::share_ties(NamedPlace& item, const NamedPlace& next) {
  const bool open =
      item.name.hits.empty() && item.ties.inside_country.empty() && !next.ties.inside_country.empty();
  if (!open || !next.name.hits.empty() || !same_sentence(item, next)) return;
  if (item.name.words.end >= next.setting.begin || next.setting.begin - item.name.words.end > kMaxGap) return;
  if (!is_light_gap(words_, item.name.words.end, next.setting.begin,
                    {v_.join, v_.at, v_.in, v_.of, v_.article}))
    return;
  item.ties.inside_country = next.ties.inside_country;
  item.ties.inside_admin1 = next.ties.inside_admin1;
}

// A country that has both a place of the one name and a region of the other: « Hautmont (Nord) »; also where
// a country is called so, too: « Savannah, en Géorgie ».
Place Decider::common_region(const NamedPlace& item, const NamedPlace& region) const {
  for (const PlaceHit& r : region.name.hits) {
    const Place place = gazetteer_.place(r.id);
    if (!r.exact || !is_admin_kind(place.kind)) continue;
    for (const PlaceHit& i : item.name.hits)
      if (i.exact && gazetteer_.place(i.id).country == place.country) return place;
  }
  return {};
}

// Whether a place of that name lies in the country.
bool Decider::lies_in(const NamedPlace& item, std::string_view country) const {
  return item.name.hits.empty() ||
         std::any_of(item.name.hits.begin(), item.name.hits.end(),
                     [&](const PlaceHit& h) { return gazetteer_.place(h.id).country == country; });
}

void Decider::tie_to(NamedPlace& item, NamedPlace& region) {
  if (region.choice.place == 0 || region.setting.of_body || region.setting.border) return;
  const Place place = gazetteer_.place(region.choice.place);
  const bool admin = is_admin_kind(place.kind);
  const bool island = place.kind == "island";
  if (place.country.empty() || (place.kind != "country" && !admin && !island)) return;
  if (place.kind == "country" && !lies_in(item, place.country)) {
    const Place common = common_region(item, region);
    if (common.id != 0) {
      item.ties.inside_country = region.ties.inside_country = common.country;
      item.ties.inside_admin1 = admin1_of(common);
      return;
    }
  }
  if (admin && out_.focus.weight(place.country) == 0) {  // only a guess: let both names decide
    const Place common = common_region(item, region);
    item.ties.inside_country = region.ties.inside_country = common.country;
    if (common.id != 0) item.ties.inside_admin1 = admin1_of(common);
    const bool certain = item.name.hits.empty() && region.choice.lead >= kClearLead;
    if (common.id != 0 || !certain) return;
  }
  item.ties.inside_country = place.country;
  if (admin) item.ties.inside_admin1 = admin1_of(place);
}

// « à [Grenade], en Andalousie »: a town that is called as a country.
void Decider::tie_town(std::size_t n) {
  NamedPlace& item = out_.names[n];
  const NamedPlace& region = out_.names[n + 1];
  const Place place = gazetteer_.place(region.choice.place);
  const std::uint32_t gap = region.setting.begin - item.name.words.end;
  const bool holds = is_admin_kind(place.kind) || place.kind == "country";
  if (!same_sentence(item, region) || gap > kMaxGap || !holds) return;
  if (gazetteer_.place(item.choice.place).country == place.country) return;
  const bool light =
      is_light_gap(words_, item.name.words.end, region.setting.begin, {v_.in, v_.at, v_.article});
  const bool town = std::any_of(item.name.hits.begin(), item.name.hits.end(), [&](const PlaceHit& h) {
    const Place p = gazetteer_.place(h.id);
    return h.exact && p.country == place.country && group_of_place(p.kind) == KindGroup::settlement;
  });
  if (!light || !town || region.setting.before != BeforeName::in) return;
  item.ties.inside_country = place.country;
  if (place.kind != "country") item.ties.inside_admin1 = admin1_of(place);
}

// « Goneri (Yobe) », « Bounti, dans le centre du Mali », « dans l'État de Yobe, à Goneri ».
void Decider::tie() {
  for (std::size_t n = 0; n < out_.names.size(); ++n) {
    NamedPlace& item = out_.names[n];
    const Place own = gazetteer_.place(item.choice.place);
    const bool at = item.setting.before == BeforeName::at ||
                    (item.setting.before == BeforeName::none && item.name.hidden);
    if (own.kind == "country" && at && n + 1 < out_.names.size()) tie_town(n);
    if (own.kind == "country" || (is_admin_kind(own.kind) && !own.second_level)) continue;
    const auto near = [&](const NamedPlace& a, const NamedPlace& b) {
      return same_sentence(a, b) && a.name.words.end < b.setting.begin &&
             b.setting.begin - a.name.words.end <= kMaxGap &&
             is_light_gap(words_, a.name.words.end, b.setting.begin,
                          {v_.in, v_.at, v_.of, v_.article, v_.compass, v_.part,
                           a.setting.apposed != KindGroup::none ? v_.kind : v_.part});
    };
    // « un lycée de Géorgie, au nord d'[Atlanta] »: the town says which
    if (n > 0 && item.setting.part_of && near(out_.names[n - 1], item)) tie_to(item, out_.names[n - 1]);
    if (n + 1 < out_.names.size() && near(item, out_.names[n + 1])) tie_to(item, out_.names[n + 1]);
    const bool before = n > 0 && (out_.names[n - 1].setting.before == BeforeName::in ||
                                  out_.names[n - 1].setting.before == BeforeName::at);
    if (item.ties.inside_country.empty() && before && near(out_.names[n - 1], item))
      tie_to(item, out_.names[n - 1]);
  }
}

}  // namespace

bool is_light_gap(const Words& words, std::uint32_t from, std::uint32_t to,
                  std::initializer_list<ClassId> allowed) {
  for (std::uint32_t n = from; n < to; ++n) {
    const Word& w = words.words[n];
    if (w.kind == TokenKind::punctuation) {
      if (w.form == "," || w.form == "(" || w.form == "/" || w.form == "«" || w.form == "»") continue;
      return false;
    }
    if (w.upos == Upos::DET) continue;
    if (std::none_of(allowed.begin(), allowed.end(), [&](ClassId id) { return words.has(n, id); }))
      return false;
  }
  return true;
}

ReportPlaces decide_places(std::vector<FoundName> names, const SettingFinder& settings,
                           const Gazetteer& gazetteer, const PlaceWords& vocabulary, const Lexicon& lexicon,
                           const Words& words) {
  return Decider(std::move(names), settings, gazetteer, vocabulary, lexicon, words).decide();
}

}  // namespace recoupe
