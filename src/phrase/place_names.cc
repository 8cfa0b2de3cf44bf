// Each word that may begin a name is walked to the right as long as the gazetteer knows names that go on so;
// the longest wins. A contraction's two words share one span and count once; « N'Djamena » may be cut by the
// tokeniser and is put together here, since keys ignore apostrophes.
#include "phrase/place_names.h"

#include <algorithm>
#include <array>

#include "text/characters.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

constexpr std::uint32_t kMaxNameWords = 9;     // « Petite-Rivière de l'Artibonite » has five
constexpr std::uint32_t kMaxUnknownWords = 4;  // of a name that the gazetteer does not know
constexpr std::size_t kMaxAcronym = 5;         // letters
constexpr std::size_t kShortKey = 4;           // letters below which a spelling must agree exactly

bool has_upper(std::string_view bytes) {
  for (std::size_t at = 0; at < bytes.size();) {
    const CodePoint c = decode(bytes, at);
    if (c.value >= 0x80 ? is_upper(c.value) : (c.value >= 'A' && c.value <= 'Z')) return true;
    at += c.size;
  }
  return false;
}

// Words that never are a name by themselves, whatever their capital: « La », « En », « Il ».
bool is_small_word(const Word& word, bool shouting) {
  switch (word.upos) {
    case Upos::DET:
    case Upos::ADP:
    case Upos::PRON:
    case Upos::CCONJ:
    case Upos::SCONJ:
    case Upos::AUX:
    case Upos::ADV:
      return word.known && (!word.all_caps || shouting);
    default:
      return false;
  }
}

constexpr std::uint32_t kKnownTown = 20'000;  // people

bool is_obscure(const Place& place) {
  return !place.curated && place.kind != "country" && place.kind != "capital" &&
         place.population < kKnownTown;
}

class NameFinder {
 public:
  NameFinder(const Gazetteer& gazetteer, const PlaceWords& vocabulary, const Lexicon& lexicon,
             const Report& report, const Words& words)
      : gazetteer_(gazetteer),
        v_(vocabulary),
        lexicon_(lexicon),
        report_(report),
        words_(words),
        upper_(words.words.size()) {
    for (std::size_t n = 0; n < upper_.size(); ++n)
      upper_[n] =
          words.words[n].kind == TokenKind::word && has_upper(slice(report.text, words.words[n].span));
  }

  std::vector<FoundName> find() {
    for (std::size_t s = 0; s < words_.sentences.size(); ++s)
      if (Block{words_.sentences[s].kind, words_.sentences[s].span, {}}.is_read()) read(words_.ranges[s]);
    return std::move(found_);
  }

 private:
  const Word& word(std::uint32_t n) const { return words_.words[n]; }
  std::string_view bytes(std::uint32_t n) const { return slice(report_.text, word(n).span); }
  bool is_name_word(std::uint32_t n) const { return upper_[n] && word(n).part <= 1; }

  void read(WordRange sentence) {
    shouting_ = is_shouting(sentence);
    const std::size_t first = found_.size();
    for (std::uint32_t at = sentence.begin; at < sentence.end;) {
      std::uint32_t end = longest(at, sentence.end);
      if (end == at && is_name_word(at)) end = unknown(at, sentence.end);
      at = std::max(end, at + 1);
    }
    mark_touching(sentence, first);
  }

  // Whether the morphological lexicon has a reading of it that is no name. Forms of verbs do not count: «
  // Gaza », « Mali » are some.
  bool is_common(const Word& w) const {
    const auto readings = lexicon_.analyses(w.form);
    return std::any_of(readings.begin(), readings.end(), [](const Analysis& a) {
      return a.upos != Upos::PROPN && a.upos != Upos::X && a.upos != Upos::VERB;
    });
  }

