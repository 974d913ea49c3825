#include "tests/support/api_fixture.hpp"

#include <algorithm>
#include <cctype>

#include "api/authenticate.hpp"
#include "api/ids.hpp"
#include "persistence/audit_log/entry_rows.hpp"
#include "persistence/sign_in_store.hpp"
#include "tests/support/answer_record.hpp"

namespace kizuna::tests {
namespace {

using namespace persistence;
using namespace std::chrono_literals;

constexpr std::string_view origin = "https://kizuna.test";
constexpr std::string_view insert_token = R"sql(
  insert into service_token (center_id, id, account_id, token_hash, label, scopes, expires_at,
    created_at)
  values (:center, :id, :account, :hash, 'test', 'reference', :expires, :at))sql";

domain::Instant tuesday_morning() {
  using namespace std::chrono;
  return domain::jst_midnight({year{2026}, May, day{12}}) + 10h;
}

bool equals_without_case(std::string_view a, std::string_view b) {
  return std::ranges::equal(
      a, b, [](unsigned char x, unsigned char y) { return std::tolower(x) == std::tolower(y); });
}

std::string service_token_of(const std::string& center) {
  return "kzn_" + center + "_test_token";
}

int digit(char c) {
  return c <= '9' ? c - '0' : (c | 0x20) - 'a' + 10;
}

std::string decode(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '%' && i + 2 < text.size()) {
      out += static_cast<char>(digit(text[i + 1]) * 16 + digit(text[i + 2]));
      i += 2;
    } else {
      out += text[i];
    }
  }
  return out;
}

void split_target(api::Request& request) {
  const std::string_view target = request.target;
  const std::size_t mark = std::min(target.find('?'), target.size());
  request.path = decode(target.substr(0, mark));
  std::string_view rest = target.substr(std::min(mark + 1, target.size()));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    const std::string_view pair = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    const std::size_t equals = std::min(pair.find('='), pair.size());
    request.query.emplace_back(decode(pair.substr(0, equals)),
                               decode(pair.substr(std::min(equals + 1, pair.size()))));
  }
}

void add(api::Request& request, const Headers& given, const std::string& name,
         const std::string& value) {
  const bool is_given =
      std::ranges::any_of(given, [&](const auto& header) { return header.first == name; });
  if (!is_given && !value.empty()) request.headers.emplace_back(name, value);
}

/// The value of a cookie that the answer sets; nullopt when it does not.
std::optional<std::string> cookie_set(const api::Response& response, const std::string& name) {
  for (const auto& [key, value] : response.headers) {
    if (!equals_without_case(key, "set-cookie") || !value.starts_with(name + "=")) continue;
    return value.substr(name.size() + 1, value.find(';') - name.size() - 1);
  }
  return std::nullopt;
}

}  // namespace

std::string Answer::header(std::string_view name) const {
  for (const auto& [key, value] : headers) {
    if (equals_without_case(key, name)) return value;
  }
  return {};
}

Client::Client(ApiFixture& api, std::string token) : api_(api), token_(std::move(token)) {}

Answer Client::get(const std::string& target, const Headers& headers) {
  return send("GET", target, {}, headers);
}

Answer Client::post(const std::string& target, const nlohmann::json& body, const Headers& headers) {
  return send("POST", target, body.is_null() ? std::string() : body.dump(), headers);
}

Answer Client::put(const std::string& target, const nlohmann::json& body, const std::string& etag,
                   const Headers& headers) {
  Headers all = headers;
  all.emplace_back("if-match", etag);
  return send("PUT", target, body.dump(), all);
}

Answer Client::patch(const std::string& target, const nlohmann::json& body, const std::string& etag,
                     const Headers& headers) {
  Headers all = headers;
  all.emplace_back("if-match", etag);
  return send("PATCH", target, body.dump(), all);
}

Answer Client::del(const std::string& target, const Headers& headers) {
  return send("DELETE", target, {}, headers);
}

Answer Client::send(const std::string& method, const std::string& target, const std::string& body,
                    const Headers& headers) {
  api::Request request;
  request.method = method;
  request.target = target;
  request.body = body;
  request.peer_address = peer_address;
  split_target(request);
  for (const auto& [name, value] : headers) {
    if (!value.empty()) request.headers.emplace_back(name, value);
  }
  const bool is_machine = token_.starts_with("kzn_");
  std::string cookies = token_.empty() || is_machine ? "" : "__Host-sid=" + token_;
  if (!device_.empty()) cookies += (cookies.empty() ? "" : "; ") + ("__Host-device=" + device_);
  add(request, headers, "cookie", cookies);
  if (is_machine) add(request, headers, "authorization", "Bearer " + token_);
  if (method != "GET") {
    add(request, headers, "origin", std::string(origin));
    if (!token_.empty() && !is_machine) {
      add(request, headers, "x-csrf-token", api::csrf_token_of(token_));
    }
    add(request, headers, "idempotency-key", api::new_id(api_.now));
    if (!body.empty()) add(request, headers, "content-type", "application/json");
  }
  const std::string path = request.path;
  const bool has_route = api::match_route(method, path).route != nullptr;
  api::Response response = api_.service.handle(std::move(request));
  record_answer(method, path, response);
  const std::size_t expected = has_route ? std::exchange(api_.entries_expected, 1) : 0;
  EXPECT_EQ(api_.service.last_places().size(), expected)
      << method << " " << target << " " << response.status << " " << response.body << " "
      << api_.service.last_failure();
  if (const auto set = cookie_set(response, "__Host-sid")) token_ = *set;
  if (const auto set = cookie_set(response, "__Host-device")) device_ = *set;
  Answer answer{response.status, response.headers, nullptr, response.body};
  if (!response.body.empty()) answer.json = nlohmann::json::parse(response.body, nullptr, false);
  if (answer.json.is_discarded()) answer.json = nullptr;
  return answer;
}

