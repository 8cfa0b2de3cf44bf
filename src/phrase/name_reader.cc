// The best set of disjoint spans in each sentence, by dynamic programming over all that may be names (a
// semi-Markov model: Sarawagi & Cohen 2004). A span's score for a type is the sum of its features' weights,
// that of no name is nothing.
#include <algorithm>

#include "phrase/name.h"
#include "phrase/name_features.h"
#include "phrase/name_joiner.h"
#include "phrase/name_lattice.h"
#include "phrase/name_model.h"

namespace recoupe {
namespace {

constexpr std::string_view kNames[kNameTypes] = {"PER", "ORG", "LOC", "MISC"};

// Scores every span of a sentence and keeps the best path. Its buffers live as long as a report.
class NameSearch {
 public:
  NameSearch(const NameModel& model, const NameFeatures& features, const Words& words,
             const std::vector<WordLook>& looks)
      : model_(model), features_(features), words_(words), looks_(looks), scored_(words.words.size()) {}

  void read(WordRange sentence, std::vector<NamePhrase>& out) {
    spans_.clear();
    find_name_spans(words_, looks_, sentence, spans_);
    if (spans_.empty()) return;
    best_.assign(sentence.size() + 1, {});
    best_[0].score = 0;
    std::size_t next = 0;
    for (std::uint32_t w = sentence.begin; w < sentence.end; ++w) {
      const Best here = best_[w - sentence.begin];
      offer(best_[w - sentence.begin + 1], {here.score, w, 0, false});
      NameScores sum{};
      for (std::uint32_t done = w; next < spans_.size() && spans_[next].begin == w; ++next) {
        for (; done < spans_[next].end; ++done) add(sum, of_word(done, w, sentence));
        score_span(spans_[next], sentence, sum, here.score, best_[spans_[next].end - sentence.begin]);
      }
    }
    trace(sentence, out);
  }

 private:
  struct Best {
    std::int32_t score = -1;  // less than any path's: a path of no names scores 0
    std::uint32_t from = 0;   // word
    std::uint8_t type = 0;
    bool name = false;
  };
  struct Scored {
    NameScores parts[2] = {};
    bool known[2] = {};
  };

  static void add(NameScores& sum, const NameScores& more) {
    for (std::size_t type = 0; type < kNameTypes; ++type) sum[type] += more[type];
  }
  static void offer(Best& at, const Best& path) {
    if (path.score > at.score) at = path;
  }
  void add_features(NameScores& scores) const {
    for (const FeatureId feature : buffer_) model_.add(feature, scores);
  }

  const NameScores& of_word(std::uint32_t w, std::uint32_t begin, WordRange sentence) {
    const NamePart part = w == begin ? NamePart::first : NamePart::later;
    const auto n = static_cast<std::size_t>(part);
    if (!scored_[w].known[n]) {
      scored_[w].known[n] = true;
      buffer_.clear();
      features_.of_word(w, part, sentence, buffer_);
      add_features(scored_[w].parts[n]);
    }
    return scored_[w].parts[n];
  }

  void score_span(WordRange span, WordRange sentence, NameScores scores, std::int32_t before, Best& at) {
    buffer_.clear();
    features_.of_span(span, sentence, buffer_);
    add_features(scores);
    for (std::uint8_t type = 0; type < kNameTypes; ++type)
      offer(at, {before + scores[type], span.begin, type, true});
  }

  void trace(WordRange sentence, std::vector<NamePhrase>& out) {
    const std::size_t first = out.size();
    for (std::uint32_t w = sentence.end; w > sentence.begin;) {
      const Best& at = best_[w - sentence.begin];
      if (at.name) {
        NamePhrase name;
        name.words = {at.from, w};
        name.span = words_.span_of(name.words);
        name.type = static_cast<NameType>(at.type);
        name.score = model_.nats(at.score - best_[at.from - sentence.begin].score);
        out.push_back(name);
      }
      w = at.from;
    }
    std::reverse(out.begin() + static_cast<std::ptrdiff_t>(first), out.end());
  }

