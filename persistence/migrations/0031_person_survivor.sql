-- Who a person is after merges: the survivor, or the person itself. The cast gives the expression
-- the affinity of a column, without which SQLite does not use the index.
create index person_by_survivor on person (center_id, cast(coalesce(merged_into, id) as text))
