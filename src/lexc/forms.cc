#include "lexc/forms.h"

#include <algorithm>
#include <cstring>
#include <tuple>

#include "lexicon/format.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

// How rare a reading is beside its homonyms, in steps of one. Only their order matters.
constexpr int kOpenBesideClosed = 8;  // « son » as a noun beside the determiner
constexpr int kProperName = 6;        // a name that is also a word: the word stage sees the capital
constexpr int kInterjection = 6;
constexpr int kAdjective = 1;  // « militaire », « blessé »: after the noun or participle of the same form
constexpr int kFiniteVerb = 1;           // « attaque », « menace », « frappe »: news prefers the noun
constexpr int kNounLikeParticiple = 2;   // « tué », « blessé »: the participle first
constexpr int kNounLikeInfinitive = 1;   // « pouvoir », « savoir »
constexpr int kBorrowedNoun = 1;         // « arrivée » of « un arrivé », beside « une arrivée »
constexpr int kVerbBesideAuxiliary = 1;  // « est », « a »
constexpr int kImperative = 4;
constexpr int kSubjunctive = 2;
constexpr int kImperfectSubjunctive = 4;
constexpr int kFirstPerson = 1;
constexpr int kSecondPerson = 2;
constexpr int kSimplePast = 1;
constexpr int kLaterSource = 2;  // only one dictionary knows it
constexpr int kMaxCost = 255;

struct StoredReading {
  std::uint32_t lemma;
  std::uint8_t upos;
  std::uint8_t cost;
  std::uint16_t feats;
};
static_assert(sizeof(StoredReading) == 8 && sizeof(Analysis) == 8);

int verb_cost(Feats feats) {
  int cost = 0;
  if (feats.verb_form == VerbForm::fin) cost += kFiniteVerb;
  if (feats.mood == Mood::imp) cost += kImperative;
  if (feats.mood == Mood::sub) cost += feats.tense == Tense::imp ? kImperfectSubjunctive : kSubjunctive;
  if (feats.mood == Mood::ind && feats.tense == Tense::past) cost += kSimplePast;
  if (feats.person == 1) cost += kFirstPerson;
  if (feats.person == 2) cost += kSecondPerson;
  return cost;
}

}  // namespace

std::uint8_t FormBuilder::add_source(std::string_view name, bool closed) {
  const std::uint32_t id = sources_.intern(name);
  closed_.resize(id + 1);
  closed_[id] = closed;
  return static_cast<std::uint8_t>(id);
}

void FormBuilder::add(std::string_view form, std::string_view lemma, Upos upos, Feats feats,
                      std::uint8_t source, std::uint8_t cost) {
  readings_.push_back({forms_.intern(form), lemmas_.intern(lemma), upos, feats, source, cost});
  if (closed_[source]) closed_forms_.insert(readings_.back().form);
  sorted_ = false;
}

bool FormBuilder::prefer(std::string_view form, Upos upos, std::string_view lemma) {
  const Preference wanted{forms_.find(form), upos, lemmas_.find(lemma)};
  if (wanted.form == 0 || (!lemma.empty() && wanted.lemma == 0)) return false;
  const auto of_wanted = of_form(wanted.form);
  const bool known = std::any_of(of_wanted.begin(), of_wanted.end(), [&](const Raw& r) {
    return r.upos == upos && (wanted.lemma == 0 || r.lemma == wanted.lemma);
  });
  if (known) preferences_.push_back(wanted);
  return known;
}

void FormBuilder::sort() {
  if (sorted_) return;
  std::stable_sort(readings_.begin(), readings_.end(), [](const Raw& a, const Raw& b) {
    return std::tie(a.form, a.source) < std::tie(b.form, b.source);
  });
  sorted_ = true;
}

std::span<const FormBuilder::Raw> FormBuilder::of_form(std::uint32_t form) {
  sort();
  const auto before = [](const Raw& a, const Raw& b) { return a.form < b.form; };
  Raw key;
  key.form = form;
  const auto [begin, end] = std::equal_range(readings_.begin(), readings_.end(), key, before);
  return {readings_.data() + (begin - readings_.begin()), static_cast<std::size_t>(end - begin)};
}

