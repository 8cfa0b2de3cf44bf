#include "lexc/lefff.h"

#include <array>
#include <optional>

#include "lexc/source.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

std::optional<Upos> upos_of(std::string_view category) {
  constexpr std::array<std::pair<std::string_view, Upos>, 9> kCategories = {{{"v", Upos::VERB},
                                                                             {"nc", Upos::NOUN},
                                                                             {"adj", Upos::ADJ},
                                                                             {"np", Upos::PROPN},
                                                                             {"adv", Upos::ADV},
                                                                             {"advneg", Upos::ADV},
                                                                             {"auxAvoir", Upos::AUX},
                                                                             {"auxEtre", Upos::AUX},
                                                                             {"pres", Upos::INTJ}}};
  for (const auto& [name, upos] : kCategories)
    if (name == category) return upos;
  return std::nullopt;
}

void set_tense(char code, Feats& feats) {
  const auto set = [&](Mood mood, Tense tense) {
    feats.mood = mood;
    feats.tense = tense;
  };
  feats.verb_form = VerbForm::fin;
  switch (code) {
    case 'P':
      return set(Mood::ind, Tense::pres);
    case 'I':
      return set(Mood::ind, Tense::imp);
    case 'J':
      return set(Mood::ind, Tense::past);
    case 'F':
      return set(Mood::ind, Tense::fut);
    case 'C':
      return set(Mood::cnd, Tense::pres);
    case 'S':
      return set(Mood::sub, Tense::pres);
    case 'T':
      return set(Mood::sub, Tense::imp);
    case 'Y':
      return set(Mood::imp, Tense::pres);
    case 'G':
      feats.verb_form = VerbForm::part;
      feats.tense = Tense::pres;
      return;
    case 'K':
      feats.verb_form = VerbForm::part;
      feats.tense = Tense::past;
      return;
    default:
      feats.verb_form = VerbForm::inf;
  }
}

void set_agreement(std::string_view tags, Feats& feats) {
  for (const char c : tags) {
    if (c == 'm') feats.gender = Gender::masc;
    if (c == 'f') feats.gender = Gender::fem;
    if (c == 's') feats.number = Number::sing;
    if (c == 'p') feats.number = Number::plur;
    // « PS13s » is first and third person: news is told in the third.
    if (c == '3') feats.person = 3;
    if ((c == '1' || c == '2') && feats.person == 0) feats.person = static_cast<std::uint8_t>(c - '0') & 3U;
  }
  if (tags.find('3') != std::string_view::npos) feats.person = 3;
}

Feats feats_of(Upos upos, std::string_view tags) {
  Feats feats;
  if (upos == Upos::VERB || upos == Upos::AUX) {
    if (tags.empty()) return feats;
    // « PS13s », « ST2s »: the likelier of two moods or tenses is named first, save that « ST » means the
    // present.
    set_tense(tags.front(), feats);
    while (!tags.empty() && tags.front() >= 'A' && tags.front() <= 'Z') tags.remove_prefix(1);
  }
  set_agreement(tags, feats);
  return feats;
}

bool is_word(std::string_view form) {
  return !form.empty() && form.find_first_of(" _&<>|()%$0123456789") == std::string_view::npos &&
         form.find_first_not_of("-'.!?,;:\"") != std::string_view::npos;
}

}  // namespace

std::size_t read_lefff(std::string_view bytes, std::uint8_t source, FormBuilder& forms) {
  std::size_t taken = 0;
  for (const Line& line : all_lines(bytes)) {
    const auto fields = split(line.text, '\t');
    if (fields.size() != 4 || !is_word(fields[0])) continue;
    const auto upos = upos_of(fields[1]);
    if (!upos) continue;
    // A participle that Lefff also calls an adjective of the verb: the participle says it.
    if (*upos == Upos::ADJ && fields[3].starts_with('K')) continue;
    const std::string form = normalise(fields[0]);
    if (form.empty() || fields[2].starts_with('_')) continue;
    forms.add(form, normalise(fields[2]), *upos, feats_of(*upos, fields[3]), source);
    ++taken;
  }
  return taken;
}

}  // namespace recoupe
