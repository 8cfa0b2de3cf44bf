#include "claim/degree.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kCueReach = 12;  // words between a figure and « d'abord », « dans un premier temps »
constexpr std::uint32_t kInsteadReach = 2;  // words between « et non » and the figure
constexpr std::uint32_t kVerbReach = 6;     // chunks from a figure to the verb whose mood is its own
constexpr std::uint32_t kObjectReach = 3;   // chunks from a verb to the figure that is its object

bool counts_people(ClaimKind kind) { return kind != ClaimKind::projectiles && kind != ClaimKind::attacks; }

}  // namespace

void DegreeReader::read() {
  for (std::size_t n = 0; n < drafts_.size(); ++n) drafts_[n].claim.hedge = degree(n);
  outdate();
  revise();
}

// The later of the degrees that apply.
Hedge DegreeReader::degree(std::size_t at) const {
  const Draft& d = drafts_[at];
  if (drafts_[at].figure.corrected || superseded(at) || corrected(at) || instead_of(at)) return Hedge::denied;
  if (counts_people(d.claim.kind) && provisional(d.figure)) return Hedge::provisional;
  if (conditional(at)) return Hedge::conditional;
  return d.voice != nullptr && !d.voice->nameless ? Hedge::reported : Hedge::asserted;
}

// A cue of replacement in the same clause, not too far before the figure or just after it.
bool DegreeReader::superseded(std::size_t n) const {
  const Draft& d = drafts_[n];
  const WordRange range = scene_.words.ranges[d.figure.sentence];
  const WordRange at = d.figure.words;
  const std::uint32_t first = at.begin > range.begin + kCueReach ? at.begin - kCueReach : range.begin;
  const std::uint32_t last = std::min(at.end + 4, range.end);
  for (std::uint32_t w = first; w < last; ++w) {
    if (w >= at.end && scene_.words.words[w].kind == TokenKind::punctuation &&
        scene_.words.words[w].form != ",")
      break;
    if (!scene_.has(w, scene_.v.superseded)) continue;
    bool cut = false;
    for (std::uint32_t between = w; between < at.begin; ++between)
      cut = cut || scene_.words.words[between].form == ";" || scene_.has(between, scene_.v.then_cue);
    if (!cut) return true;
  }
  return d.voice != nullptr && d.voice->stance == Stance::deny && !d.voice->denied;
}

// « aucun blessé, avant de concéder qu'un enfant l'est »; « cinq soldats, quatre, corrige l'état-major »
bool DegreeReader::corrected(std::size_t at) const {
  const Draft& d = drafts_[at];
  const WordRange range = scene_.words.ranges[d.figure.sentence];
  bool toll_revised = false;  // « un premier bilan donnait trois blessés ; il a été corrigé »
  for (const Chunk& chunk : scene_.chunks.sentences[d.figure.sentence])
    toll_revised =
        toll_revised || (chunk.kind == ChunkKind::verb && chunk.words.begin >= d.figure.words.end &&
                         scene_.verb(chunk).passive && scene_.any(chunk.words, scene_.v.revises));
  if (toll_revised && scene_.any({range.begin, d.figure.words.begin}, scene_.v.toll_noun)) return true;
  for (std::size_t next = at + 1; next < drafts_.size(); ++next) {
    const Draft& other = drafts_[next];
    if (other.figure.sentence != d.figure.sentence) return false;
    if (!other.comparable(d) || other.same_interval(d) || d.figure.words.end > other.figure.words.begin)
      continue;
    if (scene_.any({d.figure.words.end, other.figure.words.begin}, scene_.v.retracts)) return true;
  }
  return false;
}

// « six morts, et non cinq », « 115 morts, contre 70 annoncés vendredi »
bool DegreeReader::instead_of(std::size_t at) const {
  const FigureMention& figure = drafts_[at].figure;
  const WordRange range = scene_.words.ranges[figure.sentence];
  for (std::uint32_t back = 1; back <= kInsteadReach && figure.words.begin >= range.begin + back; ++back)
    if (scene_.has(figure.words.begin - back, scene_.v.instead)) return true;
  if (figure.words.begin == range.begin || !scene_.has(figure.words.begin - 1, scene_.v.superseded_weak))
    return false;
  const bool rival =
      at > 0 && drafts_[at - 1].figure.sentence == figure.sentence && drafts_[at - 1].comparable(drafts_[at]);
  return rival || scene_.any(range, scene_.v.toll_noun);
}

