#include "phrase/name_words.h"

#include <array>

#include "base/hash.h"
#include "text/characters.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

constexpr std::array<std::string_view, kNameClasses> kClassNames = {
    "person_title",    "rank",           "role",
    "official",        "person",         "given_name",
    "person_particle", "org_head",       "media_head",
    "event_head",      "name_opener",    "name_small",
    "organisation",    "armed_group",    "agency",
    "state_force",     "metonym",        "demonym",
    "place_never",     "month",          "place_settlement",
    "place_admin",     "place_military", "place_nature",
    "place_facility",  "place_street",   "place_zone"};

// Runs of one kind once, but capitals up to twice: « XX » is no « Xx ».
std::uint32_t shape_of(std::string_view bytes, bool& upper) {
  std::array<char, 12> shape{};
  std::size_t size = 0;
  const auto put = [&](char c) {
    const bool run = size > 0 && shape[size - 1] == c && (c != 'X' || (size > 1 && shape[size - 2] == c));
    if (!run && size < shape.size()) shape[size++] = c;
  };
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    at += c.size;
    switch (class_of(c.value)) {
      case CharClass::letter:
        put(is_upper(c.value) ? 'X' : 'x');
        upper |= is_upper(c.value);
        break;
      case CharClass::digit:
        put('d');
        break;
      case CharClass::hyphen:
        put('-');
        break;
      case CharClass::apostrophe:
        put('\'');
        break;
      case CharClass::punctuation:
        put(static_cast<char>(c.value < 0x80 ? c.value : '~'));
        break;
      default:
        break;
    }
  }
  return static_cast<std::uint32_t>(hash_bytes({shape.data(), size}));
}

std::uint8_t kinds_of(const Lexicon& lexicon, const Word& word) {
  std::uint8_t kinds = 0;
  for (const Analysis& a : lexicon.analyses(word.form)) switch (a.upos) {
      case Upos::NOUN:
        kinds |= kNoun;
        break;
      case Upos::ADJ:
        kinds |= kAdjective;
        break;
      case Upos::VERB:
        kinds |= kVerb;
        break;
      case Upos::PROPN:
      case Upos::X:
        kinds |= kName;
        break;
      default:
        kinds |= kFunction;
    }
  return kinds;
}

// A sentence that is mostly capitals says nothing by them.
void mark_shouting(const Words& words, std::vector<WordLook>& looks) {
  for (const WordRange range : words.ranges) {
    std::uint32_t caps = 0;
    std::uint32_t all = 0;
    for (std::uint32_t w = range.begin; w < range.end; ++w)
      if (words.words[w].kind == TokenKind::word) {
        ++all;
        caps += words.words[w].all_caps;
      }
    if (all < 4 || caps * 4 <= all * 3) continue;
    for (std::uint32_t w = range.begin; w < range.end; ++w) looks[w].shouting = true;
  }
}

}  // namespace

NameClassTable::NameClassTable(const Lexicon& lexicon) : bits_(std::size_t{1} << 16) {
  for (std::size_t n = 0; n < kClassNames.size(); ++n)
    bits_[lexicon.class_id(kClassNames[n])] |= NameClasses{1} << n;
  bits_[lexicon.class_id("weekday")] |= bit(NameClass::time);
  bits_[lexicon.class_id("police_force")] |= bit(NameClass::force);
  bits_[0] = 0;  // of classes that no source defines
}

std::vector<WordLook> look_at(const Lexicon& lexicon, const NameClassTable& table, const Report& report,
                              const Words& words, const std::vector<PlacePhrase>& places) {
  std::vector<WordLook> looks(words.words.size());
  std::uint32_t hit = 0;
  for (std::uint32_t w = 0; w < looks.size(); ++w) {
    const Word& word = words.words[w];
    WordLook& look = looks[w];
    look.form = static_cast<std::uint32_t>(hash_bytes(word.form));
    look.shape = shape_of(slice(report.text, word.span), look.upper);
    look.upper = look.upper && word.kind == TokenKind::word;
    look.classes = table.of(words.classes[w]);
    if (look.upper) look.kinds = kinds_of(lexicon, word);
    while (hit < words.hits.size() && words.hits[hit].words.begin < w) ++hit;
    look.first_hit = hit;
  }
  for (std::uint32_t n = 0; n < places.size(); ++n) {
    if (places[n].use == PlaceUse::demonym) continue;
    for (std::uint32_t w = places[n].words.begin; w < places[n].words.end; ++w)
      if (places[n].name_span.contains(words.words[w].span)) {
        looks[w].place = n + 1;
        looks[w].country = places[n].kind == "country";
      }
  }
  mark_shouting(words, looks);
  return looks;
}

}  // namespace recoupe
