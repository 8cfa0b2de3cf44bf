#include "phrase/chunk.h"

#include <algorithm>

namespace recoupe {
namespace {

constexpr std::uint32_t kNone = 0xffffffffU;
constexpr std::uint32_t kMaxVerbGap =
    4;  // adverbs, clitics and negation between an auxiliary and its participle

class Segmenter {
 public:
  Segmenter(const Lexicon& lexicon, const Vocabulary& v, const Words& words, const Phrases& phrases)
      : v_(v),
        words_(words),
        phrases_(phrases),
        noun_at_(words.words.size() + 1, kNone),
        date_at_(words.words.size() + 1, kNone),
        verb_entry_end_(words.words.size() + 1, 0) {
    for (std::uint32_t n = 0; n < phrases.nouns.size(); ++n) noun_at_[phrases.nouns[n].words.begin] = n;
    for (std::uint32_t n = 0; n < phrases.dates.size(); ++n) date_at_[phrases.dates[n].words.begin] = n;
    for (const EntryHit& hit : words.hits)
      if (hit.words.size() > 1 && verb_like(hit.words.begin) && predicates(lexicon, hit.entry))
        verb_entry_end_[hit.words.begin] = std::max(verb_entry_end_[hit.words.begin], hit.words.end);
  }

  Chunks run() {
    for (const WordRange range : words_.ranges) {
      out_.sentences.emplace_back();
      end_ = range.end;
      for (std::uint32_t i = range.begin; i < end_;) i = step(i);
    }
    return std::move(out_);
  }

 private:
  // Whether an entry is a verb of several words that the later stages read: « perdre la vie », « faire état
  // de ».
  bool predicates(const Lexicon& lexicon, EntryId entry) const {
    for (const ClassId id : lexicon.classes(entry))
      for (const ClassId wanted :
           {v_.harm, v_.harm_weak, v_.speech, v_.event, v_.strike_verb, v_.toll_verb, v_.weak_event})
        if (id == wanted) return true;
    return false;
  }
  const Word& word(std::uint32_t i) const { return words_.words[i]; }
  bool in(std::uint32_t i) const { return i < end_; }
  bool has(std::uint32_t i, ClassId wanted) const { return in(i) && words_.has(i, wanted); }
  bool verb_like(std::uint32_t i) const { return word(i).upos == Upos::VERB || word(i).upos == Upos::AUX; }
  bool clitic(std::uint32_t i) const {
    return in(i) && word(i).upos == Upos::PRON && !has(i, v_.relative_pronoun) && noun_at_[i] == kNone &&
           !has(i, v_.nobody);
  }

  std::uint32_t push(ChunkKind kind, std::uint32_t begin, std::uint32_t end, std::uint32_t index = 0,
                     std::uint32_t preposition = 0) {
    out_.sentences.back().push_back({kind, {begin, end}, index, preposition});
    return end;
  }

  std::uint32_t step(std::uint32_t i) {
    if (date_at_[i] != kNone && phrases_.dates[date_at_[i]].words.end <= end_)
      return push(ChunkKind::date, i, phrases_.dates[date_at_[i]].words.end, date_at_[i]);
    if (const std::uint32_t end = verb_group(i); end > i) return end;
    if (noun_at_[i] != kNone)
      return push(ChunkKind::noun, i, phrases_.nouns[noun_at_[i]].words.end, noun_at_[i]);
    if (word(i).upos == Upos::ADP) {
      std::uint32_t noun = i + 1;
      while (in(noun) && noun_at_[noun] == kNone && word(noun).upos == Upos::ADP) ++noun;  // « jusqu'à »
      if (in(noun) && noun_at_[noun] != kNone && date_at_[noun] == kNone)
        return push(ChunkKind::prep, i, phrases_.nouns[noun_at_[noun]].words.end, noun_at_[noun], i);
    }
    return push(kind_of(i), i, i + 1);
  }

