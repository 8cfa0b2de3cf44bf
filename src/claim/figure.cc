#include "claim/figure.h"

#include <algorithm>

#include "phrase/clause.h"

namespace recoupe {
namespace {

// How far apart, in chunks, « sans » or a negated verb may stand from what there is none of …
constexpr std::uint32_t kNegationReach = 3;
// … and a counted noun from the verb that governs it.
constexpr std::uint32_t kReach = 12;
// The value of `kind` for nouns that mean killed as well as injured.
constexpr std::string_view kVictim = "victim";

bool is_aside(ChunkKind kind) {
  return kind == ChunkKind::date || kind == ChunkKind::adverb || kind == ChunkKind::prep;
}

}  // namespace

std::vector<FigureMention> FigureReader::read() {
  for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s)
    if (scene_.is_read(s)) read_sentence(s);
  return std::move(figures_);
}

void FigureReader::read_sentence(std::uint32_t sentence) {
  sentence_ = sentence;
  chunks_ = &scene_.chunks.sentences[sentence];
  for (std::uint32_t at = 0; at < size(); ++at) {
    if (Scene::is_noun(chunk(at)))
      read_noun(at);
    else
      read_negative_pronoun(at);
  }
}

// « Personne n'a été blessé »: a pronoun that negates, and a verb of harm.
void FigureReader::read_negative_pronoun(std::uint32_t at) {
  if (chunk(at).words.size() != 1 || !scene_.has(chunk(at).words.begin, scene_.v.nobody)) return;
  for (std::uint32_t next = at + 1; next < size() && next <= at + 3; ++next) {
    if (chunk(next).kind != ChunkKind::verb) continue;
    const auto governor = by_verb(scene_.verb(chunk(next)), false);
    if (governor) push(at, *claim_kind_from(governor->kind), *governor, 0, 0);
    if (governor)
      figures_.back().words.end = chunk(next).words.end,
      figures_.back().span = scene_.span(figures_.back().words);
    return;
  }
}

// « sans faire de victime », « n'a fait ni mort ni blessé », « il n'y a pas eu de victimes »: a noun of
// casualties under a negated verb or « sans ».
void FigureReader::read_negated_noun(std::uint32_t at) {
  const EntryId entry = scene_.entry_at(scene_.noun(chunk(at)).head, scene_.v.casualty);
  if (entry == 0) return;
  for (std::uint32_t step = 1; step <= kNegationReach && step <= at; ++step) {
    const Chunk& c = chunk(at - step);
    const bool negated = c.kind == ChunkKind::verb && scene_.verb(c).negated;
    if (!negated && !scene_.any(c.words, scene_.v.without)) {
      if (c.kind == ChunkKind::colon || c.kind == ChunkKind::relative) return;
      continue;
    }
    NumberPhrase none;
    none.negative = true;
    none.max = 0;
    const std::size_t before = figures_.size();
    add(at, {scene_.lexicon.value(entry, "kind"), scene_.lexicon.where(entry)}, none);
    for (std::size_t n = before; n < figures_.size(); ++n) {
      figures_[n].words.begin = c.words.begin;
      figures_[n].span = scene_.span(figures_[n].words);
    }
    return;
  }
}

void FigureReader::read_noun(std::uint32_t at) {
  const NounPhrase& np = scene_.noun(chunk(at));
  const NumberPhrase* number = scene_.count_of(np);
  if (number == nullptr) {
    if (!np.number) read_negated_noun(at);
    return;
  }
  if (scene_.has(np.head, scene_.v.projectile) && !scene_.elliptic(np)) {
    if (projectile_fired(at))
      push(at, ClaimKind::projectiles,
           {"projectiles", scene_.lexicon.where(scene_.entry_at(np.head, scene_.v.projectile))}, number->min,
           number->max);
    return;
  }
  const bool counts_events =
      (scene_.has(np.head, scene_.v.event) && scene_.words.words[np.head].upos == Upos::NOUN) ||
      scene_.has(np.head, scene_.v.times);
  if (counts_events && !scene_.has(np.head, scene_.v.harm_noun)) {
    const EntryId event = scene_.entry_at(np.head, scene_.v.event);
    const EntryId counted = event != 0 ? event : scene_.entry_at(np.head, scene_.v.times);
    if (!number->indefinite_article && !number->negative && number->min > 1)
      push(at, ClaimKind::attacks, {"attacks", scene_.lexicon.where(counted)}, number->min, number->max);
    return;
  }
  if (const auto governor = govern(at)) add(at, *governor, *number);
}

