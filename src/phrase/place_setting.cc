#include "phrase/place_setting.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr int kMaxAdjectives = 2;  // between kind noun and name: « base militaire irakienne de »
constexpr int kMaxBeforeKind = 3;  // determiners and adjectives before the kind noun
constexpr int kMaxBodyWords = 6;   // « secrétaire général de la présidence de » …
constexpr std::uint32_t kVerbWindow = 4;

bool is_adjective(const Word& word) {
  return word.upos == Upos::ADJ || (word.upos == Upos::VERB && word.feats.verb_form == VerbForm::part);
}

}  // namespace

SettingFinder::SettingFinder(const Lexicon& lexicon, const PlaceWords& vocabulary, const Words& words)
    : lexicon_(lexicon), v_(vocabulary), words_(words), kind_end_(words.words.size(), 0) {
  std::uint32_t shut = 0;  // words up to here belong to an entry that is no kind of place: « chef d'État »
  for (std::uint32_t n = 0; n < words.hits.size(); ++n) {
    const EntryHit& hit = words.hits[n];
    const auto classes = words.hit_classes(hit, lexicon);
    if (has_class(classes, v_.not_kind)) shut = std::max(shut, hit.words.end);
    if (!has_class(classes, v_.kind) && !has_class(classes, v_.facility_of)) continue;
    if (hit.words.end <= shut) continue;
    std::uint32_t& at = kind_end_[hit.words.end - 1];
    if (at == 0 || words.hits[at - 1].words.size() < hit.words.size()) at = n + 1;
  }
}

bool SettingFinder::has(std::int64_t word, ClassId wanted) const {
  return word >= 0 && words_.has(static_cast<std::uint32_t>(word), wanted);
}

const EntryHit* SettingFinder::ending_at(std::uint32_t last) const {
  return kind_end_[last] == 0 ? nullptr : &words_.hits[kind_end_[last] - 1];
}

std::int64_t SettingFinder::before_article(std::int64_t word, std::uint32_t sentence_begin) const {
  while (word >= static_cast<std::int64_t>(sentence_begin)) {
    const Word& w = words_.words[static_cast<std::size_t>(word)];
    const bool quote = w.form == "«" || w.form == "\"" || w.form == "“";
    if (!quote && !(has(word, v_.article) && !has(word, v_.near))) break;
    --word;
  }
  return word;
}

BeforeName SettingFinder::before_at(std::int64_t word) const {
  if (word < 0) return BeforeName::none;
  if (has(word, v_.near)) return BeforeName::near;
  if (has(word, v_.from)) return BeforeName::from;
  if (has(word, v_.to)) return BeforeName::to;
  if (has(word, v_.between)) return BeforeName::between;
  if (has(word, v_.according)) return BeforeName::according;
  if (has(word, v_.done)) return BeforeName::none;
  if (has(word, v_.in)) return BeforeName::in;
  if (has(word, v_.on)) return BeforeName::on;
  if (has(word, v_.at)) return BeforeName::at;
  if (has(word, v_.of)) return BeforeName::of;
  if (has(word, v_.object) && words_.words[static_cast<std::size_t>(word)].upos == Upos::VERB)
    return BeforeName::on;
  return BeforeName::none;
}

NameSetting SettingFinder::find(const FoundName& name) const {
  NameSetting setting;
  setting.begin = name.words.begin;
  const std::uint32_t start = words_.ranges[words_.words[name.words.begin].sentence].begin;
  const std::uint32_t end = words_.ranges[words_.words[name.words.begin].sentence].end;
  setting.article =
      name.words.begin > start && has(static_cast<std::int64_t>(name.words.begin) - 1, v_.article);
  find_kind(name, start, setting);
  std::int64_t before = before_article(static_cast<std::int64_t>(setting.begin) - 1, start);
  if (setting.group != KindGroup::none) {
    for (int n = 0; n < kMaxBeforeKind && before >= start; ++n) {  // « dans un petit village de »
      const Word& w = words_.words[static_cast<std::size_t>(before)];
      if (before_at(before) != BeforeName::none ||
          !(is_adjective(w) || w.upos == Upos::DET || w.upos == Upos::NUM))
        break;
      --before;
    }
  }
  if (before < start) before = -1;
  setting.before = before_at(before);
  const bool direct = setting.group == KindGroup::none && before + 1 == name.words.begin;
  if (direct && before >= 0 && setting.before == BeforeName::none)
    for (const ClassId id : {v_.title, v_.rank, v_.role, v_.official, v_.person})
      if (has(before, id) && !has(before, v_.demonym)) setting.person = true;
  if (direct && before >= 0 && has(before, v_.vessel)) setting.person = true;  // a ship's name
  const bool given =
      before >= 0 && has(before, v_.given_name) && words_.words[static_cast<std::size_t>(before)].capital;
  if (direct && given && !setting.article) setting.person = true;  // « Jack [London] »
  const std::uint32_t after = name.words.end;
  if (after + 2 < end && words_.words[after].form == "," && words_.words[after + 1].upos == Upos::NUM &&
      has(after + 2, v_.age))
    setting.person = true;                                                     // « [Sydney], 12 ans »
  if (direct && before >= 0 && has(before, v_.naming)) setting.person = true;  // « prénommée [Victoria] »
  if (setting.before == BeforeName::of && before > start && has(before - 1, v_.launch) &&
      words_.words[static_cast<std::size_t>(before) - 1].upos == Upos::VERB)
    setting.before = BeforeName::from;  // « tirée de [Gaza] »
  if (name.words.end < end && has(name.words.end, v_.particle)) setting.person = true;
  if (setting.before == BeforeName::of && before > 0) setting.part_of = has(before - 1, v_.compass);
  if (direct && before > start) setting.power = stands_for_power(before, start, setting.before);
  find_apposed(name, end, setting);
  if (setting.group == KindGroup::none) find_body(before, start, setting);
  if (setting.before == BeforeName::of || setting.before == BeforeName::none ||
      setting.before == BeforeName::between) {
    const std::int64_t border =
        setting.before == BeforeName::none ? before : before_article(before - 1, start);
    for (std::int64_t n = border; n >= start && n > border - 3; --n) {
      if (has(n, v_.border)) setting.border = true;
      if (!is_adjective(words_.words[static_cast<std::size_t>(n)])) break;
    }
  }
  if (setting.group == KindGroup::none && setting.before == BeforeName::none)
    find_subject(name, end, setting);
  return setting;
}

