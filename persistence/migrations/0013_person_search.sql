-- The inverted index of names: bigrams, Roman prefixes and phone ends, made by one piece of code
-- for both databases (domain/people/search_key).
create table person_token (
  center_id text not null,
  token text /*binary*/ not null,
  person_id text not null,
  primary key (center_id, token, person_id),
  foreign key (center_id, person_id) references person (center_id, id)
) /*strict*/
-- next
create index person_token_by_person on person_token (center_id, person_id)
-- next
-- Prefix ranges run over all kinds of keys at once and stop early.
create index person_key_by_folded on person_key (center_id, folded, person_id)