bool FormBuilder::prefer_lemma(std::string_view lemma, Upos upos) {
  const std::uint32_t id = lemmas_.find(lemma);
  const std::size_t before = preferences_.size();
  for (const Raw* raw : of_lemma(id))
    if (raw->upos == upos) preferences_.push_back({raw->form, upos, id});
  return preferences_.size() > before;
}

std::vector<const FormBuilder::Raw*> FormBuilder::of_lemma(std::uint32_t lemma) const {
  std::vector<const Raw*> out;
  if (lemma == 0) return out;
  for (const Raw& raw : readings_)
    if (raw.lemma == lemma) out.push_back(&raw);
  return out;
}

std::vector<FormBuilder::Inflected> FormBuilder::paradigm(std::string_view lemma, Upos upos) const {
  std::vector<Inflected> out;
  for (const Raw* raw : of_lemma(lemmas_.find(lemma)))
    if (raw->upos == upos) out.push_back({std::string(forms_[raw->form]), raw->upos, raw->feats});
  return out;
}

std::vector<std::string_view> FormBuilder::similar_forms(std::string_view form) const {
  constexpr std::size_t kShared = 1;  // a slip in the first letter is rare; the rest need not be compared
  std::vector<std::string_view> out;
  const std::string_view head = form.substr(0, kShared);
  for (std::uint32_t id = 1; id < forms_.size(); ++id)
    if (forms_[id].starts_with(head)) out.push_back(forms_[id]);
  return out;
}

int FormBuilder::class_cost(const Raw& reading) {
  int cost = reading.cost;
  if (reading.upos == Upos::PROPN) cost += kProperName;
  if (reading.upos == Upos::INTJ) cost += kInterjection;
  if (reading.upos == Upos::ADJ) cost += kAdjective;
  if (reading.upos == Upos::VERB || reading.upos == Upos::AUX) cost += verb_cost(reading.feats);
  return cost;
}

void FormBuilder::rank(std::vector<Raw>& readings) const {
  const auto any = [&](auto wanted) { return std::any_of(readings.begin(), readings.end(), wanted); };
  const auto is_closed = [&](const Raw& r) { return closed_[r.source]; };
  const auto has_form = [](const Raw& r, VerbForm form) {
    return r.upos == Upos::VERB && r.feats.verb_form == form;
  };
  const bool closed = any([&](const Raw& r) { return is_closed(r) && r.cost == 0; });
  const bool auxiliary = any([](const Raw& r) { return r.upos == Upos::AUX; });
  const bool infinitive = any([&](const Raw& r) { return has_form(r, VerbForm::inf); });
  const bool participle =
      any([&](const Raw& r) { return has_form(r, VerbForm::part) && r.feats.tense == Tense::past; });
  const auto is_own_noun = [&](const Raw& r) {
    const std::string_view lemma = lemmas_[r.lemma];
    return r.upos == Upos::NOUN && forms_[r.form].starts_with(lemma) &&
           forms_[r.form].size() <= lemma.size() + 1;
  };
  const bool own_noun = any(is_own_noun);
  const auto first_open = std::find_if_not(readings.begin(), readings.end(), is_closed);
  std::vector<int> costs;
  for (const Raw& r : readings) {
    int cost = class_cost(r);
    if (closed && !is_closed(r)) cost += kOpenBesideClosed;
    if (auxiliary && r.upos == Upos::VERB) cost += kVerbBesideAuxiliary;
    if (infinitive && r.upos == Upos::NOUN) cost += kNounLikeInfinitive;
    if (own_noun && r.upos == Upos::NOUN && !is_own_noun(r)) cost += kBorrowedNoun;
    if (participle && r.upos == Upos::NOUN) cost += kNounLikeParticiple;
    if (!is_closed(r) && r.source > first_open->source) cost += kLaterSource;
    costs.push_back(cost);
  }
  const int least = *std::min_element(costs.begin(), costs.end());
  for (std::size_t n = 0; n < readings.size(); ++n)
    readings[n].cost = static_cast<std::uint8_t>(std::min(costs[n] - least, kMaxCost));
  std::stable_sort(readings.begin(), readings.end(),
                   [](const Raw& a, const Raw& b) { return a.cost < b.cost; });
}

