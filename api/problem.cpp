#include "api/problem.hpp"

#include <array>
#include <cstddef>
#include <nlohmann/json.hpp>

namespace kizuna::api {
namespace {

using enum domain::ProblemCode;

// clang-format off
constexpr auto table = std::to_array<ProblemRow>({
  {bad_request, 400, "bad_request", "リクエストの形が正しくありません", "画面を再読み込みして、もう一度操作してください。"},
  {malformed_json, 400, "malformed_json", "送信内容をJSONとして読み取れません", "送信元のプログラムを確認してください。"},
  {unknown_member, 400, "unknown_member", "受け付けていない項目が含まれています", "画面を再読み込みして、もう一度操作してください。"},
  {unknown_parameter, 400, "unknown_parameter", "受け付けていない検索条件が含まれています", "画面を再読み込みして、もう一度検索してください。"},
  {idempotency_key_missing, 400, "idempotency_key_missing", "Idempotency-Keyヘッダーがありません", "送信元のプログラムを確認してください。"},
  {unauthenticated, 401, "unauthenticated", "ログインが必要です", "ログインし直してください。入力中の内容は下書きに残っています。"},
  {forbidden, 403, "forbidden", "この操作を行う権限がありません", "必要な場合は、権限のある職員に依頼してください。"},
  {csrf_failed, 403, "csrf_failed", "この画面からの操作であることを確認できません", "画面を再読み込みして、もう一度操作してください。"},
  {step_up_required, 403, "step_up_required", "もう一度、本人確認が必要です", "認証コードまたはパスキーで確認してから、操作をやり直してください。"},
  {not_found, 404, "not_found", "見つかりません", "番号を確認するか、一覧から選び直してください。"},
  {method_not_allowed, 405, "method_not_allowed", "この宛先では使えないメソッドです", "送信元のプログラムを確認してください。"},
  {not_acceptable, 406, "not_acceptable", "求められた形式では回答できません", "Acceptヘッダーを確認してください。"},
  {request_timeout, 408, "request_timeout", "受信が時間内に終わりませんでした", "通信の状態を確認して、もう一度操作してください。"},
  {conflict, 409, "conflict", "現在の状態ではこの操作を行えません", "最新の内容を確認してから、操作をやり直してください。"},
  {duplicate_request_in_flight, 409, "duplicate_request_in_flight", "同じ操作を処理しています", "数秒待ってから、結果を確認してください。"},
  {length_required, 411, "length_required", "Content-Lengthヘッダーが必要です", "送信元のプログラムを確認してください。"},
  {stale_version, 412, "stale_version", "ほかの人が先に更新しています", "最新の内容を開き、変更をもう一度確認してから保存してください。"},
  {body_too_large, 413, "body_too_large", "送信内容が大きすぎます", "内容を分けて送信してください。"},
  {target_too_long, 414, "target_too_long", "URLが長すぎます", "検索条件を減らしてください。"},
  {unsupported_media_type, 415, "unsupported_media_type", "この形式の内容は受け付けていません", "送信する形式を確認してください。"},
  {expectation_failed, 417, "expectation_failed", "Expectヘッダーの要求に応じられません", "送信元のプログラムを確認してください。"},
  {misdirected_request, 421, "misdirected_request", "このサーバー宛てのリクエストではありません", "URLを確認してください。"},
  {invalid_fields, 422, "invalid_fields", "入力内容に誤りがあります", "印の付いた項目を直してから、もう一度送信してください。"},
  {idempotency_key_reused, 422, "idempotency_key_reused", "同じIdempotency-Keyで異なる内容が送られました", "画面を再読み込みして、もう一度操作してください。"},
  {guard_not_met, 422, "guard_not_met", "この操作に必要な条件がそろっていません", "不足している条件を確認し、そろえてから操作してください。"},
  {four_eyes, 422, "four_eyes", "同じ人が両方を行うことはできません", "この件に関わっていない別の職員に依頼してください。"},
  {precondition_required, 428, "precondition_required", "変更する版の指定(If-Match)がありません", "最新の内容を開いてから、操作をやり直してください。"},
  {too_many_requests, 429, "too_many_requests", "操作の回数が上限を超えました", "しばらく待ってから、もう一度操作してください。"},
  {header_too_large, 431, "header_too_large", "リクエストのヘッダーが大きすぎます", "送信元のプログラムを確認してください。"},
  {internal_error, 500, "internal_error", "サーバー内部でエラーが発生しました", "もう一度操作し、続く場合は受付番号(request_id)を添えて管理者に連絡してください。"},
  {method_not_implemented, 501, "method_not_implemented", "対応していないメソッドまたは転送方式です", "送信元のプログラムを確認してください。"},
  {unavailable, 503, "unavailable", "ただいま処理を受け付けられません", "しばらく待ってから、もう一度操作してください。入力中の内容は失われません。"},
  {http_version_not_supported, 505, "http_version_not_supported", "対応していないHTTPのバージョンです", "送信元のプログラムを確認してください。"},
});
// clang-format on

constexpr bool every_code_has_its_row() {
  // http_version_not_supported is the last enumerator: a code without a row shifts all after it.
  if (table.size() != static_cast<std::size_t>(http_version_not_supported) + 1) return false;
  for (std::size_t i = 0; i < table.size(); ++i) {
    if (static_cast<std::size_t>(table[i].code) != i) return false;
  }
  return true;
}

constexpr bool every_row_is_complete_and_unique() {
  for (std::size_t i = 0; i < table.size(); ++i) {
    const auto& row = table[i];
    if (row.status < 400 || row.status > 599) return false;
    if (row.slug.empty() || row.title.empty() || row.what_to_do.empty()) return false;
    for (std::size_t j = 0; j < i; ++j) {
      if (row.slug == table[j].slug || row.title == table[j].title) return false;
    }
  }
  return true;
}

static_assert(every_code_has_its_row());
static_assert(every_row_is_complete_and_unique());

nlohmann::json errors_of(const domain::Refusal& refusal) {
  auto all = nlohmann::json::array();
  for (const auto& error : refusal.errors) {
    all.push_back({{"pointer", error.pointer}, {"code", error.code}, {"message", error.message}});
  }
  return all;
}

}  // namespace

std::span<const ProblemRow> problems() {
  return table;
}

const ProblemRow& problem_row(domain::ProblemCode code) {
  return table.at(static_cast<std::size_t>(code));
}

Response to_response(const domain::Refusal& refusal, std::string_view request_id,
                     std::string_view instance, const ProblemExtras& extras) {
  const ProblemRow& row = problem_row(refusal.code);
  nlohmann::json body = nlohmann::json::object();
  for (const auto& [name, value] : extras.members) {
    std::visit([&body, &key = name](const auto& content) { body[key] = content; }, value);
  }
  body["type"] = "/problems/" + std::string(row.slug);
  body["title"] = row.title;
  body["status"] = row.status;
  body["detail"] = refusal.detail.empty() ? std::string(row.what_to_do) : refusal.detail;
  body["instance"] = instance;
  body["code"] = row.slug;
  body["request_id"] = request_id;
  if (!refusal.errors.empty()) body["errors"] = errors_of(refusal);

  Response response;
  response.status = row.status;
  response.headers = {{"Content-Type", "application/problem+json"},
                      {"Content-Language", "ja"},
                      {"Cache-Control", "no-store"}};
  response.headers.insert(response.headers.end(), extras.headers.begin(), extras.headers.end());
  // A path may hold any bytes; an answer must not fail for them.
  response.body = body.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace);
  response.close = extras.close;
  return response;
}

}  // namespace kizuna::api
