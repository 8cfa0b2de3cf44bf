#include "claim/reader.h"

#include <fmt/format.h>

#include <algorithm>

#include "claim/attribution.h"
#include "claim/degree.h"
#include "claim/figure.h"
#include "claim/flags.h"
#include "claim/parts.h"
#include "claim/trace.h"

namespace recoupe {
namespace {

class Assembler {
 public:
  Assembler(const Scene& scene, const Mentions& mentions, ClaimTrace* trace)
      : scene_(scene), mentions_(mentions), trace_(trace) {}

  Claims run() {
    voices_ = AttributionReader(scene_).read();
    if (trace_ != nullptr) trace_->numbers = first_fates(scene_);
    std::vector<Fate>* fates = trace_ != nullptr ? &trace_->numbers : nullptr;
    for (FigureMention& figure : FigureReader(scene_, fates).read()) draft(std::move(figure));
    DegreeReader(scene_, drafts_).read();
    PartReader(scene_, drafts_).read();
    Claims out;
    out.flags = read_flags(scene_, drafts_);
    number(out);
    return out;
  }

 private:
  void draft(FigureMention figure) {
    const std::int32_t event = event_of(figure.words.begin);
    if (event == kNoEvent)
      return settle(figure, mentions_.not_an_incident ? Fate::refused : Fate::no_event);
    if (figure.kind == ClaimKind::attacks &&
        mentions_.events[static_cast<std::size_t>(event)].scope != Scope::aggregate)
      return settle(figure, Fate::no_total);
    Draft d;
    d.headline = scene_.words.sentences[figure.sentence].kind == BlockKind::title;
    d.claim.ref = "d" + std::to_string(drafts_.size());
    d.claim.event = mentions_.events[static_cast<std::size_t>(event)].ref;
    d.claim.kind = figure.kind;
    d.claim.min = figure.min;
    d.claim.max = figure.max;
    d.claim.phrase = figure.span;
    d.claim.who = figure.who;
    d.claim.of_attackers = figure.of_attackers;
    d.claim.rule = figure.governor.rule;
    d.claim.sentence = scene_.words.sentences[figure.sentence].span;
    d.voice = voice_over(voices_, figure.sentence, figure.words.begin);
    if (d.voice != nullptr && !d.voice->nameless) d.claim.source = source_of(scene_, *d.voice);
    d.figure = std::move(figure);
    drafts_.push_back(std::move(d));
  }

  void settle(const FigureMention& figure, Fate fate) const {
    if (trace_ != nullptr && figure.number) trace_->numbers[*figure.number] = fate;
  }

  static Grounds grounds(const Draft& d) {
    return {d.figure.governor, d.voice != nullptr ? d.voice->words : WordRange{},
            d.voice != nullptr ? d.voice->scope : WordRange{}};
  }

  std::int32_t event_of(std::uint32_t word) const {
    if (const std::int32_t event = mentions_.event_at(word); event != kNoEvent) return event;
    for (std::size_t n = 0; n < mentions_.events.size(); ++n)
      if (mentions_.events[n].scope == Scope::main) return static_cast<std::int32_t>(n);
    return kNoEvent;
  }

  static bool counts_people(ClaimKind kind) {
    return kind != ClaimKind::projectiles && kind != ClaimKind::attacks;
  }

  // The later of the degrees that apply.
  Hedge hedge(const Draft& d) const {
    const WordRange range = scene_.words.ranges[d.figure.sentence];
    if (d.figure.corrected || superseded(d)) return Hedge::denied;
    if (counts_people(d.claim.kind) &&
        (scene_.any(range, scene_.v.provisional) || provisional_next(d.figure)))
      return Hedge::provisional;
    if (conditional(d.figure)) return Hedge::conditional;
    return d.voice != nullptr ? Hedge::reported : Hedge::asserted;
  }

  // A cue of replacement in the same clause, not too far before the figure or just after it.
  bool superseded(const Draft& d) const {
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
        cut = cut || scene_.words.words[between].form == ";" || scene_.has(between, scene_.v.then);
      if (!cut) return true;
    }
    if (at.begin > range.begin && scene_.has(at.begin - 1, scene_.v.superseded_weak) &&
        scene_.any(range, scene_.v.toll_noun))
      return true;
    return d.voice != nullptr && d.voice->stance == Stance::deny && !d.voice->denied;
  }

