#include <soci/postgresql/soci-postgresql.h>
#include <soci/soci.h>

#include "persistence/driver.hpp"

namespace kizuna::persistence::driver {
namespace {

// A statement that waits longer than this is a fault, not work.
constexpr const char* every_session =
    "set statement_timeout = '15s'; set lock_timeout = '5s';"
    "set idle_in_transaction_session_timeout = '60s'; set synchronous_commit = on;"
    "set client_min_messages = warning; set default_transaction_isolation = 'read committed'";

bool begins_with(const std::string& text, const char* prefix) {
  return text.rfind(prefix, 0) == 0;
}

}  // namespace

void connect_postgresql(soci::session& session, const std::string& uri) {
  const std::string timeout =
      uri.find('?') == std::string::npos ? "?connect_timeout=3" : "&connect_timeout=3";
  session.open(soci::postgresql, uri + timeout);
  execute_raw_postgresql(session, every_session);
}

void execute_raw_postgresql(soci::session& session, const std::string& sql) {
  auto* backend = static_cast<soci::postgresql_session_backend*>(session.get_backend());
  PGresult* result = PQexec(backend->conn_, sql.c_str());
  const ExecStatusType status = PQresultStatus(result);
  if (status == PGRES_COMMAND_OK || status == PGRES_TUPLES_OK) {
    PQclear(result);
    return;
  }
  const char* state = PQresultErrorField(result, PG_DIAG_SQLSTATE);
  const char* text = PQresultErrorField(result, PG_DIAG_MESSAGE_PRIMARY);
  const soci::postgresql_soci_error error(text != nullptr ? text : "connection lost",
                                          state != nullptr ? state : "08006");
  PQclear(result);
  throw error;
}

void rethrow_postgresql() {
  try {
    throw;
  } catch (const soci::postgresql_soci_error& error) {
    const std::string state = error.sqlstate();
    if (state == "40001" || state == "40P01") throw SerializationFailed(state);
    if (begins_with(state, "23")) throw ConstraintViolated(state);
    // Connection, resources, operator intervention, lock and statement timeouts; SOCI gives blanks
    // when the connection broke in the middle.
    if (begins_with(state, "08") || begins_with(state, "53") || begins_with(state, "57") ||
        begins_with(state, "55") || begins_with(state, "25P03") || begins_with(state, " ")) {
      throw DatabaseUnavailable(state);
    }
    throw std::runtime_error("sqlstate " + state);
  } catch (const soci::soci_error& error) {
    if (error.get_error_category() == soci::soci_error::connection_error) {
      throw DatabaseUnavailable("connection");
    }
    const std::string message = error.get_error_message();
    if (message.find("onnection") != std::string::npos) throw DatabaseUnavailable("connection");
    throw std::runtime_error(message);
  }
}

}  // namespace kizuna::persistence::driver
