import type { ArticleSummary, EntityStatement, EntitySummary, HappeningSummary, OutletSummary, PlaceMap } from './shapes.ts';

/** Excel and LibreOffice take a cell that starts so for a formula. */
const FORMULA_START = /^[=+\-@\t\r＝＋－＠]/;
/** Excel reads UTF-8 only with this mark before it. */
const BYTE_ORDER_MARK = '\uFEFF';

/** Between the links of a chain. Unlike an arrow it turns around where the text runs from right to left. */
export const CHAIN_MARK = ' > ';

/** Rows as CSV (RFC 4180) that spreadsheets open safely: UTF-8 mark, quoted cells, no formula runs. */
export function writeCsv(header: readonly string[], rows: Iterable<readonly (string | number | null)[]>): string {
  const lines = [header.map(quoteCell).join(',')];
  for (const row of rows) lines.push(row.map(quoteCell).join(','));
  return `${BYTE_ORDER_MARK}${lines.join('\r\n')}\r\n`;
}

function quoteCell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA_START.test(value) ? `'${value}` : value;
  return `"${safe.replaceAll('"', '""')}"`;
}

export function happeningsCsv(happenings: readonly HappeningSummary[]): string {
  const header = ['id', 'type', 'mode', 'status', 'start', 'end', 'reported start', 'reported end', 'title', 'place', 'actors', 'recipients', 'also', 'reports', 'outlets', 'voices', 'unattributed', 'verdict', 'conflicts', 'story'];
  return writeCsv(header, happenings.map(happeningRow));
}

function happeningRow(happening: HappeningSummary): (string | number | null)[] {
  const names = (side: string) => happening.participants.filter((one) => one.side === side).map((one) => one.entity.name).join(' | ');
  const { id, type, mode, status, time, reportedOn, title, place, reports, outlets, voices, unattributed, verdict, conflicts, story } = happening;
  return [
    id, type, mode, status, time?.start ?? null, time?.end ?? null, reportedOn?.start ?? null, reportedOn?.end ?? null, title, place?.name ?? null, names('actor'), names('recipient'), names('also'),
    reports, outlets.map((outlet) => outlet.name ?? '?').join(' | '), voices, unattributed, verdict, conflicts, story?.title ?? null,
  ];
}

export function placesCsv(map: PlaceMap): string {
  const header = ['id', 'place', 'latin', 'latitude', 'longitude', 'country as a whole', 'happenings', 'reports', 'conflicts'];
  return writeCsv(header, map.places.map(({ place, point, happenings, reports, conflicts }) => [place.id, place.name, place.latin, point?.latitude ?? null, point?.longitude ?? null, point?.isCountry === true ? 'yes' : null, happenings, reports, conflicts]));
}

export function entitiesCsv(entities: readonly EntitySummary[]): string {
  return writeCsv(['id', 'type', 'name', 'latin', 'mentions', 'articles', 'happenings'], entities.map(({ id, type, name, latin, mentions, articles, happenings }) => [id, type, name, latin, mentions, articles, happenings]));
}

export function outletsCsv(outlets: readonly OutletSummary[]): string {
  return writeCsv(['outlet', 'articles', 'happenings'], outlets.map(({ name, articles, happenings }) => [name, articles, happenings]));
}

export function articlesCsv(articles: readonly ArticleSummary[]): string {
  const header = ['id', 'outlet', 'via', 'headline', 'published start', 'published end', 'going by', 'address'];
  return writeCsv(header, articles.map(({ id, outlet, via, headline, published, uri }) => [id, outlet.name, via.join(' | '), headline, published?.start ?? null, published?.end ?? null, published?.basis ?? null, uri]));
}

export function statementsCsv(statements: readonly EntityStatement[]): string {
  const header = ['published', 'outlet', 'force', 'verb', 'mode', 'channel', 'chain', 'words', 'headline', 'address', 'article', 'start', 'end'];
  return writeCsv(header, statements.map(({ published, article, force, cue, mode, channel, chain, passage }) => [
    published, article.outlet.name, force, cue, mode, channel, chain.map(({ by }) => by ?? '?').join(CHAIN_MARK), passage.quote, article.headline, article.uri, article.id, passage.span[0], passage.span[1],
  ]));
}
