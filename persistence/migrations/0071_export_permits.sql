-- Lists of more than 20 people leave the house only when a second manager has agreed to exactly
-- that question (TM-03). The check is the second wall of four eyes.
create table export_permit (
  center_id text not null,
  id text not null,
  version bigint not null,
  question text not null,
  reason text not null,
  requested_by text not null,
  requested_at bigint not null,
  approved_by text,
  approved_at bigint,
  primary key (center_id, id),
  foreign key (center_id, requested_by) references account (center_id, id),
  foreign key (center_id, approved_by) references account (center_id, id),
  check (approved_by is null or approved_by <> requested_by),
  check ((approved_by is null) = (approved_at is null))
) /*strict*/
-- next
create index export_permit_by_time on export_permit (center_id, requested_at)
