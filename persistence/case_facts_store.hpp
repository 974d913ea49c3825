#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/intake/case_fact.hpp"
#include "persistence/case_store.hpp"

namespace kizuna::persistence {

/// One named fact, as it is set.
struct NamedFact {
  std::string name;
  std::string value;
  domain::CivilDate as_of;
  std::string source;
  bool partial = false;  ///< looked at, and not enough: guards do not count it
};
void set_case_fact(Session& writer, std::string_view center_id, std::string_view case_id,
                   const NamedFact& fact, std::string_view by, domain::Instant now);

struct StoredFact {
  NamedFact fact;
  std::string by_name;
  domain::Instant set_at;
};
/// What counts of each name, as case_fact_values has it, with who wrote it.
std::vector<StoredFact> newest_case_facts(Session& session, const domain::Authorized& authorized,
                                          std::string_view center_id, std::string_view case_id);

/// The value of each name that counts: that of the latest day, and of one day the one written last.
/// A name whose value is partial has none.
domain::intake::FactValues case_fact_values(Session& session, const domain::Authorized& authorized,
                                            std::string_view center_id, std::string_view case_id);

/// Everything that the guards look at and the database knows; what the acting person sends along
/// is not in it.
domain::intake::CaseFacts guard_facts(Session& session, const domain::Authorized& authorized,
                                      std::string_view center_id, const CaseRecord& record,
                                      std::string_view actor_id, domain::CivilDate today);

/// What opening a case must know of the contact that opens it.
struct OpeningContact {
  domain::RecordFacts facts;  ///< of the contact itself: who may open a case from it
  std::optional<domain::Instant> received_at;
  std::optional<std::string> subject_id;
  std::string urgency;
  bool urgency_was_s = false;  ///< on any row, amended rows included
  std::string abuse;
  std::vector<std::string> empty_c_fields;  ///< JSON pointers
  bool usable = false;                      ///< finalised, the newest row, not voided
};
std::optional<OpeningContact> opening_contact(Session& session, std::string_view center_id,
                                              std::string_view contact_id,
                                              std::string_view viewer_id);

}  // namespace kizuna::persistence
