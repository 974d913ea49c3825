-- The safety check that ends the 48 hours (K-9). A later status of the same suspicion is a row of
-- its own that begins when the one before it ends and carries report and check along (W-15).
alter table case_overlay add column safety_confirmed_at bigint
-- next
alter table case_overlay add column safety_confirmed_by text
-- next
alter table case_overlay add column safety_how text not null default ''
