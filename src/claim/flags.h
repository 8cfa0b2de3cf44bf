// Flags: what a person should look at before trusting a report's figures.
//
//   headline_contradicts_body  no figure of the body fits the headline's; or the headline's attacker is in
//   the body the one
//                              attacked (« X frappe une base » over « une attaque contre X sur la base »), or
//                              condemns it
//   sum_mismatch               the parts that are to make a total do not: « dix morts : six civils et trois
//   soldats » two_figures_one_source     one speaker gives two numbers for one thing, and does not correct
//   himself weekday_mismatch           « vendredi 9 avril 2022 » was a Saturday
//
// « machine_translated » is raised by translation.h.
#pragma once

#include <vector>

#include "claim/draft.h"
#include "mention/reader.h"

namespace recoupe {

class FlagReader {
 public:
  // All must outlive the reader.
  FlagReader(const Scene& scene, const Mentions& mentions, const std::vector<Voice>& voices,
             const std::vector<Draft>& drafts)
      : scene_(scene), mentions_(mentions), voices_(voices), drafts_(drafts) {}
  // In the order above.
  std::vector<Flag> read();

 private:
  void headline_figures();
  static bool some_sum_fits(const std::vector<const Draft*>& addends, const Claim& total);
  void headline_roles();
  void condemned(WordRange actor);
  void attacked_itself(WordRange actor, const NounPhrase& target);
  void sums(std::size_t total);
  std::vector<const NounPhrase*> list_behind(const FigureMention& total) const;
  void rivals(std::size_t at);
  bool is_whole(const Draft& d) const;
  bool elsewhere(const Draft& a, const Draft& b) const;
  bool revises(const Draft& d) const;
  bool is_person(WordRange words) const;
  bool names_all(WordRange phrase, WordRange of) const;
  void weekdays();
  void raise(std::string kind, std::string message, std::vector<ByteSpan> spans);

  const Scene& scene_;
  const Mentions& mentions_;
  const std::vector<Voice>& voices_;
  const std::vector<Draft>& drafts_;
  std::vector<Flag> flags_;
};

}  // namespace recoupe
