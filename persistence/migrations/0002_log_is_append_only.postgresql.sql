create function refuse_change() returns trigger language plpgsql as
$body$ begin raise exception 'this table is append-only' using errcode = '42501'; end $body$
-- next
create trigger audit_entry_append_only before update or delete or truncate on audit_entry
for each statement execute function refuse_change()
-- next
create trigger audit_checkpoint_append_only before update or delete or truncate on audit_checkpoint
for each statement execute function refuse_change()
-- next
create function refuse_shrinking() returns trigger language plpgsql as
$body$ begin
  if new.size < old.size or new.origin <> old.origin or new.center_id <> old.center_id then
    raise exception 'a tree only grows' using errcode = '42501';
  end if;
  return new;
end $body$
-- next
create trigger audit_tree_only_grows before update on audit_tree
for each row execute function refuse_shrinking()
-- next
create trigger audit_tree_no_delete before delete or truncate on audit_tree
for each statement execute function refuse_change()
