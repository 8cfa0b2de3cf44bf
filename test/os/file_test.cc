// Files: what the posix and the in-memory ones promise alike, and what only a disk can show.
#include "os/file.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

#include "os/clock.h"
#include "os/faulty_file.h"
#include "os/memory_file.h"
#include "os/threads.h"

namespace recoupe {
namespace {

namespace fs = std::filesystem;

class FolderTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* info = ::testing::UnitTest::GetInstance()->current_test_info();
    root_ =
        fs::temp_directory_path() / ("recoupe_os_" + std::string(info->name()) + std::to_string(::getpid()));
    fs::create_directories(root_);
  }
  void TearDown() override {
    std::error_code ignored;
    fs::remove_all(root_, ignored);
  }
  std::string path(const std::string& name) const { return (root_ / name).string(); }
  void put(const std::string& name, const std::string& bytes) const {
    fs::create_directories((root_ / name).parent_path());
    std::ofstream(root_ / name, std::ios::binary) << bytes;
  }
  fs::path root_;
  PosixFiles files_;
};

TEST_F(FolderTest, WritesAndReadsBack) {
  const std::string bytes("a\0b\xff", 4);
  ASSERT_TRUE(files_.write(path("f"), bytes));
  EXPECT_EQ(*files_.read(path("f")), bytes);
  ASSERT_TRUE(files_.write(path("f"), "new"));
  EXPECT_EQ(*files_.read(path("f")), "new");
  EXPECT_EQ(files_.walk(root_.string())->files.size(), 1U) << "no draft is left behind";
}

TEST_F(FolderTest, RefusesWhatIsTooLong) {
  put("f", "123456");
  EXPECT_TRUE(files_.read(path("f"), 6));
  const auto refused = files_.read(path("f"), 5);
  ASSERT_FALSE(refused);
  EXPECT_EQ(refused.error().where, path("f"));
}

TEST_F(FolderTest, MissingFileNamesPathAndRemedy) {
  for (const Error& error :
       {files_.read(path("none")).error(), MappedFile::open(path("none")).error(),
        files_.walk(path("none")).error(), files_.write(path("no/such/f"), "").error()}) {
    EXPECT_NE(error.where.find(root_.string()), std::string::npos);
    EXPECT_EQ(error.what, "no such file or folder");
    EXPECT_FALSE(error.remedy.empty());
  }
  EXPECT_EQ(files_.kind(path("none")), FileKind::missing);
}

TEST_F(FolderTest, FolderIsNoFile) {
  EXPECT_EQ(files_.read(root_.string()).error().what, "it is a folder");
  EXPECT_EQ(MappedFile::open(root_.string()).error().what, "it is a folder");
  EXPECT_EQ(files_.kind(root_.string()), FileKind::folder);
}

TEST_F(FolderTest, MapsFiles) {
  put("f", "hello");
  put("empty", "");
  auto mapped = MappedFile::open(path("f"));
  ASSERT_TRUE(mapped);
  const MappedFile moved = std::move(*mapped);
  EXPECT_EQ(std::string(reinterpret_cast<const char*>(moved.bytes().data()), moved.bytes().size()), "hello");
  EXPECT_TRUE(MappedFile::open(path("empty"))->bytes().empty());
}

TEST_F(FolderTest, WalkIsSortedAndSkipsHidden) {
  for (const char* name : {"b.txt", "a/z.txt", "a/y.txt", ".hidden", ".git/config", "c/d/e/f"})
    put(name, "x");
  const auto walk = files_.walk(root_.string());
  ASSERT_TRUE(walk);
  EXPECT_EQ(walk->files,
            (std::vector<std::string>{path("a/y.txt"), path("a/z.txt"), path("b.txt"), path("c/d/e/f")}));
  EXPECT_EQ(files_.walk(path("b.txt"))->files, std::vector<std::string>{path("b.txt")});
}

TEST_F(FolderTest, WalkSurvivesLinkLoopsAndDeadLinks) {
  put("a/f", "x");
  fs::create_directory_symlink(root_, root_ / "a" / "up");
  fs::create_symlink(root_ / "nowhere", root_ / "dead");
  const auto walk = files_.walk(root_.string());
  ASSERT_TRUE(walk);
  EXPECT_EQ(walk->files, std::vector<std::string>{path("a/f")});
  ASSERT_EQ(walk->refused.size(), 1U);
  EXPECT_EQ(walk->refused[0].where, path("dead"));
}

TEST_F(FolderTest, FolderWithoutRightsIsReportedAndTheRestGoesOn) {
  if (::geteuid() == 0) GTEST_SKIP() << "root may read everything";
  put("a/f", "x");
  put("b/g", "x");
  fs::permissions(root_ / "a", fs::perms::none);
  const auto walk = files_.walk(root_.string());
  fs::permissions(root_ / "a", fs::perms::owner_all);
  ASSERT_TRUE(walk);
  EXPECT_EQ(walk->files, std::vector<std::string>{path("b/g")});
  ASSERT_EQ(walk->refused.size(), 1U);
  EXPECT_EQ(walk->refused[0].what, "no right to open it");
}

TEST(MemoryFiles, BehaveLikeADisk) {
  MemoryFiles files({{"in/b", "2"}, {"in/a", "1"}, {"in/.x/c", "3"}});
  EXPECT_EQ(files.walk("in")->files, (std::vector<std::string>{"in/a", "in/b"}));
  EXPECT_EQ(files.kind("in"), FileKind::folder);
  EXPECT_EQ(files.kind("in/a"), FileKind::file);
  EXPECT_EQ(files.kind("i"), FileKind::missing);
  ASSERT_TRUE(files.write("in/c", "4"));
  EXPECT_EQ(*files.read("in/c"), "4");
  EXPECT_FALSE(files.read("in/d"));
}

TEST(FaultyFiles, BreakOnceAtTheGivenOperation) {
  MemoryFiles behind(std::map<std::string, std::string>{{"a", "1"}});
  int failures = 0;
  for (int n = 1; n < 10; ++n) {
    const FaultyFiles files(behind, n, Error{"a", "disk gone", ""});
    const auto read = files.read("a");
    if (read) break;
    EXPECT_EQ(read.error().what, "disk gone");
    ++failures;
  }
  EXPECT_EQ(failures, 3) << "open, read, read at the end";
}

TEST(Clock, FixedAndSystem) {
  FixedClock clock(Instant{std::chrono::milliseconds{1'578'436'265'999}});
  EXPECT_EQ(to_iso(clock.now()), "2020-01-07T22:31:05Z");
  clock.advance(std::chrono::hours{2});
  EXPECT_EQ(to_iso(clock.now()), "2020-01-08T00:31:05Z");
  EXPECT_GT(SystemClock().now(), clock.now());
}

TEST(Threads, AtLeastOneCore) { EXPECT_GE(core_count(), 1U); }

TEST(Executable, KnowsItsFolder) {
  const auto folder = executable_folder();
  ASSERT_TRUE(folder);
  EXPECT_TRUE(fs::exists(*folder + "/test_os"));
}

}  // namespace
}  // namespace recoupe
