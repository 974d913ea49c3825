#pragma once
#include <map>
#include <optional>
#include <string>

#include "api/context.hpp"
#include "domain/people/address_mask.hpp"

namespace kizuna::api {

/// 地区 of contacts behind the masks of whom they are about (M-5, R-36). Remembers its answers for
/// one list.
class DistrictMasks {
 public:
  DistrictMasks(Context& context, domain::Channel channel) : context_(context), channel_(channel) {}

  /// What stands in the place of the district: 市内, 秘匿; nullopt where it may be shown.
  std::optional<std::string> instead(const std::string& person, const std::string& district);

 private:
  domain::Shown look(const std::string& person);

  Context& context_;
  domain::Channel channel_;
  std::map<std::string, domain::Shown> shown_;
};

}  // namespace kizuna::api
