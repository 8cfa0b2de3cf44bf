#include "mention/scope.h"

#include <algorithm>

#include "mention/event_date.h"
#include "mention/event_place.h"
#include "mention/tie.h"

namespace recoupe {
namespace {

constexpr int kSameEventDays = 1;  // two dates this close may be one event told twice (nights, time zones)
constexpr int kMemoryDays = 4;     // the first of two dates of the lead this far back is what it recalls
constexpr int kNewsDays = 7;       // a round-up looks over a week
constexpr std::size_t kLeadPassages = 4;
constexpr std::int64_t kFewEvents = 2;  // « deux attaques » may be told one by one; more are a count

int days_between(const DayInterval& a, const DayInterval& b) {
  if (a.earliest > b.latest) return static_cast<int>((a.earliest - b.latest).count());
  if (b.earliest > a.latest) return static_cast<int>((b.earliest - a.latest).count());
  return 0;
}

}  // namespace

ScopeReader::ScopeReader(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
                         bool refused)
    : scene_(scene),
      passages_(passages),
      triggers_(triggers),
      turns_(scene, passages, triggers),
      refused_(refused) {
  read_titles();
  read_scene_dates();
  read_lead();
}

void ScopeReader::read_titles() {
  for (std::uint32_t s = 0; s < scene_.sentence_count(); ++s) {
    if (scene_.words.sentences[s].kind != BlockKind::title) continue;
    const auto places = scene_.places_in(scene_.words.ranges[s]);
    title_places_.insert(title_places_.end(), places.begin(), places.end());
  }
}

void ScopeReader::read_scene_dates() {
  scene_dates_.assign(passages_.size(), nullptr);
  bool open = false;
  const DatePhrase* head = nullptr;
  for (std::uint32_t p = 0; p < passages_.size(); ++p) {
    if (p == 0 || passages_.sentence(p).block != passages_.sentence(p - 1).block) open = true, head = nullptr;
    if (open) scene_dates_[p] = head;
    const bool told = triggered(p);
    if (told && first_told_ == UINT32_MAX && passages_.sentence(p).kind != BlockKind::title) first_told_ = p;
    open = open && !told && !passages_[p].aside;
    if (open && head == nullptr) head = date_at_head(p);
  }
}

const DatePhrase* ScopeReader::date_at_head(std::uint32_t passage) const {
  const DatePhrase* found = nullptr;
  const WordRange words = passages_[passage].words;
  for (const DatePhrase* date : scene_.dates_in({words.begin, std::min(words.end, words.begin + 2)}))
    if (date->use == DateUse::point && !date->future && !date->clock_only && lead_of(*date) == Lead::told)
      found = date;
  return found;
}

// Of several dates the one nearest to publication is the news, older ones are memory.
void ScopeReader::read_lead() {
  std::vector<std::uint32_t> lead;
  for (std::uint32_t p = 0; p < passages_.size() && lead.size() < kLeadPassages; ++p)
    if (!passages_[p].aside && triggered(p) && !aggregate(p)) lead.push_back(p);
  for (const Lead wanted : {Lead::told, Lead::announced, Lead::aftermath})
    for (const std::uint32_t p : lead) {
      if (wanted != Lead::told && main_date_ != nullptr) break;
      const DatePhrase* found = any_date(p);
      if (found == nullptr) found = scene_dates_[p];
      if (found == nullptr || lead_of(*found) != wanted) continue;
      if (p != lead.front() && pluperfect(p) && long_before(*found, p, lead.front())) continue;
      const bool news = main_date_ == nullptr || (found->days && counts_from_lead(*main_date_)) ||
                        (main_date_->days && scene_.report.published && found->days && !pluperfect(p) &&
                         days_between(*found->days, *main_date_->days) >= kMemoryDays &&
                         found->days->earliest > main_date_->days->latest &&
                         found->days->earliest <= scene_.report.published->day);
      if (news) main_date_ = found;
    }
  if (refused_) return;
  Event probe;
  probe.lead = true;
  for (const std::uint32_t p : lead)
    if (!remembered(p)) probe.passages.push_back(p);
  set_place(scene_, passages_, triggers_, probe);
  main_place_ = probe.place;
}

// « En février, un autre bar avait été attaqué »: not of the week, nor of the paragraph that the lead stands
// in.
bool ScopeReader::long_before(const DatePhrase& date, std::uint32_t passage, std::uint32_t lead) const {
  if (!scene_.report.published) return passages_.sentence(passage).block != passages_.sentence(lead).block;
  const Day day = scene_.report.published->day;
  return date.days && days_between(*date.days, {day, day}) > kNewsDays;
}

// « … tués, des maisons brûlées le lendemain » of a title, « kidnappés deux jours plus tôt »: counted from
// the lead's day, not that day.
bool ScopeReader::counts_from_lead(const DatePhrase& date) const {
  const std::uint32_t sentence = scene_.words.words[date.words.begin].sentence;
  const bool title = scene_.words.sentences[sentence].kind == BlockKind::title;
  return !date.days && (title || date.offset_days < 0);
}

ScopeReader::Lead ScopeReader::lead_of(const DatePhrase& date) const {
  if (tells_aftermath(scene_, triggers_, date)) return Lead::aftermath;
  return tie_of(scene_, triggers_, date) == Tie::announced ? Lead::announced : Lead::told;
}

const DatePhrase* ScopeReader::any_date(std::uint32_t passage) const {
  return date_of(scene_, passages_, triggers_, {passage});
}

const DatePhrase* ScopeReader::date(std::uint32_t passage) const {
  const DatePhrase* found = any_date(passage);
  if (found == nullptr) return scene_dates_[passage];
  return lead_of(*found) == Lead::announced ? nullptr : found;
}

bool ScopeReader::triggered(std::uint32_t passage) const {
  const auto near = triggers_of(triggers_, passages_[passage].sentence);
  return std::any_of(near.begin(), near.end(), [&](const Trigger& t) { return t.passage == passage; });
}

bool ScopeReader::is_lead(std::uint32_t passage) const {
  return first_told_ >= passage || passages_[first_told_].sentence == passages_[passage].sentence;
}

bool ScopeReader::dated(std::uint32_t passage) const {
  for (const DatePhrase* found : scene_.dates_in(passages_[passage].words))
    if ((found->use == DateUse::point || found->use == DateUse::since) &&
        found->precision != DatePrecision::none)
      return true;
  return false;
}

bool ScopeReader::has_count(std::uint32_t passage) const {
  const auto chunks = passages_.chunks(passage);
  return std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
    return Scene::is_noun(chunk) && scene_.count_of(scene_.noun(chunk)) != nullptr;
  });
}

