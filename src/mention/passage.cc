#include "mention/passage.h"

#include <algorithm>
#include <optional>

namespace recoupe {
namespace {

// Where an aside stands in its sentence's chunks: [begin, end).
struct Aside {
  std::uint32_t begin = 0;
  std::uint32_t end = 0;
  EntryId connective = 0;
  WordRange connective_words;
};

class Cutter {
 public:
  Cutter(const Scene& scene, const std::vector<Trigger>& triggers, std::uint32_t sentence)
      : scene_(scene),
        triggers_(triggers_of(triggers, sentence)),
        sentence_(sentence),
        chunks_(scene.chunks.sentences[sentence]) {}

  std::optional<Aside> aside() const {
    std::optional<Aside> found = behind_connective();
    if (!found) found = looking_back();
    if (!found) found = measured_against();
    return found && tells_of_event(*found) && leaves_event(*found) ? found : std::nullopt;
  }

 private:
  // « …, en représailles à l'attaque qui a tué trois soldats »
  std::optional<Aside> behind_connective() const {
    const WordRange range = scene_.words.ranges[sentence_];
    const auto& hits = scene_.words.hits;  // by begin
    auto hit = std::lower_bound(hits.begin(), hits.end(), range.begin,
                                [](const EntryHit& h, std::uint32_t word) { return h.words.begin < word; });
    for (; hit != hits.end() && hit->words.begin < range.end; ++hit) {
      if (!opens_aside(*hit)) continue;
      Aside aside{chunk_of(hit->words.begin), 0, hit->entry, hit->words};
      aside.end = end_of(aside.begin, !verb_before(aside.begin));
      return aside;
    }
    return std::nullopt;
  }

  // « …, où douze civils avaient été tués en mars, … »
  std::optional<Aside> looking_back() const {
    for (std::uint32_t at = 0; at < chunks_.size(); ++at) {
      if (chunks_[at].kind != ChunkKind::relative) continue;
      const Aside aside{at, end_of(at, false), 0, {}};
      if (pluperfect(aside) && dated(aside)) return aside;
    }
    return std::nullopt;
  }

  // « l'attentat le plus sanglant depuis l'explosion du ferry en 2014 : trente passagers étaient morts »
  std::optional<Aside> measured_against() const {
    for (std::uint32_t at = 0; at < chunks_.size(); ++at) {
      const Chunk& chunk = chunks_[at];
      if (chunk.kind != ChunkKind::prep || !scene_.has(chunk.preposition, scene_.v.preposition_since))
        continue;
      const Aside aside{at, static_cast<std::uint32_t>(chunks_.size()), 0, {}};
      const bool event = scene_.has(scene_.noun(chunk).head, scene_.v.event);
      if (dated(aside) && (event || pluperfect(aside))) return aside;
    }
    return std::nullopt;
  }

  bool opens_aside(const EntryHit& hit) const {
    const auto classes = scene_.words.hit_classes(hit, scene_.lexicon);
    return std::find(classes.begin(), classes.end(), scene_.v.opens_aside) != classes.end();
  }

  std::uint32_t chunk_of(std::uint32_t word) const {
    for (std::uint32_t at = 0; at < chunks_.size(); ++at)
      if (chunks_[at].words.end > word) return at;
    return static_cast<std::uint32_t>(chunks_.size());
  }
  bool verb_before(std::uint32_t at) const {
    return std::any_of(chunks_.begin(), chunks_.begin() + at,
                       [](const Chunk& c) { return c.kind == ChunkKind::verb; });
  }

  // The comma behind which the sentence itself goes on: with its verb, or, where the aside opened the
  // sentence, with its subject. Until the end where there is none.
  std::uint32_t end_of(std::uint32_t begin, bool fronted) const {
    for (std::uint32_t at = begin + 1; at + 1 < chunks_.size(); ++at) {
      if (chunks_[at].kind == ChunkKind::colon) return at;
      if (chunks_[at].kind != ChunkKind::comma) continue;
      const Chunk& next = chunks_[at + 1];
      if (next.kind == ChunkKind::verb && !scene_.verb(next).participle) return at;
      if (fronted && next.kind == ChunkKind::noun) return at;
    }
    return static_cast<std::uint32_t>(chunks_.size());
  }

