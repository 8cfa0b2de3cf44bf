#include "lexc/hunspell.h"

#include <algorithm>
#include <array>
#include <optional>
#include <unordered_map>

#include "lexc/source.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::size_t kFlagSize = 2;  // "FLAG long": two characters a flag
constexpr std::string_view kNeedAffix = "()";
constexpr std::string_view kForbidden = "{}";

// One place of a condition: any character, one of a set, or none of a set.
struct Place {
  bool any = false;
  bool negated = false;
  std::vector<std::string_view> characters;
};

struct Suffix {
  std::string_view strip;
  std::string_view add;
  std::vector<Place> condition;  // of the end of the stem, the last character first
  std::string_view morphology;
};

using Suffixes = std::unordered_map<std::string_view, std::vector<Suffix>>;

std::string_view last_character(std::string_view text) {
  std::size_t begin = text.size();
  while (begin > 0 && (static_cast<unsigned char>(text[--begin]) & 0xC0U) == 0x80U) {
  }
  return text.substr(begin);
}

std::string_view first_character(std::string_view text) {
  std::size_t end = text.empty() ? 0 : 1;
  while (end < text.size() && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) ++end;
  return text.substr(0, end);
}

std::vector<Place> condition_of(std::string_view text) {
  std::vector<Place> places;
  while (!text.empty()) {
    Place place;
    if (text.front() == '[') {
      std::string_view set = text.substr(1, text.find(']') - 1);
      text.remove_prefix(std::min(text.size(), set.size() + 2));
      place.negated = set.starts_with('^');
      if (place.negated) set.remove_prefix(1);
      for (; !set.empty(); set.remove_prefix(first_character(set).size()))
        place.characters.push_back(first_character(set));
    } else {
      const std::string_view c = first_character(text);
      text.remove_prefix(c.size());
      place.any = c == ".";
      place.characters.push_back(c);
    }
    places.push_back(std::move(place));
  }
  std::reverse(places.begin(), places.end());
  return places;
}

bool fits(std::string_view stem, const Suffix& suffix) {
  if (!stem.ends_with(suffix.strip)) return false;
  if (suffix.condition.size() == 1 && suffix.condition.front().any) return true;
  for (const Place& place : suffix.condition) {
    const std::string_view c = last_character(stem);
    if (c.empty()) return false;
    stem.remove_suffix(c.size());
    if (place.any) continue;
    const bool listed =
        std::find(place.characters.begin(), place.characters.end(), c) != place.characters.end();
    if (listed == place.negated) return false;
  }
  return true;
}

// The next run of characters that are no space; removed from `text`.
std::string_view next_field(std::string_view& text) {
  text = trim(text);
  const std::string_view field = text.substr(0, text.find_first_of(" \t"));
  text.remove_prefix(field.size());
  return field;
}

Result<Suffixes> read_affixes(std::string_view aff) {
  Suffixes suffixes;
  for (const Line& line : content_lines(aff)) {
    std::string_view rest = line.text;
    if (const std::string_view kind = next_field(rest); kind != "SFX") {
      if (kind == "FLAG" && trim(rest) != "long")
        return fail("fr.aff:" + std::to_string(line.number), "affix flags are not `long`",
                    "install hunspell-fr of Debian 12");
      continue;
    }
    const std::string_view flag = next_field(rest);
    const std::string_view strip = next_field(rest);
    const std::string_view add = next_field(rest);
    const std::string_view condition = next_field(rest);
    if (condition.empty()) continue;  // the head of a class: SFX flag Y count
    const std::string_view added = add.substr(0, add.find('/'));
    suffixes[flag].push_back(
        {strip == "0" ? "" : strip, added == "0" ? "" : added, condition_of(condition), trim(rest)});
  }
  return suffixes;
}

// What the fields of a stem and of a suffix say together.
struct Fields {
  std::vector<Upos> parts;  // of the stem
  bool verb = false;
  Feats feats;
  bool tensed = false;    // a verb's form: some po: named its tense
  std::string_view stem;  // st:
};

void read_tense(std::string_view po, Fields& fields) {
  struct Row {
    std::string_view name;
    VerbForm form;
    Mood mood;
    Tense tense;
  };
  constexpr std::array<Row, 10> kRows = {{{"infi", VerbForm::inf, Mood::none, Tense::none},
                                          {"ppre", VerbForm::part, Mood::none, Tense::pres},
                                          {"ppas", VerbForm::part, Mood::none, Tense::past},
                                          {"ipre", VerbForm::fin, Mood::ind, Tense::pres},
                                          {"iimp", VerbForm::fin, Mood::ind, Tense::imp},
                                          {"ipsi", VerbForm::fin, Mood::ind, Tense::past},
                                          {"ifut", VerbForm::fin, Mood::ind, Tense::fut},
                                          {"cond", VerbForm::fin, Mood::cnd, Tense::pres},
                                          {"spre", VerbForm::fin, Mood::sub, Tense::pres},
                                          {"simp", VerbForm::fin, Mood::sub, Tense::imp}}};
  if (po == "impe") {
    if (!fields.tensed)
      fields.feats.verb_form = VerbForm::fin, fields.feats.mood = Mood::imp, fields.feats.tense = Tense::pres;
    fields.tensed = true;
  }
  for (const Row& row : kRows) {
    if (row.name != po || fields.tensed) continue;  // « po:ipre po:spre »: the first is the likelier
    fields.feats.verb_form = row.form;
    fields.feats.mood = row.mood;
    fields.feats.tense = row.tense;
    fields.tensed = true;
  }
  if (po.size() >= 3 && po[0] >= '1' && po[0] <= '3' &&
      (po.substr(1, 2) == "sg" || po.substr(1, 2) == "pl")) {
    const auto person = static_cast<std::uint8_t>(po[0] - '0');
    if (fields.feats.person == 0 || person == 3) fields.feats.person = person & 3U;
    fields.feats.number = po[1] == 's' ? Number::sing : Number::plur;
  }
}

