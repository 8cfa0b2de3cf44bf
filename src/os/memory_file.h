// Files that live in memory, for tests and for the fuzzers. Not safe to write from several threads.
#pragma once

#include <map>

#include "os/file.h"

namespace recoupe {

// A source over bytes that it owns, handed out in chunks of at most `chunk` bytes.
std::unique_ptr<ByteSource> memory_source(std::string bytes, std::size_t chunk = 1 << 16);

class MemoryFiles final : public Files {
 public:
  explicit MemoryFiles(std::map<std::string, std::string> files = {}) : files_(std::move(files)) {}
  FileKind kind(const std::string& path) const override;
  Result<std::unique_ptr<ByteSource>> open(const std::string& path) const override;
  Result<Walk> walk(const std::string& path) const override;
  Result<void> write(const std::string& path, std::string_view bytes) override;

 private:
  std::map<std::string, std::string> files_;  // by full path; folders are what their files' paths imply
};

}  // namespace recoupe
