#include "claim/attribution.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kInsertion = 5;     // chunks of « a, de son côté, parlé », commas included
constexpr std::uint32_t kAccordingGap = 4;  // chunks between « selon » and who it names
constexpr std::uint32_t kAgentReach = 3;    // chunks between « annoncés » and « par »
constexpr std::size_t kMemory = 4;          // speakers that a pronoun may mean

Stance stance_from(std::string_view value) {
  return value == "deny"     ? Stance::deny
         : value == "accuse" ? Stance::accuse
         : value == "claim"  ? Stance::claim
         : value == "judge"  ? Stance::judge
                             : Stance::plain;
}

bool agree(Feats a, Feats b) {
  return (a.gender == Gender::none || b.gender == Gender::none || a.gender == b.gender) &&
         (a.number == Number::none || b.number == Number::none || a.number == b.number);
}

}  // namespace

std::vector<Voice> AttributionReader::read() {
  for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s)
    if (scene_.is_read(s)) read_sentence(s);
  voices_.insert(voices_.end(), backward_.begin(), backward_.end());
  std::stable_sort(voices_.begin(), voices_.end(),
                   [](const Voice& x, const Voice& y) { return x.sentence < y.sentence; });
  return std::move(voices_);
}

void AttributionReader::read_sentence(std::uint32_t sentence) {
  sentence_ = sentence;
  consumed_ = relative_end_ = Dependents::kNone;
  speakers_.enter(sentence);
  const std::size_t first = voices_.size();
  for (std::uint32_t at = 0; at < size(); ++at) {
    const ChunkKind kind = chunk(at).kind;
    if (kind == ChunkKind::verb || kind == ChunkKind::prep) by_verb(at);
    if (kind == ChunkKind::noun) by_author(at);
    if (kind == ChunkKind::noun) by_gap(at);
    if (kind == ChunkKind::noun && at == 0) by_colon(at);
    if (kind == ChunkKind::colon) by_bracket(at);
    if (kind == ChunkKind::prep || kind == ChunkKind::adverb || kind == ChunkKind::other) by_preposition(at);
  }
  if (voices_.size() == first)
    for (std::uint32_t at = 0; at < size(); ++at)
      if (chunk(at).kind == ChunkKind::adverb) by_adverb(at);
  if (voices_.size() == first) by_quote();
  if (voices_.size() == first) by_continuation();
  of_sentence_before(first);
  of_quote_before(first);
  spread(first);
}

// « Le bilan dressé par le gouverneur est de 35 morts », « le bilan préfectoral de neuf morts ».
void AttributionReader::by_author(std::uint32_t at) {
  const NounPhrase& np = scene_.noun(chunk(at));
  WordRange words = np.words;
  const bool official =
      scene_.has(np.head, scene_.v.toll_noun) && scene_.any(words, scene_.v.authority) && counts(at + 1);
  if (official || speakers_.author(at, words) != at)
    push(at, scene_.words.ranges[sentence_], Stance::plain, false);
}

// « Officiellement, 132 personnes ont péri »: the word names nobody, but the figure is not the report's.
void AttributionReader::by_adverb(std::uint32_t at) {
  if (!scene_.any(chunk(at).words, scene_.v.voice_adverb)) return;
  Voice voice;
  voice.words = voice.bearer = chunk(at).words;
  voice.scope = scene_.words.ranges[sentence_];
  voice.sentence = sentence_;
  voices_.push_back(std::move(voice));
}

// « deux civils tués (hôpital) »
void AttributionReader::by_bracket(std::uint32_t at) {
  if (at == 0 || at + 2 >= size() || chunk(at + 1).kind != ChunkKind::noun ||
      chunk(at + 2).kind != ChunkKind::colon)
    return;
  const NounPhrase& np = scene_.noun(chunk(at + 1));
  const bool opens = scene_.words.words[chunk(at).words.begin].form == "(";
  if (!opens || np.proper || !scene_.has(np.head, scene_.v.source_noun)) return;
  push(at + 1, {after_last_voice(chunk(at).words.begin), chunk(at).words.begin}, Stance::plain, false);
}

