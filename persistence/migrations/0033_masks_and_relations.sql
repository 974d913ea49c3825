alter table mask_proposal add column accepted bigint check (accepted in (0, 1))
-- next
create index mask_proposal_by_person on mask_proposal (center_id, person_id)
-- next
-- The task that asks MANAGER when nobody verified a mask within the hour (M-2).
alter table person add column mask_task_id text
-- next
-- Only the city ends a relation that staff declared (AZ-08).
alter table declared_relation add column ended_by text
-- next
create index declared_relation_by_person on declared_relation (center_id, person_id)
