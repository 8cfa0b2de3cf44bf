#include "report/agency.h"

#include <algorithm>

#include "text/characters.h"
#include "text/normalise.h"
#include "text/utf8.h"

namespace recoupe {
namespace {

constexpr int kMaxWords = 6;  // of an agency's name

// The word that begins at or after `at`: letters, digits, inner hyphens and full stops; an apostrophe ends
// it.
ByteSpan next_word(std::string_view text, std::uint32_t at, std::uint32_t end) {
  const auto is_inside = [](CharClass kind) {
    return kind == CharClass::letter || kind == CharClass::digit || kind == CharClass::mark ||
           kind == CharClass::ignorable;
  };
  while (at < end && !is_inside(class_of(decode(text, at).value))) at += decode(text, at).size;
  ByteSpan word{at, at};
  while (word.end < end) {
    const CodePoint c = decode(text, word.end);
    const CharClass kind = class_of(c.value);
    const bool joins = kind == CharClass::hyphen && word.end + c.size < end &&
                       is_inside(class_of(decode(text, word.end + c.size).value));
    if (kind == CharClass::apostrophe) word.end += c.size;
    if (!is_inside(kind) && !joins) break;
    word.end += c.size;
  }
  return word;
}

bool starts_upper(std::string_view text, ByteSpan word) { return is_upper(decode(text, word.begin).value); }

// Only white space lies between two words of one name.
bool adjoins(std::string_view text, ByteSpan before, ByteSpan after) {
  return text.substr(before.end, after.begin - before.end).find_first_not_of(" \t\r\n\xC2\xA0") ==
         std::string_view::npos;
}

bool is_acronym(std::string_view name) {
  return std::all_of(name.begin(), name.end(), [](char c) { return c >= 'A' && c <= 'Z'; });
}

}  // namespace

AgencyFinder::AgencyFinder(const Lexicon& lexicon, std::unordered_set<std::string_view> nouns)
    : lexicon_(&lexicon), nouns_(std::move(nouns)), agency_(lexicon.class_id("agency")) {}

bool AgencyFinder::known_at(std::string_view text, ByteSpan word, std::uint32_t end,
                            AgencyMention& out) const {
  NodeId node = kTrieRoot;
  bool found = false;
  for (int n = 0; n < kMaxWords && !word.empty(); ++n) {
    node = lexicon_->step(node, lexicon_->atom(normalise(slice(text, word))));
    if (node == 0) break;
    for (const EntryId entry : lexicon_->entries_at(node)) {
      const auto classes = lexicon_->classes(entry);
      if (!std::binary_search(classes.begin(), classes.end(), agency_)) continue;
      out.span.end = word.end;
      out.name = lexicon_->value(entry, "name");
      found = true;
    }
    const ByteSpan next = next_word(text, word.end, end);
    if (!adjoins(text, word, next)) break;
    word = next;
  }
  return found;
}

bool AgencyFinder::unknown_at(std::string_view text, ByteSpan word, std::uint32_t end,
                              AgencyMention& out) const {
  if (!nouns_.contains(normalise(slice(text, word)))) return false;
  bool found = false;
  for (int n = 1; n < kMaxWords; ++n) {
    const ByteSpan next = next_word(text, word.end, end);
    if (next.empty() || !starts_upper(text, next) || !adjoins(text, word, next)) break;
    word = next;
    out.span.end = word.end;
    found = true;
  }
  if (found) out.name = slice(text, out.span);
  return found;
}

std::vector<AgencyMention> AgencyFinder::find(std::string_view text, ByteSpan range, bool loose) const {
  std::vector<AgencyMention> mentions;
  if (agency_ == 0) return mentions;
  for (ByteSpan word = next_word(text, range.begin, range.end); !word.empty();
       word = next_word(text, word.end, range.end)) {
    const bool upper = starts_upper(text, word);
    if (!upper && !loose) continue;
    AgencyMention mention{word, {}, upper};
    if (known_at(text, word, range.end, mention)) {
      const bool one_word = mention.span.end == word.end;
      if (one_word && is_acronym(mention.name)) mention.cased = is_acronym(slice(text, word));
      if (!mention.cased && !loose) continue;
    } else if (!loose || !upper || !unknown_at(text, word, range.end, mention)) {
      continue;
    }
    word.end = mention.span.end;
    mentions.push_back(std::move(mention));
  }
  return mentions;
}

}  // namespace recoupe
