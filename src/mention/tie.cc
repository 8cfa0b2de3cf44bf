#include "mention/tie.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kSpeechReach = 4;  // words between a verb of saying and the date of the saying
constexpr int kMostSteps = 8;              // from a date up to its verb

class TieReader {
 public:
  TieReader(const Scene& scene, const std::vector<Trigger>& triggers) : scene_(scene), triggers_(triggers) {}

  Tie read(WordRange phrase) const {
    std::uint32_t word = above(phrase);
    for (int step = 0; step < kMostSteps && word != Dependents::kNone;
         ++step, word = scene_.trees.head(word)) {
      if ((says(word) && !triggers(word)) || issued(word) || gives_out(word))
        return told_between(word, phrase) ? Tie::told : Tie::announced;
      if (describes(word, phrase)) return Tie::described;
      if (triggers(word) || is_verb(word) || is_equated(word))
        return lasting(word) ? Tie::lasting : triggers(word) ? Tie::struck : Tie::told;
    }
    return Tie::told;
  }

  // Whatever the tree says: a verb of saying directly before or behind, and no event between.
  bool said_beside(WordRange phrase) const {
    const WordRange range = scene_.words.ranges[scene_.words.words[phrase.begin].sentence];
    const std::uint32_t first =
        phrase.begin > range.begin + kSpeechReach ? phrase.begin - kSpeechReach : range.begin;
    for (std::uint32_t w = phrase.begin; w > first; --w) {
      if (scene_.has(w - 1, scene_.v.speech)) return true;
      if (scene_.has(w - 1, scene_.v.event) || scene_.has(w - 1, scene_.v.harm) ||
          scene_.has(w - 1, scene_.v.casualty))
        return false;
    }
    const std::uint32_t last = std::min(phrase.end + 1, range.end);
    for (std::uint32_t w = phrase.end; w < last; ++w)
      if (scene_.has(w, scene_.v.speech)) return true;
    return false;
  }

 private:
  bool is_verb(std::uint32_t word) const { return scene_.words.words[word].upos == Upos::VERB; }
  bool says(std::uint32_t word) const {
    return scene_.has(word, scene_.v.speech) || scene_.has(word, scene_.v.channel) ||
           scene_.has(word, scene_.v.source_doc) || scene_.has(word, scene_.v.toll_noun);
  }
  bool triggers(std::uint32_t word) const {
    const auto near = triggers_of(triggers_, scene_.words.words[word].sentence);
    return std::any_of(near.begin(), near.end(), [&](const Trigger& t) { return t.words.contains(word); });
  }

  // « une note datée du 18 mai », « une vidéo diffusée mardi »
  bool issued(std::uint32_t word) const {
    if (universal(scene_.words.words[word].deprel) != Deprel::acl) return false;
    const std::uint32_t head = scene_.trees.head(word);
    return scene_.has(word, scene_.v.issue) || (head != Dependents::kNone && says(head));
  }

  // « a ramené lundi le bilan à six tués », « a publié jeudi un rapport »: what is given out, not what
  // happened.
  bool gives_out(std::uint32_t word) const {
    const std::uint32_t object = scene_.trees.first(word, {Deprel::obj});
    return is_verb(word) && object != Dependents::kNone && says(object) && !triggers(object);
  }

  // « Le juge estime qu'un raid, le 9 avril, … », « compte six morts à Sindou »: an event or its
  // dead stand between, which the phrase belongs to.
  bool told_between(std::uint32_t verb, WordRange phrase) const {
    const WordRange between =
        verb < phrase.begin ? WordRange{verb + 1, phrase.begin} : WordRange{phrase.end, verb};
    const auto near = triggers_of(triggers_, scene_.words.words[verb].sentence);
    return std::any_of(near.begin(), near.end(),
                       [&](const Trigger& t) {
                         return t.words.begin >= between.begin && t.words.end <= between.end;
                       }) ||
           scene_.any(between, scene_.v.casualty);
  }

  // « la piste qui mène à Titao », « où dorment des familles de Bria »: a clause that tells no event.
  // What stands behind a comma goes on with the clause above, whatever the tree says.
  bool describes(std::uint32_t verb, WordRange phrase) const {
    for (std::uint32_t w = verb; w < phrase.begin; ++w)
      if (scene_.words.words[w].upos == Upos::PUNCT) return false;
    if (!scene_.trees.is(verb, Deprel::acl_relcl) || triggers(verb)) return false;
    const auto children = scene_.trees.of(verb);
    return std::none_of(children.begin(), children.end(),
                        [&](std::uint32_t child) { return triggers(child); });
  }

  // « Ce soir, c'est une quarantaine de morts »
  bool is_equated(std::uint32_t word) const {
    return scene_.trees.first(word, {Deprel::cop}) != Dependents::kNone;
  }

  // « L'attentat du 2 mars reste le deuil de la ville »
  bool is_recalled(std::uint32_t word) const {
    const std::uint32_t head = scene_.trees.head(word);
    if (head == Dependents::kNone || !scene_.trees.is(word, Deprel::nsubj)) return false;
    const std::uint32_t copula = scene_.trees.first(head, {Deprel::cop});
    return copula != Dependents::kNone && scene_.words.words[copula].feats.tense == Tense::pres;
  }

  // « manquaient toujours mardi », « étaient portés disparus »: what lasts on a day began before it.
  bool lasting(std::uint32_t word) const {
    return is_equated(word) || is_recalled(word) || (is_verb(word) && imperfect(word));
  }

  bool imperfect(std::uint32_t verb) const {
    const auto tense = [&](std::uint32_t word) { return scene_.words.words[word].feats.tense; };
    if (scene_.trees.is(verb, Deprel::xcomp)) verb = scene_.trees.head(verb);  // « étaient portés disparus »
    const std::uint32_t passive = scene_.trees.first(verb, {Deprel::aux_pass});
    return tense(verb) == Tense::imp || (passive != Dependents::kNone && tense(passive) == Tense::imp);
  }

  // The first word outside the phrase that one of its words hangs on.
  std::uint32_t above(WordRange words) const {
    for (std::uint32_t w = words.begin; w < words.end; ++w) {
      const std::uint32_t head = scene_.trees.head(w);
      if (head != Dependents::kNone && !words.contains(head)) return head;
    }
    return Dependents::kNone;
  }

  const Scene& scene_;
  const std::vector<Trigger>& triggers_;
};

}  // namespace

Tie tie_of(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date) {
  const TieReader reader(scene, triggers);
  return reader.said_beside(date.words) ? Tie::announced : reader.read(date.words);
}

Tie tie_of(const Scene& scene, const std::vector<Trigger>& triggers, const PlacePhrase& place) {
  return TieReader(scene, triggers).read(place.words);
}

bool tells_aftermath(const Scene& scene, const std::vector<Trigger>& triggers, const DatePhrase& date) {
  const std::uint32_t sentence = scene.words.words[date.words.begin].sentence;
  const auto first = triggers_of(triggers, sentence).begin();
  if (triggers_of(triggers, sentence).empty() || !first->noun || first->words.begin < date.words.end)
    return false;
  std::uint32_t before = first->words.begin;
  while (before > date.words.end && scene.words.words[before - 1].upos == Upos::DET) --before;
  return before > date.words.end && scene.has(before - 1, scene.v.date_follows);
}

}  // namespace recoupe
