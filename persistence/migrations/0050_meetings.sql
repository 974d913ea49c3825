-- Meetings of cases: a draft that may still change, then final. What a kind must hold before it is
-- final is domain/intake/meeting. Texts that only some kinds have are rows of meeting_text.
create table meeting (
  center_id text not null references center (center_id),
  id text not null,
  version bigint not null,
  case_id text not null,
  kind text not null check (kind in ('MT1', 'MT2', 'MT3', 'MT4', 'MT6', 'MT7', 'MT8')),
  state text not null check (state in ('draft', 'final', 'discarded')),
  held_on text not null,
  held_at bigint not null,
  starts text not null,
  ends text not null,
  place text not null,
  recorder_id text not null,
  presence text not null,
  wish_not_heard text not null,
  next_on text,
  no_next bigint not null check (no_next in (0, 1)),
  review_on text,
  tracks text not null,
  secrecy_told bigint not null check (secrecy_told in (0, 1)),
  finalised_at bigint,
  finalised_by text,
  created_at bigint not null,
  created_by text not null,
  updated_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, recorder_id) references account (center_id, id),
  check ((state = 'final') = (finalised_at is not null))
) /*strict*/
-- next
create index meeting_by_case on meeting (center_id, case_id, held_at)
-- next
create table meeting_text (
  center_id text not null,
  meeting_id text not null,
  name text not null,
  position bigint not null,
  text text not null,
  primary key (center_id, meeting_id, name, position),
  foreign key (center_id, meeting_id) references meeting (center_id, id)
) /*strict*/
-- next
-- The check is the second wall of recusal: who is recused has no vote.
create table meeting_attendee (
  center_id text not null,
  meeting_id text not null,
  position bigint not null,
  staff_id text,
  name text not null,
  organisation text not null,
  role text not null,
  conflict text not null,
  conflict_reason text not null,
  vote text not null,
  primary key (center_id, meeting_id, position),
  foreign key (center_id, meeting_id) references meeting (center_id, id),
  foreign key (center_id, staff_id) references account (center_id, id),
  check (conflict <> 'RECUSED' or vote in ('', 'NONE'))
) /*strict*/
-- next
create table meeting_decision (
  center_id text not null,
  meeting_id text not null,
  position bigint not null,
  what text not null,
  staff_id text,
  name text not null,
  organisation text not null,
  due_on text,
  task_id text,
  primary key (center_id, meeting_id, position),
  foreign key (center_id, meeting_id) references meeting (center_id, id),
  foreign key (center_id, staff_id) references account (center_id, id),
  foreign key (center_id, task_id) references task (center_id, id)
) /*strict*/
-- next
create table meeting_option (
  center_id text not null,
  meeting_id text not null,
  position bigint not null,
  code text not null,
  reasoning text not null,
  chosen bigint not null check (chosen in (0, 1)),
  primary key (center_id, meeting_id, position),
  foreign key (center_id, meeting_id) references meeting (center_id, id)
) /*strict*/
-- next
-- Numbered copies of the papers that were handed out, and how each came back (R-25).
create table meeting_copy (
  center_id text not null,
  meeting_id text not null,
  number bigint not null,
  document text not null,
  staff_id text,
  name text not null,
  organisation text not null,
  handed_on text not null,
  handed_by text not null,
  returned_on text,
  returned_how text check (returned_how in ('COLLECTED', 'SHREDDED')),
  returned_by text,
  primary key (center_id, meeting_id, number),
  foreign key (center_id, meeting_id) references meeting (center_id, id),
  check ((returned_on is null) = (returned_how is null))
) /*strict*/
-- next
create index meeting_copy_out on meeting_copy (center_id, returned_on, handed_on)
-- next
-- What is said differently after the record is final.
create table meeting_amendment (
  center_id text not null,
  id text not null,
  meeting_id text not null,
  number bigint not null,
  about text not null,
  text text not null,
  reason text not null,
  amended_at bigint not null,
  amended_by text not null,
  primary key (center_id, id),
  unique (center_id, meeting_id, number),
  foreign key (center_id, meeting_id) references meeting (center_id, id)
) /*strict*/
-- next
-- A task that a meeting decided leads back to it.
alter table task add column meeting_id text
