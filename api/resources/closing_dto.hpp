#pragma once
#include <optional>
#include <string>

#include "api/resources/case_dto.hpp"

/// What somebody sees of a case to whom it was given for one approval: the text to approve and
/// what is needed to know which case it is. No narrative, no place, no other person.
namespace kizuna::api {

struct ClosingLine {
  Uuid id;
  Uuid case_id;
  std::string case_number;
  std::string subject_name;
  std::string rule;
  std::string close_code;
  std::string close_label;
  std::string requested_by;
  InstantText requested_at;
  bool city_officer_needed = false;  ///< abuse or urgency S at any time (W-8)
  bool city_officer_approved = false;
};
BOOST_DESCRIBE_STRUCT(ClosingLine, (),
                      (id, case_id, case_number, subject_name, rule, close_code, close_label,
                       requested_by, requested_at, city_officer_needed, city_officer_approved))

struct ClosingLines {
  List<ClosingLine, 200> closings;
};
BOOST_DESCRIBE_STRUCT(ClosingLines, (), (closings))

struct ClosingView {
  ClosingLine head;
  std::string summary;
  std::string text_hash;
  bool abuse_ever = false;
  bool urgency_ever_s = false;
  List<ClosingApprovalView, 20> approvals;
};
BOOST_DESCRIBE_STRUCT(ClosingView, (),
                      (head, summary, text_hash, abuse_ever, urgency_ever_s, approvals))
constexpr std::string_view dto_summary(const ClosingView*) {
  return "終結の文面と承認";
}

struct ClosingApprovalBody {
  Line<64> text_hash;  ///< of the text that was read
};
BOOST_DESCRIBE_STRUCT(ClosingApprovalBody, (), (text_hash))

struct ClosingReturnBody {
  Prose<500> reason;
};
BOOST_DESCRIBE_STRUCT(ClosingReturnBody, (), (reason))
constexpr std::string_view dto_summary(const ClosingReturnBody*) {
  return "終結を承認せずに戻す理由。申し出た人に知らせる";
}

}  // namespace kizuna::api