bool ScopeReader::speaks_of_toll(std::uint32_t passage) const {
  const WordRange range = passages_[passage].words;
  return (scene_.any(range, scene_.v.casualty) || scene_.any(range, scene_.v.harm) ||
          scene_.any(range, scene_.v.toll_noun)) &&
         has_count(passage);
}

// « 34 attaques », « attaquées 66 fois », « la sixième attaque depuis »
bool ScopeReader::counts_events(std::uint32_t passage) const {
  const auto dates = scene_.dates_in(passages_[passage].words);
  const bool since =
      std::any_of(dates.begin(), dates.end(), [](const DatePhrase* d) { return d->use == DateUse::since; });
  for (const Chunk& chunk : passages_.chunks(passage)) {
    if (!Scene::is_noun(chunk) || !scene_.noun(chunk).number) continue;
    const NounPhrase& np = scene_.noun(chunk);
    const NumberPhrase& number = scene_.phrases.numbers[*np.number];
    const bool events = scene_.has(np.head, scene_.v.event) || scene_.has(np.head, scene_.v.times);
    if (!events || scene_.has(np.head, scene_.v.harm_noun) || number.indefinite_article || number.negative)
      continue;
    if (number.role == NumberRole::ordinal ? since
                                           : number.min > kFewEvents && !scene_.has(np.head, scene_.v.volley))
      return true;
  }
  return false;
}

