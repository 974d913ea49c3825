#pragma once
#include <initializer_list>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <vector>

#include "persistence/value.hpp"

namespace kizuna::persistence {

enum class Engine { sqlite, postgresql };

/// Where the data lives: a file path for SQLite, a libpq URI (postgresql://…) for PostgreSQL.
struct DatabaseUrl {
  Engine engine = Engine::sqlite;
  std::string location;

  static DatabaseUrl parse(std::string_view text);
};

/// The database cannot answer now (gone, locked, full). The client gets 503 and nothing is done.
struct DatabaseUnavailable : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// A constraint said no. Stores look first, so this is a lost race or a bug.
struct ConstraintViolated : std::runtime_error {
  using std::runtime_error::runtime_error;
};

/// PostgreSQL could not order this transaction with another (40001, 40P01): run it again.
struct SerializationFailed : std::runtime_error {
  using std::runtime_error::runtime_error;
};

enum class SessionKind {
  reader,  ///< SQLite: query_only, never checkpoints
  writer,  ///< SQLite: the one writer and only checkpointer
};

/// One connection, for one thread. Statements are prepared once and kept; every SELECT is drained,
/// because a half-read statement shows old rows and blocks checkpoints on SQLite.
class Session {
 public:
  Session(const DatabaseUrl& url, SessionKind kind);
  ~Session();
  Session(const Session&) = delete;
  Session& operator=(const Session&) = delete;

  Engine engine() const;
  SessionKind kind() const;
  const DatabaseUrl& url() const;

  /// Runs INSERT, UPDATE, DELETE or DDL; returns the number of rows it touched.
  long long execute(std::string_view sql, std::initializer_list<Param> params = {});
  long long execute(std::string_view sql, const std::vector<Param>& params);

  /// As execute, and it must have touched exactly one row; false when it touched none.
  bool execute_one(std::string_view sql, std::initializer_list<Param> params);

  /// Columns are std::string, long long, bool or std::optional of the first two.
  template <class... Columns>
  std::vector<std::tuple<Columns...>> rows(std::string_view sql,
                                           const std::vector<Param>& params = {});

  /// The only row, or nullopt; more than one row is a bug and throws.
  template <class... Columns>
  std::optional<std::tuple<Columns...>> row(std::string_view sql,
                                            const std::vector<Param>& params = {});

  /// Statements of a transaction. begin_write is BEGIN IMMEDIATE on SQLite.
  void begin_read();
  void begin_write();
  void commit();
  void rollback() noexcept;
  void savepoint();
  void release_savepoint();
  void rollback_to_savepoint();

  /// PostgreSQL's row-level security shows only rows of this center until the transaction ends.
  /// "*" is for the few acts before a center is known (sign-in, the log's own bookkeeping).
  void see_only(std::string_view center_id);

  /// Runs a script of one statement by the driver's own call, no parameters (migrations).
  void execute_raw(const std::string& sql);

  /// False when the connection must be thrown away.
  bool usable() const;

 private:
  using Shape = std::string;  // one letter a column: 't' text, 'i' integer
  std::vector<std::vector<Cell>> select(std::string_view sql, const std::vector<Param>& params,
                                        const Shape& shape);
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

namespace detail {

template <class T>
struct Column;
template <>
struct Column<std::string> {
  static constexpr char letter = 't';
  static std::string take(Cell& cell) {
    if (cell.is_null) throw std::logic_error("NULL in a column declared as text");
    return std::move(cell.text);
  }
};
template <>
struct Column<long long> {
  static constexpr char letter = 'i';
  static long long take(Cell& cell) {
    if (cell.is_null) throw std::logic_error("NULL in a column declared as integer");
    return cell.integer;
  }
};
template <>
struct Column<bool> {
  static constexpr char letter = 'i';
  static bool take(Cell& cell) { return Column<long long>::take(cell) != 0; }
};
template <class T>
struct Column<std::optional<T>> {
  static constexpr char letter = Column<T>::letter;
  static std::optional<T> take(Cell& cell) {
    if (cell.is_null) return std::nullopt;
    return Column<T>::take(cell);
  }
};

template <class... Columns, std::size_t... I>
std::tuple<Columns...> take_row(std::vector<Cell>& cells, std::index_sequence<I...>) {
  return {Column<Columns>::take(cells[I])...};
}

}  // namespace detail

template <class... Columns>
std::vector<std::tuple<Columns...>> Session::rows(std::string_view sql,
                                                  const std::vector<Param>& params) {
  std::vector<std::tuple<Columns...>> out;
  for (auto& cells : select(sql, params, Shape{detail::Column<Columns>::letter...})) {
    out.push_back(
        detail::take_row<Columns...>(cells, std::make_index_sequence<sizeof...(Columns)>{}));
  }
  return out;
}

template <class... Columns>
std::optional<std::tuple<Columns...>> Session::row(std::string_view sql,
                                                   const std::vector<Param>& params) {
  auto all = rows<Columns...>(sql, params);
  if (all.empty()) return std::nullopt;
  if (all.size() > 1) throw std::logic_error("more than one row where at most one may be");
  return std::move(all.front());
}

}  // namespace kizuna::persistence
