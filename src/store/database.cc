// See database.h. The only file that includes sqlite3.h; result codes become Errors in `error_of`.
#include "store/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

#include <filesystem>

namespace recoupe {
namespace {

// What a result code means to the person at the keyboard.
Error error_of(int extended, std::string_view detail, const std::string& file) {
  const int code = extended & 0xff;
  const auto error = [&](std::string what, std::string remedy) {
    return Error{file, std::move(what), std::move(remedy)};
  };
  if (extended == SQLITE_IOERR_SHMSIZE)
    return error("the disk is full; nothing of this was stored", "free some space and run it again");
  switch (code) {
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return error("the ledger is locked: another program is writing to it",
                   "wait until that is done, or name another ledger with --db");
    case SQLITE_NOTADB:
      return error("this file is no ledger", "name another one with --db");
    case SQLITE_CORRUPT:
      return error(fmt::format("the ledger is damaged ({})", detail),
                   "restore a copy, or move it away and ingest the reports again");
    case SQLITE_FULL:
      return error("the disk is full; nothing of this was stored", "free some space and run it again");
    case SQLITE_READONLY:
    case SQLITE_PERM:
    case SQLITE_AUTH:
      return error("the ledger cannot be written to", "check the rights of the file and of its folder");
    case SQLITE_CANTOPEN:
      return error("the ledger cannot be opened",
                   "check the path, and the rights of the file and of its folder");
    case SQLITE_IOERR:
      return error(fmt::format("the disk failed ({})", detail), "check the disk, then run it again");
    default:
      return error(fmt::format("the database refused: {}", detail), "");
  }
}

tl::unexpected<Error> failure(sqlite3* db, const std::string& file) {
  return tl::unexpected(error_of(sqlite3_extended_errcode(db), sqlite3_errmsg(db), file));
}

// "file:…?immutable=1": how a database in a folder without write permission is read. Percent and question
// marks escaped.
std::string immutable_uri(const std::string& path) {
  std::string uri = "file:";
  for (const char c : path) {
    if (c == '%' || c == '?' || c == '#') {
      uri += fmt::format("%{:02X}", static_cast<unsigned>(static_cast<unsigned char>(c)));
    } else {
      uri += c;
    }
  }
  return uri + "?immutable=1";
}

Result<void> run_sql(sqlite3* db, const std::string& sql, const std::string& file) {
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failure(db, file);
  return {};
}

Result<std::int64_t> one_integer(sqlite3* db, const char* sql, const std::string& file) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, sql, -1, &statement, nullptr) != SQLITE_OK) return failure(db, file);
  Result<std::int64_t> value = 0;
  if (sqlite3_step(statement) == SQLITE_ROW) {
    value = sqlite3_column_int64(statement, 0);
  } else {
    value = failure(db, file);
  }
  sqlite3_finalize(statement);
  return value;
}

// True: ours and of this version; false: an empty database.
Result<bool> recognise(sqlite3* db, const Schema& schema, const std::string& file) {
  const auto tables = one_integer(db, "SELECT count(*) FROM sqlite_master", file);
  if (!tables) return tl::unexpected(tables.error());
  const auto application = one_integer(db, "PRAGMA application_id", file);
  if (!application) return tl::unexpected(application.error());
  const auto version = one_integer(db, "PRAGMA user_version", file);
  if (!version) return tl::unexpected(version.error());
  if (*tables == 0 && *application == 0) return false;
  if (static_cast<std::uint32_t>(*application) != schema.application_id) {
    return fail(file, "this is the database of another program, no ledger", "name another one with --db");
  }
  if (*version > schema.version) {
    return fail(file,
                fmt::format("the ledger has schema {}, this program knows {}", *version, schema.version),
                "use the newer recoupe that wrote it");
  }
  if (*version < schema.version) {
    return fail(
        file,
        fmt::format("the ledger has the old schema {}, this program writes {}", *version, schema.version),
        "move it away and ingest the reports again");
  }
  return true;
}

Result<void> initialise(sqlite3* db, const Schema& schema, const std::string& file) {
  const std::string sql =
      fmt::format("BEGIN IMMEDIATE; {} PRAGMA application_id = {}; PRAGMA user_version = {}; COMMIT;",
                  schema.sql, static_cast<std::int32_t>(schema.application_id), schema.version);
  auto done = run_sql(db, sql, file);
  if (!done) sqlite3_exec(db, "ROLLBACK", nullptr, nullptr, nullptr);
  return done;
}

