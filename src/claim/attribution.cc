#include "claim/attribution.h"

#include <algorithm>

#include "phrase/clause.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kInvertedReach =
    4;  // dates, adverbs, addressees between an inverted verb and its subject
constexpr std::uint32_t kSubjectReach = 14;  // chunks of insertions between a subject and its verb

}  // namespace

std::vector<Voice> AttributionReader::read() {
  for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s)
    if (scene_.is_read(s)) read_sentence(s);
  return std::move(voices_);
}

void AttributionReader::read_sentence(std::uint32_t sentence) {
  sentence_ = sentence;
  chunks_ = &scene_.chunks.sentences[sentence];
  const std::size_t before = voices_.size();
  for (std::uint32_t at = 0; at < size(); ++at) {
    if (chunk(at).kind == ChunkKind::verb) by_verb(at);
    if (chunk(at).kind == ChunkKind::noun) by_author(at);
    if (chunk(at).kind == ChunkKind::prep || chunk(at).kind == ChunkKind::adverb ||
        chunk(at).kind == ChunkKind::other)
      by_preposition(at);
  }
  if (voices_.size() == before) by_quote(sentence);
}

// « Le bilan dressé par le gouverneur est de 35 morts ».
void AttributionReader::by_author(std::uint32_t at) {
  WordRange words = scene_.noun(chunk(at)).words;
  if (author(at, words) != at) push(at, scene_.words.ranges[sentence_], Stance::plain, false);
}

// A sentence that begins inside a quote, and has no speaker of its own, goes on with the last one of its
// block.
void AttributionReader::by_quote(std::uint32_t sentence) {
  if (!scene_.words.sentences[sentence].quoted || voices_.empty() || voices_.back().sentence + 1 != sentence)
    return;
  if (scene_.words.sentences[sentence].block != scene_.words.sentences[sentence - 1].block) return;
  Voice voice = voices_.back();
  voice.scope = scene_.words.ranges[sentence];
  voice.sentence = sentence;
  voices_.push_back(voice);
}

bool AttributionReader::may_speak(const Chunk& c) const {
  if (!Scene::is_noun(c)) return false;
  const NounPhrase& np = scene_.noun(c);
  if ((scene_.has(np.head, scene_.v.casualty) || scene_.has(np.head, scene_.v.event)) &&
      !scene_.has(np.head, scene_.v.source_noun))
    return false;
  if (scene_.is_dateline(np)) return false;
  if (np.pronoun || np.proper) return true;
  for (const ClassId id : {scene_.v.source_noun, scene_.v.organisation, scene_.v.person, scene_.v.armed_group,
                           scene_.v.state_force, scene_.v.metonym, scene_.v.channel, scene_.v.source_doc,
                           scene_.v.agency, scene_.v.relay_noun, scene_.v.demonym})
    if (scene_.any(np.core, id)) return true;
  return false;
}

// The noun phrase that the tree gives the verb for its subject; of what is said (« le bilan annoncé ») there
// is none.
std::optional<std::uint32_t> AttributionReader::subject_in_tree(std::uint32_t at, bool shared) const {
  const ClauseReader clauses(scene_);
  const std::uint32_t verb = scene_.verb(chunk(at)).head;
  if (clauses.passive(verb)) return std::nullopt;
  const std::uint32_t word = shared ? clauses.subject(verb) : clauses.own_subject(verb);
  if (word == Dependents::kNone) return std::nullopt;
  for (std::uint32_t n = 0; n < size(); ++n)
    if (chunk(n).words.contains(word)) return may_speak(chunk(n)) ? std::optional(n) : std::nullopt;
  return std::nullopt;
}

// A semicolon or a bracket between: what stands before it speaks no more.
bool AttributionReader::broken_between(std::uint32_t from, std::uint32_t to) const {
  for (std::uint32_t n = from; n < to; ++n)
    if (chunk(n).kind == ChunkKind::colon) return true;
  return false;
}

// « …, a indiqué mardi soir un responsable »: the first noun phrase after the verb, when the verb does not
// open a clause.
std::optional<std::uint32_t> AttributionReader::subject_after(std::uint32_t at) const {
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
    if (c.kind != ChunkKind::date && c.kind != ChunkKind::adverb && c.kind != ChunkKind::prep &&
        c.kind != ChunkKind::comma)
      return std::nullopt;
  }
  return std::nullopt;
}