  bool is_shouting(WordRange sentence) const {
    std::size_t caps = 0;
    std::size_t all = 0;
    for (std::uint32_t n = sentence.begin; n < sentence.end; ++n)
      if (word(n).kind == TokenKind::word) {
        ++all;
        caps += word(n).all_caps;
      }
    return all > 3 && caps * 4 > all * 3;
  }

  // « hôpital [Al-Ahli Arab] » is known with its noun as « hôpital Al-Ahli »: the name that reaches farther
  // counts.
  std::uint32_t longest(std::uint32_t at, std::uint32_t limit) {
    const std::uint32_t end = known(at, limit);
    if (end == at || upper_[at]) return end;
    std::uint32_t capital = at;
    while (capital < end && !is_name_word(capital)) ++capital;
    FoundName with_noun = std::move(found_.back());
    found_.pop_back();
    const std::uint32_t farther = capital < end ? known(capital, limit) : capital;
    if (farther > end) return farther;
    if (farther > capital) found_.pop_back();
    found_.push_back(std::move(with_noun));
    return end;
  }
  // « Pa » of « Pa Zi Gyi »: a hamlet's name that other capitals follow is the beginning of an unknown one.
  bool begins_longer(std::uint32_t end, std::uint32_t limit, std::span<const PlaceHit> hits) const {
    return end < limit && is_name_word(end) && !has_class(words_.classes[end], v_.kind) &&
           std::all_of(hits.begin(), hits.end(),
                       [this](const PlaceHit& h) { return is_obscure(gazetteer_.place(h.id)); });
  }
  // « Place » of « Place Kléber », « Camp » of « Camp Adder »: the noun before a name, whatever village is
  // called so.
  bool names_kind(std::uint32_t at, std::uint32_t end, std::uint32_t limit) const {
    return end == at + 1 && end < limit && is_name_word(end) && has_class(words_.classes[at], v_.kind);
  }
  std::uint32_t known(std::uint32_t at, std::uint32_t limit);
  std::uint32_t unknown(std::uint32_t at, std::uint32_t limit);
  std::vector<PlaceHit> part_of_town(std::uint32_t at) const;
  bool may_be_name(WordRange range, std::span<const PlaceHit> hits) const;
  void add(WordRange range, std::vector<PlaceHit> hits);
  void mark_touching(WordRange sentence, std::size_t first);

  const Gazetteer& gazetteer_;
  const PlaceWords& v_;
  const Lexicon& lexicon_;
  const Report& report_;
  const Words& words_;
  std::vector<char> upper_;
  bool shouting_ = false;
  std::vector<FoundName> found_;
};

// The end of the longest known name at `at`, entered in found_; `at` when there is none.
std::uint32_t NameFinder::known(std::uint32_t at, std::uint32_t limit) {
  const Word& first = word(at);
  if (first.kind != TokenKind::word || first.part > 1) return at;
  if (!upper_[at] && !has_class(words_.classes[at], v_.kind) && !has_class(words_.classes[at], v_.compass))
    return at;
  PlaceKey key;
  std::array<PlaceHit, Gazetteer::kMaxHits> hits;
  std::vector<PlaceHit> best;
  std::uint32_t best_end = at;
  for (std::uint32_t n = at; n < limit && n - at < kMaxNameWords; ++n) {
    const bool spoken = word(n).kind == TokenKind::word || word(n).kind == TokenKind::number;
    if (!spoken && bytes(n) != "-") break;
    if (word(n).part > 1) continue;
    key.add(bytes(n));
    const bool elided = n + 1 < limit && word(n).span.end == word(n + 1).span.begin &&
                        word(n).kind == TokenKind::word && !key.empty() && bytes(n).size() <= 4 &&
                        !has_class(words_.classes[n], v_.kind);
    if (!spoken) continue;
    const std::size_t count = gazetteer_.find(key, hits);
    WordRange range{at, n + 1};
    while (range.end < limit && word(range.end).part > 1) ++range.end;
    if (count > 0 && may_be_name(range, {hits.data(), count})) {
      best.assign(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(count));
      if (key.letters().size() < kShortKey) std::erase_if(best, [](const PlaceHit& h) { return !h.exact; });
      if (!best.empty()) best_end = range.end;
    }
    if (!elided && !gazetteer_.goes_on(key)) break;
  }
  if (best_end == at && upper_[at]) {
    best = part_of_town(at);
    if (!best.empty()) best_end = at + 1;
  }
  if (best_end > at && (names_kind(at, best_end, limit) || begins_longer(best_end, limit, best))) return at;
  if (best_end > at) add({at, best_end}, std::move(best));
  return best_end;
}

