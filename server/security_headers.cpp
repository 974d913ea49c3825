#include "server/security_headers.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <utility>

#include "server/http_syntax.hpp"

namespace kizuna::server {
namespace {

using Header = std::pair<std::string_view, std::string_view>;

constexpr std::array<Header, 7> always = {{
    {"strict-transport-security", "max-age=63072000; includeSubDomains"},
    {"x-content-type-options", "nosniff"},
    {"x-frame-options", "DENY"},
    {"referrer-policy", "no-referrer"},
    {"cross-origin-opener-policy", "same-origin"},
    {"cross-origin-resource-policy", "same-origin"},
    {"permissions-policy",
     "accelerometer=(), autoplay=(), camera=(), display-capture=(), encrypted-media=(), "
     "fullscreen=(), geolocation=(), gyroscope=(), magnetometer=(), microphone=(), midi=(), "
     "payment=(), picture-in-picture=(), screen-wake-lock=(), usb=(), web-share=(), "
     "xr-spatial-tracking=(), publickey-credentials-get=(self)"},
}};

// The client is one static page with its own scripts and styles; nothing comes from outside.
constexpr std::string_view page_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; "
    "base-uri 'none'; require-trusted-types-for 'script'; trusted-types 'none'";
constexpr std::string_view download_policy = "default-src 'none'; frame-ancestors 'none'; sandbox";
// The viewers of browsers draw a PDF with inline styles of their own.
constexpr std::string_view pdf_policy = "frame-ancestors 'none'";
constexpr std::string_view data_policy = "default-src 'none'; frame-ancestors 'none'";

const std::string* find(const api::Response& response, std::string_view name) {
  for (const auto& [seen, value] : response.headers) {
    if (equals_ignoring_case(seen, name)) return &value;
  }
  return nullptr;
}

void add_unless_set(api::Response& response, std::string_view name, std::string_view value) {
  if (find(response, name) == nullptr) response.headers.emplace_back(name, value);
}

bool starts_with(const std::string* value, std::string_view prefix) {
  return value != nullptr &&
         equals_ignoring_case(std::string_view(*value).substr(0, prefix.size()), prefix);
}

std::string_view content_policy(const api::Response& response) {
  if (starts_with(find(response, "content-disposition"), "attachment")) return download_policy;
  const std::string* type = find(response, "content-type");
  if (starts_with(type, "text/html")) return page_policy;
  if (starts_with(type, "application/pdf")) return pdf_policy;
  return data_policy;
}

}  // namespace

void add_security_headers(api::Response& response, std::string_view request_id) {
  std::erase_if(response.headers, [](const auto& header) {
    return equals_ignoring_case(header.first, "server") ||
           equals_ignoring_case(header.first, "x-request-id");
  });
  const std::string_view policy = content_policy(response);
  response.headers.reserve(response.headers.size() + always.size() + 3);
  for (const auto& [name, value] : always) add_unless_set(response, name, value);
  add_unless_set(response, "content-security-policy", policy);
  add_unless_set(response, "cache-control", "no-store");
  response.headers.emplace_back("x-request-id", request_id);
}

}  // namespace kizuna::server
