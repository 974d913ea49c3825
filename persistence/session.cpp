#include "persistence/session.hpp"

#include <soci/soci.h>

#include <algorithm>
#include <deque>
#include <unordered_map>

#include "persistence/driver.hpp"

namespace kizuna::persistence {
namespace {

/// A prepared statement with the variables it is bound to, which must not move.
class Prepared {
 public:
  Prepared(soci::session& session, const std::string& sql, const std::vector<Param>& params,
           const std::string& shape)
      : statement_(session), uses_(params.size()), intos_(shape.size()), shape_(shape) {
    for (std::size_t i = 0; i < params.size(); ++i) bind_use(params[i], uses_[i]);
    for (std::size_t i = 0; i < shape.size(); ++i) bind_into(shape[i], intos_[i]);
    statement_.alloc();
    statement_.prepare(sql);
    statement_.define_and_bind();
  }

  void assign(const std::vector<Param>& params) {
    for (std::size_t i = 0; i < params.size(); ++i) {
      const Value& value = params[i].value;
      uses_[i].indicator = value.is_null() ? soci::i_null : soci::i_ok;
      if (value.is_integer()) {
        uses_[i].integer = value.integer();
      } else {
        uses_[i].text = value.text();
      }
    }
  }

  long long run() {
    statement_.execute(true);
    return statement_.get_affected_rows();
  }

  std::vector<std::vector<Cell>> fetch_all() {
    std::vector<std::vector<Cell>> out;
    // Drained to the end: see the note in the header.
    for (bool got = statement_.execute(true); got; got = statement_.fetch()) {
      std::vector<Cell> row;
      row.reserve(intos_.size());
      for (const Slot& slot : intos_) {
        row.push_back({slot.text, slot.integer, slot.indicator == soci::i_null});
      }
      out.push_back(std::move(row));
    }
    return out;
  }

 private:
  struct Slot {
    std::string text;
    long long integer = 0;
    soci::indicator indicator = soci::i_ok;
  };

  void bind_use(const Param& param, Slot& slot) {
    if (param.value.is_integer()) {
      statement_.exchange(soci::use(slot.integer, slot.indicator, param.name));
    } else {
      statement_.exchange(soci::use(slot.text, slot.indicator, param.name));
    }
  }

  void bind_into(char letter, Slot& slot) {
    if (letter == 'i') {
      statement_.exchange(soci::into(slot.integer, slot.indicator));
    } else {
      statement_.exchange(soci::into(slot.text, slot.indicator));
    }
  }

  soci::statement statement_;
  std::deque<Slot> uses_;
  std::deque<Slot> intos_;
  std::string shape_;
};

/// Stores use constants for their SQL, so a statement is looked up by the address of its text;
/// comparing the whole text then makes sure that it is the same one.
struct Kept {
  std::string sql;
  std::string types;  ///< i or t for each parameter, a colon, the columns
  std::unique_ptr<Prepared> statement;
};

std::string types_of(const std::vector<Param>& params, const std::string& shape) {
  std::string types(params.size(), 't');
  for (std::size_t i = 0; i < params.size(); ++i) {
    if (params[i].value.is_integer()) types[i] = 'i';
  }
  return (types += ':') += shape;
}

// Generated SQL would grow the cache without end; stores use constants, so this is never reached.
constexpr std::size_t max_prepared = 2000;

}  // namespace

DatabaseUrl DatabaseUrl::parse(std::string_view text) {
  if (text.rfind("postgresql://", 0) == 0 || text.rfind("postgres://", 0) == 0) {
    return {Engine::postgresql, std::string(text)};
  }
  if (text.rfind("sqlite://", 0) == 0) text.remove_prefix(9);
  return {Engine::sqlite, std::string(text)};
}

struct Session::Impl {
  DatabaseUrl url;
  SessionKind kind = SessionKind::reader;
  // Statements refer to the session, so it is declared first and destroyed last.
  soci::session session;
  std::unordered_multimap<const char*, Kept> prepared;
  bool usable = true;
  /// Of PostgreSQL's row-level security, in the transaction that is open.
  std::optional<std::string> seen_center;

  template <class Act>
  auto guarded(Act&& act) {
    try {
      return act();
    } catch (const soci::soci_error&) {
      try {
        if (url.engine == Engine::sqlite) driver::rethrow_sqlite();
        driver::rethrow_postgresql();
      } catch (const DatabaseUnavailable&) {
        if (url.engine == Engine::postgresql) usable = false;
        throw;
      }
    }
  }

