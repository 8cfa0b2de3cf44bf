#include "claim/speaker.h"

#include <algorithm>

#include "phrase/clause.h"

namespace recoupe {
namespace {

// dates, adverbs, addressees between an inverted verb and its subject
constexpr std::uint32_t kInvertedReach = 4;
constexpr std::uint32_t kSubjectReach = 14;  // chunks of insertions between a subject and its verb
constexpr std::uint32_t kRelativeReach = 3;  // chunks between a relative pronoun and its verb
constexpr std::uint32_t kComplements = 2;    // between a speaker and the name beside it
constexpr std::uint32_t kBracketReach = 6;   // chunks in a bracket
constexpr std::uint32_t kAuthorReach = 4;    // chunks between a toll and who made it

}  // namespace

void SpeakerFinder::enter(std::uint32_t sentence) { chunks_ = &scene_.chunks.sentences[sentence]; }

bool SpeakerFinder::may_speak(const Chunk& c) const {
  if (!Scene::is_noun(c)) return false;
  const NounPhrase& np = scene_.noun(c);
  if (is_told_of(np) || is_mere_place(np)) return false;
  if (np.pronoun || np.proper) return true;
  for (const ClassId id : {scene_.v.source_noun, scene_.v.organisation, scene_.v.person, scene_.v.armed_group,
                           scene_.v.state_force, scene_.v.metonym, scene_.v.channel, scene_.v.source_doc,
                           scene_.v.agency, scene_.v.relay_noun, scene_.v.demonym})
    if (scene_.any(np.core, id)) return true;
  return one_of_them(np);
}

// Victims, events and weapons say nothing, nor do they stand for who does.
bool SpeakerFinder::is_told_of(const NounPhrase& np) const {
  if (scene_.has(np.head, scene_.v.source_noun)) return false;
  return scene_.has(np.head, scene_.v.casualty) || scene_.has(np.head, scene_.v.event);
}

// « Solhan »; a country or its capital stands for its government, and a dateline for nobody.
bool SpeakerFinder::is_mere_place(const NounPhrase& np) const {
  for (const PlacePhrase* place : scene_.places_in(np.words)) {
    if (place->use == PlaceUse::dateline) return true;
    if (!np.proper || !place->words.contains(np.head) || scene_.has(np.head, scene_.v.metonym)) continue;
    const bool governs = place->kind == "country" || place->kind == "capital" || place->kind == "region";
    if (!governs && place->use != PlaceUse::name_part && place->gazetteer != 0) return true;
  }
  return false;
}

// « l'un d'eux », « l'une de ces sources »
bool SpeakerFinder::one_of_them(const NounPhrase& np) const {
  const NumberPhrase* count = scene_.count_of(np);
  return count != nullptr && count->indefinite_article && scene_.any(np.words, scene_.v.genitive) &&
         scene_.words.words[np.words.end - 1].upos == Upos::PRON;
}

// Of what is said (« le bilan annoncé ») there is no speaker. Whoever the tree has say that something is so
// (« les bruits qui courent disent que … ») speaks, whatever the lexicon thinks of the noun.
std::optional<std::uint32_t> SpeakerFinder::in_tree(std::uint32_t at, bool shared) const {
  const ClauseReader clauses(scene_);
  const std::uint32_t verb = scene_.verb(chunk(at)).head;
  if (clauses.passive(verb)) return std::nullopt;
  const std::uint32_t word = shared ? clauses.subject(verb) : clauses.own_subject(verb);
  if (word == Dependents::kNone) return std::nullopt;
  for (std::uint32_t n = 0; n < size(); ++n) {
    if (!chunk(n).words.contains(word)) continue;
    if (may_speak(chunk(n))) return n;
    const bool noun = chunk(n).kind == ChunkKind::noun && word == scene_.noun(chunk(n)).head;
    if (!noun || scene_.trees.first(verb, {Deprel::ccomp}) == Dependents::kNone) return std::nullopt;
    const NounPhrase& np = scene_.noun(chunk(n));
    const bool thing = is_told_of(np) || is_mere_place(np) || scene_.count_of(np) != nullptr ||
                       scene_.has(np.head, scene_.v.harm_noun) || scene_.has(np.head, scene_.v.weapon) ||
                       scene_.words.words[np.head].upos != Upos::NOUN;
    return thing ? std::nullopt : std::optional(n);
  }
  return std::nullopt;
}

bool SpeakerFinder::broken_between(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t n = from; n < to; ++n)
    if (chunk(n).kind == ChunkKind::colon) return true;
  return false;
}

