#pragma once
#include "api/resources/audit_log_dto.hpp"

/// What the auditor's page shows: is the log whole, what is out of the ordinary, who saw what.
/// Citizens appear by the ids of the log only (TM-27).
namespace kizuna::api {

struct AuditTree {
  std::string origin;
  std::int64_t size = 0;
};
BOOST_DESCRIBE_STRUCT(AuditTree, (), (origin, size))

struct AuditStatus {
  std::string origin;
  std::int64_t size = 0;
  std::optional<std::int64_t> signed_size;
  std::optional<std::string> root;
  std::optional<InstantText> signed_at;
  std::int64_t uncovered = 0;  ///< entries that no signature covers yet
  std::optional<InstantText> nightly_at;
  std::optional<std::int64_t> nightly_faults;
  List<AuditTree, 200> trees;
};
BOOST_DESCRIBE_STRUCT(AuditStatus, (),
                      (origin, size, signed_size, root, signed_at, uncovered, nightly_at,
                       nightly_faults, trees))
constexpr std::string_view dto_summary(const AuditStatus*) {
  return "監査記録の状態";
}

struct AuditFault {
  std::int64_t seq = 0;
  std::string kind;
};
BOOST_DESCRIBE_STRUCT(AuditFault, (), (seq, kind))

/// One piece of an examination; the next begins at `next`. After the last piece `verdict` says
/// "match", "mismatch" or, where nothing has been signed yet, "unsigned".
struct AuditCheck {
  std::string origin;
  std::int64_t first = 0;
  std::int64_t until = 0;
  std::optional<std::int64_t> next;
  List<AuditFault, 2048> faults;
  std::optional<std::string> verdict;
};
BOOST_DESCRIBE_STRUCT(AuditCheck, (), (origin, first, until, next, faults, verdict))
constexpr std::string_view dto_summary(const AuditCheck*) {
  return "監査記録を先頭から少しずつ確かめた結果";
}

struct ClosingSheet {
  CivilDateText day;
  std::string origin;
  std::int64_t size = 0;
  std::string root;
  std::string check;
  std::string anchor;
  List<std::string, 200> qr;  ///< of the anchor, "1" for a dark module
  bool agrees = false;
};
BOOST_DESCRIBE_STRUCT(ClosingSheet, (), (day, origin, size, root, check, anchor, qr, agrees))
constexpr std::string_view dto_summary(const ClosingSheet*) {
  return "日次締め。agreesは、いまの記録がその日の根と合うか";
}

struct AuditException {
  std::string id;
  std::string title;
  std::string meaning;
  std::int64_t count = 0;
  List<AuditEntry, 100> entries;
};
BOOST_DESCRIBE_STRUCT(AuditException, (), (id, title, meaning, count, entries))

struct AuditExceptions {
  InstantText from;
  InstantText to;
  std::int64_t examined = 0;
  List<AuditException, 20> queries;
};
BOOST_DESCRIBE_STRUCT(AuditExceptions, (), (from, to, examined, queries))
constexpr std::string_view dto_summary(const AuditExceptions*) {
  return "決まった問いと当てはまる記録(0件も示す)";
}

/// Either a case by its number or a person by the id in the log.
struct AccessQuestion {
  std::optional<Line<40>> case_number;
  std::optional<Uuid> person;
  CivilDateText first;
  CivilDateText last;
  Prose<500> reason;
};
BOOST_DESCRIBE_STRUCT(AccessQuestion, (), (case_number, person, first, last, reason))
constexpr std::string_view dto_summary(const AccessQuestion*) {
  return "閲覧の報告の求め(理由は記録に残る)";
}

struct AccessReportLine {
  AuditEntry entry;
  std::optional<std::string> actor_name;  ///< of the staff
};
BOOST_DESCRIBE_STRUCT(AccessReportLine, (), (entry, actor_name))

struct AccessReport {
  std::int64_t count = 0;
  List<AccessReportLine, 1000> lines;
};
BOOST_DESCRIBE_STRUCT(AccessReport, (), (count, lines))
constexpr std::string_view dto_summary(const AccessReport*) {
  return "閲覧の報告(新しい順)。職員の氏名を含み、市民の氏名は含まない";
}

}  // namespace kizuna::api
