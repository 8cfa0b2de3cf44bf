// Errors are values: what went wrong, where, and what to do about it.
#pragma once

#include <string>
#include <tl/expected.hpp>
#include <utility>

namespace recoupe {

struct Error {
  std::string where;   // "report.jsonl:12", "fr/event.rules:41:7", "recoupe.db"; may be empty
  std::string what;    // what is wrong, no final full stop
  std::string remedy;  // what to do; may be empty

  // "where: what: remedy", leaving out what is empty.
  std::string message() const;
};

template <class T>
using Result = tl::expected<T, Error>;

inline tl::unexpected<Error> fail(std::string where, std::string what, std::string remedy = {}) {
  return tl::unexpected(Error{std::move(where), std::move(what), std::move(remedy)});
}

}  // namespace recoupe
