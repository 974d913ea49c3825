-- The index of names by words (domain/people/search_key): one row a person instead of one row a
-- word. Each word carries its center, so that a center never walks through another's people.
create table person_index (
  number bigint primary key,
  center_id text not null,
  person_id text not null,
  tokens text not null,
  unique (center_id, person_id),
  foreign key (center_id, person_id) references person (center_id, id)
) /*strict*/
-- next
-- Contentless: what a word was is read from person_index when it must be taken out again.
create virtual table person_word using fts5(
  tokens, content='', detail=none, columnsize=0, tokenize="ascii tokenchars '.-'")
-- next
insert into person_index (center_id, person_id, tokens)
select center_id, person_id, group_concat(token || '.' || center_id, ' ')
from person_token group by center_id, person_id
-- next
insert into person_word (rowid, tokens) select number, tokens from person_index
-- next
drop table person_token
