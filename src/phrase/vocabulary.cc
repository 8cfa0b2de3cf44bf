#include "phrase/vocabulary.h"

namespace recoupe {

Vocabulary::Vocabulary(const Lexicon& lexicon) {
  const struct {
    ClassId* id;
    const char* name;
  } names[] = {
      {&person, "person"}, {&attacker, "attacker"}, {&suspect, "suspect"}, {&armed, "armed"}, {&member, "member"},
      {&people, "people"}, {&armed_force, "armed_force"}, {&kin, "kin"}, {&child, "child"}, {&protester, "protester"},
      {&security, "security"}, {&official, "official"}, {&weapon, "weapon"}, {&projectile, "projectile"},
      {&aircraft, "aircraft"}, {&bomb, "bomb"}, {&target, "target"}, {&vehicle, "vehicle"}, {&locality, "locality"},
      {&building, "building"}, {&armed_group, "armed_group"}, {&state_force, "state_force"},
      {&police_force, "police_force"}, {&actor_noun, "actor_noun"}, {&organisation, "organisation"},
      {&source_noun, "source_noun"}, {&source_doc, "source_doc"}, {&role, "role"}, {&metonym, "metonym"},
      {&agency, "agency"}, {&casualty, "casualty"}, {&death, "death"}, {&body, "body"}, {&harm, "harm"},
      {&harm_weak, "harm_weak"}, {&harm_noun, "harm_noun"}, {&transitive, "transitive"},
      {&intransitive, "intransitive"}, {&dative, "dative"}, {&missing_adj, "missing_adj"}, {&not_harmed, "not_harmed"},
      {&event, "event"}, {&event_verb, "event_verb"}, {&weak_event, "weak_event"}, {&event_weak, "event_weak"},
      {&weak_type, "weak_type"}, {&strike_verb, "strike_verb"}, {&launch_verb, "launch_verb"},
      {&fall_verb, "fall_verb"}, {&definite, "definite"}, {&aggregate_noun, "aggregate_noun"}, {&reply, "reply"},
      {&speech, "speech"}, {&count_speech, "count_speech"}, {&according, "according"},
      {&according_weak, "according_weak"}, {&relay, "relay"}, {&relay_noun, "relay_noun"}, {&channel, "channel"},
      {&demonym, "demonym"}, {&stance_deny, "stance=deny"}, {&stance_accuse, "stance=accuse"},
      {&stance_claim, "stance=claim"}, {&stance_judge, "stance=judge"}, {&superseded, "superseded"},
      {&superseded_weak, "superseded_weak"}, {&provisional, "provisional"}, {&toll_noun, "toll_noun"},
      {&toll_verb, "toll_verb"}, {&aggregate_cue, "aggregate_cue"}, {&background_cue, "background_cue"},
      {&other_event, "other_event"}, {&intercepted, "intercepted"}, {&part_cue, "part_cue"},
      {&other_word, "other_word"}, {&personal_pronoun, "personal_pronoun"}, {&negation, "negation"},
      {&nobody, "nobody"}, {&without, "without"}, {&reflexive, "reflexive"}, {&times, "times"},
      {&remain, "remain"}, {&cites, "cites"},
      {&genitive, "genitive"}, {&partitive, "partitive"}, {&coordinator, "coordinator"}, {&relative_pronoun, "relative_pronoun"},
      {&subordinator, "subordinator"}, {&be, "be"}, {&have, "have"}, {&make, "make"}, {&preposition_in, "preposition_in"},
      {&preposition_by, "preposition_by"}, {&preposition_to, "preposition_to"},
      {&preposition_against, "preposition_against"}, {&preposition_from, "preposition_from"},
  };
  for (const auto& [id, name] : names) *id = lexicon.class_id(name);
}

}  // namespace recoupe