  bool pluperfect(const Aside& aside) const {
    for (std::uint32_t at = aside.begin; at < aside.end; ++at)
      if (chunks_[at].kind == ChunkKind::verb) return scene_.verb(chunks_[at]).pluperfect;
    return false;
  }
  bool dated(const Aside& aside) const {
    const auto dates = scene_.dates_in({chunks_[aside.begin].words.begin, chunks_[aside.end - 1].words.end});
    return std::any_of(dates.begin(), dates.end(),
                       [](const DatePhrase* d) { return d->use == DateUse::point && !d->clock_only; });
  }

  bool tells_of_event(const Aside& aside) const {
    return std::any_of(triggers_.begin(), triggers_.end(), [&](const Trigger& t) {
      return t.chunk >= aside.begin && t.chunk < aside.end && !aside.connective_words.contains(t.words.begin);
    });
  }
  // « Trois personnes ont été tuées à la suite d'une attaque » is one event: something else must have
  // happened outside of the aside, not only somebody come to harm.
  bool leaves_event(const Aside& aside) const {
    return std::any_of(triggers_.begin(), triggers_.end(), [&](const Trigger& t) {
      return (t.chunk < aside.begin || t.chunk >= aside.end) && !t.harm;
    });
  }

  const Scene& scene_;
  std::span<const Trigger> triggers_;  // of the sentence
  std::uint32_t sentence_;
  const std::vector<Chunk>& chunks_;
};

}  // namespace

Passages::Passages(const Scene& scene, std::vector<Trigger>& triggers) : scene_(&scene) {
  for (std::uint32_t s = 0; s < scene.sentence_count(); ++s)
    if (scene.is_read(s)) cut(s, triggers);
  for (Trigger& trigger : triggers) trigger.passage = at(trigger.words.begin);
}

void Passages::cut(std::uint32_t sentence, const std::vector<Trigger>& triggers) {
  const auto& chunks = scene_->chunks.sentences[sentence];
  const auto all = static_cast<std::uint32_t>(chunks.size());
  const auto aside = Cutter(*scene_, triggers, sentence).aside();
  if (!aside) return push({.sentence = sentence, .chunk_end = all});
  if (aside->begin > 0) push({.sentence = sentence, .chunk_end = aside->begin});
  push({.sentence = sentence,
        .chunk_begin = aside->begin,
        .chunk_end = aside->end,
        .aside = true,
        .connective = aside->connective,
        .connective_words = aside->connective_words});
  if (aside->end < all)
    push({.sentence = sentence, .chunk_begin = aside->end, .chunk_end = all, .goes_on = aside->begin > 0});
}

void Passages::push(Passage passage) {
  const auto& chunks = scene_->chunks.sentences[passage.sentence];
  passage.words = scene_->words.ranges[passage.sentence];
  if (passage.chunk_begin > 0) passage.words.begin = chunks[passage.chunk_begin].words.begin;
  if (passage.chunk_end < chunks.size()) passage.words.end = chunks[passage.chunk_end].words.begin;
  all_.push_back(passage);
}

std::span<const Chunk> Passages::chunks(std::uint32_t passage) const {
  const Passage& p = all_[passage];
  return std::span(scene_->chunks.sentences[p.sentence]).subspan(p.chunk_begin, p.chunk_end - p.chunk_begin);
}

const Sentence& Passages::sentence(std::uint32_t passage) const {
  return scene_->words.sentences[all_[passage].sentence];
}

std::uint32_t Passages::at(std::uint32_t word) const {
  const auto after = std::upper_bound(all_.begin(), all_.end(), word,
                                      [](std::uint32_t w, const Passage& p) { return w < p.words.begin; });
  if (after == all_.begin() || !std::prev(after)->words.contains(word)) return kNone;
  return static_cast<std::uint32_t>(std::prev(after) - all_.begin());
}

bool looks_back(const Scene& scene, std::span<const Chunk> chunks) {
  bool back = false;
  for (const Chunk& chunk : chunks) {
    if (chunk.kind != ChunkKind::verb) continue;
    const VerbGroup& verb = scene.verb(chunk);
    if (verb.finite && !verb.pluperfect) return false;
    back = back || verb.pluperfect;
  }
  return back;
}

}  // namespace recoupe
