-- The first shape of an archive file.

-- Counters and marks of the archive itself.
create table marks (
  name text primary key,
  value integer not null
) strict;
insert into marks (name, value) values ('revision', 0);

-- Bytes as they came. `id` is their SHA-256. `bytes` stands last so that lists never touch it.
create table captures (
  id text primary key,
  added_at text not null,
  media_type text,
  charset text,
  fetched_at text,
  carrier text,
  size integer not null,
  bytes blob not null
) strict;

-- Where the same bytes were met. Times are the carrier's, not the clock's: adding a file again changes nothing.
create table sightings (
  position integer primary key,
  capture_id text not null references captures (id) on delete cascade,
  uri text,
  first_seen_at text,
  last_seen_at text
) strict;
create unique index sightings_place on sightings (capture_id, coalesce(uri, ''));

-- One row an article, in order of arrival. `record` is the codebook's JSON; the columns before it are for lists and filters.
create table articles (
  position integer primary key,
  id text not null unique,
  capture_id text not null references captures (id) on delete cascade,
  engine text not null,
  uri text,
  lang text not null,
  outlet text,
  via text not null,
  headline text,
  published text,
  published_start text,
  published_end text,
  record text not null
) strict;
create index articles_capture on articles (capture_id);
create index articles_engine on articles (engine);
create index articles_published on articles (published_start, published_end);
create index articles_outlet on articles (outlet);

-- Words of articles, folded and stemmed by us; `rowid` is the article's position. Holds no text of its own.
create virtual table article_words using fts5 (
  written, stems, headline, names,
  content = '', contentless_delete = 1, tokenize = 'unicode61 remove_diacritics 0'
);

-- What comparison derived, one row an item of a section, and what it was derived from.
create table dossier_state (
  name text primary key check (name = 'dossier'),
  revision integer not null,
  engine text not null,
  made_at text not null
) strict;
create table dossier_items (
  section text not null,
  position integer not null,
  item text not null,
  primary key (section, position)
) strict, without rowid;

-- What people decided. Never overwritten: an undone decision keeps its row.
create table decisions (
  position integer primary key,
  id text not null unique,
  decided_at text not null,
  who text not null,
  kind text not null,
  subject text not null,
  reason text,
  undone_at text
) strict;
