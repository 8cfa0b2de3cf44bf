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
  if (head && is_scare_quoted(np)) return tl::unexpected(Fate::counts_others);
  if (one_of_somebody(at)) return tl::unexpected(Fate::article);
  if (head && !captive) return died(at).value_or(*head);
  const bool elliptic = scene_.elliptic(np);
  const bool person = captive || elliptic || np.proper || scene_.has(np.head, scene_.v.person) ||
                      scene_.has(np.head, scene_.v.demonym);
  if (!person && !may_live(np)) return tl::unexpected(Fate::counts_others);
  if (elliptic && stands_alone(np)) return tl::unexpected(Fate::article);
  if (mixed(at)) return tl::unexpected(Fate::two_kinds);
  if (np.proper && is_model(np)) return tl::unexpected(Fate::model_name);
  if (elliptic) return govern_elliptic(at);
  if (!person) return govern_unknown(at);
  if (const auto total = by_total(at)) return *total;
  if (auto fell = by_own_fall(np)) return *fell;
  auto harm = by_harm_around(at);
  if (harm && is_sought(np, *harm)) {
    if (!captive) return tl::unexpected(Fate::suspects);
    harm.reset();
  }
  if (harm && flees(np, *harm)) return tl::unexpected(Fate::unharmed);
  if (harm) return *harm;
  // « a pris la place d'une otage »: one who is only spoken of.
  const bool spoken_of = scene_.count_of(np)->indefinite_article && chunk(at).kind == ChunkKind::prep &&
                         !scene_.has(chunk(at).preposition, scene_.v.genitive);
  if (captive && !spoken_of && !unharmed(at)) return *head;
  if (risen_to(at))
    if (const auto toll = by_toll(at)) return *toll;
  return tl::unexpected(unharmed(at) ? Fate::unharmed : Fate::no_governor);
}

// « une trentaine d'assaillants ont fui »: fighters who leave are no displaced people.
bool FigureReader::flees(const NounPhrase& np, const Governor& harm) const {
  return harm.kind == name_of(ClaimKind::displaced) &&
         (attacks(np) || scene_.has(np.head, scene_.v.security) || scene_.has(np.head, scene_.v.armed_force));
}

// « le père d'une otage », « l'aîné d'une des victimes »: one who was counted before.
bool FigureReader::one_of_somebody(std::uint32_t at) const {
  const Chunk& c = chunk(at);
  const NumberPhrase* number = scene_.count_of(scene_.noun(c));
  if (number == nullptr || !number->indefinite_article || at == 0 || c.kind != ChunkKind::prep ||
      !scene_.has(c.preposition, scene_.v.genitive) || !Scene::is_noun(chunk(at - 1)))
    return false;
  const NounPhrase& whose = scene_.noun(chunk(at - 1));
  return whose.words.end == c.words.begin &&
         (scene_.has(whose.head, scene_.v.kin) || scene_.has(whose.head, scene_.v.person));
}

// « douze "morts" »: who quotes the word does not mean it.
bool FigureReader::is_scare_quoted(const NounPhrase& np) const {
  return np.head > np.words.begin && is_quotation_mark(scene_.words.words[np.head - 1]);
}

// « la police recherche deux suspects »: nobody misses them.
bool FigureReader::is_sought(const NounPhrase& np, const Governor& harm) const {
  return harm.kind == name_of(ClaimKind::missing) &&
         (scene_.has(np.head, scene_.v.suspect) || scene_.has(np.head, scene_.v.attacker));
}

// A noun that no list of people knows stands for people where a verb is said of people alone.
Verdict FigureReader::govern_unknown(std::uint32_t at) const {
  auto harm = by_tree(at);
  if (!harm) harm = by_next_verb(at);
  if (harm && has_class(harm->entry, scene_.v.of_people)) return *harm;
  return tl::unexpected(Fate::counts_others);
}

