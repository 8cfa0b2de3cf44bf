// Passages: the stretches of a sentence that may each tell of an event of their own.
//
// Mostly a passage is a sentence. A sentence that answers, or looks back on, another event has an aside: what
// follows a connective of that kind (class `opens_aside`, « en représailles à l'attaque qui a tué trois
// soldats »), or a relative clause in the pluperfect with a date of its own (« …, où douze civils avaient
// été tués en mars, … »). What stands before and behind an aside goes on with the sentence's own event.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "mention/trigger.h"

namespace recoupe {

struct Passage {
  std::uint32_t sentence = 0;
  WordRange words{};              // of one sentence; its passages are in order, disjoint, and cover it
  std::uint32_t chunk_begin = 0;  // into the sentence's chunks
  std::uint32_t chunk_end = 0;
  bool aside = false;
  bool goes_on = false;    // behind an aside: goes on with the sentence's own event
  EntryId connective = 0;  // that opened the aside; 0 for a relative clause
  WordRange connective_words{};
};

// Whether all its finite verbs stand in the pluperfect: « La ville avait connu une vague d'attaques ».
bool looks_back(const Scene& scene, std::span<const Chunk> chunks);

class Passages {
 public:
  Passages() = default;
  // Of every sentence that is read. Sets Trigger::passage. The scene must outlive the passages.
  Passages(const Scene& scene, std::vector<Trigger>& triggers);

  std::uint32_t size() const { return static_cast<std::uint32_t>(all_.size()); }
  const Passage& operator[](std::uint32_t passage) const { return all_[passage]; }
  std::span<const Chunk> chunks(std::uint32_t passage) const;
  const Sentence& sentence(std::uint32_t passage) const;
  // The passage that holds a word; kNone for a word of a sentence that is not read.
  std::uint32_t at(std::uint32_t word) const;
  static constexpr std::uint32_t kNone = UINT32_MAX;

 private:
  void cut(std::uint32_t sentence, const std::vector<Trigger>& triggers);
  void push(Passage passage);

  const Scene* scene_ = nullptr;
  std::vector<Passage> all_;
};

}  // namespace recoupe
