-- 緊急閲覧: who opened which case for an hour and why, and what a manager found (AZ-09). The check
-- is the second wall: nobody reviews the own one.
create table break_glass (
  center_id text not null references center (center_id),
  id text not null,
  case_id text not null,
  account_id text not null,
  reason_code text not null,
  reason text not null,
  opened_at bigint not null,
  ends_at bigint not null,
  review_due text not null,
  task_id text not null,
  verdict text check (verdict in ('appropriate', 'to_check')),
  review_note text not null default '',
  reviewed_by text,
  reviewed_at bigint,
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, account_id) references account (center_id, id),
  check (reviewed_by is null or reviewed_by <> account_id),
  check ((reviewed_by is null) = (verdict is null))
) /*strict*/
-- next
create index break_glass_by_case on break_glass (center_id, case_id, account_id)
-- next
create index break_glass_by_account on break_glass (center_id, account_id, verdict)
-- next
-- Taking a restriction away is an act of two people.
create table case_unrestriction (
  center_id text not null references center (center_id),
  id text not null,
  case_id text not null,
  reason text not null,
  proposed_by text not null,
  proposed_at bigint not null,
  outcome text check (outcome in ('accepted', 'refused')),
  decided_by text,
  decided_at bigint,
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, proposed_by) references account (center_id, id),
  check (outcome is null or outcome = 'refused' or decided_by <> proposed_by),
  check ((outcome is null) = (decided_by is null))
) /*strict*/
-- next
create index case_unrestriction_by_case on case_unrestriction (center_id, case_id)
