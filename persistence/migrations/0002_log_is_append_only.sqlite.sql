create trigger audit_entry_no_update before update on audit_entry
begin select raise(abort, 'the audit log is append-only'); end
-- next
create trigger audit_entry_no_delete before delete on audit_entry
begin select raise(abort, 'the audit log is append-only'); end
-- next
create trigger audit_checkpoint_no_update before update on audit_checkpoint
begin select raise(abort, 'checkpoints are append-only'); end
-- next
create trigger audit_checkpoint_no_delete before delete on audit_checkpoint
begin select raise(abort, 'checkpoints are append-only'); end
-- next
create trigger audit_tree_only_grows before update on audit_tree
when new.size < old.size or new.origin <> old.origin or new.center_id <> old.center_id
begin select raise(abort, 'a tree only grows'); end
-- next
create trigger audit_tree_no_delete before delete on audit_tree
begin select raise(abort, 'a tree only grows'); end