std::optional<FigureReader::Governor> FigureReader::govern(std::uint32_t at) const {
  const NounPhrase& np = scene_.noun(chunk(at));
  if (const auto head = by_head(np)) return head;
  const bool person = scene_.has(np.head, scene_.v.person) || scene_.has(np.head, scene_.v.demonym);
  const bool elliptic = scene_.elliptic(np);
  if (!person && !elliptic && !np.proper) return std::nullopt;
  if (elliptic && (of_things(at) || stands_alone(np))) return std::nullopt;
  if (mixed(at)) return std::nullopt;
  if (const auto total = by_total(at)) return total;
  if (const auto tree = by_tree(at)) return tree;
  if (const auto beside = by_next_verb(at)) return beside;
  if (elliptic && scene_.any(scene_.words.ranges[sentence_], scene_.v.toll_noun))
    if (const auto toll = by_toll(at)) return toll;
  if (const auto left = by_left(at)) return left;
  if (const auto right = by_right(at)) return right;
  return elliptic ? by_toll(at) : std::nullopt;
}

// « quatorze ont été abattus » after « dix-sept drones »: the number goes on counting things.
bool FigureReader::of_things(std::uint32_t at) const {
  for (std::uint32_t back = at; back > 0; --back) {
    if (!Scene::is_noun(chunk(back - 1))) continue;
    const NounPhrase& np = scene_.noun(chunk(back - 1));
    if (scene_.count_of(np) == nullptr || scene_.elliptic(np)) continue;
    return scene_.has(np.head, scene_.v.weapon) || scene_.has(np.head, scene_.v.vehicle) ||
           scene_.has(np.head, scene_.v.building);
  }
  return false;
}

// « tué ou blessé 40 militaires », « 40 soldats tués ou blessés »: one number for two kinds is no figure of
// either.
bool FigureReader::mixed(std::uint32_t at) const {
  const auto kind_at = [&](std::int64_t n) -> std::string_view {
    if (n < 0 || n >= size() || chunk(static_cast<std::uint32_t>(n)).kind != ChunkKind::verb) return {};
    return scene_.value_at(scene_.verb(chunk(static_cast<std::uint32_t>(n))).head, scene_.v.harm, "kind");
  };
  const auto joined = [&](std::int64_t a, std::int64_t b, std::int64_t c) {
    if (b < 0 || b >= size() || chunk(static_cast<std::uint32_t>(b)).kind != ChunkKind::coordinator)
      return false;
    return !kind_at(a).empty() && !kind_at(c).empty() && kind_at(a) != kind_at(c);
  };
  const auto n = static_cast<std::int64_t>(at);
  return joined(n - 3, n - 2, n - 1) || joined(n + 1, n + 2, n + 3);
}

// « l'un », « une » with nothing that they count.
bool FigureReader::stands_alone(const NounPhrase& np) const {
  const NumberPhrase& number = scene_.phrases.numbers[*np.number];
  return number.indefinite_article && np.words.size() <= number.words.size() + 1 &&
         !scene_.any(np.words, scene_.v.genitive);
}

std::optional<FigureReader::Governor> FigureReader::by_head(const NounPhrase& np) const {
  const EntryId entry = scene_.entry_at(np.head, scene_.v.casualty);
  if (entry == 0) return std::nullopt;
  return Governor{scene_.lexicon.value(entry, "kind"), scene_.lexicon.where(entry)};
}

// The kind of harm that `verb` does to its object (`object`) or to its subject.
std::optional<FigureReader::Governor> FigureReader::by_verb(const VerbGroup& verb, bool object) const {
  for (const ClassId wanted : {scene_.v.harm, scene_.v.harm_weak}) {
    EntryId entry = 0;
    for (std::uint32_t w = verb.words.begin; w < verb.words.end && entry == 0; ++w)
      if (w >= verb.head || scene_.words.words[w].upos == Upos::VERB) entry = scene_.entry_at(w, wanted);
    if (entry == 0) continue;
    const auto classes = scene_.lexicon.classes(entry);
    const auto is = [&](ClassId id) {
      return std::find(classes.begin(), classes.end(), id) != classes.end();
    };
    const bool transitive = is(scene_.v.transitive);
    const bool active = !verb.passive && !verb.participle;
    if (verb.pronominal && transitive) return std::nullopt;  // « s'abattre »
    if (object ? !(transitive && active) : !(transitive ? !active : is(scene_.v.intransitive))) continue;
    return Governor{scene_.lexicon.value(entry, "kind"), scene_.lexicon.where(entry), verb.conditional};
  }
  return std::nullopt;
}

