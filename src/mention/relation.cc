#include "mention/relation.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <string>

#include "mention/turn.h"

namespace recoupe {
namespace {

constexpr std::chrono::days kAnswerDays{7};   // within which one event answers another
constexpr std::chrono::days kSiteDays{180};   // within which attacks on the same site make a series
constexpr std::chrono::days kSeriesDays{45};  // the same for attacks at the same place, or told as no first
constexpr std::size_t kMostOfSeries = 4;      // further events; more are a round-up of many things
constexpr std::string_view kRetaliation = "retaliation_for";
constexpr std::string_view kSeries = "same_series";
constexpr std::string_view kResponse = "response_to";
constexpr std::string_view kNoLink = "none";  // « aucun lien »

class RelationReader {
 public:
  RelationReader(const Scene& scene, const std::vector<Trigger>& triggers, const Mentions& mentions,
                 std::int32_t main)
      : scene_(scene), mentions_(mentions), turns_(scene, mentions.passages, triggers), main_(main) {}

  std::vector<Relation> run() {
    for (const EntryHit& hit : scene_.words.hits)
      if (const std::string_view kind = scene_.lexicon.value(hit.entry, "relation"); !kind.empty())
        said(hit, kind);
    for (std::int32_t n = 0; n < size(); ++n) {
      if (n != main_) again(n);
      pursued(n);
      if (n != main_) another(n);
    }
    return std::move(out_);
  }

 private:
  const Event& event(std::int32_t n) const { return mentions_.events[static_cast<std::size_t>(n)]; }
  bool is_background(std::int32_t n) const { return n != kNoEvent && event(n).scope == Scope::background; }

  // By a word that says so.
  void said(const EntryHit& hit, std::string_view kind) {
    const std::uint32_t p = mentions_.passages.at(hit.words.begin);
    if (p == Passages::kNone || kind == kNoLink || is_wish(hit.words, p)) return;
    const std::int32_t own = mentions_.event_of_passage[p];
    if (mentions_.passages[p].connective == hit.entry && own != kNoEvent)
      return relate(answering(p), same_day(own, answering(p), p), kind, hit.words);
    const std::int32_t told = own != kNoEvent && !points_back(p) ? own : thread(p);
    if (kind == kSeries) return series(hit, told, p);
    if (governs(hit.words, own) && earlier(own)) return relate(main_, own, kind, hit.words);
    if (told != kNoEvent && told != main_ && (event(told).scope == Scope::main || answers(own, hit.words, p)))
      return relate(told, before(told, p), kind, hit.words);
    if (const std::int32_t next = following(p); next != kNoEvent)
      return relate(next, told != kNoEvent ? told : before(next, p), kind, hit.words);
    const std::int32_t past = answered(mentions_.passages[p].sentence);
    if (past != kNoEvent && own != past) return relate(main_, past, kind, hit.words);
    if (past == kNoEvent) counterpart(kind, hit.words);
  }

  // « Cette attaque s'inscrit dans la même campagne »
  bool points_back(std::uint32_t passage) const {
    const std::uint32_t first = mentions_.passages[passage].words.begin;
    return scene_.has(first, scene_.v.demonstrative) && thread(passage) != kNoEvent;
  }

  // « la vengeance du ratissage mené en juin », « répond à l'offensive »: the earlier event is the word's own
  // complement.
  bool governs(WordRange words, std::int32_t own) const {
    const Word& last = scene_.words.words[words.end - 1];
    const bool open =
        last.upos == Upos::ADP || (last.upos == Upos::DET && words.size() > 1) ||
        (words.end < scene_.words.words.size() && scene_.words.words[words.end].upos == Upos::ADP);
    if (!is_background(own) || !open) return false;
    const std::uint32_t first = event(own).passages.front();
    return mentions_.passages[first].words.contains(words.begin);
  }

  // « Vendredi soir, en retour, des miliciens ont abattu un berger »: though told as background.
  bool answers(std::int32_t own, WordRange words, std::uint32_t passage) const {
    if (!is_background(own) || mentions_.passages[passage].aside || earlier(own)) return false;
    if (scene_.any(words, scene_.v.opens_aside) && words.begin != mentions_.passages[passage].words.begin)
      return false;  // « la mort d'un berger en représailles au raid »
    const auto chunks = mentions_.passages.chunks(passage);
    return std::none_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
      return chunk.kind == ChunkKind::verb && scene_.verb(chunk).pluperfect;
    });
  }