  // « Ce bilan peut s'alourdir » in the next sentence of the same block.
  bool provisional_next(const FigureMention& figure) const {
    const std::uint32_t next = figure.sentence + 1;
    return next < scene_.sentence_count() &&
           scene_.words.sentences[next].block == scene_.words.sentences[figure.sentence].block &&
           scene_.any(scene_.words.ranges[next], scene_.v.provisional) &&
           scene_.any(scene_.words.ranges[next], scene_.v.toll_noun);
  }

  bool conditional(const FigureMention& figure) const {
    if (figure.conditional) return true;
    // « seraient mortes, et 52 blessées »: the auxiliary of the first holds for the second.
    if (!drafts_.empty() && drafts_.back().figure.sentence == figure.sentence &&
        drafts_.back().figure.conditional &&
        scene_.words.words[figure.words.end - 1].feats.verb_form != VerbForm::fin &&
        same_clause(drafts_.back().figure, figure))
      return true;
    const auto& chunks = scene_.chunks.sentences[figure.sentence];
    for (std::uint32_t at = figure.chunk + 1; at < chunks.size() && at <= figure.chunk + 6; ++at)
      if (chunks[at].kind == ChunkKind::verb) return scene_.verb(chunks[at]).conditional;
    return false;
  }

  bool same_clause(const FigureMention& before, const FigureMention& after) const {
    for (std::uint32_t c = before.chunk + 1; c < after.chunk; ++c) {
      const Chunk& chunk = scene_.chunks.sentences[before.sentence][c];
      if (chunk.kind == ChunkKind::colon ||
          (chunk.kind == ChunkKind::verb && scene_.verb(chunk).finite && c > before.chunk + 3))
        return false;
    }
    return true;
  }

  // « Le chauffeur a été tué » is a figure where the report counts no others of its kind.
  void described() {
    for (Draft& d : drafts_)
      for (const Draft& other : drafts_)
        if (d.figure.described && !other.figure.described && other.claim.kind == d.claim.kind &&
            other.claim.event == d.claim.event && other.figure.of_attackers == d.figure.of_attackers)
          d.dropped = true;
  }

  // A figure that was said earlier (« avait annoncé deux morts », « faisait état de dix blessés ») gives way
  // to another one of its kind that is said now.
  void outdated() {
    for (Draft& old : drafts_) {
      if (old.voice == nullptr || !old.voice->past || old.claim.hedge == Hedge::denied) continue;
      for (const Draft& now : drafts_) {
        const bool rival = now.claim.kind == old.claim.kind && now.claim.event == old.claim.event &&
                           !now.headline &&
                           (now.claim.min != old.claim.min || now.claim.max != old.claim.max);
        if (rival && (now.voice == nullptr || !now.voice->past) && now.claim.hedge != Hedge::denied) {
          old.claim.hedge = Hedge::denied;
          break;
        }
      }
    }
  }

  // « 16 morts, dont quatre enfants », « 42 personnes : 27 élèves, trois enseignants et douze parents ».
  void parts() {
    for (std::size_t n = 0; n < drafts_.size(); ++n) {
      Draft& part = drafts_[n];
      for (std::size_t back = n; back > 0; --back) {
        const Draft& total = drafts_[back - 1];
        if (total.figure.sentence != part.figure.sentence) break;
        if (total.claim.kind != part.claim.kind || !total.claim.part_of.empty() ||
            total.claim.event != part.claim.event)
          continue;
        if (cue_between(total.figure.words.end, part.figure.words.begin) || partitive(part.figure.words))
          part.claim.part_of = total.claim.ref;
        break;
      }
    }
    for (std::size_t n = 0; n < drafts_.size(); ++n) sum_after(n);
  }

  // « l'un d'eux », « trois d'entre elles »
  bool partitive(WordRange words) const {
    for (std::uint32_t w = words.begin; w < words.end; ++w)
      if (scene_.has(w, scene_.v.partitive) || (scene_.has(w, scene_.v.genitive) && w + 1 < words.end &&
                                                scene_.words.words[w + 1].upos == Upos::PRON))
        return true;
    return false;
  }