// « Mossoul-Ouest »: the town, where the gazetteer knows no such part of it.
std::vector<PlaceHit> NameFinder::part_of_town(std::uint32_t at) const {
  const std::string_view form = word(at).form;
  const std::size_t cut = form.rfind('-');
  if (cut == std::string_view::npos || cut < kShortKey) return {};
  const NodeId node = lexicon_.step(kTrieRoot, lexicon_.atom(form.substr(cut + 1)));
  const auto entries = lexicon_.entries_at(node);
  const bool compass = node != 0 && std::any_of(entries.begin(), entries.end(), [this](EntryId entry) {
                         return has_class(lexicon_.classes(entry), v_.compass);
                       });
  if (!compass) return {};
  std::array<PlaceHit, Gazetteer::kMaxHits> hits;
  const std::size_t count = gazetteer_.find(PlaceKey(form.substr(0, cut)), hits);
  std::vector<PlaceHit> found(hits.begin(), hits.begin() + static_cast<std::ptrdiff_t>(count));
  std::erase_if(found, [this](const PlaceHit& h) {
    const Place place = gazetteer_.place(h.id);
    return !h.exact || (place.kind != "town" && place.kind != "capital");
  });
  return found;
}

// Whether capitals stand where a name has them. A name whose only capital opens a sentence must be one of the
// curated list.
bool NameFinder::may_be_name(WordRange range, std::span<const PlaceHit> hits) const {
  std::uint32_t last = range.end - 1;
  while (last > range.begin && word(last).part > 1) --last;
  if (last == range.begin) return upper_[range.begin] && !is_small_word(word(range.begin), shouting_);
  const bool small = is_small_word(word(range.begin), shouting_);  // « La Haye », but not « En Israël »
  if (small && std::none_of(hits.begin(), hits.end(), [](const PlaceHit& h) { return h.exact; }))
    return false;
  if (upper_[last] && upper_[range.begin]) return true;
  const bool curated = std::any_of(hits.begin(), hits.end(), [this](const PlaceHit& h) {
    const Place place = gazetteer_.place(h.id);
    return place.curated || place.kind == "country" || place.kind == "region";
  });
  if (upper_[last]) return curated;
  const bool exact = std::any_of(hits.begin(), hits.end(), [](const PlaceHit& h) { return h.exact; });
  return curated && exact && upper_[range.begin];  // « Zone verte »
}

// Capitalised words in a row that the gazetteer does not know.
std::uint32_t NameFinder::unknown(std::uint32_t at, std::uint32_t limit) {
  const bool says_nothing = word(at).sentence_start && word(at).known;
  if (shouting_ && is_small_word(word(at), true)) return at;
  if (says_nothing || has_class(words_.classes[at], v_.demonym) || names_kind(at, at + 1, limit)) return at;
  std::uint32_t end = at + 1;
  while (end < limit && end - at < kMaxUnknownWords && is_name_word(end) && word(end).kind == TokenKind::word)
    ++end;
  if (end < limit && word(end).kind == TokenKind::number &&
      word(end - 1).span.end + 1 == word(end).span.begin && bytes(end).size() <= 2 && word(end).part == 0)
    ++end;  // « Delmas 33 »
  add({at, end}, {});
  return end;
}