  // « en riposte à l'explosion de la veille »: the main event of that day was told before.
  std::int32_t same_day(std::int32_t aside, std::int32_t later, std::uint32_t passage) const {
    const std::int32_t told = before(later, passage);
    if (!is_background(aside) || told == kNoEvent || event(aside).place) return aside;
    const auto& days = event(aside).date;
    const auto& main = event(told).date;
    const bool same =
        days && main && days->days && main->days && days->days->earliest == main->days->earliest;
    return same ? told : aside;
  }

  void series(const EntryHit& hit, std::int32_t told, std::uint32_t p) {
    const std::int32_t past = recalled(p);
    if (past != kNoEvent && within(past, kSiteDays)) return relate(main_, past, kSeries, hit.words);
    const bool further = told != kNoEvent && told != main_ && event(told).scope == Scope::main;
    if (further) return relate(told, of_many(hit) ? before(told, p) : like(told, p), kSeries, hit.words);
    if (of_many(hit)) return all_of_series(hit.words);
    if (const std::int32_t next = p + 1 < mentions_.passages.size() ? recalled(p + 1) : kNoEvent;
        next != kNoEvent && within(next, kSeriesDays))
      return relate(main_, next, kSeries, hit.words);  // « Ce n'est pas une première. En mai, … »
    if (answered(mentions_.passages[p].sentence) == kNoEvent) counterpart(kSeries, hit.words);
  }

  // « une vague d'attaques », « simultanément »
  bool of_many(const EntryHit& hit) const {
    const auto classes = scene_.words.hit_classes(hit, scene_.lexicon);
    return std::find(classes.begin(), classes.end(), scene_.v.of_many) != classes.end();
  }

  void all_of_series(WordRange by) {
    std::vector<std::int32_t> further;
    for (std::int32_t n = 0; n < size(); ++n)
      if (n != main_ && event(n).scope == Scope::main && !earlier(n) && near_in_time(n)) further.push_back(n);
    if (further.size() > kMostOfSeries) return;
    for (const std::int32_t n : further) relate(n, main_, kSeries, by);
  }

  // The background event that begins in the passage's sentence.
  std::int32_t recalled(std::uint32_t passage) const {
    const std::int32_t past = answered(mentions_.passages[passage].sentence);
    if (past == kNoEvent || event(past).passages.empty()) return kNoEvent;
    const std::uint32_t first = event(past).passages.front();
    return mentions_.passages[first].sentence == mentions_.passages[passage].sentence ? past : kNoEvent;
  }

  bool within(std::int32_t past, std::chrono::days most) const {
    const auto [own, main] = days_of(past);
    if (!own && !main) return most == kSiteDays;  // « en juillet »: of an undated report
    return own && main && own->earliest < main->earliest && main->earliest - own->latest <= most;
  }

  // The event that the paragraph told of last before a passage that tells of none.
  std::int32_t thread(std::uint32_t passage) const {
    for (std::uint32_t p = passage; p > 0; --p) {
      if (mentions_.passages.sentence(p - 1).block != mentions_.passages.sentence(passage).block) break;
      if (mentions_.event_of_passage[p - 1] != kNoEvent) return mentions_.event_of_passage[p - 1];
    }
    return kNoEvent;
  }

  // « Les représailles ont suivi. Jeudi, … »: the further main event that the next sentence turns to.
  std::int32_t following(std::uint32_t passage) const {
    if (passage + 1 >= mentions_.passages.size() ||
        mentions_.passages.sentence(passage + 1).block != mentions_.passages.sentence(passage).block)
      return kNoEvent;
    const std::int32_t next = mentions_.event_of_passage[passage + 1];
    const bool begins = next != kNoEvent && next != main_ && event(next).scope == Scope::main &&
                        event(next).passages.front() == passage + 1;
    return begins ? next : kNoEvent;
  }

  // « Londres a jugé la riposte proportionnée », « une nouvelle fois visé »: the only earlier
  // event of those days; failing that, the only further main event answers.
  void counterpart(std::string_view kind, WordRange by) {
    std::vector<std::int32_t> past;
    std::vector<std::int32_t> further;
    for (std::int32_t n = 0; n < size(); ++n) {
      if (n == main_ || event(n).scope == Scope::aggregate || !near_in_time(n)) continue;
      if (earlier(n) && is_background(n))
        past.push_back(n);
      else if (event(n).scope == Scope::main)
        further.push_back(n);
    }
    if (past.size() == 1 && (kind != kSeries || may_be_there(past.front())))
      relate(main_, past.front(), kind, by);
    else if (past.empty() && further.size() == 1 && kind != kSeries)
      relate(further.front(), main_, kind, by);
  }