int open_file(const std::string& path, OpenMode mode, sqlite3** db) {
  if (mode != OpenMode::read) {
    const int create = mode == OpenMode::create ? SQLITE_OPEN_CREATE : 0;
    return sqlite3_open_v2(path.c_str(), db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | create, nullptr);
  }
  int code = sqlite3_open_v2(path.c_str(), db, SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX, nullptr);
  if (code == SQLITE_OK) {
    code = sqlite3_exec(*db, "SELECT count(*) FROM sqlite_master", nullptr, nullptr, nullptr);
    std::error_code ignored;
    // A write-ahead log needs a writable folder; without one, a file that nobody writes can still be read.
    if (code == SQLITE_CANTOPEN && !std::filesystem::exists(path + "-wal", ignored)) {
      sqlite3_close_v2(*db);
      *db = nullptr;
      return sqlite3_open_v2(immutable_uri(path).c_str(), db,
                             SQLITE_OPEN_READONLY | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_URI, nullptr);
    }
    code = SQLITE_OK;  // what else is wrong shows when the file is recognised
  }
  return code;
}

Result<void> look_at_path(const std::string& path, OpenMode mode) {
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return fail(path, "this is a folder, no ledger", "name a file with --db");
  }
  if (mode != OpenMode::create && !std::filesystem::exists(path, ignored)) {
    return fail(path, "there is no ledger here",
                "ingest some reports first, or name another ledger with --db");
  }
  return {};
}

}  // namespace

// ── Statement ──

Statement::Statement(sqlite3_stmt* statement, const std::string* file) : statement_(statement), file_(file) {}

Statement::Statement(Statement&& other) noexcept
    : statement_(std::exchange(other.statement_, nullptr)), file_(other.file_), misbound_(other.misbound_) {}

Statement& Statement::operator=(Statement&& other) noexcept {
  std::swap(statement_, other.statement_);
  std::swap(file_, other.file_);
  std::swap(misbound_, other.misbound_);
  return *this;
}

Statement::~Statement() { sqlite3_finalize(statement_); }

Statement& Statement::bind(int index, std::int64_t value) {
  if (sqlite3_bind_int64(statement_, index, value) != SQLITE_OK && misbound_ == 0) misbound_ = index;
  return *this;
}

Statement& Statement::bind(int index, double value) {
  if (sqlite3_bind_double(statement_, index, value) != SQLITE_OK && misbound_ == 0) misbound_ = index;
  return *this;
}

Statement& Statement::bind(int index, std::string_view value) {
  // A null pointer would bind NULL, and an empty view may hold one.
  const char* bytes = value.data() != nullptr ? value.data() : "";
  const int code = sqlite3_bind_text64(statement_, index, bytes, value.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  if (code != SQLITE_OK && misbound_ == 0) misbound_ = index;
  return *this;
}

Statement& Statement::bind(int index, std::nullptr_t) {
  if (sqlite3_bind_null(statement_, index) != SQLITE_OK && misbound_ == 0) misbound_ = index;
  return *this;
}

Result<bool> Statement::step() {
  if (misbound_ != 0) {
    const int index = misbound_;
    reset();
    return fail(*file_, fmt::format("parameter {} of a statement could not be set", index));
  }
  const int code = sqlite3_step(statement_);
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  auto error = failure(sqlite3_db_handle(statement_), *file_);
  reset();
  return error;
}

Result<void> Statement::run() {
  while (true) {
    const auto row = step();
    if (!row) return tl::unexpected(row.error());
    if (!*row) return {};
  }
}

void Statement::reset() {
  sqlite3_reset(statement_);
  sqlite3_clear_bindings(statement_);
  misbound_ = 0;
}

bool Statement::is_null(int column) const { return sqlite3_column_type(statement_, column) == SQLITE_NULL; }
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_, column); }
double Statement::real(int column) const { return sqlite3_column_double(statement_, column); }

std::string_view Statement::text(int column) const {
  const void* bytes = sqlite3_column_blob(statement_, column);  // text as stored, without a copy
  if (bytes == nullptr) return {};
  return {static_cast<const char*>(bytes),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_, column))};
}

std::optional<std::string> Statement::optional_string(int column) const {
  if (is_null(column)) return std::nullopt;
  return string(column);
}

std::optional<std::int64_t> Statement::optional_integer(int column) const {
  if (is_null(column)) return std::nullopt;
  return integer(column);
}

std::optional<double> Statement::optional_real(int column) const {
  if (is_null(column)) return std::nullopt;
  return real(column);
}