bool FigureReader::may_live(const NounPhrase& np) const {
  const NumberPhrase& number = *scene_.count_of(np);
  if (number.indefinite_article || number.negative || number.words.begin > np.head) return false;
  if (scene_.words.words[np.head].upos != Upos::NOUN || is_thing(np.head)) return false;
  for (const ClassId other : {scene_.v.animal, scene_.v.target, scene_.v.event, scene_.v.locality,
                              scene_.v.people, scene_.v.armed_force, scene_.v.harm_noun, scene_.v.times})
    if (scene_.has(np.head, other)) return false;
  return true;
}

bool FigureReader::has_class(EntryId entry, ClassId wanted) const {
  if (entry == 0) return false;
  const auto classes = scene_.lexicon.classes(entry);
  return std::find(classes.begin(), classes.end(), wanted) != classes.end();
}

// « quatre blessés ont succombé »: the injured who die.
std::optional<Governor> FigureReader::died(std::uint32_t at) const {
  if (by_head(scene_.noun(chunk(at)))->kind != name_of(ClaimKind::injured)) return std::nullopt;
  auto harm = by_tree(at);
  if (!harm) harm = by_next_verb(at);
  return harm && harm->kind == name_of(ClaimKind::killed) ? harm : std::nullopt;
}

// « le bilan grimpe à trente soldats »
bool FigureReader::risen_to(std::uint32_t at) const {
  if (at == 0 || chunk(at - 1).kind != ChunkKind::verb) return false;
  const Chunk& c = chunk(at);
  const std::uint32_t to = c.kind == ChunkKind::prep ? c.preposition : c.words.begin - 1;
  return scene_.has(to, scene_.v.preposition_to) && scene_.any(chunk(at - 1).words, scene_.v.toll_verb) &&
         scene_.any(scene_.words.ranges[sentence_], scene_.v.toll_noun);
}

// The verb of harm around the phrase, the nearest witness first.
std::optional<Governor> FigureReader::by_harm_around(std::uint32_t at) const {
  const auto tied = [](std::optional<Governor> governor, Tie tie) {
    if (governor) governor->tie = tie;
    return governor;
  };
  const NounPhrase& np = scene_.noun(chunk(at));
  if (const auto noun = by_harm_noun(at)) return tied(noun, Tie::harm_noun);
  if (const auto beside = by_bare_noun(at)) return beside;
  if (const auto tree = by_tree(at)) return tree;
  if (unharmed(at)) return std::nullopt;
  if (const auto beside = by_next_verb(at)) return tied(beside, Tie::next_verb);
  if (scene_.elliptic(np) && !scene_.count_of(np)->negative &&
      scene_.any(scene_.words.ranges[sentence_], scene_.v.toll_noun))
    if (const auto toll = by_toll(at)) return toll;
  if (const auto left = by_left(at)) return tied(left, Tie::verb_before);
  return tied(by_right(at), Tie::verb_behind);
}

Governor FigureReader::governor(EntryId entry, WordRange by, bool conditional) const {
  Governor out;
  out.entry = entry;
  out.kind = scene_.lexicon.value(entry, "kind");
  out.rule = scene_.lexicon.where(entry);
  out.conditional = conditional;
  out.by = by;
  // « mortellement blessé », « atteint mortellement »
  const bool fatal = scene_.any(by, scene_.v.fatal) ||
                     (by.begin > 0 && scene_.has(by.begin - 1, scene_.v.fatal)) ||
                     (by.end < scene_.words.words.size() && scene_.has(by.end, scene_.v.fatal));
  if (fatal && out.kind == name_of(ClaimKind::injured)) out.kind = name_of(ClaimKind::killed);
  return out;
}

// « un Antonov 26 », « un Mirage 2000 »: the number goes on with the name of a thing.
bool FigureReader::is_model(const NounPhrase& np) const {
  const auto& numbers = scene_.phrases.numbers;
  const auto next =
      std::lower_bound(numbers.begin(), numbers.end(), np.words.end,
                       [](const NumberPhrase& n, std::uint32_t word) { return n.words.begin < word; });
  return next != numbers.end() && next->words.begin == np.words.end && next->role == NumberRole::part_of_name;
}