std::optional<std::uint32_t> AttributionReader::subject_before(std::uint32_t at) const {
  bool other_verb = false;
  for (std::uint32_t step = 1; step <= kSubjectReach && step <= at; ++step) {
    const Chunk& c = chunk(at - step);
    if (c.kind == ChunkKind::noun && may_speak(c) &&
        (at - step == 0 || chunk(at - step - 1).kind != ChunkKind::verb)) {
      const bool opens = at - step == 0 || chunk(at - step - 1).kind != ChunkKind::relative;
      if (!other_verb || opens) return before_apposition(at - step);
    }
    if (c.kind == ChunkKind::verb) {
      if (!scene_.verb(c).finite) continue;
      other_verb = true;  // a relative clause may stand between: « X, qui s'est rendu sur place, a déclaré »
      bool relative = false;
      for (std::uint32_t back = 1; back <= 3 && back <= at - step; ++back)
        relative = relative || chunk(at - step - back).kind == ChunkKind::relative;
      if (!relative) return std::nullopt;
    }
    if (c.kind == ChunkKind::colon) return std::nullopt;
  }
  return std::nullopt;
}

// « Le colonel Caggins, porte-parole de la coalition, a parlé … »: the apposition gives way to what it stands
// beside.
std::uint32_t AttributionReader::before_apposition(std::uint32_t at) const {
  if (at < 2 || at + 1 >= size() || chunk(at - 1).kind != ChunkKind::comma ||
      chunk(at + 1).kind != ChunkKind::comma)
    return at;
  const Chunk& first = chunk(at - 2);
  if (first.kind != ChunkKind::noun) return at;
  return may_speak(first) || scene_.words.words[scene_.noun(first).head].capital ? at - 2 : at;
}

void AttributionReader::by_verb(std::uint32_t at) {
  const VerbGroup& verb = scene_.verb(chunk(at));
  EntryId entry = 0;
  for (std::uint32_t w = verb.words.begin; w < verb.words.end && entry == 0; ++w)
    entry = scene_.entry_at(w, scene_.v.speech);
  if (entry == 0 ? !speaks_of_toll(at) : verb.participle && !may_be_finite(verb.head)) return;
  const std::string_view value = entry == 0 ? std::string_view{} : scene_.lexicon.value(entry, "stance");
  const Stance stance = value == "deny"     ? Stance::deny
                        : value == "accuse" ? Stance::accuse
                        : value == "claim"  ? Stance::claim
                        : value == "judge"  ? Stance::judge
                                            : Stance::plain;
  const WordRange range = scene_.words.ranges[sentence_];
  bool seen = false;  // « a-t-elle ajouté »: a pronoun behind the finite verb is its subject
  for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w) {
    const Upos upos = scene_.words.words[w].upos;
    if (seen && upos == Upos::PRON && last_speaker_) {
      std::uint32_t begin = range.begin;
      if (!voices_.empty() && voices_.back().sentence == sentence_)
        begin = std::min(voices_.back().scope.end, verb.words.begin);
      voices_.push_back(
          {*last_speaker_, {begin, verb.words.end}, stance, verb.negated, {}, sentence_, is_past(verb)});
      return;
    }
    seen = seen || upos == Upos::VERB || upos == Upos::AUX;
  }
  const bool after_break = at == 0 || chunk(at - 1).kind == ChunkKind::comma ||
                           chunk(at - 1).kind == ChunkKind::colon || chunk(at - 1).kind == ChunkKind::other;
  const auto in_tree = subject_in_tree(at, false);
  if ((verb.finite || verb.participle) && after_break && !(in_tree && *in_tree < at)) {
    if (const auto subject = in_tree ? in_tree : subject_after(at)) {
      std::uint32_t begin = range.begin;
      if (!voices_.empty() && voices_.back().sentence == sentence_ && voices_.back().scope.end < range.end)
        begin = voices_.back().scope.end;
      push(*subject, {begin, chunk(*subject).words.end}, stance, verb.negated);
      voices_.back().past = is_past(verb);
      return;
    }
  }
  auto subject = in_tree ? in_tree : subject_in_tree(at, true);
  if (!subject || *subject > at || (!in_tree && broken_between(*subject, at))) subject = subject_before(at);
  if (subject) {
    push(*subject, {chunk(*subject).words.begin, range.end}, stance, verb.negated);
    voices_.back().past = is_past(verb);
  }
}