void NameFinder::add(WordRange range, std::vector<PlaceHit> hits) {
  FoundName& name = found_.emplace_back();
  name.words = range;
  name.span = words_.span_of(range);
  name.bracketed = range.begin > 0 && range.end < words_.words.size() && bytes(range.begin - 1) == "(" &&
                   bytes(range.end) == ")";
  name.hits = std::move(hits);
  name.text = slice(report_.text, name.span);
  if (!name.hits.empty()) name.key = PlaceKey(name.text).letters();
  const Word& first = word(range.begin);
  const bool common = first.known && is_common(first);
  const bool hidden = first.sentence_start || (first.all_caps && !shouting_);  // the capital says nothing
  name.hidden = hidden;
  name.common = common;
  name.ordinary = range.size() == 1 && (common || (first.known && hidden && first.upos != Upos::PROPN));
  name.acronym = !shouting_ && range.size() == 1 && first.all_caps && first.span.size() <= kMaxAcronym;
  name.given = range.size() == 1 && has_class(words_.classes[range.begin], v_.given_name);
  name.compass = range.size() == 1 && !v_.bearing_of(words_.classes[range.begin]).empty();
  name.never = range.size() == 1 && has_class(words_.classes[range.begin], v_.never);
  if (name.never) name.hits.clear();
  for (std::uint32_t n = range.begin; n < range.end; ++n)
    for (const ClassId id : {v_.organisation, v_.armed_group, v_.agency})
      if (upper_[n] && has_class(words_.classes[n], id)) name.organisation = true;
}

// Names that lean on one another: « Florence Parly », « Bamako Express ».
void NameFinder::mark_touching(WordRange sentence, std::size_t first) {
  for (FoundName& name : std::span(found_).subspan(first)) {
    const auto leans = [&](std::uint32_t n) {
      return is_name_word(n) && !has_class(words_.classes[n], v_.kind);
    };
    const std::uint32_t before = name.words.begin;
    const std::uint32_t after = name.words.end;
    const bool opener = before > sentence.begin && word(before - 1).sentence_start &&
                        word(before - 1).known && word(before - 1).upos != Upos::PROPN &&
                        !has_class(words_.classes[before - 1], v_.given_name);
    const bool joined = before > sentence.begin + 1 && has_class(words_.classes[before - 1], v_.joins_name) &&
                        leans(before - 2);  // « Bank of [Bagdad] »
    if (joined) name.touches = true;
    if (before > sentence.begin && leans(before - 1) && !opener) name.touches = true;
    if (after < sentence.end && leans(after)) name.touches = true;
  }
}

}  // namespace

std::vector<FoundName> find_names(const Gazetteer& gazetteer, const PlaceWords& vocabulary,
                                  const Lexicon& lexicon, const Report& report, const Words& words) {
  return NameFinder(gazetteer, vocabulary, lexicon, report, words).find();
}

int spelling_distance(std::string_view a, std::string_view b) {
  constexpr std::size_t kMax = PlaceKey::kMaxLetters;
  constexpr int kFar = 4;
  if (a.size() > kMax || b.size() > kMax) return kFar;
  const std::size_t longer = std::max(a.size(), b.size());
  if (longer - std::min(a.size(), b.size()) >= kFar) return kFar;
  std::array<std::array<int, kMax + 1>, 3> rows{};
  for (std::size_t j = 0; j <= b.size(); ++j) rows[0][j] = static_cast<int>(j);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    auto& now = rows[i % 3];
    const auto& above = rows[(i + 2) % 3];
    const auto& two_above = rows[(i + 1) % 3];
    now[0] = static_cast<int>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      now[j] = std::min({above[j] + 1, now[j - 1] + 1, above[j - 1] + (a[i - 1] != b[j - 1] ? 1 : 0)});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], two_above[j - 2] + 1);
    }
  }
  return std::min(rows[a.size() % 3][b.size()], kFar);
}

}  // namespace recoupe
