#pragma once
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "domain/access.hpp"
#include "domain/intake/sharing.hpp"
#include "persistence/session.hpp"

namespace kizuna::persistence {

/// A consent as it was recorded, withdrawn ones included.
struct ConsentRecord {
  domain::intake::Consent terms;
  std::string purpose;
  std::string capacity_note;
  std::string document;
  std::optional<std::string> task_id;  ///< what reminds of its end
  domain::Instant recorded_at;
  std::string recorded_by;
  std::optional<std::string> withdrawn_by;
  std::string withdrawal_reason;
};

/// Newest first.
std::vector<ConsentRecord> consents_of_case(Session& session, const domain::Authorized& authorized,
                                            std::string_view center_id, std::string_view case_id);
void insert_consent(Session& writer, std::string_view center_id, std::string_view case_id,
                    const ConsentRecord& record);

struct Withdrawal {
  domain::CivilDate on;
  std::string reason;
  std::string by;
  domain::Instant at;
};
/// False when it was withdrawn before.
bool withdraw_consent(Session& writer, std::string_view center_id, std::string_view consent_id,
                      const Withdrawal& withdrawal);

/// Something that was handed to somebody outside.
struct DisclosureRecord {
  std::string id;
  std::string number;  ///< "R07-D-00007"
  domain::intake::Handing handing;
  std::string handed;  ///< what exactly: the document, the words
  std::string medium;
  std::optional<domain::CivilDate> return_by;
  std::optional<std::string> task_id;  ///< what reminds of the return
  std::optional<domain::CivilDate> returned_on;
  std::string returned_how;
  domain::Instant recorded_at;
  std::string recorded_by;
  std::vector<std::string> consents;  ///< ids of those that carry a B1
};

/// Newest first.
std::vector<DisclosureRecord> disclosures_of_case(Session& session,
                                                  const domain::Authorized& authorized,
                                                  std::string_view center_id,
                                                  std::string_view case_id);
/// Takes the next copy number of the fiscal year of the handing; returns it.
std::string insert_disclosure(Session& writer, std::string_view center_id, std::string_view case_id,
                              const DisclosureRecord& record);

struct CopyReturn {
  domain::CivilDate on;
  std::string how;
  std::string by;
};
/// False when it came back before.
bool return_copy(Session& writer, std::string_view center_id, std::string_view disclosure_id,
                 const CopyReturn& back);

/// W-6: the case has consents, and each has its end or was withdrawn.
bool consents_have_ends(Session& session, std::string_view center_id, std::string_view case_id);

}  // namespace kizuna::persistence
