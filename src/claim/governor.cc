// What makes a number a figure: the noun of casualties that it counts, the verb of harm that its tree
// (governor_tree.cc) or its neighbours give it, the total that it is part of, the toll at hand.
#include <algorithm>

#include "claim/figure.h"

namespace recoupe {
namespace {

// How far apart, in chunks, a counted noun may stand from the verb that governs it.
constexpr std::uint32_t kReach = 12;

bool is_aside(ChunkKind kind) {
  return kind == ChunkKind::date || kind == ChunkKind::adverb || kind == ChunkKind::prep;
}

}  // namespace

// The governor of a noun phrase with a count, or why it has none.
Verdict FigureReader::govern(std::uint32_t at) const {
  const NounPhrase& np = scene_.noun(chunk(at));
  const auto head = by_head(np);
  // « exécuté cinq otages »: a captive may have been killed, or let go.
  const bool captive = head && head->kind == name_of(ClaimKind::abducted);
  if (head && !captive) return *head;
  const bool person = scene_.has(np.head, scene_.v.person) || scene_.has(np.head, scene_.v.demonym);
  const bool elliptic = scene_.elliptic(np);
  if (!captive && !person && !elliptic && !np.proper) return tl::unexpected(Fate::counts_others);
  if (elliptic && of_things(at)) return tl::unexpected(Fate::goes_on);
  if (elliptic && stands_alone(np)) return tl::unexpected(Fate::article);
  if (mixed(at)) return tl::unexpected(Fate::two_kinds);
  if (np.proper && is_model(np)) return tl::unexpected(Fate::model_name);
  if (const auto total = by_total(at)) return *total;
  if (const auto harm = by_harm_around(at)) {
    // « la police recherche deux suspects »: nobody misses them.
    const bool sought = harm->kind == name_of(ClaimKind::missing) &&
                        (scene_.has(np.head, scene_.v.suspect) || scene_.has(np.head, scene_.v.attacker));
    if (!sought) return *harm;
    if (!captive && !elliptic) return tl::unexpected(Fate::suspects);
  }
  if (captive && !unharmed(at)) return *head;
  if (elliptic)
    if (const auto toll = by_toll(at)) return *toll;
  return tl::unexpected(unharmed(at) ? Fate::unharmed : Fate::no_governor);
}

// The verb of harm around the phrase, the nearest witness first.
std::optional<Governor> FigureReader::by_harm_around(std::uint32_t at) const {
  const auto tied = [](std::optional<Governor> governor, Tie tie) {
    if (governor) governor->tie = tie;
    return governor;
  };
  const NounPhrase& np = scene_.noun(chunk(at));
  if (const auto noun = by_harm_noun(at)) return tied(noun, Tie::harm_noun);
  if (const auto tree = by_tree(at)) return tree;
  if (unharmed(at)) return std::nullopt;
  if (const auto beside = by_next_verb(at)) return tied(beside, Tie::next_verb);
  if (scene_.elliptic(np) && scene_.any(scene_.words.ranges[sentence_], scene_.v.toll_noun))
    if (const auto toll = by_toll(at)) return toll;
  if (const auto left = by_left(at)) return tied(left, Tie::verb_before);
  return tied(by_right(at), Tie::verb_behind);
}

Governor FigureReader::governor(EntryId entry, WordRange by, bool conditional) const {
  return {scene_.lexicon.value(entry, "kind"), scene_.lexicon.where(entry), conditional, by, Tie::own_noun};
}

// « un Antonov 26 », « un Mirage 2000 »: the number goes on with the name of a thing.
bool FigureReader::is_model(const NounPhrase& np) const {
  const auto& numbers = scene_.phrases.numbers;
  const auto next =
      std::lower_bound(numbers.begin(), numbers.end(), np.words.end,
                       [](const NumberPhrase& n, std::uint32_t word) { return n.words.begin < word; });
  return next != numbers.end() && next->words.begin == np.words.end && next->role == NumberRole::part_of_name;
}

// Whether the phrase is the object of the verb before it: what follows a comma or « et » speaks of others.
bool FigureReader::is_object(std::uint32_t at) const {
  if (at == 0 || chunk(at).kind != ChunkKind::noun || chunk(at - 1).kind != ChunkKind::verb) return false;
  const VerbGroup& verb = scene_.verb(chunk(at - 1));
  return !verb.passive && !verb.participle && !verb.pronominal && !scene_.has(verb.head, scene_.v.be);
}

// « libérer 200 femmes », « douze otages ont été relâchés », « trois soldats sont indemnes »
bool FigureReader::unharmed(std::uint32_t at) const {
  if (is_object(at) && scene_.any(chunk(at - 1).words, scene_.v.not_harmed)) return true;
  for (std::uint32_t next = at + 1; next < size() && next <= at + kReach; ++next) {
    const Chunk& c = chunk(next);
    if (scene_.any(c.words, scene_.v.not_harmed))
      return c.kind == ChunkKind::verb || c.kind == ChunkKind::adjective;
    const bool copula = c.kind == ChunkKind::verb && scene_.has(scene_.verb(c).head, scene_.v.be);
    if (!is_aside(c.kind) && !copula) return false;
  }
  return false;
}

// « quatorze ont été abattus » after « dix-sept drones »: the number goes on counting things.
bool FigureReader::of_things(std::uint32_t at) const {
  for (std::uint32_t back = at; back > 0; --back) {
    if (!Scene::is_noun(chunk(back - 1))) continue;
    const NounPhrase& np = scene_.noun(chunk(back - 1));
    if (scene_.count_of(np) == nullptr || scene_.elliptic(np)) continue;
    return is_thing(np.head);
  }
  return false;
}

// « trois hélicoptères et deux chasseurs »: what stands in one list with things is none of the dead.
bool FigureReader::is_thing(std::uint32_t word) const {
  return scene_.has(word, scene_.v.weapon) || scene_.has(word, scene_.v.vehicle) ||
         scene_.has(word, scene_.v.aircraft) || scene_.has(word, scene_.v.building);
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
         !scene_.any(np.words, scene_.v.genitive) && !scene_.any(np.words, scene_.v.other_word);
}

std::optional<Governor> FigureReader::by_head(const NounPhrase& np) const {
  const EntryId entry = scene_.entry_at(np.head, scene_.v.casualty);
  if (entry == 0) return std::nullopt;
  return governor(entry, {np.head, np.head + 1});
}

// The kind of harm that `verb` does to its object (`object`) or to its subject.
std::optional<Governor> FigureReader::by_verb(const VerbGroup& verb, bool object) const {
  if (scene_.has(verb.head, scene_.v.not_harmed) || (verb.negated && !object)) return std::nullopt;
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
    return governor(entry, verb.words, verb.conditional);
  }
  return std::nullopt;
}