bool ScopeReader::speaks_of_several(std::uint32_t passage) const {
  const auto chunks = passages_.chunks(passage);
  return std::any_of(chunks.begin(), chunks.end(), [&](const Chunk& chunk) {
    if (!Scene::is_noun(chunk)) return false;
    const NounPhrase& np = scene_.noun(chunk);
    const bool events = scene_.has(np.head, scene_.v.event) || scene_.has(np.head, scene_.v.definite);
    const bool known = scene_.has(np.words.begin, scene_.v.definite_article) ||
                       scene_.any({np.words.begin, np.head}, scene_.v.anaphoric);
    const bool counted = np.number && scene_.phrases.numbers[*np.number].min > 1;
    return events && known && (counted || scene_.any({np.words.begin, np.head}, scene_.v.demonstrative)) &&
           scene_.words.words[np.head].feats.number == Number::plur;
  });
}

// « Le conflit a déjà fait plus de deux mille morts »
bool ScopeReader::sums_up(std::uint32_t passage) const {
  for (const Chunk& chunk : passages_.chunks(passage)) {
    if (chunk.kind == ChunkKind::verb) return false;
    if (chunk.kind == ChunkKind::noun)
      return scene_.has(scene_.noun(chunk).head, scene_.v.aggregate_noun) && speaks_of_toll(passage) &&
             !is_lead(passage);
  }
  return false;
}

bool ScopeReader::aggregate(std::uint32_t passage) const {
  if (passages_.sentence(passage).kind == BlockKind::title) return false;
  if (sums_up(passage)) return true;
  const WordRange range = passages_[passage].words;
  const bool counted = counts_events(passage);
  if (scene_.any(range, scene_.v.aggregate_cue) && (counted || scene_.any(range, scene_.v.aggregate_noun)))
    return true;
  const auto dates = scene_.dates_in(range);
  const bool since =
      std::any_of(dates.begin(), dates.end(), [](const DatePhrase* d) { return d->use == DateUse::since; });
  return (since || counted) && !is_lead(passage);
}

bool ScopeReader::background(std::uint32_t passage) const {
  if (refused_ || passages_[passage].aside) return true;
  const WordRange range = passages_[passage].words;
  const bool lead = is_lead(passage);
  if (scene_.any(range, scene_.v.other_event) && !lead) return true;
  if (remembered(passage) || elsewhere(passage) || turns(passage)) return true;
  return !lead && pluperfect(passage) && scene_.any(range, scene_.v.background_cue);
}

bool ScopeReader::turns(std::uint32_t passage) const {
  return !refused_ && !is_lead(passage) &&
         turns_.turns(passage, main_place_ ? &*main_place_ : nullptr, main_date_, date(passage));
}

bool ScopeReader::news(std::uint32_t passage) const {
  if (refused_ || passages_[passage].aside || pluperfect(passage)) return false;
  if (scene_.any(passages_[passage].words, scene_.v.background_cue)) return false;
  if (triggered(passage) && !turns_.asserts(passage)) return false;
  const DatePhrase* own = date(passage);
  if (own == nullptr || own->clock_only) return turns(passage);
  if (!own->days) return own->relative_to_event && own->offset_days >= 0;
  if (main_date_ == nullptr || !main_date_->days) return false;
  return own->days->earliest >= main_date_->days->earliest &&
         days_between(*own->days, *main_date_->days) <= kNewsDays;
}

bool ScopeReader::newsworthy(std::uint32_t passage) const {
  for (const PlacePhrase* place : scene_.places_in(passages_[passage].words))
    if (place->use == PlaceUse::location && is_fine(*place) && in_title(*place)) return true;
  const DatePhrase* own = date(passage);
  if (own == nullptr) return false;
  if (turns_.reply(passage) != 0) return true;
  if (own->relative_to_event && own->offset_known && !own->days) return own->offset_days > 0;
  return main_date_ != nullptr && own->days && main_date_->days &&
         own->days->earliest > main_date_->days->latest && !turns_.within(own->words, passage);
}

bool ScopeReader::in_title(const PlacePhrase& place) const {
  return std::any_of(title_places_.begin(), title_places_.end(),
                     [&](const PlacePhrase* named) { return named->name == place.name; });
}

