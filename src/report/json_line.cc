#include "report/json_line.h"

#include <simdjson.h>

#include <algorithm>
#include <optional>

namespace recoupe {
namespace {

namespace dom = simdjson::dom;

constexpr std::string_view kReplacement = "\xEF\xBF\xBD";  // U+FFFD, for NUL characters
constexpr std::size_t kQuotedBytes = 40;                   // of a bad value shown in an error

struct Fields {
  Report report;
  std::optional<std::string> title;
  std::optional<std::string> text;
  bool html = false;
  std::size_t metadata_bytes = 0;
};

std::string as_string(dom::element value) {
  std::string_view text;
  std::string out = value.get(text) == simdjson::SUCCESS ? std::string(text) : simdjson::minify(value);
  for (std::size_t at = out.find('\0'); at != std::string::npos; at = out.find('\0', at))
    out.replace(at, 1, kReplacement);
  return out;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// A title is one line, whatever the input wrapped it into.
std::string one_line(std::string title) {
  std::replace_if(
      title.begin(), title.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
  const std::size_t begin = title.find_first_not_of(' ');
  if (begin == std::string::npos) return {};
  return title.substr(begin, title.find_last_not_of(' ') - begin + 1);
}

// "fr-FR" → "fr": stages look at the language alone.
std::string language_of(std::string tag) {
  tag.resize(std::min(tag.size(), tag.find_first_of("-_")));
  std::transform(tag.begin(), tag.end(), tag.begin(),
                 [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
  return tag;
}

Result<void> set_text(Fields& fields, dom::element value, const InputLimits& limits) {
  std::string_view text;
  if (value.get(text) != simdjson::SUCCESS)
    return fail("", "`text` is no string", "write the report's text in quotes");
  if (text.size() > limits.report_bytes)
    return fail("", "text of more than " + std::to_string(limits.report_bytes >> 20) + " MiB",
                "split it or leave it out");
  fields.text = as_string(value);
  return {};
}

Result<void> set_published(Fields& fields, const std::string& value) {
  fields.report.published = timestamp_from_iso(value);
  if (fields.report.published) return {};
  return fail("", "`published` is no ISO 8601 time: " + value.substr(0, kQuotedBytes),
              "write it like 2020-01-07 or 2020-01-07T22:31:00+01:00");
}

void keep(Fields& fields, std::string_view key, std::string value, const InputLimits& limits) {
  const std::size_t bytes = key.size() + value.size();
  if (bytes > limits.metadata_bytes - fields.metadata_bytes) return;
  fields.metadata_bytes += bytes;
  fields.report.metadata.insert_or_assign(std::string(key), std::move(value));
}

Result<void> set_field(Fields& fields, std::string_view key, dom::element value, const InputLimits& limits) {
  if (value.is_null()) return {};
  if (key == "text") return set_text(fields, value, limits);
  std::string content = as_string(value);
  if (is_blank(content)) return {};
  if (key == "html")
    fields.html = true;
  else if (key == "id")
    fields.report.input = std::move(content);
  else if (key == "url")
    fields.report.url = std::move(content);
  else if (key == "outlet")
    fields.report.outlet = std::move(content);
  else if (key == "title")
    fields.title = one_line(std::move(content));
  else if (key == "language")
    fields.report.language = language_of(std::move(content));
  else if (key == "published")
    return set_published(fields, content);
  else
    keep(fields, key, std::move(content), limits);
  return {};
}

Result<Report> assemble(Fields fields) {
  if (!fields.text && fields.html)
    return fail("", "HTML is not read yet", "give the text under the key `text`");
  if (!fields.text) return fail("", "no key `text`", "give the report's text under the key `text`");
  if (is_blank(*fields.text)) return fail("", "the text is empty", "leave the line out");
  Report report = std::move(fields.report);
  if (fields.title && !fields.title->empty()) {
    report.title = ByteSpan{0, static_cast<std::uint32_t>(fields.title->size())};
    report.text = std::move(*fields.title) + "\n\n";
  }
  report.text += *fields.text;
  return report;
}

Error not_json(simdjson::error_code code, std::string_view line) {
  const bool cut = !line.empty() && line.back() != '}';
  if (cut) return {"", "the JSON object is cut off", "write the whole object on one line"};
  return {"", std::string("not valid JSON (") + simdjson::error_message(code) + ")", "mend the line"};
}

std::string_view trimmed(std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos) return {};
  return line.substr(begin, line.find_last_not_of(" \t\r") - begin + 1);
}

}  // namespace

struct JsonLineReader::Parser {
  dom::parser parser;
};

JsonLineReader::JsonLineReader() : parser_(std::make_unique<Parser>()) {}
JsonLineReader::~JsonLineReader() = default;
JsonLineReader::JsonLineReader(JsonLineReader&&) noexcept = default;
JsonLineReader& JsonLineReader::operator=(JsonLineReader&&) noexcept = default;

Result<Report> JsonLineReader::read(std::string_view line, const InputLimits& limits) {
  line = trimmed(line);
  dom::element root;
  const simdjson::error_code code = parser_->parser.parse(line.data(), line.size()).get(root);
  if (code != simdjson::SUCCESS) return tl::unexpected(not_json(code, line));
  dom::object object;
  if (root.get(object) != simdjson::SUCCESS)
    return fail("", "no JSON object", "write {\"text\": …} on each line");
  Fields fields;
  fields.report.language.clear();  // so that the caller sees whether the line names one
  for (const dom::key_value_pair field : object)
    if (const Result<void> set = set_field(fields, field.key, field.value, limits); !set)
      return tl::unexpected(set.error());
  return assemble(std::move(fields));
}

}  // namespace recoupe
