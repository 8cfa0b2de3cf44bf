#include "baseline/score.h"

#include <map>
#include <vector>

namespace recoupe::baseline {

void compare(const GoldSentence& gold, const OwnSentence& own, const Labels& relations, Score& score) {
  std::map<Place, int> by_place;
  for (std::size_t w = 0; w < gold.words.size(); ++w) by_place[gold.words[w].place] = static_cast<int>(w);
  const int root = static_cast<int>(gold.words.size());
  std::vector<int> partner;  // of own words, and of the root
  for (const Place& place : own.places) {
    const auto found = by_place.find(place);
    partner.push_back(found == by_place.end() ? kNobody : found->second);
  }
  partner.push_back(root);
  score.gold += static_cast<double>(gold.words.size());
  score.own += static_cast<double>(own.places.size());
  for (std::size_t w = 0; w < own.places.size(); ++w) {
    if (partner[w] == kNobody) continue;
    const GoldWord& right = gold.words[static_cast<std::size_t>(partner[w])];
    const Arc& arc = own.arcs[w];
    const bool attached = partner[static_cast<std::size_t>(arc.head)] == right.head;
    ++score.words;
    score.upos += name_of(own.tokens[w].upos) == right.upos;
    score.uas += attached;
    score.las += attached && without_subtype(relations.name(arc.relation)) == without_subtype(right.relation);
  }
}

}  // namespace recoupe::baseline
