// Forms → readings: the union of the morphological sources, the likeliest reading first.
//
// Sources rank: the project's own tables, then Lefff, then hunspell-fr. A later source adds a reading only
// where no earlier one gives this form a reading of the same part of speech. There are no frequencies to be
// had, so the order of a form's readings comes from classes (a noun before a homonymous finite verb, an
// indicative before a subjunctive …) and, where classes are wrong, from language/fr/preferences.tsv.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "lexc/diagnostic.h"
#include "lexc/string_pool.h"
#include "lexicon/format.h"
#include "lexicon/morphology.h"

namespace recoupe {

class FormBuilder {
 public:
  explicit FormBuilder(std::size_t expected_forms = 0) { forms_.reserve(expected_forms); }

  // Sources are numbered in the order of their rank; `closed` ones list function words, beside which an
  // open-class homonym (« son », « car », « or ») is rare.
  std::uint8_t add_source(std::string_view name, bool closed);

  void add(std::string_view form, std::string_view lemma, Upos upos, Feats feats, std::uint8_t source,
           std::uint8_t cost = 0);  // `form` and `lemma` normalised
  // The usual reading of `form` has this part of speech (and lemma, unless empty). False: it has no such
  // reading.
  bool prefer(std::string_view form, Upos upos, std::string_view lemma);

  // The same for every form of `lemma` that has such a reading.
  bool prefer_lemma(std::string_view lemma, Upos upos);

  bool knows_form(std::string_view form) const { return forms_.find(form) != 0; }
  bool is_closed_word(std::string_view form) const { return closed_forms_.contains(forms_.find(form)); }
  bool knows_lemma(std::string_view lemma) const { return lemmas_.find(lemma) != 0; }
  struct Inflected {
    std::string form;
    Upos upos;
    Feats feats;
  };
  // All forms of `lemma`, for the words that are said to inflect like it.
  std::vector<Inflected> paradigm(std::string_view lemma, Upos upos) const;
  std::vector<std::string_view> similar_forms(std::string_view form) const;  // that begin alike

  // Ranks, drops doubles and writes the sections; `atoms` must be complete.
  void write(const StringPool& atoms, Sections& out);

 private:
  struct Raw {
    std::uint32_t form = 0;
    std::uint32_t lemma = 0;
    Upos upos = Upos::X;
    Feats feats;
    std::uint8_t source = 0;
    std::uint8_t cost = 0;
  };
  struct Preference {
    std::uint32_t form = 0;
    Upos upos = Upos::X;
    std::uint32_t lemma = 0;  // 0: any
  };

  void rank(std::vector<Raw>& readings) const;
  void sort();  // by form, then by rank of the source
  std::span<const Raw> of_form(std::uint32_t form);
  static int class_cost(const Raw& reading);
  void reorder(std::vector<Raw>& readings, std::span<const Preference> preferences) const;
  std::vector<const Raw*> of_lemma(std::uint32_t lemma) const;
  void write_readings(Sections& out);
  void write_plain(Sections& out) const;

  StringPool forms_, lemmas_, sources_;
  std::vector<bool> closed_{false};
  std::unordered_set<std::uint32_t> closed_forms_{};
  std::vector<Raw> readings_;
  bool sorted_ = true;
  std::vector<Preference> preferences_;
};

}  // namespace recoupe
