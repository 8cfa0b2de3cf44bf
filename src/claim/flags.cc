#include "claim/flags.h"

#include <fmt/format.h>

#include <algorithm>

#include "phrase/clause.h"

namespace recoupe {
namespace {

constexpr std::size_t kMostParts = 6;       // members of a list that makes a total
constexpr std::size_t kMostAddends = 8;     // figures of the body that a headline may have added up
constexpr std::size_t kRivalReach = 60;     // figures back that are compared with one
constexpr std::uint32_t kAgainstReach = 8;  // chunks from « attaque » to « contre X »

bool is_content(const Word& word) {
  return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::ADJ;
}

}  // namespace

std::vector<Flag> FlagReader::read() {
  headline_figures();
  headline_roles();
  for (std::size_t n = 0; n < drafts_.size(); ++n) sums(n);
  for (std::size_t n = 0; n < drafts_.size(); ++n) rivals(n);
  weekdays();
  return std::move(flags_);
}

void FlagReader::raise(std::string kind, std::string message, std::vector<ByteSpan> spans) {
  flags_.push_back({std::move(kind), std::move(message), std::move(spans)});
}

// A headline whose number excludes every number of the body and every sum of them: a headline adds up the
// dead of two places. « Une roquette » counts nothing in a headline.
void FlagReader::headline_figures() {
  for (const Draft& d : drafts_) {
    if (!d.headline || d.dropped || (d.claim.min == 1 && d.claim.max == 1)) continue;
    const Draft* rival = nullptr;
    std::vector<const Draft*> body;
    for (const Draft& b : drafts_) {
      if (b.headline || b.dropped || b.claim.kind != d.claim.kind || body.size() == kMostAddends) continue;
      body.push_back(&b);
      if (rival == nullptr && b.claim.event == d.claim.event && b.excludes(d)) rival = &b;
    }
    if (rival == nullptr || some_sum_fits(body, d.claim)) continue;
    raise("headline_contradicts_body",
          fmt::format("the headline's figure for {} is not the body's", name_of(d.claim.kind)),
          {d.claim.phrase, rival->claim.phrase});
  }
}

bool FlagReader::some_sum_fits(const std::vector<const Draft*>& addends, const Claim& total) {
  for (std::uint32_t chosen = 1; chosen < 1U << addends.size(); ++chosen) {
    std::int64_t min = 0;
    std::optional<std::int64_t> max = 0;
    for (std::size_t n = 0; n < addends.size(); ++n) {
      if ((chosen >> n & 1U) == 0) continue;
      const Claim& claim = addends[n]->claim;
      min += claim.min;
      max = max && claim.max ? std::optional(*max + *claim.max) : std::nullopt;
    }
    if ((!total.max || min <= *total.max) && (!max || total.min <= *max)) return true;
  }
  return false;
}

// Who attacks and who is hit in the headline's own clause, looked for in the body in other parts.
void FlagReader::headline_roles() {
  const ClauseReader clauses(scene_);
  for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s) {
    if (scene_.words.sentences[s].kind != BlockKind::title) continue;
    for (const Chunk& chunk : scene_.chunks.sentences[s]) {
      if (chunk.kind != ChunkKind::verb || !scene_.any(chunk.words, scene_.v.strike_verb)) continue;
      const std::uint32_t verb = scene_.verb(chunk).head;
      const std::uint32_t subject = clauses.subject(verb);
      if (subject == Dependents::kNone || clauses.passive(verb)) continue;
      const NounPhrase* actor = scene_.noun_at(subject);
      if (actor == nullptr || actor->pronoun) continue;
      condemned(actor->words);
      const std::uint32_t object = scene_.trees.first(verb, {Deprel::obj});
      const NounPhrase* target = object == Dependents::kNone ? nullptr : scene_.noun_at(object);
      if (target != nullptr) attacked_itself(actor->words, *target);
      return;
    }
  }
}

