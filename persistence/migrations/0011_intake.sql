-- 相談受付. A finalised contact is never changed: an amendment is a row of its own.
create table fiscal_series (
  center_id text not null references center (center_id),
  fiscal_year bigint not null,
  kind text not null check (kind in ('contact', 'case')),
  label text not null,
  last_ordinal bigint not null,
  primary key (center_id, fiscal_year, kind)
) /*strict*/
-- next
-- Anonymous calls that a human has linked to one another, and perhaps later to a person.
create table anonymous_group (
  center_id text not null references center (center_id),
  id text not null,
  label text not null,
  person_id text,
  created_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, person_id) references person (center_id, id)
) /*strict*/
-- next
create table contact (
  center_id text not null references center (center_id),
  id text not null,
  version bigint not null,
  number text,
  fiscal_year bigint,
  ordinal bigint,
  root_id text not null,
  amends text,
  amendment bigint not null,
  is_newest bigint not null check (is_newest in (0, 1)),
  voided bigint not null check (voided in (0, 1)),
  received_at bigint,
  late_reason text not null,
  minutes bigint check (minutes between 1 and 600),
  staff_id text not null,
  second_staff_id text,
  direction text not null check (direction in ('IN', 'OUT')),
  method text not null,
  is_new text not null,
  caller_type text not null,
  caller_person_id text,
  caller_label text not null,
  caller_group_id text,
  caller_org text not null,
  relation_label text not null,
  relation_degree bigint,
  relation_by_marriage bigint not null check (relation_by_marriage in (0, 1)),
  relation_unknown bigint not null check (relation_unknown in (0, 1)),
  callback_phone text not null,
  callback_no_message bigint not null check (callback_no_message in (0, 1)),
  callback_no_center_name bigint not null check (callback_no_center_name in (0, 1)),
  callback_time_window text not null,
  subject_person_id text,
  topic_main text not null,
  narrative_facts text not null,
  narrative_words text not null,
  narrative_opinion text not null,
  person_wish text not null,
  person_wish_text text not null,
  path text not null,
  path_org text not null,
  route text not null,
  response text not null,
  outcome text not null,
  urgency text not null,
  abuse text not null,
  district text not null,
  language text not null,
  interpreter text not null,
  consent text not null,
  document_handled bigint not null check (document_handled in (0, 1)),
  next_action text not null,
  next_due text,
  shareable_with text not null,
  amend_reason text not null default '',
  finalised_at bigint,
  first_finalised_at bigint,
  created_at bigint not null,
  created_by text not null,
  updated_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, staff_id) references account (center_id, id),
  foreign key (center_id, caller_person_id) references person (center_id, id),
  foreign key (center_id, subject_person_id) references person (center_id, id),
  foreign key (center_id, caller_group_id) references anonymous_group (center_id, id),
  foreign key (center_id, amends) references contact (center_id, id)
) /*strict*/
-- next
create unique index contact_by_number on contact (center_id, fiscal_year, ordinal, amendment)
-- next
create index contact_by_time on contact (center_id, received_at)
-- next
create index contact_by_subject on contact (center_id, subject_person_id, received_at)
-- next
create index contact_by_caller on contact (center_id, caller_person_id, received_at)
-- next
create index contact_by_root on contact (center_id, root_id)
-- next
create table contact_code (
  center_id text not null,
  contact_id text not null,
  kind text not null check (kind in ('topic_sub', 'outcome', 'abuse_type', 'material', 'attachment')),
  ordinal bigint not null,
  code text not null,
  primary key (center_id, contact_id, kind, ordinal),
  foreign key (center_id, contact_id) references contact (center_id, id)
) /*strict*/
-- next
create table void_request (
  center_id text not null,
  id text not null,
  contact_id text not null,
  reason text not null,
  requested_by text not null,
  requested_at bigint not null,
  approved_by text,
  approved_at bigint,
  primary key (center_id, id),
  foreign key (center_id, contact_id) references contact (center_id, id),
  check (approved_by is null or approved_by <> requested_by)
) /*strict*/
-- next
-- An unanswered try: counted nowhere, but three of them make "unreachable" (T-13).
create table contact_attempt (
  center_id text not null,
  id text not null,
  subject_person_id text,
  case_id text,
  attempted_at bigint not null,
  method text not null,
  note text not null,
  by_account_id text not null,
  primary key (center_id, id),
  foreign key (center_id, subject_person_id) references person (center_id, id)
) /*strict*/
-- next
create table response_sheet (
  center_id text not null,
  id text not null,
  version bigint not null,
  caller_person_id text,
  caller_group_id text,
  caller_phone text,
  agreed_text text not null,
  review_on text not null,
  agreed_by text not null,
  created_at bigint not null,
  primary key (center_id, id)
) /*strict*/
-- next
-- What is being typed, sealed with the center's key; nothing of it is searched or counted (I-3).
create table draft (
  center_id text not null references center (center_id),
  id text not null,
  version bigint not null,
  account_id text not null,
  kind text not null,
  case_id text,
  sealed text not null,
  begun_at bigint not null,
  updated_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, account_id) references account (center_id, id)
) /*strict*/
-- next
create index draft_by_account on draft (center_id, account_id)
