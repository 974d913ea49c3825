-- Support lines of a case. States and steps are domain/intake/tracks; a restricted one exists for
-- the people named here and for MANAGER.
create table track (
  center_id text not null references center (center_id),
  id text not null,
  version bigint not null,
  case_id text not null,
  kind text not null
    check (kind in ('K1', 'K2', 'K3', 'K4', 'K5', 'K6', 'K7', 'K8', 'K9', 'K10', 'K11')),
  state text not null,
  restricted bigint not null check (restricted in (0, 1)),
  opened_on text not null,
  opened_by text not null,
  state_since text not null,
  waiting_for text not null,
  waiting_since text,
  follow_up_on text,
  task_id text,
  ended_on text,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id),
  check (restricted = 0 or kind in ('K8', 'K11')),
  check ((waiting_for = '') = (waiting_since is null))
) /*strict*/
-- next
create index track_by_case on track (center_id, case_id, ended_on)
-- next
create table track_member (
  center_id text not null,
  track_id text not null,
  account_id text not null,
  since bigint not null,
  until bigint,
  primary key (center_id, track_id, account_id, since),
  foreign key (center_id, track_id) references track (center_id, id),
  foreign key (center_id, account_id) references account (center_id, id)
) /*strict*/
-- next
-- What happened on a restricted track is not for everybody who sees the case's history.
alter table case_event add column track_id text
