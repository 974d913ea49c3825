"""Who may do what to which record: a second opinion, written from the access table of the security
requirements and from the center's handbook, and not from domain/access.cpp.

A right is how far a role reaches: "own" (owner, or named on the team), "team" (also what the own
unit keeps), "all"; with "!" only by a fresh second factor.
"""

from dataclasses import dataclass

ROLES = ["counselor", "manager", "city_staff", "approver", "auditor", "admin", "readonly", "service"]
HUMANS = ROLES[:-1]


def everybody(roles: list[str], right: str) -> dict[str, str]:
    return {role: right for role in roles}


RIGHTS: dict[str, dict[str, str]] = {
    # Everyone who signs in rules over the own sessions; machines have none (AUTH-23).
    "use_own_session": everybody(HUMANS, "own"),
    "read_reference": everybody(ROLES, "all"),
    # The register of persons is found center-wide; masks and declared relations hide (M-4, AZ-08).
    "search_people": {"counselor": "all", "manager": "all"},
    # Read and write: counselors their own and their team's, managers the center's.
    "read_person": {"counselor": "team", "manager": "all"},
    "write_person": {"counselor": "team", "manager": "all"},
    "search_contacts": {"counselor": "team", "manager": "all"},
    # Behind a mask looks who may read the person; the level decides the rest (M-1).
    "reveal_place": {"counselor": "team", "manager": "all"},
    # AZ-08: everybody declares and sees the own relations; only the city sees all and ends one.
    "list_relations": {"counselor": "own", "manager": "own", "city_staff": "all"},
    "declare_relation": {"counselor": "own", "manager": "own"},
    "end_relation": {"city_staff": "all!"},
    "read_contact": {"counselor": "team", "manager": "all"},
    "write_contact": {"counselor": "team", "manager": "all"},
    # A second person approves the voiding of a contact (I-5).
    "void_contact": {"manager": "all"},
    # SENIOR agrees that an inquiry stays one, and on how a repeat caller is answered (I-15, R-4).
    "decide_as_senior": {"manager": "all"},
    "list_cases": {"counselor": "team", "manager": "all"},
    "read_case": {"counselor": "team", "manager": "all"},
    # Notes and plans are written by who is in charge.
    "write_case": {"counselor": "own", "manager": "all"},
    "close_case": {"manager": "all!"},
    "assign_case": {"manager": "all"},
    # the manager reviews every case with its owner.
    "supervise_case": {"manager": "all"},
    # Notes are written by who is in charge, and by who reads in an emergency (AZ-09).
    "write_note": {"counselor": "own", "manager": "all"},
    "open_break_glass": {"counselor": "all!", "manager": "all!"},
    "review_break_glass": {"manager": "all"},
    # W-8: an officer assigned to the case sees the closing that waits for approval.
    "read_closing": {"manager": "all", "city_staff": "own", "approver": "own"},
    "approve_closing": {"city_staff": "own!", "approver": "own!"},
    "read_tasks": {"counselor": "team", "manager": "all"},
    "write_task": {"counselor": "team", "manager": "all"},
    "use_own_drafts": {"counselor": "own", "manager": "own"},
    "take_over_draft": {"manager": "all"},
    # Aggregates: counselors their team's, the rest of the table all, admin and machines none.
    "read_statistics": {"counselor": "team", "manager": "all", "city_staff": "all",
                        "approver": "all", "auditor": "all", "readonly": "all"},
    # The rows behind a figure are for staff, a month's exact figures for the auditor too.
    "read_statistics_rows": {"counselor": "team", "manager": "all"},
    "read_frozen_months": {"counselor": "team", "manager": "all", "auditor": "all"},
    "read_audit_log": {"auditor": "all"},
    "export_audit_log": {"auditor": "all!"},
    # Lists go out as far as they are read; many people only with a second manager (TM-03).
    "export_lists": {"counselor": "team", "manager": "all"},
    "ask_for_export": {"manager": "all"},
    "approve_export": {"manager": "all!"},
    "export_statistics": {"counselor": "team", "manager": "all", "city_staff": "all",
                          "approver": "all", "auditor": "all", "readonly": "all"},
    # Paper: what may be read may be printed; the anchor of the log by manager and auditor (AUD-15).
    "print_forms": {"counselor": "team", "manager": "all", "auditor": "all"},
    "print_contact": {"counselor": "team", "manager": "all"},
    "print_case": {"counselor": "team", "manager": "all"},
    "print_closing_sheet": {"manager": "all", "auditor": "all"},
    "manage_users": {"admin": "all!"},
    "manage_tokens": {"admin": "all!"},
}

