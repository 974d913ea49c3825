-- What has been put on paper. Copies of one form about one thing are numbered without gaps, so that
-- a sheet that turns up somewhere leads to one line here.
create table print_series (
  center_id text not null references center (center_id),
  form text not null,
  object_id text not null,
  last_copy bigint not null,
  primary key (center_id, form, object_id)
) /*strict*/
-- next
create table print_job (
  center_id text not null,
  id text not null,
  form text not null,
  form_version bigint not null,
  object_id text not null,
  case_id text,
  request text not null,
  content_hash text not null,
  purpose text not null,
  recipient text not null,
  first_copy bigint not null,
  copies bigint not null check (copies between 1 and 10),
  printed_by text not null,
  printed_at bigint not null,
  primary key (center_id, id),
  unique (center_id, form, object_id, first_copy),
  foreign key (center_id, printed_by) references account (center_id, id)
) /*strict*/
-- next
create index print_job_by_object on print_job (center_id, object_id, printed_at)
