#pragma once
#include <cstddef>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "domain/calendar/civil_date.hpp"
#include "domain/refusal.hpp"

/// Consents, and the bases on which something about a person may be handed to somebody outside
///
namespace kizuna::domain::intake {

namespace codes {
inline constexpr std::string_view consent_refused = "4";
inline constexpr std::string_view basis_consent = "B1";
inline constexpr std::string_view basis_protection = "B3";
inline constexpr std::string_view item_place = "PLACE";
}  // namespace codes

/// Who may receive, or receives: a kind (code of list `caller`) and perhaps which one of that kind.
struct Receiver {
  std::string kind;
  std::string name;  ///< empty in a consent: everybody of that kind
};

/// What a person has agreed to, as the rule needs it.
struct Consent {
  std::string id;
  std::string person;
  std::string form;                ///< code of list `consent`; 4 and 5 give no basis
  std::vector<std::string> items;  ///< codes of list `sharing_item`
  std::vector<Receiver> recipients;
  CivilDate given_on{};
  std::optional<CivilDate> until;         ///< the last day
  std::optional<CivilDate> withdrawn_on;  ///< from that day on it gives no basis
};

/// Whether it gives a basis on that day.
bool lives(const Consent& consent, CivilDate on);

/// Whether a living consent speaks of this recipient and this item. Spaces in names do not count.
bool covers(const Consent& consent, const Receiver& to, std::string_view item);

/// Something that is to be handed over.
struct Handing {
  std::string about;  ///< the person whose data it is
  Receiver to;
  std::vector<std::string> items;
  std::string basis;    ///< code of list `sharing_basis`
  std::string grounds;  ///< which law, meeting or contract: B2, B4, B5, B6
  std::string danger, why_no_consent, why_these_items;  ///< the three lines of B3 (R-27)
  CivilDate on{};
  bool refused = false;          ///< the subject's newest consent is CONSENT 4 (R-28)
  bool place_is_masked = false;  ///< mask level 2 or 3 lies on the person (R-31)
};

/// The consents (places in the span) that carry a B1, none for the other bases; or why there is no
/// basis, in the words that are shown.
Result<std::vector<std::size_t>> find_basis(const Handing& handing,
                                            std::span<const Consent> consents);

/// A basis as it may be chosen on a case: R-28 leaves B2, B3 and B5 after a refusal.
struct BasisOffer {
  std::string_view code;
  bool offered = true;
  std::string reason;  ///< why not; empty when offered
};
std::vector<BasisOffer> bases_offered(bool refused);

}  // namespace kizuna::domain::intake
