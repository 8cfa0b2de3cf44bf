// The classes of language/*.tsv that the stages from phrase to claim ask for, looked up once.
//
// A class that no source defines is 0 and matches nothing, so that a language without a file still runs.
#pragma once

#include "lexicon/lexicon.h"

namespace recoupe {

struct Vocabulary {
  explicit Vocabulary(const Lexicon& lexicon);

  // people and things
  ClassId person, attacker, suspect, armed, member, people, armed_force, kin, child, protester, security,
      official, faceless, notable, armed_adj, convoy, road_vehicle;
  ClassId weapon, projectile, aircraft, bomb, target, vehicle, locality, building;
  ClassId armed_group, state_force, police_force, actor_noun, organisation, source_noun, source_doc, role,
      metonym, agency;
  // harm and events
  ClassId casualty, death, body, harm, harm_weak, harm_noun, transitive, intransitive, dative, missing_adj,
      not_harmed, of_people, things_too, animal, fatal, able, unfound, count_noun, quantity_pronoun,
      missing_state, fires, fallen, contrast, then, arrest;
  ClassId event, weak_event, event_weak, weak_type, strike_verb, launch_verb, fall_verb, hit_verb,
      pronominal_fall, harmless, assail_verb, light_verb, undergo, oppose, intrude, loaded, crowd, handles,
      captures, definite;
  ClassId aggregate_noun, opens_aside, volley, shift;
  // saying
  ClassId speech, unreal, tangible, issue, count_speech, count_weak, stands_at, own_voice, voice_adverb,
      first_person, of_many, authority, turn_word, demonstrative, according, according_weak, relay,
      relay_noun, channel, demonym;
  ClassId stance_deny, stance_accuse, stance_claim, stance_judge, accuse_dative, suspecting, involvement,
      work_of, disowns, claim_noun, belongs, manner, presumed, possessive, we, identifies, own_side;
  ClassId at_passage, anaphoric, negator, bullet, falsehood, seize_verb;
  ClassId definite_article, post_holder;
  // cues
  ClassId superseded, superseded_time, then_cue, instead, retracts, worsens, now_cue, revises, makes_total,
      adverbial, injured_state, supply, superseded_weak, provisional, toll_noun, toll_verb, aggregate_cue,
      background_cue, dates_event, date_follows, other_event, intercepted, part_cue, other_word, another,
      indefinite, personal_pronoun, negation, nobody, without, reflexive, times, remain, cites, genitive,
      partitive, coordinator, relative_pronoun, subordinator, be, have, make, preposition_in, preposition_by,
      preposition_to, preposition_against, preposition_from, preposition_since;
};

}  // namespace recoupe
