-- Entries of one record, for the list of who looked at it. Keys of an entry stand in order of their
-- bytes, so the id comes first in `obj`.
create index audit_entry_by_object on audit_entry
  (center_id, substr(entry, strpos(entry, '"obj":{"id":"') + 13, 36), seq)