std::optional<Governor> FigureReader::by_adjective(WordRange words) const {
  for (std::uint32_t w = words.begin; w < words.end; ++w)
    for (const ClassId wanted : {scene_.v.casualty, scene_.v.missing_adj})
      if (const EntryId entry = scene_.entry_at(w, wanted); entry != 0) return governor(entry, {w, w + 1});
  return std::nullopt;
}

// « Douze autres sont blessés, indique le communiqué »: the verb right behind it outweighs a toll at hand.
std::optional<Governor> FigureReader::by_next_verb(std::uint32_t at) const {
  if (at + 1 >= size() || chunk(at).kind != ChunkKind::noun || chunk(at + 1).kind != ChunkKind::verb)
    return std::nullopt;
  const VerbGroup& verb = scene_.verb(chunk(at + 1));
  if (verb.participle && is_of_complement(scene_.noun(chunk(at)), verb.head)) return std::nullopt;
  return by_verb(verb, false);
}

// The verb of which the phrase is the subject: « Deux soldats, un Américain et un Britannique, ont péri ».
std::optional<Governor> FigureReader::by_right(std::uint32_t at) const {
  if (chunk(at).kind == ChunkKind::prep && !scene_.elliptic(scene_.noun(chunk(at)))) {
    const std::uint32_t next =
        at + 1;  // « l'attaque de onze soldats tués »: a participle beside it still speaks of them
    if (next >= size() || chunk(next).kind != ChunkKind::verb || !scene_.verb(chunk(next)).participle)
      return std::nullopt;
  }
  bool copula = false;
  bool inserted = false;
  const bool object = is_object(at);
  const bool elliptic = scene_.elliptic(scene_.noun(chunk(at)));
  for (std::uint32_t next = at + 1; next < size() && next <= at + kReach; ++next) {
    const Chunk& c = chunk(next);
    if (object && (c.kind == ChunkKind::comma || c.kind == ChunkKind::coordinator)) return std::nullopt;
    if (c.kind == ChunkKind::verb) {
      const VerbGroup& verb = scene_.verb(c);
      // « 3114 pour les proches des personnes tuées »
      if (elliptic && verb.participle && chunk(next - 1).kind == ChunkKind::prep) return std::nullopt;
      // « un camp abritant 300 soldats a été touché »
      if (object && !verb.participle) return std::nullopt;
      if (verb.participle && next == at + 1 && is_of_complement(scene_.noun(chunk(at)), verb.head))
        return std::nullopt;
      if (const auto governor = by_verb(verb, false)) return governor;
      copula = scene_.has(verb.head, scene_.v.be) || scene_.has(verb.head, scene_.v.remain);
      if (copula) continue;
      if (inserted && verb.participle) continue;
      if (next + 1 < size() && chunk(next + 1).kind == ChunkKind::verb &&
          scene_.verb(chunk(next + 1)).infinitive)
        continue;
      // « ont été alignées et exécutées »
      if (verb.passive && next + 2 < size() && chunk(next + 1).kind == ChunkKind::coordinator &&
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
      return Governor{name_of(ClaimKind::injured),
                      scene_.lexicon.where(scene_.entry_at(scene_.noun(c).head, scene_.v.injured_state)),
                      false, c.words};
    if (c.kind == ChunkKind::comma) inserted = true;
    if (is_aside(c.kind) || c.kind == ChunkKind::comma || c.kind == ChunkKind::coordinator ||
        c.kind == ChunkKind::relative || c.kind == ChunkKind::other)
      continue;
    if (c.kind == ChunkKind::noun && (inserted || chunk(next - 1).kind == ChunkKind::coordinator)) continue;
    return std::nullopt;
  }
  return std::nullopt;
}

// The noun of harm that the phrase completes: « la mort de 71 militaires », « la mort d'un livreur poignardé
// ».
std::optional<Governor> FigureReader::by_harm_noun(std::uint32_t at) const {
  if (at == 0 || chunk(at).kind != ChunkKind::prep || !Scene::is_noun(chunk(at - 1))) return std::nullopt;
  if (!scene_.has(chunk(at).preposition, scene_.v.genitive)) return std::nullopt;
  const EntryId entry = scene_.entry_at(scene_.noun(chunk(at - 1)).head, scene_.v.harm_noun);
  if (entry == 0) return std::nullopt;
  return governor(entry, scene_.noun(chunk(at - 1)).core);
}

// Whether a verb of its own follows: « tandis que trois gardes ont fui ».
bool FigureReader::has_own_verb(std::uint32_t at) const {
  for (std::uint32_t next = at + 1; next < size() && next <= at + kReach; ++next) {
    if (chunk(next).kind == ChunkKind::verb) return scene_.verb(chunk(next)).finite;
    if (!is_aside(chunk(next).kind)) return false;
  }
  return false;
}

// The verb of which the phrase is the object: « tuant 12 personnes »; further objects of a list take the verb
// of the first.
std::optional<Governor> FigureReader::by_left(std::uint32_t at) const {
  const bool prep = chunk(at).kind == ChunkKind::prep;
  const bool of = prep && scene_.has(chunk(at).preposition, scene_.v.genitive);
  const bool to = prep && scene_.has(chunk(at).preposition, scene_.v.preposition_to);
  bool listed = false;
  bool together = false;  // « a été tué ainsi que quatre de ses hommes »
  for (std::uint32_t step = 1; step <= kReach && step <= at; ++step) {
    const Chunk& c = chunk(at - step);
    if (c.kind != ChunkKind::verb && c.kind != ChunkKind::coordinator && !has_own_verb(at) &&
        scene_.any(c.words, scene_.v.coordinator)) {
      together = true;
      continue;
    }
    if (c.kind == ChunkKind::verb) {
      const VerbGroup& verb = scene_.verb(c);
      if (together && !by_verb(verb, true)) return by_verb(verb, false);
      if (to) {
        for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w)
          if (const EntryId entry = scene_.entry_at(w, scene_.v.dative); entry != 0)
            return governor(entry, verb.words, verb.conditional);
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
    if (of && step == 1 && Scene::is_noun(c)) return std::nullopt;  // by_harm_noun has looked
    if (c.kind == ChunkKind::coordinator || c.kind == ChunkKind::comma) {
      listed = true;
      continue;
    }
    if (c.kind == ChunkKind::date || c.kind == ChunkKind::adverb || c.kind == ChunkKind::adjective) continue;
    if (c.kind == ChunkKind::prep && !prep) continue;
    if (c.kind == ChunkKind::noun && listed && scene_.count_of(scene_.noun(c)) != nullptr && !prep) {
      if (is_thing(scene_.noun(c).head)) return std::nullopt;
      continue;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace recoupe
