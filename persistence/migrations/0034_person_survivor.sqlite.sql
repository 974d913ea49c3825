-- Who a person is after merges, as a column that any index and join can use.
drop index person_by_survivor
-- next
alter table person add column survivor_id text
  generated always as (coalesce(merged_into, id)) virtual
-- next
create index person_by_survivor on person (center_id, survivor_id)
