// The text form of the report stage: one line a block, one an origin. Line ends inside a block show as \n.
#include <fmt/format.h>

#include "report/blocks.h"

namespace recoupe {
namespace {

std::string on_one_line(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == '\n')
      out += "\\n";
    else if (c == '\r')
      out += "\\r";
    else if (c == '\\')
      out += "\\\\";
    else
      out += c;
  }
  return out;
}

}  // namespace

std::string to_text(const Report& report) {
  std::string out;
  for (const Block& block : report.blocks)
    out +=
        fmt::format("{} {}-{}{}{} | {}\n", name_of(block.kind), block.span.begin, block.span.end,
                    block.rule.empty() ? "" : " ", block.rule, on_one_line(slice(report.text, block.span)));
  for (const OriginMark& origin : report.origins)
    out += fmt::format("origin {}-{} {} | {}\n", origin.span.begin, origin.span.end, origin.evidence,
                       origin.name);
  return out;
}

}  // namespace recoupe
