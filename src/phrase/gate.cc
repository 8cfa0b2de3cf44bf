#include "phrase/gate.h"

#include <algorithm>
#include <initializer_list>

namespace recoupe {
namespace {

class Gate {
 public:
  Gate(const Words& words, const Vocabulary& v) : words_(words), v_(v) {}

  std::vector<std::uint32_t> passing() const {
    std::vector<std::uint32_t> out;
    bool event = false;
    for (std::uint32_t s = 0; s < words_.sentences.size(); ++s) {
      if (!is_told(words_.sentences[s].kind)) continue;
      event = event || may_trigger(words_.ranges[s]);
      if (may_matter(words_.ranges[s])) out.push_back(s);
    }
    if (!event) out.clear();
    return out;
  }

 private:
  bool any(WordRange range, std::initializer_list<ClassId> classes) const {
    for (std::uint32_t w = range.begin; w < range.end; ++w)
      for (const ClassId id : classes)
        if (words_.has(w, id)) return true;
    return false;
  }
  bool may_trigger(WordRange range) const {
    return any(range,
               {v_.event, v_.harm, v_.strike_verb, v_.launch_verb, v_.fall_verb, v_.pronominal_fall}) ||
           (any(range, {v_.assail_verb}) &&
            any(range, {v_.attacker, v_.armed_group, v_.protester, v_.crowd}));
  }
  // Trees tell who acted and who was hit, of triggers; who was harmed and who says so, of numbers.
  bool may_matter(WordRange range) const {
    return may_trigger(range) || any(range, {v_.attacker, v_.assail_verb, v_.intrude, v_.at_passage}) ||
           (counts(range) &&
            any(range, {v_.casualty, v_.death, v_.body, v_.harm_weak, v_.harm_noun, v_.missing_adj,
                        v_.injured_state, v_.toll_noun, v_.toll_verb, v_.person, v_.people, v_.child, v_.kin,
                        v_.attacker, v_.weapon, v_.event_weak, v_.definite}));
  }
  bool counts(WordRange range) const {
    return std::any_of(words_.words.begin() + range.begin, words_.words.begin() + range.end,
                       [](const Word& w) { return w.upos == Upos::NUM || w.kind == TokenKind::number; });
  }

  const Words& words_;
  const Vocabulary& v_;
};

}  // namespace

std::vector<std::uint32_t> sentences_to_parse(const Words& words, const Vocabulary& vocabulary) {
  return Gate(words, vocabulary).passing();
}

}  // namespace recoupe
