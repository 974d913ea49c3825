#include "domain/intake/sharing.hpp"

#include <algorithm>

#include "domain/intake/codes.hpp"

namespace kizuna::domain::intake {
namespace {

constexpr std::string_view after_refusal =
    "本人が情報の提供を断っています。使えるのは B2・B3・B5 です。";

bool is_granted(std::string_view form) {
  return form == "1" || form == "2" || form == "3";
}

bool stands_against_refusal(std::string_view basis) {
  return basis == "B2" || basis == "B3" || basis == "B5";
}

std::string without_spaces(std::string_view text) {
  constexpr std::string_view wide_space = "\u3000";
  std::string out;
  while (!text.empty()) {
    const std::size_t skipped = text.starts_with(wide_space) ? wide_space.size()
                                : text.front() == ' '        ? 1
                                                             : 0;
    if (skipped == 0) out += text.front();
    text.remove_prefix(std::max<std::size_t>(skipped, 1));
  }
  return out;
}

bool is_meant(const Receiver& named, const Receiver& to) {
  return named.kind == to.kind &&
         (named.name.empty() || without_spaces(named.name) == without_spaces(to.name));
}

std::string joined_labels(const std::vector<std::string>& items) {
  std::string out;
  for (const auto& item : items) {
    if (!out.empty()) out += "、";
    out += label_of("sharing_item", item);
  }
  return out;
}

std::vector<FieldError> missing_lines(const Handing& handing) {
  std::vector<FieldError> errors;
  const auto ask = [&](const std::string& line, const char* pointer, const char* message) {
    if (line.empty()) errors.push_back({pointer, "missing", message});
  };
  if (handing.basis == codes::basis_protection) {
    ask(handing.danger, "/danger", "どんな危険があるかを書いてください。");
    ask(handing.why_no_consent, "/why_no_consent", "同意を得られない理由を書いてください。");
    ask(handing.why_these_items, "/why_these_items", "この項目が要る理由を書いてください。");
  } else if (handing.basis != codes::basis_consent) {
    ask(handing.grounds, "/grounds", "根拠の法令・会議・契約の名前を書いてください。");
  }
  return errors;
}

}  // namespace

bool lives(const Consent& consent, CivilDate on) {
  return is_granted(consent.form) && consent.given_on <= on &&
         (!consent.until || on <= *consent.until) &&
         (!consent.withdrawn_on || on < *consent.withdrawn_on);
}

bool covers(const Consent& consent, const Receiver& to, std::string_view item) {
  return std::ranges::find(consent.items, item) != consent.items.end() &&
         std::ranges::any_of(consent.recipients,
                             [&](const Receiver& named) { return is_meant(named, to); });
}

Result<std::vector<std::size_t>> find_basis(const Handing& handing,
                                            std::span<const Consent> consents) {
  if (handing.refused && !stands_against_refusal(handing.basis))
    return refuse(ProblemCode::guard_not_met, "R-28", std::string(after_refusal),
                  {{"/basis", "consent_refused", std::string(after_refusal)}});
  if (handing.place_is_masked && handing.basis != "B2" &&
      std::ranges::find(handing.items, codes::item_place) != handing.items.end())
    return refuse(ProblemCode::guard_not_met, "R-31",
                  "支援措置等の方の住所・居所は、法令に基づく場合(B2)のほかは渡せません。",
                  {{"/items", "place_masked", "住所・居所を外してください。"}});
  if (auto errors = missing_lines(handing); !errors.empty())
    return refuse(ProblemCode::invalid_fields,
                  handing.basis == codes::basis_protection ? "R-27" : "R-26", {},
                  std::move(errors));
  std::vector<std::size_t> carrying;
  if (handing.basis != codes::basis_consent) return carrying;
  std::vector<std::string> uncovered;
  for (const auto& item : handing.items) {
    const auto found = std::ranges::find_if(consents, [&](const Consent& consent) {
      return consent.person == handing.about && lives(consent, handing.on) &&
             covers(consent, handing.to, item);
    });
    if (found == consents.end()) {
      uncovered.push_back(item);
      continue;
    }
    const auto at = static_cast<std::size_t>(found - consents.begin());
    if (std::ranges::find(carrying, at) == carrying.end()) carrying.push_back(at);
  }
  if (uncovered.empty()) return carrying;
  const std::string to =
      handing.to.name.empty() ? std::string(label_of("caller", handing.to.kind)) : handing.to.name;
  std::string detail = to + "へ渡す根拠がありません。同意(本人・" + joined_labels(uncovered) +
                       ")を記録するか、法令の根拠を選んでください。";
  return refuse(ProblemCode::guard_not_met, "R-26", detail, {{"/basis", "no_basis", detail}});
}

std::vector<BasisOffer> bases_offered(bool refused) {
  std::vector<BasisOffer> offers;
  for (const CodeRow& row : codes::sharing_basis()) {
    const bool offered = !refused || stands_against_refusal(row.code);
    offers.push_back({row.code, offered, offered ? std::string() : std::string(after_refusal)});
  }
  return offers;
}

}  // namespace kizuna::domain::intake