// « Pentagone : douze missiles tirés », « Le maire : “…” »; « Mali : 12 morts » names a place.
void AttributionReader::by_colon(std::uint32_t at) {
  if (at + 1 >= size() || scene_.words.words[chunk(at + 1).words.begin].form != ":") return;
  const NounPhrase& np = scene_.noun(chunk(at));
  const bool voice = scene_.has(np.head, scene_.v.source_noun) ||
                     scene_.any(np.core, scene_.v.organisation) || scene_.any(np.core, scene_.v.role);
  if (!voice || !speakers_.may_speak(chunk(at)) || scene_.has(np.head, scene_.v.toll_noun)) return;
  push(at, {chunk(at).words.begin, scene_.words.ranges[sentence_].end}, Stance::plain, false);
}

// « La mairie compte deux morts, la préfecture trois »: the verb of the first holds for the second.
void AttributionReader::by_gap(std::uint32_t at) {
  if (at == 0 || at + 1 >= size() || voices_.empty() || voices_.back().sentence != sentence_) return;
  const bool breaks = chunk(at - 1).kind == ChunkKind::comma || chunk(at - 1).kind == ChunkKind::colon;
  if (!breaks || chunk(at + 1).kind != ChunkKind::noun || !counts(at + 1)) return;
  if (scene_.count_of(scene_.noun(chunk(at))) != nullptr || !speakers_.may_speak(chunk(at))) return;
  push(at, {chunk(at).words.begin, scene_.words.ranges[sentence_].end}, Stance::plain, false);
}

// A verb group; of a tagger's slip (« en compte sept » as preposition and noun) what it ought to be.
VerbGroup AttributionReader::verb_at(std::uint32_t at) const {
  if (chunk(at).kind == ChunkKind::verb) return scene_.verb(chunk(at));
  VerbGroup verb;
  verb.words = chunk(at).words;
  verb.head = verb.words.end - 1;
  verb.finite = true;
  return verb;
}

EntryId AttributionReader::speech_at(std::uint32_t at) const {
  const WordRange words = chunk(at).words;
  for (std::uint32_t w = words.begin; w < words.end; ++w)
    if (const EntryId entry = scene_.entry_at(w, scene_.v.speech); entry != 0) return entry;
  return 0;
}

void AttributionReader::by_verb(std::uint32_t at) {
  if (at == consumed_) return;
  const bool slip = chunk(at).kind != ChunkKind::verb;
  if (slip && (!scene_.has(chunk(at).words.begin, scene_.v.count_speech) || !counts(at + 1))) return;
  const VerbGroup verb = verb_at(at);
  const EntryId entry = speech_at(at);
  const bool split = before_insertion(at) != at;
  const bool says = entry == 0 ? speaks_of_toll(at) || gives_count(at)
                               : !verb.participle || split || may_be_finite(verb.head);
  if (!says) {
    if (entry != 0) by_agent(at);
    return;
  }
  if (in_own_voice(verb)) return;
  if (!slip && (verb.passive || verb.participle) && by_agent(at)) return;
  if (verb.passive) return;
  const Stance stance = entry == 0 ? Stance::plain : stance_from(scene_.lexicon.value(entry, "stance"));
  if (!slip && (by_clitic(verb, stance) || by_inversion(at, stance))) return;
  by_subject(at, stance);
}

// « Trois morts ont été annoncés par la police », « contre 70 annoncés vendredi par l'ONU »: the second says
// no more than the number beside it.
bool AttributionReader::by_agent(std::uint32_t at) {
  for (std::uint32_t next = at + 1; next < size() && next <= at + kAgentReach; ++next) {
    const Chunk& c = chunk(next);
    if (c.kind == ChunkKind::date || c.kind == ChunkKind::adverb) continue;
    if (c.kind != ChunkKind::prep || !scene_.has(c.preposition, scene_.v.preposition_by) ||
        !speakers_.may_speak(c))
      return false;
    const bool beside = scene_.verb(chunk(at)).participle;
    if (beside && (at == 0 || !counts(at - 1))) return false;
    const std::uint32_t begin = beside ? chunk(at - 1).words.begin : after_last_voice(chunk(at).words.begin);
    push(next, {begin, c.words.end}, Stance::plain, false);
    return true;
  }
  return false;
}

// « on compte », « nous avons vu »: nobody else speaks.
bool AttributionReader::in_own_voice(const VerbGroup& verb) const {
  for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w) {
    const Word& word = scene_.words.words[w];
    const bool finite = word.feats.verb_form == VerbForm::fin || word.upos == Upos::AUX;
    if (finite && (word.feats.person == 1 || word.feats.person == 2)) return true;
    if (scene_.has(w, scene_.v.own_voice)) {
      if (word.feats.person != 1 || word.feats.number != Number::plur) return true;
    }
  }
  return false;
}