// What the tables say of this form, on top of the classes; the last row stands in front of the others.
void FormBuilder::reorder(std::vector<Raw>& readings, std::span<const Preference> preferences) const {
  for (const Preference& p : preferences) {
    const auto found = std::find_if(readings.begin(), readings.end(), [&](const Raw& r) {
      return r.upos == p.upos && (p.lemma == 0 || r.lemma == p.lemma);
    });
    if (found == readings.end() || found == readings.begin()) continue;
    std::rotate(readings.begin(), found, found + 1);
    for (Raw& r : readings) r.cost = static_cast<std::uint8_t>(std::min(r.cost + 1, kMaxCost));
    readings.front().cost = 0;
  }
}

void FormBuilder::write_readings(Sections& out) {
  std::vector<std::uint32_t> begins{0};
  std::vector<StoredReading> stored;
  std::string stored_sources;
  std::vector<Raw> group;
  std::size_t preference = 0;
  for (std::size_t at = 0; at < readings_.size();) {
    const std::uint32_t form = readings_[at].form;
    group.clear();
    for (; at < readings_.size() && readings_[at].form == form; ++at) {
      const Raw& r = readings_[at];
      const bool known = std::any_of(group.begin(), group.end(), [&](const Raw& g) {
        return g.upos == r.upos && (g.source != r.source || (g.lemma == r.lemma && g.feats == r.feats));
      });
      if (!known) group.push_back(r);
    }
    rank(group);
    const std::size_t first = preference;
    while (preference < preferences_.size() && preferences_[preference].form == form) ++preference;
    reorder(group, std::span(preferences_).subspan(first, preference - first));
    begins.resize(form + 1, static_cast<std::uint32_t>(stored.size()));
    for (const Raw& r : group) {
      stored.push_back({r.lemma, static_cast<std::uint8_t>(r.upos), r.cost, packed_feats(r.feats)});
      stored_sources += static_cast<char>(r.source);
    }
  }
  begins.resize(forms_.size() + 1, static_cast<std::uint32_t>(stored.size()));
  out["form.read"] = as_bytes(begins);
  out["reading"] = as_bytes(stored);
  out["reading.source"] = std::move(stored_sources);
}

void FormBuilder::write_plain(Sections& out) const {
  std::vector<std::pair<std::string, std::uint32_t>> pairs;  // spelling without accents, form
  for (std::uint32_t id = 1; id < forms_.size(); ++id) {
    std::string plain = fold(forms_[id]);
    if (plain != forms_[id]) pairs.emplace_back(std::move(plain), id);
  }
  std::sort(pairs.begin(), pairs.end());
  std::vector<std::uint32_t> list{kLastOfList};  // place 0 means "none"
  std::vector<HashSlot> slots(slots_for(pairs.size()));
  for (std::size_t at = 0; at < pairs.size(); ++at) {
    const bool first = at == 0 || pairs[at - 1].first != pairs[at].first;
    const bool last = at + 1 == pairs.size() || pairs[at + 1].first != pairs[at].first;
    if (first) enter(slots, hash_bytes(pairs[at].first), static_cast<std::uint32_t>(list.size()));
    list.push_back(pairs[at].second | (last ? kLastOfList : 0));
  }
  out["plain.hash"] = as_bytes(slots);
  out["plain.list"] = as_bytes(list);
}

void FormBuilder::write(const StringPool& atoms, Sections& out) {
  sort();
  std::stable_sort(preferences_.begin(), preferences_.end(),
                   [](const Preference& a, const Preference& b) { return a.form < b.form; });
  write_readings(out);
  write_plain(out);
  forms_.write("form", true, out);
  lemmas_.write("lemma", false, out);
  sources_.write("source", false, out);
  std::vector<std::uint32_t> lemma_atoms;
  for (std::uint32_t id = 0; id < lemmas_.size(); ++id) lemma_atoms.push_back(atoms.find(lemmas_[id]));
  out["lemma.atom"] = as_bytes(lemma_atoms);
}

}  // namespace recoupe