std::optional<FigureReader::Governor> FigureReader::by_adjective(WordRange words) const {
  for (std::uint32_t w = words.begin; w < words.end; ++w)
    for (const ClassId wanted : {scene_.v.casualty, scene_.v.missing_adj})
      if (const EntryId entry = scene_.entry_at(w, wanted); entry != 0)
        return Governor{scene_.lexicon.value(entry, "kind"), scene_.lexicon.where(entry)};
  return std::nullopt;
}

// The verb of harm of which the tree makes the phrase, or the first of the list that it stands in, the
// subject or the object, or the participle that describes it.
std::optional<FigureReader::Governor> FigureReader::by_tree(std::uint32_t at) const {
  const Dependents& trees = scene_.trees;
  std::uint32_t word = scene_.noun(chunk(at)).head;
  if (!trees.parsed(word)) return std::nullopt;
  if (const bool counted = !scene_.count_of(scene_.noun(chunk(at)))->indefinite_article; counted) {
    for (const std::uint32_t child : trees.of(word))
      if (trees.is(child, Deprel::acl))
        if (const auto governor = by_harm(child, false)) return governor;
    for (std::uint32_t step = 0; step < kReach && trees.is(word, Deprel::conj); ++step)
      word = trees.head(word);
  }
  const std::uint32_t verb = trees.head(word);
  if (verb == Dependents::kNone) return std::nullopt;
  const Deprel relation = universal(scene_.words.words[word].deprel);
  if (relation == Deprel::nsubj) return by_harm(verb, false);
  if (relation == Deprel::obj) return by_harm(verb, true);
  return std::nullopt;
}

// The kind of harm that the verb does to its object (`object`) or to its subject, as its tree tells.
std::optional<FigureReader::Governor> FigureReader::by_harm(std::uint32_t verb, bool object) const {
  const ClauseReader clauses(scene_);
  const bool passive = clauses.passive(verb);
  const EntryId entry = scene_.entry_at(verb, scene_.v.harm);
  if (entry == 0) return std::nullopt;
  const auto classes = scene_.lexicon.classes(entry);
  const auto is = [&](ClassId id) { return std::find(classes.begin(), classes.end(), id) != classes.end(); };
  const bool transitive = is(scene_.v.transitive);
  if (scene_.trees.first(verb, {Deprel::expl_pv, Deprel::expl_comp}) != Dependents::kNone && transitive)
    return std::nullopt;  // « s'abattre »
  if (object ? !transitive || passive : !(transitive ? passive : is(scene_.v.intransitive)))
    return std::nullopt;
  return Governor{scene_.lexicon.value(entry, "kind"), scene_.lexicon.where(entry),
                  clauses.conditional(verb)};
}

// « Douze autres sont blessés, indique le communiqué »: the verb right behind it outweighs a toll at hand.
std::optional<FigureReader::Governor> FigureReader::by_next_verb(std::uint32_t at) const {
  if (at + 1 >= size() || chunk(at).kind != ChunkKind::noun || chunk(at + 1).kind != ChunkKind::verb)
    return std::nullopt;
  return by_verb(scene_.verb(chunk(at + 1)), false);
}

