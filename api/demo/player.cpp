#include "api/demo/player.hpp"

#include <nlohmann/json.hpp>
#include <stdexcept>

#include "api/ids.hpp"
#include "api/totp.hpp"

namespace kizuna::api::demo {
namespace {

using nlohmann::json;

std::string header_of(const Response& response, std::string_view name, std::string_view start) {
  for (const auto& [key, value] : response.headers) {
    if (key == name && value.starts_with(start)) return value.substr(0, value.find(';'));
  }
  return {};
}

}  // namespace

Player::Player(const persistence::DatabaseUrl& url, const Services& services,
               const std::string& instance, const std::vector<NewAccount>& accounts)
    : services_(services), service_(url, services_, instance) {
  services_.clock = [this] { return now_; };
  services_.request_limit = nullptr;
  services_.sign_in_limit = nullptr;
  for (const NewAccount& account : accounts) accounts_.emplace(account.login, account);
}

void Player::set_clock(std::string_view at) {
  const auto instant = domain::parse_rfc3339(std::string(at.substr(0, 10)) + "T" +
                                             std::string(at.substr(11)) + ":00+09:00");
  if (!instant || *instant < now_) throw std::logic_error("the story goes backwards");
  now_ = *instant;
}

Response Player::send(Request request) {
  request.headers.emplace_back("origin", services_.origin);
  request.headers.emplace_back("content-type", "application/json");
  request.headers.emplace_back("x-request-id", new_id(now_));
  if (!cookie_.empty()) {
    request.headers.emplace_back("cookie", cookie_);
    request.headers.emplace_back("x-csrf-token", csrf_);
  }
  request.target = request.path;
  request.peer_address = "192.0.2.10";
  ++requests_;
  now_ += std::chrono::seconds(1);
  const std::string place = request.method + " " + request.path;
  Response response = service_.handle(std::move(request));
  if (response.status >= 300) {
    throw std::runtime_error(place + " answered " + std::to_string(response.status) + " " +
                             response.body + " " + service_.last_failure());
  }
  return response;
}

void Player::sign_in(std::string_view login) {
  const NewAccount& account = accounts_.find(login)->second;
  Request request;
  request.method = "POST";
  request.path = "/v1/sessions";
  request.body = json{{"login", account.login},
                      {"password", account.password},
                      {"otp", totp_code(account.totp_seed, now_ + std::chrono::seconds(1))}}
                     .dump();
  const Response response = send(std::move(request));
  cookie_ = header_of(response, "set-cookie", "__Host-sid=");
  const json answer = json::parse(response.body);
  csrf_ = answer.at("csrf_token").get<std::string>();
  ids_[account.login] = answer.at("person").at("id").get<std::string>();
}

const std::string& Player::account_id(std::string_view login) const {
  return ids_.find(login)->second;
}

void Player::sign_out() {
  Request request;
  request.method = "DELETE";
  request.path = "/v1/sessions/current";
  send(std::move(request));
  cookie_.clear();
}

json Player::get(const std::string& path) {
  Request request;
  request.method = "GET";
  const std::size_t mark = path.find('?');
  request.path = path.substr(0, mark);
  if (mark != std::string::npos) {
    const std::size_t equals = path.find('=', mark);
    request.query.emplace_back(path.substr(mark + 1, equals - mark - 1), path.substr(equals + 1));
  }
  return json::parse(send(std::move(request)).body);
}

json Player::post(const std::string& path, const json& document) {
  Request request;
  request.method = "POST";
  request.path = path;
  request.body = document.dump();
  request.headers.emplace_back("idempotency-key", new_id(now_));
  const Response response = send(std::move(request));
  return response.body.empty() ? json() : json::parse(response.body);
}

json Player::change(const std::string& method, const std::string& record, const std::string& rest,
                    const json& document) {
  Request look;
  look.method = "GET";
  look.path = record;
  const Response found = send(std::move(look));
  Request request;
  request.method = method;
  request.path = record + rest;
  request.body = document.dump();
  request.headers.emplace_back("if-match", header_of(found, "etag", "\""));
  return json::parse(send(std::move(request)).body);
}

}  // namespace kizuna::api::demo
