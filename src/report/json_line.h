// One line of JSON Lines → a report's parts. The only file that knows simdjson.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "base/result.h"
#include "report/input.h"

namespace recoupe {

class JsonLineReader {  // keeps its buffers from line to line; one thread at a time
 public:
  JsonLineReader();
  ~JsonLineReader();
  JsonLineReader(JsonLineReader&&) noexcept;
  JsonLineReader& operator=(JsonLineReader&&) noexcept;

  // `line` is valid UTF-8 without its end. Sets text (with the title before it), title, input (key `id`, else
  // empty), outlet, url, published, language and metadata; no id. Errors have no `where`.
  Result<Report> read(std::string_view line, const InputLimits& limits);

 private:
  struct Parser;
  std::unique_ptr<Parser> parser_;
};

}  // namespace recoupe
