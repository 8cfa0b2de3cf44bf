// What enters the journey: one published text with its metadata, and what leaves this stage: its blocks.
//
// `text` is UTF-8 as extracted: title, blank line, body when the title came apart; else the input's own text
// (without byte-order mark). All spans of all stages count bytes of `text`.
#pragma once

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/day.h"
#include "base/span.h"

namespace recoupe {

struct Timestamp {
  Day day;                            // in the zone that the input gave
  std::optional<int> minute_of_day;   // 0..1439, in that zone
  std::optional<int> offset_minutes;  // east of UTC
  std::string iso;                    // as the input wrote it
};
std::optional<Timestamp> timestamp_from_iso(std::string_view iso);

enum class BlockKind : std::uint8_t {
  title,
  heading,
  paragraph,
  list_item,
  dateline_entry /* of a live blog: "08h15. …" */,
  quote,
  furniture /* menus, share bars, « Lire aussi », comments */,
  credit /* photo credits */,
  signature /* "avec AFP" */
};
std::string_view name_of(BlockKind kind);
// Whether a block tells the news; furniture, credits and signatures stand around it.
constexpr bool is_told(BlockKind kind) {
  return kind != BlockKind::furniture && kind != BlockKind::credit && kind != BlockKind::signature;
}

struct Block {
  BlockKind kind = BlockKind::paragraph;
  ByteSpan span;                                  // without surrounding white space; never empty
  std::string_view rule;                          // "fr/furniture.rules:12"; "" for what layout alone decided
  bool is_read() const { return is_told(kind); }  // whether later stages look for events here
};

struct OriginMark {      // an agency that the text credits
  std::string name;      // "AFP"
  std::string evidence;  // signature | credit | citation | dateline
  ByteSpan span;
};

struct Report {
  std::string id;     // "r" + 16 hex digits over outlet, url and text: the same report, the same id
  std::string input;  // the key `id` of a JSON line, else the file's name
  std::optional<std::string> outlet, url;
  std::optional<ByteSpan> title;
  std::optional<Timestamp> published;  // known from outside the text only
  std::string language = "fr";
  std::string text;
  std::map<std::string, std::string> metadata;  // unknown keys of the input, kept
  std::vector<Block>
      blocks;  // in order, disjoint; together they hold every character that is not white space
  std::vector<OriginMark> origins;
};

}  // namespace recoupe
