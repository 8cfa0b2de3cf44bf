#include "mention/entries.h"

#include <array>

namespace recoupe {
namespace {

constexpr std::size_t kList = 3;
constexpr std::uint32_t kHeading = 8;  // words of a heading behind its first place
constexpr std::uint32_t kBefore = 3;   // small words before the place: « Enfin, à Dori, »

enum class Opening : std::uint8_t { none, number, clock, day, place };
constexpr std::size_t kOpenings = 5;

bool is_mark(const Scene& scene, std::uint32_t word, std::string_view marks) {
  const std::string_view form = scene.words.words[word].form;
  return form.size() == 1 && marks.find(form.front()) != std::string_view::npos;
}

// Where a heading that begins with a place ends: « SYRIE / AL-BAB. », « LOIRE (42) : »; `from` itself where
// no more of it follows.
std::uint32_t heading_end(const Scene& scene, std::uint32_t from, std::uint32_t end) {
  std::uint32_t at = from;
  for (; at < end && at < from + kHeading; ++at) {
    const Word& word = scene.words.words[at];
    if (is_mark(scene, at, ".:")) return at;
    if (!word.all_caps && word.kind != TokenKind::number && !is_mark(scene, at, "/-,()")) break;
  }
  return from;
}

// How the words of a paragraph's first sentence open it.
Opening opening_of(const Scene& scene, WordRange words) {
  if (words.end - words.begin < 2) return Opening::none;
  if (scene.words.words[words.begin].kind == TokenKind::number && is_mark(scene, words.begin + 1, ".)"))
    return Opening::number;
  for (const DatePhrase* date : scene.dates_in(words)) {
    if (date->words.begin > words.begin || date->words.end >= words.end) break;
    if (is_mark(scene, date->words.end, ".:,")) return date->clock_only ? Opening::clock : Opening::day;
  }
  for (const PlacePhrase* place : scene.places_in(words)) {
    if (place->words.begin > words.begin + kBefore || place->words.end >= words.end) break;
    const std::uint32_t mark = heading_end(scene, place->words.end, words.end);
    const bool headed = place->words.begin == words.begin && is_mark(scene, mark, ".:");
    const bool fronted = place->words.begin > words.begin && place->use == PlaceUse::location &&
                         is_mark(scene, place->words.end, ",");
    if (headed || fronted) return Opening::place;
  }
  return Opening::none;
}

}  // namespace

std::vector<bool> entries_of(const Scene& scene) {
  std::vector<Opening> openings(scene.report.blocks.size(), Opening::none);
  std::array<std::size_t, kOpenings> count{};
  std::uint32_t last = UINT32_MAX;
  for (std::uint32_t s = 0; s < scene.sentence_count(); ++s) {
    const Sentence& sentence = scene.words.sentences[s];
    if (!scene.is_read(s) || sentence.headline || sentence.block == last) continue;
    last = sentence.block;
    openings[last] = opening_of(scene, scene.words.ranges[s]);
    ++count[static_cast<std::size_t>(openings[last])];
  }
  std::vector<bool> out(openings.size(), false);
  for (std::size_t block = 0; block < openings.size(); ++block)
    out[block] =
        openings[block] != Opening::none && count[static_cast<std::size_t>(openings[block])] >= kList;
  return out;
}

}  // namespace recoupe
