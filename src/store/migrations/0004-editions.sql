-- A comparison is written in short steps beside the one that stands, so that nobody waits for it, and then takes its place.
insert into marks (name, value) values ('edition', 1);
alter table dossier_state add column edition integer not null default 1;

create table new_dossier_items (
  edition integer not null,
  section text not null,
  position integer not null,
  item text not null,
  primary key (edition, section, position)
) strict, without rowid;
insert into new_dossier_items select 1, section, position, item from dossier_items;
drop table dossier_items;
alter table new_dossier_items rename to dossier_items;

create table new_known_ids (
  edition integer not null,
  id text not null,
  keys text not null,
  moved_to text,
  primary key (edition, id)
) strict, without rowid;
insert into new_known_ids select 1, id, keys, moved_to from known_ids;
drop table known_ids;
alter table new_known_ids rename to known_ids;

create table new_doubts (
  edition integer not null,
  position integer not null,
  doubt text not null,
  primary key (edition, position)
) strict, without rowid;
insert into new_doubts select 1, position, doubt from doubts;
drop table doubts;
alter table new_doubts rename to doubts;
