#pragma once
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>

#include "domain/intake/case_workflow.hpp"
#include "domain/refusal.hpp"

/// The facts about a case and its subject that the guards of the workflow ask for. Each is stored
/// under a name with its date and source; the newest one of a name counts.
namespace kizuna::domain::intake {

/// What may stand as the value of a fact. "unknown" is a value of its own wherever it is allowed.
enum class FactKind {
  flag,  ///< "yes" or "no"
  text,  ///< any text, "unknown" included; an absent fact is an empty field
  date,  ///< ISO
  code,  ///< of the code list `list`
  tracks,
};

struct FactRow {
  std::string_view name;
  std::string_view ja;
  FactKind kind = FactKind::text;
  std::string_view list = {};
};

std::span<const FactRow> case_facts();

/// The value that says that somebody asked and nobody knows (I-10, W-4).
inline constexpr std::string_view unknown_fact = "unknown";
/// What stands for the value of a field that two people hold to be not needed (不要).
inline constexpr std::string_view waived_fact = "not_needed";

/// What is wrong with a value; `pointer` is where it stands in the body.
std::optional<FieldError> check_fact(std::string_view name, std::string_view value, CivilDate today,
                                     std::string pointer);

using FactValues = std::map<std::string, std::string, std::less<>>;

/// Fills the parts of `facts` that named facts decide; the others are left alone.
void apply_facts(const FactValues& values, CaseFacts& facts);

/// A date fact, or nullopt.
std::optional<CivilDate> date_fact(const FactValues& values, std::string_view name);

}  // namespace kizuna::domain::intake
