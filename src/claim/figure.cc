#include "claim/figure.h"

#include <algorithm>

namespace recoupe {
namespace {

// How far apart, in chunks, « sans » or a negated verb may stand from what there is none of.
constexpr std::uint32_t kNegationReach = 3;

}  // namespace

std::vector<Fate> first_fates(const Scene& scene) {
  std::vector<Fate> out;
  for (const NumberPhrase& number : scene.phrases.numbers) {
    const bool read = scene.is_read(scene.words.words[number.words.begin].sentence);
    out.push_back(!read ? Fate::unread : number.role != NumberRole::count ? Fate::measures : Fate::no_noun);
  }
  return out;
}

std::vector<FigureMention> FigureReader::read() {
  for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s)
    if (scene_.is_read(s)) read_sentence(s);
  return std::move(figures_);
}

void FigureReader::read_sentence(std::uint32_t sentence) {
  sentence_ = sentence;
  chunks_ = &scene_.chunks.sentences[sentence];
  for (std::uint32_t at = 0; at < size(); ++at) {
    if (counted_already(at)) {
      settle(scene_.noun(chunk(at)), Fate::claimed);
      continue;
    }
    if (Scene::is_noun(chunk(at)))
      read_noun(at);
    else
      read_negative_pronoun(at);
  }
}

// « Personne n'a été blessé », « n'a blessé personne »: a pronoun that negates, and a verb of harm.
void FigureReader::read_negative_pronoun(std::uint32_t at) {
  if (chunk(at).words.size() != 1 || !scene_.has(chunk(at).words.begin, scene_.v.nobody)) return;
  for (std::uint32_t next = at + 1; next < size() && next <= at + kNegationReach; ++next)
    if (chunk(next).kind == ChunkKind::verb)
      return nobody(at, by_verb(scene_.verb(chunk(next)), false),
                    {chunk(at).words.begin, chunk(next).words.end});
  if (at > 0 && chunk(at - 1).kind == ChunkKind::verb)
    nobody(at, by_verb(scene_.verb(chunk(at - 1)), true), {chunk(at - 1).words.begin, chunk(at).words.end});
}

void FigureReader::nobody(std::uint32_t at, std::optional<Governor> governor, WordRange words) {
  if (!governor || !scene_.any(words, scene_.v.negator)) return;
  governor->tie = Tie::negation;
  if (has_class(governor->entry, scene_.v.hit_verb)) governor->kind = kVictim;
  add_none(at, *governor, words);
}

// None of them: the phrase is the whole of the words that say so.
void FigureReader::add_none(std::uint32_t at, const Governor& governor, WordRange words) {
  NumberPhrase none;
  none.negative = true;
  none.max = 0;
  const std::size_t before = figures_.size();
  add(at, governor, none);
  for (std::size_t n = before; n < figures_.size(); ++n) {
    figures_[n].words = words;
    figures_[n].span = scene_.span(words);
  }
}

// « sans faire de victime », « n'a fait ni mort ni blessé », « il n'y a pas eu de victimes »: a noun of
// casualties under a negated verb or « sans ».
void FigureReader::read_negated_noun(std::uint32_t at) {
  const NounPhrase& np = scene_.noun(chunk(at));
  const EntryId entry = scene_.entry_at(np.head, scene_.v.casualty);
  if (entry == 0) return;
  // « n'a pas empêché la mort d'un enfant »: what is definite is there.
  const Word& first = scene_.words.words[np.words.begin];
  if (first.upos == Upos::DET && first.feats.number == Number::sing &&
      scene_.has(np.head, scene_.v.harm_noun))
    return;
  for (std::uint32_t step = 1; step <= kNegationReach && step <= at; ++step) {
    const Chunk& c = chunk(at - step);
    const bool negated = c.kind == ChunkKind::verb && scene_.verb(c).negated;
    if (!negated && !scene_.any(c.words, scene_.v.without)) {
      if (c.kind == ChunkKind::colon || c.kind == ChunkKind::relative) return;
      continue;
    }
    Governor absent = governor(entry, c.words);
    absent.tie = Tie::negation;
    return add_none(at, absent, {c.words.begin, np.words.end});
  }
}