// ── Database ──

void Database::Closer::operator()(sqlite3* db) const { sqlite3_close_v2(db); }
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;

Database::~Database() { statements_.clear(); }  // before the connection that they belong to

Result<Database> Database::open(const std::string& path, OpenMode mode, const Schema& schema) {
  if (auto looked = look_at_path(path, mode); !looked) return tl::unexpected(looked.error());
  Database database;
  database.path_ = std::make_unique<std::string>(path);
  sqlite3* raw = nullptr;
  const int code = open_file(path, mode, &raw);
  database.db_.reset(raw);
  if (code != SQLITE_OK) return tl::unexpected(error_of(code, sqlite3_errstr(code), path));
  sqlite3_extended_result_codes(raw, 1);
  sqlite3_busy_timeout(raw, kBusyTimeoutMs);
  auto ours = recognise(raw, schema, path);
  if (!ours) return tl::unexpected(ours.error());
  if (!*ours && mode != OpenMode::create) {
    return fail(path, "this file is empty, no ledger", "ingest some reports into it first");
  }
  if (mode != OpenMode::read) {
    auto set = run_sql(
        raw, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;", path);
    if (!set) return tl::unexpected(set.error());
    if (!*ours) {
      // Between the look and the lock another process may have made it ours: then its tables stand, and that
      // is well.
      auto made = initialise(raw, schema, path);
      const auto again = recognise(raw, schema, path);
      if (!again) return tl::unexpected(again.error());
      if (!*again) return tl::unexpected(made.error());
    }
  }
  return database;
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v3(db_.get(), sql.data(), static_cast<int>(sql.size()), 0, &raw, nullptr) !=
      SQLITE_OK) {
    return failure(db_.get(), *path_);
  }
  return Statement(raw, path_.get());
}

Result<Statement*> Database::statement(std::string_view sql) {
  const auto known = statements_.find(std::string(sql));
  if (known != statements_.end()) {
    known->second->reset();
    return known->second.get();
  }
  auto made = prepare(sql);
  if (!made) return tl::unexpected(made.error());
  auto kept = std::make_unique<Statement>(std::move(*made));
  Statement* pointer = kept.get();
  statements_.emplace(std::string(sql), std::move(kept));
  return pointer;
}

Result<void> Database::execute(const std::string& sql) { return run_sql(db_.get(), sql, *path_); }
std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(db_.get()); }
std::int64_t Database::changes() const { return sqlite3_total_changes64(db_.get()); }

Result<void> Database::check() {
  auto pages = prepare("PRAGMA integrity_check(1)");
  if (!pages) return tl::unexpected(pages.error());
  auto row = pages->step();
  if (!row) return tl::unexpected(row.error());
  if (!*row || pages->text(0) != "ok") {
    return tl::unexpected(error_of(SQLITE_CORRUPT, *row ? pages->text(0) : "no answer", *path_));
  }
  auto keys = prepare("PRAGMA foreign_key_check");
  if (!keys) return tl::unexpected(keys.error());
  row = keys->step();
  if (!row) return tl::unexpected(row.error());
  if (*row) {
    const std::string detail = fmt::format("a row of {} points to nothing", keys->text(0));
    return tl::unexpected(error_of(SQLITE_CORRUPT, detail, *path_));
  }
  return {};
}

void Database::wait_at_most(int milliseconds) { sqlite3_busy_timeout(db_.get(), milliseconds); }

Result<void> Database::limit_pages(std::int64_t pages) {
  return execute(fmt::format("PRAGMA max_page_count = {}", pages));
}

// ── Transaction ──

Result<Transaction> Transaction::begin(Database& database, bool writing) {
  auto begun = database.execute(writing ? "BEGIN IMMEDIATE" : "BEGIN");
  if (!begun) return tl::unexpected(begun.error());
  return Transaction(&database);
}

Transaction::Transaction(Transaction&& other) noexcept : database_(std::exchange(other.database_, nullptr)) {}

Transaction::~Transaction() {
  if (database_ == nullptr) return;
  for (const auto& [sql, statement] : database_->statements_)
    statement->reset();  // an open cursor would keep it alive
  sqlite3_exec(database_->db_.get(), "ROLLBACK", nullptr, nullptr,
               nullptr);  // fails when SQLite has done it: fine
}

Result<void> Transaction::commit() {
  auto done = database_->execute("COMMIT");
  if (done) database_ = nullptr;
  return done;
}

}  // namespace recoupe
