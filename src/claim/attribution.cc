#include "claim/attribution.h"

#include <algorithm>

namespace recoupe {
namespace {

Stance stance_from(std::string_view value) {
  return value == "deny"     ? Stance::deny
         : value == "accuse" ? Stance::accuse
         : value == "claim"  ? Stance::claim
         : value == "judge"  ? Stance::judge
                             : Stance::plain;
}

}  // namespace

std::vector<Voice> AttributionReader::read() {
  for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s)
    if (scene_.is_read(s)) read_sentence(s);
  return std::move(voices_);
}

void AttributionReader::read_sentence(std::uint32_t sentence) {
  sentence_ = sentence;
  speakers_.enter(sentence);
  const std::size_t before = voices_.size();
  for (std::uint32_t at = 0; at < size(); ++at) {
    const ChunkKind kind = chunk(at).kind;
    if (kind == ChunkKind::verb) by_verb(at);
    if (kind == ChunkKind::noun) by_author(at);
    if (kind == ChunkKind::prep || kind == ChunkKind::adverb || kind == ChunkKind::other) by_preposition(at);
  }
  if (voices_.size() == before) by_quote(sentence);
}

// « Le bilan dressé par le gouverneur est de 35 morts ».
void AttributionReader::by_author(std::uint32_t at) {
  WordRange words = scene_.noun(chunk(at)).words;
  if (speakers_.author(at, words) != at) push(at, scene_.words.ranges[sentence_], Stance::plain, false);
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

void AttributionReader::by_verb(std::uint32_t at) {
  const VerbGroup& verb = scene_.verb(chunk(at));
  EntryId entry = 0;
  for (std::uint32_t w = verb.words.begin; w < verb.words.end && entry == 0; ++w)
    entry = scene_.entry_at(w, scene_.v.speech);
  if (entry == 0 ? !speaks_of_toll(at) : verb.participle && !may_be_finite(verb.head)) return;
  const Stance stance = entry == 0 ? Stance::plain : stance_from(scene_.lexicon.value(entry, "stance"));
  if (by_clitic(verb, stance) || by_inversion(at, stance)) return;
  by_subject(at, stance);
}

// « a-t-elle ajouté »: a pronoun behind the finite verb is its subject.
bool AttributionReader::by_clitic(const VerbGroup& verb, Stance stance) {
  bool seen = false;
  for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w) {
    const Upos upos = scene_.words.words[w].upos;
    if (seen && upos == Upos::PRON && last_speaker_) {
      const WordRange scope{after_last_voice(verb.words.begin), verb.words.end};
      voices_.push_back(
          {*last_speaker_, *last_speaker_, scope, stance, verb.negated, {}, sentence_, is_past(verb)});
      return true;
    }
    seen = seen || upos == Upos::VERB || upos == Upos::AUX;
  }
  return false;
}

// « …, a indiqué un responsable » says what stands before it.
bool AttributionReader::by_inversion(std::uint32_t at, Stance stance) {
  const VerbGroup& verb = scene_.verb(chunk(at));
  const bool after_break = at == 0 || chunk(at - 1).kind == ChunkKind::comma ||
                           chunk(at - 1).kind == ChunkKind::colon || chunk(at - 1).kind == ChunkKind::other;
  const auto in_tree = speakers_.in_tree(at, false);
  if ((!verb.finite && !verb.participle) || !after_break || (in_tree && *in_tree < at)) return false;
  const auto subject = in_tree ? in_tree : speakers_.after(at);
  if (!subject) return false;
  const std::uint32_t end = scene_.words.ranges[sentence_].end;
  push(*subject, {after_last_voice(end - 1), chunk(*subject).words.end}, stance, verb.negated).past =
      is_past(verb);
  return true;
}

// « Un responsable a indiqué que … » says what follows.
void AttributionReader::by_subject(std::uint32_t at, Stance stance) {
  const VerbGroup& verb = scene_.verb(chunk(at));
  const auto in_tree = speakers_.in_tree(at, false);
  auto subject = in_tree ? in_tree : speakers_.in_tree(at, true);
  if (!subject || *subject > at || (!in_tree && speakers_.broken_between(*subject, at)))
    subject = speakers_.before(at);
  if (!subject) return;
  const WordRange scope{chunk(*subject).words.begin, scene_.words.ranges[sentence_].end};
  push(*subject, scope, stance, verb.negated).past = is_past(verb);
}

// Where what the last voice of this sentence says has ended, if that is no later than `limit`; else the
// sentence's begin.
std::uint32_t AttributionReader::after_last_voice(std::uint32_t limit) const {
  const bool here = !voices_.empty() && voices_.back().sentence == sentence_;
  if (here && voices_.back().scope.end <= limit) return voices_.back().scope.end;
  return scene_.words.ranges[sentence_].begin;
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
  bool first = true;
  for (std::uint32_t before = 0; before < at; ++before)
    first = first && chunk(before).kind != ChunkKind::verb && chunk(before).kind != ChunkKind::noun;
  WordRange scope = scene_.words.ranges[sentence_];
  if (!first) {
    scope.begin = after_last_voice(c.words.begin);
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
  Voice voice;
  voice.words = voice.bearer = *last_speaker_;
  voice.scope = scene_.words.ranges[sentence_];
  voice.sentence = sentence_;
  voices_.push_back(std::move(voice));
}

WordRange AttributionReader::resolve(std::uint32_t at) {
  const NounPhrase& np = scene_.noun(chunk(at));
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
    if (c.kind != ChunkKind::noun || !speakers_.may_speak(c)) continue;
    const NounPhrase& np = scene_.noun(c);
    const Feats feats = scene_.words.words[np.head].feats;
    const bool agrees =
        (wanted.gender == Gender::none || feats.gender == Gender::none || wanted.gender == feats.gender) &&
        (wanted.number == Number::none || feats.number == Number::none || wanted.number == feats.number);
    if (!np.pronoun && agrees && scene_.count_of(np) == nullptr) return np.words;
  }
  return std::nullopt;
}

Voice& AttributionReader::push(std::uint32_t speaker, WordRange scope, Stance stance, bool denied) {
  Voice voice;
  const std::uint32_t origin = speakers_.originator(speaker);
  if (origin != speaker) voice.via = std::string(scene_.text(scene_.noun(chunk(speaker)).words));
  WordRange whole = scene_.noun(chunk(origin)).words;
  const std::uint32_t maker = speakers_.author(origin, whole);
  voice.words = resolve(maker);
  if (maker == origin && whole.end > voice.words.end && !scene_.noun(chunk(origin)).pronoun)
    voice.words.end = whole.end;
  voice.bearer = voice.words;
  voice.scope = scope;
  voice.stance = stance;
  voice.denied = denied;
  voice.sentence = sentence_;
  voices_.push_back(std::move(voice));
  return voices_.back();
}

const Voice* voice_over(const std::vector<Voice>& voices, std::uint32_t sentence, std::uint32_t at) {
  const Voice* best = nullptr;
  for (const Voice& voice : voices) {
    if (voice.sentence != sentence || voice.stance == Stance::judge || !voice.scope.contains(at) ||
        voice.words.contains(at))
      continue;
    if (best == nullptr || voice.scope.size() < best->scope.size()) best = &voice;
  }
  return best;
}

}  // namespace recoupe
