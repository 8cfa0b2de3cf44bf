// A database opens or says why not; a failed write leaves nothing; what is bound comes back.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "store/database.h"

namespace recoupe {
namespace {

using ::testing::HasSubstr;

constexpr Schema kSchema{0x74657374, 3,
                         "CREATE TABLE t (a INTEGER PRIMARY KEY, b TEXT NOT NULL, c REAL) STRICT;"
                         "CREATE TABLE child (t INTEGER NOT NULL REFERENCES t (a)) STRICT;"};

class StoreTest : public ::testing::Test {
 protected:
  void SetUp() override {
    const auto* test = ::testing::UnitTest::GetInstance()->current_test_info();
    folder_ = std::filesystem::temp_directory_path() / (std::string("recoupe_store_") + test->name());
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    path_ = (folder_ / "test.db").string();
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Database create() { return std::move(Database::open(path_, OpenMode::create, kSchema).value()); }
  std::string refusal(OpenMode mode, const Schema& schema = kSchema) {
    const auto opened = Database::open(path_, mode, schema);
    return opened ? "opened" : opened.error().message();
  }
  static std::int64_t count(Database& database) {
    auto rows = database.prepare("SELECT count(*) FROM t");
    EXPECT_TRUE(rows->step().value());
    return rows->integer(0);
  }
  static Result<void> insert(Database& database, std::string_view text) {
    auto statement = database.statement("INSERT INTO t (b) VALUES (?1)");
    return (*statement)->bind(1, text).run();
  }

  std::filesystem::path folder_;
  std::string path_;
};

TEST_F(StoreTest, IsCreatedAndOpenedAgain) {
  {
    Database database = create();
    ASSERT_TRUE(insert(database, "one"));
  }
  auto again = Database::open(path_, OpenMode::read, kSchema);
  ASSERT_TRUE(again) << again.error().message();
  EXPECT_EQ(count(*again), 1);
  EXPECT_FALSE(insert(*again, "two"));
  EXPECT_TRUE(Database::open(path_, OpenMode::write, kSchema));
}

TEST_F(StoreTest, AMissingFileIsNotMadeByReading) {
  EXPECT_THAT(refusal(OpenMode::read), HasSubstr("there is no ledger here"));
  EXPECT_THAT(refusal(OpenMode::write), HasSubstr("there is no ledger here"));
  EXPECT_FALSE(std::filesystem::exists(path_));
}

TEST_F(StoreTest, AFolderIsRefused) {
  path_ = folder_.string();
  EXPECT_THAT(refusal(OpenMode::create), HasSubstr("this is a folder"));
}

TEST_F(StoreTest, AFolderThatIsMissingIsRefused) {
  path_ = (folder_ / "none" / "test.db").string();
  EXPECT_THAT(refusal(OpenMode::create), HasSubstr("cannot be opened"));
}

TEST_F(StoreTest, ATextFileIsRefusedAndKept) {
  const std::string notes(2000, 'n');
  std::ofstream(path_) << notes;
  for (const OpenMode mode : {OpenMode::read, OpenMode::write, OpenMode::create}) {
    EXPECT_THAT(refusal(mode), HasSubstr("this file is no ledger"));
  }
  std::ifstream in(path_);
  EXPECT_EQ(std::string(std::istreambuf_iterator<char>(in), {}), notes);
}

TEST_F(StoreTest, AnEmptyFileIsALedgerOnlyOnceItIsFilled) {
  std::ofstream{path_};
  EXPECT_THAT(refusal(OpenMode::read), HasSubstr("this file is empty"));
  EXPECT_TRUE(Database::open(path_, OpenMode::create, kSchema));
  EXPECT_TRUE(Database::open(path_, OpenMode::read, kSchema));
}

TEST_F(StoreTest, TheDatabaseOfAnotherProgramIsRefused) {
  { create(); }
  Schema other = kSchema;
  other.application_id = 0x6f746872;
  EXPECT_THAT(refusal(OpenMode::create, other), HasSubstr("another program"));
}

TEST_F(StoreTest, OtherSchemaVersionsAreRefused) {
  { create(); }
  Schema older = kSchema;
  older.version = 2;
  EXPECT_THAT(refusal(OpenMode::read, older), HasSubstr("the ledger has schema 3, this program knows 2"));
  Schema newer = kSchema;
  newer.version = 4;
  EXPECT_THAT(refusal(OpenMode::read, newer), HasSubstr("the old schema 3"));
}

TEST_F(StoreTest, ASecondWriterIsToldThatItIsLocked) {
  Database first = create();
  Database second = create();
  second.wait_at_most(20);
  auto writing = Transaction::begin(first);
  ASSERT_TRUE(writing);
  const auto refused = Transaction::begin(second);
  ASSERT_FALSE(refused);
  EXPECT_THAT(refused.error().message(), HasSubstr("locked"));
  ASSERT_TRUE(insert(first, "one"));
  EXPECT_EQ(count(second), 0) << "readers see what is committed";
  ASSERT_TRUE(writing->commit());
  EXPECT_EQ(count(second), 1);
}

TEST_F(StoreTest, WhatIsNotCommittedIsRolledBack) {
  Database database = create();
  {
    auto transaction = Transaction::begin(database);
    ASSERT_TRUE(insert(database, "lost"));
  }
  EXPECT_EQ(count(database), 0);
  auto transaction = Transaction::begin(database);
  ASSERT_TRUE(insert(database, "kept"));
  ASSERT_TRUE(transaction->commit());
  EXPECT_EQ(count(database), 1);
}

TEST_F(StoreTest, AFullDiskIsAnErrorAndLeavesNothing) {
  Database database = create();
  ASSERT_TRUE(insert(database, "before"));
  ASSERT_TRUE(database.limit_pages(8));
  {
    auto transaction = Transaction::begin(database);
    Result<void> stored;
    for (int i = 0; i < 100 && stored; ++i) stored = insert(database, std::string(4000, 'x'));
    ASSERT_FALSE(stored);
    EXPECT_THAT(stored.error().message(), HasSubstr("the disk is full"));
  }
  EXPECT_EQ(count(database), 1);
  EXPECT_TRUE(database.check());
  ASSERT_TRUE(database.limit_pages(1000));
  EXPECT_TRUE(insert(database, "after"));
}

TEST_F(StoreTest, ADamagedFileIsNoticed) {
  {
    Database database = create();
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(insert(database, std::string(3000, 'x')));
  }
  std::fstream file(path_, std::ios::in | std::ios::out | std::ios::binary);
  file.seekp(4096);  // behind the first page, which holds the header
  file << std::string(60000, '\x7f');
  file.close();
  auto opened = Database::open(path_, OpenMode::read, kSchema);
  if (!opened) {
    EXPECT_THAT(opened.error().message(), HasSubstr("damaged"));
    return;
  }
  const auto checked = opened->check();
  ASSERT_FALSE(checked);
  EXPECT_THAT(checked.error().message(), HasSubstr("damaged"));
}

TEST_F(StoreTest, ACutFileIsNoticed) {
  {
    Database database = create();
    for (int i = 0; i < 50; ++i) ASSERT_TRUE(insert(database, std::string(3000, 'x')));
  }
  std::filesystem::resize_file(path_, 20000);
  auto opened = Database::open(path_, OpenMode::read, kSchema);
  const auto checked = opened ? opened->check() : Result<void>(tl::unexpected(opened.error()));
  ASSERT_FALSE(checked);
  EXPECT_THAT(checked.error().message(), HasSubstr("damaged"));
}

TEST_F(StoreTest, ValuesComeBackAsTheyWere) {
  Database database = create();
  const std::string odd("a\0b\xc3\xa9'\"", 7);
  auto put = database.statement("INSERT INTO t VALUES (?1, ?2, ?3)");
  ASSERT_TRUE((*put)->bind(1, std::int64_t{1} << 60).bind(2, odd).bind(3, 0.1).run());
  ASSERT_TRUE((*put)->bind(1, 2).bind(2, "").bind(3, std::optional<double>()).run());
  auto get = database.prepare("SELECT a, b, c FROM t ORDER BY a DESC");
  ASSERT_TRUE(get->step().value());
  EXPECT_EQ(get->integer(0), std::int64_t{1} << 60);
  EXPECT_EQ(get->text(1), odd);
  EXPECT_EQ(get->optional_real(2), 0.1);
  ASSERT_TRUE(get->step().value());
  EXPECT_EQ(get->optional_string(1), "");
  EXPECT_EQ(get->optional_real(2), std::nullopt);
  EXPECT_FALSE(get->step().value());
}

TEST_F(StoreTest, MistakesAreErrors) {
  Database database = create();
  EXPECT_FALSE(database.prepare("SELECT nothing FROM nowhere"));
  auto put = database.statement("INSERT INTO t (a, b) VALUES (?1, ?2)");
  EXPECT_FALSE((*put)->bind(9, 1).run());
  EXPECT_FALSE((*put)->bind(1, 1).bind(2, nullptr).run()) << "NOT NULL";
  ASSERT_TRUE((*put)->bind(1, 1).bind(2, "x").run());
  EXPECT_FALSE((*put)->bind(1, 1).bind(2, "x").run()) << "PRIMARY KEY";
  EXPECT_FALSE(database.execute("INSERT INTO child VALUES (7)")) << "FOREIGN KEY";
  EXPECT_TRUE(database.check());
}

}  // namespace
}  // namespace recoupe