// « …, a indiqué mardi soir un responsable »: the first noun phrase after the verb, when the verb does not
// open a clause.
std::optional<std::uint32_t> SpeakerFinder::after(std::uint32_t at) const {
  for (std::uint32_t next = at + 1; next < size() && next <= at + kInvertedReach; ++next) {
    const Chunk& c = chunk(next);
    if (c.kind == ChunkKind::noun) {
      const NumberPhrase* count = scene_.count_of(scene_.noun(c));
      if (count != nullptr && !count->indefinite_article &&
          !scene_.has(scene_.noun(c).head, scene_.v.source_noun))
        return std::nullopt;
      return may_speak(c) ? std::optional(next) : std::nullopt;
    }
    if (c.kind == ChunkKind::comma && next == at + 1) continue;
    if (c.kind == ChunkKind::prep && is_plural_article(c.preposition) && may_speak(c)) return next;
    if (c.kind != ChunkKind::date && c.kind != ChunkKind::adverb && c.kind != ChunkKind::prep &&
        c.kind != ChunkKind::comma)
      return std::nullopt;
  }
  return std::nullopt;
}

// « ont indiqué des sources »: an article that was read as « de les ».
bool SpeakerFinder::is_plural_article(std::uint32_t word) const {
  const auto& words = scene_.words.words;
  return scene_.has(word, scene_.v.genitive) && word + 1 < words.size() &&
         words[word].span == words[word + 1].span && words[word + 1].feats.number == Number::plur;
}

std::optional<std::uint32_t> SpeakerFinder::before(std::uint32_t at) const {
  bool other_verb = false;
  while (at >= 2 && chunk(at - 1).kind == ChunkKind::coordinator && chunk(at - 2).kind == ChunkKind::verb)
    at -= 2;
  for (std::uint32_t step = 1; step <= kSubjectReach && step <= at; ++step) {
    const std::uint32_t here = at - step;
    if (const std::uint32_t opens = opening_bracket(here); opens < here) {  // « la mission (Minuss), dont … »
      step = at - opens;
      continue;
    }
    const Chunk& c = chunk(here);
    if (c.kind == ChunkKind::noun && may_speak(c) && (here == 0 || chunk(here - 1).kind != ChunkKind::verb)) {
      const bool opens = here == 0 || chunk(here - 1).kind != ChunkKind::relative;
      if (!other_verb || opens) return before_apposition(here);
    }
    if (c.kind == ChunkKind::verb) {
      if (!scene_.verb(c).finite) continue;
      other_verb = true;  // a relative clause may stand between: « X, qui s'est rendu sur place, a déclaré »
      if (!in_relative(here)) return std::nullopt;
    }
    if (c.kind == ChunkKind::colon && !is_quote_mark(here)) return std::nullopt;
  }
  return std::nullopt;
}

// Where the bracket that the chunk closes was opened, not far before it; else the chunk itself.
std::uint32_t SpeakerFinder::opening_bracket(std::uint32_t at) const {
  if (scene_.words.words[chunk(at).words.begin].form != ")") return at;
  for (std::uint32_t back = 1; back <= kBracketReach && back <= at; ++back)
    if (scene_.words.words[chunk(at - back).words.begin].form == "(") return at - back;
  return at;
}

