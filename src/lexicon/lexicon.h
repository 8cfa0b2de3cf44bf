// The compiled language knowledge: words with their readings, entries with their classes, plain tables,
// rules, places.
//
// An **atom** is a normalised spelling that the sources mention: lower case, NFC, straight apostrophe,
// accents kept (text/normalise.h). An **entry** is one line of a TSV source: one or several words with
// classes ("weapon") and values ("type=rocket_attack", which is the class "type=rocket_attack" as well). A
// one-word entry is found by a word's spelling or by its lemma; an entry of several words by any mixture of
// spellings and lemmas, as a trie of atoms.
//
// Immutable, mapped, safe to read from many threads. Every string_view lives as long as the mapped bytes.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "lexicon/format.h"
#include "lexicon/image.h"
#include "lexicon/morphology.h"
#include "lexicon/string_table.h"

namespace recoupe {

using AtomId = std::uint32_t;   // 0: no source mentions this spelling
using ClassId = std::uint16_t;  // 0: no source mentions this class
using EntryId = std::uint32_t;  // 0: none
using NodeId = std::uint32_t;   // of the trie of entries; 0: none, kTrieRoot: before the first word

inline constexpr NodeId kTrieRoot = 1;

struct Table {  // a plain TSV source: rows of fields, comments and empty lines left out
  std::vector<std::vector<std::string_view>> rows;
  std::vector<std::string_view> where;  // "fr/contractions.tsv:12", one a row
};

class Lexicon {
 public:
  // A view on `bytes` (see Image::open). `name` is what errors call it.
  static Result<Lexicon> open(std::span<const std::byte> bytes, std::string name);

  std::uint64_t checksum() const;

  // ── Words ──
  // The readings of a lower-case NFC form, the likeliest first; empty when the form is unknown.
  std::span<const Analysis> analyses(std::string_view form) const;
  // Where analyses(form)[n] comes from: "Lefff 3.4", "fr/extra_words.tsv"; "" when there is no such reading.
  std::string_view reading_source(std::string_view form, std::size_t n) const;
  // Known forms that are `form` with accents added ("etat" → "état", "evénement" → "événement"); `form`
  // itself not included. Capitals lose their accents in print, so only letters that bear none may gain one.
  std::vector<std::string_view> accented(std::string_view form) const;
  std::string_view lemma(LemmaId id) const;
  AtomId lemma_atom(LemmaId id) const;  // atom(lemma(id)) without a search

  // ── Entries ──
  AtomId atom(std::string_view spelling) const;
  std::string_view spelling(AtomId atom) const;
  ClassId class_id(std::string_view name) const;
  std::string_view class_name(ClassId id) const;
  NodeId step(NodeId node, AtomId atom) const;                     // 0 when no entry goes on that way
  std::span<const EntryId> entries_at(NodeId node) const;          // entries that end here
  std::string_view canonical(EntryId id) const;                    // "porte-parole"
  std::string_view where(EntryId id) const;                        // "fr/speech.tsv:12"
  std::span<const ClassId> classes(EntryId id) const;              // sorted
  std::string_view value(EntryId id, std::string_view key) const;  // "" when the entry has none
  std::uint32_t length(EntryId id) const;                          // in words
  // Whether a one-word entry takes a word of this part of speech (`pos=` of its tags); true for entries of
  // several words.
  bool takes(EntryId id, Upos upos) const;
  std::uint32_t entry_count() const;  // ids are 1 … entry_count()

  // ── Tables and rules ──
  // A source whose first line is "#! table"; `name` is "fr/contractions". Empty when there is none.
  Table table(std::string_view name) const;
  std::vector<std::string_view> table_names() const;
  std::string_view text(std::uint32_t id) const;  // the strings that rules and tables are made of
  const Image& image() const { return image_; }

 private:
  std::uint32_t form_id(std::string_view form) const { return forms_.find(form); }
  std::span<const Analysis> readings(std::uint32_t form) const;
  const EntryRecord* entry(EntryId id) const { return id < entries_.size() ? &entries_[id] : nullptr; }

  Image image_;
  StringTable forms_, lemmas_, atoms_, classes_, text_, sources_;
  std::span<const std::uint32_t> reading_begin_;  // one a form, and one end
  std::span<const Analysis> readings_;
  std::span<const std::uint8_t> reading_source_;  // one a reading: string of sources_
  std::span<const HashSlot> plain_slots_;         // spelling without accents → begin in plain_list_
  std::span<const std::uint32_t> plain_list_;
  std::span<const std::uint32_t> lemma_atoms_;
  std::span<const EntryRecord> entries_;
  std::span<const ClassId> entry_classes_;
  std::span<const TrieEdge> edges_;
  std::span<const std::uint32_t> node_begin_;  // one a node, and one end
  std::span<const EntryId> node_entries_;
  std::span<const std::uint32_t> tables_;
};

}  // namespace recoupe
