// Which names of a report name the same: « Stephanie Grisham » … « Grisham » … « Mme Gresham ».
//
// Names of one type are compared word by word with same_word (name_spelling.h), articles and prepositions
// left out:
//   persons        the family name, which is the last word, must be the same and given names must not differ:
//                  « S. Grisham » and « Grisham » are « Stephanie Grisham », « Moussa Traoré » never is
//                  « Ali Traoré »
//   organisations  all words, or the letters of an acronym (« ONU ») and the initials of the words
//   others         all words
// The fuller names come first, and each name joins the one bearer that it agrees with, one of its very
// spelling rather than one that sounds like it. A person's name that agrees with two bearers (« Traoré » of a
// report with both) joins neither and stands alone: to put one man's words into another's mouth is worse than
// to count him twice.
//
// A single word for which nothing speaks but the model, and which a person of the report bears as a family
// name, is that person, whatever type the model gave it.
//
// Linear in names but for those that sound alike.
#pragma once

#include <vector>

#include "phrase/name.h"

namespace recoupe {

// Sets `entity` of every name, and the type of bare family names. The same again changes nothing.
void join_names(const Words& words, std::vector<NamePhrase>& names);

}  // namespace recoupe
