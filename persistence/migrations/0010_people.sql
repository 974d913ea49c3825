-- People: 本人, callers, kin. Names lie here byte for byte as entered.
create table person (
  center_id text not null references center (center_id),
  id text not null,
  version bigint not null,
  family_name text not null,
  given_name text not null,
  family_kana text not null,
  given_kana text not null,
  kana_source text,
  roman_name text not null,
  glyph_note text not null,
  sex text not null,
  birth_precision text not null
    check (birth_precision in ('day', 'month', 'year', 'decade', 'unknown')),
  birth_earliest text,
  birth_latest text,
  age_estimate bigint,
  nationality text not null,
  residence_status text not null,
  residence_until text,
  mask_level bigint not null check (mask_level between 0 and 3),
  mask_reason text not null,
  mask_until text,
  mask_set_by text,
  mask_set_at bigint,
  mask_verified_by text,
  died_on text,
  died_source text not null,
  merged_into text,
  merge_reason text,
  created_at bigint not null,
  created_by text not null,
  updated_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, merged_into) references person (center_id, id)
) /*strict*/
-- next
create table person_alias (
  center_id text not null,
  person_id text not null,
  ordinal bigint not null,
  kind text not null,
  family_name text not null,
  given_name text not null,
  family_kana text not null,
  given_kana text not null,
  valid_from text,
  valid_to text,
  primary key (center_id, person_id, ordinal),
  foreign key (center_id, person_id) references person (center_id, id)
) /*strict*/
-- next
create table person_address (
  center_id text not null,
  person_id text not null,
  ordinal bigint not null,
  kind text not null check (kind in ('registered', 'actual', 'mailing')),
  postal_code text not null,
  town_code text not null,
  district text not null,
  lines text not null,
  valid_from text,
  valid_to text,
  primary key (center_id, person_id, ordinal),
  foreign key (center_id, person_id) references person (center_id, id)
) /*strict*/
-- next
create table person_phone (
  center_id text not null,
  person_id text not null,
  ordinal bigint not null,
  digits text not null,
  label text not null,
  whose text not null,
  primary key (center_id, person_id, ordinal),
  foreign key (center_id, person_id) references person (center_id, id)
) /*strict*/
-- next
-- Whole documents of earlier versions, sealed: what a record said before it was changed.
create table person_history (
  center_id text not null,
  person_id text not null,
  version bigint not null,
  sealed text not null,
  replaced_at bigint not null,
  replaced_by text not null,
  primary key (center_id, person_id, version),
  foreign key (center_id, person_id) references person (center_id, id)
) /*strict*/
-- next
-- Folded keys for prefix and exact look-ups: kana, kanji, roman, phone, phone4.
create table person_key (
  center_id text not null,
  kind text not null,
  folded text /*binary*/ not null,
  person_id text not null,
  primary key (center_id, kind, folded, person_id),
  foreign key (center_id, person_id) references person (center_id, id)
) /*strict*/
-- next
create index person_key_by_person on person_key (center_id, person_id)
-- next
-- Lowering a mask takes two people before it has any effect (M-2).
create table mask_proposal (
  center_id text not null,
  id text not null,
  person_id text not null,
  level bigint not null check (level between 0 and 3),
  reason text not null,
  proposed_by text not null,
  proposed_at bigint not null,
  decided_by text,
  decided_at bigint,
  primary key (center_id, id),
  foreign key (center_id, person_id) references person (center_id, id),
  check (decided_by is null or decided_by <> proposed_by)
) /*strict*/
-- next
-- Staff who declare a relation to a person neither see nor touch that person's records (AZ-08).
create table declared_relation (
  center_id text not null,
  account_id text not null,
  person_id text not null,
  kind text not null,
  declared_at bigint not null,
  ended_at bigint,
  primary key (center_id, account_id, person_id, declared_at),
  foreign key (center_id, account_id) references account (center_id, id),
  foreign key (center_id, person_id) references person (center_id, id)
) /*strict*/
