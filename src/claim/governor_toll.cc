// Numbers without a noun, and what the text before them gives a number: the total that it is part of, the
// toll at hand, what « en » or « le nombre de » stands for, the things that it goes on counting.
#include <algorithm>

#include "claim/figure.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kReach = 12;      // chunks or words between what belongs together
constexpr std::uint32_t kCountReach = 5;  // words between « le nombre » and what it counts

// What counts as `figure` does.
Governor like(const FigureMention& figure, Tie tie) {
  Governor out = figure.governor;
  out.kind = name_of(figure.kind);
  out.conditional = false;
  out.by = figure.words;
  out.tie = tie;
  return out;
}

}  // namespace

// A number with no noun of its own: « huit ont été tués ».
Verdict FigureReader::govern_elliptic(std::uint32_t at) const {
  const NounPhrase& np = scene_.noun(chunk(at));
  const Antecedent things = things_before(at);
  if (const auto shots = shots_again(at, things)) return *shots;
  if (things == Antecedent::here) return tl::unexpected(Fate::goes_on);
  if (const auto total = by_total(at)) return *total;
  if (const auto sequel = by_sequel(at)) return *sequel;
  const bool negative = scene_.count_of(np)->negative;
  if (!negative) {
    if (const auto count = by_count_noun(at)) return *count;
    if (const auto quantity = by_quantity(at)) return *quantity;
  }
  // « aucun n'a été tué »; the noun of « aucune nouvelle » may stand apart.
  if (negative && (at + 1 == size() || chunk(at + 1).kind != ChunkKind::verb))
    return tl::unexpected(Fate::no_governor);
  auto harm = by_harm_around(at);
  if (harm && (is_sought(np, *harm) || (things == Antecedent::before && harm->entry == 0))) harm.reset();
  if (harm && things == Antecedent::before && has_class(harm->entry, scene_.v.things_too))
    return tl::unexpected(Fate::goes_on);
  if (harm) return *harm;
  if (things == Antecedent::before) return tl::unexpected(Fate::goes_on);
  const auto toll = negative ? std::nullopt : by_toll(at);
  if (toll) return *toll;
  return tl::unexpected(unharmed(at) ? Fate::unharmed : Fate::no_governor);
}

// Whether the last count before the number is of things: « dix-sept drones …, quatorze ont été abattus ».
FigureReader::Antecedent FigureReader::things_before(std::uint32_t at) const {
  const auto counted = [&](const Chunk& c) {
    if (!Scene::is_noun(c) || scene_.elliptic(scene_.noun(c))) return false;
    const NumberPhrase* number = scene_.count_of(scene_.noun(c));
    return number != nullptr && !number->indefinite_article;
  };
  for (std::uint32_t back = at; back > 0; --back)
    if (counted(chunk(back - 1)))
      return is_thing(scene_.noun(chunk(back - 1)).head) ? Antecedent::here : Antecedent::none;
  if (sentence_ == 0) return Antecedent::none;
  const auto& before = scene_.chunks.sentences[sentence_ - 1];
  const auto last = std::find_if(before.rbegin(), before.rend(), counted);
  return last != before.rend() && is_thing(scene_.noun(*last).head) ? Antecedent::before : Antecedent::none;
}

// « vingt drones détruits sur trente lancés »: the whole of what was fired.
std::optional<Governor> FigureReader::shots_again(std::uint32_t at, Antecedent things) const {
  const Chunk& c = chunk(at);
  if (at + 1 < size() && chunk(at + 1).kind == ChunkKind::verb && scene_.verb(chunk(at + 1)).participle)
    if (const EntryId fired = scene_.entry_at(scene_.verb(chunk(at + 1)).head, scene_.v.fires); fired != 0)
      return counted(ClaimKind::projectiles, fired, scene_.verb(chunk(at + 1)).head);
  const bool of_all = c.kind == ChunkKind::prep && scene_.has(c.preposition, scene_.v.preposition_against);
  if (things == Antecedent::none || !of_all) return std::nullopt;
  for (std::uint32_t w = c.words.begin; w-- > scene_.words.ranges[sentence_ - (sentence_ > 0)].begin;)
    if (const EntryId shot = scene_.entry_at(w, scene_.v.projectile); shot != 0)
      return counted(ClaimKind::projectiles, shot, w);
  return std::nullopt;
}

