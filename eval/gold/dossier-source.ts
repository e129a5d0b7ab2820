import type { Link } from '../../src/model/statement.ts';
import { type Span, spansOverlap } from '../../src/model/span.ts';
import { type GoldRecord, type SourceLine, orNull, readTime } from './page-source.ts';
import { Quotes } from './quotes.ts';

type GoldEvent = GoldRecord['events'][number] & {
  readonly gist: string;
  readonly triggers: readonly Span[];
  readonly participants: readonly { entity: string; side: string }[];
  readonly place: string | null;
  readonly time: { start: string | null; end: string | null; rel?: string } | null;
  readonly within: string | null;
};

interface Report {
  readonly record: GoldRecord;
  readonly event: GoldEvent;
}

interface Origin {
  readonly by: string;
  readonly articles: string[];
}

/** The pages by their names without ending, and how their entities are called across them. */
class Pages {
  readonly records: readonly GoldRecord[];
  private readonly joined = new Map<string, string>();
  private readonly names = new Map<string, string>();

  constructor(lines: readonly SourceLine[], records: readonly GoldRecord[]) {
    this.records = records;
    for (const { key, fields } of lines) {
      if (key === 'join') for (const id of fields[0]!.split(' ').slice(1)) this.joined.set(id, fields[0]!.split(' ')[0]!);
      if (key === 'name') this.names.set(fields[0]!, fields[1]!);
    }
    for (const { entities } of records) {
      for (const { id, name } of entities) if (!this.names.has(this.across(id))) this.names.set(this.across(id), name);
    }
  }

  get(page: string): GoldRecord {
    const record = this.records.find(({ id }) => id.replace(/\.\w+$/, '') === page);
    if (!record) throw new Error(`dossier: no page ${page}`);
    return record;
  }

  /** One id means one thing on all pages, unless a `join` line says that two ids do. */
  across(id: string): string {
    return this.joined.get(id) ?? id;
  }

  nameOf(id: string): string {
    return this.names.get(this.across(id)) ?? id;
  }
}

/** Makes the dossier out of its source. Events that no happening lists are happenings of their own. */
export function buildDossier(lines: readonly SourceLine[], records: readonly GoldRecord[]): object {
  const pages = new Pages(lines, records);
  const happenings = buildHappenings(lines, pages);
  return {
    format: 'isnad.dossier/1',
    articles: records.map(({ id, file, outlet, via, published }) => ({ id, uri: file, outlet, via, published })),
    entities: buildEntities(pages),
    stories: lines.filter(({ key }) => key === 'story').map(({ fields: [title, ids] }, index) => ({
      id: `S${index + 1}`, title,
      happenings: ids === '*' ? happenings.map(({ id }) => id) : ids!.split(' '),
    })),
    happenings, facts: buildFacts(lines, pages, happenings), reuse: buildReuse(lines, pages), framing: buildFraming(pages),
  };
}

function buildEntities(pages: Pages): object[] {
  const ids = [...new Set(pages.records.flatMap(({ entities }) => entities.map(({ id }) => pages.across(id))))];
  return ids.map((id) => {
    const own = pages.records.flatMap((record) => record.entities.filter((entity) => pages.across(entity.id) === id).map((entity) => ({ record, entity })));
    const wordings = (form: (form: string) => boolean): object[] => countBy(own.flatMap(({ record, entity }) =>
      record.mentions.filter((mention) => mention.entity === entity.id && form(mention.form)).map(({ quote }) => [quote, record.id])));
    return {
      id, type: own[0]!.entity.type, name: pages.nameOf(id), latin: own.find(({ entity }) => entity.latin)?.entity.latin ?? null,
      names: wordings((form) => form !== 'title'), titles: wordings((form) => form === 'title'),
      members: own.map(({ record, entity }) => ({ article: record.id, entity: entity.id })),
    };
  });
}

function countBy(pairs: readonly string[][]): object[] {
  const counts = new Map<string, string[]>();
  for (const [text, article] of pairs) counts.set(text!, [...(counts.get(text!) ?? []), article!]);
  return [...counts].map(([text, articles]) => ({ text, count: articles.length, articles: [...new Set(articles)] }));
}

interface GoldHappening {
  readonly id: string;
  readonly reports: readonly { readonly article: string; readonly event: string }[];
}

