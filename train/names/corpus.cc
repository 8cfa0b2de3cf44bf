#include "corpus.h"

#include <algorithm>

#include "phrase/name_features.h"
#include "phrase/name_lattice.h"

namespace recoupe {

NameCorpus::Read NameCorpus::read(std::string text) const {
  Read out;
  out.report.text = std::move(text);
  blocks_.read(out.report, true);
  out.words = words_.read(out.report.text, splitter_.split(out.report));
  out.places = places_.read(out.report, out.words);
  return out;
}

std::uint32_t NameCorpus::add_to(Trainer& trainer, const GoldSentence& gold, float weight) const {
  const Read now = read(gold.text);
  const auto looks = look_at(lexicon_, table_, now.report, now.words, now.places);
  const NameFeatures features(lexicon_, gazetteer_, table_, now.words, looks, now.places);
  auto& store = trainer.features();
  const auto position = [&] { return static_cast<std::uint32_t>(store.size()); };
  std::vector<char> reached(gold.names.size());
  std::vector<WordRange> spans;
  for (const WordRange range : now.words.ranges) {
    spans.clear();
    find_name_spans(now.words, looks, range, spans);
    const auto marked = [&](WordRange span) {
      const ByteSpan bytes = now.words.span_of(span);
      return std::find_if(gold.names.begin(), gold.names.end(),
                          [&](const GoldName& n) { return n.span == bytes; });
    };
    for (const WordRange span : spans)
      if (const auto name = marked(span); name != gold.names.end())
        reached[static_cast<std::size_t>(name - gold.names.begin())] = 1;
    const auto touches_lost = [&](WordRange span) {
      for (std::size_t n = 0; n < gold.names.size(); ++n)
        if (!reached[n] && gold.names[n].span.overlaps(now.words.span_of(span))) return true;
      return false;
    };
    TrainingSentence sentence;
    sentence.words = range.size();
    sentence.weight = weight;
    std::vector<char> used(range.size());
    for (const WordRange span : spans) {
      if (touches_lost(span)) continue;
      TrainingSpan out{span.begin - range.begin, span.end - range.begin, -1, position(), 0};
      features.of_span(span, range, store);
      out.last_feature = position();
      if (const auto name = marked(span); name != gold.names.end())
        out.type = static_cast<std::int8_t>(name->type);
      sentence.spans.push_back(out);
      std::fill(used.begin() + out.begin, used.begin() + out.end, 1);
    }
    if (sentence.spans.empty()) continue;
    for (std::uint32_t w = 0; w < range.size(); ++w) {
      auto& at = sentence.of_word.emplace_back();
      at[0] = position();
      if (used[w]) features.of_word(range.begin + w, NamePart::first, range, store);
      at[1] = position();
      if (used[w]) features.of_word(range.begin + w, NamePart::later, range, store);
      at[2] = position();
    }
    trainer.add(std::move(sentence));
  }
  return static_cast<std::uint32_t>(std::count(reached.begin(), reached.end(), 0));
}

NameTally NameCorpus::measure(const NameReader& reader, const std::vector<GoldSentence>& sentences) const {
  NameTally tally;
  for (const GoldSentence& sentence : sentences) {
    const Read now = read(sentence.text);
    const auto names = reader.read(now.report, now.words, now.places);
    tally.add(sentence.names, names);
  }
  return tally;
}

}  // namespace recoupe
