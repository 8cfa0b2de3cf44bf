#include "claim/flags.h"

#include <fmt/format.h>

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::size_t kMostParts = 6;       // members of a list that makes a total
constexpr std::size_t kRivalReach = 60;     // figures back that are compared with one
constexpr std::uint32_t kAgainstReach = 8;  // chunks from « attaque » to « contre X »

bool is_content(const Word& word) {
  return word.upos == Upos::NOUN || word.upos == Upos::PROPN || word.upos == Upos::ADJ;
}

}  // namespace

std::vector<Flag> FlagReader::read() {
  headline_figures();
  for (const Event& event : mentions_.events) headline_actor(event);
  for (std::size_t n = 0; n < drafts_.size(); ++n) sums(n);
  for (std::size_t n = 0; n < drafts_.size(); ++n) rivals(n);
  weekdays();
  return std::move(flags_);
}

void FlagReader::raise(std::string kind, std::string message, std::vector<ByteSpan> spans) {
  flags_.push_back({std::move(kind), std::move(message), std::move(spans)});
}

// A headline whose number excludes every number of the body.
void FlagReader::headline_figures() {
  for (const Draft& d : drafts_) {
    if (!d.headline || d.dropped) continue;
    const Draft* rival = nullptr;
    bool agrees = false;
    for (const Draft& b : drafts_) {
      if (b.headline || b.dropped || !b.comparable(d)) continue;
      agrees = agrees || !b.excludes(d);
      if (rival == nullptr && b.excludes(d)) rival = &b;
    }
    if (rival == nullptr || agrees) continue;
    raise("headline_contradicts_body",
          fmt::format("the headline's figure for {} is not the body's", name_of(d.claim.kind)),
          {d.claim.phrase, rival->claim.phrase});
  }
}

// Who does it in the headline, looked for in the body in another part.
void FlagReader::headline_actor(const Event& event) {
  if (event.scope != Scope::main || event.actor.span.empty()) return;
  const WordRange actor = scene_.words.words_in(event.actor.span);
  if (actor.empty()) return;
  const std::uint32_t sentence = scene_.words.words[actor.begin].sentence;
  if (scene_.words.sentences[sentence].kind != BlockKind::title) return;
  condemned(actor);
  if (event.target.span.empty()) return;
  const WordRange target = scene_.words.words_in(event.target.span);
  if (!target.empty() && scene_.words.words[target.begin].sentence == sentence)
    attacked_itself(actor, target);
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
void FlagReader::attacked_itself(WordRange actor, WordRange target) {
  const NounPhrase* hit = scene_.noun_at(target.begin);
  const AtomId place = scene_.words.words[hit == nullptr ? target.begin : hit->head].lemma_atom;
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
  if (!total.claim.part_of.empty() || total.claim.min < 2 || total.dropped) return;
  std::int64_t least = 0;
  std::vector<ByteSpan> spans{total.claim.phrase};
  std::uint32_t last = total.figure.words.end;
  std::uint32_t first = 0;
  bool parts = true;
  for (std::size_t n = at + 1; n < drafts_.size() && spans.size() <= kMostParts; ++n) {
    const Draft& d = drafts_[n];
    if (d.figure.sentence != total.figure.sentence) break;
    if (!d.comparable(total)) continue;
    parts = parts && d.claim.part_of == total.claim.ref;
    if (spans.size() == 1) first = d.figure.words.begin;
    least += d.claim.min;
    last = d.figure.words.end;
    spans.push_back(d.claim.phrase);
  }
  if (spans.size() < 2) return;
  const bool over = parts && total.claim.max && least > *total.claim.max;
  bool listed = false;
  for (std::uint32_t w = total.figure.words.end; w < first; ++w)
    listed = listed || scene_.words.words[w].form == ":" || scene_.has(w, scene_.v.makes_total);
  const bool exact = total.claim.max == total.claim.min && spans.size() > 2 && listed &&
                     least != total.claim.min && lists_counts(total.figure.sentence, first, last);
  if (over || exact)
    raise("sum_mismatch", fmt::format("the parts make {}, the total is {}", least, total.claim.min), spans);
}

// Whether every noun phrase between is counted exactly: a list that names somebody else makes no sum.
bool FlagReader::lists_counts(std::uint32_t sentence, std::uint32_t from, std::uint32_t to) const {
  const auto& chunks = scene_.chunks.sentences[sentence];
  bool goes_on = false;
  for (const Chunk& chunk : chunks) {
    if (chunk.words.end <= from) continue;
    if (chunk.words.begin >= to) {  // what stands behind the last part, joined to it
      if (goes_on && chunk.kind == ChunkKind::noun) return false;
      goes_on = chunk.kind == ChunkKind::coordinator || chunk.kind == ChunkKind::comma;
      if (!goes_on) return true;
      continue;
    }
    if (chunk.kind == ChunkKind::verb && scene_.verb(chunk).finite) return false;
    if (chunk.kind != ChunkKind::noun) continue;
    const NumberPhrase* count = scene_.count_of(scene_.noun(chunk));
    if (count == nullptr || count->max != count->min) return false;
  }
  return true;
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
