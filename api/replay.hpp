#pragma once
#include <string>

#include "api/context.hpp"

namespace kizuna::api {

/// A creating request that may arrive twice (C-02).
struct Replay {
  std::string key;  ///< empty: the route does not create
  std::string operation;
  std::string body_hash;
};

/// Runs the command, or gives the first answer again when the key was used for the same request;
/// another body or another operation under the key is refused.
Response run_once(Context& context, const Replay& replay, const Command& command);

}  // namespace kizuna::api
