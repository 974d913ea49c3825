#pragma once
#include <optional>
#include <string>

#include "api/context.hpp"

namespace kizuna::api {

/// What a human must look at now.
struct Notice {
  std::string title;
  std::string note;
  std::string rule;
  std::optional<std::string> case_id = {};
  std::optional<std::string> owner_id = {};  ///< absent: whoever carries the post MANAGER
  std::optional<std::string> contact_id = {};
};

/// Makes it a task for today. Inside a command.
void tell(Context& on_writer, const Notice& notice);

}  // namespace kizuna::api
