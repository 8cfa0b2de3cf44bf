#include "phrase/date_anchor.h"

#include <algorithm>
#include <string>

namespace recoupe {
namespace {

constexpr std::uint32_t kReach = 6;   // words between what happened and the name
constexpr int kMostPrepositions = 2;  // « l'invasion à grande échelle de l'Ukraine »
constexpr std::size_t kIsoDay = 10;

// "2023-10-07" or "2023-04-15..2023-05-20".
std::optional<DayInterval> days_of(std::string_view text) {
  const auto first = day_from_iso(text);
  const auto last = text.size() > kIsoDay + 2 ? day_from_iso(text.substr(kIsoDay + 2)) : first;
  if (!first || !last || *last < *first) return std::nullopt;
  return DayInterval{*first, *last};
}

}  // namespace

AnchorReader::AnchorReader(const Lexicon& lexicon) : lexicon_(&lexicon), known_(lexicon.class_id("known")) {}

// The word for what happened: before the name, no verb and no mark between them. `known_narrow` words stand
// right before their name: « la mort de l'avocat de Navalny » is not his own.
std::optional<std::uint32_t> AnchorReader::told_before(const Words& words, WordRange name,
                                                       ClassId kind) const {
  const std::uint32_t sentence = words.words[name.begin].sentence;
  const ClassId narrow = lexicon_->class_id("known_narrow");
  int prepositions = 0;
  for (std::uint32_t at = name.begin; at > 0 && name.begin - at <= kReach; --at) {
    const Word& word = words.words[at - 1];
    if (word.sentence != sentence || word.kind == TokenKind::punctuation || word.upos == Upos::VERB ||
        word.upos == Upos::AUX || word.upos == Upos::CCONJ)
      return std::nullopt;
    prepositions += word.upos == Upos::ADP;
    const bool here = words.has(at - 1, kind);
    if (here && prepositions > (words.has(at - 1, narrow) ? 1 : kMostPrepositions)) return std::nullopt;
    if (here) return at - 1;
  }
  return std::nullopt;
}

std::vector<DateAnchor> AnchorReader::find(const Words& words, std::optional<Day> reference) const {
  std::vector<DateAnchor> out;
  bool open = false;  // several known events fit the last one found, and nothing decides
  for (const EntryHit& hit : words.hits) {
    const auto classes = lexicon_->classes(hit.entry);
    if (known_ == 0 || !std::binary_search(classes.begin(), classes.end(), known_)) continue;
    const auto days = days_of(lexicon_->value(hit.entry, "days"));
    if (!days || (reference && days->earliest > *reference)) continue;
    DateAnchor found{hit.words, *days, true, lexicon_->where(hit.entry)};
    if (const std::string_view of = lexicon_->value(hit.entry, "of"); !of.empty()) {
      const ClassId kind = lexicon_->class_id("known_kind=" + std::string(of));
      const auto told = told_before(words, hit.words, kind);
      if (!told) continue;
      found.words.begin = *told;
      found.alone = false;
    }
    if (out.empty() || out.back().words.end <= found.words.begin) {
      if (open) out.pop_back();
      open = false;
      out.push_back(found);
      continue;
    }
    DateAnchor& last = out.back();
    const bool same = found.words == last.words;
    const bool better =
        same ? reference && found.days.earliest > last.days.earliest : found.words.size() > last.words.size();
    if (!same && better) open = false;
    if (same && !reference && found.days != last.days) open = true;
    if (better) last = found;
  }
  if (open) out.pop_back();
  return out;
}

}  // namespace recoupe
