#include "api/act_of_request.hpp"

namespace kizuna::api {
namespace {

using domain::ProblemCode;
using persistence::ActRecord;
using persistence::Outcome;

std::string purpose_of(const Caller* caller) {
  if (caller == nullptr) return "system";
  switch (caller->role) {
    case domain::Role::auditor:
      return "audit";
    case domain::Role::admin:
      return "maintenance";
    case domain::Role::service:
      return "system";
    case domain::Role::approver:
      return "subsidy";
    case domain::Role::counselor:
    case domain::Role::manager:
    case domain::Role::city_staff:
    case domain::Role::readonly:
      return "consult";
  }
  return "consult";
}

ActRecord base(const RequestFacts& facts, int status, const ActNotes& notes) {
  ActRecord act;
  act.center_id = facts.center_id;
  act.act = facts.route->act;
  act.status = status;
  act.purpose = notes.purpose.value_or(purpose_of(facts.caller));
  act.object = notes.object;
  act.case_id = notes.case_id;
  act.detail = notes.detail;
  act.request_id = std::string(facts.request_id);
  if (!facts.request.peer_address.empty()) act.ip = facts.request.peer_address;
  if (facts.caller == nullptr) {
    act.actor = notes.actor;
  } else {
    const Caller& caller = *facts.caller;
    act.terminal = caller.terminal;
    act.actor = persistence::ActingPerson{caller.account_id, std::string(to_text(caller.role)),
                                          caller.aal, caller.amr, std::nullopt};
    if (!caller.session_hash.empty()) act.actor->session_id = caller.session_hash.substr(0, 16);
  }
  return act;
}

/// Did a rule forbid it (an act that somebody must be able to find), or was it only malformed?
bool is_denial(ProblemCode code) {
  return code == ProblemCode::unauthenticated || code == ProblemCode::forbidden ||
         code == ProblemCode::csrf_failed || code == ProblemCode::step_up_required ||
         code == ProblemCode::not_found || code == ProblemCode::four_eyes ||
         code == ProblemCode::guard_not_met || code == ProblemCode::too_many_requests;
}

}  // namespace

std::vector<ActRecord> acts_of_success(const RequestFacts& facts, int status,
                                       const ActNotes& notes) {
  std::vector<ActRecord> acts{base(facts, status, notes)};
  acts.front().before = notes.before;
  acts.front().after = notes.after;
  if (notes.denied_by) {
    acts.front().outcome = Outcome::denied;
    acts.front().deny_rule = *notes.denied_by;
  }
  for (const auto& [name, object] : notes.also) {
    ActRecord further = base(facts, status, notes);
    further.act = name;
    further.object = object;
    further.detail.reset();
    acts.push_back(std::move(further));
  }
  return acts;
}

ActRecord act_of_refusal(const RequestFacts& facts, const domain::Refusal& refusal, int status,
                         const ActNotes& notes) {
  ActRecord act = base(facts, status, notes);
  if (is_denial(refusal.code)) {
    act.outcome = Outcome::denied;
    act.deny_rule = refusal.rule.empty() ? "AZ-01" : refusal.rule;
  } else {
    act.outcome = Outcome::error;
  }
  return act;
}

}  // namespace kizuna::api
