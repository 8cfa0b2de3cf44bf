// Builds recoupe.lexicon for the build tree: language/ and the dictionaries in, the image out.
//
//   lexicon_build [--keep-going] LANGUAGE_DIR LEFFF HUNSPELL_STEM PLACES_TSV OUT [MODEL…]
//
// A model is a section of its file's name (model/fr.names: "fr.names").
//
// With --keep-going, lines with errors are reported and left out; without it, they leave no image.
//
// `recoupe lexicon build` does the same with the finished program; this one depends on lexc/ alone, so that a
// change in a stage does not rebuild the lexicon.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <span>

#include "lexc/compile.h"
#include "lexc/places.h"
#include "lexicon/image.h"

namespace {

std::optional<std::string> read_file(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  if (!in) {
    std::cerr << path.string() << ": cannot be read: `./run build` fetches the dictionaries\n";
    return std::nullopt;
  }
  return std::string(std::istreambuf_iterator<char>(in), {});
}

bool is_source(const std::filesystem::path& path) {
  return path.extension() == ".tsv" || path.extension() == ".rules";
}

std::optional<recoupe::LanguageSources> read_sources(const std::filesystem::path& language,
                                                     const std::string& lefff, const std::string& hunspell) {
  recoupe::LanguageSources sources;
  for (const auto& item : std::filesystem::recursive_directory_iterator(language)) {
    if (!item.is_regular_file() || !is_source(item.path())) continue;
    auto bytes = read_file(item.path());
    if (!bytes) return std::nullopt;
    sources.files[item.path().lexically_relative(language).generic_string()] = std::move(*bytes);
  }
  const auto read = [&](const std::string& path, std::string& into) {
    auto bytes = read_file(path);
    if (bytes) into = std::move(*bytes);
    return bytes.has_value();
  };
  if (!read(lefff, sources.lefff) || !read(hunspell + ".dic", sources.hunspell_dic) ||
      !read(hunspell + ".aff", sources.hunspell_aff))
    return std::nullopt;
  return sources;
}

// All at once or not at all: readers may have the old image mapped.
bool write_file(const std::filesystem::path& path, const std::string& bytes) {
  const std::filesystem::path fresh = path.string() + ".new";
  std::ofstream out(fresh, std::ios::binary);
  out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  out.close();
  std::error_code error;
  if (out) std::filesystem::rename(fresh, path, error);
  if (!out || error) std::cerr << path.string() << ": cannot be written\n";
  return out && !error;
}

// The gazetteer's sections beside the lexicon's; false when a curated list has an error.
bool add_places(const recoupe::LanguageSources& sources, const std::string& built,
                recoupe::Sections& sections) {
  auto places = recoupe::compile_places(recoupe::place_sources(built, sources.files));
  for (const auto& error : places.errors) std::cerr << error.message() << '\n';
  sections.merge(places.sections);
  return places.errors.empty();
}

// Each trained model as a section, its bytes untouched.
bool add_models(std::span<char*> paths, recoupe::Sections& sections) {
  for (const std::filesystem::path path : paths) {
    auto bytes = read_file(path);
    if (!bytes) return false;
    sections[path.filename().string()] = std::move(*bytes);
  }
  return true;
}

}  // namespace

int main(int count, char** arguments) {
  const bool keep_going = count > 1 && std::string_view(arguments[1]) == "--keep-going";
  if (keep_going) --count, ++arguments;
  if (count < 6) {
    std::cerr
        << "usage: lexicon_build [--keep-going] LANGUAGE_DIR LEFFF HUNSPELL_STEM PLACES_TSV OUT [MODEL…]\n";
    return 2;
  }
  const auto sources = read_sources(arguments[1], arguments[2], arguments[3]);
  if (!sources) return 1;
  auto compiled = recoupe::compile(*sources);
  if (!compiled) {
    std::cerr << compiled.error().message() << '\n';
    return 1;
  }
  // Warnings are for `recoupe lexicon check`.
  for (const auto& diagnostic : compiled->diagnostics)
    if (diagnostic.severity == recoupe::Severity::error) std::cerr << diagnostic.text();
  if (recoupe::has_errors(compiled->diagnostics) && !keep_going) return 1;
  const auto built = read_file(arguments[4]);
  if (!built || (!add_places(*sources, *built, compiled->sections) && !keep_going)) return 1;
  if (!add_models({arguments + 6, static_cast<std::size_t>(count) - 6}, compiled->sections)) return 1;
  return write_file(arguments[5], recoupe::write_image(compiled->sections)) ? 0 : 1;
}
