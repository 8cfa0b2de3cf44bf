#include "claim/reader.h"

#include <fmt/format.h>

#include <string>
#include <unordered_map>

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
    out.flags = FlagReader(scene_, mentions_, voices_, drafts_).read();
    number(out);
    return out;
  }

 private:
  void draft(FigureMention figure) {
    const std::int32_t event = event_of(figure.words.begin);
    if (event == kNoEvent) return settle(figure, mentions_.not_an_incident ? Fate::refused : Fate::no_event);
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

  // Claims get their final names, in the order of the text.
  void number(Claims& out) const {
    std::unordered_map<std::string, std::string> refs;
    for (const Draft& d : drafts_) {
      if (d.dropped) {
        settle(d.figure, Fate::repeated);
        continue;
      }
      if (trace_ != nullptr) trace_->claims.push_back(grounds(d));
      out.claims.push_back(d.claim);
      out.claims.back().ref = "c" + std::to_string(out.claims.size());
      refs.emplace(d.claim.ref, out.claims.back().ref);
    }
    for (Claim& claim : out.claims) {
      if (claim.part_of.empty()) continue;
      const auto total = refs.find(claim.part_of);
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