// « huit morts, puis douze », « pas douze morts mais treize », « pas douze mais treize morts »: the other
// number tells what it counts.
std::optional<Governor> FigureReader::by_sequel(std::uint32_t at) const {
  std::uint32_t before = at;
  bool linked = false;
  while (before > 0 && !Scene::is_noun(chunk(before - 1)) && chunk(before - 1).kind != ChunkKind::verb) {
    --before;
    linked = linked || scene_.any(chunk(before).words, scene_.v.then) ||
             scene_.any(chunk(before).words, scene_.v.contrast);
  }
  if (linked && !figures_.empty() && figures_.back().sentence == sentence_ && before > 0 &&
      figures_.back().chunk + 1 == before)
    return like(figures_.back(), Tie::sequel);
  if (!is_corrected(at) || at + 2 >= size() || scene_.elliptic(scene_.noun(chunk(at + 2))))
    return std::nullopt;
  const Verdict corrected = judge(at + 2);
  return corrected ? std::optional(*corrected) : std::nullopt;
}

// « pas douze mais treize »: whether the next number takes the place of this one.
bool FigureReader::is_corrected(std::uint32_t at) const {
  if (at + 2 >= size() || !scene_.any(chunk(at + 1).words, scene_.v.contrast) ||
      !Scene::is_noun(chunk(at + 2)) || scene_.count_of(scene_.noun(chunk(at + 2))) == nullptr)
    return false;
  const WordRange words = chunk(at).words;
  return (at > 0 && chunk(at - 1).kind == ChunkKind::verb && scene_.verb(chunk(at - 1)).negated) ||
         (words.begin > 0 && scene_.has(words.begin - 1, scene_.v.negation));
}

// « le nombre des déplacés est de 900 », « porte à douze le nombre de personnes tuées »
std::optional<Governor> FigureReader::by_count_noun(std::uint32_t at) const {
  const WordRange range = scene_.words.ranges[sentence_];
  const WordRange own = chunk(at).words;
  const std::uint32_t first = own.begin - std::min(own.begin - range.begin, kReach);
  const std::uint32_t last = std::min(own.end + kReach, range.end);
  for (std::uint32_t w = first; w < last; ++w) {
    if (!scene_.has(w, scene_.v.count_noun)) continue;
    // « les élèves enlevés sont au nombre de trente »
    if (w < own.begin && own.begin - w <= 2) return harmed_before(w);
    for (std::uint32_t of = w + 1; of < std::min(w + kCountReach, range.end); ++of) {
      if (own.contains(of)) break;
      for (const ClassId wanted : {scene_.v.casualty, scene_.v.harm, scene_.v.harm_noun})
        if (const EntryId entry = scene_.entry_at(of, wanted); entry != 0) {
          Governor found = governor(entry, {w, of + 1});
          found.tie = Tie::count_noun;
          return found;
        }
    }
  }
  return std::nullopt;
}

// « l'armée en compte onze »: what the nearest noun in the plural before it counts.
std::optional<Governor> FigureReader::by_quantity(std::uint32_t at) const {
  std::uint32_t verb_at = at;
  while (verb_at > 0 && (is_quote(chunk(verb_at - 1)) || chunk(verb_at - 1).kind == ChunkKind::subordinator ||
                         chunk(verb_at - 1).kind == ChunkKind::adverb))
    --verb_at;
  if (verb_at == 0 || chunk(verb_at - 1).kind != ChunkKind::verb) return std::nullopt;
  const VerbGroup& verb = scene_.verb(chunk(verb_at - 1));
  if (by_verb(verb, true) || !takes_quantity(verb)) return std::nullopt;
  const auto& nouns = scene_.phrases.nouns;
  auto np = std::lower_bound(nouns.begin(), nouns.end(), verb.words.begin,
                             [](const NounPhrase& n, std::uint32_t word) { return n.words.begin < word; });
  const std::uint32_t begin = scene_.words.ranges[sentence_ - std::min(sentence_, 2U)].begin;
  std::optional<Governor> found;
  while (np != nouns.begin() && (--np)->words.begin >= begin) {
    if (found && scene_.words.words[np->head].sentence != scene_.words.words[found->by.begin].sentence) break;
    auto before = counts_before(*np);
    const bool graver = before && before->kind == name_of(ClaimKind::killed);
    if (before && (!found || graver)) found = before;
  }
  if (found) found->tie = Tie::quantity;
  return found;
}

// What a noun in the plural counts, as an antecedent of « en ».
std::optional<Governor> FigureReader::counts_before(const NounPhrase& np) const {
  if (scene_.words.words[np.head].feats.number != Number::plur) return std::nullopt;
  if (const EntryId shot = scene_.entry_at(np.head, scene_.v.projectile); shot != 0)
    return counted(ClaimKind::projectiles, shot, np.head);
  if (const auto head = by_head(np)) return head->kind == kVictim ? std::nullopt : head;
  return scene_.has(np.head, scene_.v.person) ? harmed_before(np.words.begin) : std::nullopt;
}

