-- Family and surroundings of a case's subject, as genogram and eco-map draw them. Every change ends
-- the row of the old version and makes one of the next, so the table is its own history.
create table case_chart (
  center_id text not null,
  case_id text not null,
  version bigint not null,
  updated_at bigint not null,
  primary key (center_id, case_id),
  foreign key (center_id, case_id) references case_file (center_id, id)
) /*strict*/
-- next
-- A person of the register, whose own row then says name, sex, birth and death, or only a name.
create table family_member (
  center_id text not null,
  id text not null,
  version bigint not null,
  ordinal bigint not null,
  case_id text not null,
  person_id text,
  name text not null,
  kana text not null,
  sex text not null check (sex in ('male', 'female', 'other_or_no_answer', 'unknown')),
  birth text not null,
  life text not null check (life in ('alive', 'dead', 'unknown')),
  died_on text not null,
  together text not null check (together in ('yes', 'no', 'unknown')),
  relation text not null,
  roles text not null,
  note text not null,
  source text not null,
  as_of text,
  made_at bigint not null,
  made_by text not null,
  ended_at bigint,
  ended_by text,
  end_reason text not null,
  primary key (center_id, id, version),
  foreign key (center_id, case_id) references case_chart (center_id, case_id),
  foreign key (center_id, person_id) references person (center_id, id),
  check (person_id is null or (name = '' and birth = '' and died_on = ''))
) /*strict*/
-- next
create unique index family_member_now on family_member (center_id, id) where ended_at is null
-- next
create index family_member_by_case on family_member (center_id, case_id)
-- next
create index family_member_by_person on family_member (center_id, person_id)
-- next
create table family_tie (
  center_id text not null,
  id text not null,
  version bigint not null,
  ordinal bigint not null,
  case_id text not null,
  kind text not null check (kind in ('birth', 'adoption', 'special_adoption', 'marriage',
    'partnership', 'near', 'distant', 'opposed', 'violent', 'cut_off')),
  from_member text not null,
  to_member text not null,
  since text not null,
  until_date text not null,
  tie_end text check (tie_end in ('divorce', 'death', 'dissolution', 'annulment')),
  affinity_ended_on text,
  note text not null,
  source text not null,
  as_of text,
  made_at bigint not null,
  made_by text not null,
  ended_at bigint,
  ended_by text,
  end_reason text not null,
  primary key (center_id, id, version),
  foreign key (center_id, case_id) references case_chart (center_id, case_id),
  check (from_member <> to_member)
) /*strict*/
-- next
create unique index family_tie_now on family_tie (center_id, id) where ended_at is null
-- next
create index family_tie_by_case on family_tie (center_id, case_id)
-- next
create table support_agency (
  center_id text not null,
  id text not null,
  version bigint not null,
  ordinal bigint not null,
  case_id text not null,
  name text not null,
  kind text not null,
  strength text not null,
  direction text not null,
  contact_person text not null,
  since text not null,
  note text not null,
  source text not null,
  as_of text,
  made_at bigint not null,
  made_by text not null,
  ended_at bigint,
  ended_by text,
  end_reason text not null,
  primary key (center_id, id, version),
  foreign key (center_id, case_id) references case_chart (center_id, case_id)
) /*strict*/
-- next
create unique index support_agency_now on support_agency (center_id, id) where ended_at is null
-- next
create index support_agency_by_case on support_agency (center_id, case_id)
-- next
-- Where somebody put a node by hand; without a row it stands where the layout puts it.
create table chart_position (
  center_id text not null,
  case_id text not null,
  node_id text not null,
  x bigint not null,
  y bigint not null,
  primary key (center_id, case_id, node_id),
  foreign key (center_id, case_id) references case_chart (center_id, case_id)
) /*strict*/
