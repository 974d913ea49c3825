-- The figures of a month as they stood when it froze (S-8); never changed. Zeros are not kept.
create table frozen_month (
  center_id text not null,
  month text not null,
  stored_at bigint not null,
  primary key (center_id, month)
) /*strict*/
-- next
create table frozen_figure (
  center_id text not null,
  month text not null,
  name text not null,
  sheet bigint not null,
  line text not null,
  column_label text not null,
  figure bigint not null,
  primary key (center_id, month, name, sheet, line, column_label),
  foreign key (center_id, month) references frozen_month (center_id, month)
) /*strict*/
