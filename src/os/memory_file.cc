#include "os/memory_file.h"

#include <algorithm>

namespace recoupe {
namespace {

class MemorySource final : public ByteSource {
 public:
  MemorySource(std::string bytes, std::size_t chunk) : bytes_(std::move(bytes)), chunk_(chunk) {}
  Result<std::size_t> read(std::span<char> into) override {
    const std::size_t n = std::min({into.size(), chunk_, bytes_.size() - at_});
    std::copy_n(bytes_.data() + at_, n, into.data());
    at_ += n;
    return n;
  }

 private:
  std::string bytes_;
  std::size_t chunk_;
  std::size_t at_ = 0;
};

std::string as_folder(const std::string& path) { return path.ends_with('/') ? path : path + '/'; }

bool is_hidden(std::string_view below) {
  return below.starts_with('.') || below.find("/.") != std::string_view::npos;
}

}  // namespace

std::unique_ptr<ByteSource> memory_source(std::string bytes, std::size_t chunk) {
  return std::make_unique<MemorySource>(std::move(bytes), chunk);
}

FileKind MemoryFiles::kind(const std::string& path) const {
  if (files_.contains(path)) return FileKind::file;
  const auto first = files_.lower_bound(as_folder(path));
  return first != files_.end() && first->first.starts_with(as_folder(path)) ? FileKind::folder
                                                                            : FileKind::missing;
}

Result<std::unique_ptr<ByteSource>> MemoryFiles::open(const std::string& path) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return fail(path, "no such file or folder", "check the spelling of the path");
  return memory_source(found->second);
}

Result<Walk> MemoryFiles::walk(const std::string& path) const {
  if (files_.contains(path)) return Walk{{path}, {}};
  if (kind(path) == FileKind::missing)
    return fail(path, "no such file or folder", "check the spelling of the path");
  Walk walk;
  const std::string folder = as_folder(path);
  for (auto it = files_.lower_bound(folder); it != files_.end() && it->first.starts_with(folder); ++it)
    if (!is_hidden(std::string_view(it->first).substr(folder.size()))) walk.files.push_back(it->first);
  return walk;
}

Result<void> MemoryFiles::write(const std::string& path, std::string_view bytes) {
  files_[path] = std::string(bytes);
  return {};
}

}  // namespace recoupe