  // « a juré de venger son frère »
  bool is_wish(WordRange words, std::uint32_t passage) const {
    for (const Chunk& chunk : mentions_.passages.chunks(passage))
      if (chunk.kind == ChunkKind::verb && chunk.words.contains(words.begin))
        return scene_.verb(chunk).infinitive || scene_.verb(chunk).future || scene_.verb(chunk).negated;
    return false;
  }

  bool near_in_time(std::int32_t n) const {
    const auto [own, main] = days_of(n);
    if (event(n).scope == Scope::main && !own) return true;
    return own && main && std::chrono::abs(own->earliest - main->earliest) <= kAnswerDays;
  }

  // The event of the sentence whose aside stands at `aside`.
  std::int32_t answering(std::uint32_t aside) const {
    const std::uint32_t sentence = mentions_.passages[aside].sentence;
    for (std::uint32_t p = 0; p < mentions_.passages.size(); ++p)
      if (mentions_.passages[p].sentence == sentence && p != aside &&
          mentions_.event_of_passage[p] != kNoEvent)
        return mentions_.event_of_passage[p];
    return main_;
  }

  // The background event that this sentence tells of.
  std::int32_t answered(std::uint32_t sentence) const {
    for (std::uint32_t p = mentions_.passages.size(); p > 0; --p)
      if (mentions_.passages[p - 1].sentence == sentence && is_background(mentions_.event_of_passage[p - 1]))
        return mentions_.event_of_passage[p - 1];
    return kNoEvent;
  }

  // The main event that was told of last before the passage.
  std::int32_t before(std::int32_t own, std::uint32_t passage) const {
    for (std::uint32_t p = passage; p > 0; --p) {
      const std::int32_t told = mentions_.event_of_passage[p - 1];
      if (told != kNoEvent && told != own && event(told).scope == Scope::main) return told;
    }
    return kNoEvent;
  }

  // Of the main events told before the first one at the same place, else the last.
  std::int32_t like(std::int32_t own, std::uint32_t passage) const {
    for (std::uint32_t p = 0; p < passage; ++p) {
      const std::int32_t told = mentions_.event_of_passage[p];
      if (told != kNoEvent && told != own && event(told).scope == Scope::main && same_place(own, told))
        return told;
    }
    return before(own, passage);
  }

  bool same_place(std::int32_t a, std::int32_t b) const {
    const auto& here = event(a).place;
    const auto& there = event(b).place;
    return here && there && is_fine(*there) && there->latitude && here->latitude && same_area(*there, *here);
  }
  bool may_be_there(std::int32_t n) const {
    const auto& there = event(n).place;
    return !there || there->use == PlaceUse::demonym || same_place(main_, n);
  }

  // « une deuxième bombe a explosé » at the same place
  void another(std::int32_t n) {
    if (event(n).scope != Scope::main || event(n).passages.empty()) return;
    const std::uint32_t p = event(n).passages.front();
    const std::int32_t first = before(n, p);
    if (first != kNoEvent && turns_.others(p) && same_place(n, first))
      relate(n, first, kSeries, mentions_.passages[p].words);
  }

  // « La gare avait déjà été visée en mars »: an event of the weeks before at the main one's place.
  void again(std::int32_t n) {
    if (!is_background(n) || event(n).passages.empty() || !within(n, kSeriesDays)) return;
    const WordRange words = mentions_.passages[event(n).passages.front()].words;
    if (scene_.any(words, scene_.v.background_cue) && same_place(main_, n)) relate(main_, n, kSeries, words);
  }

