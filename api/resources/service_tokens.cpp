#include "api/resources/service_tokens.hpp"

#include <chrono>

#include "api/authenticate.hpp"
#include "api/ids.hpp"
#include "api/network.hpp"
#include "api/resources/user_dto.hpp"
#include "persistence/service_token_store.hpp"
#include "persistence/user_store.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::ServiceToken;

constexpr long long tokens_max = 200;

ServiceTokenView view_of(const ServiceToken& token) {
  ServiceTokenView view{token.id,           token.label,        token.scopes,
                        token.source_range, {token.expires_at}, std::nullopt};
  if (token.revoked_at) view.revoked_at = InstantText{*token.revoked_at};
  return view;
}

persistence::AccountRow machine(const ServiceToken& token, domain::Instant now) {
  persistence::AccountRow account;
  account.center_id = token.center_id;
  account.id = token.account_id;
  account.login = "token-" + token.id;
  account.display_name = token.label;
  account.roles = {"service"};
  account.factor_changed_at = account.created_at = now;
  return account;
}

}  // namespace

Response list_tokens(Context& context) {
  ServiceTokens all;
  for (const auto& token :
       persistence::list_service_tokens(context.db, context.center(), tokens_max)) {
    all.service_tokens.value.push_back(view_of(token));
  }
  return json_response(write_body(all));
}

Command issue_token(Context& context) {
  const auto form = take(read_body<NewServiceToken>(context.request.body));
  if (form.source_range && !is_range(form.source_range->value)) {
    reject(ProblemCode::invalid_fields, "AUTH-23", {},
           {{"/source_range", "shape", "192.0.2.0/24 のような形で入力してください。"}});
  }
  if (form.scopes.value.empty()) {
    reject(ProblemCode::invalid_fields, "AUTH-23", {},
           {{"/scopes", "required", "利用範囲を選んでください。"}});
  }
  ServiceToken token;
  token.center_id = context.center();
  token.id = new_id(context.now);
  token.account_id = new_id(context.now);
  token.label = form.label.value;
  token.scopes = form.scopes.value.front().value;
  if (form.source_range) token.source_range = form.source_range->value;
  token.expires_at = context.now + std::chrono::days(form.days.value);
  return [token](Context& on_writer) {
    const std::string secret = "kzn_" + random_hex(32);
    persistence::insert_account(on_writer.db, machine(token, on_writer.now));
    persistence::insert_service_token(on_writer.db, token, token_hash(secret), on_writer.now);
    on_writer.log.object = {{"token", token.id, 1}};
    return created_response(write_body(IssuedServiceToken{view_of(token), secret}),
                            "/v1/service-tokens/" + token.id, 1);
  };
}

Command revoke_token(Context&) {
  return [](Context& on_writer) {
    const std::string id = on_writer.id();
    on_writer.log.object = {{"token", id, {}}};
    if (!persistence::revoke_service_token(on_writer.db, on_writer.center(), id, on_writer.now)) {
      reject(ProblemCode::not_found, "absent");
    }
    return no_content();
  };
}

}  // namespace kizuna::api
