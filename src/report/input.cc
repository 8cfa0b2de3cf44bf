// A stream looks at the first 64 KiB to tell the kind, then hands out items: the whole input as one text, or
// line by line. The buffer holds one line or one text, never the input.
#include "report/input.h"

#include <algorithm>
#include <utility>

#include "base/hash.h"
#include "report/charset.h"
#include "report/json_line.h"
#include "report/kind.h"

namespace recoupe {
namespace {

constexpr std::size_t kChunk = std::size_t{1} << 16;

std::string_view last_part(std::string_view path) { return path.substr(path.rfind('/') + 1); }

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

std::string mebibytes(std::size_t bytes) {
  return bytes >= (1 << 20) ? std::to_string(bytes >> 20) + " MiB" : std::to_string(bytes) + " bytes";
}

}  // namespace

struct ReportStream::State {
  enum class Phase : std::uint8_t { start, lines, end };

  ReadChunk source;
  std::string name;
  InputDefaults defaults;
  InputLimits limits;
  Phase phase = Phase::start;
  std::string buffer;  // bytes that were read and not yet handed out start at `at`
  std::size_t at = 0;
  bool source_ended = false;
  std::uint64_t bytes_read = 0;
  std::uint64_t line = 0;  // of the item handed out last
  JsonLineReader json;

  std::string_view rest() const { return std::string_view(buffer).substr(at); }

  // Reads on until `rest` holds `size` bytes or the source has ended.
  Result<void> fill(std::size_t size) {
    if (at > 0 && buffer.size() - at < size) {
      buffer.erase(0, at);
      at = 0;
    }
    while (!source_ended && buffer.size() - at < size) {
      const std::size_t old = buffer.size();
      buffer.resize(old + std::max(kChunk, std::min(size, old)));
      const Result<std::size_t> n = source(std::span(buffer).subspan(old));
      buffer.resize(old + (n ? *n : 0));
      if (!n) return tl::unexpected(n.error());
      source_ended = *n == 0;
      bytes_read += *n;
    }
    return {};
  }

  Result<Report> refuse(std::string what, std::string_view remedy) {
    phase = Phase::end;
    return fail(name, std::move(what), std::string(remedy));
  }