// « base aérienne irakienne de [Taji] », « camp [Taji] », « campement bédouin « [Tifolat] ».
void SettingFinder::find_kind(const FoundName& name, std::uint32_t start, NameSetting& setting) const {
  const std::int64_t before = before_article(static_cast<std::int64_t>(name.words.begin) - 1, start);
  if (before < start) return;
  std::int64_t at = before;
  if (has(at, v_.of) && !has(at, v_.near)) --at;
  const bool bridged = at != before || !setting.article;  // « le [Taji] » is no kind noun's name
  for (int skipped = 0; bridged && at >= start && skipped <= kMaxAdjectives; ++skipped, --at) {
    const EntryHit* hit = ending_at(static_cast<std::uint32_t>(at));
    if (hit != nullptr) {
      const auto classes = words_.hit_classes(*hit, lexicon_);
      const bool plural = words_.words[hit->words.begin].feats.number == Number::plur;
      const bool inside =
          plural && setting.article && has(before, v_.of) && has_class(classes, v_.settlement);
      if (inside) return;  // « les villages du [Tigré] »: it is no village
      setting.begin = hit->words.begin;
      setting.kind_word = hit->words.begin;
      setting.group = v_.group_of(classes);
      setting.kind = v_.kind_of(classes);
      setting.kind_entry = hit->entry;
      setting.linked = has(before, v_.of);
      setting.described = skipped > 0;
      setting.plural = plural;
      setting.quarter = has_class(classes, v_.quarter);
      setting.facility_of = has_class(classes, v_.facility_of);
      setting.capital_word = has_class(classes, v_.capital_word);
      if (setting.facility_of) setting.of_body = true;
      return;
    }
    const Word& w = words_.words[static_cast<std::size_t>(at)];
    if (!is_adjective(w) && !has(at, v_.demonym)) return;
  }
}

// « [Orléans], le duc, »: the word behind the name says that it is a person's.
bool SettingFinder::is_title(const EntryHit& hit, std::span<const ClassId> classes, std::uint32_t end) const {
  const Word& word = words_.words[hit.words.begin];
  const bool one = word.feats.number != Number::plur && words_.words[hit.words.begin - 1].upos == Upos::DET;
  std::uint32_t next = hit.words.end;
  if (next < end && is_adjective(words_.words[next])) ++next;
  const bool closed = next < end && words_.words[next].form == ",";
  return one && closed &&
         (has_class(classes, v_.title) || has_class(classes, v_.role) || has_class(classes, v_.person));
}

