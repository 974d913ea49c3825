#include "server/verdict.hpp"

#include <array>
#include <cstddef>

namespace kizuna::server {
namespace {

constexpr std::string_view malformed = "リクエストの形式が正しくありません";
constexpr std::string_view bad_address = "アドレス（URL）の形式が正しくありません";
constexpr std::string_view bad_type = "このデータ形式は受け付けられません";

// clang-format off
constexpr std::array rows = {
    //          verdict                             name                      status  code                        title       close
    VerdictRow{Verdict::accepted,                 "accepted",                 200, "ok",                       "",          false},
    VerdictRow{Verdict::malformed_request_line,   "malformed_request_line",   400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::malformed_field,          "malformed_field",          400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::folded_field,             "folded_field",             400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::non_ascii_value,          "non_ascii_value",          400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::host_missing_or_repeated, "host_missing_or_repeated", 400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::repeated_field,           "repeated_field",           400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::length_with_coding,       "length_with_coding",       400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::malformed_coding,         "malformed_coding",         400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::malformed_length,         "malformed_length",         400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::unexpected_body,          "unexpected_body",          400, "bad_request",              "この操作に本文は付けられません", true},
    VerdictRow{Verdict::parsers_disagree,         "parsers_disagree",         400, "bad_request",              malformed,   true},
    VerdictRow{Verdict::malformed_target,         "malformed_target",         400, "bad_request",              bad_address, false},
    VerdictRow{Verdict::malformed_query,          "malformed_query",          400, "bad_request",              bad_address, false},
    VerdictRow{Verdict::repeated_parameter,       "repeated_parameter",       400, "unknown_parameter",        "同じ検索条件が重複しています", false},
    VerdictRow{Verdict::method_override,          "method_override",          400, "bad_request",              malformed,   false},
    VerdictRow{Verdict::cross_site,               "cross_site",               403, "csrf_failed",              "ほかのサイトからの操作は受け付けられません", false},
    VerdictRow{Verdict::method_never_allowed,     "method_never_allowed",     405, "method_not_allowed",       "この操作は許可されていません", true},
    VerdictRow{Verdict::method_not_on_route,      "method_not_on_route",      405, "method_not_allowed",       "この操作は許可されていません", false},
    VerdictRow{Verdict::not_acceptable,           "not_acceptable",           406, "not_acceptable",           "求められた形式では返せません", false},
    VerdictRow{Verdict::request_timeout,          "request_timeout",          408, "request_timeout",          "通信が時間内に終わりませんでした", true},
    VerdictRow{Verdict::length_required,          "length_required",          411, "length_required",          "本文の長さ（Content-Length）が必要です", true},
    VerdictRow{Verdict::body_too_large,           "body_too_large",           413, "body_too_large",           "送信されたデータが大きすぎます", true},
    VerdictRow{Verdict::target_too_long,          "target_too_long",          414, "target_too_long",          "アドレス（URL）が長すぎます", true},
    VerdictRow{Verdict::unsupported_media_type,   "unsupported_media_type",   415, "unsupported_media_type",   bad_type,    false},
    VerdictRow{Verdict::unsupported_encoding,     "unsupported_encoding",     415, "unsupported_media_type",   bad_type,    false},
    VerdictRow{Verdict::expectation_failed,       "expectation_failed",       417, "expectation_failed",       "求められた動作（Expect）には対応していません", false},
    VerdictRow{Verdict::misdirected,              "misdirected",              421, "misdirected_request",      "このサーバの宛先ではありません", false},
    VerdictRow{Verdict::too_many_requests,        "too_many_requests",        429, "too_many_requests",        "短時間の操作が多すぎます。少し待ってからやり直してください", false},
    VerdictRow{Verdict::header_too_large,         "header_too_large",         431, "header_too_large",         "リクエストのヘッダが大きすぎます", true},
    VerdictRow{Verdict::answer_not_writable,      "answer_not_writable",      500, "internal_error",           "サーバ内部で問題が起きました", true},
    VerdictRow{Verdict::method_unknown,           "method_unknown",           501, "method_not_implemented",   "この操作には対応していません", false},
    VerdictRow{Verdict::coding_not_implemented,   "coding_not_implemented",   501, "method_not_implemented",   "分割送信（Transfer-Encoding）には対応していません", true},
    VerdictRow{Verdict::version_not_supported,    "version_not_supported",    505, "http_version_not_supported", "HTTP/1.1 以外には対応していません", true},
};
// clang-format on

constexpr bool in_order() {
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (rows[i].verdict != static_cast<Verdict>(i)) return false;
  }
  return true;
}
static_assert(in_order(), "one row per verdict, in the order of the enumeration");
static_assert(rows.back().verdict == Verdict::version_not_supported);

}  // namespace

const VerdictRow& describe(Verdict verdict) {
  return rows[static_cast<std::size_t>(verdict)];
}

}  // namespace kizuna::server
