-- Somebody decided that a contact stays an inquiry although a case is proposed (R-2, I-15).
create table inquiry_decision (
  center_id text not null,
  id text not null,
  version bigint not null,
  contact_id text not null,
  reason text not null,
  decided_by text not null,
  decided_at bigint not null,
  agreed_by text,
  agreed_at bigint,
  primary key (center_id, id),
  foreign key (center_id, contact_id) references contact (center_id, id),
  check (agreed_by is null or agreed_by <> decided_by)
) /*strict*/
-- next
create index inquiry_decision_by_contact on inquiry_decision (center_id, contact_id)
-- next
create index contact_by_group on contact (center_id, caller_group_id)