// A person whom the headline makes the attacker and the body has condemn the attack.
void FlagReader::condemned(WordRange actor) {
  if (!is_person(actor)) return;
  for (const Voice& voice : voices_) {
    if (voice.stance != Stance::judge || voice.denied) continue;
    if (scene_.words.sentences[voice.sentence].kind == BlockKind::title || !names_all(voice.scope, actor))
      continue;
    raise("headline_contradicts_body", "the headline's attacker condemns the attack in the body",
          {scene_.span(actor), scene_.span(voice.words)});
    return;
  }
}

// « une attaque … contre les soldats de X sur la base », under a headline in which X attacks the base.
void FlagReader::attacked_itself(WordRange actor, const NounPhrase& target) {
  const AtomId place = scene_.words.words[target.head].lemma_atom;
  for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s) {
    if (!scene_.is_read(s) || scene_.words.sentences[s].kind == BlockKind::title) continue;
    const WordRange range = scene_.words.ranges[s];
    const auto& chunks = scene_.chunks.sentences[s];
    bool attack = false;
    for (std::size_t n = 0; n < chunks.size(); ++n) {
      const Chunk& chunk = chunks[n];
      attack = attack || (Scene::is_noun(chunk) && scene_.has(scene_.noun(chunk).head, scene_.v.event));
      if (!attack || chunk.kind != ChunkKind::prep ||
          !scene_.has(chunk.preposition, scene_.v.preposition_against) || !names_all(chunk.words, actor))
        continue;
      bool there = false;
      for (std::uint32_t w = chunk.words.end; w < range.end && w < chunk.words.end + 3 * kAgainstReach; ++w)
        there = there || scene_.words.words[w].lemma_atom == place;
      if (!there) continue;
      raise("headline_contradicts_body", "the headline's attacker is the one attacked in the body",
            {scene_.span(actor), scene_.span(chunk.words)});
      return;
    }
  }
}

// A name that is no place and no group.
bool FlagReader::is_person(WordRange words) const {
  bool name = false;
  for (std::uint32_t w = words.begin; w < words.end; ++w) {
    for (const ClassId other : {scene_.v.organisation, scene_.v.armed_group, scene_.v.state_force,
                                scene_.v.metonym, scene_.v.demonym})
      if (scene_.has(w, other)) return false;
    name = name || (scene_.words.words[w].upos == Upos::PROPN && scene_.words.words[w].capital);
  }
  return name && scene_.places_in(words).empty();
}

// Whether the phrase holds every noun, name and adjective of the other.
bool FlagReader::names_all(WordRange phrase, WordRange of) const {
  const auto& words = scene_.words.words;
  for (std::uint32_t w = of.begin; w < of.end; ++w) {
    if (!is_content(words[w])) continue;
    const auto begin = words.begin() + phrase.begin;
    const auto end = words.begin() + phrase.end;
    if (std::none_of(begin, end, [&](const Word& word) {
          return word.lemma_atom == words[w].lemma_atom || word.form == words[w].form;
        }))
      return false;
  }
  return true;
}

// « Dix morts : six civils et trois soldats »; parts after « dont » may not outnumber their total.
void FlagReader::sums(std::size_t at) {
  const Draft& total = drafts_[at];
  if (!total.claim.part_of.empty() || total.claim.min < 2 || !total.claim.max || total.dropped) return;
  std::int64_t sum = 0;
  std::vector<ByteSpan> spans{total.claim.phrase};
  for (std::size_t n = at + 1; n < drafts_.size(); ++n) {
    const Draft& part = drafts_[n];
    if (part.figure.sentence > total.figure.sentence + 1) break;
    if (part.claim.part_of != total.claim.ref) continue;
    sum += part.claim.min;
    spans.push_back(part.claim.phrase);
  }
  bool wrong = spans.size() > 1 && sum > *total.claim.max;
  if (!wrong && total.claim.min == *total.claim.max) {
    spans.resize(1);
    sum = 0;
    for (const NounPhrase* part : list_behind(total.figure)) {
      sum += scene_.count_of(*part)->min;
      spans.push_back(part->span);
    }
    wrong = spans.size() > 2 && sum != total.claim.min;
  }
  if (wrong)
    raise("sum_mismatch", fmt::format("the parts make {}, the total is {}", sum, total.claim.min), spans);
}

