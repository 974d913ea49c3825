-- The organisational unit of a counselor: records of the own unit are within a team's reach.
alter table account add column unit text not null default 'main'
-- next
-- Between the enrolment code and the first code of the new second factor; nothing of it opens a
-- door before that.
alter table account_enrolment add column pending_password_hash text
-- next
alter table account_enrolment add column pending_totp_sealed text
