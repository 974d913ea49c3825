#include "domain/intake/abuse_status.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake {
namespace {

using Step = std::pair<std::string_view, std::string_view>;
constexpr std::array steps{
    Step{codes::abuse_suspected, codes::abuse_reported},
    Step{codes::abuse_reported, codes::abuse_confirmed},
    Step{codes::abuse_reported, codes::abuse_not_confirmed},
    Step{codes::abuse_confirmed, codes::abuse_not_confirmed},
    Step{codes::abuse_not_confirmed, codes::abuse_confirmed},
};

}  // namespace

bool abuse_status_may_follow(std::string_view before, std::string_view after) {
  return std::find(steps.begin(), steps.end(), Step{before, after}) != steps.end();
}

bool starts_abuse_response(std::string_view status) {
  return status == codes::abuse_suspected || status == codes::abuse_reported ||
         status == codes::abuse_confirmed;
}

}  // namespace kizuna::domain::intake
