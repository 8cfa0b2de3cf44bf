// Files and folders: the interface that app/ and store/ see, so that tests can put memory or faults behind
// it.
//
// Paths are bytes as the system gives them. No call throws; every error names the path and what to do about
// it. A ByteSource is used by one thread at a time; a Files may be used from many threads unless its class
// says otherwise.
#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/result.h"

namespace recoupe {

class ByteSource {
 public:
  virtual ~ByteSource() = default;
  // Puts up to into.size() bytes into `into` and says how many; 0 only at the end. Requires a non-empty
  // `into`.
  virtual Result<std::size_t> read(std::span<char> into) = 0;
};

enum class FileKind : std::uint8_t { missing, file, folder, other /* socket, device, pipe */ };

struct Walk {
  std::vector<std::string> files;  // sorted by their bytes, without doubles
  std::vector<Error> refused;      // folders that may not be entered, links that lead nowhere
};

class Files {
 public:
  virtual ~Files() = default;
  virtual FileKind kind(const std::string& path) const = 0;
  // Bytes of a file; 0 when that can't be told. For progress only: the file may change meanwhile.
  virtual std::uint64_t size(const std::string& path) const {
    static_cast<void>(path);
    return 0;
  }
  virtual Result<std::unique_ptr<ByteSource>> open(const std::string& path) const = 0;
  // All files below a folder, hidden ones (".git") left out. Links are followed; one that leads back to a
  // folder above itself is not entered again. A file given as `path` is a walk of one.
  virtual Result<Walk> walk(const std::string& path) const = 0;
  // The file holds `bytes` afterwards or, on an error, what it held before.
  virtual Result<void> write(const std::string& path, std::string_view bytes) = 0;

  // The whole file; refused when it is longer than `limit` bytes.
  Result<std::string> read(const std::string& path, std::size_t limit = SIZE_MAX) const;
};

class PosixFiles final : public Files {
 public:
  FileKind kind(const std::string& path) const override;
  std::uint64_t size(const std::string& path) const override;
  Result<std::unique_ptr<ByteSource>> open(const std::string& path) const override;
  Result<Walk> walk(const std::string& path) const override;
  Result<void> write(const std::string& path, std::string_view bytes) override;
};

// Standard input, in chunks as they come.
std::unique_ptr<ByteSource> standard_input();

// A file's bytes mapped read-only, aligned to a page. The bytes live as long as this object (moves keep them
// in place).
class MappedFile {
 public:
  static Result<MappedFile> open(const std::string& path);
  MappedFile() = default;
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&& other) noexcept;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  std::span<const std::byte> bytes() const { return bytes_; }

 private:
  std::span<const std::byte> bytes_;
};

// The folder that holds the running program, without a final slash; beside it lies the lexicon.
Result<std::string> executable_folder();

}  // namespace recoupe