// « a-t-elle ajouté »: a pronoun behind the finite verb is its subject.
bool AttributionReader::by_clitic(const VerbGroup& verb, Stance stance) {
  bool seen = false;
  for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w) {
    const Upos upos = scene_.words.words[w].upos;
    if (seen && upos == Upos::PRON && !heard_.empty()) {
      Voice voice;
      voice.words = voice.bearer = *last_speaker(scene_.words.words[w].feats);
      voice.scope = {after_last_voice(verb.words.begin), verb.words.end};
      voice.stance = stance;
      voice.denied = verb.negated;
      voice.sentence = sentence_;
      voice.past = is_past(scene_, verb);
      voices_.push_back(std::move(voice));
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
  if (before_insertion(at) != at || (at > 0 && chunk(at - 1).words.begin == relative_end_)) return false;
  const auto subject = in_tree ? in_tree : speakers_.after(at);
  if (!subject) return false;
  const std::uint32_t end = scene_.words.ranges[sentence_].end;
  push(*subject, {after_last_voice(end - 1), chunk(*subject).words.end}, stance, verb.negated).past =
      is_past(scene_, verb);
  return true;
}

// « Un responsable a indiqué que … » says what follows; « …, un responsable a dit » what stands before.
void AttributionReader::by_subject(std::uint32_t at, Stance stance) {
  const VerbGroup verb = verb_at(at);
  const bool slip = chunk(at).kind != ChunkKind::verb;
  const auto in_tree = slip ? std::nullopt : speakers_.in_tree(at, false);
  const auto described = in_tree ? std::nullopt : speakers_.described_by(at);
  auto subject = in_tree ? in_tree : described;
  if (!subject && !slip) subject = speakers_.in_tree(at, true);
  if (!subject || *subject > at || (!in_tree && !described && speakers_.broken_between(*subject, at)))
    subject = speakers_.before(before_insertion(at));
  if (!subject && says_figure(at)) subject = speakers_.right_before(at);
  if (!subject) return;
  const WordRange range = scene_.words.ranges[sentence_];
  WordRange scope{chunk(*subject).words.begin, range.end};
  if (described) scope.end = relative_end_ = relative_end(at);
  const std::uint32_t opens = *subject;
  const bool after =
      opens > 0 && (chunk(opens - 1).kind == ChunkKind::comma || speakers_.is_quote_mark(opens - 1));
  if (after && ends_sentence(at)) scope = {after_last_voice(scope.begin), range.end};
  push(*subject, scope, stance, verb.negated).past = is_past(scene_, verb);
}

// Whether a figure or « que » follows right behind the verb.
bool AttributionReader::says_figure(std::uint32_t at) const {
  if (at + 1 < size() && chunk(at + 1).kind == ChunkKind::subordinator) return true;
  return counts(at + 1) || (at + 2 < size() && chunk(at + 1).kind == ChunkKind::adverb && counts(at + 2));
}

// Whether nothing that could be said follows the verb: no clause, no figure.
bool AttributionReader::ends_sentence(std::uint32_t at) const {
  for (std::uint32_t next = at + 1; next < size(); ++next) {
    const ChunkKind kind = chunk(next).kind;
    if (kind == ChunkKind::verb || kind == ChunkKind::subordinator || kind == ChunkKind::noun) return false;
    if (speakers_.is_quote_mark(next) || scene_.words.words[chunk(next).words.begin].form == ":")
      return false;
    if (counts(next)) return false;
  }
  return true;
}

// « a, pour sa part, parlé »: the auxiliary of a participle that an insertion stands before; else `at`.
std::uint32_t AttributionReader::before_insertion(std::uint32_t at) const {
  if (chunk(at).kind != ChunkKind::verb || !scene_.verb(chunk(at)).participle || at < 3 ||
      chunk(at - 1).kind != ChunkKind::comma)
    return at;
  for (std::uint32_t back = 2; back <= kInsertion && back < at; ++back) {
    if (chunk(at - back).kind == ChunkKind::verb) return at;
    if (chunk(at - back).kind != ChunkKind::comma) continue;
    const Chunk& verb = chunk(at - back - 1);
    const bool auxiliary = verb.kind == ChunkKind::verb && scene_.verb(verb).finite &&
                           scene_.has(scene_.verb(verb).head, scene_.v.have);
    return auxiliary ? at - back - 1 : at;
  }
  return at;
}

// The comma that closes a relative clause before the verb of the main one, or the sentence's end.
std::uint32_t AttributionReader::relative_end(std::uint32_t at) const {
  for (std::uint32_t next = at + 1; next + 1 < size(); ++next)
    if (chunk(next).kind == ChunkKind::comma && chunk(next + 1).kind == ChunkKind::verb &&
        scene_.verb(chunk(next + 1)).finite)
      return chunk(next).words.begin;
  return scene_.words.ranges[sentence_].end;
}

// Where what the last voice of this sentence says has ended, if that is no later than `limit`; else the
// sentence's begin.
std::uint32_t AttributionReader::after_last_voice(std::uint32_t limit) const {
  const bool here = !voices_.empty() && voices_.back().sentence == sentence_;
  if (here && voices_.back().scope.end <= limit) return voices_.back().scope.end;
  return scene_.words.ranges[sentence_].begin;
}

// « dit », « écrit »: forms that the tagger may take for participles.
bool AttributionReader::may_be_finite(std::uint32_t word) const {
  for (const Analysis& analysis : scene_.lexicon.analyses(scene_.words.words[word].form))
    if (analysis.feats.verb_form == VerbForm::fin) return true;
  return false;
}

// Whether the chunk counts people: « deux », « vingt blessés », « la mort de »
bool AttributionReader::counts(std::uint32_t at) const {
  if (at >= size() || !Scene::is_noun(chunk(at))) return false;
  const NounPhrase& np = scene_.noun(chunk(at));
  const NumberPhrase* count = scene_.count_of(np);
  if (count == nullptr) return false;
  return !count->indefinite_article || scene_.has(np.head, scene_.v.casualty);
}

// « a donné un mort, puis deux », « a vérifié la mort de 37 personnes »: verbs that say a figure where one is
// their object.
bool AttributionReader::gives_count(std::uint32_t at) const {
  const VerbGroup& verb = scene_.verb(chunk(at));
  const bool stands = scene_.any(verb.words, scene_.v.stands_at);  // « en est jeudi à plus de vingt morts »
  if (verb.passive || verb.participle || (!stands && !scene_.any(verb.words, scene_.v.count_weak)))
    return false;
  for (std::uint32_t next = at + 1; next < size() && next <= at + 2; ++next) {
    if (counts(next)) return true;
    if (chunk(next).kind == ChunkKind::noun)
      return scene_.has(scene_.noun(chunk(next)).head, scene_.v.harm_noun);
    if (chunk(next).kind != ChunkKind::adverb && chunk(next).kind != ChunkKind::date) return false;
  }
  return false;
}

// « a ramené lundi le bilan à six tués »: a verb whose object is a toll says it.
bool AttributionReader::speaks_of_toll(std::uint32_t at) const {
  if (chunk(at).kind != ChunkKind::verb) return false;
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
    if (by_pronoun(at)) return;
    for (noun = at + 1; noun < size() && !Scene::is_noun(chunk(noun)) && noun < at + kAccordingGap; ++noun) {
      if (chunk(noun).kind != ChunkKind::verb || speech_at(noun) == 0) continue;
      const auto subject = speakers_.after(noun);  // « selon ce qu'a dit le maire »
      if (!subject) return;
      consumed_ = noun;
      noun = *subject;
      break;
    }
    if (noun >= size() || !Scene::is_noun(chunk(noun))) return;
  }
  push(noun, adverbial_scope(at, noun), Stance::plain, false);
}

