#include "os/file.h"

#include <array>

namespace recoupe {

Result<std::string> Files::read(const std::string& path, std::size_t limit) const {
  Result<std::unique_ptr<ByteSource>> source = open(path);
  if (!source) return tl::unexpected(source.error());
  std::string all;
  std::array<char, 1 << 16> chunk{};
  for (;;) {
    const Result<std::size_t> n = (*source)->read(chunk);
    if (!n) return tl::unexpected(n.error());
    if (*n == 0) return all;
    if (*n > limit - all.size())
      return fail(path, "longer than " + std::to_string(limit) + " bytes", "split it or leave it out");
    all.append(chunk.data(), *n);
  }
}

}  // namespace recoupe