// « Le chauffeur a été tué », « sa fille a été blessée »: one person, whom the tree makes the victim of a
// verb. A bare name is no figure, nor is « la victime », who has been counted.
void FigureReader::read_described(std::uint32_t at) {
  const NounPhrase& np = scene_.noun(chunk(at));
  const Word& head = scene_.words.words[np.head];
  const Word& first = scene_.words.words[np.words.begin];
  const bool person = scene_.has(np.head, scene_.v.person) && !scene_.has(np.head, scene_.v.casualty);
  if (!person || head.upos != Upos::NOUN || first.upos != Upos::DET || head.feats.number != Number::sing)
    return;
  if (chunk(at).kind != ChunkKind::noun) return;
  const auto harm = by_tree(at);
  if (!harm || harm->tie != Tie::clause || !has_class(harm->entry, scene_.v.harm)) return;
  // « il nie avoir tué le gendarme », « l'homme qui a tué le député »
  const std::uint32_t verb = harm->by.begin;
  if (scene_.words.words[verb].feats.verb_form == VerbForm::inf || scene_.trees.is(verb, Deprel::acl_relcl) ||
      scene_.trees.is(verb, Deprel::xcomp))
    return;
  const auto kind = claim_kind_from(harm->kind);
  if (!kind || *kind == ClaimKind::missing || *kind == ClaimKind::displaced) return;
  push(at, *kind, *harm, 1, 1);
  figures_.back().described = true;
}

void FigureReader::read_noun(std::uint32_t at) {
  const NounPhrase& np = scene_.noun(chunk(at));
  if (!np.number) {
    read_negated_noun(at);
    return read_described(at);
  }
  const NumberPhrase* number = scene_.count_of(np);
  if (number == nullptr) return settle(np, Fate::measures);
  const Verdict verdict = judge(at);
  settle(np, verdict ? Fate::claimed : verdict.error());
  if (!verdict) return;
  Governor governor = *verdict;
  // « aucun civil n'a été touché »: neither killed nor injured.
  if (number->negative && has_class(governor.entry, scene_.v.hit_verb)) governor.kind = kVictim;
  const std::size_t first = figures_.size();
  add(at, governor, *number);
  const std::uint32_t last = singles(at);
  for (std::size_t n = first; n < figures_.size(); ++n) {
    FigureMention& figure = figures_[n];
    figure.corrected = is_corrected(at);
    if (last == at) continue;
    figure.min = *(figure.max = (last - at) / 2 + 1);
    figure.words.end = chunk(last).words.end;
    figure.span = scene_.span(figure.words);
    figure.who = std::string(scene_.text(figure.words));
  }
}

// The second of « un berger et un marchand », who are one figure.
bool FigureReader::counted_already(std::uint32_t at) const {
  if (figures_.empty() || !Scene::is_noun(chunk(at)) || !scene_.noun(chunk(at)).number) return false;
  const FigureMention& last = figures_.back();
  return last.sentence == sentence_ && last.chunk < at && chunk(at).words.begin < last.words.end;
}

// The last chunk of « un berger et un marchand »: singular nouns that share the verb of the first. `at` where
// it stands alone, or has been counted with those before it.
std::uint32_t FigureReader::singles(std::uint32_t at) const {
  const auto single = [&](std::uint32_t n) {
    if (n >= size() || chunk(n).kind != ChunkKind::noun) return false;
    const NumberPhrase* number = scene_.count_of(scene_.noun(chunk(n)));
    const NounPhrase& np = scene_.noun(chunk(n));  // « un décès et un blessé » are two figures
    return number != nullptr && number->indefinite_article && !scene_.elliptic(np) &&
           !scene_.has(np.head, scene_.v.casualty);
  };
  std::uint32_t last = at;
  if (!single(at)) return at;
  while (last + 2 < size() && single(last + 2) &&
         (chunk(last + 1).kind == ChunkKind::coordinator || chunk(last + 1).kind == ChunkKind::comma))
    last += 2;
  // A comma may put the same person in other words: « un homme, un berger, et … ».
  return last > at && chunk(last - 1).kind == ChunkKind::coordinator ? last : at;
}

void FigureReader::settle(const NounPhrase& np, Fate fate) const {
  if (fates_ != nullptr) (*fates_)[*np.number] = fate;
}

// What the count of a noun phrase counts: shots, events, or people.
Verdict FigureReader::judge(std::uint32_t at) const {
  const NounPhrase& np = scene_.noun(chunk(at));
  if (const EntryId shot = projectile_in(np); shot != 0 && !scene_.elliptic(np)) {
    if (!projectile_fired(at)) return tl::unexpected(Fate::not_fired);
    return counted(ClaimKind::projectiles, shot, np.head);
  }
  const NumberPhrase& number = *scene_.count_of(np);
  EntryId event =
      scene_.words.words[np.head].upos == Upos::NOUN ? scene_.entry_at(np.head, scene_.v.event) : 0;
  if (event == 0 && is_struck(at)) event = scene_.entry_at(np.head, scene_.v.times);
  if (event == 0 || scene_.has(np.head, scene_.v.harm_noun)) return govern(at);
  if (number.indefinite_article || number.negative || number.min < 2 || is_blow(event))
    return tl::unexpected(Fate::one_event);
  return counted(ClaimKind::attacks, event, np.head);
}

// « quatre coups de couteau », « neuf tirs »: of one attack.
bool FigureReader::is_blow(EntryId event) const {
  return has_class(event, scene_.v.volley) &&
         event_type_from(scene_.lexicon.value(event, "type")) != EventType::bombing;
}

