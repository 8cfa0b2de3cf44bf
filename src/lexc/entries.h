// Word TSVs → entries, their classes, and the trie by which a text finds them.
//
//   missile ⇥ scud|fusée ⇥ weapon projectile type=missile_attack pos=NOUN ⇥ a note
//
// Three spellings lead to one entry; its classes are weapon, projectile, type=missile_attack and pos=NOUN.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "lexc/diagnostic.h"
#include "lexc/source.h"
#include "lexc/string_pool.h"
#include "lexicon/format.h"

namespace recoupe {

class EntryBuilder {
 public:
  EntryBuilder(const SpellingSplitter& splitter, StringPool& atoms, StringPool& classes, StringPool& text,
               Diagnostics& diagnostics);

  void read(std::string_view file, std::string_view bytes);
  void warn_of_rare_classes();  // after the last read: a class used once that is spelled like one used often
  bool defines_spelling(std::string_view normalised) const {
    return spellings_.contains(std::string(normalised));
  }
  void write(Sections& out) const;

 private:
  struct Source {  // of the line being read
    std::string_view file;
    Line line;
  };
  struct ClassUse {
    std::uint32_t count = 0;
    std::string file;
    std::uint32_t line = 0;
    std::string source;
    std::size_t at = 0;
  };

  void read_line(const Source& source);
  bool says_the_same(const EntryRecord& a, const EntryRecord& b) const;
  static std::vector<std::string_view> cut_tags(std::string_view tags);
  bool read_tags(const Source& source, std::string_view tags, EntryRecord& record);
  bool read_pos(const Source& source, std::string_view value, std::uint32_t& mask);
  void insert(const Source& source, std::string_view spelling, std::uint32_t entry);
  std::uint32_t child(std::uint32_t node, std::uint32_t atom);
  void error(const Source& source, std::string_view part, std::string message);

  const SpellingSplitter* splitter_;
  StringPool* atoms_;
  StringPool* classes_;
  StringPool* text_;
  Diagnostics* diagnostics_;
  std::vector<EntryRecord> entries_;
  std::vector<std::uint16_t> entry_classes_;
  std::vector<TrieEdge> edges_;                                       // in order of birth
  std::unordered_map<std::uint64_t, std::uint32_t> children_;         // node << 32 | atom → child
  std::vector<std::vector<std::uint32_t>> node_entries_;              // by node
  std::unordered_map<std::string, std::vector<std::uint32_t>> seen_;  // "file\tcanonical" → entries
  std::unordered_map<std::string, std::uint32_t> spellings_;
  std::map<std::string, ClassUse> class_uses_;
};

}  // namespace recoupe