// Whether a relative pronoun stands right before the verb, or « que » behind a comma or « et ».
bool SpeakerFinder::in_relative(std::uint32_t verb) const {
  for (std::uint32_t back = 1; back <= kRelativeReach && back <= verb; ++back) {
    const ChunkKind kind = chunk(verb - back).kind;
    if (kind == ChunkKind::relative) return true;
    if (kind != ChunkKind::subordinator || back == verb) continue;
    const ChunkKind before = chunk(verb - back - 1).kind;
    if (before == ChunkKind::comma || before == ChunkKind::coordinator) return true;
  }
  return false;
}

// « L'archevêché évoque dix-huit morts »: whatever stands right before a verb whose object is a figure.
std::optional<std::uint32_t> SpeakerFinder::right_before(std::uint32_t verb) const {
  std::uint32_t at = verb;
  while (at > 0 && (chunk(at - 1).kind == ChunkKind::prep || chunk(at - 1).kind == ChunkKind::adjective))
    --at;
  if (at == 0 || chunk(at - 1).kind != ChunkKind::noun) return std::nullopt;
  const NounPhrase& np = scene_.noun(chunk(at - 1));
  const bool thing = is_told_of(np) || is_mere_place(np) || scene_.has(np.head, scene_.v.weapon) ||
                     scene_.has(np.head, scene_.v.harm_noun);
  const bool opens = at == 1 || chunk(at - 2).kind != ChunkKind::verb;
  return !thing && opens && !np.number && scene_.words.words[np.head].upos == Upos::NOUN
             ? std::optional(at - 1)
             : std::nullopt;
}

// « Bagdad, qui ne comptait aucune victime, »: whom the relative clause describes.
std::optional<std::uint32_t> SpeakerFinder::described_by(std::uint32_t verb) const {
  if (verb < 2 || chunk(verb - 1).kind != ChunkKind::relative) return std::nullopt;
  std::uint32_t noun = verb - 2;
  if (chunk(noun).kind == ChunkKind::comma && noun > 0) --noun;
  if (chunk(noun).kind == ChunkKind::prep && noun > 0 && chunk(noun - 1).kind == ChunkKind::noun &&
      !may_speak(chunk(noun)))
    --noun;
  return Scene::is_noun(chunk(noun)) && may_speak(chunk(noun)) ? std::optional(noun) : std::nullopt;
}

bool SpeakerFinder::is_quote_mark(std::uint32_t at) const {
  const std::string& form = scene_.words.words[chunk(at).words.begin].form;
  return form == "«" || form == "»" || form == "\"" || form == "“" || form == "”";
}

// « Le major Ikonen, porte-parole de la mission, a parlé … », « le Front du Nord (FN), groupe
// signataire, »: the apposition gives way to what it stands beside.
std::uint32_t SpeakerFinder::before_apposition(std::uint32_t at) const {
  if (at < 2 || chunk(at - 1).kind != ChunkKind::comma) return at;
  std::uint32_t first = at - 1;  // back over « pour le salut du Nord (FN) » to what begins the phrase
  while (
      first > 0 &&
      (chunk(first - 1).kind == ChunkKind::prep || chunk(first - 1).kind == ChunkKind::colon ||
       (chunk(first - 1).kind == ChunkKind::noun && first > 1 && chunk(first - 2).kind == ChunkKind::colon)))
    --first;
  if (first == 0 || chunk(first - 1).kind != ChunkKind::noun) return at;
  const std::uint32_t beside = first - 1;
  const bool bare = scene_.words.words[scene_.noun(chunk(at)).words.begin].upos == Upos::NOUN;
  bool closed = false;  // by a comma before the verb
  for (std::uint32_t n = at + 1; n < size() && !closed; ++n) {
    if (chunk(n).kind == ChunkKind::verb) break;
    closed = chunk(n).kind == ChunkKind::comma;
  }
  if (!closed || (beside + 2 != at && !bare)) return at;
  return may_speak(chunk(beside)) || scene_.words.words[scene_.noun(chunk(beside)).head].capital ? beside
                                                                                                 : at;
}