  const NameModel& model_;
  const NameFeatures& features_;
  const Words& words_;
  const std::vector<WordLook>& looks_;
  std::vector<Scored> scored_;  // one a word of the report
  std::vector<WordRange> spans_;
  std::vector<FeatureId> buffer_;
  std::vector<Best> best_;
};

// What else than the model speaks for a name: the lexicon's entry with its words, the place found there, the
// title before it.
class Witness {
 public:
  Witness(const NameFeatures& features, const Lexicon& lexicon, const NameClassTable& table,
          const Words& words, const std::vector<WordLook>& looks, const std::vector<PlacePhrase>& places)
      : features_(features),
        lexicon_(lexicon),
        table_(table),
        words_(words),
        looks_(looks),
        places_(places) {}

  std::string_view of(const NamePhrase& name) const {
    EntryId entry = 0;
    if (name.type == NameType::organisation && (features_.entry_classes(name.words, entry) & kBodies) != 0)
      return lexicon_.where(entry);
    const std::uint32_t place = looks_[name.words.begin].place;
    if (name.type == NameType::place && place != 0) return places_[place - 1].rule;
    if (name.type == NameType::person) {
      const WordRange sentence = words_.ranges[words_.words[name.words.begin].sentence];
      if (const auto w = features_.governor(name.words, sentence))
        if (const EntryId title = entry_over(*w, kTitles); title != 0) return lexicon_.where(title);
    }
    return NameModel::kSection;
  }

 private:
  static constexpr NameClasses kBodies =
      bit(NameClass::organisation) | bit(NameClass::group) | bit(NameClass::agency) | bit(NameClass::force);
  static constexpr NameClasses kTitles = bit(NameClass::title) | bit(NameClass::rank) | bit(NameClass::role);

  EntryId entry_over(std::uint32_t w, NameClasses wanted) const {
    if (!looks_[w].any(wanted)) return 0;
    for (std::uint32_t n = looks_[w].first_hit; n < words_.hits.size() && words_.hits[n].words.begin == w;
         ++n)
      if ((table_.of(lexicon_.classes(words_.hits[n].entry)) & wanted) != 0) return words_.hits[n].entry;
    return 0;
  }

  const NameFeatures& features_;
  const Lexicon& lexicon_;
  const NameClassTable& table_;
  const Words& words_;
  const std::vector<WordLook>& looks_;
  const std::vector<PlacePhrase>& places_;
};

}  // namespace

std::string_view name_of(NameType type) { return kNames[static_cast<std::size_t>(type)]; }

struct NameReader::Parts {
  const Lexicon* lexicon;
  Gazetteer gazetteer;
  NameClassTable table;
  NameModel model;
};

NameReader::NameReader(const Lexicon& lexicon, const NameModel& model)
    : parts_(std::make_unique<const Parts>(
          Parts{&lexicon, Gazetteer(lexicon.image()), NameClassTable(lexicon), model})) {}

// A model that cannot be read is none: the image was checked when it was made.
NameReader::NameReader(const Lexicon& lexicon)
    : NameReader(lexicon, NameModel::open(lexicon.image().section(NameModel::kSection), "the lexicon")
                              .value_or(NameModel())) {}
NameReader::~NameReader() = default;
NameReader::NameReader(NameReader&&) noexcept = default;

std::vector<NamePhrase> NameReader::read(const Report& report, const Words& words,
                                         const std::vector<PlacePhrase>& places) const {
  std::vector<NamePhrase> names;
  if (parts_->model.empty()) return names;
  const auto looks = look_at(*parts_->lexicon, parts_->table, report, words, places);
  const NameFeatures features(*parts_->lexicon, parts_->gazetteer, parts_->table, words, looks, places);
  NameSearch search(parts_->model, features, words, looks);
  for (std::size_t s = 0; s < words.sentences.size(); ++s)
    if (is_told(words.sentences[s].kind)) search.read(words.ranges[s], names);
  const Witness witness(features, *parts_->lexicon, parts_->table, words, looks, places);
  for (NamePhrase& name : names) name.why = witness.of(name);
  join_names(words, names);
  return names;
}

}  // namespace recoupe
