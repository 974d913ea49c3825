#pragma once
#include <algorithm>
#include <boost/describe/class.hpp>
#include <optional>
#include <string>

#include "api/json/describe.hpp"
#include "api/role_codes.hpp"

namespace kizuna::api {

struct Posts {
  static bool contains(std::string_view code) { return code == "senior" || code == "manager"; }
  static std::vector<std::string_view> codes() { return {"senior", "manager"}; }
};

/// What a service token may be used for.
struct Scopes {
  static bool contains(std::string_view code) { return code == "reference"; }
  static std::vector<std::string_view> codes() { return {"reference"}; }
};

struct NewUser {
  Line<64> login;
  Name<> display_name;
  List<Code<HumanRoles>, 7> roles;
  std::optional<Code<Posts>> post;
  std::optional<Line<50>> unit;
};
BOOST_DESCRIBE_STRUCT(NewUser, (), (login, display_name, roles, post, unit))
constexpr std::string_view dto_summary(const NewUser*) {
  return "利用者の登録";
}

struct UserRoles {
  List<Code<HumanRoles>, 7> roles;
  std::optional<Code<Posts>> post;
  std::optional<Line<50>> unit;
};
BOOST_DESCRIBE_STRUCT(UserRoles, (), (roles, post, unit))
constexpr std::string_view dto_summary(const UserRoles*) {
  return "利用者の役割、職位、所属の変更";
}

struct UserView {
  std::string id;
  std::int64_t version = 1;
  std::string login;
  std::string display_name;
  std::string status;
  List<std::string, 8> roles;
  std::optional<std::string> post;
  std::string unit;
  bool is_enrolled = false;
  InstantText factor_changed_at;
  std::optional<InstantText> last_sign_in_at;
};
BOOST_DESCRIBE_STRUCT(UserView, (),
                      (id, version, login, display_name, status, roles, post, unit, is_enrolled,
                       factor_changed_at, last_sign_in_at))
constexpr std::string_view dto_summary(const UserView*) {
  return "利用者";
}

struct UserPage {
  List<UserView, 200> users;
};
BOOST_DESCRIBE_STRUCT(UserPage, (), (users))
constexpr std::string_view dto_summary(const UserPage*) {
  return "利用者の一覧 (アクセス権の棚卸しに使う)";
}

/// Shown once; only its hash is kept.
struct EnrolmentCode {
  UserView user;
  std::string enrolment_code;
  InstantText expires_at;
};
BOOST_DESCRIBE_STRUCT(EnrolmentCode, (), (user, enrolment_code, expires_at))
constexpr std::string_view dto_summary(const EnrolmentCode*) {
  return "一度だけ使える登録コード";
}

struct Enrolment {
  Secret<32> code;
  Secret<256> password;
};
BOOST_DESCRIBE_STRUCT(Enrolment, (), (code, password))
constexpr std::string_view dto_summary(const Enrolment*) {
  return "登録コードによるパスワードの設定";
}

struct EnrolmentSecret {
  std::string totp_secret;
  std::string otpauth_uri;
  List<std::string, 200> qr;  ///< of the address, "1" for a dark module
};
BOOST_DESCRIBE_STRUCT(EnrolmentSecret, (), (totp_secret, otpauth_uri, qr))
constexpr std::string_view dto_summary(const EnrolmentSecret*) {
  return "認証アプリに登録する鍵";
}

struct EnrolmentProof {
  Secret<32> code;
  Secret<16> otp;
};
BOOST_DESCRIBE_STRUCT(EnrolmentProof, (), (code, otp))
constexpr std::string_view dto_summary(const EnrolmentProof*) {
  return "認証アプリの登録の確認";
}

/// The whole login name, which works whatever other centers there are.
struct Enrolled {
  std::string login;
};
BOOST_DESCRIBE_STRUCT(Enrolled, (), (login))
constexpr std::string_view dto_summary(const Enrolled*) {
  return "登録の完了";
}

struct NewServiceToken {
  Line<100> label;
  List<Code<Scopes>, 1> scopes;
  Int<1, 90> days;
  std::optional<Line<49>> source_range;
};
BOOST_DESCRIBE_STRUCT(NewServiceToken, (), (label, scopes, days, source_range))
constexpr std::string_view dto_summary(const NewServiceToken*) {
  return "連携用トークンの発行";
}

struct ServiceTokenView {
  std::string id;
  std::string label;
  std::string scopes;
  std::optional<std::string> source_range;
  InstantText expires_at;
  std::optional<InstantText> revoked_at;
};
BOOST_DESCRIBE_STRUCT(ServiceTokenView, (),
                      (id, label, scopes, source_range, expires_at, revoked_at))
constexpr std::string_view dto_summary(const ServiceTokenView*) {
  return "連携用トークン";
}

struct IssuedServiceToken {
  ServiceTokenView service_token;
  std::string secret;
};
BOOST_DESCRIBE_STRUCT(IssuedServiceToken, (), (service_token, secret))
constexpr std::string_view dto_summary(const IssuedServiceToken*) {
  return "発行した連携用トークン (一度だけ表示)";
}

struct ServiceTokens {
  List<ServiceTokenView, 200> service_tokens;
};
BOOST_DESCRIBE_STRUCT(ServiceTokens, (), (service_tokens))
constexpr std::string_view dto_summary(const ServiceTokens*) {
  return "連携用トークンの一覧";
}

}  // namespace kizuna::api