// Whether the passage dates its event apart from the main one.
bool ScopeReader::remembered(std::uint32_t passage) const {
  const DatePhrase* own = date(passage);
  if (own == nullptr) return announced_before(passage);
  if (own == main_date_ || own->clock_only) return false;
  if (own->relative_to_event) return !is_lead(passage) && own->offset_days != 0 && !own->days;
  if (own->days && main_date_ != nullptr && main_date_->days) {
    if (own->days->earliest > main_date_->days->latest && tells_aftermath(scene_, triggers_, *own))
      return false;
    const int gap = days_between(*own->days, *main_date_->days);
    return gap > kSameEventDays || (gap > 0 && (pluperfect(passage) || own->basis == DateBasis::explicit_));
  }
  return pluperfect(passage) &&
         (own->precision == DatePrecision::month || own->precision == DatePrecision::year ||
          own->basis == DateBasis::explicit_ || main_date_ == nullptr || !main_date_->days);
}

// « Le 4 mai, le mouvement disait avoir tué neuf gendarmes »: what was announced before the main event
// is another's.
bool ScopeReader::announced_before(std::uint32_t passage) const {
  const DatePhrase* said = any_date(passage);
  return said != nullptr && said->days && main_date_ != nullptr && main_date_->days &&
         said->use == DateUse::point &&
         said->days->latest + std::chrono::days{kSameEventDays} < main_date_->days->earliest;
}

// Whether the passage tells what happened at another place than the main one.
bool ScopeReader::elsewhere(std::uint32_t passage) const {
  if (!main_place_ || !main_place_->latitude || !is_fine(*main_place_) || is_lead(passage)) return false;
  bool other = false;
  for (const PlacePhrase* place : scene_.places_in(passages_[passage].words)) {
    if (place->use != PlaceUse::location) continue;
    if (same_area(*place, *main_place_)) return false;
    other = other || is_fine(*place);
  }
  return other && harm_or_strike(passage);
}

bool ScopeReader::harm_or_strike(std::uint32_t passage) const {
  const auto near = triggers_of(triggers_, passages_[passage].sentence);
  return speaks_of_toll(passage) || std::any_of(near.begin(), near.end(), [&](const Trigger& t) {
           return t.passage == passage && !t.noun;
         });
}

bool ScopeReader::back_at_main(std::uint32_t passage) const {
  const auto places = scene_.places_in(passages_[passage].words);
  return main_place_ && std::any_of(places.begin(), places.end(), [&](const PlacePhrase* place) {
           return place->use == PlaceUse::location && is_fine(*place) && same_area(*place, *main_place_);
         });
}

// Whether the passage's trigger stands in the pluperfect.
bool ScopeReader::pluperfect(std::uint32_t passage) const {
  for (const Trigger& trigger : triggers_of(triggers_, passages_[passage].sentence))
    if (trigger.passage == passage && !trigger.noun) {
      const VerbGroup& verb = scene_.verb(scene_.chunks.sentences[trigger.sentence][trigger.chunk]);
      if (verb.pluperfect && !turns_.is_reported(verb.head)) return true;
    }
  return looks_back(scene_, passages_.chunks(passage));
}

// A heading stands over the paragraph that follows.
bool ScopeReader::same_paragraph(std::uint32_t passage, std::uint32_t last) const {
  const Sentence& above = passages_.sentence(last);
  const std::uint32_t block = passages_.sentence(passage).block;
  return block == above.block || (above.kind == BlockKind::heading && block == above.block + 1);
}

bool ScopeReader::continues(std::uint32_t passage, std::uint32_t last, bool last_is_aggregate) const {
  if (passages_[passage].aside || !same_paragraph(passage, last)) return false;
  const bool fresh = news(last);
  if (fresh && !triggered(last)) return true;  // « La riposte n'a pas tardé. »
  if (!fresh && passages_[last].sentence + 1 < passages_[passage].sentence) return false;
  const DatePhrase* own = date(passage);
  if (own != nullptr && own->days && (!fresh || remembered(passage))) return false;
  if (!triggered(passage)) return true;
  for (const Chunk& chunk : passages_.chunks(passage))
    if (chunk.kind == ChunkKind::verb && scene_.verb(chunk).pluperfect) return true;
  if (last_is_aggregate) return false;
  if (fresh) return !turns(passage) && !back_at_main(passage);
  const auto places = scene_.places_in(passages_[passage].words);
  return std::none_of(places.begin(), places.end(),
                      [](const PlacePhrase* place) { return place->use == PlaceUse::location; });
}

}  // namespace recoupe
