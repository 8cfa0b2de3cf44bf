// The compiled lexicon as tests need it: read once, or absent.
#pragma once

#include <algorithm>
#include <cstddef>
#include <fstream>
#include <memory>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

#include "lexicon/lexicon.h"
#include "word/reader.h"

namespace recoupe {

inline std::string read_file(const std::string& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream bytes;
  bytes << file.rdbuf();
  return bytes.str();
}

// nullptr when the image was not built.
inline const Lexicon* compiled_lexicon() {
  static const std::string bytes = read_file(RECOUPE_BINARY_DIR "/recoupe.lexicon");
  struct alignas(16) AlignedBytes {
    std::byte byte[16];
  };
  static const std::vector<AlignedBytes> aligned = [] {
    std::vector<AlignedBytes> blocks(bytes.size() / sizeof(AlignedBytes) + 1);
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<char*>(blocks.data()));
    return blocks;
  }();
  static const std::optional<Lexicon> lexicon = []() -> std::optional<Lexicon> {
    if (bytes.empty()) return std::nullopt;
    auto opened =
        Lexicon::open({reinterpret_cast<const std::byte*>(aligned.data()), bytes.size()}, "recoupe.lexicon");
    if (!opened) return std::nullopt;
    return std::move(*opened);
  }();
  return lexicon ? &*lexicon : nullptr;
}

inline Words read_plain(const WordReader& reader, std::string_view text) {
  return reader.read(text, {Sentence{.span = {0, static_cast<std::uint32_t>(text.size())}}});
}

}  // namespace recoupe
