-- A value that was looked at and is not enough yet (不足あり): guards do not count it.
alter table case_fact add column partial bigint not null default 0
-- next
-- A field of the profile that this case does not need: one person says why, another approves.
create table profile_waiver (
  center_id text not null references center (center_id),
  case_id text not null,
  field text not null,
  asked_at bigint not null,
  reason text not null,
  asked_by text not null,
  approved_by text,
  approved_at bigint,
  ended_at bigint,
  primary key (center_id, case_id, field, asked_at),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, asked_by) references account (center_id, id),
  check (approved_by is null or approved_by <> asked_by),
  check ((approved_by is null) = (approved_at is null))
) /*strict*/
