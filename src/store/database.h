// One SQLite file as a value: rows, statements, transactions. Knows nothing of news.
//
// Opening checks, in this order: is there a file, is it a database, is it ours (application_id), can this
// program read its schema (user_version), is it whole. Each failure is an Error that says what to do; nothing
// is written before all have passed. WAL with one writer and many readers; foreign keys are on; a writer
// waits kBusyTimeoutMs for another. A failed write (a full disk, a broken constraint) is an Error, and the
// transaction that it was part of rolls back.
//
//   auto db = Database::open("recoupe.db", OpenMode::create, schema);
//   auto insert = db->statement("INSERT INTO t VALUES (?1, ?2)");
//   (*insert)->bind(1, 7).bind(2, "text");
//   if (auto done = (*insert)->run(); !done) return tl::unexpected(done.error());
//
// Not thread-safe: one Database a thread.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>

#include "base/result.h"

struct sqlite3;
struct sqlite3_stmt;

namespace recoupe {

inline constexpr int kBusyTimeoutMs =
    5000;  // an ingest commits every few milliseconds: longer means that it hangs

enum class OpenMode : std::uint8_t {
  read,   // must exist; nothing is written
  write,  // must exist
  create  // made when it is missing
};

struct Schema {
  std::uint32_t application_id = 0;  // bytes 68..71 of the file: whose file it is
  int version = 0;                   // user_version; a file with a greater one is refused
  std::string_view sql;              // makes an empty database into this version
};

// A prepared statement. Columns and parameters are typed by the calls; text that `text` returns lives until
// the next step or reset.
class Statement {
 public:
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) noexcept;
  ~Statement();

  // Parameters count from 1. A wrong index shows as the error of the next step.
  Statement& bind(int index, std::int64_t value);
  Statement& bind(int index, int value) { return bind(index, static_cast<std::int64_t>(value)); }
  Statement& bind(int index, std::uint32_t value) { return bind(index, static_cast<std::int64_t>(value)); }
  Statement& bind(int index, double value);
  Statement& bind(int index, std::string_view value);
  Statement& bind(int index, const char* value) { return bind(index, std::string_view(value)); }
  Statement& bind(int index, std::nullptr_t);
  template <class T>
  Statement& bind(int index, const std::optional<T>& value) {
    return value ? bind(index, *value) : bind(index, nullptr);
  }

  Result<bool> step();  // true: a row stands ready; false: done, and the statement is reset
  Result<void> run();   // steps to the end
  void reset();         // and forgets the parameters

  bool is_null(int column) const;
  std::int64_t integer(int column) const;
  double real(int column) const;
  std::string_view text(int column) const;
  std::string string(int column) const { return std::string(text(column)); }
  std::optional<std::string> optional_string(int column) const;
  std::optional<std::int64_t> optional_integer(int column) const;
  std::optional<double> optional_real(int column) const;

 private:
  friend class Database;
  Statement(sqlite3_stmt* statement, const std::string* file);
  sqlite3_stmt* statement_ = nullptr;
  const std::string* file_ = nullptr;
  int misbound_ = 0;  // first failed bind
};

class Database {
 public:
  static Result<Database> open(const std::string& path, OpenMode mode, const Schema& schema);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  // A statement kept for the next time that the same text is asked for, reset and without parameters. It
  // lives as long as the database. One text must not be used twice at the same time (nested loops): use
  // `prepare` there.
  Result<Statement*> statement(std::string_view sql);
  Result<Statement> prepare(std::string_view sql);
  Result<void> execute(const std::string& sql);  // one or several statements without parameters or rows
  std::int64_t last_row() const;                 // rowid of the last insert
  std::int64_t changes() const;                  // rows changed since the database was opened
  Result<void> check();                          // whole file: pages, indexes, foreign keys
  void wait_at_most(int milliseconds);           // for another writer, instead of kBusyTimeoutMs
  Result<void> limit_pages(
      std::int64_t pages);  // a quota on the file's size; reached, writes fail as on a full disk
  const std::string& path() const { return *path_; }

 private:
  friend class Transaction;
  Database() = default;
  struct Closer {
    void operator()(sqlite3* db) const;
  };
  std::unique_ptr<std::string> path_;  // where errors point; its address outlives moves
  std::unique_ptr<sqlite3, Closer> db_;
  std::unordered_map<std::string, std::unique_ptr<Statement>> statements_;
};

// Everything or nothing: rolls back unless committed. Writers take the write lock at once.
class Transaction {
 public:
  static Result<Transaction> begin(Database& database, bool writing = true);
  Transaction(Transaction&&) noexcept;
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  explicit Transaction(Database* database) : database_(database) {}
  Database* database_;
};

}  // namespace recoupe