function buildHappenings(lines: readonly SourceLine[], pages: Pages): GoldHappening[] {
  const used = new Set<string>();
  const reportOf = (reference: string): Report => {
    const [page, id] = reference.split(':');
    const record = pages.get(page!);
    const event = record.events.find((candidate) => candidate.id === id) as GoldEvent | undefined;
    if (!event) throw new Error(`dossier: ${page} has no event ${id}`);
    if (used.has(`${record.id}:${id}`)) throw new Error(`dossier: ${reference} is in two happenings`);
    used.add(`${record.id}:${id}`);
    return { record, event };
  };
  const listed = lines.filter(({ key }) => /^H\d+$/.test(key)).map(({ key, fields: [title, time, references] }) =>
    describeHappening(key, title!, references!.split(' ').map(reportOf), readTime(time), pages));
  const rest = pages.records.flatMap((record) => record.events.filter(({ id }) => !used.has(`${record.id}:${id}`))
    .map((event): Report => ({ record, event: event as GoldEvent })));
  return [...listed, ...rest.map((report, index) =>
    describeHappening(`H${listed.length + index + 1}`, report.event.gist, [report], report.event.time, pages))];
}

const SIDES = ['actor', 'recipient', 'also'];

function describeHappening(id: string, title: string, reports: readonly Report[], time: object | null, pages: Pages): GoldHappening {
  const participants = new Map<string, string>();
  for (const { event } of reports) {
    for (const { entity, side } of event.participants) {
      const key = pages.across(entity);
      const known = participants.get(key);
      if (!known || SIDES.indexOf(side) < SIDES.indexOf(known)) participants.set(key, side);
    }
  }
  const { origins, unattributed } = vouch(reports.map(({ record, event }) => ({ record, link: originOf(record, event) })), pages);
  const first = reports[0]!.event;
  const isMarginal = reports.every(({ event }) => event.marginal);
  const place = reports.find(({ event }) => event.place)?.event.place ?? null;
  return {
    id, title, type: first.type, mode: first.mode, time, place: place && pages.across(place),
    participants: [...participants].map(([entity, side]) => ({ entity, side })),
    reports: reports.map(({ record, event }) => ({ article: record.id, event: event.id })),
    origins, voices: origins.length, unattributed, ...(isMarginal ? { marginal: true } : {}),
  } as GoldHappening;
}

/** Who vouches for an event: the first link of the statement that holds it or whose cue it is, else of the page's own chain. */
function originOf(record: GoldRecord, event: GoldEvent): Link {
  const cues = record.statements as unknown as { id: string; cue: { span: Span }; chain: Link[] }[];
  const statement = cues.find(({ id }) => id === event.within) ?? cues.find(({ cue }) => event.triggers.some((span) => spansOverlap(span, cue.span)));
  return statement?.chain[0] ?? ownLink(record);
}

const AGENCY = /^(وكالة|ورا$)/u;
const ownLink = (record: GoldRecord): Link => ({ by: record.via.find((agency) => AGENCY.test(agency)) ?? record.outlet, how: 'report' });

/** A named agency's own report is a voice; another outlet's bare assertion is not. */
function vouch(sources: readonly { record: GoldRecord; link: Link }[], pages: Pages): { origins: Origin[]; unattributed: (string | null)[] } {
  const origins = new Map<string, Set<string>>();
  const unattributed = new Set<string | null>();
  for (const { record, link } of sources) {
    const name = link.entity ? pages.nameOf(link.entity) : link.by;
    const isBare = name === record.outlet && !AGENCY.test(name ?? '');
    if (isBare || name === null) unattributed.add(record.outlet);
    else origins.set(agencyName(name), (origins.get(agencyName(name)) ?? new Set()).add(record.id));
  }
  return { origins: [...origins].map(([by, articles]) => ({ by, articles: [...articles] })), unattributed: [...unattributed] };
}

/** «ورا» is how other pages write the agency of al-Rabia. */
const agencyName = (name: string): string => (name === 'ورا' ? 'وكالة الرابية للأنباء' : name);

