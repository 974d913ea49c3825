-- What people agreed to, and what was handed to somebody outside on which basis (R-26 to R-29).
-- Nothing is deleted: a withdrawn consent stays with its date.
create table consent (
  center_id text not null references center (center_id),
  id text not null,
  case_id text not null,
  person_id text not null,
  form text not null check (form in ('1', '2', '3', '4', '5')),
  items text not null,
  purpose text not null,
  capacity_note text not null,
  document text not null,
  given_on text not null,
  until text,
  task_id text,
  recorded_at bigint not null,
  recorded_by text not null,
  withdrawn_on text,
  withdrawn_at bigint,
  withdrawn_by text,
  withdrawal_reason text not null default '',
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, person_id) references person (center_id, id),
  check ((withdrawn_on is null) = (withdrawn_by is null)),
  check (until is null or until >= given_on)
) /*strict*/
-- next
create index consent_by_case on consent (center_id, case_id)
-- next
create table consent_recipient (
  center_id text not null,
  consent_id text not null,
  position bigint not null,
  kind text not null,
  name text not null,
  primary key (center_id, consent_id, position),
  foreign key (center_id, consent_id) references consent (center_id, id)
) /*strict*/
-- next
-- Copy numbers of a fiscal year, given inside the transaction and so without gaps.
create table disclosure_series (
  center_id text not null references center (center_id),
  fiscal_year bigint not null,
  last_ordinal bigint not null,
  primary key (center_id, fiscal_year)
) /*strict*/
-- next
create table disclosure (
  center_id text not null references center (center_id),
  id text not null,
  case_id text not null,
  fiscal_year bigint not null,
  ordinal bigint not null,
  number text not null,
  person_id text not null,
  recipient_kind text not null,
  recipient_name text not null,
  items text not null,
  basis text not null check (basis in ('B1', 'B2', 'B3', 'B4', 'B5', 'B6')),
  grounds text not null,
  danger text not null,
  why_no_consent text not null,
  why_these_items text not null,
  handed text not null,
  medium text not null,
  handed_on text not null,
  return_by text,
  task_id text,
  returned_on text,
  returned_how text not null default '',
  returned_by text,
  recorded_at bigint not null,
  recorded_by text not null,
  primary key (center_id, id),
  unique (center_id, fiscal_year, ordinal),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, person_id) references person (center_id, id),
  check (basis <> 'B3' or (danger <> '' and why_no_consent <> '' and why_these_items <> '')),
  check ((returned_on is null) = (returned_by is null))
) /*strict*/
-- next
create index disclosure_by_case on disclosure (center_id, case_id)
-- next
-- The consents that carried a disclosure on basis B1.
create table disclosure_consent (
  center_id text not null,
  disclosure_id text not null,
  consent_id text not null,
  primary key (center_id, disclosure_id, consent_id),
  foreign key (center_id, disclosure_id) references disclosure (center_id, id),
  foreign key (center_id, consent_id) references consent (center_id, id)
) /*strict*/
