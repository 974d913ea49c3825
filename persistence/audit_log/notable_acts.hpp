#pragma once
#include <algorithm>
#include <array>
#include <string_view>

namespace kizuna::persistence {

/// Acts whose entries do not wait for the next round of signing (AUD-12), and those of which a
/// receipt is kept with the papers (AUD-17).
struct NotableAct {
  std::string_view act;
  bool receipt;
};

inline constexpr std::array notable_acts = {
    // decisions on subsidies, kept with the payment papers
    NotableAct{"subsidy.approve", true},
    NotableAct{"subsidy.return", true},
    NotableAct{"subsidy.reject", true},
    NotableAct{"subsidy_claim.approve", true},
    NotableAct{"subsidy_claim.return", true},
    NotableAct{"subsidy_claim.reject", true},
    // somebody reached past the ordinary rules
    NotableAct{"breakglass.open", false},
    NotableAct{"dv.unmask", false},
    // data leaves the house
    NotableAct{"log.export", false},
    NotableAct{"log.receipt", false},
    NotableAct{"log.closing_sheet", false},
    NotableAct{"data.backup", false},
    // who may do what
    NotableAct{"role.grant", false},
    NotableAct{"role.revoke", false},
    NotableAct{"user.create", false},
    NotableAct{"user.change_roles", false},
    NotableAct{"user.enable", false},
    NotableAct{"user.reset_factor", false},
    NotableAct{"token.issue", false},
    NotableAct{"key.rotate", false},
    // what is kept and what is destroyed
    NotableAct{"case.shred", false},
    NotableAct{"case.hold", false},
    NotableAct{"log.restore", false},
    NotableAct{"data.restore", false},
};

constexpr bool is_signed_at_once(std::string_view act) {
  return std::ranges::any_of(notable_acts, [=](const auto& row) { return row.act == act; });
}

constexpr bool leaves_receipt(std::string_view act) {
  return std::ranges::any_of(notable_acts,
                             [=](const auto& row) { return row.receipt && row.act == act; });
}

static_assert(is_signed_at_once("log.export") && !leaves_receipt("log.export"));

}  // namespace kizuna::persistence
