#include "lexc/diagnostic.h"

#include <fmt/format.h>

#include <algorithm>

#include "lexicon/morphology.h"

namespace recoupe {
namespace {

constexpr std::size_t kLettersPerError = 4;  // one slip in four letters: beyond that a proposal is a guess

bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) != 0x80U; }

std::uint32_t characters(std::string_view text) {
  return static_cast<std::uint32_t>(std::count_if(text.begin(), text.end(), begins_character));
}

// Edits (insert, drop, replace, swap neighbours) from a to b in bytes, or limit + 1 when there are more.
std::size_t distance(std::string_view a, std::string_view b, std::size_t limit) {
  if (a.size() > b.size() + limit || b.size() > a.size() + limit) return limit + 1;
  std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), now(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) last[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    now[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replace = last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
      now[j] = std::min({last[j] + 1, now[j - 1] + 1, replace});
      if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
        now[j] = std::min(now[j], before[j - 2] + 1);
    }
    before.swap(last);
    last.swap(now);
  }
  return std::min(last[b.size()], limit + 1);
}

}  // namespace

std::string Diagnostic::text() const {
  std::string out = file;
  if (line != 0) out += fmt::format(":{}", line);
  if (line != 0 && column != 0) out += fmt::format(":{}", column);
  out += fmt::format(": {}: {}\n", severity == Severity::error ? "error" : "warning", message);
  if (line == 0 || source.empty()) return out;
  out += fmt::format("  {}\n", source);
  if (column == 0) return out;
  out += "  ";
  std::uint32_t seen = 0;
  for (const char c :
       source) {  // tabs stay tabs, so that the caret stands below its character in any terminal
    if (begins_character(c) && ++seen == column) break;
    if (begins_character(c)) out += c == '\t' ? '\t' : ' ';
  }
  return out + "^\n";
}

void Diagnostics::add(Severity severity, std::string_view file, std::uint32_t line,
                      std::string_view source_line, std::size_t at, std::string message) {
  const std::string_view before = source_line.substr(0, std::min(at, source_line.size()));
  all_.push_back({severity, std::string(file), line, characters(before) + 1, std::move(message),
                  std::string(source_line)});
}

bool has_errors(const std::vector<Diagnostic>& diagnostics) {
  return std::any_of(diagnostics.begin(), diagnostics.end(),
                     [](const Diagnostic& d) { return d.severity == Severity::error; });
}

std::string closest(std::string_view word, const std::vector<std::string_view>& candidates,
                    std::size_t most_edits) {
  const std::size_t usual = std::max<std::size_t>(1, word.size() / kLettersPerError);
  std::size_t best = (most_edits == 0 ? usual : most_edits) + 1;
  std::string_view found;
  for (const std::string_view candidate : candidates) {
    const std::size_t d = distance(word, candidate, best - 1);
    if (d >= best) continue;
    best = d;
    found = candidate;
  }
  return std::string(found);
}

std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates) {
  const std::string found = closest(word, candidates);
  return found.empty() ? std::string{} : fmt::format(": did you mean \"{}\"?", found);
}

std::string no_such_upos(std::string_view name) {
  std::vector<std::string_view> known(kUposCount);
  for (std::size_t n = 0; n < known.size(); ++n) known[n] = name_of(static_cast<Upos>(n));
  return fmt::format("\"{}\" is no part of speech of Universal Dependencies{}", name,
                     did_you_mean(name, known));
}

}  // namespace recoupe