// « Selon X, … » governs its sentence; « …, selon X » what stands before it, back to the last break; « …,
// faisant 4 morts selon X » no more than its own clause.
WordRange AttributionReader::adverbial_scope(std::uint32_t at, std::uint32_t noun) const {
  WordRange scope = scene_.words.ranges[sentence_];
  bool first = true;
  for (std::uint32_t before = 0; before < at; ++before)
    first = first && chunk(before).kind != ChunkKind::verb && chunk(before).kind != ChunkKind::noun;
  if (first) return scope;
  scope.begin = std::max(after_last_voice(chunk(at).words.begin), after_break(at));
  const bool last_clause = noun + 1 >= size() || chunk(noun + 1).kind == ChunkKind::comma ||
                           chunk(noun + 1).kind == ChunkKind::colon;
  if (!last_clause) return scope;
  std::uint32_t next = noun + 1;  // « …, selon l'ONU, et déplacé 2.000 personnes »: the clause goes on
  while (next < size() && chunk(next).kind == ChunkKind::comma) ++next;
  const bool goes_on = next + 1 < size() && chunk(next).kind == ChunkKind::coordinator &&
                       chunk(next + 1).kind == ChunkKind::verb && scene_.verb(chunk(next + 1)).participle;
  if (!goes_on || scene_.any({chunk(next).words.begin, scope.end}, scene_.v.according))
    scope.end = chunk(noun).words.end;
  return scope;
}

