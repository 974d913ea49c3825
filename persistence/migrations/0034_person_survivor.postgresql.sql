-- Who a person is after merges, as a column: behind row-level security PostgreSQL does not trust
-- COALESCE and would read the whole table instead of an index on that expression.
drop index person_by_survivor
-- next
alter table person add column survivor_id text
  generated always as (coalesce(merged_into, id)) stored
-- next
create index person_by_survivor on person (center_id, survivor_id)
