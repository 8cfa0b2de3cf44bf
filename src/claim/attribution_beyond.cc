// Voices that reach beyond their own clause or sentence: quotes that run on, what follows a semicolon, the
// sentence before that a speaker claims (« qui donne ce bilan »).
#include <algorithm>

#include "claim/attribution.h"

namespace recoupe {

// A sentence that begins inside a quote, or opens one, and has no speaker of its own, goes on with the last
// one of its block.
void AttributionReader::by_quote() {
  const bool opens = size() > 0 && speakers_.is_quote_mark(0);
  if (follows_voice() && (scene_.words.sentences[sentence_].quoted || opens)) carry();
}

// « Une roquette est tombée, a dit le maire. Aucune victime n'est à déplorer. »: that nobody was hurt is no
// more the report's than what it goes with.
void AttributionReader::by_continuation() {
  if (!follows_voice() || voices_.back().scope.end + 2 < scene_.words.ranges[sentence_ - 1].end) return;
  if (voices_.back().stance != Stance::plain || voices_.back().nameless || voices_.back().past) return;
  for (std::uint32_t at = 0; at < size() && chunk(at).kind != ChunkKind::verb; ++at) {
    if (!Scene::is_noun(chunk(at))) continue;
    const NumberPhrase* count = scene_.count_of(scene_.noun(chunk(at)));
    if (count != nullptr && (count->negative || count->max == 0)) return carry();
  }
}

// Whether the sentence before, in the same block, ends with a voice.
bool AttributionReader::follows_voice() const {
  return sentence_ > 0 && !voices_.empty() && voices_.back().sentence + 1 == sentence_ &&
         scene_.words.sentences[sentence_].block == scene_.words.sentences[sentence_ - 1].block;
}

void AttributionReader::carry() {
  Voice voice = voices_.back();
  voice.scope = scene_.words.ranges[sentence_];
  voice.sentence = sentence_;
  voices_.push_back(voice);
}

// « Le maire, qui donne ce bilan, … », « Ce chiffre a été confirmé par l'ONU »: what the sentence before says
// in nobody's name is said by this one's speaker.
void AttributionReader::of_sentence_before(std::size_t first) {
  if (first == voices_.size() || sentence_ == 0 || !scene_.is_read(sentence_ - 1)) return;
  if (first > 0 && voices_[first - 1].sentence + 1 == sentence_) return;
  if (scene_.words.sentences[sentence_ - 1].kind == BlockKind::title) return;
  bool given = false;
  for (std::uint32_t at = 0; at < size(); ++at) {
    if (chunk(at).kind != ChunkKind::noun) continue;
    const NounPhrase& np = scene_.noun(chunk(at));
    if (!scene_.has(np.head, scene_.v.toll_noun) || !scene_.has(np.words.begin, scene_.v.demonstrative))
      continue;
    for (const std::uint32_t beside : {at - 1, at + 1}) {
      if (beside >= size() || chunk(beside).kind != ChunkKind::verb || verb_at(beside).negated) continue;
      const WordRange words = chunk(beside).words;
      given = given || scene_.any(words, scene_.v.count_weak) || scene_.any(words, scene_.v.count_speech) ||
              scene_.any(words, scene_.v.issue);
    }
  }
  if (!given || voices_[first].stance != Stance::plain) return;
  Voice voice = voices_[first];
  voice.sentence = sentence_ - 1;
  voice.scope = scene_.words.ranges[sentence_ - 1];
  backward_.push_back(std::move(voice));
}

// « “Trois soldats sont morts. Deux autres sont blessés”, a dit un médecin. »: who closes the quote has said
// all of it.
void AttributionReader::of_quote_before(std::size_t first) {
  const auto& sentences = scene_.words.sentences;
  if (first == voices_.size() || !sentences[sentence_].quoted) return;
  const std::uint32_t after = sentence_ + 1;  // the quote has to end here
  if (after < scene_.sentence_count() && sentences[after].quoted) return;
  Voice voice = voices_[first];
  if (voice.scope.begin != scene_.words.ranges[sentence_].begin || voice.stance != Stance::plain) return;
  for (std::uint32_t back = sentence_; back > 0 && sentences[back].quoted; --back) {
    if ((first > 0 && voices_[first - 1].sentence + 1 >= back) ||
        sentences[back - 1].block != sentences[sentence_].block)
      return;
    voice.sentence = back - 1;
    voice.scope = scene_.words.ranges[back - 1];
    backward_.push_back(voice);
  }
}

// « Deux policiers sont morts, a dit le maire ; trois passants ont été blessés »: what follows a semicolon
// and has no speaker goes on with the last one.
void AttributionReader::spread(std::size_t first) {
  if (first == voices_.size()) return;
  const WordRange range = scene_.words.ranges[sentence_];
  std::uint32_t begin = range.begin;
  std::size_t last = voices_.size();  // the voice that the segments before belong to
  for (std::uint32_t at = 0; at <= size(); ++at) {
    const bool ends = at == size();
    if (!ends && scene_.words.words[chunk(at).words.begin].form != ";") continue;
    const WordRange segment{begin, ends ? range.end : chunk(at).words.begin};
    std::size_t own = voices_.size();
    for (std::size_t n = first; n < voices_.size(); ++n)
      if (voices_[n].scope.overlaps(segment)) own = n;
    if (own == voices_.size() && last < own) {
      voices_[last].scope.end = segment.end;
      own = last;
    }
    last = own;
    if (!ends) begin = chunk(at).words.end;
  }
}

}  // namespace recoupe
