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
};
void set_case_fact(Session& writer, std::string_view center_id, std::string_view case_id,
                   const NamedFact& fact, std::string_view by, domain::Instant now);

/// The newest value of each name.
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

struct OverlayRecord {
  std::string id;
  std::string kind;
  std::string status;
  domain::Instant since;
  std::optional<domain::Instant> reported_at;
  std::optional<std::string> fact_on;
  std::string source;
};
/// Those that lie over the case now.
std::vector<OverlayRecord> case_overlays(Session& session, const domain::Authorized& authorized,
                                         std::string_view center_id, std::string_view case_id);
void insert_overlay(Session& writer, std::string_view center_id, std::string_view case_id,
                    const OverlayRecord& overlay, std::string_view by);
bool end_overlay(Session& writer, std::string_view center_id, std::string_view case_id,
                 std::string_view kind, std::string_view reason, std::string_view by,
                 domain::Instant now);
/// The report to the city: 1 becomes 2 (W-15). False when there is none to report.
bool mark_reported(Session& writer, std::string_view center_id, std::string_view case_id,
                   domain::Instant reported_at, std::string_view by);

}  // namespace kizuna::persistence