// « [Tinsaloum], village du cercle de Koro », « [Hit], petite ville d'Irak ».
void SettingFinder::find_apposed(const FoundName& name, std::uint32_t end, NameSetting& setting) const {
  std::uint32_t at = name.words.end;
  if (at >= end || words_.words[at].form != ",") return;
  ++at;
  for (int n = 0; n < kMaxAdjectives && at < end &&
                  (words_.words[at].upos == Upos::DET || words_.words[at].upos == Upos::NUM ||
                   is_adjective(words_.words[at]));
       ++n)
    ++at;
  const auto first = std::lower_bound(words_.hits.begin(), words_.hits.end(), at,
                                      [](const EntryHit& h, std::uint32_t n) { return h.words.begin < n; });
  for (auto hit = first; hit != words_.hits.end() && hit->words.begin == at; ++hit) {
    const auto classes = words_.hit_classes(*hit, lexicon_);
    if (has_class(classes, v_.vessel) && setting.before == BeforeName::none)
      setting.person = true;  // « le [Monrovia], cargo »: a ship's name
    if (is_title(*hit, classes, end) && setting.before == BeforeName::none) setting.person = true;
    const bool counted = words_.words[at - 1].upos == Upos::NUM;  // « X et Y, deux villages de Z »
    const bool plain =
        words_.words[at].upos == Upos::NOUN && (counted || words_.words[at].feats.number != Number::plur);
    const KindGroup group = v_.group_of(classes);
    if (!plain || group == KindGroup::none || group == KindGroup::zone || has_class(classes, v_.not_kind))
      continue;
    setting.apposed = group;
    setting.apposed_kind = v_.kind_of(classes);
    return;
  }
}

// « financé par [Pékin] », « en appelle à [Moscou] ».
bool SettingFinder::stands_for_power(std::int64_t before, std::uint32_t start, BeforeName preposition) const {
  if (before <= static_cast<std::int64_t>(start)) return false;
  const Word& last = words_.words[static_cast<std::size_t>(before) - 1];
  if (preposition == BeforeName::none && has(before, v_.by))
    return last.upos == Upos::VERB && last.feats.verb_form == VerbForm::part;
  if (preposition == BeforeName::none && has(before, v_.with)) return true;
  if (preposition == BeforeName::between || preposition == BeforeName::on)
    return has(before - 1, v_.relation);
  if (preposition == BeforeName::of) return has(before - 1, v_.power_noun);
  return preposition == BeforeName::at && has(before - 1, v_.addressing) &&
         (last.upos == Upos::VERB || last.upos == Upos::NOUN);
}

// « le gouverneur de Borno », « le ministère de la Défense du Niger », « l'État islamique en Irak ».
void SettingFinder::find_body(std::int64_t before, std::uint32_t start, NameSetting& setting) const {
  if (setting.before == BeforeName::in || setting.before == BeforeName::at) {
    if (before - 1 >= start && has(before - 1, v_.armed_group) &&
        words_.words[static_cast<std::size_t>(before) - 1].upos != Upos::NOUN)
      setting.body_in = true;
    return;
  }
  if (setting.before != BeforeName::of) return;
  setting.of_place = before - 1 >= start && (has(before - 1, v_.after_of) || has(before - 1, v_.event));
  std::int64_t at = before - 1;
  for (int n = 0; n < kMaxBodyWords && at >= start; ++n, --at) {
    const Word& w = words_.words[static_cast<std::size_t>(at)];
    for (const ClassId id : {v_.role, v_.official, v_.rank, v_.organisation, v_.armed_group, v_.state_force,
                             v_.agency, v_.treaty})
      if (has(at, id)) setting.of_body = true;
    const bool passes = has(at, v_.not_kind) || is_adjective(w) || w.upos == Upos::DET || has(at, v_.of) ||
                        has(at, v_.demonym);
    if (setting.of_body || !passes) return;
  }
}

// A name with nothing before it that does or says something: « Kiev dénonce »; but « Kiev a été bombardée ».
void SettingFinder::find_subject(const FoundName& name, std::uint32_t end, NameSetting& setting) const {
  const std::uint32_t start = words_.ranges[words_.words[name.words.begin].sentence].begin;
  std::int64_t before = before_article(static_cast<std::int64_t>(name.words.begin) - 1, start);
  if (before >= start && words_.words[static_cast<std::size_t>(before)].upos == Upos::VERB &&
      (has(before, v_.speech) || has(before, v_.count_speech)))
    setting.speaks = true;  // « …, assure Kiev »
  bool be = false;
  for (std::uint32_t n = name.words.end; n < end && n < name.words.end + kVerbWindow; ++n) {
    const Word& w = words_.words[n];
    if (w.kind == TokenKind::punctuation) return;
    if (w.upos == Upos::AUX) {
      be = has(n, v_.be) || (be && w.feats.verb_form == VerbForm::part);
      continue;
    }
    const bool read_wrongly = n == name.words.end && has(n, v_.speech) && n + 1 < end &&
                              words_.words[n + 1].kind == TokenKind::punctuation;
    if (read_wrongly) setting.speaks = true;  // « ; Tunis dément. »
    if (w.upos != Upos::VERB) {
      if (w.upos == Upos::ADV || w.upos == Upos::PRON || w.upos == Upos::PART) continue;
      return;
    }
    if (has(n, v_.speech) || has(n, v_.count_speech)) setting.speaks = true;
    setting.subject_active = !(be && w.feats.verb_form == VerbForm::part) && !has(n, v_.undergo);
    return;
  }
}

}  // namespace recoupe