  // What became of the attackers: « Deux suspects ont été abattus dimanche » answers the attack told
  // before; where the report leads with it, the attack of the days before.
  void pursued(std::int32_t n) {
    if (event(n).scope == Scope::aggregate || event(n).passages.empty()) return;
    const auto told = std::find_if(event(n).passages.begin(), event(n).passages.end(), [&](std::uint32_t p) {
      return mentions_.passages.sentence(p).kind != BlockKind::title;
    });
    if (told == event(n).passages.end() || mentions_.passages[*told].aside) return;
    const std::uint32_t p = *told;
    const std::optional<WordRange> who = hunted(p);
    if (!who) return;
    if (n != main_) return later(n) ? relate(n, before(n, p), kResponse, *who) : void();
    for (std::int32_t other = 0; other < size(); ++other)
      if (other != main_ && event(other).scope != Scope::aggregate && earlier(other) && near_in_time(other))
        return relate(main_, other, kResponse, *who);
  }

  // The suspects or attackers who are hit in this passage, by name or as « quatre d'entre eux » of those
  // named before.
  std::optional<WordRange> hunted(std::uint32_t passage) const {
    const std::uint32_t block = mentions_.passages.sentence(passage).block;
    const bool scene = passage > 0 && mentions_.passages.sentence(passage - 1).block == block &&
                       mentions_.event_of_passage[passage - 1] == kNoEvent;
    for (const Chunk& chunk : mentions_.passages.chunks(passage)) {
      if (!Scene::is_noun(chunk)) continue;
      const NounPhrase& np = scene_.noun(chunk);
      if (!turns_.undergoes(np, passage)) continue;
      if (is_attacker(np)) return np.words;
      if (scene && scene_.any(np.words, scene_.v.partitive))
        for (const Chunk& before : mentions_.passages.chunks(passage - 1))
          if (Scene::is_noun(before) && is_attacker(scene_.noun(before))) return scene_.noun(before).words;
    }
    return std::nullopt;
  }
  bool is_attacker(const NounPhrase& np) const {
    for (std::uint32_t w = np.words.begin; w < np.words.end; ++w)
      if (scene_.has(w, scene_.v.suspect) || scene_.has(w, scene_.v.attacker)) return true;
    return false;
  }

  std::int32_t size() const { return static_cast<std::int32_t>(mentions_.events.size()); }
  struct Days {
    std::optional<DayInterval> own, main;
  };
  Days days_of(std::int32_t n) const {
    const auto of = [](const Event& e) { return e.date ? e.date->days : std::nullopt; };
    return {of(event(n)), of(event(main_))};
  }
  bool earlier(std::int32_t n) const {
    const auto [own, main] = days_of(n);
    return own && main && own->earliest < main->earliest;
  }

  bool later(std::int32_t n) const {
    const auto [own, main] = days_of(n);
    return own && main && own->earliest > main->earliest;
  }

  // « … sans lien avec l'attaque de mars », in its sentence or the next.
  bool unlinked(std::int32_t past) const {
    if (!is_background(past) || event(past).passages.empty()) return false;
    const std::uint32_t sentence = mentions_.passages[event(past).passages.front()].sentence;
    return std::any_of(scene_.words.hits.begin(), scene_.words.hits.end(), [&](const EntryHit& hit) {
      const std::uint32_t at = scene_.words.words[hit.words.begin].sentence;
      return (at == sentence || at == sentence + 1) && scene_.lexicon.value(hit.entry, "relation") == kNoLink;
    });
  }

  void relate(std::int32_t from, std::int32_t to, std::string_view kind, WordRange by) {
    if (from == kNoEvent || to == kNoEvent || from == to) return;
    const std::string later = "e" + std::to_string(from + 1);
    const std::string earlier = "e" + std::to_string(to + 1);
    if (kind == kSeries && unlinked(to)) return;
    const auto known = std::find_if(out_.begin(), out_.end(), [&](const Relation& r) {
      return (r.from == later && r.to == earlier) || (r.from == earlier && r.to == later);
    });
    if (known == out_.end())
      out_.push_back({later, earlier, std::string(kind), scene_.span(by)});
    else if (kind == kRetaliation && known->kind == kResponse && known->from == later)
      *known = {later, earlier, std::string(kind), scene_.span(by)};  // « La réponse … : ils l'ont vengé »
  }

  const Scene& scene_;
  const Mentions& mentions_;
  TurnReader turns_;
  std::int32_t main_;
  std::vector<Relation> out_;
};

}  // namespace

std::vector<Relation> relations_of(const Scene& scene, const std::vector<Trigger>& triggers,
                                   const Mentions& mentions, std::int32_t main) {
  if (main == kNoEvent) return {};
  return RelationReader(scene, triggers, mentions, main).run();
}

}  // namespace recoupe