  ChunkKind kind_of(std::uint32_t i) const {
    if (word(i).kind == TokenKind::punctuation)
      return word(i).form == "," ? ChunkKind::comma : ChunkKind::colon;
    if (has(i, v_.relative_pronoun)) return ChunkKind::relative;
    if (word(i).upos == Upos::CCONJ) return ChunkKind::coordinator;
    if (word(i).upos == Upos::SCONJ) return ChunkKind::subordinator;
    if (word(i).upos == Upos::ADV) return ChunkKind::adverb;
    if (word(i).upos == Upos::ADJ) return ChunkKind::adjective;
    return ChunkKind::other;
  }

  // (ne | clitic)* AUX+ (adverb | clitic)* participle | verb | infinitive, and an entry of several words that
  // begins with it.
  std::uint32_t verb_group(std::uint32_t i) {
    std::uint32_t at = i;
    VerbGroup group;
    while (in(at) && at < i + kMaxVerbGap && !verb_like(at) &&
           (clitic(at) || (word(at).upos == Upos::ADV && starts_group(at))))
      ++at;
    if (!in(at) || !verb_like(at) || noun_at_[at] != kNone) return i;
    std::uint32_t auxiliaries = 0;
    const std::uint32_t first = at;
    std::uint32_t last = at;
    while (true) {
      std::uint32_t next = at + 1;
      while (in(next) && next <= at + kMaxVerbGap && may_stand_inside(next)) ++next;
      if (!auxiliary(at, next) &&
          !(has(at, v_.make) && in(next) && word(next).feats.verb_form == VerbForm::inf))
        break;
      if (!in(next) || !verb_like(next) || date_at_[next] != kNone || noun_at_[next] != kNone) break;
      ++auxiliaries;
      last = at = next;
    }
    group.head = last;
    group.words = {i, std::max(last + 1, before_noun(last + 1, std::min(entry_end(first, last), end_)))};
    while (in(group.words.end) && word(group.words.end).form.front() == '-' &&
           word(group.words.end).upos == Upos::PRON)
      ++group.words.end;  // « dit-il »
    describe(group, first, auxiliaries);
    out_.verbs.push_back(group);
    return push(ChunkKind::verb, i, group.words.end, static_cast<std::uint32_t>(out_.verbs.size()) - 1);
  }
  // « a de son côté fait état »: a form of « avoir » or « être » whose participle stands apart may be read as
  // a verb.
  bool auxiliary(std::uint32_t at, std::uint32_t next) const {
    if (word(at).upos == Upos::AUX) return true;
    return (has(at, v_.have) || has(at, v_.be)) && in(next) && verb_like(next) &&
           word(next).feats.verb_form == VerbForm::part && word(next).feats.tense == Tense::past;
  }
  // Adverbs, clitics and « d'abord » stand between an auxiliary and its participle.
  bool may_stand_inside(std::uint32_t i) const {
    if (date_at_[i] != kNone) return false;
    return has(i, v_.superseded) || has(i, v_.adverbial) ||
           ((word(i).upos == Upos::ADV || clitic(i)) && noun_at_[i] == kNone);
  }
  bool starts_group(std::uint32_t at) const { return in(at + 1) && (verb_like(at + 1) || clitic(at + 1)); }
  std::uint32_t entry_end(std::uint32_t first, std::uint32_t last) const {
    return std::max(verb_entry_end_[first], verb_entry_end_[last]);
  }

  // « parler de | de 200 à 300 morts »: an entry keeps off a phrase that goes on behind it.
  std::uint32_t before_noun(std::uint32_t begin, std::uint32_t end) const {
    for (std::uint32_t w = begin; w < end; ++w)
      if (noun_at_[w] != kNone && phrases_.nouns[noun_at_[w]].number &&
          phrases_.nouns[noun_at_[w]].words.end > end)
        return w;
    return end;
  }

