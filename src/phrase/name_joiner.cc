#include "phrase/name_joiner.h"

#include <algorithm>
#include <numeric>
#include <unordered_map>

#include "phrase/name_model.h"
#include "phrase/name_spelling.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxAlike = 64;  // bearers that sound alike: more are a list, not a report

struct Parts {                // of one name
  std::vector<NameKey> keys;  // its words, small words left out
  std::string initials;       // of them
  std::string all_initials;   // of the small words as well: « MSF »
  std::uint32_t spelt = 0;    // words that are more than an initial
  std::uint32_t bearer = 0;   // index of the first name that names the same
};

enum class Likeness : std::uint8_t { none, sound, spelling };

bool is_small(const Word& word) {
  return word.kind == TokenKind::punctuation ||
         (!word.capital && (word.upos == Upos::ADP || word.upos == Upos::DET || word.upos == Upos::CCONJ));
}

Likeness likeness(const NameKey& a, const NameKey& b) {
  return a.letters == b.letters ? Likeness::spelling : same_word(a, b) ? Likeness::sound : Likeness::none;
}

class Joiner {
 public:
  Joiner(const Words& words, std::vector<NamePhrase>& names) : words_(words), names_(names) {
    parts_.reserve(names.size());
    for (const NamePhrase& name : names) parts_.push_back(parts_of(name));
  }

  void join() {
    std::vector<std::uint32_t> order(names_.size());
    std::iota(order.begin(), order.end(), 0U);
    std::stable_sort(order.begin(), order.end(),
                     [&](auto a, auto b) { return parts_[a].spelt > parts_[b].spelt; });
    for (const std::uint32_t n : order) place(n);
    number();
  }

 private:
  Parts parts_of(const NamePhrase& name) const {
    Parts parts;
    for (std::uint32_t w = name.words.begin; w < name.words.end; ++w) {
      const std::string letters = fold(words_.words[w].form);
      parts.all_initials += letters.substr(0, 1);
      if (is_small(words_.words[w])) continue;
      parts.keys.emplace_back(words_.words[w].form);
      parts.initials += letters.substr(0, 1);
      parts.spelt += !parts.keys.back().is_initial();
    }
    if (parts.keys.empty()) parts.keys.emplace_back(words_.words[name.words.begin].form);
    return parts;
  }
  const NameKey& family(std::uint32_t n) const { return parts_[n].keys.back(); }
  bool is_person(std::uint32_t n) const { return names_[n].type == NameType::person; }
  bool is_bare(std::uint32_t n) const { return parts_[n].keys.size() == 1; }

  Likeness compare(std::uint32_t bearer, std::uint32_t n) const {
    if (is_person(bearer) && is_person(n)) return compare_persons(bearer, n);
    if (is_person(bearer) && is_bare(n) && names_[n].why == NameModel::kSection)
      return !is_bare(bearer) && family(bearer).letters == family(n).letters ? Likeness::spelling
                                                                             : Likeness::none;
    if (names_[bearer].type != names_[n].type || parts_[bearer].keys.size() != parts_[n].keys.size())
      return Likeness::none;
    Likeness least = Likeness::spelling;
    for (std::size_t w = 0; w < parts_[n].keys.size(); ++w)
      least = std::min(least, likeness(parts_[bearer].keys[w], parts_[n].keys[w]));
    return least;
  }

  // Given names agree when all of `n` stand among those of the bearer, in order.
  Likeness compare_persons(std::uint32_t bearer, std::uint32_t n) const {
    const auto& longer = parts_[bearer].keys;
    const auto& shorter = parts_[n].keys;
    std::size_t at = 0;
    for (std::size_t w = 0; w + 1 < shorter.size(); ++w, ++at) {
      while (at + 1 < longer.size() && !agrees(shorter[w], longer[at])) ++at;
      if (at + 1 >= longer.size()) return Likeness::none;
    }
    return likeness(longer.back(), shorter.back());
  }
  static bool agrees(const NameKey& a, const NameKey& b) {
    return same_word(a, b) || ((a.is_initial() || b.is_initial()) && a.letters.front() == b.letters.front());
  }

  void place(std::uint32_t n) {
    auto& alike = bearers_[bucket_of(family(n))];
    Likeness best = Likeness::none;
    std::uint32_t found = n;
    std::uint32_t equals = 0;
    for (const std::uint32_t other : alike) {
      const Likeness now = compare(other, n);
      if (now == Likeness::none || now < best) continue;
      equals = now > best ? 1 : equals + 1;
      if (equals == 1) found = other;
      best = now;
    }
    const bool person = equals > 0 && is_person(found);
    parts_[n].bearer = person && equals > 1 ? n : found;
    if (person) names_[n].type = NameType::person;
    if (equals == 0) settle(n, alike);
  }

  // A new bearer, unless it is the acronym of one.
  void settle(std::uint32_t n, std::vector<std::uint32_t>& alike) {
    if (names_[n].type == NameType::organisation) {
      const Word& word = words_.words[names_[n].words.begin];
      if (!is_bare(n)) {
        spelt_out_.try_emplace(parts_[n].initials, n);
        spelt_out_.try_emplace(parts_[n].all_initials, n);
      } else if (const auto full = spelt_out_.find(fold(word.form));
                 word.all_caps && full != spelt_out_.end()) {
        parts_[n].bearer = full->second;
      }
    }
    if (alike.size() < kMaxAlike) alike.push_back(n);
  }

  void number() {
    std::vector<std::uint32_t> entity(names_.size());
    std::uint32_t last = 0;
    for (std::uint32_t n = 0; n < names_.size(); ++n) {
      std::uint32_t& of_bearer = entity[parts_[parts_[n].bearer].bearer];
      if (of_bearer == 0) of_bearer = ++last;
      names_[n].entity = of_bearer;
    }
  }

  const Words& words_;
  std::vector<NamePhrase>& names_;
  std::vector<Parts> parts_;                                             // one a name
  std::unordered_map<std::string, std::vector<std::uint32_t>> bearers_;  // by the sound of the last word
  std::unordered_map<std::string, std::uint32_t> spelt_out_;  // organisations, by the initials of their words
};

}  // namespace

void join_names(const Words& words, std::vector<NamePhrase>& names) { Joiner(words, names).join(); }

}  // namespace recoupe