void read_part(std::string_view po, Fields& fields) {
  constexpr std::array<std::pair<std::string_view, Upos>, 10> kParts = {{{"nom", Upos::NOUN},
                                                                         {"titr", Upos::NOUN},
                                                                         {"adj", Upos::ADJ},
                                                                         {"adv", Upos::ADV},
                                                                         {"negadv", Upos::ADV},
                                                                         {"npr", Upos::PROPN},
                                                                         {"prn", Upos::PROPN},
                                                                         {"patr", Upos::PROPN},
                                                                         {"interj", Upos::INTJ},
                                                                         {"nb", Upos::NUM}}};
  for (const auto& [name, upos] : kParts)
    if (name == po) fields.parts.push_back(upos);
  if (po.size() > 3 && po[0] == 'v' && po[1] >= '0' && po[1] <= '3') fields.verb = true;
}

void read_agreement(std::string_view is, Fields& fields) {
  if (is == "mas") fields.feats.gender = Gender::masc;
  if (is == "fem") fields.feats.gender = Gender::fem;
  if (is == "sg") fields.feats.number = Number::sing;
  if (is == "pl") fields.feats.number = Number::plur;
}

void read_fields(std::string_view text, bool of_stem, Fields& fields) {
  for (std::string_view field = next_field(text); !field.empty(); field = next_field(text)) {
    const std::string_view value = field.size() > 3 ? field.substr(3) : std::string_view{};
    if (field.starts_with("po:")) {
      if (of_stem) read_part(value, fields);
      read_tense(value, fields);
    }
    if (field.starts_with("is:")) read_agreement(value, fields);
    if (field.starts_with("st:")) fields.stem = value;
  }
}

class Reader {
 public:
  Reader(const Suffixes& suffixes, std::uint8_t source, FormBuilder& forms)
      : suffixes_(suffixes), source_(source), forms_(forms) {}

  void read_line(std::string_view line) {
    const std::size_t space = line.find_first_of(" \t");
    if (space == std::string_view::npos) return;
    const std::string_view word = line.substr(0, space);
    const std::size_t slash = word.find('/');
    const std::string_view stem = word.substr(0, slash);
    std::string_view flags = slash == std::string_view::npos ? std::string_view{} : word.substr(slash + 1);
    const std::string_view morphology = line.substr(space);
    if (stem.find_first_of("0123456789.") != std::string_view::npos) return;
    bool stands_alone = true;
    for (; flags.size() >= kFlagSize; flags.remove_prefix(kFlagSize)) {
      const std::string_view flag = flags.substr(0, kFlagSize);
      if (flag == kForbidden) return;
      if (flag == kNeedAffix) stands_alone = false;
      const auto found = suffixes_.find(flag);
      if (found == suffixes_.end()) continue;
      for (const Suffix& suffix : found->second)
        if (fits(stem, suffix)) take(stem, suffix, morphology);
    }
    if (stands_alone) take(stem, {}, morphology);
  }

  std::size_t taken() const { return taken_; }

 private:
  void take(std::string_view stem, const Suffix& suffix, std::string_view morphology) {
    Fields fields;
    read_fields(morphology, true, fields);
    read_fields(suffix.morphology, false, fields);
    if (fields.parts.empty() && !(fields.verb && fields.tensed)) return;
    std::string form(stem.substr(0, stem.size() - suffix.strip.size()));
    form += suffix.add;
    form = normalise(form);
    const std::string lemma = normalise(fields.stem.empty() ? stem : fields.stem);
    if (fields.verb) add(form, lemma, Upos::VERB, fields.feats);
    for (const Upos upos : fields.parts) add(form, lemma, upos, fields.feats);
  }

  void add(const std::string& form, const std::string& lemma, Upos upos, Feats feats) {
    if (form.empty()) return;
    forms_.add(form, lemma, upos, feats, source_);
    ++taken_;
  }

  const Suffixes& suffixes_;
  std::uint8_t source_;
  FormBuilder& forms_;
  std::size_t taken_ = 0;
};

}  // namespace

Result<std::size_t> read_hunspell(std::string_view dic, std::string_view aff, std::uint8_t source,
                                  FormBuilder& forms) {
  const auto suffixes = read_affixes(aff);
  if (!suffixes) return tl::unexpected(suffixes.error());
  Reader reader(*suffixes, source, forms);
  for (const Line& line : content_lines(dic)) reader.read_line(line.text);
  return reader.taken();
}

}  // namespace recoupe
