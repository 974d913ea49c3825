#pragma once
#include <optional>
#include <string>

#include "api/json/describe.hpp"

/// The audit log as it is answered: ids only, as in the entries themselves.
namespace kizuna::api {

struct AuditActor {
  std::string id;
  std::string role;
  std::int64_t aal = 1;
  List<std::string, 8> amr;
  std::optional<std::string> session;
};
BOOST_DESCRIBE_STRUCT(AuditActor, (), (id, role, aal, amr, session))

struct AuditObject {
  std::string type;
  std::string id;
  std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(AuditObject, (), (type, id, version))

struct AuditEntry {
  std::string origin;
  std::int64_t seq = 0;
  InstantText at;
  std::string act;
  std::string act_label;
  std::optional<AuditActor> actor;
  std::string instance;
  std::optional<std::string> address;
  std::optional<std::string> terminal;
  std::optional<AuditObject> object;
  std::optional<std::string> case_id;
  std::string purpose;
  std::string outcome;
  std::int64_t status = 0;
  std::optional<std::string> rule;
  std::int64_t times = 1;
  std::optional<std::string> before;
  std::optional<std::string> after;
  std::optional<std::string> detail;
  std::optional<std::string> request_id;
};
BOOST_DESCRIBE_STRUCT(AuditEntry, (),
                      (origin, seq, at, act, act_label, actor, instance, address, terminal, object,
                       case_id, purpose, outcome, status, rule, times, before, after, detail,
                       request_id))
constexpr std::string_view dto_summary(const AuditEntry*) {
  return "監査記録の1件。氏名は含まない";
}

struct AuditEntries {
  List<AuditEntry, 200> entries;
};
BOOST_DESCRIBE_STRUCT(AuditEntries, (), (entries))
constexpr std::string_view dto_summary(const AuditEntries*) {
  return "監査記録の一覧(新しい順)";
}

struct AuditCheckpoint {
  std::string origin;
  std::int64_t size = 0;
  std::string root;
  std::string note;
};
BOOST_DESCRIBE_STRUCT(AuditCheckpoint, (), (origin, size, root, note))
constexpr std::string_view dto_summary(const AuditCheckpoint*) {
  return "署名済みチェックポイント。rootは16進、noteはC2SP signed-note";
}

struct AuditProof {
  std::string origin;
  std::optional<std::string> receipt;
  std::optional<List<std::string, 64>> hashes;
};
BOOST_DESCRIBE_STRUCT(AuditProof, (), (origin, receipt, hashes))
constexpr std::string_view dto_summary(const AuditProof*) {
  return "包含証明(receipt: C2SP tlog-proof)または整合性証明(hashes: base64)";
}

}  // namespace kizuna::api
