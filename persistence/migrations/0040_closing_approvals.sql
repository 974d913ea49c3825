-- Who approved a requested closing, each for exactly the text with this hash (W-8). A later change
-- of the text voids the request and with it every approval of it. The checks are the second wall of
-- four eyes: who asked and who owns the case approve nothing.
create table closing_approval (
  center_id text not null,
  request_id text not null,
  case_id text not null,
  account_id text not null,
  role text not null check (role in ('manager', 'city_staff', 'approver')),
  text_hash text not null,
  requested_by text not null,
  owner_id text,
  approved_at bigint not null,
  primary key (center_id, request_id, account_id),
  foreign key (center_id, request_id) references case_approval (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, account_id) references account (center_id, id),
  check (account_id <> requested_by),
  check (owner_id is null or account_id <> owner_id)
) /*strict*/
-- next
create index case_approval_by_case on case_approval (center_id, case_id, voided_at)