bool FigureReader::is_quote(const Chunk& chunk) const {
  return chunk.kind == ChunkKind::colon && is_quotation_mark(scene_.words.words[chunk.words.begin]);
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
  // « tués le 22 »: a day.
  if (number.words.begin > 0 && number.min > 1 &&
      scene_.words.words[number.words.begin - 1].upos == Upos::DET &&
      scene_.words.words[number.words.begin - 1].feats.number == Number::sing)
    return true;
  const bool ordinal = np.words.size() > number.words.size() &&
                       *np.number + 1 < scene_.phrases.numbers.size() &&
                       scene_.phrases.numbers[*np.number + 1].words.end == np.words.end;  // « un troisième »
  return number.indefinite_article && !ordinal && np.words.size() <= number.words.size() + 1 &&
         !scene_.any(np.words, scene_.v.genitive) && !scene_.any(np.words, scene_.v.other_word);
}

std::optional<Governor> FigureReader::by_head(const NounPhrase& np) const {
  const EntryId entry = scene_.entry_at(np.head, scene_.v.casualty);
  if (entry == 0) return std::nullopt;
  return governor(entry, {np.head, np.head + 1});
}

// The kind of harm that `verb` does to its object (`object`) or to its subject.
std::optional<Governor> FigureReader::by_verb(const VerbGroup& verb, bool object) const {
  // « n'ont pas été retrouvés », « n'ont pas survécu »
  if (const EntryId entry = scene_.entry_at(verb.head, scene_.v.unfound); entry != 0 && verb.negated) {
    const bool own = has_class(entry, scene_.v.intransitive) ? !object : object != verb.passive;
    if (own) return governor(entry, verb.words, verb.conditional);
  }
  if (scene_.has(verb.head, scene_.v.not_harmed) || (verb.negated && !object)) return std::nullopt;
  for (const ClassId wanted : {scene_.v.harm, scene_.v.harm_weak}) {
    EntryId entry = 0;
    for (std::uint32_t w = verb.words.begin; w < verb.words.end && entry == 0; ++w)
      if (w >= verb.head || scene_.words.words[w].upos == Upos::VERB) entry = scene_.entry_at(w, wanted);
    if (entry == 0) continue;
    const bool transitive = has_class(entry, scene_.v.transitive);
    const bool intransitive = has_class(entry, scene_.v.intransitive);
    const bool active = !verb.passive && !verb.participle;
    if (verb.pronominal && transitive) return std::nullopt;  // « s'abattre »
    // « il manque dix hommes », « ont péri deux soldats »: the subject stands behind it.
    const bool inverted =
        intransitive && !transitive && scene_.lexicon.value(entry, "kind") != name_of(ClaimKind::displaced);
    if (object ? !((transitive || inverted) && active) : !(transitive ? !active : intransitive)) continue;
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
  if (const auto fallen = by_fall(at + 1)) return fallen;
  return by_verb(verb, false);
}

// « vingt civils morts »: where the tagger takes the adjective for a noun, nothing stands before it.
std::optional<Governor> FigureReader::by_bare_noun(std::uint32_t at) const {
  if (at + 1 >= size() || chunk(at + 1).kind != ChunkKind::noun) return std::nullopt;
  const NounPhrase& next = scene_.noun(chunk(at + 1));
  return next.head == next.words.begin && !next.number ? by_head(next) : std::nullopt;
}

// The verb of which the phrase is the subject: « Deux soldats, un Américain et un Britannique, ont péri ».
std::optional<Governor> FigureReader::by_right(std::uint32_t at) const {
  if (chunk(at).kind == ChunkKind::prep && !scene_.elliptic(scene_.noun(chunk(at)))) {
    const std::uint32_t next =
        at + 1;  // « l'attaque de onze soldats tués »: a participle beside it still speaks of them
    if (next >= size()) return std::nullopt;
    const bool described = chunk(next).kind == ChunkKind::adjective ||
                           (chunk(next).kind == ChunkKind::verb && scene_.verb(chunk(next)).participle);
    if (!described) return std::nullopt;
  }
  bool copula = false;
  bool inserted = false;
  bool negated = false;
  bool able = false;
  bool relative = false;  // within « qui récoltaient des noix »
  const bool object = is_object(at);
  const bool elliptic = scene_.elliptic(scene_.noun(chunk(at)));
  for (std::uint32_t next = at + 1; next < size() && next <= at + kReach; ++next) {
    const Chunk& c = chunk(next);
    if (relative) {
      // « deux villageois qui récoltaient des noix ont péri »: the verb of the main clause is the next finite
      // one
      if (c.kind == ChunkKind::relative || c.kind == ChunkKind::subordinator || c.kind == ChunkKind::colon)
        return std::nullopt;
      if (c.kind != ChunkKind::verb || !scene_.verb(c).finite) continue;
      return by_verb(scene_.verb(c), false);
    }
    if (object && (c.kind == ChunkKind::comma || c.kind == ChunkKind::coordinator)) return std::nullopt;
    if (c.kind == ChunkKind::verb) {
      VerbGroup verb = scene_.verb(c);
      verb.negated = verb.negated || negated;
      // « 3114 pour les proches des personnes tuées »
      if (elliptic && verb.participle && next - 1 > at && chunk(next - 1).kind == ChunkKind::prep)
        return std::nullopt;
      // « un camp abritant 300 soldats a été touché »
      if (object && !verb.participle) return std::nullopt;
      if (verb.participle && next == at + 1 && is_of_complement(scene_.noun(chunk(at)), verb.head))
        return std::nullopt;
      if (const auto fallen = by_fall(next)) return fallen;
      if (const auto governor = by_verb(verb, false)) {
        // « ont pu fuir »: escaped
        if (able && governor->kind == name_of(ClaimKind::displaced)) return std::nullopt;
        return governor;
      }
      negated = verb.negated;
      able = scene_.has(verb.head, scene_.v.able);
      copula = scene_.has(verb.head, scene_.v.be) || scene_.has(verb.head, scene_.v.remain) ||
               scene_.has(verb.head, scene_.v.have);
      if (copula) continue;
      if (verb.finite && chunk(next - 1).kind == ChunkKind::relative && !elliptic && !object) {
        relative = true;
        continue;
      }
      if (inserted && verb.participle) continue;
      // « pourraient être tués », « ont été retrouvés égorgés »
      if (next + 1 < size() && chunk(next + 1).kind == ChunkKind::verb &&
          (scene_.verb(chunk(next + 1)).infinitive ||
           (verb.passive && scene_.verb(chunk(next + 1)).participle)))
        continue;
      // « ont été alignées et exécutées »
      if (verb.passive && next + 2 < size() && chunk(next + 1).kind == ChunkKind::coordinator &&
          chunk(next + 2).kind == ChunkKind::verb && scene_.verb(chunk(next + 2)).participle)
        continue;
      return std::nullopt;
    }
    if (c.kind == ChunkKind::prep)
      // « restent en réanimation » counts who are in care, not who were hurt.
      if (const auto state = by_state(c); state && (!copula || state->kind == name_of(ClaimKind::missing)))
        return state;
    if (c.kind == ChunkKind::adjective || (copula && Scene::is_noun(c))) {
      if (const auto governor = by_adjective(c.words)) return governor;
      if (copula) return std::nullopt;
      continue;
    }
    if (c.kind == ChunkKind::comma) inserted = true;
    if (is_aside(c.kind) || c.kind == ChunkKind::comma || c.kind == ChunkKind::coordinator ||
        c.kind == ChunkKind::relative || c.kind == ChunkKind::other || is_quote(c))
      continue;
    if (c.kind == ChunkKind::noun && (inserted || chunk(next - 1).kind == ChunkKind::coordinator)) continue;
    return std::nullopt;
  }
  return std::nullopt;
}

// « dans un état critique », « sous les décombres »
std::optional<Governor> FigureReader::by_state(const Chunk& chunk) const {
  for (const auto& [state, kind] :
       {std::pair{scene_.v.injured_state, ClaimKind::injured}, {scene_.v.missing_state, ClaimKind::missing}})
    if (scene_.any(chunk.words, state)) {
      Governor found = governor(scene_.entry_at(scene_.noun(chunk).head, state), chunk.words);
      found.kind = name_of(kind);
      return found;
    }
  return std::nullopt;
}

// « trois soldats sont tombés mardi »: with nothing behind it that says where or how.
std::optional<Governor> FigureReader::by_fall(std::uint32_t at) const {
  if (chunk(at).kind != ChunkKind::verb || scene_.verb(chunk(at)).negated) return std::nullopt;
  const EntryId entry = scene_.entry_at(scene_.verb(chunk(at)).head, scene_.v.fallen);
  if (entry == 0) return std::nullopt;
  const ChunkKind next = at + 1 < size() ? chunk(at + 1).kind : ChunkKind::colon;
  if (next != ChunkKind::colon && next != ChunkKind::comma && next != ChunkKind::date &&
      next != ChunkKind::coordinator)
    return std::nullopt;
  return governor(entry, chunk(at).words, scene_.verb(chunk(at)).conditional);
}

// « six miliciens tombés et deux blessés »: a participle that its phrase has taken in.
std::optional<Governor> FigureReader::by_own_fall(const NounPhrase& np) const {
  for (std::uint32_t w = np.head + 1; w < np.words.end; ++w) {
    if (scene_.words.words[w].feats.verb_form != VerbForm::part) continue;
    if (const EntryId entry = scene_.entry_at(w, scene_.v.fallen); entry != 0)
      return governor(entry, {w, w + 1});
  }
  return std::nullopt;
}

// The noun of harm that the phrase completes: « la mort de neuf gendarmes », « la mort de deux pêcheurs et de
// trois enfants ».
std::optional<Governor> FigureReader::by_harm_noun(std::uint32_t at) const {
  const auto completes = [&](std::uint32_t n) {
    return chunk(n).kind == ChunkKind::prep && scene_.has(chunk(n).preposition, scene_.v.genitive);
  };
  if (at == 0 || !completes(at)) return std::nullopt;
  while (at > 1 && (chunk(at - 1).kind == ChunkKind::coordinator || chunk(at - 1).kind == ChunkKind::comma) &&
         completes(at - 2))
    at -= 2;
  if (at == 0) return std::nullopt;
  const Chunk& c = chunk(at - 1);
  const bool noun = Scene::is_noun(c);
  if (!noun && c.kind != ChunkKind::verb) return std::nullopt;
  // « est sans nouvelles de douze marins »: the noun ends the verb's group.
  const std::uint32_t head = noun ? scene_.noun(c).head : c.words.end - 1;
  const EntryId entry = scene_.entry_at(head, scene_.v.harm_noun);
  if (entry == 0 || scene_.words.words[head].upos == Upos::VERB) return std::nullopt;
  return governor(entry, noun ? scene_.noun(c).core : c.words);
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
    if (c.kind == ChunkKind::date || c.kind == ChunkKind::adverb || c.kind == ChunkKind::adjective ||
        is_quote(c))
      continue;
    if (c.kind == ChunkKind::prep && !prep) continue;
    const bool counted = c.kind == ChunkKind::noun && scene_.count_of(scene_.noun(c)) != nullptr;
    // « a tué le maire et deux gardes »
    const bool person = c.kind == ChunkKind::noun && step == 2 &&
                        chunk(at - 1).kind == ChunkKind::coordinator &&
                        (scene_.has(scene_.noun(c).head, scene_.v.person) ||
                         scene_.has(scene_.noun(c).head, scene_.v.official));
    if (listed && !prep && (counted || person)) {
      if (is_thing(scene_.noun(c).head)) return std::nullopt;
      continue;
    }
    return std::nullopt;
  }
  return std::nullopt;
}

}  // namespace recoupe
