#include "phrase/name_lattice.h"

#include <algorithm>

namespace recoupe {
namespace {

class SpanFinder {
 public:
  SpanFinder(const Words& words, const std::vector<WordLook>& looks, WordRange sentence,
             std::vector<WordRange>& out)
      : words_(words), looks_(looks), sentence_(sentence), out_(out) {}

  void find() {
    for (std::uint32_t w = sentence_.begin; w < sentence_.end; ++w) {
      const auto first = static_cast<std::ptrdiff_t>(out_.size());
      if (begins(w)) extend(w);
      if (!looks_[w].has(NameClass::small) || looks_[w].upper) continue;
      add_entries(w);
      std::sort(out_.begin() + first, out_.end());
      out_.erase(std::unique(out_.begin() + first, out_.end()), out_.end());
    }
  }

 private:
  const Word& word(std::uint32_t w) const { return words_.words[w]; }
  bool is_particle(std::uint32_t w) const { return looks_[w].has(NameClass::particle); }

  // « M. », which looks like an initial.
  bool is_title(std::uint32_t w) const {
    return looks_[w].has(NameClass::title) && word(w).form.back() == '.';
  }

  bool begins(std::uint32_t w) const {
    if (word(w).part > 1 || is_title(w)) return false;
    if (looks_[w].upper && looks_[w].kinds == kFunction && !looks_[w].shouting) return begins_with_article(w);
    if (looks_[w].upper || looks_[w].has(NameClass::opener)) return true;
    return is_particle(w) && w + 1 < sentence_.end && (looks_[w + 1].upper || is_particle(w + 1));
  }

  // « Le Caire », « L'Équipe », « Le Pen », but « Le gouverneur de … » and « La Russie ».
  bool begins_with_article(std::uint32_t w) const {
    return w + 1 < sentence_.end && looks_[w + 1].upper &&
           !(looks_[w + 1].country && looks_[w].place != looks_[w + 1].place);
  }

  void extend(std::uint32_t begin) {
    const bool open = has_ordinary_head(begin);
    const std::uint32_t limit = std::min(sentence_.end, begin + kMaxNameSpan);
    std::uint32_t small = 0;
    bool capital = false;
    for (std::uint32_t w = begin; w < limit && (w == begin || goes_on(w)); ++w) {
      small = looks_[w].upper ? 0 : small + 1;
      capital |= looks_[w].upper;
      if (small > kMaxSmallRun) return;
      if (capital && ends(w, begin, open)) out_.push_back({begin, w + 1});
      if (w + 1 < limit && word(w + 1).form == "(" && capital) add_bracket(begin, w + 1);
    }
  }

  // « Mercure (planète) », as works of reference tell homonyms apart: only at the end of what is read.
  void add_bracket(std::uint32_t begin, std::uint32_t open) {
    const std::uint32_t limit = std::min(sentence_.end, begin + kMaxNameSpan);
    for (std::uint32_t w = open + 1; w < limit; ++w) {
      if (word(w).form != ")") continue;
      if (w + 1 == sentence_.end) out_.push_back({begin, w + 1});
      return;
    }
  }

  void add_entries(std::uint32_t begin) {
    for (std::uint32_t n = looks_[begin].first_hit;
         n < words_.hits.size() && words_.hits[n].words.begin == begin; ++n) {
      const WordRange hit = words_.hits[n].words;
      if (hit.size() > 1 && hit.end <= sentence_.end) out_.push_back(hit);
    }
  }

  // « Parti libéral », « Le Parti libéral » may end small; « Macron ferme » does not.
  bool has_ordinary_head(std::uint32_t w) const {
    if (w + 1 < sentence_.end && looks_[w].kinds == kFunction) ++w;
    return (looks_[w].kinds & (kNoun | kAdjective)) != 0 || looks_[w].has(NameClass::head) ||
           looks_[w].has(NameClass::event) || looks_[w].has(NameClass::opener);
  }
  bool goes_on(std::uint32_t w) const {
    if (looks_[w].upper || is_particle(w)) return true;
    switch (word(w).upos) {
      case Upos::PUNCT:
      case Upos::SYM:
        return links(word(w).form, w);
      case Upos::AUX:
      case Upos::PRON:
      case Upos::SCONJ:
      case Upos::INTJ:
        return false;
      case Upos::VERB:
        return word(w).feats.verb_form == VerbForm::part || !word(w).known;
      default:
        return true;
    }
  }
  bool links(std::string_view mark, std::uint32_t w) const {
    if (mark == "-" || mark == "&" || mark == "'" || mark == "/") return true;
    return mark == "." && word(w - 1).form.size() <= 2 && looks_[w - 1].upper;  // an initial
  }
  bool ends(std::uint32_t w, std::uint32_t begin, bool open) const {
    if (w + 1 < sentence_.end && word(w).part != 0 && word(w + 1).part > word(w).part) return false;
    if (looks_[w].upper) return true;
    if (w == begin) return false;
    if (word(w).kind == TokenKind::number) return open || looks_[w - 1].upper;
    if (word(w).form == ".") return w + 1 < sentence_.end;  // « Rabah L. »
    if (!open) return false;
    const Upos upos = word(w).upos;
    return upos == Upos::NOUN || upos == Upos::ADJ || upos == Upos::PROPN || upos == Upos::X ||
           upos == Upos::VERB;
  }

  const Words& words_;
  const std::vector<WordLook>& looks_;
  WordRange sentence_;
  std::vector<WordRange>& out_;
};

}  // namespace

void find_name_spans(const Words& words, const std::vector<WordLook>& looks, WordRange sentence,
                     std::vector<WordRange>& out) {
  SpanFinder(words, looks, sentence, out).find();
}

}  // namespace recoupe