  bool cue_between(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t w = begin; w < end; ++w)
      if (scene_.has(w, scene_.v.part_cue)) return true;
    return false;
  }

  // Figures of one kind that follow a total and make exactly its sum are its parts.
  void sum_after(std::size_t n) {
    const Draft& total = drafts_[n];
    if (total.headline || !total.claim.part_of.empty() || total.claim.max != total.claim.min ||
        total.claim.min < 2)
      return;
    std::int64_t sum = 0;
    std::vector<std::size_t> found;
    for (std::size_t next = n + 1; next < drafts_.size() && sum < total.claim.min; ++next) {
      const Draft& d = drafts_[next];
      if (d.figure.sentence > total.figure.sentence + 1) break;
      if (d.claim.kind != total.claim.kind || d.claim.event != total.claim.event || !d.claim.part_of.empty())
        continue;
      if (d.claim.max != d.claim.min) break;
      sum += d.claim.min;
      found.push_back(next);
    }
    if (found.size() < 2 || sum != total.claim.min) return;
    for (const std::size_t part : found) drafts_[part].claim.part_of = total.claim.ref;
  }

  // A headline's number that the body gives too is one figure; so is the same number said twice by one
  // source.
  void repeats() {
    for (std::size_t n = 0; n < drafts_.size(); ++n) {
      for (std::size_t other = 0; other < drafts_.size() && !drafts_[n].dropped; ++other) {
        if (other == n || drafts_[other].dropped || !same_interval(drafts_[n], drafts_[other])) continue;
        const Draft& a = drafts_[n];
        const Draft& b = drafts_[other];
        if (!b.headline && (a.headline || (other < n && same_voice(a, b)))) drafts_[n].dropped = true;
      }
      if (drafts_[n].dropped) redirect(drafts_[n].claim.ref);
    }
  }
  bool same_interval(const Draft& a, const Draft& b) const {
    return a.claim.kind == b.claim.kind && a.claim.event == b.claim.event && a.claim.min == b.claim.min &&
           a.claim.max == b.claim.max && a.claim.part_of.empty() == b.claim.part_of.empty();
  }
  bool same_voice(const Draft& a, const Draft& b) const {
    if (a.voice == nullptr || b.voice == nullptr) return true;
    return slice(scene_.report.text, a.claim.source.span) == slice(scene_.report.text, b.claim.source.span);
  }
  void redirect(const std::string& gone) {
    for (Draft& d : drafts_)
      if (d.claim.part_of == gone) d.claim.part_of.clear();
  }

  void rename_total(Claim& claim) const {
    for (const auto& [from, to] : refs_)
      if (claim.part_of == from) {
        claim.part_of = to;
        return;
      }
  }

  // A headline whose number excludes every number of the body.
  void headline_flags(Claims& out) const {
    for (const Draft& d : drafts_) {
      if (d.dropped) {
        settle(d.figure, Fate::repeated);
        continue;
      }
      if (trace_ != nullptr) trace_->claims.push_back(grounds(d));
      out.claims.push_back(d.claim);
      refs.emplace_back(d.claim.ref, "c" + std::to_string(out.claims.size()));
      out.claims.back().ref = refs.back().second;
    }
    for (Claim& claim : out.claims) {
      if (claim.part_of.empty()) continue;
      const auto total =
          std::find_if(refs.begin(), refs.end(), [&](const auto& ref) { return ref.first == claim.part_of; });
      if (total != refs.end()) claim.part_of = total->second;
    }
  }

  const Scene& scene_;
  const Mentions& mentions_;
  ClaimTrace* trace_;
  std::vector<Voice> voices_;
  std::vector<Draft> drafts_;
};

}  // namespace

Claims read_claims(const Scene& scene, const Mentions& mentions) {
  return Assembler(scene, mentions, nullptr).run();
}

Claims read_claims(const Scene& scene, const Mentions& mentions, ClaimTrace& trace) {
  return Assembler(scene, mentions, &trace).run();
}

}  // namespace recoupe
