#pragma once
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "server/responder.hpp"

namespace kizuna::server {

/// The built web client, held in memory with its compressed copies. Files below /assets/ carry
/// their hash in their name and may be kept for ever; everything else is never stored.
class ClientFiles {
 public:
  /// Throws std::runtime_error if there is no index.html in `folder`.
  explicit ClientFiles(const std::filesystem::path& folder);

  /// A file by its path, or nullopt.
  std::optional<api::Response> file(std::string_view path, std::string_view accept_encoding) const;

  /// The one page, for every place of the client: "/", "/cases/019a…".
  api::Response page(std::string_view accept_encoding) const;

  bool has(std::string_view path) const { return files_.contains(path); }

 private:
  struct File {
    std::string type;
    std::string plain, gzip, brotli;  ///< an empty copy was not built
  };

  api::Response answer(std::string_view path, const File& file,
                       std::string_view accept_encoding) const;

  std::map<std::string, File, std::less<>> files_;
};

/// Serves the client's files and pages, and hands everything else to the API. Nothing here is
/// secret or personal, so it needs no session and leaves no entry.
class WithClient : public Responder {
 public:
  WithClient(const ClientFiles& files, Responder& api) : files_(files), api_(api) {}

  void respond(api::Request request, std::function<void(api::Response)> done) override;
  BodyRule body_rule(std::string_view method, std::string_view path) const override;

 private:
  const ClientFiles& files_;
  Responder& api_;
};

}  // namespace kizuna::server