ApiFixture::ApiFixture(Engine engine)
    : database(engine),
      now(tuesday_morning()),
      keys(database.folder() / "wrapping.key"),
      services{keys, [this] { return now; }, std::string(origin), "isesaki"},
      service(database.url(),
              (database.add_center("isesaki", "伊勢崎市"), database.add_center("ota", "太田市"),
               services),
              "test") {
  services.password_costs = persistence::password_costs_floor;
  const auto writer = database.writer();
  for (const std::string center : {"isesaki", "ota"}) {
    writer->begin_write();
    writer->see_only(center);
    for (const std::string role : {"counselor", "manager", "city_staff", "approver", "auditor",
                                   "admin", "readonly", "service"}) {
      add_account(*writer, center, role, role);
    }
    add_account(*writer, center, "counselor2", "counselor");
    add_service_token(*writer, center);
    writer->commit();
  }
}

void ApiFixture::add_account(Session& writer, const std::string& center, const std::string& login,
                             const std::string& role) {
  AccountRow account;
  account.center_id = center;
  account.id = api::new_id(now);
  account.login = login;
  account.display_name = "試験 " + login;
  account.unit = login == "counselor2" ? "second" : "main";
  if (login == "manager") account.post = "manager";
  account.factor_changed_at = now - 48h;
  account.created_at = now - 48h;
  account.roles = {role};
  insert_account(writer, account);
  ids_[{center, login}] = account.id;
  roles_[{center, login}] = role;
}

void ApiFixture::add_service_token(Session& writer, const std::string& center) {
  writer.execute(insert_token,
                 {{"center", center},
                  {"id", api::new_id(now)},
                  {"account", account_id("service", center)},
                  {"hash", api::token_hash(service_token_of(center))},
                  {"expires", static_cast<long long>((now + 24h * 80).time_since_epoch().count())},
                  {"at", static_cast<long long>(now.time_since_epoch().count())}});
}

std::string ApiFixture::account_id(const std::string& login, const std::string& center) const {
  return ids_.at({center, login});
}

Client ApiFixture::as(const std::string& login, const std::string& center) {
  if (login == "service") return {*this, service_token_of(center)};
  NewSession session;
  const std::string token = api::random_hex(32);
  session.center_id = center;
  session.token_hash = api::token_hash(token);
  session.account_id = account_id(login, center);
  session.role = roles_.at({center, login});
  session.terminal_kind = "office";
  session.peer_address = "192.0.2.10";
  session.created_at = session.last_seen_at = now;
  session.stepped_up_at = now;
  const auto writer = database.writer();
  writer->begin_write();
  writer->see_only(center);
  insert_session(*writer, session);
  writer->commit();
  return {*this, token};
}

Client ApiFixture::anonymous() {
  return {*this, ""};
}

std::vector<nlohmann::json> ApiFixture::entries(const std::string& center) {
  const auto reader = database.reader();
  reader->begin_read();
  reader->see_only(center);
  std::vector<nlohmann::json> all;
  for (const TreeHead& tree : trees(*reader, center)) {
    for (const std::string& bytes :
         read_entries(*reader, center, tree.origin, 0, tree.frontier.size())) {
      all.push_back(nlohmann::json::parse(bytes));
    }
  }
  reader->commit();
  return all;
}

nlohmann::json ApiFixture::last_entry(const std::string& center) {
  const auto reader = database.reader();
  reader->begin_read();
  reader->see_only(center);
  nlohmann::json last;
  for (const TreeHead& tree : trees(*reader, center)) {
    const std::uint64_t size = tree.frontier.size();
    if (size == 0) continue;
    last =
        nlohmann::json::parse(read_entries(*reader, center, tree.origin, size - 1, size).front());
  }
  reader->commit();
  return last;
}

std::string ApiFixture::detail_of(const nlohmann::json& entry, const std::string& center) {
  const auto reader = database.reader();
  reader->begin_read();
  reader->see_only(center);
  const auto row = reader->row<std::string, std::string>(
      "select origin, sealed from audit_detail where center_id = :center and hash = :hash",
      {{"center", center}, {"hash", entry.at("detail").get<std::string>()}});
  if (!row) return {};
  const std::string case_id = entry.at("case").is_null() ? "" : entry.at("case").get<std::string>();
  const Key key = keys.key_for(*reader, center, case_id, KeyPurpose::audit, now);
  reader->commit();
  return unseal(key, std::get<1>(*row), std::get<0>(*row));
}

}  // namespace kizuna::tests