// The verb of which the phrase is the subject: « Deux soldats, un Américain et un Britannique, ont péri ».
std::optional<FigureReader::Governor> FigureReader::by_right(std::uint32_t at) const {
  if (chunk(at).kind == ChunkKind::prep && !scene_.elliptic(scene_.noun(chunk(at)))) {
    const std::uint32_t next =
        at + 1;  // « l'attaque de onze soldats tués »: a participle beside it still speaks of them
    if (next >= size() || chunk(next).kind != ChunkKind::verb || !scene_.verb(chunk(next)).participle)
      return std::nullopt;
  }
  bool copula = false;
  bool inserted = false;
  for (std::uint32_t next = at + 1; next < size() && next <= at + kReach; ++next) {
    const Chunk& c = chunk(next);
    if (c.kind == ChunkKind::verb) {
      const VerbGroup& verb = scene_.verb(c);
      if (const auto governor = by_verb(verb, false)) return governor;
      copula = scene_.has(verb.head, scene_.v.be) || scene_.has(verb.head, scene_.v.remain);
      if (copula) continue;
      if (inserted && verb.participle) continue;
      if (next + 1 < size() && chunk(next + 1).kind == ChunkKind::verb &&
          scene_.verb(chunk(next + 1)).infinitive)
        continue;
      // « ont été alignées et exécutées »
      if (next + 2 < size() && chunk(next + 1).kind == ChunkKind::coordinator &&
          chunk(next + 2).kind == ChunkKind::verb && scene_.verb(chunk(next + 2)).participle)
        continue;
      return std::nullopt;
    }
    if (c.kind == ChunkKind::adjective || (copula && Scene::is_noun(c))) {
      if (const auto governor = by_adjective(c.words)) return governor;
      if (copula) return std::nullopt;
      continue;
    }
    if (c.kind == ChunkKind::prep && scene_.any(c.words, scene_.v.injured_state))
      return Governor{"injured",
                      scene_.lexicon.where(scene_.entry_at(scene_.noun(c).head, scene_.v.injured_state))};
    if (c.kind == ChunkKind::comma) inserted = true;
    if (is_aside(c.kind) || c.kind == ChunkKind::comma || c.kind == ChunkKind::coordinator ||
        c.kind == ChunkKind::relative || c.kind == ChunkKind::other)
      continue;
    if (c.kind == ChunkKind::noun && (inserted || chunk(next - 1).kind == ChunkKind::coordinator)) continue;
    return std::nullopt;
  }
  return std::nullopt;
}

// The verb of which the phrase is the object, or the noun of harm that it completes: « tuant 12 personnes »,
// « la mort de 71 militaires »; further objects of a list take the verb of the first.
std::optional<FigureReader::Governor> FigureReader::by_left(std::uint32_t at) const {
  const bool prep = chunk(at).kind == ChunkKind::prep;
  const bool of = prep && scene_.has(chunk(at).preposition, scene_.v.genitive);
  const bool to = prep && scene_.has(chunk(at).preposition, scene_.v.preposition_to);
  bool listed = false;
  for (std::uint32_t step = 1; step <= kReach && step <= at; ++step) {
    const Chunk& c = chunk(at - step);
    if (c.kind == ChunkKind::verb) {
      const VerbGroup& verb = scene_.verb(c);
      if (to) {
        for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w)
          if (const EntryId entry = scene_.entry_at(w, scene_.v.dative); entry != 0)
            return Governor{scene_.lexicon.value(entry, "kind"), scene_.lexicon.where(entry),
                            verb.conditional};
        return std::nullopt;
      }
      const bool coordinated = verb.participle && at > step &&
                               (chunk(at - step - 1).kind == ChunkKind::coordinator ||
                                chunk(at - step - 1).kind == ChunkKind::comma);
      if (prep) return std::nullopt;
      if (!coordinated) return by_verb(verb, true);
      VerbGroup active = verb;  // « ont fait 8.000 morts et déplacé 200.000 personnes »
      active.participle = false;
      return by_verb(active, true);
    }
    if (of && step == 1 && Scene::is_noun(c)) {
      const EntryId entry = scene_.entry_at(scene_.noun(c).head, scene_.v.harm_noun);
      if (entry != 0) return Governor{scene_.lexicon.value(entry, "kind"), scene_.lexicon.where(entry)};
      return std::nullopt;
    }
    if (c.kind == ChunkKind::coordinator || c.kind == ChunkKind::comma) {
      listed = true;
      continue;
    }
    if (c.kind == ChunkKind::date || c.kind == ChunkKind::adverb || c.kind == ChunkKind::adjective) continue;
    if (c.kind == ChunkKind::prep && !prep) continue;
    if (c.kind == ChunkKind::noun && listed && scene_.count_of(scene_.noun(c)) != nullptr && !prep) continue;
    return std::nullopt;
  }
  return std::nullopt;
}

// « 19 morts, dont trois enfants »: the kind of the total before it.
std::optional<FigureReader::Governor> FigureReader::by_total(std::uint32_t at) const {
  if (figures_.empty() || figures_.back().sentence != sentence_ || figures_.back().chunk >= at)
    return std::nullopt;
  bool listed = false;
  for (std::uint32_t step = 1; step <= kReach && step <= at && at - step >= figures_.back().chunk; ++step) {
    const Chunk& c = chunk(at - step);
    if (scene_.any(c.words, scene_.v.part_cue) && (step == 1 || listed))
      return Governor{name_of(figures_.back().kind), figures_.back().rule};
    if (c.kind == ChunkKind::coordinator || c.kind == ChunkKind::comma)
      listed = true;
    else if (!Scene::is_noun(c))
      return std::nullopt;
  }
  return std::nullopt;
}

