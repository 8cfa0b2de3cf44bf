#include "os/faulty_file.h"

namespace recoupe {
namespace {

class FaultySource final : public ByteSource {
 public:
  FaultySource(const FaultyFiles& files, std::unique_ptr<ByteSource> behind)
      : files_(&files), behind_(std::move(behind)) {}
  Result<std::size_t> read(std::span<char> into) override {
    if (files_->breaks()) return tl::unexpected(files_->error());
    return behind_->read(into);
  }

 private:
  const FaultyFiles* files_;
  std::unique_ptr<ByteSource> behind_;
};

}  // namespace

Result<std::unique_ptr<ByteSource>> FaultyFiles::open(const std::string& path) const {
  if (breaks()) return tl::unexpected(error_);
  Result<std::unique_ptr<ByteSource>> source = behind_->open(path);
  if (!source) return source;
  return std::make_unique<FaultySource>(*this, std::move(*source));
}

Result<Walk> FaultyFiles::walk(const std::string& path) const {
  if (breaks()) return tl::unexpected(error_);
  return behind_->walk(path);
}

Result<void> FaultyFiles::write(const std::string& path, std::string_view bytes) {
  if (breaks()) return tl::unexpected(error_);
  return behind_->write(path, bytes);
}

}  // namespace recoupe