// The people that a list behind a colon or « à savoir » counts, each exactly; none when it names others, too.
std::vector<const NounPhrase*> FlagReader::list_behind(const FigureMention& total) const {
  const auto& chunks = scene_.chunks.sentences[total.sentence];
  std::vector<const NounPhrase*> list;
  bool opened = false;
  for (std::size_t n = total.chunk + 1; n < chunks.size() && list.size() < kMostParts; ++n) {
    const Chunk& chunk = chunks[n];
    if (!opened) {
      opened =
          scene_.words.words[chunk.words.begin].form == ":" || scene_.any(chunk.words, scene_.v.makes_total);
      if (!opened && chunk.kind != ChunkKind::comma && chunk.kind != ChunkKind::prep) return {};
      continue;
    }
    if (chunk.kind == ChunkKind::colon) break;
    if (chunk.kind == ChunkKind::verb && !scene_.verb(chunk).participle) return {};
    if (chunk.kind != ChunkKind::noun) continue;
    const NounPhrase& np = scene_.noun(chunk);
    const NumberPhrase* count = scene_.count_of(np);
    const bool people = scene_.has(np.head, scene_.v.person) || scene_.has(np.head, scene_.v.casualty) ||
                        scene_.has(np.head, scene_.v.people) || scene_.has(np.head, scene_.v.demonym);
    if (count == nullptr || count->max != count->min || !people) return {};
    list.push_back(&np);
  }
  return list;
}

// One named speaker, one event, one kind, two wholes that exclude one another.
void FlagReader::rivals(std::size_t at) {
  const Draft& d = drafts_[at];
  if (!is_whole(d)) return;
  for (std::size_t back = 1; back <= kRivalReach && back <= at; ++back) {
    const Draft& other = drafts_[at - back];
    if (!is_whole(other) || !other.comparable(d) || !other.excludes(d) || elsewhere(other, d)) continue;
    const bool named = !d.claim.source.name.empty() && d.claim.source.name == other.claim.source.name;
    if (!named && scene_.text(d.voice->bearer) != scene_.text(other.voice->bearer)) continue;
    if (revises(d) || revises(other)) continue;
    raise("two_figures_one_source", fmt::format("one source gives two figures for {}", name_of(d.claim.kind)),
          {other.claim.phrase, d.claim.phrase});
    return;
  }
}

// A figure of somebody's that counts the dead, the injured as such, not the policemen among them.
bool FlagReader::is_whole(const Draft& d) const {
  if (d.dropped || d.headline || d.voice == nullptr || d.voice->nameless || !d.claim.part_of.empty())
    return false;
  if (d.claim.hedge == Hedge::denied || d.claim.kind == ClaimKind::attacks) return false;
  const NounPhrase* np = scene_.noun_at(d.figure.words.begin);
  return np != nullptr && (scene_.has(np->head, scene_.v.casualty) || scene_.has(np->head, scene_.v.people));
}

// Told of two places or two days.
bool FlagReader::elsewhere(const Draft& a, const Draft& b) const {
  const WordRange one = scene_.words.ranges[a.figure.sentence];
  const WordRange two = scene_.words.ranges[b.figure.sentence];
  if (one == two) return true;
  return !scene_.places_in(one).empty() || !scene_.places_in(two).empty() || !scene_.dates_in(one).empty() ||
         !scene_.dates_in(two).empty();
}

bool FlagReader::revises(const Draft& d) const {
  const WordRange range = scene_.words.ranges[d.figure.sentence];
  for (const ClassId cue : {scene_.v.toll_verb, scene_.v.now_cue, scene_.v.then_cue, scene_.v.revises,
                            scene_.v.superseded, scene_.v.superseded_time, scene_.v.other_word})
    if (scene_.any(range, cue)) return true;
  return false;
}

void FlagReader::weekdays() {
  for (const DatePhrase& date : scene_.phrases.dates)
    if (date.contradictory) raise("weekday_mismatch", "the weekday and the date do not fit", {date.span});
}

}  // namespace recoupe
