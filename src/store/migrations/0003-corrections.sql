-- Decisions and undoings are numbered in one log, so that nobody changes what another changed unseen.
insert into marks (name, value) values ('decision-step', 0);
alter table decisions add column step integer not null default 0;
alter table decisions add column undone_step integer;
alter table decisions add column undone_by text;
update decisions set step = position;
update marks set value = coalesce((select max(position) from decisions), 0) where name = 'decision-step';

-- The ids under which entities, happenings and stories are known, kept while the things that they name live on.
-- `keys` are the words of articles that they were met in; `moved_to` is the id of what took them up.
create table known_ids (
  id text primary key,
  keys text not null,
  moved_to text
) strict, without rowid;

-- What the rules are least sure of, for people to look at, made with the dossier.
create table doubts (
  position integer primary key,
  doubt text not null
) strict;
