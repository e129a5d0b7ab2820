-- The revision with which an article came, or became another: whoever has seen the archive before reads only what came since.
alter table articles add column revision integer not null default 0;
create index articles_revision on articles (revision);
