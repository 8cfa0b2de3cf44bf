// docs/schema.md says what the database is: every table, column and type, and nothing that is not there.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <sstream>

#include "ledger/ledger.h"

namespace recoupe {
namespace {

using Columns = std::vector<std::pair<std::string, std::string>>;  // name, type

std::string trimmed(const std::string& text) {
  const auto first = text.find_first_not_of(' ');
  return first == std::string::npos ? "" : text.substr(first, text.find_last_not_of(' ') - first + 1);
}

std::map<std::string, Columns> documented() {
  std::map<std::string, Columns> tables;
  std::ifstream in(std::string(RECOUPE_SOURCE_DIR) + "/docs/schema.md");
  std::string table;
  for (std::string line; std::getline(in, line);) {
    if (line.starts_with("## ")) table = trimmed(line.substr(3));
    if (table.empty() || !line.starts_with("| ") || line.starts_with("| column")) continue;
    std::stringstream cells(line.substr(1));
    std::string name, type;
    std::getline(cells, name, '|');
    std::getline(cells, type, '|');
    tables[table].emplace_back(trimmed(name), trimmed(type));
  }
  return tables;
}

std::map<std::string, Columns> built(Database& database) {
  std::map<std::string, Columns> tables;
  // FTS5 keeps its index in tables of its own, named after it.
  auto rows = database.prepare(
      "SELECT t.name, c.name, c.type FROM sqlite_master t JOIN pragma_table_info(t.name) c "
      "WHERE t.type = 'table' AND t.name NOT LIKE 'sentence\\_index\\_%' ESCAPE '\\' ORDER BY t.rowid, "
      "c.cid");
  EXPECT_TRUE(rows);
  while (rows->step().value()) tables[rows->string(0)].emplace_back(rows->string(1), rows->string(2));
  return tables;
}

TEST(Schema, IsAsDocumented) {
  const auto path = std::filesystem::temp_directory_path() / "recoupe_schema_test.db";
  std::filesystem::remove(path);
  {
    auto ledger = Ledger::open(path.string(), OpenMode::create);
    ASSERT_TRUE(ledger);
    const auto tables = built(ledger->database());
    const auto words = documented();
    for (const auto& [name, columns] : tables) {
      ASSERT_TRUE(words.contains(name)) << "docs/schema.md lacks " << name;
      EXPECT_EQ(words.at(name), columns) << name;
    }
    EXPECT_EQ(words.size(), tables.size());
    auto loose = ledger->database().prepare(
        "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type = 'table' AND strict = 0 "
        "AND name NOT LIKE 'sqlite%'");
    ASSERT_TRUE(loose);
    while (loose->step().value()) ADD_FAILURE() << loose->text(0) << " is not STRICT";
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace recoupe
