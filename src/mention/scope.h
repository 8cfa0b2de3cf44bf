// Scope: what a passage tells of, measured against the lead of its report: the main event, an older or other
// one, a count over many.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "mention/passage.h"
#include "mention/turn.h"

namespace recoupe {

class ScopeReader {
 public:
  // All must outlive the reader. `refused`: the report tells no incident, so nothing in it is main.
  ScopeReader(const Scene& scene, const Passages& passages, const std::vector<Trigger>& triggers,
              bool refused);

  bool triggered(std::uint32_t passage) const;
  // Whether it gives a number of people harmed.
  bool speaks_of_toll(std::uint32_t passage) const;
  // A count of events, or a period that ends now.
  bool aggregate(std::uint32_t passage) const;
  // Another event than the main one: by its date, its place, « une autre attaque », or as an aside.
  bool background(std::uint32_t passage) const;
  // Goes on to another event of the same days (mention/turn.h).
  bool turns(std::uint32_t passage) const;
  bool in_entry(std::uint32_t passage) const { return turns_.in_entry(passage); }
  // Of a passage apart from the main event: whether it tells of now too, not of the past or as an aside.
  bool news(std::uint32_t passage) const;
  // Of news: whether one sentence makes it a main event: an answer, the latest of what happened, what the
  // title names.
  bool newsworthy(std::uint32_t passage) const;
  // « Deux Américains y avaient perdu la vie »: goes on with what `last` told, an event that is not the main
  // one.
  bool continues(std::uint32_t passage, std::uint32_t last, bool last_is_aggregate) const;
  // « les deux attaques », « ces attentats »: of events that were told before.
  bool speaks_of_several(std::uint32_t passage) const;
  // Whether some date of it is more than a time of day.
  bool dated(std::uint32_t passage) const;
  // Of what the passage tells; nullptr where nothing but an announcement is dated.
  const DatePhrase* date(std::uint32_t passage) const;

 private:
  enum class Lead : std::uint8_t { told, announced, aftermath };  // what a date of the lead is that of
  void read_lead();
  bool counts_from_lead(const DatePhrase& date) const;
  Lead lead_of(const DatePhrase& date) const;
  bool long_before(const DatePhrase& date, std::uint32_t passage, std::uint32_t lead) const;
  void read_titles();
  void read_scene_dates();
  const DatePhrase* date_at_head(std::uint32_t passage) const;
  const DatePhrase* any_date(std::uint32_t passage) const;
  bool is_lead(std::uint32_t passage) const;  // nothing before it tells of an event, but for the title
  bool announced_before(std::uint32_t passage) const;
  bool remembered(std::uint32_t passage) const;
  bool in_title(const PlacePhrase& place) const;
  bool elsewhere(std::uint32_t passage) const;
  bool same_paragraph(std::uint32_t passage, std::uint32_t last) const;
  bool back_at_main(std::uint32_t passage) const;
  bool pluperfect(std::uint32_t passage) const;
  bool counts_events(std::uint32_t passage) const;
  bool sums_up(std::uint32_t passage) const;
  bool has_count(std::uint32_t passage) const;
  bool harm_or_strike(std::uint32_t passage) const;

  const Scene& scene_;
  const Passages& passages_;
  const std::vector<Trigger>& triggers_;
  TurnReader turns_;
  bool refused_;
  std::vector<const PlacePhrase*> title_places_;
  std::uint32_t first_told_ = UINT32_MAX;  // the first passage behind the title with a trigger
  // One a passage: « Dimanche, les soldats ont bouclé le port. Deux suspects ont été abattus »: the day at
  // the head of the paragraph, for the first sentence of it that tells of an event.
  std::vector<const DatePhrase*> scene_dates_;
  // What the lead gives: what follows is measured against it.
  const DatePhrase* main_date_ = nullptr;
  std::optional<PlacePhrase> main_place_;
};

}  // namespace recoupe
