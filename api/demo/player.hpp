#pragma once
#include <cstddef>
#include <map>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "api/installation.hpp"
#include "api/local_service.hpp"

namespace kizuna::api::demo {

/// Works as the demo's people do: signs in with password and code, acts, signs out, by the clock
/// of the story.
class Player {
 public:
  Player(const persistence::DatabaseUrl& url, const Services& services, const std::string& instance,
         const std::vector<NewAccount>& accounts);

  /// "2025-04-08 10:12", JST; never backwards. Whoever is signed in should be gone by then.
  void set_clock(std::string_view at);
  domain::Instant now() const { return now_; }

  void sign_in(std::string_view login);
  void sign_out();
  /// Of a person who has signed in once.
  const std::string& account_id(std::string_view login) const;

  /// Each sends a document as the person who is signed in and returns the answer. Anything but
  /// 200, 201 and 204 throws.
  nlohmann::json get(const std::string& path);
  nlohmann::json post(const std::string& path, const nlohmann::json& document);
  /// A change of the record at `record`, at the version that it has now.
  nlohmann::json change(const std::string& method, const std::string& record,
                        const std::string& rest, const nlohmann::json& document);

  std::size_t requests() const { return requests_; }

 private:
  Response send(Request request);

  domain::Instant now_;
  Services services_;  ///< the same keys, the clock of the story
  LocalService service_;
  std::map<std::string, NewAccount, std::less<>> accounts_;
  std::map<std::string, std::string, std::less<>> ids_;
  std::string cookie_;
  std::string csrf_;
  std::size_t requests_ = 0;
};

}  // namespace kizuna::api::demo
