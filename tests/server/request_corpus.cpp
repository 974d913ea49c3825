#include "tests/server/request_corpus.hpp"

namespace kizuna::server::testing {
namespace {

using std::string_literals::operator""s;

const std::string host = "Host: localhost:8443\r\n";
const std::string json = "Content-Type: application/json\r\n";

std::string get(const std::string& target, const std::string& fields = "") {
  return "GET " + target + " HTTP/1.1\r\n" + host + fields + "\r\n";
}

std::string post(const std::string& fields, const std::string& body = "") {
  return "POST /v1/contacts HTTP/1.1\r\n" + host + fields + "\r\n" + body;
}

std::string bare(const std::string& line, const std::string& fields = host) {
  return line + "\r\n" + fields + "\r\n";
}

std::string many_fields(int count) {
  std::string fields;
  for (int i = 0; i < count; ++i) fields += "x-" + std::to_string(i) + ": 1\r\n";
  return fields;
}

std::string many_parameters(int count) {
  std::string target = "/?p=1";
  for (int i = 1; i < count; ++i) target += "&p" + std::to_string(i) + "=1";
  return target;
}

std::string of(std::size_t count) {
  return std::string(count, 'a');
}

// clang-format off
std::vector<CorpusRow> rows() {
  return {
      // id    bytes                                                                     status close
      {"ok a", get("/v1/contacts"),                                                        200, false},
      {"ok b", post(json + "Content-Length: 2\r\n", "{}"),                                 200, false},
      {"ok c", get("/v1/contacts", "Connection: close\r\n"),                               200, true},
      {"ok d", bare("HEAD /v1/contacts HTTP/1.1"),                                         200, false},
      {"ok e", get("/v1/contacts?name=%E7%A5%9E%20a+b&limit=20"),                          200, false},
      {"ok f", get("/v1/contacts?"),                                                       200, false},
      {"ok g", get("/v1/contacts", "Content-Length: 0\r\n"),                               200, false},
      {"ok h", get("/unknown"),                                                            404, false},
      {"H-01a", "GET / HTTP/1.1\r\n\r\n",                                                  400, true},
      {"H-01b", get("/", host),                                                            400, true},
      {"H-01c", get("/", "HOST: localhost:8443\r\n"),                                      400, true},
      {"H-02a", bare("GET / HTTP/1.1", "Host: evil.example\r\n"),                          421, false},
      {"H-02b", bare("GET / HTTP/1.1", "Host: localhost:9999\r\n"),                        421, false},
      {"H-02c", bare("GET / HTTP/1.1", "Host: a@localhost:8443\r\n"),                      421, false},
      {"H-02d", bare("GET / HTTP/1.1", "Host: \r\n"),                                      421, false},
      {"H-02e", bare("GET / HTTP/1.1", "Host: LOCALHOST:8443\r\n"),                        200, false},
      {"H-02f", bare("GET / HTTP/1.1", "Host: localhost:8443, evil\r\n"),                  421, false},
      {"H-03a", bare("GET / HTTP/1.0"),                                                    505, true},
      {"H-03b", bare("GET / HTTP/1.2"),                                                    505, true},
      {"H-03c", bare("GET / HTTP/1.32"),                                                   505, true},
      {"H-03d", bare("GET / HTTP/2.0"),                                                    505, true},
      {"H-03e", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",                                        505, true},
      {"H-04a", "GET /\r\n\r\n",                                                           400, true},
      {"H-04b", "\r\n" + get("/"),                                                         400, true},
      {"H-04c", "\n" + get("/"),                                                           400, true},
      {"H-04d", bare("GET\t/ HTTP/1.1"),                                                   400, true},
      {"H-04e", bare("GET  / HTTP/1.1"),                                                   400, true},
      {"H-04f", bare("GET /  HTTP/1.1"),                                                   400, true},
      {"H-04g", bare("GET / HTTP/1.1 "),                                                   400, true},
      {"H-04h", bare("GET / http/1.1"),                                                    400, true},
      {"H-04i", bare("GET / HTTP/1"),                                                      400, true},
      {"H-04j", bare(" GET / HTTP/1.1"),                                                   400, true},
      {"H-04k", bare("G(T / HTTP/1.1"),                                                    400, true},
      {"H-05a", "GET / HTTP/1.1\n" + host + "\r\n",                                        400, true},
      {"H-05b", get("/", "A: b\nC: d\r\n"),                                                400, true},
      {"H-05c", get("/", "A: b\rC: d\r\n"),                                                400, true},
      {"H-05d", get("/", "A: b\0c\r\n"s),                                                  400, true},
      {"H-05e", get("/", "A: b\x01\r\n"),                                                  400, true},
      {"H-05f", get("/", "A: b\x7f\r\n"),                                                  400, true},
      {"H-05g", get("/", "A(: b\r\n"),                                                     400, true},
      {"H-05h", get("/", ": b\r\n"),                                                       400, true},
      {"H-05i", get("/", "no colon\r\n"),                                                  400, true},
      {"H-05j", get("/", "A : b\r\n"),                                                     400, true},
      {"H-05k", "GET / HTTP/1.1\r\n " + host + "\r\n",                                     400, true},
      {"H-05l", "GET / HTTP/1.1\r\n" + host + "\n",                                        400, true},
      {"H-05m", "GET / HTTP/1.1\r\n" + host + "\r\r\n",                                    400, true},
      {"H-05n", get("/", "A:\tb\tc\t\r\n"),                                                200, false},
      {"H-06a", get("/", "A: b\r\n c\r\n"),                                                400, true},
      {"H-06b", get("/", "Transfer-Encoding:\r\n chunked\r\n"),                            400, true},
      {"H-06c", get("/", "A: b\r\n\tc\r\n"),                                               400, true},
      {"H-07a", get("/", "A: \xE3\x81\x82\r\n"),                                           400, true},
      {"H-07b", get("/", "A: \x80\r\n"),                                                   400, true},
      {"H-07c", get("/", "\xC3\xA9: b\r\n"),                                               400, true},
      {"H-08a", get("https://localhost:8443/v1/contacts"),                                 200, false},
      {"H-08b", get("https://evil.example/v1/contacts"),                                   421, false},
      {"H-08c", get("https://u@localhost:8443/"),                                          421, false},
      {"H-08d", get("http://localhost:8443/"),                                             421, false},
      {"H-08e", get("https://localhost:8443"),                                             400, false},
      {"H-08f", get("HTTPS://LOCALHOST:8443/"),                                            200, false},
      {"H-09a", bare("CONNECT localhost:443 HTTP/1.1"),                                    405, true},
      {"H-09b", bare("OPTIONS * HTTP/1.1"),                                                405, true},
      {"H-09c", bare("TRACE / HTTP/1.1"),                                                  405, true},
      {"H-10a", get("foo"),                                                                400, false},
      {"H-10b", get("!"),                                                                  400, false},
      {"H-10c", get("/\xE7\xA5\x9E"),                                                      400, false},
      {"H-10d", get("/#frag"),                                                             400, false},
      {"H-10e", get("/a\\b"),                                                              400, false},
      {"H-10f", get("*"),                                                                  400, false},
      {"H-10g", get("/a|b"),                                                               400, false},
      {"H-11a", get("/%zz"),                                                               400, false},
      {"H-11b", get("/%00"),                                                               400, false},
      {"H-11c", get("/a%2fb"),                                                             400, false},
      {"H-11d", get("/a%5Cb"),                                                             400, false},
      {"H-11e", get("/%c0%af"),                                                            400, false},
      {"H-11f", get("/v1/../etc"),                                                         400, false},
      {"H-11g", get("//v1"),                                                               400, false},
      {"H-11h", get("/v1//contacts"),                                                      400, false},
      {"H-11i", get("/%2e%2e/etc"),                                                        400, false},
      {"H-11j", get("/a/."),                                                               400, false},
      {"H-11k", get("/a%"),                                                                400, false},
      {"H-11l", get("/a%4"),                                                               400, false},
      {"H-11m", get("/%ed%a0%80"),                                                         400, false},
      {"H-11n", get("/%f4%90%80%80"),                                                      400, false},
      {"H-11o", get("/%0d%0aset-cookie:x"),                                                400, false},
      {"H-12",  get("/%252e%252e"),                                                        404, false},
      {"H-13a", get("/" + of(8192)),                                                       414, true},
      {"H-13b", get("/" + of(8191)),                                                       404, false},
      {"H-13c", "GET /" + of(9000),                                                        414, true},
      {"H-14a", get("/v1/contacts?a=1&a=2"),                                               400, false},
      {"H-14b", get("/v1/contacts?a=1&%61=2"),                                             400, false},
      {"H-14c", get("/v1/contacts?a=1&&b=2"),                                              400, false},
      {"H-14d", get("/v1/contacts?=1"),                                                    400, false},
      {"H-14e", get("/v1/contacts?a=%00"),                                                 400, false},
      {"H-14f", get("/v1/contacts?a=%ff"),                                                 400, false},
      {"H-14g", get(many_parameters(65)),                                                  400, false},
      {"H-15a", bare("BREW / HTTP/1.1"),                                                   501, false},
      {"H-15b", bare("get / HTTP/1.1"),                                                    501, false},
      {"H-15c", bare("DELETE /v1/contacts HTTP/1.1"),                                      405, false},
      {"H-15d", bare("OPTIONS /v1/contacts HTTP/1.1"),                                     405, false},
      {"H-16a", get("/v1/contacts", "X-HTTP-Method-Override: DELETE\r\n"),                 400, false},
      {"H-16b", get("/v1/contacts?_method=DELETE"),                                        400, false},
      {"H-16c", get("/v1/contacts", "X-Method-Override: DELETE\r\n"),                      400, false},
      {"H-17a", post(json + "Content-Length: 2\r\nTransfer-Encoding: chunked\r\n", "{}"),  400, true},
      {"H-17b", post(json + "Transfer-Encoding: chunked\r\nContent-Length: 2\r\n", "{}"),  400, true},
      {"H-17c", post(json + "Transfer-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"),     400, true},
      {"H-18a", post(json + "Transfer-Encoding: gzip\r\n"),                                400, true},
      {"H-18b", post(json + "Transfer-Encoding: xchunked\r\n"),                            400, true},
      {"H-18c", post(json + "Transfer-Encoding: chunked, gzip\r\n"),                       400, true},
      {"H-18d", post(json + "Transfer-Encoding: \xA0" "chunked\r\n"),                      400, true},
      {"H-18e", post(json + "Transfer-Encoding: identity\r\n"),                            400, true},
      {"H-18f", post(json + "Transfer-Encoding: \r\n"),                                    400, true},
      {"H-18g", post(json + "Transfer-Encoding: \"chunked\"\r\n"),                         400, true},
      {"H-18h", post(json + "Transfer-Encoding\x0b: chunked\r\n"),                         400, true},
      {"H-19a", post(json + "Transfer-Encoding: gzip, chunked\r\n"),                       501, true},
      {"H-19b", post(json + "Transfer-Encoding: ,chunked\r\n"),                            400, true},
      {"H-19c", post(json + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"), 400, true},
      {"H-20",  "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n",                   505, true},
      {"H-21a", post(json + "Content-Length: 2\r\nContent-Length: 2\r\n", "{}"),           400, true},
      {"H-21b", post(json + "Content-Length: 2, 2\r\n", "{}"),                             400, true},
      {"H-21c", post(json + "Content-Length: 02\r\n", "{}"),                               400, true},
      {"H-22a", post(json + "Content-Length: 2\r\nContent-Length: 3\r\n", "{}"),           400, true},
      {"H-22b", post(json + "Content-Length: -1\r\n"),                                     400, true},
      {"H-22c", post(json + "Content-Length: +1\r\n"),                                     400, true},
      {"H-22d", post(json + "Content-Length: 0x1\r\n"),                                    400, true},
      {"H-22e", post(json + "Content-Length: \r\n"),                                       400, true},
      {"H-22f", post(json + "Content-Length: 1Z\r\n"),                                     400, true},
      {"H-22g", post(json + "Content-Length: 18446744073709551617\r\n"),                   400, true},
      {"H-22h", post(json + "Content-Length: 1 2\r\n"),                                    400, true},
      {"H-23a", get("/", "Content-Length: 1\r\n") + "x",                                   400, true},
      {"H-23b", bare("HEAD / HTTP/1.1", host + "Content-Length: 1\r\n"),                   400, true},
      {"H-23c", bare("DELETE / HTTP/1.1", host + "Content-Length: 1\r\n"),                 400, true},
      // No request may be chunked, so these end at the header: 501 instead of the chunk's 400.
      {"H-24",  post(json + "Transfer-Encoding: chunked\r\n", "0x1\r\nx\r\n0\r\n\r\n"),    501, true},
      {"H-25",  post(json + "Transfer-Encoding: chunked\r\n", "0\n"),                      501, true},
      {"H-26",  post(json + "Transfer-Encoding: chunked\r\n", "1;a=b\r\nx\r\n0\r\n\r\n"),  501, true},
      {"H-27",  post(json + "Transfer-Encoding: chunked\r\n", "0\r\nA: b\r\n\r\n"),        501, true},
      {"H-28a", get("/", many_fields(100)),                                                431, true},
      {"H-28b", get("/", many_fields(99)),                                                 200, false},
      {"H-28c", get("/", "Cookie: " + of(4097) + "\r\n"),                                  431, true},
      {"H-28d", get("/", "Cookie: " + of(4096) + "\r\n"),                                  200, false},
      {"H-28e", get("/", "A: " + of(8192) + "\r\n"),                                       431, true},
      {"H-28f", get("/", "A: " + of(8000) + "\r\nB: " + of(8000) + "\r\nC: " + of(400) + "\r\n"), 431, true},
      {"H-28g", "GET / HTTP/1.1\r\nA: " + of(20000),                                       431, true},
      {"H-29",  post(json + "Content-Length: 1048577\r\n"),                                413, true},
      {"H-29b", "POST /unknown HTTP/1.1\r\n" + host + "Content-Length: 65537\r\n\r\n",     413, true},
      {"H-30a", post(json + "Expect: 100-continue\r\nContent-Length: 1048577\r\n"),        413, true},
      {"H-30b", post(json + "Expect: tea\r\nContent-Length: 2\r\n", "{}"),                 417, true},
      {"H-30c", get("/", "Expect: tea\r\n"),                                               417, false},
      {"H-31a", get("/", "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABk\r\n"), 200, false},
      {"H-31b", get("/", "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\n"), 200, false},
      {"H-34",  post(json),                                                                411, true},
      {"H-35a", post("Content-Length: 2\r\n", "{}"),                                       415, true},
      {"H-35b", post("Content-Type: text/plain\r\nContent-Length: 2\r\n", "{}"),           415, true},
      {"H-35c", post("Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 2\r\n", "{}"), 415, true},
      {"H-35d", post("Content-Type: application/json; charset=shift_jis\r\nContent-Length: 2\r\n", "{}"), 415, true},
      {"H-35e", post("Content-Type: application/json; charset=\"UTF-8\"\r\nContent-Length: 2\r\n", "{}"), 200, false},
      {"H-35f", post(json + json + "Content-Length: 2\r\n", "{}"),                         400, true},
      {"H-35g", post("Content-Length: 0\r\n"),                                             200, false},
      {"H-35h", post("Content-Type: text/plain\r\nContent-Length: 0\r\n"),                 415, false},
      {"H-36",  post(json + "Content-Encoding: gzip\r\nContent-Length: 2\r\n", "{}"),      415, true},
      {"H-37a", get("/v1/contacts", "Accept: text/html\r\n"),                              406, false},
      {"H-37b", get("/v1/contacts", "Accept: text/html, */*;q=0.1\r\n"),                   200, false},
      {"H-37c", get("/v1/contacts", "Accept: */*, application/json;q=0\r\n"),              406, false},
      {"H-37d", get("/v1/contacts", "Accept: application/*\r\n"),                          200, false},
      {"H-37e", get("/v1/contacts", "Accept: text/html\r\nAccept: application/json\r\n"),  200, false},
      {"S-01",  get("/", "Cookie: a=1\r\nCookie: b=2\r\n"),                                400, true},
      {"S-02a", get("/v1/contacts", "Origin: https://evil.example\r\n"),                   403, false},
      {"S-02b", get("/v1/contacts", "Origin: null\r\n"),                                   403, false},
      {"S-02c", get("/v1/contacts", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: cors\r\n"), 403, false},
      {"S-02d", bare("OPTIONS /v1/contacts HTTP/1.1", host + "Access-Control-Request-Method: POST\r\n"), 403, false},
      {"S-02e", get("/v1/contacts", "Origin: https://localhost:8443\r\nSec-Fetch-Site: same-origin\r\n"), 200, false},
      {"S-02f", get("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: document\r\n"), 200, false},
      {"S-02g", get("/", "Sec-Fetch-Site: cross-site\r\nSec-Fetch-Mode: navigate\r\nSec-Fetch-Dest: iframe\r\n"), 403, false},
      {"S-02h", post(json + "Sec-Fetch-Site: none\r\nContent-Length: 2\r\n", "{}"),        403, true},
      {"S-02i", get("/", "Sec-Fetch-Site: same-site\r\nSec-Fetch-Mode: no-cors\r\n"),      403, false},
      {"S-02j", get("/", "Origin: http://localhost:8443\r\n"),                             403, false},
  };
}
// clang-format on

}  // namespace

const std::vector<CorpusRow>& corpus() {
  static const std::vector<CorpusRow> all = rows();
  return all;
}

BodyRule corpus_rule(std::string_view method, std::string_view path) {
  BodyRule rule;
  rule.route = path;
  if (path == "/") {
    rule.route_exists = true;
    rule.allow = "GET";
    rule.method_allowed = method == "GET";
  } else if (path == "/v1/contacts") {
    rule.route_exists = true;
    rule.allow = "GET, POST";
    rule.method_allowed = method == "GET" || method == "POST";
    rule.takes_body = method == "POST";
    rule.produces = "application/json";
  }
  return rule;
}

}  // namespace kizuna::server::testing