/** `F1 | happening | gist | verdict | values`, then `carried | page | chain of statement or - | quote` lines. */
function buildFacts(lines: readonly SourceLine[], pages: Pages, happenings: readonly GoldHappening[]): object[] {
  const starts = lines.flatMap(({ key }, index) => (/^F\d+$/.test(key) ? [index] : []));
  return starts.map((start, index) => {
    const [happening, gist, verdict, values] = lines[start]!.fields;
    const carried = lines.slice(start + 1, starts[index + 1] ?? lines.length).filter(({ key }) => key === 'carried').map(({ fields: [page, statement, quote] }) => {
      const record = pages.get(page!);
      const held = record.statements.find(({ id }) => id === statement);
      if (statement !== '-' && !held) throw new Error(`dossier: ${page} has no statement ${statement}`);
      const chain = held?.chain ?? [ownLink(record), ...(ownLink(record).by === record.outlet ? [] : [{ by: record.outlet, how: 'report' as const }])];
      const span = new Quotes(record.text, record.blocks as never, record.id).find(quote!);
      return { record, article: record.id, span, quote: record.text.slice(...span), chain };
    });
    const { origins, unattributed } = vouch(carried.map(({ record, chain }) => ({ record, link: chain[0]! })), pages);
    const reporters = happenings.find(({ id }) => id === happening)!.reports.map(({ article }) => article);
    const carriers = new Set(carried.map(({ article }) => article));
    const expected = carriers.size === 1 ? 'single' : origins.length > 1 ? 'corroborated' : origins.length === 1 ? 'one-voice' : 'unattributed';
    if (verdict !== 'conflict' && verdict !== expected) throw new Error(`dossier: ${lines[start]!.key} is ${expected}, its source says ${verdict}`);
    return {
      id: lines[start]!.key, happening, gist, carried: carried.map(({ article, span, quote, chain }) => ({ article, span, quote, chain })),
      absent: [...new Set(reporters)].filter((article) => !carriers.has(article)), origins: origins.map(({ by }) => by), voices: origins.length, unattributed, verdict,
      values: (orNull(values) ?? '').split('; ').filter(Boolean).map((value) => {
        const [shown, names] = value.split(' @ ');
        return { value: shown, articles: names!.split(' ').map((name) => pages.get(name).id) };
      }),
    };
  });
}

/** `reuse | page | quote | page | quote | origin` */
function buildReuse(lines: readonly SourceLine[], pages: Pages): object[] {
  return lines.filter(({ key }) => key === 'reuse').map(({ fields: [a, quoteA, b, quoteB, origin] }) => {
    const side = (page: string, quote: string): { article: string; span: Span; quote: string } => {
      const record = pages.get(page);
      const span = new Quotes(record.text, record.blocks as never, record.id).find(quote);
      return { article: record.id, span, quote: record.text.slice(...span) };
    };
    const [first, second] = [side(a!, quoteA!), side(b!, quoteB!)];
    return { a: first, b: second, overlap: overlapOf(first.quote, second.quote), origin: orNull(origin) };
  });
}

/** 2·LCS/(m+n) over words, without tashkeel. */
function overlapOf(a: string, b: string): number {
  const [x, y] = [a, b].map((text) => text.replace(/[\u064b-\u0652]/g, '').split(/[^\p{L}\p{N}]+/u).filter(Boolean)) as [string[], string[]];
  const row = Array.from({ length: y.length + 1 }, () => 0);
  for (const word of x) {
    let diagonal = 0;
    for (let j = 1; j <= y.length; j++) {
      const above = row[j]!;
      row[j] = word === y[j - 1] ? diagonal + 1 : Math.max(above, row[j - 1]!);
      diagonal = above;
    }
  }
  return Math.round((200 * row[y.length]!) / (x.length + y.length)) / 100;
}

function buildFraming(pages: Pages): object[] {
  const rows = new Map<string, { entity: string; outlet: string | null; labels: { text: string; count: number; polarity: string; voice: string | null }[] }>();
  for (const record of pages.records) {
    for (const label of record.labels) {
      if (!label.target) continue;
      const entity = pages.across(label.target);
      const row = rows.get(`${entity} ${record.outlet}`) ?? { entity, outlet: record.outlet, labels: [] };
      rows.set(`${entity} ${record.outlet}`, row);
      const speaker = record.statements.find(({ id }) => id === label.voice)?.speaker;
      const voice = speaker ? pages.nameOf(speaker) : null;
      const known = row.labels.find(({ text, voice: other }) => text === label.quote && other === voice);
      if (known) known.count += 1;
      else row.labels.push({ text: label.quote, count: 1, polarity: label.polarity, voice });
    }
  }
  return [...rows.values()].map((row) => ({ ...row, name: pages.nameOf(row.entity) }));
}
