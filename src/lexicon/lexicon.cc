#include "lexicon/lexicon.h"

#include "text/normalise.h"

namespace recoupe {
namespace {

// Bytes of the UTF-8 character that begins at text[at]; requires at < text.size().
std::size_t char_size(std::string_view text, std::size_t at) {
  std::size_t size = 1;
  while (at + size < text.size() && (static_cast<unsigned char>(text[at + size]) & 0xC0U) == 0x80U) ++size;
  return size;
}

// Whether `full` is `bare` with accents added to letters that bear none. Both are known to be alike without
// accents.
bool only_adds_accents(std::string_view bare, std::string_view full) {
  std::size_t i = 0;
  std::size_t j = 0;
  while (i < bare.size() && j < full.size()) {
    const std::string_view a = bare.substr(i, char_size(bare, i));
    const std::string_view b = full.substr(j, char_size(full, j));
    if (a != b && a.size() != 1) return false;
    i += a.size();
    j += b.size();
  }
  return i == bare.size() && j == full.size();
}

}  // namespace

Result<Lexicon> Lexicon::open(std::span<const std::byte> bytes, std::string name) {
  const std::string where = name;
  auto image = Image::open(bytes, std::move(name));
  if (!image) return tl::unexpected(std::move(image).error());
  Lexicon lexicon;
  lexicon.image_ = *image;
  for (const auto& [table, section] :
       {std::pair{&lexicon.forms_, "form"}, std::pair{&lexicon.lemmas_, "lemma"},
        std::pair{&lexicon.atoms_, "atom"}, std::pair{&lexicon.classes_, "class"},
        std::pair{&lexicon.text_, "text"}, std::pair{&lexicon.sources_, "source"}}) {
    *table = StringTable(*image, section);
    if (!table->well_shaped())
      return fail(where, "lexicon image is damaged", "build it again with `recoupe lexicon build`");
  }
  lexicon.reading_begin_ = image->array<std::uint32_t>("form.read");
  lexicon.readings_ = image->array<Analysis>("reading");
  lexicon.reading_source_ = image->array<std::uint8_t>("reading.source");
  lexicon.plain_slots_ = image->array<HashSlot>("plain.hash");
  lexicon.plain_list_ = image->array<std::uint32_t>("plain.list");
  lexicon.lemma_atoms_ = image->array<std::uint32_t>("lemma.atom");
  lexicon.entries_ = image->array<EntryRecord>("entry");
  lexicon.entry_classes_ = image->array<ClassId>("entry.class");
  lexicon.edges_ = image->array<TrieEdge>("trie.edge");
  lexicon.node_begin_ = image->array<std::uint32_t>("trie.node");
  lexicon.node_entries_ = image->array<EntryId>("trie.entry");
  lexicon.tables_ = image->array<std::uint32_t>("table");
  if (!is_table_size(lexicon.plain_slots_.size()) || !is_table_size(lexicon.edges_.size()))
    return fail(where, "lexicon image is damaged", "build it again with `recoupe lexicon build`");
  return lexicon;
}

std::uint64_t Lexicon::checksum() const { return image_.checksum(); }

std::span<const Analysis> Lexicon::readings(std::uint32_t form) const {
  if (form == 0 || form + 1 >= reading_begin_.size()) return {};
  const std::uint32_t begin = reading_begin_[form];
  const std::uint32_t end = reading_begin_[form + 1];
  if (begin > end || end > readings_.size()) return {};
  return readings_.subspan(begin, end - begin);
}

std::span<const Analysis> Lexicon::analyses(std::string_view form) const { return readings(form_id(form)); }

std::string_view Lexicon::reading_source(std::string_view form, std::size_t n) const {
  const auto found = analyses(form);
  if (n >= found.size()) return {};
  const auto at = static_cast<std::size_t>(found.data() - readings_.data()) + n;
  return at < reading_source_.size() ? sources_[reading_source_[at]] : std::string_view{};
}

std::vector<std::string_view> Lexicon::accented(std::string_view form) const {
  std::vector<std::string_view> out;
  const std::string bare = fold(form);
  // The keys are not stored: the first form of the list, without accents, is the key.
  const std::uint32_t begin = probe(plain_slots_, hash_bytes(bare), [&](std::uint32_t index) {
    return index < plain_list_.size() && fold(forms_[plain_list_[index] & ~kLastOfList]) == bare;
  });
  if (begin == 0) return out;
  for (std::size_t at = begin; at < plain_list_.size(); ++at) {
    const std::string_view candidate = forms_[plain_list_[at] & ~kLastOfList];
    if (candidate != form && only_adds_accents(form, candidate)) out.push_back(candidate);
    if ((plain_list_[at] & kLastOfList) != 0) break;
  }
  return out;
}

std::string_view Lexicon::lemma(LemmaId id) const { return lemmas_[id]; }
AtomId Lexicon::lemma_atom(LemmaId id) const { return id < lemma_atoms_.size() ? lemma_atoms_[id] : 0; }

AtomId Lexicon::atom(std::string_view spelling) const { return atoms_.find(spelling); }
std::string_view Lexicon::spelling(AtomId atom) const { return atoms_[atom]; }
ClassId Lexicon::class_id(std::string_view name) const { return static_cast<ClassId>(classes_.find(name)); }
std::string_view Lexicon::class_name(ClassId id) const { return classes_[id]; }

NodeId Lexicon::step(NodeId node, AtomId atom) const {
  if (atom == 0 || node == 0) return 0;
  const std::size_t mask = edges_.size() - 1;
  for (std::size_t n = 0, at = edge_hash(node, atom) & mask; n < edges_.size(); ++n, at = (at + 1) & mask) {
    const TrieEdge& edge = edges_[at];
    if (edge.child == 0) return 0;
    if (edge.node == node && edge.atom == atom) return edge.child;
  }
  return 0;
}

std::span<const EntryId> Lexicon::entries_at(NodeId node) const {
  if (node == 0 || std::size_t{node} + 1 >= node_begin_.size()) return {};
  const std::uint32_t begin = node_begin_[node];
  const std::uint32_t end = node_begin_[node + 1];
  if (begin > end || end > node_entries_.size()) return {};
  return node_entries_.subspan(begin, end - begin);
}

std::string_view Lexicon::canonical(EntryId id) const {
  const EntryRecord* record = entry(id);
  return record != nullptr ? text_[record->canonical] : std::string_view{};
}

std::string_view Lexicon::where(EntryId id) const {
  const EntryRecord* record = entry(id);
  return record != nullptr ? text_[record->where] : std::string_view{};
}

std::span<const ClassId> Lexicon::classes(EntryId id) const {
  const EntryRecord* record = entry(id);
  if (record == nullptr || record->class_begin > entry_classes_.size() ||
      record->class_count > entry_classes_.size() - record->class_begin)
    return {};
  return entry_classes_.subspan(record->class_begin, record->class_count);
}

std::string_view Lexicon::value(EntryId id, std::string_view key) const {
  for (const ClassId c : classes(id)) {
    const std::string_view name = classes_[c];
    if (name.size() > key.size() && name[key.size()] == '=' && name.starts_with(key))
      return name.substr(key.size() + 1);
  }
  return {};
}

std::uint32_t Lexicon::length(EntryId id) const {
  const EntryRecord* record = entry(id);
  return record != nullptr ? record->length : 0;
}

bool Lexicon::takes(EntryId id, Upos upos) const {
  const EntryRecord* record = entry(id);
  return record != nullptr && (record->pos_mask >> (static_cast<unsigned>(upos) & 31U) & 1U) != 0;
}

std::uint32_t Lexicon::entry_count() const {
  return entries_.empty() ? 0 : static_cast<std::uint32_t>(entries_.size() - 1);
}

std::string_view Lexicon::text(std::uint32_t id) const { return text_[id]; }

namespace {

// Walks the numbers of section "table"; 0 past the end, so that a cut section only ends early.
struct Numbers {
  std::span<const std::uint32_t> all;
  std::size_t at = 0;
  std::uint32_t next() { return at < all.size() ? all[at++] : 0; }
  bool done() const { return at >= all.size(); }
};

}  // namespace

Table Lexicon::table(std::string_view name) const {
  Table table;
  Numbers numbers{tables_};
  for (std::uint32_t left = numbers.next(); left > 0 && !numbers.done(); --left) {
    const bool wanted = text_[numbers.next()] == name;
    const std::uint32_t rows = numbers.next();
    const std::uint32_t size = numbers.next();
    if (!wanted) {
      numbers.at += size;
      continue;
    }
    for (std::uint32_t row = 0; row < rows && !numbers.done(); ++row) {
      table.where.push_back(text_[numbers.next()]);
      auto& fields = table.rows.emplace_back();
      for (std::uint32_t n = numbers.next(); n > 0 && !numbers.done(); --n)
        fields.push_back(text_[numbers.next()]);
    }
    break;
  }
  return table;
}

std::vector<std::string_view> Lexicon::table_names() const {
  std::vector<std::string_view> names;
  Numbers numbers{tables_};
  for (std::uint32_t left = numbers.next(); left > 0 && !numbers.done(); --left) {
    names.push_back(text_[numbers.next()]);
    numbers.next();
    const std::uint32_t size = numbers.next();
    numbers.at += size;
  }
  return names;
}

}  // namespace recoupe
