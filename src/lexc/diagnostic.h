// What is wrong in a source, for the person who wrote it: file, line, column, a caret below the place, a
// proposal.
//
//   fr/claim.rules:12:23: error: no source defines the class "persn": did you mean "person"?
//     when: {who: %np&@persn} =tuer
//                      ^
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace recoupe {

enum class Severity : std::uint8_t { error, warning };

struct Diagnostic {
  Severity severity = Severity::error;
  std::string file;          // "fr/claim.rules"
  std::uint32_t line = 0;    // from 1; 0: the file as a whole
  std::uint32_t column = 0;  // from 1, in characters; 0: the line as a whole
  std::string message;       // what is wrong, and what to do after a colon
  std::string source;        // the line itself

  std::string text() const;  // as above, lines ended by \n
};

class Diagnostics {
 public:
  // `at` is a byte offset into `source_line`.
  void add(Severity severity, std::string_view file, std::uint32_t line, std::string_view source_line,
           std::size_t at, std::string message);
  void error(std::string_view file, std::uint32_t line, std::string_view source_line, std::size_t at,
             std::string message) {
    add(Severity::error, file, line, source_line, at, std::move(message));
  }
  const std::vector<Diagnostic>& all() const { return all_; }
  std::vector<Diagnostic> take() { return std::move(all_); }

 private:
  std::vector<Diagnostic> all_;
};

bool has_errors(const std::vector<Diagnostic>& diagnostics);

// The candidate that differs least from `word`, by at most `most_edits` letters (swapped neighbours count as
// one; 0: one letter in four); "" if none.
std::string closest(std::string_view word, const std::vector<std::string_view>& candidates,
                    std::size_t most_edits = 0);
// What to say of a name that is no part of speech.
std::string no_such_upos(std::string_view name);
// `: did you mean "…"?` or "".
std::string did_you_mean(std::string_view word, const std::vector<std::string_view>& candidates);

}  // namespace recoupe
