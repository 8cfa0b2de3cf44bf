// Lefff 3.4 (Sagot 2010), the file lefff-3.4.mlex: form ⇥ category ⇥ lemma ⇥ tags. Only its open classes and
// auxiliaries are taken: function words are the project's own table, because Lefff's clitics and determiners
// do not map onto Universal Dependencies.
#pragma once

#include <string_view>

#include "lexc/forms.h"

namespace recoupe {

// Lines that are no word of four columns are passed over; returns how many readings were taken.
std::size_t read_lefff(std::string_view bytes, std::uint8_t source, FormBuilder& forms);

}  // namespace recoupe
