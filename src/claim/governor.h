// What makes a number a figure, and why a number is none: the vocabulary of the figure reader's decisions.
//
// Each is set where the code decides; `recoupe explain` prints it (claim/trace.h), nothing else reads it.
#pragma once

#include <cstdint>
#include <string_view>

#include "base/result.h"
#include "lexicon/lexicon.h"
#include "word/word.h"

namespace recoupe {

// What of the sentence tied the number to its governor.
enum class Tie : std::uint8_t {
  own_noun,     // the noun that it counts: « trois morts », « deux roquettes »
  harm_noun,    // a noun of harm that it completes: « la mort de neuf gendarmes »
  clause,       // tree: subject or object of a verb of harm
  description,  // tree: a participle or relative clause that describes what it counts
  next_verb,    // chunks: the verb right behind it
  verb_before,  // chunks: a verb before it, of which it is the object
  verb_behind,  // chunks: a verb behind it, of which it is the subject
  total,        // « dont »: the total that it is part of
  toll,         // the toll at hand: « le bilan est passé à 14 »
  count_noun,   // « le nombre des blessés est de 14 »
  sequel,       // « huit morts, puis douze »
  quantity,     // « en »: « l'armée en compte 14 »
  negation      // a negated verb or « sans » before it
};

// What became of a number. All but `claimed` say why it is no claim.
enum class Fate : std::uint8_t {
  unread,         // its sentence is not read: furniture, credits
  measures,       // it measures something: its role says what
  no_noun,        // no noun phrase holds it
  counts_others,  // what it counts is neither people nor fired
  goes_on,        // it goes on counting the things before it: « douze drones … dix ont été abattus »
  article,        // « l'un », « une »: an article that counts nothing
  two_kinds,      // « tués ou blessés »: one number for two kinds
  model_name,     // « un Mirage 2000 »
  suspects,       // people whom the police look for
  unharmed,       // freed, rescued, looked after
  no_governor,    // people, but nothing harms them
  not_fired,      // a weapon had, sold, found, or what somebody was killed by
  one_event,      // an event that is not counted: « une attaque »
  no_event,       // a figure of a passage that tells no event
  no_total,       // a count of events outside an aggregate
  refused,        // the report tells of an accident, a film…
  repeated,       // said already
  claimed
};

struct Governor {
  std::string_view kind;  // of ClaimKind, or "victim"
  std::string_view rule;  // the entry that decided: "fr/harm.tsv:4"
  bool conditional = false;
  WordRange by;  // its words
  EntryId entry = 0;
  Tie tie = Tie::own_noun;
};

using Verdict = tl::expected<Governor, Fate>;

std::string_view name_of(Tie tie);
std::string_view name_of(Fate fate);

}  // namespace recoupe
