#include "app/session.h"

#include <cstdlib>
#include <utility>

namespace recoupe {

std::string Session::lexicon_path() const {
  if (!settings_.lexicon.empty()) return settings_.lexicon;
  if (const char* path = std::getenv("RECOUPE_LEXICON"); path != nullptr && *path != '\0') return path;
  const auto folder = executable_folder();
  return (folder ? *folder + "/" : std::string()) + "recoupe.lexicon";
}

Result<const Lexicon*> Session::lexicon() {
  if (lexicon_) return &*lexicon_;
  const std::string path = lexicon_path();
  if (files_.kind(path) == FileKind::missing)
    return recoupe::fail(path, "there is no lexicon",
                         "build it (recoupe lexicon build) or name one with --lexicon or $RECOUPE_LEXICON");
  auto mapped = MappedFile::open(path);
  if (!mapped) return tl::unexpected(std::move(mapped.error()));
  image_ = std::move(*mapped);
  auto opened = Lexicon::open(image_.bytes(), path);
  if (!opened) return tl::unexpected(std::move(opened.error()));
  lexicon_ = *opened;
  return &*lexicon_;
}

int Session::fail(const Error& error, int status) {
  console_.complain(error.message());
  return status;
}

}  // namespace recoupe
