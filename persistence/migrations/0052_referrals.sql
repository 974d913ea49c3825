-- 紹介 (the person was told of another desk) and つなぎ (handed over to it, which opens a track K5 and
-- is a disclosure, made in a later file and so without a foreign key). Reports count them apart.
create table referral (
  center_id text not null references center (center_id),
  id text not null,
  case_id text not null,
  kind text not null check (kind in ('INTRODUCED', 'HANDED_OVER')),
  recipient_kind text not null,
  recipient_name text not null,
  reason text not null,
  wanted_answer text not null,
  referred_on text not null,
  track_id text,
  disclosure_id text,
  acknowledged_on text,
  result text not null,
  result_on text,
  created_at bigint not null,
  created_by text not null,
  primary key (center_id, id),
  foreign key (center_id, case_id) references case_file (center_id, id),
  foreign key (center_id, track_id) references track (center_id, id),
  check ((kind = 'HANDED_OVER') = (track_id is not null)),
  check ((result_on is null) = (result = ''))
) /*strict*/
-- next
create index referral_by_case on referral (center_id, case_id, referred_on)
-- next
create index referral_by_day on referral (center_id, referred_on, kind)
