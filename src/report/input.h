// Bytes → reports, item by item: plain text is one report, JSON Lines is one a line.
//
// The kind is told by content, never by the name. What can't be read is refused item by item, and the rest
// goes on. Memory is bounded by the limits below, however long the input; a source that is refused as a whole
// is not read on.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "report/report.h"

namespace recoupe {

// Options give what the input lacks; what the input says itself goes before.
struct InputDefaults {
  std::optional<Timestamp> published;
  std::optional<std::string> outlet;
  std::optional<std::string> language;  // "fr" when neither says
  std::optional<std::string> url;
};

struct InputLimits {
  std::size_t report_bytes = std::size_t{16} << 20;  // of one report's text in UTF-8: a thick book has 3 MiB
  std::size_t line_bytes = std::size_t{64}
                           << 20;  // of one JSON line: text of 16 MiB with every letter escaped fits
  std::size_t metadata_bytes = std::size_t{1} << 20;  // of all unknown keys of one item; more is dropped
};

// Puts up to into.size() bytes into `into`, says how many; 0 at the end (os/file.h's ByteSource::read fits).
using ReadChunk = std::function<Result<std::size_t>(std::span<char> into)>;

class ReportStream {
 public:
  // `name` is what errors call the input ("in/feed.jsonl"); Report::input is its last part, for a JSON line
  // the key `id`, else "feed.jsonl:12".
  ReportStream(ReadChunk source, std::string name, InputDefaults defaults = {}, InputLimits limits = {});
  ~ReportStream();
  ReportStream(ReportStream&&) noexcept;
  ReportStream& operator=(ReportStream&&) noexcept;

  // The next report, or the refusal of the next item ("feed.jsonl:12: what: what to do"); nullopt at the end.
  // Reports have id, metadata and text, and a title when the input names one; no blocks yet.
  std::optional<Result<Report>> next();

  std::uint64_t bytes_read() const;  // of the source so far, for progress

 private:
  struct State;
  std::unique_ptr<State> state_;
};

// All items of bytes in memory.
std::vector<Result<Report>> read_reports(std::string_view bytes, const std::string& name,
                                         const InputDefaults& defaults = {}, const InputLimits& limits = {});

// Report::id of what the report holds now.
std::string report_id(const Report& report);

}  // namespace recoupe
