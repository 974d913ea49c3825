-- A request for a voiding may be declined, and is decided once.
alter table void_request add column version bigint not null default 1
-- next
alter table void_request add column state text not null default 'open'
  check (state in ('open', 'approved', 'declined'))
-- next
alter table void_request add column declined_by text
-- next
alter table void_request add column declined_at bigint
-- next
alter table void_request add column decline_reason text not null default ''
-- next
create index void_request_by_contact on void_request (center_id, contact_id)