  std::unordered_multimap<const char*, Kept>::iterator statement(std::string_view sql,
                                                                 const std::vector<Param>& params,
                                                                 const std::string& shape) {
    std::string types = types_of(params, shape);
    const auto [begin, end] = prepared.equal_range(sql.data());
    const auto found = std::find_if(begin, end, [&](const auto& entry) {
      return entry.second.types == types && entry.second.sql == sql;
    });
    if (found != end) return found;
    if (prepared.size() >= max_prepared) prepared.clear();
    auto made = std::make_unique<Prepared>(session, std::string(sql), params, shape);
    return prepared.emplace(sql.data(), Kept{std::string(sql), std::move(types), std::move(made)});
  }

  template <class Act>
  auto with_statement(std::string_view sql, const std::vector<Param>& params,
                      const std::string& shape, Act&& act) {
    return guarded([&] {
      const auto kept = statement(sql, params, shape);
      try {
        Prepared& use = *kept->second.statement;
        use.assign(params);
        return act(use);
      } catch (...) {
        // A statement that failed half-way may hold a lock: finalise it.
        prepared.erase(kept);
        throw;
      }
    });
  }

  /// A statement of a transaction. Kept prepared on SQLite, where reading it costs more than
  /// doing it; on PostgreSQL a round trip either way.
  void control(std::string_view sql) {
    // Whatever begins, ends or goes back changes what row-level security shows.
    if (!sql.starts_with("savepoint") && !sql.starts_with("release")) seen_center.reset();
    if (url.engine == Engine::postgresql) return raw(std::string(sql));
    with_statement(sql, {}, "", [](Prepared& use) { return use.run(); });
  }

  void raw(const std::string& sql) {
    guarded([&] {
      if (url.engine == Engine::sqlite) {
        driver::execute_raw_sqlite(session, sql);
      } else {
        driver::execute_raw_postgresql(session, sql);
      }
    });
  }
};

Session::Session(const DatabaseUrl& url, SessionKind kind) : impl_(std::make_unique<Impl>()) {
  impl_->url = url;
  impl_->kind = kind;
  impl_->guarded([&] {
    if (url.engine == Engine::sqlite) {
      driver::connect_sqlite(impl_->session, url.location, kind);
    } else {
      driver::connect_postgresql(impl_->session, url.location);
    }
  });
}

Session::~Session() = default;

Engine Session::engine() const {
  return impl_->url.engine;
}
SessionKind Session::kind() const {
  return impl_->kind;
}
const DatabaseUrl& Session::url() const {
  return impl_->url;
}
bool Session::usable() const {
  return impl_->usable;
}

long long Session::execute(std::string_view sql, const std::vector<Param>& params) {
  return impl_->with_statement(sql, params, "", [](Prepared& use) { return use.run(); });
}

long long Session::execute(std::string_view sql, std::initializer_list<Param> params) {
  return execute(sql, std::vector<Param>(params));
}

bool Session::execute_one(std::string_view sql, std::initializer_list<Param> params) {
  const long long touched = execute(sql, params);
  if (touched > 1) throw std::logic_error("an UPDATE of one row touched more");
  return touched == 1;
}

std::vector<std::vector<Cell>> Session::select(std::string_view sql,
                                               const std::vector<Param>& params,
                                               const Shape& shape) {
  return impl_->with_statement(sql, params, shape, [](Prepared& use) { return use.fetch_all(); });
}

void Session::begin_read() {
  impl_->control("begin");
}

void Session::begin_write() {
  impl_->control(engine() == Engine::sqlite ? "begin immediate" : "begin");
}

void Session::commit() {
  impl_->control("commit");
}

void Session::rollback() noexcept {
  try {
    impl_->control("rollback");
  } catch (...) {
    // SQLite has already rolled back after some errors; a broken PostgreSQL connection is
    // thrown away by its owner.
  }
}

void Session::savepoint() {
  impl_->control("savepoint job");
}
void Session::release_savepoint() {
  impl_->control("release savepoint job");
}
void Session::rollback_to_savepoint() {
  impl_->control("rollback to savepoint job");
  impl_->control("release savepoint job");
}

void Session::see_only(std::string_view center_id) {
  if (engine() == Engine::sqlite || impl_->seen_center == center_id) return;
  row<std::string>("select set_config('kizuna.center', :center, true)",
                   {{"center", std::string(center_id)}});
  impl_->seen_center = center_id;
}

void Session::execute_raw(const std::string& sql) {
  impl_->raw(sql);
}

}  // namespace kizuna::persistence
