#pragma once
#include <string>
#include <vector>

#include "api/services.hpp"
#include "persistence/group_commit.hpp"

/// What is done on the machine itself before anybody can sign in. Each is an act with its entry.
namespace kizuna::api {

struct NewCenter {
  std::string id;                 ///< "isesaki"
  std::string name;               ///< "伊勢崎市成年後見相談センター"
  std::string municipality_code;  ///< 全国地方公共団体コード, six digits
  std::string log_host;           ///< "kizuna.example": part of the log's name for ever
  bool is_demo = false;
};

struct NewAccount {
  std::string center_id;
  std::string login;
  std::string display_name;
  std::vector<std::string> roles;
  std::string post;  ///< "senior", "manager" or empty
  std::string password;
  std::string totp_seed;  ///< raw bytes
};

/// Throws std::runtime_error with the reason, also when the log could not be written.
void create_center(persistence::GroupCommit& group, const NewCenter& center, domain::Instant now);

/// With password and second factor already set: for demo data and tests. Returns the account's id.
std::string create_ready_account(persistence::GroupCommit& group, Services& services,
                                 const NewAccount& account, domain::Instant now);

/// The first administrator of a center (AUTH-25): refused once there is one. Returns the one-time
/// enrolment code, valid for 24 hours, by which its owner sets password and second factor.
std::string create_first_admin(persistence::GroupCommit& group, const std::string& center_id,
                               const std::string& login, const std::string& display_name,
                               domain::Instant now);

}  // namespace kizuna::api
