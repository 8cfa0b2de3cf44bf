// Files on a POSIX system. Errors of the system become values that name the path and a way out.
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstring>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

#include "os/file.h"

namespace recoupe {
namespace {

namespace fs = std::filesystem;

constexpr int kMaxFolderDepth = 64;  // deeper nesting is a mistake or an attack

tl::unexpected<Error> system_failure(const std::string& path, int code) {
  switch (code) {
    case ENOENT:
      return fail(path, "no such file or folder", "check the spelling of the path");
    case EACCES:
    case EPERM:
      return fail(path, "no right to open it", "change its rights (chmod) or run as its owner");
    case EISDIR:
      return fail(path, "it is a folder", "name a file");
    case ENOSPC:
    case EDQUOT:
      return fail(path, "the disk is full", "free some space and try again");
    case EROFS:
      return fail(path, "the disk is read-only", "choose another place");
    case EMFILE:
    case ENFILE:
      return fail(path, "too many open files", "raise the limit (ulimit -n)");
    default:
      return fail(path, std::generic_category().message(code), "check the disk and the path");
  }
}

class Descriptor {  // closes what it holds
 public:
  explicit Descriptor(int value) : value_(value) {}
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  Descriptor(Descriptor&& other) noexcept : value_(std::exchange(other.value_, -1)) {}
  Descriptor& operator=(Descriptor&&) = delete;
  ~Descriptor() {
    if (value_ >= 0) ::close(value_);
  }
  int get() const { return value_; }
  int close() { return ::close(std::exchange(value_, -1)); }

 private:
  int value_;
};

class DescriptorSource final : public ByteSource {
 public:
  DescriptorSource(Descriptor file, std::string path) : file_(std::move(file)), path_(std::move(path)) {}
  Result<std::size_t> read(std::span<char> into) override {
    for (;;) {
      const ssize_t n = ::read(file_.get(), into.data(), into.size());
      if (n >= 0) return static_cast<std::size_t>(n);
      if (errno != EINTR) return system_failure(path_, errno);
    }
  }

 private:
  Descriptor file_;
  std::string path_;
};

Result<Descriptor> open_for_reading(const std::string& path) {
  Descriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  if (file.get() < 0) return system_failure(path, errno);
  struct stat status {};
  if (::fstat(file.get(), &status) != 0) return system_failure(path, errno);
  if (S_ISDIR(status.st_mode)) return system_failure(path, EISDIR);
  return file;
}

Result<void> write_all(int file, const std::string& path, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t n = ::write(file, bytes.data(), bytes.size());
    if (n < 0 && errno != EINTR) return system_failure(path, errno);
    if (n > 0) bytes.remove_prefix(static_cast<std::size_t>(n));
  }
  return {};
}

// A walk that remembers the folders above (device and inode), so that a link back up ends there.
class Walker {
 public:
  explicit Walker(Walk& walk) : walk_(&walk) {}

  void enter(const std::string& folder, int depth) {
    struct stat status {};
    if (::stat(folder.c_str(), &status) != 0) return refuse(folder, errno);
    const auto identity = std::pair{status.st_dev, status.st_ino};
    if (depth > kMaxFolderDepth || !seen_.insert(identity).second) return;
    std::error_code error;
    std::vector<std::string> names;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
      names.push_back(it->path().string());
    if (error) return refuse(folder, error.value());
    std::sort(names.begin(), names.end());
    for (const std::string& name : names) visit(name, depth);
  }

 private:
  void visit(const std::string& path, int depth) {
    if (fs::path(path).filename().string().starts_with('.')) return;
    struct stat status {};
    if (::stat(path.c_str(), &status) != 0) return refuse(path, errno);
    if (S_ISDIR(status.st_mode)) return enter(path, depth + 1);
    if (S_ISREG(status.st_mode)) walk_->files.push_back(path);
  }
  void refuse(const std::string& path, int code) {
    walk_->refused.push_back(system_failure(path, code).value());
  }

  Walk* walk_;
  std::set<std::pair<dev_t, ino_t>> seen_;
};

}  // namespace

FileKind PosixFiles::kind(const std::string& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return FileKind::missing;
  if (S_ISREG(status.st_mode)) return FileKind::file;
  return S_ISDIR(status.st_mode) ? FileKind::folder : FileKind::other;
}

std::uint64_t PosixFiles::size(const std::string& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0 || !S_ISREG(status.st_mode)) return 0;
  return static_cast<std::uint64_t>(status.st_size);
}

Result<std::unique_ptr<ByteSource>> PosixFiles::open(const std::string& path) const {
  Result<Descriptor> file = open_for_reading(path);
  if (!file) return tl::unexpected(file.error());
  return std::make_unique<DescriptorSource>(std::move(*file), path);
}

Result<Walk> PosixFiles::walk(const std::string& path) const {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) return system_failure(path, errno);
  Walk walk;
  if (S_ISDIR(status.st_mode)) {
    if (::access(path.c_str(), R_OK | X_OK) != 0) return system_failure(path, errno);
    Walker(walk).enter(path, 0);
    std::sort(walk.files.begin(), walk.files.end());
  } else {
    walk.files.push_back(path);
  }
  return walk;
}

Result<void> PosixFiles::write(const std::string& path, std::string_view bytes) {
  const std::string draft = path + ".part" + std::to_string(::getpid());
  Descriptor file(::open(draft.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
  if (file.get() < 0) return system_failure(path, errno);
  Result<void> done = write_all(file.get(), path, bytes);
  if (done && ::fsync(file.get()) != 0) done = system_failure(path, errno);
  if (file.close() != 0 && done) done = system_failure(path, errno);
  if (done && ::rename(draft.c_str(), path.c_str()) != 0) done = system_failure(path, errno);
  if (!done) ::unlink(draft.c_str());
  return done;
}

std::unique_ptr<ByteSource> standard_input() {
  return std::make_unique<DescriptorSource>(Descriptor(::fcntl(STDIN_FILENO, F_DUPFD_CLOEXEC, 0)),
                                            "standard input");
}

Result<MappedFile> MappedFile::open(const std::string& path) {
  Result<Descriptor> file = open_for_reading(path);
  if (!file) return tl::unexpected(file.error());
  struct stat status {};
  if (::fstat(file->get(), &status) != 0) return system_failure(path, errno);
  MappedFile mapped;
  if (status.st_size == 0) return mapped;  // mmap refuses length 0
  const auto size = static_cast<std::size_t>(status.st_size);
  void* at = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, file->get(), 0);
  if (at == MAP_FAILED) return system_failure(path, errno);
  mapped.bytes_ = {static_cast<const std::byte*>(at), size};
  return mapped;
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile& MappedFile::operator=(MappedFile&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

Result<std::string> executable_folder() {
  std::array<char, PATH_MAX> path{};
  const ssize_t n = ::readlink("/proc/self/exe", path.data(), path.size());
  if (n <= 0)
    return fail("/proc/self/exe", "the program's own folder is unknown", "name the lexicon by option");
  const std::string_view whole(path.data(), static_cast<std::size_t>(n));
  return std::string(whole.substr(0, whole.rfind('/')));
}

}  // namespace recoupe