// « avait évoqué », « faisait état de »: said before what the report holds now.
bool AttributionReader::is_past(const VerbGroup& verb) const {
  if (verb.pluperfect) return true;
  for (std::uint32_t w = verb.words.begin; w <= verb.head; ++w)
    if (scene_.words.words[w].feats.tense == Tense::imp && scene_.words.words[w].feats.mood == Mood::ind)
      return true;
  return false;
}

// « dit », « écrit »: forms that the tagger may take for participles.
bool AttributionReader::may_be_finite(std::uint32_t word) const {
  for (const Analysis& analysis : scene_.lexicon.analyses(scene_.words.words[word].form))
    if (analysis.feats.verb_form == VerbForm::fin) return true;
  return false;
}

// « a ramené lundi le bilan à six tués »: a verb whose object is a toll says it.
bool AttributionReader::speaks_of_toll(std::uint32_t at) const {
  const VerbGroup& verb = scene_.verb(chunk(at));
  if (!verb.finite || verb.passive || scene_.has(verb.head, scene_.v.be)) return false;
  for (std::uint32_t next = at + 1; next < size() && next <= at + 2; ++next)
    if (chunk(next).kind == ChunkKind::noun)
      return scene_.has(scene_.noun(chunk(next)).head, scene_.v.toll_noun);
  return false;
}

void AttributionReader::by_preposition(std::uint32_t at) {
  const Chunk& c = chunk(at);
  const std::uint32_t preposition = c.kind == ChunkKind::prep ? c.preposition : c.words.begin;
  const bool opens =
      at == 0 && scene_.any(c.words, scene_.v.according_weak);  // « Du côté du gouvernement, … »
  if (!scene_.has(preposition, scene_.v.according) && !opens) return;
  std::uint32_t noun = at;
  if (c.kind != ChunkKind::prep) {
    noun = at + 1;
    if (noun < size() && !Scene::is_noun(chunk(noun)) &&
        scene_.words.words[chunk(noun).words.begin].upos == Upos::PRON)
      return by_pronoun(at);
    while (noun < size() && !Scene::is_noun(chunk(noun)) && noun < at + 3) ++noun;
    if (noun >= size() || !Scene::is_noun(chunk(noun))) return by_pronoun(at);
  }
  const WordRange range = scene_.words.ranges[sentence_];
  bool first = true;
  for (std::uint32_t before = 0; before < at; ++before)
    first = first && chunk(before).kind != ChunkKind::verb && chunk(before).kind != ChunkKind::noun;
  WordRange scope = range;
  if (!first) {
    if (!voices_.empty() && voices_.back().sentence == sentence_ && voices_.back().scope.end <= c.words.begin)
      scope.begin = voices_.back().scope.end;
    const bool last_clause = noun + 1 >= size() || chunk(noun + 1).kind == ChunkKind::comma ||
                             chunk(noun + 1).kind == ChunkKind::colon;
    if (last_clause) scope.end = chunk(noun).words.end;
  }
  push(noun, scope, Stance::plain, false);
}

// « selon lui »: the last speaker says what follows and what stands before.
void AttributionReader::by_pronoun(std::uint32_t at) {
  if (!last_speaker_ || at + 1 >= size() || scene_.words.words[chunk(at + 1).words.begin].upos != Upos::PRON)
    return;
  voices_.push_back({*last_speaker_, scene_.words.ranges[sentence_], Stance::plain, false, {}, sentence_});
}

// The chunk that names who said it first: the object of « qui cite … », « citant … » after a relay.
std::uint32_t AttributionReader::originator(std::uint32_t at) const {
  for (std::uint32_t next = at + 1; next < size() && next <= at + 4; ++next) {
    if (chunk(next).kind != ChunkKind::verb) continue;
    if (!scene_.any(chunk(next).words, scene_.v.cites) || scene_.verb(chunk(next)).participle) return at;
    for (std::uint32_t object = next + 1; object < size() && object <= next + 2; ++object)
      if (chunk(object).kind == ChunkKind::noun && may_speak(chunk(object))) return object;
    return at;
  }
  return at;
}

