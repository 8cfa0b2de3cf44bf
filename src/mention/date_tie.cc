#include "mention/date_tie.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kSpeechReach = 4;  // words between a verb of saying and the date of the saying
constexpr int kMostSteps = 8;              // from a date up to its verb

class TieReader {
 public:
  TieReader(const Scene& scene, const std::vector<Trigger>& triggers) : scene_(scene), triggers_(triggers) {}

  DateTie read(const DatePhrase& date) const {
    if (said_beside(date)) return DateTie::announced;
    std::uint32_t word = above(date.words);
    for (int step = 0; step < kMostSteps && word != Dependents::kNone; ++step, word = scene_.trees.head(word)) {
      if ((says(word) && !triggers(word)) || issued(word))
        return triggered_between(word, date.words) ? DateTie::told : DateTie::announced;
      if (triggers(word) || is_verb(word) || is_equated(word))
        return lasting(word) ? DateTie::lasting : DateTie::told;
    }
    return DateTie::told;
  }

 private:
  bool is_verb(std::uint32_t word) const { return scene_.words.words[word].upos == Upos::VERB; }
  bool says(std::uint32_t word) const {
    return scene_.has(word, scene_.v.speech) || scene_.has(word, scene_.v.channel) ||
           scene_.has(word, scene_.v.source_doc) || scene_.has(word, scene_.v.toll_noun);
  }
  bool triggers(std::uint32_t word) const {
    return std::any_of(triggers_.begin(), triggers_.end(),
                       [&](const Trigger& t) { return t.words.contains(word); });
  }

  // « un message daté du 5 octobre », « une vidéo diffusée mardi »
  bool issued(std::uint32_t word) const {
    if (universal(scene_.words.words[word].deprel) != Deprel::acl) return false;
    const std::uint32_t head = scene_.trees.head(word);
    return scene_.has(word, scene_.v.issue) || (head != Dependents::kNone && says(head));
  }

  // « L'ONU conclut qu'une frappe, le 3 janvier, … »: an event between, which the date belongs to.
  bool triggered_between(std::uint32_t verb, WordRange date) const {
    return std::any_of(triggers_.begin(), triggers_.end(), [&](const Trigger& t) {
      return (t.words.begin > verb && t.words.end <= date.begin) ||
             (t.words.begin >= date.end && t.words.end <= verb);
    });
  }

  // « Ce matin, ce sont cent soixante morts »
  bool is_equated(std::uint32_t word) const {
    return scene_.trees.first(word, {Deprel::cop}) != Dependents::kNone;
  }

  // « manquaient toujours mardi »: what lasts on a day began before it.
  bool lasting(std::uint32_t word) const {
    return is_equated(word) || (is_verb(word) && scene_.words.words[word].feats.tense == Tense::imp);
  }

  // The first word outside the phrase that one of its words hangs on.
  std::uint32_t above(WordRange words) const {
    for (std::uint32_t w = words.begin; w < words.end; ++w) {
      const std::uint32_t head = scene_.trees.head(w);
      if (head != Dependents::kNone && !words.contains(head)) return head;
    }
    return Dependents::kNone;
  }

  // Whatever the tree says: a verb of saying directly before or behind, and no event between.
  bool said_beside(const DatePhrase& date) const {
    const WordRange range = scene_.words.ranges[scene_.words.words[date.words.begin].sentence];
    const std::uint32_t first =
        date.words.begin > range.begin + kSpeechReach ? date.words.begin - kSpeechReach : range.begin;
    for (std::uint32_t w = date.words.begin; w > first; --w) {
      if (scene_.has(w - 1, scene_.v.speech)) return true;
      if (scene_.has(w - 1, scene_.v.event) || scene_.has(w - 1, scene_.v.harm) ||
          scene_.has(w - 1, scene_.v.casualty))
        return false;
    }
    const std::uint32_t last = std::min(date.words.end + 1, range.end);
    for (std::uint32_t w = date.words.end; w < last; ++w)
      if (scene_.has(w, scene_.v.speech)) return true;
    return false;
  }

  const Scene& scene_;
  const std::vector<Trigger>& triggers_;
};

}  // namespace

DateTie tie_of(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date) {
  return TieReader(scene, triggers).read(date);
}

}  // namespace recoupe