std::uint32_t AttributionReader::after_break(std::uint32_t at) const {
  std::uint32_t before = at - 1;
  if (chunk(before).kind == ChunkKind::verb && before > 0) --before;  // « …, a-t-on appris auprès de »
  const bool apart = chunk(before).kind == ChunkKind::comma;
  bool counted = false;
  for (std::uint32_t back = at; back > 0; --back) {
    const Chunk& c = chunk(back - 1);
    if (scene_.words.words[c.words.begin].form == ";") return c.words.end;
    if (!apart && counted && c.kind == ChunkKind::comma) return c.words.end;
    counted = counted || counts(back - 1);
  }
  return scene_.words.ranges[sentence_].begin;
}

// « selon lui »: the last speaker says what follows and what stands before.
bool AttributionReader::by_pronoun(std::uint32_t at) {
  if (at + 1 >= size()) return false;
  const std::uint32_t word = chunk(at + 1).words.begin;
  const bool pronoun = scene_.words.words[word].upos == Upos::PRON && chunk(at + 1).words.size() == 1;
  const bool clause = at + 2 < size() && chunk(at + 2).kind == ChunkKind::relative;  // « selon ce qu'a dit »
  if (!pronoun || clause || scene_.words.words[word].feats.person != 3) return false;
  const auto bearer = last_speaker(scene_.words.words[word].feats);
  if (!bearer) return true;
  Voice voice;
  voice.words = chunk(at + 1).words;
  voice.bearer = *bearer;
  voice.scope = adverbial_scope(at, at + 1);
  voice.sentence = sentence_;
  voices_.push_back(std::move(voice));
  return true;
}

void AttributionReader::resolve(std::uint32_t at, Voice& voice) {
  const NounPhrase& np = scene_.noun(chunk(at));
  voice.words = voice.bearer = np.words;
  if (np.pronoun) {
    if (const auto named = antecedent(at)) voice.bearer = *named;
    return;
  }
  voice.words.end = speakers_.end_of_name(at);
  voice.bearer = voice.words;
  if (const auto named = named_before(np)) voice.bearer = *named;
  heard_.push_back({voice.bearer, np.head});
}

// « le chef de l'Etat », « le groupe », « le porte-parole » behind « le président Sall », « le FUV », « le
// porte-parole de l'armée, Omar Saranga »: who has spoken before and holds that post.
std::optional<WordRange> AttributionReader::named_before(const NounPhrase& np) const {
  const auto& words = scene_.words.words;
  if (np.proper || np.number || words[np.words.begin].upos != Upos::DET) return std::nullopt;
  const std::string_view post = scene_.value_at(np.head, scene_.v.post_holder, "post");
  const bool bare = !scene_.any(np.words, scene_.v.genitive);
  if ((post.empty() && !bare) || !speakers_.is_definite(np)) return std::nullopt;
  for (std::size_t back = 1; back <= kMemory && back <= heard_.size(); ++back) {
    const Speaker& speaker = heard_[heard_.size() - back];
    bool named = false;
    for (std::uint32_t w = speaker.words.begin; w < speaker.words.end; ++w)
      named = named || words[w].upos == Upos::PROPN;
    const bool group = post == "group" && !scene_.has(speaker.head, scene_.v.person) &&
                       (scene_.has(speaker.head, scene_.v.armed_group) || words[speaker.head].all_caps);
    const bool holds = group || words[speaker.head].lemma_atom == words[np.head].lemma_atom ||
                       (!post.empty() && scene_.value_at(speaker.head, scene_.v.post_holder, "post") == post);
    if (named && holds) return speaker.words;
  }
  return std::nullopt;
}

