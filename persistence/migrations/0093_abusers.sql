-- From whom a person is protected (R-34): never changed, only ended by another person with a
-- reason. Names lie here byte for byte as entered.
create table abuser (
  center_id text not null references center (center_id),
  id text not null,
  person_id text not null,
  family_name text not null,
  given_name text not null,
  family_kana text not null,
  given_kana text not null,
  roman_name text not null,
  relation text not null,
  phones text not null,
  entered_at bigint not null,
  entered_by text not null,
  ended_at bigint,
  ended_by text,
  end_reason text not null default '',
  primary key (center_id, id),
  foreign key (center_id, person_id) references person (center_id, id),
  foreign key (center_id, entered_by) references account (center_id, id),
  check (relation <> ''),
  check ((ended_at is null) = (ended_by is null)),
  check (ended_by is null or (ended_by <> entered_by and end_reason <> ''))
) /*strict*/
-- next
create index abuser_by_person on abuser (center_id, person_id)
-- next
-- By what a caller is recognised: full names and full numbers, made by domain/people/abuser_keys.
create table abuser_key (
  center_id text not null,
  folded text /*binary*/ not null,
  abuser_id text not null,
  primary key (center_id, folded, abuser_id),
  foreign key (center_id, abuser_id) references abuser (center_id, id)
) /*strict*/