WordRange AttributionReader::resolve(std::uint32_t at) {
  const Chunk& c = chunk(at);
  const NounPhrase& np = scene_.noun(c);
  if (np.pronoun) {
    if (const auto named = antecedent(at)) last_speaker_ = *named;
    return last_speaker_.value_or(np.words);
  }
  WordRange words = np.words;
  // « le porte-parole de la Défense, Omar Saranga »: the name belongs to the speaker.
  if (at + 2 < size() && chunk(at + 1).kind == ChunkKind::comma && chunk(at + 2).kind == ChunkKind::noun &&
      scene_.noun(chunk(at + 2)).proper && !np.proper &&
      (at + 3 >= size() || chunk(at + 3).kind != ChunkKind::noun))
    words.end = chunk(at + 2).words.end;
  last_speaker_ = words;
  return words;
}

// A speaker named before the pronoun in the same sentence, of its gender and number.
std::optional<WordRange> AttributionReader::antecedent(std::uint32_t at) const {
  const Feats wanted = scene_.words.words[scene_.noun(chunk(at)).head].feats;
  for (std::uint32_t back = at; back > 0; --back) {
    const Chunk& c = chunk(back - 1);
    if (c.kind != ChunkKind::noun || !may_speak(c)) continue;
    const NounPhrase& np = scene_.noun(c);
    const Feats feats = scene_.words.words[np.head].feats;
    const bool agrees =
        (wanted.gender == Gender::none || feats.gender == Gender::none || wanted.gender == feats.gender) &&
        (wanted.number == Number::none || feats.number == Number::none || wanted.number == feats.number);
    if (!np.pronoun && agrees && scene_.count_of(np) == nullptr) return np.words;
  }
  return std::nullopt;
}

// Who made a toll: « un décompte de l'ONU » speaks with both names, « le bilan dressé par le gouverneur » is
// the governor's.
std::uint32_t AttributionReader::author(std::uint32_t at, WordRange& words) const {
  const NounPhrase& np = scene_.noun(chunk(at));
  if (!scene_.has(np.head, scene_.v.toll_noun) && !scene_.has(np.head, scene_.v.source_doc)) return at;
  for (std::uint32_t next = at + 1; next < size() && next <= at + 4; ++next) {
    const Chunk& c = chunk(next);
    if (c.kind == ChunkKind::verb && !scene_.verb(c).participle) return at;
    if (c.kind != ChunkKind::prep || !may_speak(c)) continue;
    if (scene_.has(c.preposition, scene_.v.preposition_by)) return next;
    if (scene_.has(c.preposition, scene_.v.genitive) && next == at + 1 &&
        scene_.count_of(scene_.noun(c)) == nullptr)
      words.end = c.words.end;
    return at;
  }
  return at;
}

void AttributionReader::push(std::uint32_t speaker, WordRange scope, Stance stance, bool denied) {
  Voice voice;
  const std::uint32_t origin = originator(speaker);
  if (origin != speaker) voice.via = std::string(scene_.text(scene_.noun(chunk(speaker)).words));
  WordRange whole = scene_.noun(chunk(origin)).words;
  const std::uint32_t maker = author(origin, whole);
  voice.speaker = resolve(maker);
  if (maker == origin && whole.end > voice.speaker.end && !scene_.noun(chunk(origin)).pronoun)
    voice.speaker.end = whole.end;
  voice.scope = scope;
  voice.stance = stance;
  voice.denied = denied;
  voice.sentence = sentence_;
  voices_.push_back(std::move(voice));
}

const Voice* voice_over(const std::vector<Voice>& voices, std::uint32_t sentence, std::uint32_t at) {
  const Voice* best = nullptr;
  for (const Voice& voice : voices) {
    if (voice.sentence != sentence || voice.stance == Stance::judge || !voice.scope.contains(at) ||
        voice.speaker.contains(at))
      continue;
    if (best == nullptr || voice.scope.size() < best->scope.size()) best = &voice;
  }
  return best;
}

Source source_of(const Scene& scene, const Voice& voice) {
  Source source;
  source.span = scene.span(voice.speaker);
  source.via = voice.via;
  for (std::uint32_t w = voice.speaker.begin; w < voice.speaker.end; ++w) {
    if (source.role.empty() && scene.has(w, scene.v.role)) source.role = scene.words.words[w].lemma;
    if (!scene.has(w, scene.v.organisation)) continue;
    std::string name(scene.value_at(w, scene.v.organisation, "name"));
    std::replace(name.begin(), name.end(), '_', ' ');
    if (source.organisation.empty() && !name.empty()) source.organisation = name;
  }
  if (source.role.empty()) source.name = source.organisation;
  return source;
}

}  // namespace recoupe
