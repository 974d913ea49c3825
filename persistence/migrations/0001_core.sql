-- Centers, people who sign in, and the record of what they did.
-- One text for both databases: on SQLite "bigint" becomes "integer" and /*strict*/ becomes STRICT;
-- on PostgreSQL /*binary*/ becomes COLLATE "C" so that ranges follow the bytes.
create table center (
  center_id text not null primary key,
  name text not null,
  municipality_code text not null,
  log_host text not null,
  is_demo bigint not null check (is_demo in (0, 1)),
  created_at bigint not null
) /*strict*/
-- next
create table account (
  center_id text not null references center (center_id),
  id text not null,
  version bigint not null,
  login text not null,
  display_name text not null,
  status text not null check (status in ('active', 'disabled')),
  post text check (post in ('senior', 'manager')),
  password_hash text,
  totp_sealed text,
  totp_last_step bigint not null default 0,
  factor_changed_at bigint not null,
  consecutive_failures bigint not null default 0,
  created_at bigint not null,
  updated_at bigint not null,
  primary key (center_id, id),
  unique (center_id, login)
) /*strict*/
-- next
create index account_by_login on account (login)
-- next
create table account_role (
  center_id text not null,
  account_id text not null,
  role text not null check (role in ('counselor', 'manager', 'city_staff', 'approver', 'auditor',
                                     'admin', 'readonly', 'service')),
  primary key (center_id, account_id, role),
  foreign key (center_id, account_id) references account (center_id, id)
) /*strict*/
-- next
-- A one-time code by which its owner sets password and second factor; only its hash is kept.
create table account_enrolment (
  center_id text not null,
  id text not null,
  account_id text not null,
  code_hash text not null,
  expires_at bigint not null,
  used_at bigint,
  primary key (center_id, id),
  foreign key (center_id, account_id) references account (center_id, id)
) /*strict*/
-- next
create index account_enrolment_by_code on account_enrolment (code_hash)
-- next
create table login_session (
  center_id text not null,
  token_hash text not null,
  account_id text not null,
  role text not null,
  aal bigint not null,
  amr text not null,
  terminal text,
  terminal_kind text not null check (terminal_kind in ('counter', 'office')),
  peer_address text not null,
  created_at bigint not null,
  last_seen_at bigint not null,
  stepped_up_at bigint,
  ended_at bigint,
  primary key (center_id, token_hash),
  foreign key (center_id, account_id) references account (center_id, id)
) /*strict*/
-- next
create index login_session_by_token on login_session (token_hash)
-- next
create index login_session_by_account on login_session (center_id, account_id, ended_at)
-- next
create table service_token (
  center_id text not null,
  id text not null,
  account_id text not null,
  token_hash text not null,
  label text not null,
  scopes text not null,
  source_range text,
  expires_at bigint not null,
  revoked_at bigint,
  created_at bigint not null,
  primary key (center_id, id),
  foreign key (center_id, account_id) references account (center_id, id)
) /*strict*/
-- next
create index service_token_by_hash on service_token (token_hash)
-- next
-- Failed sign-ins by (account, source network, device); the key is a hash.
create table login_throttle (
  center_id text not null,
  throttle_key text not null,
  failures bigint not null,
  next_try_at bigint not null,
  updated_at bigint not null,
  primary key (center_id, throttle_key)
) /*strict*/
-- next
-- Keys of cases (and, with an empty case_id, of the center), wrapped by the key outside the database.
create table wrapped_key (
  center_id text not null,
  case_id text not null,
  purpose text not null check (purpose in ('content', 'audit')),
  wrapped text not null,
  created_at bigint not null,
  primary key (center_id, case_id, purpose)
) /*strict*/
-- next
-- Answers to requests that create, by Idempotency-Key, sealed with the center's key.
create table idempotency (
  center_id text not null,
  account_id text not null,
  idempotency_key text not null,
  operation text not null,
  body_hash text not null,
  status bigint not null,
  sealed_answer text not null,
  created_at bigint not null,
  primary key (center_id, account_id, idempotency_key)
) /*strict*/
-- next
-- One Merkle tree per center and fiscal year. frontier holds the roots of its perfect subtrees.
create table audit_tree (
  center_id text not null,
  origin text not null,
  shard text not null,
  ordinal bigint not null,
  size bigint not null check (size >= 0),
  frontier text not null,
  root text not null,
  last_ts bigint not null,
  primary key (center_id, origin),
  unique (center_id, ordinal)
) /*strict*/
-- next
create table audit_entry (
  center_id text not null,
  origin text not null,
  seq bigint not null check (seq >= 0),
  entry text not null,
  leaf text not null check (length(leaf) = 64),
  act text not null,
  actor_id text,
  case_id text,
  outcome text not null,
  primary key (center_id, origin, seq)
) /*strict*/
-- next
create index audit_entry_by_case on audit_entry (center_id, case_id, seq)
-- next
create index audit_entry_by_actor on audit_entry (center_id, actor_id, seq)
-- next
-- Sealed details of entries; the entry holds the hash of exactly these bytes (base64 here).
create table audit_detail (
  center_id text not null,
  origin text not null,
  hash text not null check (length(hash) = 64),
  case_id text,
  sealed text not null,
  primary key (center_id, origin, hash)
) /*strict*/
-- next
create table audit_checkpoint (
  center_id text not null,
  origin text not null,
  size bigint not null,
  ordinal bigint not null,
  note text not null,
  created_at bigint not null,
  primary key (center_id, origin, size, ordinal)
) /*strict*/