// The object of « qui cite … », « citant … » after a relay.
std::uint32_t SpeakerFinder::originator(std::uint32_t at) const {
  for (std::uint32_t next = at + 1; next < size() && next <= at + kAuthorReach; ++next) {
    if (chunk(next).kind != ChunkKind::verb) continue;
    if (!scene_.any(chunk(next).words, scene_.v.cites) || scene_.verb(chunk(next)).participle) {
      if (scene_.any(chunk(next).words, scene_.v.speech)) continue;  // « a écrit, citant … »
      return at;
    }
    for (std::uint32_t object = next + 1; object < size() && object <= next + 2; ++object)
      if (chunk(object).kind == ChunkKind::noun && may_speak(chunk(object))) return object;
    return at;
  }
  return at;
}

std::uint32_t SpeakerFinder::author(std::uint32_t at, WordRange& words) const {
  const NounPhrase& np = scene_.noun(chunk(at));
  if (!scene_.has(np.head, scene_.v.toll_noun) && !scene_.has(np.head, scene_.v.source_doc)) return at;
  if (scene_.any(np.words, scene_.v.relay)) return at;  // « la note lue par un greffier »
  for (std::uint32_t next = at + 1; next < size() && next <= at + kAuthorReach; ++next) {
    const Chunk& c = chunk(next);
    if (c.kind == ChunkKind::verb) {
      const bool made = scene_.verb(c).participle || scene_.verb(c).passive;
      if (!made || scene_.any(c.words, scene_.v.relay)) return at;
      continue;
    }
    if (c.kind != ChunkKind::prep || !may_speak(c)) continue;
    if (scene_.has(c.preposition, scene_.v.preposition_by)) return next;
    const NumberPhrase* count = scene_.count_of(scene_.noun(c));
    if (scene_.has(c.preposition, scene_.v.genitive) && next == at + 1 &&
        (count == nullptr || count->indefinite_article))
      words.end = c.words.end;
    return at;
  }
  return at;
}

std::uint32_t SpeakerFinder::end_of_name(std::uint32_t speaker) const {
  const NounPhrase& np = scene_.noun(chunk(speaker));
  std::uint32_t comma = speaker + 1;  // over « dans le Grand Nord »
  while (comma < size() && comma <= speaker + kComplements && chunk(comma).kind == ChunkKind::prep) ++comma;
  if (np.proper || comma + 1 >= size() || chunk(comma).kind != ChunkKind::comma ||
      chunk(comma + 1).kind != ChunkKind::noun)
    return np.words.end;
  const NounPhrase& name = scene_.noun(chunk(comma + 1));
  bool person = false;  // « le capitaine Omar Saranga »
  for (std::uint32_t w = name.words.begin; w < name.words.end; ++w)
    person = person || scene_.words.words[w].upos == Upos::PROPN;
  person = person && (name.proper || scene_.has(name.head, scene_.v.person)) && !is_mere_place(name);
  const bool ends = comma + 2 >= size() || chunk(comma + 2).kind != ChunkKind::noun;
  return person && ends && scene_.count_of(name) == nullptr ? name.words.end : np.words.end;
}

bool SpeakerFinder::is_definite(const NounPhrase& np) const {
  return scene_.has(np.words.begin, scene_.v.demonstrative) ||
         scene_.has(np.words.begin, scene_.v.definite_article);
}

// « le premier bilan », « un précédent décompte »: a toll that is told apart by its turn alone has no author.
bool SpeakerFinder::is_nameless(WordRange words) const {
  return scene_.any(words, scene_.v.toll_noun) && scene_.any(words, scene_.v.turn_word) &&
         !scene_.any(words, scene_.v.authority) && !scene_.any(words, scene_.v.genitive);
}

}  // namespace recoupe