// « selon un premier bilan », or « Ce bilan peut s'alourdir » in a sentence of the block that has no figures
// of its own.
bool DegreeReader::provisional(const FigureMention& figure) const {
  if (scene_.any(scene_.words.ranges[figure.sentence], scene_.v.provisional) || may_grow(figure.sentence))
    return true;
  const auto& sentences = scene_.words.sentences;
  const std::uint32_t next = figure.sentence + 1;
  if (next >= scene_.sentence_count() || sentences[next].block != sentences[figure.sentence].block)
    return false;
  const auto before = [](const Draft& d, std::uint32_t sentence) { return d.figure.sentence < sentence; };
  const auto there = std::lower_bound(drafts_.begin(), drafts_.end(), next, before);
  const bool other = there != drafts_.end() && there->figure.sentence == next;
  if (other) return false;
  const WordRange range = scene_.words.ranges[next];
  return may_grow(next) || (scene_.any(range, scene_.v.provisional) && scene_.any(range, scene_.v.toll_noun));
}

// « Ce bilan pourrait malheureusement s'alourdir », « le nombre de morts devrait augmenter »
bool DegreeReader::may_grow(std::uint32_t sentence) const {
  if (!scene_.any(scene_.words.ranges[sentence], scene_.v.toll_noun)) return false;
  const auto& chunks = scene_.chunks.sentences[sentence];
  for (std::size_t n = 0; n < chunks.size(); ++n) {
    if (chunks[n].kind != ChunkKind::verb || !scene_.any(chunks[n].words, scene_.v.worsens)) continue;
    const VerbGroup& verb = scene_.verb(chunks[n]);
    if (verb.infinitive || verb.conditional || verb.future) return true;
  }
  return false;
}

bool DegreeReader::conditional(std::size_t at) const {
  const FigureMention& figure = drafts_[at].figure;
  if (figure.conditional) return true;
  // « seraient mortes, et 52 blessées »: the auxiliary of the first holds for the second.
  if (at > 0) {
    const FigureMention& before = drafts_[at - 1].figure;
    if (before.sentence == figure.sentence && before.conditional &&
        scene_.words.words[figure.words.end - 1].feats.verb_form != VerbForm::fin &&
        same_clause(before, figure))
      return true;
  }
  return mood_of_clause(figure);
}

// The verb right behind the figure (« cinq roquettes seraient tombées »), else the one right before it (« il
// y aurait trois morts »).
bool DegreeReader::mood_of_clause(const FigureMention& figure) const {
  const auto& chunks = scene_.chunks.sentences[figure.sentence];
  for (std::uint32_t next = figure.chunk + 1; next < chunks.size() && next <= figure.chunk + kVerbReach;
       ++next) {
    if (scene_.words.words[chunks[next].words.begin].form == ";") break;
    if (chunks[next].kind != ChunkKind::verb) continue;
    if (scene_.verb(chunks[next]).conditional && is_hearsay(figure, next)) return true;
    if (scene_.verb(chunks[next]).finite) break;
  }
  for (std::uint32_t back = 1; back <= kObjectReach && back <= figure.chunk; ++back) {
    const Chunk& chunk = chunks[figure.chunk - back];
    if (chunk.kind == ChunkKind::verb)
      return scene_.verb(chunk).conditional && is_hearsay(figure, figure.chunk - back);
    if (chunk.kind == ChunkKind::comma || chunk.kind == ChunkKind::relative ||
        scene_.words.words[chunk.words.begin].form == ";")
      return false;
  }
  return false;
}

// The conditional of hearsay. After a verb of saying in the past a simple form is a future (« a promis que
// deux otages seraient libérés »), beside « si » a supposition.
bool DegreeReader::is_hearsay(const FigureMention& figure, std::uint32_t verb_chunk) const {
  const auto& chunks = scene_.chunks.sentences[figure.sentence];
  const VerbGroup& verb = scene_.verb(chunks[verb_chunk]);
  std::uint32_t verbs = 0;
  for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w)
    verbs += scene_.words.words[w].upos == Upos::VERB || scene_.words.words[w].upos == Upos::AUX;
  // « seraient morts » is a perfect, and nobody foretells how many will be hurt: « seraient blessés ».
  if ((verbs > 1 && !verb.passive) || scene_.has(verb.head, scene_.v.harm)) return true;
  for (std::uint32_t n = 0; n < verb_chunk; ++n) {
    if (chunks[n].kind != ChunkKind::verb || !scene_.any(chunks[n].words, scene_.v.speech)) continue;
    const VerbGroup& saying = scene_.verb(chunks[n]);
    const bool past =
        is_past(scene_, saying) || (saying.finite && saying.words.size() > 1 && !saying.conditional);
    if (past && n + 1 < chunks.size() && chunks[n + 1].kind == ChunkKind::subordinator) return false;
  }
  return true;
}

