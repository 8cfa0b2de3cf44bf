// Puts number phrases together: bare numbers, then what stands around them, then what form says of their
// role.
//
//   number_cores.cc  « une bonne dizaine de », « deux millions et demi », « aucun », « plusieurs »: one core
//   each number_joins.cc  « onze (11) », « entre 5 et 8 », « au moins », « … au moins »: cores grow together
//   and widen number_roles.cc  scores, years, parts of names, telephone numbers: what needs no rule to be
//   told
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

#include "phrase/number.h"

namespace recoupe {

// A number phrase while it is put together.
struct NumberCore {
  NumberPhrase phrase;
  Bounds bounds;
  std::optional<NumberRun> run;  // when it is one bare number
  bool countable = true;         // may take an approximator and be an end of a range
  bool widened = false;          // an approximator stands before it
};

// A lexicon entry that this reader cares for. Entries of the same words share one hit and their classes.
struct NumberMark {
  WordRange words;
  EntryId entry = 0;
  std::span<const ClassId> classes;
};

// The value that one of the mark's classes gives `key`: "at_least" of "op=at_least"; "" and 0 when there is
// none.
std::string_view text_value(const Lexicon& lexicon, const NumberMark& mark, std::string_view key);
std::int64_t number_value(const Lexicon& lexicon, const NumberMark& mark, std::string_view key);
// The marks that begin in [begin, end); `marks` are in the order of the text, and few begin at one word.
std::span<const NumberMark> marks_in(const std::vector<NumberMark>& marks, std::uint32_t begin,
                                     std::uint32_t end);
// Whether the word is this very punctuation mark.
bool is_mark(const Word& word, std::string_view mark);

class NumberBuilder {
 public:
  NumberBuilder(const Lexicon& lexicon, const NumberReader::Classes& classes, const Words& words)
      : lexicon_(lexicon), c_(classes), words_(words) {}

  std::vector<NumberPhrase> build(const std::vector<NumberRun>& runs);
  void share_roles(std::vector<NumberPhrase>& numbers) const;  // once rules have set the others'

 private:
  bool has(std::uint32_t word, ClassId wanted) const {
    return word < words_.words.size() && wanted != 0 && words_.has(word, wanted);
  }
  bool same_sentence(std::uint32_t a, std::uint32_t b) const {
    return b < words_.words.size() && words_.words[a].sentence == words_.words[b].sentence;
  }
  bool next_has(std::uint32_t last, ClassId wanted) const {
    return same_sentence(last, last + 1) && has(last + 1, wanted);
  }
  bool previous_has(std::uint32_t first, ClassId wanted) const {
    return first > 0 && same_sentence(first - 1, first) && has(first - 1, wanted);
  }

  void collect_marks();
  void collect_cores(const std::vector<NumberRun>& runs);
  bool is_refused(const NumberRun& run) const;
  bool is_minus(std::uint32_t begin) const;
  std::optional<NumberRole> unit_role(const NumberRun& run) const;
  void add_run(NumberRun run);
  void add_collective(const NumberMark& mark, std::int64_t value, Bounds single);
  void add_mark(const NumberMark& mark, bool negative);
  void join_repeated();
  void join_ranges();
  bool join_range(NumberCore& first, const NumberCore& second);
  std::int64_t scale_of(const NumberCore& core) const;
  void approximate();
  void apply_before(NumberCore& core);
  bool join_bounds(NumberCore& first, const NumberCore& second) const;
  void apply_behind(NumberCore& core, std::uint32_t limit);
  void form_roles();
  void sign(NumberCore& core) const;
  NumberRole role_of(const NumberCore& core) const;
  bool in_name(const NumberCore& core) const;
  void find_phones();

  const Lexicon& lexicon_;
  const NumberReader::Classes& c_;
  const Words& words_;
  std::vector<NumberMark> approx_, after_, collectives_, vague_, negative_;
  std::vector<NumberCore> cores_;
};

}  // namespace recoupe