  void describe(VerbGroup& group, std::uint32_t first, std::uint32_t auxiliaries) const {
    const Feats feats = word(group.head).feats;
    const Feats lead = word(first).feats;
    // « vingt et un autres blessés »: a gender tells a participle where nothing else does.
    const auto bare = [](Feats f) { return f.verb_form == VerbForm::none && f.gender != Gender::none; };
    group.finite = lead.verb_form == VerbForm::fin || (lead.verb_form == VerbForm::none && !bare(lead));
    group.infinitive = lead.verb_form == VerbForm::inf;
    const bool participle = (feats.verb_form == VerbForm::part && feats.tense != Tense::pres) || bare(feats);
    group.participle = participle && auxiliaries == 0;
    group.gerund = lead.verb_form == VerbForm::part && lead.tense == Tense::pres;
    for (std::uint32_t w = group.words.begin; w <= group.head; ++w) {
      group.negated = group.negated || has(w, v_.negation);
      group.conditional = group.conditional || (verb_like(w) && word(w).feats.mood == Mood::cnd);
      group.future = group.future || (verb_like(w) && word(w).feats.tense == Tense::fut);
      group.pronominal = group.pronominal || (w < first && has(w, v_.reflexive));
      if (w < group.head && verb_like(w)) group.passive = has(w, v_.be);
    }
    group.passive = group.passive && participle && auxiliaries > 0 && !group.pronominal &&
                    !has(group.head, v_.intransitive) && !has(group.head, v_.fall_verb);
    if (!group.negated) group.negated = has(group.head + 1, v_.negation) && group.head == first;
    group.pluperfect = auxiliaries > 0 && lead.tense == Tense::imp && word(first).upos == Upos::AUX &&
                       participle && (has(first, v_.have) || !passive_capable(group));
  }
  // « étaient tués » is an imperfect passive, « étaient morts » a pluperfect.
  bool passive_capable(const VerbGroup& group) const {
    return has(group.head, v_.transitive) || has(group.head, v_.strike_verb);
  }

  const Vocabulary& v_;
  const Words& words_;
  const Phrases& phrases_;
  std::vector<std::uint32_t> noun_at_;
  std::vector<std::uint32_t> date_at_;
  std::vector<std::uint32_t>
      verb_entry_end_;  // end of the longest entry of several words that begins with a verb here
  Chunks out_;
  std::uint32_t end_ = 0;
};

std::string_view name_of(ChunkKind kind) {
  constexpr std::string_view names[] = {"NP", "PP", "V",    "DATE", "ADV", "ADJ",
                                        ",",  ":",  "CONJ", "SUB",  "REL", "-"};
  return names[static_cast<int>(kind)];
}

std::string marks_of(const VerbGroup& v) {
  std::string out;
  const std::pair<bool, const char*> marks[] = {
      {v.finite, " finite"},   {v.passive, " passive"},         {v.participle, " participle"},
      {v.gerund, " gerund"},   {v.infinitive, " infinitive"},   {v.pronominal, " pronominal"},
      {v.negated, " negated"}, {v.conditional, " conditional"}, {v.pluperfect, " pluperfect"},
      {v.future, " future"}};
  for (const auto& [on, name] : marks)
    if (on) out += name;
  return out;
}

}  // namespace

Chunks Chunker::chunk(const Words& words, const Phrases& phrases) const {
  return Segmenter(*lexicon_, *vocabulary_, words, phrases).run();
}

std::string to_text(const Chunks& chunks, const Words& words, std::string_view text) {
  std::string out;
  for (std::size_t s = 0; s < chunks.sentences.size(); ++s) {
    for (const Chunk& chunk : chunks.sentences[s]) {
      out += name_of(chunk.kind);
      out += '\t';
      out += slice(text, words.span_of(chunk.words));
      if (chunk.kind == ChunkKind::verb) out += '\t' + marks_of(chunks.verbs[chunk.index]);
      out += '\n';
    }
    out += '\n';
  }
  return out;
}

}  // namespace recoupe
