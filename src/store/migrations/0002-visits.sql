-- What was asked of the web, so that feeds and their pages are not asked for again while they stay the same.
create table visits (
  address text primary key,
  visited_at text not null,
  etag text,
  last_modified text
) strict, without rowid;

create index sightings_uri on sightings (uri);
