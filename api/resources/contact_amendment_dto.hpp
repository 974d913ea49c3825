#pragma once
#include <optional>
#include <string>

#include "api/resources/contact_dto.hpp"

/// Corrections (訂n) and voiding (取消) of a finalised contact.
namespace kizuna::api {

struct ContactAmendment : ContactFields {
  std::optional<Prose<500>> amend_reason;
};
BOOST_DESCRIBE_STRUCT(ContactAmendment, (ContactFields), (amend_reason))
constexpr std::string_view dto_summary(const ContactAmendment*) {
  return "訂正後の受付票の全体。もとの行はそのまま残る";
}

struct ContactHistory {
  List<ContactView, 1000> rows;
};
BOOST_DESCRIBE_STRUCT(ContactHistory, (), (rows))
constexpr std::string_view dto_summary(const ContactHistory*) {
  return "相談受付のすべての行。最初の行が先頭";
}

struct NewVoidRequest {
  Prose<500> reason;
};
BOOST_DESCRIBE_STRUCT(NewVoidRequest, (), (reason))

struct VoidDecline {
  Prose<500> reason;
};
BOOST_DESCRIBE_STRUCT(VoidDecline, (), (reason))

struct VoidRequestView {
  Uuid id;
  std::int64_t version = 1;
  Uuid contact;       ///< the row that is to be voided
  std::string state;  ///< open, approved, declined, or outdated by an amendment
  std::string reason;
  Uuid requested_by;
  InstantText requested_at;
  std::optional<Uuid> decided_by;
  std::optional<InstantText> decided_at;
  std::string decline_reason;
};
BOOST_DESCRIBE_STRUCT(VoidRequestView, (),
                      (id, version, contact, state, reason, requested_by, requested_at, decided_by,
                       decided_at, decline_reason))
constexpr std::string_view dto_summary(const VoidRequestView*) {
  return "相談受付の取消しの申請";
}

struct VoidRequestViews {
  List<VoidRequestView, 1000> requests;
};
BOOST_DESCRIBE_STRUCT(VoidRequestViews, (), (requests))

}  // namespace kizuna::api
