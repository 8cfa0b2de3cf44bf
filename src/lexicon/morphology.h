// Universal Dependencies parts of speech and the features that the journey uses, packed.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace recoupe {

enum class Upos : std::uint8_t {
  X,
  ADJ,
  ADP,
  ADV,
  AUX,
  CCONJ,
  DET,
  INTJ,
  NOUN,
  NUM,
  PART,
  PRON,
  PROPN,
  PUNCT,
  SCONJ,
  SYM,
  VERB
};
inline constexpr int kUposCount = 17;

enum class Gender : std::uint8_t { none, masc, fem };  // none: unknown, both, or not inflected
enum class Number : std::uint8_t { none, sing, plur };
enum class Tense : std::uint8_t { none, pres, past, imp, fut };
enum class Mood : std::uint8_t { none, ind, sub, cnd, imp };
enum class VerbForm : std::uint8_t { none, fin, inf, part };

struct Feats {
  Gender gender : 2 = Gender::none;
  Number number : 2 = Number::none;
  std::uint8_t person : 2 = 0;  // 0: none
  Tense tense : 3 = Tense::none;
  Mood mood : 3 = Mood::none;
  VerbForm verb_form : 2 = VerbForm::none;

  bool operator==(const Feats&) const = default;
};

using LemmaId = std::uint32_t;

// One reading of a form: 8 bytes in the image.
struct Analysis {
  LemmaId lemma = 0;
  Upos upos = Upos::X;
  std::uint8_t cost = 0;  // 0: the usual reading of this form; more is rarer
  Feats feats;
};

std::string_view name_of(Upos upos);    // "NOUN"
Upos upos_from(std::string_view name);  // Upos::X when unknown
std::string to_conllu(Feats feats);     // "Gender=Masc|Number=Sing", or "_"
std::optional<Feats> feats_from(
    std::string_view conllu);  // the reverse; nullopt for a feature or value not listed above

}  // namespace recoupe
