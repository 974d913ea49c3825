-- Somebody is away for some days; the deputy sees and does what must not wait.
create table absence (
  center_id text not null references center (center_id),
  id text not null,
  account_id text not null,
  deputy_id text not null,
  from_on text not null,
  to_on text not null,
  created_at bigint not null,
  created_by text not null,
  ended_at bigint,
  ended_by text,
  primary key (center_id, id),
  foreign key (center_id, account_id) references account (center_id, id),
  foreign key (center_id, deputy_id) references account (center_id, id),
  check (account_id <> deputy_id),
  check (from_on <= to_on)
) /*strict*/
-- next
create index absence_by_account on absence (center_id, account_id, to_on)
