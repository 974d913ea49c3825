#include "server/client_files.hpp"

#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

namespace kizuna::server {
namespace {

constexpr std::string_view index_path = "/index.html";
constexpr std::string_view hashed_folder = "/assets/";

constexpr std::array<std::pair<std::string_view, std::string_view>, 6> types = {{
    {".html", "text/html; charset=utf-8"},
    {".js", "text/javascript; charset=utf-8"},
    {".css", "text/css; charset=utf-8"},
    {".svg", "image/svg+xml"},
    {".woff2", "font/woff2"},
    {".png", "image/png"},
}};

std::string bytes_of(const std::filesystem::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
}

std::string bytes_if_there(const std::filesystem::path& path) {
  return std::filesystem::exists(path) ? bytes_of(path) : std::string();
}

std::string_view type_of(const std::filesystem::path& path) {
  for (const auto& [ending, type] : types) {
    if (path.extension() == ending) return type;
  }
  return {};
}

/// "br;q=0" says no to it; browsers do not send that, and get the plain bytes if they do.
bool accepts(std::string_view accept_encoding, std::string_view coding) {
  const std::size_t at = accept_encoding.find(coding);
  return at != std::string_view::npos &&
         !accept_encoding.substr(at + coding.size()).starts_with(";q=0");
}

/// A place of the client has no file ending; the API's own paths are never one.
bool is_page(std::string_view path) {
  const std::string_view last = path.substr(path.rfind('/') + 1);
  return last.find('.') == std::string_view::npos && path != "/v1" && !path.starts_with("/v1/");
}

std::string_view accept_encoding_of(const api::Request& request) {
  return request.header("accept-encoding").value_or(std::string_view());
}

}  // namespace

ClientFiles::ClientFiles(const std::filesystem::path& folder) {
  for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
    const std::string_view type = type_of(entry.path());
    if (!entry.is_regular_file() || type.empty()) continue;
    const std::string base = entry.path().string();
    files_["/" + std::filesystem::relative(entry.path(), folder).generic_string()] = {
        std::string(type), bytes_of(base), bytes_if_there(base + ".gz"),
        bytes_if_there(base + ".br")};
  }
  if (!has(index_path)) {
    throw std::runtime_error("no client in " + folder.string() + " (deploy/build-client makes it)");
  }
}

std::optional<api::Response> ClientFiles::file(std::string_view path,
                                               std::string_view accept_encoding) const {
  const auto found = files_.find(path);
  if (found == files_.end()) return std::nullopt;
  return answer(path, found->second, accept_encoding);
}

api::Response ClientFiles::page(std::string_view accept_encoding) const {
  return answer(index_path, files_.find(index_path)->second, accept_encoding);
}

api::Response ClientFiles::answer(std::string_view path, const File& file,
                                  std::string_view accept_encoding) const {
  api::Response response;
  response.headers = {{"Content-Type", file.type}, {"Vary", "Accept-Encoding"}};
  if (path.starts_with(hashed_folder)) {
    response.headers.emplace_back("Cache-Control", "public, max-age=31536000, immutable");
  }
  if (!file.brotli.empty() && accepts(accept_encoding, "br")) {
    response.headers.emplace_back("Content-Encoding", "br");
    response.body = file.brotli;
  } else if (!file.gzip.empty() && accepts(accept_encoding, "gzip")) {
    response.headers.emplace_back("Content-Encoding", "gzip");
    response.body = file.gzip;
  } else {
    response.body = file.plain;
  }
  return response;
}

void WithClient::respond(api::Request request, std::function<void(api::Response)> done) {
  const BodyRule rule = api_.body_rule(request.method, request.path);
  if (rule.route_exists) return api_.respond(std::move(request), std::move(done));
  if (auto file = files_.file(request.path, accept_encoding_of(request))) {
    return done(std::move(*file));
  }
  if (is_page(request.path)) return done(files_.page(accept_encoding_of(request)));
  api_.respond(std::move(request), std::move(done));
}

BodyRule WithClient::body_rule(std::string_view method, std::string_view path) const {
  BodyRule of_api = api_.body_rule(method, path);
  if (of_api.route_exists) return of_api;
  const bool is_file = files_.has(path);
  if (!is_file && !is_page(path)) return of_api;
  BodyRule rule;
  rule.route_exists = true;
  rule.method_allowed = method == "GET";
  rule.allow = "GET, HEAD";
  rule.route = is_file ? "(file of the client)" : "(page of the client)";
  return rule;
}

}  // namespace kizuna::server
