-- A session that its owner locked before the idle time was over; one factor opens a new one.
alter table login_session add column locked_at bigint
