#include "api/authenticate.hpp"

#include <openssl/crypto.h>

#include <algorithm>
#include <chrono>

#include "api/network.hpp"
#include "domain/sign_in_limits.hpp"
#include "persistence/account_store.hpp"
#include "persistence/audit_log/format/merkle.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using domain::refuse;
using namespace std::chrono_literals;

// AUTH-24.
constexpr auto factor_is_young = 24h;
// AUTH-19.
constexpr auto step_up_fresh = 120s;
// The idle clock needs no better resolution, and each move of it is a write.
constexpr auto touch_every = 30s;

std::string_view trim(std::string_view text) {
  while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
  while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
  return text;
}

std::vector<std::string> words(std::string_view text) {
  std::vector<std::string> out;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) out.emplace_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return out;
}

bool equal_in_constant_time(std::string_view a, std::string_view b) {
  return a.size() == b.size() && CRYPTO_memcmp(a.data(), b.data(), a.size()) == 0;
}

domain::Result<Caller> caller_of_session(const std::string& token, persistence::Session& reader,
                                         domain::Instant now) {
  const std::string hash = token_hash(token);
  const auto row = persistence::find_session(reader, hash);
  // AUTH-18: all of these look the same from outside.
  if (!row || row->ended_at || row->account_status != "active") {
    return refuse(ProblemCode::unauthenticated, "S-01");
  }
  if (row->locked_at || now - row->last_seen_at > domain::idle_limit(row->terminal_kind) ||
      now - row->created_at > domain::session_limit) {
    return refuse(ProblemCode::unauthenticated, "AUTH-13");
  }
  const auto role = domain::role_from(row->role);
  if (!role || std::find(row->roles.begin(), row->roles.end(), row->role) == row->roles.end()) {
    return refuse(ProblemCode::unauthenticated, "AZ-11");
  }
  Caller caller;
  caller.center_id = row->center_id;
  caller.account_id = row->account_id;
  caller.display_name = row->display_name;
  caller.role = *role;
  for (const std::string& name : row->roles) {
    if (const auto held = domain::role_from(name)) caller.roles.push_back(*held);
  }
  caller.post = row->post;
  caller.unit = row->unit;
  caller.factor_is_fresh = now - row->factor_changed_at < factor_is_young;
  caller.aal = row->aal;
  caller.amr = words(row->amr);
  caller.stepped_up = row->stepped_up_at && now - *row->stepped_up_at <= step_up_fresh;
  caller.session_hash = hash;
  caller.terminal = row->terminal;
  caller.csrf_token = csrf_token_of(token);
  caller.touch_session = now - row->last_seen_at >= touch_every;
  return caller;
}

domain::Result<Caller> caller_of_token(std::string_view authorization,
                                       std::string_view peer_address, persistence::Session& reader,
                                       domain::Instant now) {
  constexpr std::string_view scheme = "Bearer ";
  if (!authorization.starts_with(scheme)) return refuse(ProblemCode::unauthenticated, "AUTH-23");
  const auto row =
      persistence::find_service_token(reader, token_hash(authorization.substr(scheme.size())));
  if (!row || row->expires_at <= now) return refuse(ProblemCode::unauthenticated, "AUTH-23");
  if (row->source_range && !is_in_range(peer_address, *row->source_range)) {
    return refuse(ProblemCode::unauthenticated, "AUTH-23");
  }
  Caller caller;
  caller.center_id = row->center_id;
  caller.account_id = row->account_id;
  caller.display_name = row->label;
  caller.role = domain::Role::service;
  caller.roles = {domain::Role::service};
  caller.amr = {"token"};
  return caller;
}

}  // namespace

std::string token_hash(std::string_view token) {
  return audit::hex(audit::sha256(token));
}

std::string csrf_token_of(std::string_view session_token) {
  return audit::hex(audit::sha256({"kizuna-csrf-v1\n", session_token}));
}

domain::Result<std::optional<std::string>> cookie(const Request& request, std::string_view wanted) {
  std::optional<std::string> found;
  for (const auto& [name, value] : request.headers) {
    if (name != "cookie") continue;
    std::string_view rest = value;
    while (!rest.empty()) {
      const std::size_t end = std::min(rest.find(';'), rest.size());
      const std::string_view pair = trim(rest.substr(0, end));
      rest.remove_prefix(std::min(end + 1, rest.size()));
      const std::size_t equals = pair.find('=');
      if (equals == std::string_view::npos || pair.substr(0, equals) != wanted) continue;
      if (found) return refuse(ProblemCode::bad_request, "S-01");
      found = std::string(pair.substr(equals + 1));
    }
  }
  return found;
}

domain::Result<Caller> authenticate(const Request& request, persistence::Session& reader,
                                    domain::Instant now) {
  auto token = cookie(request, session_cookie);
  if (!token) return tl::unexpected(token.error());
  const auto authorization = request.header("authorization");
  if (token->has_value() && authorization) return refuse(ProblemCode::bad_request, "S-01");
  if (authorization) return caller_of_token(*authorization, request.peer_address, reader, now);
  if (!token->has_value()) return refuse(ProblemCode::unauthenticated, "S-01");
  return caller_of_session(**token, reader, now);
}

domain::Result<void> check_same_origin(const Request& request, std::string_view origin) {
  // A browser always sends Origin with an unsafe method; a program without cookies need not.
  const auto given = request.header("origin");
  if (given && *given != origin) return refuse(ProblemCode::csrf_failed, "AUTH-20");
  const auto site = request.header("sec-fetch-site");
  if (site && *site != "same-origin") return refuse(ProblemCode::csrf_failed, "AUTH-20");
  return {};
}

domain::Result<void> check_csrf(const Request& request, const Caller& caller) {
  const auto given = request.header("x-csrf-token");
  if (!given || !equal_in_constant_time(*given, caller.csrf_token)) {
    return refuse(ProblemCode::csrf_failed, "AUTH-20");
  }
  return {};
}

bool still_valid(persistence::Session& writer, const Caller& caller) {
  if (caller.session_hash.empty()) return true;  // tokens are looked up by each request alone
  return persistence::session_is_alive(writer, caller.center_id, caller.session_hash,
                                       caller.account_id, std::string(to_text(caller.role)));
}

}  // namespace kizuna::api
