-- Which anonymous calls were one caller's: rows of their own beside the contacts, which never
-- change. They work backwards in time and can be undone. A contact that has any such row is judged
-- by them alone, else by the group that was typed into it.
create table anonymous_call (
  center_id text not null,
  group_id text not null,
  root_id text not null,
  linked_at bigint not null,
  linked_by text not null,
  unlinked_at bigint,
  unlinked_by text,
  primary key (center_id, group_id, root_id, linked_at),
  foreign key (center_id, group_id) references anonymous_group (center_id, id),
  foreign key (center_id, root_id) references contact (center_id, id)
) /*strict*/
-- next
create index anonymous_call_by_root on anonymous_call (center_id, root_id)
-- next
alter table anonymous_group add column version bigint not null default 1
