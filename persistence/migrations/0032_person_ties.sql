-- What people said of a likely duplicate (R-5, I-20), in the order in which they met it.
create table duplicate_decision (
  center_id text not null,
  person_id text not null,
  other_id text not null,
  decision text not null check (decision in ('not_same', 'not_sure')),
  decided_by text not null,
  decided_at bigint not null,
  primary key (center_id, person_id, other_id),
  foreign key (center_id, person_id) references person (center_id, id),
  foreign key (center_id, other_id) references person (center_id, id),
  check (person_id <> other_id)
) /*strict*/
-- next
-- Merging is the pointer person.merged_into; every merge and what became of it stays here.
create table person_merge (
  center_id text not null,
  id text not null,
  person_id text not null,
  survivor_id text not null,
  reason text not null,
  merged_by text not null,
  merged_at bigint not null,
  undone_by text,
  undone_at bigint,
  undo_reason text,
  primary key (center_id, id),
  foreign key (center_id, person_id) references person (center_id, id),
  foreign key (center_id, survivor_id) references person (center_id, id),
  check (person_id <> survivor_id)
) /*strict*/
-- next
create index person_merge_by_person on person_merge (center_id, person_id)
-- next
create index person_by_birth on person (center_id, birth_earliest)
