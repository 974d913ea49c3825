#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A person (or a machine) who may sign in.
struct AccountRow {
  std::string center_id;
  std::string id;
  long long version = 1;
  std::string login;  ///< unique in its center
  std::string display_name;
  std::string status = "active";    ///< or "disabled"
  std::optional<std::string> post;  ///< "senior", "manager"
  std::string unit = "main";
  std::optional<std::string> password_hash;
  std::optional<std::string> totp_sealed;
  long long totp_last_step = 0;
  domain::Instant factor_changed_at;
  long long consecutive_failures = 0;
  domain::Instant created_at;
  std::vector<std::string> roles;
};

std::optional<AccountRow> find_account(Session& session, std::string_view center_id,
                                       std::string_view id);
/// Accounts of that login in all centers, or in one. Across centers it needs see_only("*").
std::vector<AccountRow> find_login(Session& session, std::string_view login,
                                   const std::optional<std::string>& center_id);
/// By login, after the given one; machines too.
std::vector<AccountRow> list_accounts(Session& session, std::string_view center_id,
                                      std::string_view after_login, long long limit);

void insert_account(Session& writer, const AccountRow& account);
/// These two make the next version of the account; false when `version` is not the stored one.
bool set_status(Session& writer, std::string_view center_id, std::string_view id, long long version,
                std::string_view status, domain::Instant now);
bool set_roles(Session& writer, const AccountRow& changed, domain::Instant now);
/// Takes password and second factor away, so that only an enrolment opens the account again.
bool clear_factors(Session& writer, std::string_view center_id, std::string_view id,
                   long long version, domain::Instant now);

/// A one-time code by which its owner sets password and second factor.
struct EnrolmentRow {
  std::string center_id;
  std::string id;
  std::string account_id;
  domain::Instant expires_at;
  std::optional<std::string> pending_password_hash;
  std::optional<std::string> pending_totp_sealed;
};

/// Any earlier code of the account stops working.
void insert_enrolment(Session& writer, const EnrolmentRow& enrolment, std::string_view code_hash,
                      domain::Instant now);
/// Not used yet; the caller looks at expires_at. Needs see_only("*").
std::optional<EnrolmentRow> find_enrolment(Session& session, std::string_view code_hash);
bool set_pending(Session& writer, const EnrolmentRow& enrolment);
/// Uses the code up and gives the account its pending password and factor; false when somebody
/// was faster.
bool finish_enrolment(Session& writer, const EnrolmentRow& enrolment, long long totp_step,
                      domain::Instant now);

/// When each account of the center last signed in, for the quarterly review of access.
std::vector<std::pair<std::string, domain::Instant>> last_sign_ins(Session& session,
                                                                   std::string_view center_id);

}  // namespace kizuna::persistence
