#include "api/resources/enrolments.hpp"

#include "api/authenticate.hpp"
#include "api/print/qr_code.hpp"
#include "api/resources/user_dto.hpp"
#include "api/second_factor.hpp"
#include "api/totp.hpp"
#include "domain/password_rules.hpp"
#include "persistence/sign_in_store.hpp"
#include "persistence/user_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::EnrolmentRow;

[[noreturn]] void refuse_code() {
  reject(ProblemCode::unauthenticated, "AUTH-24",
         "登録コードが正しくないか、使用済みか、期限(24時間)を過ぎています。");
}

EnrolmentRow find_open(Context& context, const std::string& code) {
  auto row = persistence::find_enrolment(context.db, token_hash(code));
  if (!row || row->expires_at <= context.now) refuse_code();
  return *std::move(row);
}

/// On the read lane: whose code is it? Everything else is decided in the center's transaction.
persistence::AccountRow owner_of(Context& on_reader, const std::string& code) {
  on_reader.db.see_only("*");
  const EnrolmentRow row = find_open(on_reader, code);
  on_reader.log.center_id = row.center_id;
  auto account = persistence::find_account(on_reader.db, row.center_id, row.account_id);
  if (!account || account->status != "active") refuse_code();
  return *std::move(account);
}

std::string new_seed() {
  std::string seed(totp_seed_size, '\0');
  persistence::fill_random(reinterpret_cast<unsigned char*>(seed.data()), seed.size());
  return seed;
}

}  // namespace

Command begin_enrolment(Context& context) {
  const auto form = take(read_body<Enrolment>(context.request.body));
  const auto account = owner_of(context, form.code.value);
  take(domain::check_new_password(form.password.value, account.login,
                                  context.services.password_length_min));
  const std::string hash =
      persistence::hash_password(form.password.value, context.services.password_costs);
  return [account, hash, code = form.code.value, seed = new_seed()](Context& on_writer) {
    EnrolmentRow row = find_open(on_writer, code);
    row.pending_password_hash = hash;
    row.pending_totp_sealed = seal_seed(on_writer, row.center_id, row.account_id, seed);
    persistence::set_pending(on_writer.db, row);
    on_writer.log.object = {{"account", account.id, account.version}};
    EnrolmentSecret answer;
    answer.totp_secret = base32(seed);
    answer.otpauth_uri = otpauth_uri(seed, account.login, account.center_id);
    answer.qr.value = print::QrCode(answer.otpauth_uri).rows();
    return json_response(write_body(answer));
  };
}

Command confirm_enrolment(Context& context) {
  const auto form = take(read_body<EnrolmentProof>(context.request.body));
  const auto account = owner_of(context, form.code.value);
  return [account, form](Context& on_writer) {
    const EnrolmentRow row = find_open(on_writer, form.code.value);
    if (!row.pending_totp_sealed) refuse_code();
    on_writer.log.object = {{"account", account.id, account.version}};
    const std::string seed =
        open_seed(on_writer, row.center_id, row.account_id, *row.pending_totp_sealed);
    const auto step = matching_step(seed, form.otp.value, on_writer.now, 0);
    if (!step) {
      reject(ProblemCode::unauthenticated, "AUTH-07",
             "認証コードが正しくありません。端末の時刻も確かめてください。");
    }
    if (!persistence::finish_enrolment(on_writer.db, row, *step, on_writer.now)) refuse_code();
    persistence::end_sessions(on_writer.db, row.center_id, row.account_id, on_writer.now);
    return json_response(write_body(Enrolled{account.login + "@" + account.center_id}));
  };
}

}  // namespace kizuna::api
