// raw_rows BEFORE AFTER WORK BATCH SECONDS
// What SQLite alone can do: finds the rows that one create added between the two copies of a
// database, and writes such rows into WORK, BATCH creates a transaction, with the pragmas of the
// server. Prints creates per second. Keys are made new for each create; everything else is copied.
#include <sqlite3.h>

#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <memory>
#include <set>
#include <string>
#include <vector>

namespace {

struct Cell {
  int type = SQLITE_NULL;
  long long integer = 0;
  std::string text;
  bool counts = false;  ///< part of a key: differs with each create
};

struct Row {
  std::string table;
  std::vector<Cell> cells;
  sqlite3_stmt* insert = nullptr;
};

using Database = std::unique_ptr<sqlite3, decltype(&sqlite3_close)>;

[[noreturn]] void fail(sqlite3* db, const std::string& where) {
  std::fprintf(stderr, "raw_rows: %s: %s\n", where.c_str(), sqlite3_errmsg(db));
  std::exit(1);
}

Database open(const char* file) {
  sqlite3* db = nullptr;
  if (sqlite3_open(file, &db) != SQLITE_OK) fail(db, file);
  return {db, &sqlite3_close};
}

void execute(sqlite3* db, const std::string& sql) {
  if (sqlite3_exec(db, sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) fail(db, sql);
}

sqlite3_stmt* prepare(sqlite3* db, const std::string& sql) {
  sqlite3_stmt* statement = nullptr;
  if (sqlite3_prepare_v2(db, sql.c_str(), -1, &statement, nullptr) != SQLITE_OK) fail(db, sql);
  return statement;
}

std::vector<std::string> texts(sqlite3* db, const std::string& sql) {
  std::vector<std::string> out;
  sqlite3_stmt* statement = prepare(db, sql);
  while (sqlite3_step(statement) == SQLITE_ROW) {
    out.emplace_back(reinterpret_cast<const char*>(sqlite3_column_text(statement, 0)));
  }
  sqlite3_finalize(statement);
  return out;
}

/// Columns of the primary key and of unique indexes.
std::set<std::string> key_columns(sqlite3* db, const std::string& table) {
  std::set<std::string> keys;
  for (auto& name : texts(db, "select name from pragma_table_info('" + table + "') where pk > 0")) {
    keys.insert(name);
  }
  for (const auto& index :
       texts(db, "select name from pragma_index_list('" + table + "') where \"unique\"")) {
    for (auto& name : texts(db, "select name from pragma_index_info('" + index + "')"))
      keys.insert(name);
  }
  return keys;
}

Cell read_cell(sqlite3_stmt* statement, int column) {
  Cell cell;
  cell.type = sqlite3_column_type(statement, column);
  if (cell.type == SQLITE_INTEGER) {
    cell.integer = sqlite3_column_int64(statement, column);
  } else if (cell.type == SQLITE_TEXT) {
    cell.text = reinterpret_cast<const char*>(sqlite3_column_text(statement, column));
  }
  return cell;
}

/// The rows that are in `after` and not in `before`, table by table.
std::vector<Row> new_rows(sqlite3* before, sqlite3* after) {
  std::vector<Row> rows;
  for (const auto& table :
       texts(after,
             "select name from pragma_table_list where type = 'table' and wr = 0"
             " and name not like 'sqlite_%'")) {
    const auto last = texts(before, "select cast(coalesce(max(rowid), 0) as text) from " + table);
    const auto keys = key_columns(after, table);
    sqlite3_stmt* select =
        prepare(after, "select * from " + table + " where rowid > " + last.front());
    while (sqlite3_step(select) == SQLITE_ROW) {
      Row row;
      row.table = table;
      for (int i = 0; i < sqlite3_column_count(select); ++i) {
        Cell cell = read_cell(select, i);
        const std::string name = sqlite3_column_name(select, i);
        // Who and where stay; what names the row itself is new each time.
        cell.counts = keys.count(name) > 0 && name != "center_id" && name != "account_id" &&
                      name != "origin" && name != "kind" && name != "fiscal_year";
        row.cells.push_back(std::move(cell));
      }
      rows.push_back(std::move(row));
    }
    sqlite3_finalize(select);
  }
  return rows;
}

void prepare_insert(sqlite3* db, Row& row) {
  std::string sql = "insert into " + row.table + " values (";
  for (std::size_t i = 0; i < row.cells.size(); ++i) sql += i == 0 ? "?" : ", ?";
  row.insert = prepare(db, sql + ")");
}

void write(sqlite3* db, Row& row, long long number) {
  // As long as the server's ids, and rising as they do.
  char suffix[24];
  std::snprintf(suffix, sizeof suffix, "%012lld", number);
  int at = 0;
  for (const Cell& cell : row.cells) {
    ++at;
    if (cell.type == SQLITE_NULL) {
      sqlite3_bind_null(row.insert, at);
    } else if (cell.type == SQLITE_INTEGER) {
      sqlite3_bind_int64(row.insert, at, cell.integer + (cell.counts ? number : 0));
    } else {
      std::string text = cell.text;
      if (cell.counts && text.size() >= 12) text.replace(text.size() - 12, 12, suffix);
      sqlite3_bind_text(row.insert, at, text.data(), static_cast<int>(text.size()),
                        SQLITE_TRANSIENT);
    }
  }
  if (sqlite3_step(row.insert) != SQLITE_DONE) fail(db, row.table);
  sqlite3_reset(row.insert);
}

}  // namespace

int main(int argc, char** argv) {
  if (argc != 6) {
    std::fprintf(stderr, "usage: raw_rows BEFORE AFTER WORK BATCH SECONDS\n");
    return 2;
  }
  std::vector<Row> rows;
  {
    const Database before = open(argv[1]);
    const Database after = open(argv[2]);
    rows = new_rows(before.get(), after.get());
  }
  const Database work = open(argv[3]);
  // References to rows that are made new as well would not hold; the server checks them, SQLite
  // alone need not.
  for (const char* pragma : {"journal_mode = wal", "synchronous = full", "foreign_keys = off",
                             "secure_delete = on", "temp_store = memory"}) {
    execute(work.get(), std::string("pragma ") + pragma);
  }
  for (Row& row : rows) prepare_insert(work.get(), row);
  sqlite3_stmt* number = prepare(work.get(),
                                 "update fiscal_series set last_ordinal = last_ordinal + 1"
                                 " where rowid = (select max(rowid) from fiscal_series)");
  sqlite3_stmt* head = prepare(work.get(),
                               "update audit_tree set size = size + ?"
                               " where rowid = (select max(rowid) from audit_tree)");
  const long long batch = std::atoll(argv[4]);
  const auto begin = std::chrono::steady_clock::now();
  const auto end = begin + std::chrono::seconds(std::atoll(argv[5]));
  long long done = 0;
  while (std::chrono::steady_clock::now() < end) {
    execute(work.get(), "begin immediate");
    for (long long i = 0; i < batch; ++i) {
      ++done;
      sqlite3_step(number);
      sqlite3_reset(number);
      for (Row& row : rows) write(work.get(), row, done);
    }
    sqlite3_bind_int64(head, 1, batch);
    sqlite3_step(head);
    sqlite3_reset(head);
    execute(work.get(), "commit");
  }
  const double seconds =
      std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
  std::printf("%.0f creates/s, %zu rows each\n", static_cast<double>(done) / seconds, rows.size());
  sqlite3_finalize(number);
  sqlite3_finalize(head);
  for (Row& row : rows) sqlite3_finalize(row.insert);
  return 0;
}
