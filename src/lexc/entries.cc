#include "lexc/entries.h"

#include <fmt/format.h>

#include <algorithm>

#include "lexicon/lexicon.h"
#include "text/normalise.h"

namespace recoupe {
namespace {

constexpr std::size_t kMaxClasses = 0xFFFF;  // a ClassId has 16 bits
constexpr std::uint32_t kUsedOften =
    5;  // a class used so often is meant; one used once beside it may be a slip
constexpr std::uint32_t kAnyPos = 0xFFFFFFFFU;

bool is_name(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

}  // namespace

EntryBuilder::EntryBuilder(const SpellingSplitter& splitter, StringPool& atoms, StringPool& classes,
                           StringPool& text, Diagnostics& diagnostics)
    : splitter_(&splitter), atoms_(&atoms), classes_(&classes), text_(&text), diagnostics_(&diagnostics) {
  entries_.emplace_back();              // entry 0: none
  node_entries_.resize(kTrieRoot + 1);  // node 0: none
}

void EntryBuilder::error(const Source& source, std::string_view part, std::string message) {
  const std::size_t at = part.data() >= source.line.text.data() ? part.data() - source.line.text.data() : 0;
  diagnostics_->error(source.file, source.line.number, source.line.text, at, std::move(message));
}

void EntryBuilder::read(std::string_view file, std::string_view bytes) {
  for (const Line& line : content_lines(bytes)) read_line({file, line});
}

void EntryBuilder::read_line(const Source& source) {
  const auto fields = split(source.line.text, '\t');
  if (fields.size() < 3 || fields.size() > 4) {
    error(source, source.line.text,
          fmt::format("{} column{} where 3 or 4 stand, with a tab between them: canonical, forms, tags, note",
                      fields.size(), fields.size() == 1 ? "" : "s"));
    return;
  }
  const std::string canonical = normalise(trim(fields[0]));
  if (canonical.empty()) return error(source, fields[0], "no canonical spelling in the first column");
  EntryRecord record;
  if (!read_tags(source, fields[2], record)) return;
  auto& twins = seen_[fmt::format("{}\t{}", source.file, canonical)];
  for (const std::uint32_t twin : twins)
    if (says_the_same(entries_[twin], record))
      return error(source, fields[0],
                   fmt::format("\"{}\" has an entry with these tags already, {}", canonical,
                               (*text_)[entries_[twin].where]));
  twins.push_back(static_cast<std::uint32_t>(entries_.size()));
  record.canonical = text_->intern(canonical);
  record.where = text_->intern(fmt::format("{}:{}", source.file, source.line.number));
  record.length = static_cast<std::uint16_t>(std::min<std::size_t>((*splitter_)(canonical).size(), 0xFFFF));
  atoms_->intern(canonical);
  const auto id = static_cast<std::uint32_t>(entries_.size());
  entries_.push_back(record);
  insert(source, fields[0], id);
  if (trim(fields[1]).empty()) return;
  for (const std::string_view form : split(fields[1], '|')) insert(source, form, id);
}

bool EntryBuilder::says_the_same(const EntryRecord& a, const EntryRecord& b) const {
  const auto begin_a = entry_classes_.begin() + a.class_begin;
  const auto begin_b = entry_classes_.begin() + b.class_begin;
  return std::includes(begin_a, begin_a + a.class_count, begin_b, begin_b + b.class_count) ||
         std::includes(begin_b, begin_b + b.class_count, begin_a, begin_a + a.class_count);
}

// The tags of a line. A word that begins with a capital goes on with the value before it: `name=Prensa
// Latina`.
std::vector<std::string_view> EntryBuilder::cut_tags(std::string_view tags) {
  std::vector<std::string_view> cut;
  for (const std::string_view tag : split(tags, ' ')) {
    if (tag.empty()) continue;
    const bool goes_on = !cut.empty() && cut.back().find('=') != std::string_view::npos &&
                         tag.find('=') == tag.npos && (tag.front() < 'a' || tag.front() > 'z');
    if (goes_on)
      cut.back() = {cut.back().data(), static_cast<std::size_t>(tag.data() + tag.size() - cut.back().data())};
    else
      cut.push_back(tag);
  }
  return cut;
}

bool EntryBuilder::read_tags(const Source& source, std::string_view tags, EntryRecord& record) {
  std::vector<std::uint16_t> found;
  record.pos_mask = kAnyPos;
  bool good = true;
  for (const std::string_view tag : cut_tags(tags)) {
    const std::size_t equal = tag.find('=');
    if (!is_name(tag.substr(0, equal)) || (equal != std::string_view::npos && equal + 1 == tag.size())) {
      error(
          source, tag,
          fmt::format("\"{}\" is no tag: a tag is `class` or `key=value`, in small letters a-z 0-9 _", tag));
      good = false;
      continue;
    }
    if (tag.starts_with("pos=") && !read_pos(source, tag.substr(4), record.pos_mask)) good = false;
    if (classes_->size() >= kMaxClasses && classes_->find(tag) == 0) {
      error(source, tag, fmt::format("more than {} classes", kMaxClasses));
      return false;
    }
    found.push_back(static_cast<std::uint16_t>(classes_->intern(tag)));
    auto& use = class_uses_[std::string(tag)];
    if (use.count++ == 0)
      use = {1, std::string(source.file), source.line.number, std::string(source.line.text),
             static_cast<std::size_t>(tag.data() - source.line.text.data())};
  }
  std::sort(found.begin(), found.end());
  found.erase(std::unique(found.begin(), found.end()), found.end());
  record.class_begin = static_cast<std::uint32_t>(entry_classes_.size());
  record.class_count = static_cast<std::uint16_t>(found.size());
  entry_classes_.insert(entry_classes_.end(), found.begin(), found.end());
  return good;
}

bool EntryBuilder::read_pos(const Source& source, std::string_view value, std::uint32_t& mask) {
  mask = 0;
  for (const std::string_view name : split(value, ',')) {
    const Upos upos = upos_from(name);
    if (upos == Upos::X && name != "X") {
      error(source, name, no_such_upos(name));
      return false;
    }
    mask |= 1U << static_cast<unsigned>(upos);
  }
  return true;
}

std::uint32_t EntryBuilder::child(std::uint32_t node, std::uint32_t atom) {
  const auto next = static_cast<std::uint32_t>(node_entries_.size());
  const auto [found, fresh] = children_.emplace(std::uint64_t{node} << 32 | atom, next);
  if (!fresh) return found->second;
  node_entries_.emplace_back();
  edges_.push_back({node, atom, next, 0});
  return next;
}

void EntryBuilder::insert(const Source& source, std::string_view spelling, std::uint32_t entry) {
  const auto words = (*splitter_)(trim(spelling));
  if (words.empty()) return error(source, spelling, "an empty spelling");
  std::uint32_t node = kTrieRoot;
  for (const std::string& word : words) {
    spellings_.emplace(word, entry);
    node = child(node, atoms_->intern(word));
  }
  auto& here = node_entries_[node];
  if (std::find(here.begin(), here.end(), entry) == here.end()) here.push_back(entry);
}

void EntryBuilder::warn_of_rare_classes() {
  std::vector<std::string_view> common;
  for (const auto& [name, use] : class_uses_)
    if (use.count >= kUsedOften) common.push_back(name);
  for (const auto& [name, use] : class_uses_) {
    if (use.count > 1 || name.find('=') != std::string::npos) continue;
    const std::string other = closest(name, common, 1);
    if (other.empty()) continue;
    diagnostics_->add(Severity::warning, use.file, use.line, use.source, use.at,
                      fmt::format("the class \"{}\" stands here alone: did you mean \"{}\"?", name, other));
  }
}

void EntryBuilder::write(Sections& out) const {
  std::vector<TrieEdge> slots(slots_for(edges_.size()));
  for (const TrieEdge& edge : edges_) {
    std::size_t at = edge_hash(edge.node, edge.atom) & (slots.size() - 1);
    while (slots[at].child != 0) at = (at + 1) & (slots.size() - 1);
    slots[at] = edge;
  }
  std::vector<std::uint32_t> begins;
  std::vector<std::uint32_t> listed;
  for (const auto& here : node_entries_) {
    begins.push_back(static_cast<std::uint32_t>(listed.size()));
    listed.insert(listed.end(), here.begin(), here.end());
  }
  begins.push_back(static_cast<std::uint32_t>(listed.size()));
  out["entry"] = as_bytes(entries_);
  out["entry.class"] = as_bytes(entry_classes_);
  out["trie.edge"] = as_bytes(slots);
  out["trie.node"] = as_bytes(begins);
  out["trie.entry"] = as_bytes(listed);
}

}  // namespace recoupe