# To change a record one must first be able to see it; what changes content stops at its closing.
SEEN_BY = {
    "write_person": "read_person", "reveal_place": "read_person",
    "write_contact": "read_contact", "void_contact": "read_contact",
    "decide_as_senior": "read_contact",
    "write_case": "read_case", "close_case": "read_case", "assign_case": "read_case",
    "supervise_case": "read_case", "print_case": "read_case", "print_contact": "read_contact",
    "write_note": "read_case",
    "approve_closing": "read_closing",
    "write_task": "read_tasks",
}
STOPS_AT_CLOSING = {"write_person", "write_contact", "void_contact", "decide_as_senior",
                    "write_case", "close_case", "assign_case", "supervise_case", "write_task",
                    "write_note"}
# What opens a restricted file; a manager does that by a fresh second factor only.
OPENS_FILE = {"read_case", "write_case", "close_case", "assign_case", "supervise_case",
              "read_contact", "write_contact", "void_contact", "print_contact", "print_case",
              "write_note"}
# AZ-09: what an emergency access opens for an hour, unless the record is sealed.
IN_EMERGENCY = {"read_case", "read_contact", "write_note"}


@dataclass
class Record:
    here: bool          # of the person's own center
    owner: str          # "nobody", "other", "self"
    named: bool
    same_unit: bool
    sensitivity: int    # 0 index, 1 normal, 2 restricted, 3 sealed
    conflict: bool
    closed: bool
    shredded: bool
    shelter: bool       # about somebody at mask level 3
    by_manager: bool    # the person who asks holds the post of MANAGER
    emergency: bool     # an emergency access of the person who asks runs on it


class Policy:
    def __init__(self, rights: dict[str, dict[str, str]] = RIGHTS, without: str = ""):
        self.rights = rights
        self.without = without  # a rule left out, to see whether that is noticed

    def on(self, rule: str) -> bool:
        return rule != self.without

    def within(self, right: str, action: str, record: Record) -> bool:
        sealed = record.sensitivity == 3 and self.on("emergency-sealed")
        if record.emergency and action in IN_EMERGENCY and not sealed and self.on("emergency"):
            return True
        past = action == "open_break_glass" and record.sensitivity == 2 and self.on("emergency-ask")
        mine = record.owner == "self" or (record.named and self.on("named"))
        if record.sensitivity >= 2 and not past and self.on("restricted"):
            return mine
        reach = right.rstrip("!")
        if reach == "all":
            return True
        return mine or (reach == "team" and record.same_unit)

    def judge(self, role: str, fresh: bool, action: str, record: Record | None) -> str:
        right = self.rights[action].get(role)
        if record is not None and not record.here and self.on("center"):
            return "not_found AZ-13"
        if right is None:
            return "forbidden AZ-01"
        if record is not None:
            refusal = self.refusal(role, action, right, record)
            if refusal:
                return refusal
            restricted = record.sensitivity >= 2 and role == "manager" and action in OPENS_FILE
            if restricted and not fresh and self.on("restricted-step-up"):
                return "step_up AUTH-19"
        if right.endswith("!") and not fresh and self.on("step-up"):
            return "step_up AUTH-19"
        return "ok"

    def refusal(self, role: str, action: str, right: str, record: Record) -> str | None:
        if record.shredded and self.on("shredded"):
            return "not_found AUD-23"
        if record.conflict and self.on("conflict"):
            return "not_found AZ-08"
        sight = SEEN_BY.get(action, action)
        seeing = self.rights[sight].get(role)
        if (seeing is None or not self.within(seeing, sight, record)) and self.on("invisible"):
            return "not_found TM-01"
        # M-4: outside the case team and MANAGER such a person does not exist.
        mine = record.owner == "self" or record.named
        if record.shelter and not mine and not record.by_manager and self.on("shelter"):
            return "not_found M-4"
        if not self.within(right, action, record):
            return "forbidden AZ-01"
        if record.closed and action in STOPS_AT_CLOSING and self.on("closed"):
            return "forbidden AZ-closed"
        return None


RULES = ["center", "named", "restricted", "step-up", "shredded", "conflict", "invisible", "closed",
         "restricted-step-up", "shelter", "emergency", "emergency-sealed", "emergency-ask"]
