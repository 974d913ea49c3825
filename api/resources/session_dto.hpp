#pragma once
#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "api/json/describe.hpp"
#include "api/role_codes.hpp"

namespace kizuna::api {

struct SignIn {
  Line<100> login;  ///< "tanaka" or "tanaka@isesaki"
  Secret<256> password;
  Secret<16> otp;
  std::optional<Code<HumanRoles>> role;
  std::optional<Code<TerminalKinds>> terminal_kind;
  std::optional<Line<64>> terminal;
  std::optional<Line<16>> end_session;  ///< which of two open sessions gives way
};
BOOST_DESCRIBE_STRUCT(SignIn, (),
                      (login, password, otp, role, terminal_kind, terminal, end_session))
constexpr std::string_view dto_summary(const SignIn*) {
  return "ログイン";
}

struct OneTimeCode {
  Secret<16> otp;
};
BOOST_DESCRIBE_STRUCT(OneTimeCode, (), (otp))
constexpr std::string_view dto_summary(const OneTimeCode*) {
  return "認証コードによる本人確認";
}

struct RoleChoice {
  Code<HumanRoles> role;
};
BOOST_DESCRIBE_STRUCT(RoleChoice, (), (role))
constexpr std::string_view dto_summary(const RoleChoice*) {
  return "使う役割の選択";
}

struct SessionChoice {
  Line<16> id;
};
BOOST_DESCRIBE_STRUCT(SessionChoice, (), (id))
constexpr std::string_view dto_summary(const SessionChoice*) {
  return "終了するログインの選択";
}

struct SignedInPerson {
  std::string id;
  std::string display_name;
  std::string center_id;
  std::string center_name;
  bool center_is_demo = false;  ///< screens and prints say 訓練用
  std::string unit;
  std::optional<std::string> post;
};
BOOST_DESCRIBE_STRUCT(SignedInPerson, (),
                      (id, display_name, center_id, center_name, center_is_demo, unit, post))

/// The session in use, as its owner sees it.
struct SessionView {
  std::string csrf_token;
  std::string id;
  SignedInPerson person;
  std::string role;
  List<std::string, 8> roles;
  std::string terminal_kind;
  std::optional<std::string> terminal;
  std::int64_t idle_seconds = 0;
  InstantText ends_at;
  std::optional<InstantText> stepped_up_at;
  bool factor_is_fresh = false;
};
BOOST_DESCRIBE_STRUCT(SessionView, (),
                      (csrf_token, id, person, role, roles, terminal_kind, terminal, idle_seconds,
                       ends_at, stepped_up_at, factor_is_fresh))
constexpr std::string_view dto_summary(const SessionView*) {
  return "使用中のログイン";
}

struct LockedSession {
  std::string id;
  InstantText opens_until;  ///< by one factor; after that, a whole sign-in
};
BOOST_DESCRIBE_STRUCT(LockedSession, (), (id, opens_until))
constexpr std::string_view dto_summary(const LockedSession*) {
  return "ロックしたログイン";
}

struct OpenSessionView {
  std::string id;
  bool is_current = false;
  std::string terminal_kind;
  std::optional<std::string> terminal;
  InstantText created_at;
  InstantText last_seen_at;
};
BOOST_DESCRIBE_STRUCT(OpenSessionView, (),
                      (id, is_current, terminal_kind, terminal, created_at, last_seen_at))

struct OpenSessions {
  List<OpenSessionView, 20> sessions;
};
BOOST_DESCRIBE_STRUCT(OpenSessions, (), (sessions))
constexpr std::string_view dto_summary(const OpenSessions*) {
  return "自分のログイン一覧";
}

}  // namespace kizuna::api