bool DegreeReader::same_clause(const FigureMention& before, const FigureMention& after) const {
  for (std::uint32_t c = before.chunk + 1; c < after.chunk; ++c) {
    const Chunk& chunk = scene_.chunks.sentences[before.sentence][c];
    if (chunk.kind == ChunkKind::colon ||
        (chunk.kind == ChunkKind::verb && scene_.verb(chunk).finite && c > before.chunk + 3))
      return false;
  }
  return true;
}

// A figure that was said earlier (« avait annoncé deux morts », « faisait état de dix blessés ») gives way to
// another one of its kind that is told now.
void DegreeReader::outdate() {
  for (Draft& old : drafts_) {
    if (old.claim.hedge == Hedge::denied) continue;
    if (!by_time_cue(old) && !told_before(old)) continue;
    for (const Draft& now : drafts_) {
      if (!now.comparable(old) || now.headline || now.same_interval(old) ||
          now.claim.hedge == Hedge::denied || told_before(now))
        continue;
      old.claim.hedge = Hedge::denied;
      break;
    }
  }
}

// « Le bilan est passé à 14 », « compte désormais trois tués »: lower figures told before it in the text are
// replaced, the first by whoever told them, the second by the same speaker.
void DegreeReader::revise() {
  for (std::size_t n = 0; n < drafts_.size(); ++n) {
    const Draft& now = drafts_[n];
    if (now.headline || now.claim.hedge == Hedge::denied || conditional(n)) continue;
    const WordRange range = segment(now.figure);
    const bool toll = scene_.any(range, scene_.v.toll_noun) && scene_.any(range, scene_.v.toll_verb);
    if (!toll && !told_now(now)) continue;
    for (std::size_t before = 0; before < n; ++before) {
      Draft& old = drafts_[before];
      const bool lower = old.claim.max && *old.claim.max < now.claim.min;
      if (old.headline || !old.comparable(now) || !lower || old.figure.sentence == now.figure.sentence)
        continue;
      if (toll || old.voice == nullptr || same_speaker(old, now)) old.claim.hedge = Hedge::denied;
    }
  }
}

bool DegreeReader::told_now(const Draft& d) const { return scene_.any(segment(d.figure), scene_.v.now_cue); }

// By a voice in the past; or in the report's own: « mercredi, le bilan était de deux morts », « on en était à
// 40 morts lundi ; mardi à 44 ».
bool DegreeReader::told_before(const Draft& d) const {
  if (d.voice != nullptr && !d.voice->nameless) return d.voice->past;
  if (d.voice != nullptr && d.voice->past) return true;
  bool past = false;
  bool toll = false;
  for (const Chunk& chunk : scene_.chunks.sentences[d.figure.sentence]) {
    if (chunk.words.begin >= d.figure.words.end) break;
    toll =
        toll || scene_.any(chunk.words, scene_.v.toll_noun) || scene_.any(chunk.words, scene_.v.count_speech);
    if (chunk.kind == ChunkKind::verb && scene_.verb(chunk).finite)
      past = is_past(scene_, scene_.verb(chunk));
  }
  return past && toll;
}

// « Plus tôt, le maire avait évoqué deux victimes », « un message antérieur faisait état de dix blessés »
bool DegreeReader::by_time_cue(const Draft& d) const {
  if (d.voice == nullptr) return false;
  const std::uint32_t begin = scene_.words.ranges[d.figure.sentence].begin;
  if (!scene_.any({begin, d.figure.words.begin}, scene_.v.superseded_time)) return false;
  return d.voice->past || scene_.has(begin, scene_.v.superseded_time);
}

bool DegreeReader::same_speaker(const Draft& a, const Draft& b) const {
  if (a.voice == nullptr || b.voice == nullptr) return a.voice == b.voice;
  if (!a.claim.source.name.empty() && a.claim.source.name == b.claim.source.name) return true;
  return scene_.text(a.voice->bearer) == scene_.text(b.voice->bearer);
}

// The words between the semicolons around the figure.
WordRange DegreeReader::segment(const FigureMention& figure) const {
  WordRange out = scene_.words.ranges[figure.sentence];
  for (std::uint32_t w = out.begin; w < out.end; ++w) {
    if (scene_.words.words[w].form != ";") continue;
    if (w < figure.words.begin) out.begin = w + 1;
    if (w >= figure.words.end) return {out.begin, w};
  }
  return out;
}

}  // namespace recoupe