// A number without a noun where a toll is at hand: the kind is that of the casualties spoken of last in this
// sentence or the one before.
std::optional<FigureReader::Governor> FigureReader::by_toll(std::uint32_t at) const {
  const WordRange range = scene_.words.ranges[sentence_];
  if (!scene_.any(range, scene_.v.toll_noun) && !scene_.any(range, scene_.v.toll_verb) &&
      !scene_.any(range, scene_.v.count_speech) && !scene_.any(range, scene_.v.superseded))
    return std::nullopt;
  EntryId named = 0;  // the killed before the others: a toll is first of all theirs
  for (std::uint32_t w = range.begin; w < chunk(at).words.begin; ++w) {
    const EntryId entry = scene_.entry_at(w, scene_.v.casualty);
    if (entry == 0 || scene_.lexicon.value(entry, "kind") == kVictim) continue;
    if (named == 0 || scene_.lexicon.value(named, "kind") != "killed") named = entry;
  }
  if (named != 0) return Governor{scene_.lexicon.value(named, "kind"), scene_.lexicon.where(named)};
  const FigureMention* last = nullptr;
  for (const FigureMention& figure : figures_) {
    if (figure.sentence + 1 < sentence_ || figure.kind == ClaimKind::projectiles ||
        figure.kind == ClaimKind::attacks)
      continue;
    if (last == nullptr || last->kind != ClaimKind::killed || figure.kind == ClaimKind::killed)
      last = &figure;
  }
  if (last != nullptr) return Governor{name_of(last->kind), last->rule};
  if (scene_.any(range, scene_.v.toll_noun)) return Governor{"killed", toll_rule(range)};
  return std::nullopt;
}

// The entry that speaks of a toll here.
std::string_view FigureReader::toll_rule(WordRange range) const {
  for (std::uint32_t w = range.begin; w < range.end; ++w)
    if (const EntryId entry = scene_.entry_at(w, scene_.v.toll_noun); entry != 0)
      return scene_.lexicon.where(entry);
  return {};
}

// A weapon counts as fired unless the sentence is about having, selling or finding it.
bool FigureReader::projectile_fired(std::uint32_t at) const {
  const NounPhrase& np = scene_.noun(chunk(at));
  const WordRange range = scene_.words.ranges[sentence_];
  const NumberPhrase& number = scene_.phrases.numbers[*np.number];
  if (number.negative) return false;
  return !scene_.any(range, scene_.v.supply);
}

void FigureReader::add(std::uint32_t at, const Governor& governor, const NumberPhrase& number) {
  if (governor.kind == kVictim) {
    for (const ClaimKind kind : {ClaimKind::killed, ClaimKind::injured})
      if (number.negative || number.max == 0)
        push(at, kind, governor, 0, 0);
      else if (kind == ClaimKind::killed)
        push(at, kind, governor, number.min, number.max);
    return;
  }
  if (const auto kind = claim_kind_from(governor.kind)) push(at, *kind, governor, number.min, number.max);
}

void FigureReader::push(std::uint32_t at, ClaimKind kind, const Governor& governor, std::int64_t min,
                        std::optional<std::int64_t> max) {
  FigureMention figure;
  figure.kind = kind;
  figure.min = min;
  figure.max = max;
  figure.words = chunk(at).words;
  figure.conditional = governor.conditional;
  figure.sentence = sentence_;
  figure.chunk = at;
  figure.rule = governor.rule;
  if (Scene::is_noun(chunk(at))) {
    const NounPhrase& np = scene_.noun(chunk(at));
    figure.words = np.words;  // without the preposition
    figure.of_attackers = scene_.has(np.head, scene_.v.attacker);
    if (np.number) {
      const std::uint32_t after = scene_.phrases.numbers[*np.number].words.end;
      if (after < np.words.end) figure.who = std::string(scene_.text({after, np.words.end}));
    }
  }
  figure.span = scene_.span(figure.words);
  figures_.push_back(std::move(figure));
}

}  // namespace recoupe