// Whom the sentence before names, of the pronoun's gender: « Un hôpital d'une ONG italienne …, écrit-elle ».
std::optional<WordRange> AttributionReader::mentioned_before(Feats wanted) const {
  if (sentence_ == 0 || wanted.gender == Gender::none) return std::nullopt;
  const auto& chunks = scene_.chunks.sentences[sentence_ - 1];
  for (auto chunk = chunks.rbegin(); chunk != chunks.rend(); ++chunk) {
    if (!Scene::is_noun(*chunk) || !speakers_.may_speak(*chunk)) continue;
    const NounPhrase& np = scene_.noun(*chunk);
    if (np.pronoun || scene_.words.words[np.head].feats.gender != wanted.gender) continue;
    if (agree(wanted, scene_.words.words[np.head].feats)) return np.words;
  }
  return std::nullopt;
}

// A speaker named before the pronoun in the same sentence, of its gender and number; else the last of them.
std::optional<WordRange> AttributionReader::antecedent(std::uint32_t at) const {
  const Feats wanted = scene_.words.words[scene_.noun(chunk(at)).head].feats;
  for (std::uint32_t back = at; back > 0; --back) {
    const Chunk& c = chunk(back - 1);
    if (c.kind != ChunkKind::noun || !speakers_.may_speak(c)) continue;
    const NounPhrase& np = scene_.noun(c);
    const bool document = scene_.has(np.head, scene_.v.toll_noun) || scene_.has(np.head, scene_.v.source_doc);
    if (!np.pronoun && !document && agree(wanted, scene_.words.words[np.head].feats) &&
        scene_.count_of(np) == nullptr)
      return np.words;
  }
  return last_speaker(wanted);
}

std::optional<WordRange> AttributionReader::last_speaker(Feats wanted) const {
  if (heard_.empty()) return std::nullopt;
  if (wanted.number == Number::plur) wanted.number = Number::none;  // « l'armée … ils »
  for (const bool strictly : {true, false}) {
    for (std::size_t back = 1; back <= kMemory && back <= heard_.size(); ++back) {
      const Speaker& speaker = heard_[heard_.size() - back];
      const Word& head = scene_.words.words[speaker.head];
      Feats feats = head.feats;  // a name tells no gender, and « le maire » may be a woman
      if (head.upos != Upos::NOUN || (!strictly && scene_.has(speaker.head, scene_.v.person)))
        feats.gender = Gender::none;
      if (agree(wanted, feats)) return speaker.words;
    }
    if (strictly)
      if (const auto mentioned = mentioned_before(wanted)) return mentioned;
  }
  return heard_.back().words;
}

Voice& AttributionReader::push(std::uint32_t speaker, WordRange scope, Stance stance, bool denied) {
  Voice voice;
  const std::uint32_t origin = speakers_.originator(speaker);
  if (origin != speaker) voice.via = std::string(scene_.text(scene_.noun(chunk(speaker)).words));
  WordRange whole = scene_.noun(chunk(origin)).words;
  const std::uint32_t maker = speakers_.author(origin, whole);
  resolve(maker, voice);
  if (maker == origin && whole.end > voice.words.end && !scene_.noun(chunk(origin)).pronoun)
    voice.words.end = voice.bearer.end = whole.end;
  voice.nameless = maker == origin && speakers_.is_nameless(voice.words);
  voice.scope = scope;
  voice.stance = stance;
  voice.denied = denied;
  voice.sentence = sentence_;
  voices_.push_back(std::move(voice));
  return voices_.back();
}

bool is_past(const Scene& scene, const VerbGroup& verb) {
  if (verb.pluperfect) return true;
  for (std::uint32_t w = verb.words.begin; w <= verb.head; ++w)
    if (scene.words.words[w].feats.tense == Tense::imp && scene.words.words[w].feats.mood == Mood::ind)
      return true;
  return false;
}

const Voice* voice_over(const std::vector<Voice>& voices, std::uint32_t sentence, std::uint32_t at) {
  const Voice* best = nullptr;
  const auto before = [](const Voice& voice, std::uint32_t s) { return voice.sentence < s; };
  for (auto it = std::lower_bound(voices.begin(), voices.end(), sentence, before);
       it != voices.end() && it->sentence == sentence; ++it) {
    const Voice& voice = *it;
    if (voice.stance == Stance::judge || !voice.scope.contains(at) || voice.words.contains(at)) continue;
    if (best == nullptr || voice.scope.size() < best->scope.size()) best = &voice;
  }
  return best;
}

}  // namespace recoupe