// « douze missiles », « dix engins explosifs Shahed »
EntryId FigureReader::projectile_in(const NounPhrase& np) const {
  if (const EntryId entry = scene_.entry_at(np.head, scene_.v.projectile); entry != 0) return entry;
  if (!scene_.has(np.head, scene_.v.weapon)) return 0;
  for (std::uint32_t w = np.head; w < np.core.end && !scene_.has(w, scene_.v.genitive); ++w)
    if (const EntryId entry = scene_.entry_at(w, scene_.v.projectile); entry != 0) return entry;
  return 0;
}

// « ont été attaquées 66 fois »: the times of a verb of attack, not « alerté trois fois », « trois fois plus
// »; nor « ont tiré à neuf reprises », in one attack.
bool FigureReader::is_struck(std::uint32_t at) const {
  if (at > 0 && chunk(at - 1).kind == ChunkKind::verb) {
    const WordRange verb = chunk(at - 1).words;
    if (scene_.any(verb, scene_.v.fires) || shoots(verb)) return false;
    for (const ClassId attack : {scene_.v.event, scene_.v.strike_verb, scene_.v.harm, scene_.v.harm_weak})
      if (scene_.any(verb, attack)) return true;
  }
  return goes_on(at);
}

bool FigureReader::shoots(WordRange verb) const {
  for (std::uint32_t w = verb.begin; w < verb.end; ++w)
    if (scene_.value_at(w, scene_.v.event, "type") == name_of(EventType::shooting) &&
        !scene_.has(w, scene_.v.harm))
      return true;
  return false;
}

// « attaquées vingt fois – huit fois dans le nord et douze fois dans l'est »: without a verb between.
bool FigureReader::goes_on(std::uint32_t at) const {
  for (std::uint32_t before = at; before > 0; --before) {
    const Chunk& c = chunk(before - 1);
    if (c.kind == ChunkKind::verb) return false;
    if (Scene::is_noun(c) && scene_.has(scene_.noun(c).head, scene_.v.times))
      return scene_.count_of(scene_.noun(c)) != nullptr && is_struck(before - 1);
  }
  return false;
}

Governor FigureReader::counted(ClaimKind kind, EntryId entry, std::uint32_t head) const {
  return {name_of(kind), scene_.lexicon.where(entry), false, {head, head + 1}, entry, Tie::own_noun};
}

// A weapon counts as fired unless the sentence is about having, selling or finding it, or only says by what
// somebody was killed.
bool FigureReader::projectile_fired(std::uint32_t at) const {
  const NounPhrase& np = scene_.noun(chunk(at));
  const WordRange range = scene_.words.ranges[sentence_];
  const NumberPhrase& number = scene_.phrases.numbers[*np.number];
  if (number.negative) return false;
  const Chunk& c = chunk(at);
  if (number.indefinite_article && c.kind == ChunkKind::prep && at > 0 &&
      scene_.has(c.preposition, scene_.v.preposition_by) &&
      !(chunk(at - 1).kind == ChunkKind::verb && scene_.any(chunk(at - 1).words, scene_.v.strike_verb) &&
        !scene_.any(chunk(at - 1).words, scene_.v.fires)))
    return false;
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
  auto kind = claim_kind_from(governor.kind);
  // « quatre assaillants ont été capturés »: prisoners
  if (has_class(governor.entry, scene_.v.captures) && attacks(scene_.noun(chunk(at))))
    kind = ClaimKind::arrested;
  if (kind) push(at, *kind, governor, number.min, number.max);
}

// By what they are called, not by whom they are of: « trois otages du groupe » do not.
bool FigureReader::attacks(const NounPhrase& np) const {
  for (const ClassId id : {scene_.v.attacker, scene_.v.armed_group, scene_.v.suspect})
    if (scene_.has(np.head, id)) return true;
  return scene_.has(np.head, scene_.v.member) && scene_.any(np.core, scene_.v.armed_group);
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
  figure.governor = governor;
  if (Scene::is_noun(chunk(at))) {
    const NounPhrase& np = scene_.noun(chunk(at));
    figure.words = np.words;  // without the preposition
    figure.of_attackers = scene_.has(np.head, scene_.v.attacker);
    figure.number = np.number;
    if (np.number) {
      const NumberPhrase& number = scene_.phrases.numbers[*np.number];
      // « six personnes au moins »: all that made the interval
      if (!number.postposed.empty()) figure.words.end = std::max(figure.words.end, number.postposed.end);
      const std::uint32_t after = number.words.end;
      if (after < np.words.end) figure.who = std::string(scene_.text({after, np.words.end}));
    }
  }
  figure.span = scene_.span(figure.words);
  figures_.push_back(std::move(figure));
}

}  // namespace recoupe