  std::optional<Result<Report>> start();
  Result<Report> whole_text();
  std::optional<Result<Report>> next_line();
  Result<std::optional<std::string>> take_line(bool& too_long);
  Result<void> skip_line();
  Result<Report> read_line(std::string_view bytes);
  void complete(Report& report) const;
};

// Fills in what options say and the input did not, and names the report.
void ReportStream::State::complete(Report& report) const {
  if (!report.published) report.published = defaults.published;
  if (!report.outlet) report.outlet = defaults.outlet;
  if (!report.url) report.url = defaults.url;
  if (report.language.empty()) report.language = defaults.language.value_or("fr");
  report.id = report_id(report);
}

std::optional<Result<Report>> ReportStream::State::start() {
  if (const Result<void> read = fill(kKindBytes); !read) {
    phase = Phase::end;
    return tl::unexpected(read.error());
  }
  if (has_utf16_mark(rest())) return whole_text();
  at = utf8_mark(rest());
  if (is_blank(rest()) && source_ended) return refuse("the text is empty", "leave the file out");
  const InputKind kind = kind_of(rest(), source_ended);
  switch (kind) {
    case InputKind::text:
      return whole_text();
    case InputKind::json_lines:
      phase = Phase::lines;
      return next_line();
    default:
      return refuse(std::string(description_of(kind)),
                    remedy_for(kind));  // the door for HTML, WARC and feeds
  }
}

Result<Report> ReportStream::State::whole_text() {
  if (is_binary(rest())) return refuse("binary data, no text", "give the text itself");
  if (const Result<void> read = fill(limits.report_bytes + 1); !read) {
    phase = Phase::end;
    return tl::unexpected(read.error());
  }
  if (rest().size() > limits.report_bytes)
    return refuse("a text of more than " + mebibytes(limits.report_bytes),
                  "split it into reports, or write JSON Lines");
  phase = Phase::end;
  Result<Decoded> decoded = decode(rest());
  buffer.clear();
  at = 0;
  if (!decoded) return fail(name + ":" + decoded.error().where, decoded.error().what, decoded.error().remedy);
  if (is_blank(decoded->text)) return refuse("the text is empty", "leave the file out");
  if (const InputKind kind = kind_of(decoded->text, true); kind != InputKind::text)
    return refuse(std::string(description_of(kind)) + " in " + decoded->charset, "convert it to UTF-8 first");
  Report report;
  report.input = last_part(name);
  report.text = std::move(decoded->text);
  report.language.clear();
  complete(report);
  return report;
}

// The next line without its end; nothing at the end of the input. `too_long`: the line is over the limit and
// skipped.
Result<std::optional<std::string>> ReportStream::State::take_line(bool& too_long) {
  std::size_t seen = 0;
  for (;;) {
    const std::size_t end = rest().find('\n', seen);
    if (end != std::string_view::npos || source_ended) {
      if (end == std::string_view::npos && rest().empty()) return std::nullopt;
      std::string bytes(rest().substr(0, end));
      at += std::min(bytes.size() + 1, rest().size());
      too_long = bytes.size() > limits.line_bytes;
      if (too_long) bytes.clear();
      return bytes;
    }
    seen = rest().size();
    if (seen > limits.line_bytes) {
      too_long = true;
      if (const Result<void> skipped = skip_line(); !skipped) return tl::unexpected(skipped.error());
      return std::string();
    }
    if (const Result<void> read = fill(seen + 1); !read) return tl::unexpected(read.error());
  }
}

Result<void> ReportStream::State::skip_line() {
  for (;;) {
    const std::size_t end = rest().find('\n');
    if (end != std::string_view::npos) {
      at += end + 1;
      return {};
    }
    buffer.clear();
    at = 0;
    if (source_ended) return {};
    if (Result<void> read = fill(1); !read) return read;
  }
}

std::optional<Result<Report>> ReportStream::State::next_line() {
  for (;;) {
    bool too_long = false;
    Result<std::optional<std::string>> bytes = take_line(too_long);
    if (!bytes || !*bytes) phase = Phase::end;
    if (!bytes) return tl::unexpected(bytes.error());
    if (!*bytes) return std::nullopt;
    ++line;
    if (too_long)
      return fail(name + ":" + std::to_string(line), "a line of more than " + mebibytes(limits.line_bytes),
                  "split it or leave it out");
    if (!is_blank(**bytes)) return read_line(**bytes);
  }
}

Result<Report> ReportStream::State::read_line(std::string_view bytes) {
  const std::string where = name + ":" + std::to_string(line);
  Result<Decoded> decoded = decode(bytes);
  if (!decoded)
    return fail(where + ":" + decoded.error().where, decoded.error().what, decoded.error().remedy);
  Result<Report> report = json.read(decoded->text, limits);
  if (!report) return fail(where, report.error().what, report.error().remedy);
  if (report->input.empty()) report->input = std::string(last_part(name)) + ":" + std::to_string(line);
  complete(*report);
  return report;
}

ReportStream::ReportStream(ReadChunk source, std::string name, InputDefaults defaults, InputLimits limits)
    : state_(std::make_unique<State>()) {
  state_->source = std::move(source);
  state_->name = std::move(name);
  state_->defaults = std::move(defaults);
  state_->limits = limits;
}
ReportStream::~ReportStream() = default;
ReportStream::ReportStream(ReportStream&&) noexcept = default;
ReportStream& ReportStream::operator=(ReportStream&&) noexcept = default;

std::optional<Result<Report>> ReportStream::next() {
  switch (state_->phase) {
    case State::Phase::start:
      return state_->start();
    case State::Phase::lines:
      return state_->next_line();
    case State::Phase::end:
      break;
  }
  return std::nullopt;
}

std::uint64_t ReportStream::bytes_read() const { return state_->bytes_read; }

std::vector<Result<Report>> read_reports(std::string_view bytes, const std::string& name,
                                         const InputDefaults& defaults, const InputLimits& limits) {
  std::size_t at = 0;
  const ReadChunk source = [&](std::span<char> into) -> Result<std::size_t> {
    const std::size_t n = bytes.copy(into.data(), into.size(), at);
    at += n;
    return n;
  };
  std::vector<Result<Report>> all;
  ReportStream stream(source, name, defaults, limits);
  while (std::optional<Result<Report>> item = stream.next()) all.push_back(std::move(*item));
  return all;
}

std::string report_id(const Report& report) {
  constexpr char kUnit = '\x1F';  // no field holds it, so that fields can't run into one another
  std::string key = report.outlet.value_or("");
  key += kUnit;
  key += report.url.value_or("");
  key += kUnit;
  return std::string(1, 'r').append(to_hex(hash_bytes(report.text, hash_bytes(key))));
}

}  // namespace recoupe
