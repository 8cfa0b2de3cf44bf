// Runs the built program as a user would: arguments and standard input in, status and both streams out.
#pragma once

#include <gtest/gtest.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace recoupe::test {

namespace fs = std::filesystem;
using Json = nlohmann::json;

inline const fs::path kProgram = fs::path(RECOUPE_BINARY_DIR) / "recoupe";
inline const fs::path kLexicon = fs::path(RECOUPE_BINARY_DIR) / "recoupe.lexicon";

inline std::string contents(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

inline std::string quoted(const std::string& argument) {
  std::string out = "'";
  for (const char c : argument) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
  return out + "'";
}

struct Outcome {
  int status = -1;  // of exit; 128 + the signal's number when one ended the program
  std::string out;
  std::string err;
};

// A folder of its own for each test, gone afterwards.
class ProgramTest : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!fs::exists(kProgram)) GTEST_SKIP() << "the program is not built: ninja recoupe";
    if (!fs::exists(kLexicon)) GTEST_SKIP() << "the lexicon is not built: ninja lexicon";
    std::string pattern = (fs::temp_directory_path() / "recoupe-test-XXXXXX").string();
    ASSERT_NE(mkdtemp(pattern.data()), nullptr);
    folder_ = pattern;
  }
  void TearDown() override {
    if (folder_.empty()) return;
    fs::permissions(folder_, fs::perms::owner_all, fs::perm_options::add);
    fs::remove_all(folder_);
  }

  std::string path(const std::string& name) const { return (folder_ / name).string(); }

  std::string write(const std::string& name, const std::string& bytes) const {
    fs::create_directories(fs::path(path(name)).parent_path());
    std::ofstream(path(name), std::ios::binary) << bytes;
    return path(name);
  }

  // `shell`: a word of the shell before or after the command ("NO_COLOR=1", "| head -n 1").
  Outcome run(const std::vector<std::string>& arguments, const std::string& input = "",
              const std::string& before = "", const std::string& after = "") const {
    write(".in", input);
    std::string line = "cd " + quoted(folder_.string()) + " && " + before + " " + quoted(kProgram.string());
    for (const std::string& argument : arguments) line += " " + quoted(argument);
    line += " <.in 2>.err " + (after.empty() ? ">.out" : after);
    const int status = std::system(("bash -c " + quoted("set -o pipefail; " + line)).c_str());
    Outcome out;
    out.status = WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
    out.out = contents(path(".out"));
    out.err = contents(path(".err"));
    return out;
  }

  static std::vector<Json> lines(const std::string& ndjson) {
    std::vector<Json> out;
    for (std::size_t at = 0; at < ndjson.size();) {
      const std::size_t end = std::min(ndjson.find('\n', at), ndjson.size());
      out.push_back(Json::parse(ndjson.substr(at, end - at)));
      at = end + 1;
    }
    return out;
  }

 private:
  fs::path folder_;
};

inline bool contains(const std::string& text, const std::string& part) {
  return text.find(part) != std::string::npos;
}

// A JSON line of a report.
inline std::string report_line(const std::string& id, const std::string& text, const std::string& title = "",
                               const std::string& published = "") {
  Json out = {{"id", id}, {"text", text}};
  if (!title.empty()) out["title"] = title;
  if (!published.empty()) out["published"] = published;
  return out.dump() + "\n";
}

}  // namespace recoupe::test
