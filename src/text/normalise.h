// Spellings as the lexicon stores them. Normalised copies never carry offsets: spans stay those of the
// report's text.
#pragma once

#include <string>
#include <string_view>

namespace recoupe {

// NFC, lower case, typographic apostrophes → ', non-breaking and thin spaces → space, all dashes → -, œ → oe,
// æ → ae, soft hyphens and zero-width characters dropped. Idempotent. Invalid UTF-8 becomes U+FFFD.
std::string normalise(std::string_view utf8);

// `normalise`, then accents removed and Arabic, Cyrillic… left as they are: "État" → "etat". Idempotent.
std::string fold(std::string_view utf8);

// `fold` for names of places: also transliterates (Any-Latin), drops apostrophes, ' and ʿ, turns hyphens into
// spaces.
std::string fold_name(std::string_view utf8);

// True when `bytes` is well-formed UTF-8; else the first offending byte is at *bad.
bool is_utf8(std::string_view bytes, std::size_t* bad = nullptr);

}  // namespace recoupe