// « en » among the clitics of a verb that counts.
bool FigureReader::takes_quantity(const VerbGroup& verb) const {
  bool counts = false;
  bool en = false;
  for (std::uint32_t w = verb.words.begin; w < verb.words.end; ++w) {
    counts = counts || scene_.has(w, scene_.v.count_speech);
    en = en || (w < verb.head && scene_.has(w, scene_.v.quantity_pronoun));
  }
  return counts && en;
}

// The kind of harm of the words right before another; of two kinds the graver: « tué ou blessé douze soldats
// ».
std::optional<Governor> FigureReader::harmed_before(std::uint32_t word) const {
  std::optional<Governor> found;
  const std::uint32_t begin = scene_.words.ranges[scene_.words.words[word].sentence].begin;
  for (std::uint32_t w = word; w > begin && w + kCountReach > word; --w) {
    EntryId entry = scene_.entry_at(w - 1, scene_.v.harm);
    if (entry == 0) entry = scene_.entry_at(w - 1, scene_.v.casualty);
    if (entry == 0) continue;
    const Governor harm = governor(entry, {w - 1, w});
    if (!found || harm.kind == name_of(ClaimKind::killed)) found = harm;
  }
  if (found) found->tie = Tie::count_noun;
  return found;
}

// « 19 morts, dont trois enfants »: the kind of the total before it.
std::optional<Governor> FigureReader::by_total(std::uint32_t at) const {
  if (figures_.empty() || figures_.back().sentence != sentence_ || figures_.back().chunk >= at ||
      figures_.back().max == 0)
    return std::nullopt;
  bool listed = false;
  for (std::uint32_t step = 1; step <= kReach && step <= at && at - step >= figures_.back().chunk; ++step) {
    const Chunk& c = chunk(at - step);
    if (scene_.any(c.words, scene_.v.part_cue) && (step == 1 || listed))
      return like(figures_.back(), Tie::total);
    if (c.kind == ChunkKind::coordinator || c.kind == ChunkKind::comma)
      listed = true;
    else if (!Scene::is_noun(c))
      return std::nullopt;
  }
  return std::nullopt;
}

// A number without a noun where a toll is at hand: the kind is that of the casualties spoken of last in this
// sentence or the one before.
std::optional<Governor> FigureReader::by_toll(std::uint32_t at) const {
  const WordRange range = scene_.words.ranges[sentence_];
  if (!scene_.any(range, scene_.v.toll_noun) && !scene_.any(range, scene_.v.toll_verb) &&
      !scene_.any(range, scene_.v.count_speech) && !scene_.any(range, scene_.v.superseded))
    return std::nullopt;
  WordRange by;
  EntryId named = 0;  // the killed before the others: a toll is first of all theirs
  for (std::uint32_t w = range.begin; w < chunk(at).words.begin; ++w) {
    const EntryId entry = scene_.entry_at(w, scene_.v.casualty);
    if (entry == 0 || scene_.lexicon.value(entry, "kind") == kVictim) continue;
    if (named == 0 || scene_.lexicon.value(named, "kind") != "killed") named = entry, by = {w, w + 1};
  }
  if (named != 0) {
    Governor toll = governor(named, by);
    toll.tie = Tie::toll;
    return toll;
  }
  const FigureMention* last = nullptr;
  for (const FigureMention& figure : figures_) {
    if (figure.sentence + 1 < sentence_ || figure.kind == ClaimKind::projectiles ||
        figure.kind == ClaimKind::attacks)
      continue;
    if (last == nullptr || last->kind != ClaimKind::killed || figure.kind == ClaimKind::killed)
      last = &figure;
  }
  if (last != nullptr) return like(*last, Tie::toll);
  if (scene_.any(range, scene_.v.toll_noun))
    return Governor{name_of(ClaimKind::killed), toll_rule(range), false, {}, 0, Tie::toll};
  return std::nullopt;
}

// The entry that speaks of a toll here.
std::string_view FigureReader::toll_rule(WordRange range) const {
  for (std::uint32_t w = range.begin; w < range.end; ++w)
    if (const EntryId entry = scene_.entry_at(w, scene_.v.toll_noun); entry != 0)
      return scene_.lexicon.where(entry);
  return {};
}

}  // namespace recoupe
