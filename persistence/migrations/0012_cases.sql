-- Cases and what runs on them. States, transitions and guards are domain/intake/case_workflow.
create table case_file (
  center_id text not null references center (center_id),
  id text not null,
  version bigint not null,
  number text not null,
  suffix bigint not null,
  fiscal_year bigint not null,
  ordinal bigint not null,
  state text not null
    check (state in ('S0', 'S1', 'S2', 'S3', 'S4', 'S5', 'S6', 'S7', 'S8', 'S9')),
  owner_id text,
  unit text not null,
  subject_id text not null,
  urgency text not null,
  urgency_was_s bigint not null check (urgency_was_s in (0, 1)),
  sensitivity text not null check (sensitivity in ('s0', 's1', 's2', 's3')),
  opened_by_contact_id text not null,
  opened_at bigint not null,
  opened_by text not null,
  state_since text not null,
  state_due text,
  state_due_why text not null,
  days_left_when_paused bigint,
  suspended_from text,
  suspend_reason text not null,
  close_code text,
  closing_summary text not null,
  closed_at bigint,
  continues_case_id text,
  updated_at bigint not null,
  primary key (center_id, id),
  unique (center_id, fiscal_year, ordinal),
  foreign key (center_id, owner_id) references account (center_id, id),
  foreign key (center_id, subject_id) references person (center_id, id),
  foreign key (center_id, opened_by_contact_id) references contact (center_id, id)
) /*strict*/
-- next
create index case_by_subject on case_file (center_id, subject_id)
-- next
create index case_by_owner on case_file (center_id, owner_id, state)
-- next
-- Links work backwards in time and can be undone; a restricted one is seen by team and manager.
create table case_contact (
  center_id text not null,
  case_id text not null,
  contact_id text not null,
  restricted bigint not null check (restricted in (0, 1)),
  reopens bigint not null check (reopens in (0, 1)),
  linked_at bigint not null,
  linked_by text not null,
  unlinked_at bigint,
  unlinked_by text,
  primary key (center_id, case_id, contact_id, linked_at),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, contact_id) references contact (center_id, id)
) /*strict*/
-- next
create index case_contact_by_contact on case_contact (center_id, contact_id)
-- next
create table case_team (
  center_id text not null,
  case_id text not null,
  account_id text not null,
  duty text not null,
  since bigint not null,
  until bigint,
  primary key (center_id, case_id, account_id, since),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, account_id) references account (center_id, id)
) /*strict*/
-- next
-- Everything that happened to a case, never changed.
create table case_event (
  center_id text not null,
  id text not null,
  case_id text not null,
  at bigint not null,
  kind text not null,
  rule text not null,
  action text not null,
  from_state text,
  to_state text,
  actor_id text not null,
  reason text not null,
  note text not null,
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id)
) /*strict*/
-- next
create index case_event_by_case on case_event (center_id, case_id, at)
-- next
-- Named facts that guards ask for (profile, appointment, meeting, ...), each with date and source.
create table case_fact (
  center_id text not null,
  case_id text not null,
  name text not null,
  value text not null,
  as_of text not null,
  source text not null,
  set_by text not null,
  set_at bigint not null,
  primary key (center_id, case_id, name, set_at),
  foreign key (center_id, case_id) references case_file (center_id, id)
) /*strict*/
-- next
create table case_overlay (
  center_id text not null,
  id text not null,
  version bigint not null,
  case_id text not null,
  kind text not null check (kind in ('abuse', 'deceased')),
  status text not null,
  since bigint not null,
  started_by text not null,
  manager_told_at bigint,
  reported_at bigint,
  reported_by text,
  fact_on text,
  source text not null,
  ended_at bigint,
  ended_by text,
  end_reason text not null,
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id)
) /*strict*/
-- next
create index case_overlay_by_case on case_overlay (center_id, case_id)
-- next
-- A closing that several people approve; each approval holds for exactly this text (W-8).
create table case_approval (
  center_id text not null,
  id text not null,
  case_id text not null,
  rule text not null,
  text_hash text not null,
  requested_by text not null,
  requested_at bigint not null,
  approved_by text,
  approved_role text,
  approved_at bigint,
  voided_at bigint,
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id),
  check (approved_by is null or approved_by <> requested_by)
) /*strict*/
-- next
create table supervision (
  center_id text not null,
  id text not null,
  case_id text not null,
  held_on text not null,
  questions text not null,
  advice text not null,
  agreed_action text not null,
  by_account_id text not null,
  created_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id)
) /*strict*/
-- next
create table task (
  center_id text not null references center (center_id),
  id text not null,
  version bigint not null,
  title text not null,
  note text not null,
  owner_id text,
  owner_post text check (owner_post in ('senior', 'manager')),
  due_on text,
  due_at bigint,
  source text not null,
  severity text not null check (severity in ('normal', 'high', 'urgent')),
  kept_by_others bigint not null check (kept_by_others in (0, 1)),
  case_id text,
  contact_id text,
  state text not null check (state in ('open', 'done', 'cancelled')),
  done_at bigint,
  done_by text,
  close_reason text not null,
  created_at bigint not null,
  created_by text not null,
  updated_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, owner_id) references account (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, contact_id) references contact (center_id, id)
) /*strict*/
-- next
create index task_by_owner on task (center_id, owner_id, state, due_on)
-- next
create index task_by_case on task (center_id, case_id, state)
