import { readFileSync } from 'node:fs';
import type { Block, Role } from '../../src/model/block.ts';
import type { Link } from '../../src/model/statement.ts';
import { type Span, spanHolds } from '../../src/model/span.ts';
import { Quotes } from './quotes.ts';

/** A gold record in the making; the codebook's section 7. */
export type GoldRecord = Record<string, unknown> & {
  readonly id: string;
  readonly file: string;
  readonly text: string;
  readonly outlet: string | null;
  readonly via: string[];
  readonly published: unknown;
  readonly entities: { id: string; type: string; name: string; latin: string | null; aliases: string[] }[];
  readonly mentions: { span: Span; quote: string; entity: string; form: string; role: string | null; metonym?: true }[];
  readonly statements: { id: string; speaker: string | null; content: Span; chain: Link[] }[];
  readonly events: { id: string; type: string; mode: string | null; marginal?: true }[];
  readonly labels: { span: Span; quote: string; target: string | null; polarity: string; voice: string | null; distanced: boolean }[];
};

/** The lines of a source file: a key and its fields, parted by " | ". */
export interface SourceLine {
  readonly key: string;
  readonly fields: readonly string[];
}

/** Reads the lines of a source; `#` at the start of a line is a comment. */
export function readSource(path: string): SourceLine[] {
  return readFileSync(path, 'utf8').split('\n').filter((line) => line.trim() && !line.startsWith('#')).map((line) => {
    const [key, ...fields] = line.trim().split(' | ').map((field) => field.trim());
    return { key: key!, fields };
  });
}

/** `-` and nothing stand for null. */
export const orNull = (field: string | undefined): string | null => (field === undefined || field === '-' || field === '' ? null : field);

/** Makes the record of one page out of its source. `page` is the text of a plain-text page; a web page's source holds its own. */
export function buildRecord(lines: readonly SourceLine[], page: string | null, file: string): GoldRecord {
  const one = (key: string): readonly string[] => lines.find((line) => line.key === key)?.fields ?? [];
  const many = (key: string): (readonly string[])[] => lines.filter((line) => line.key === key).map(({ fields }) => fields);
  const { text, blocks } = placeBlocks(many('block'), page, file);
  const quotes = new Quotes(text, blocks, file);
  const via = (orNull(one('via')[0]) ?? '').split('، ').filter(Boolean);
  const outlet = orNull(one('outlet')[0]);
  const { entities, mentions } = placeMentions(lines, quotes, text);
  const names = new Map(entities.map(({ id, name }) => [id, name]));
  const headline = blocks.find(({ role }) => role === 'headline')!;
  const place = orNull(one('dateline')[0]);
  const chainOf = (field: string): Link[] => readChain(field, names, via, outlet);
  return {
    format: 'isnad.article/1', id: file, file: `samples/${file}`, lang: 'ar', text, outlet, via,
    headline: text.slice(...headline.span),
    dateline: one('dateline').length > 0 ? { place, agency: orNull(one('dateline')[1]) } : null,
    byline: orNull(one('byline')[0]), blocks,
    published: readPublished(one('published'), quotes),
    ...(many('alone').length > 0 ? { published_alone: readPublished(one('alone'), quotes) } : {}),
    entities, mentions,
    times: many('time').map(([quote, value, rel, grain, end]) => ({ ...placed(quote!, quotes), value: orNull(value), end: orNull(end), ...(orNull(rel) ? { rel } : {}), grain: grain ?? 'day' })),
    quantities: many('quantity').map(([quote, value, unit, of, what, approx]) => ({
      ...placed(quote!, quotes), value: value === '-' ? null : Number(value), unit: orNull(unit), of: orNull(of), what: orNull(what), ...(approx ? { approx: true } : {}),
    })),
    statements: lines.filter(({ key }) => /^s\d+$/.test(key)).map(({ key, fields }) => readStatement(key, fields, quotes, text, chainOf)),
    events: lines.filter(({ key }) => /^v\d+$/.test(key)).map(({ key, fields }) => readEvent(key, fields, quotes, names, file)),
    labels: many('label').map(([quote, target, polarity, voice, flag]) => ({
      ...placed(quote!, quotes), target: orNull(target), polarity: polarity!, voice: orNull(voice), distanced: flag === 'distanced', ...(flag === 'contested-name' ? { kind: flag } : {}),
    })),
  };
}

const placed = (quote: string, quotes: Quotes): { span: Span; quote: string } => ({ span: quotes.find(quote), quote: quote.replace(/#[\d,]+$/, '') });

/** Blocks of a plain page by how its lines begin; blocks of a web page whole, and its text out of them. */
function placeBlocks(fields: readonly (readonly string[])[], page: string | null, file: string): { text: string; blocks: Block[] } {
  const blocks: Block[] = [];
  const text = page ?? fields.map(([, words]) => words).join('\n\n');
  let at = 0;
  for (const [role, words] of fields) {
    const start = text.indexOf(words!, at);
    if (start < 0 || /\S/.test(text.slice(at, start))) throw new Error(`${file}: no line begins «${words}» after ${at}: «${text.slice(at, at + 30)}»`);
    const line = text.indexOf('\n', start);
    // a dateline fused to its paragraph ends where its words end
    const isFused = role === 'dateline';
    const end = isFused || line < 0 ? (isFused ? start + words!.length : text.trimEnd().length) : line;
    blocks.push({ role: role as Role, span: [start, end] });
    at = end;
  }
  if (/\S/.test(text.slice(at))) throw new Error(`${file}: no block for «${text.slice(at, at + 30).trim()}»`);
  return { text, blocks };
}

const FORMS = new Set(['name', 'name!', 'partial', 'partial!', 'title', 'metonym']);

/** Mentions stand under their entity; `!` marks a proper name in which nothing else is mentioned. */
function placeMentions(lines: readonly SourceLine[], quotes: Quotes, text: string): Pick<GoldRecord, 'entities' | 'mentions'> {
  const entities: GoldRecord['entities'] = [];
  const mentions: GoldRecord['mentions'] = [];
  const closed = lines.filter(({ key }) => key.endsWith('!')).flatMap(({ fields }) => quotes.findMany(fields[0]!));
  for (const { key, fields } of lines) {
    if (key.startsWith('entity ')) {
      const [, id, type] = key.split(' ');
      entities.push({ id: id!, type: type!, name: fields[0]!, latin: orNull(fields[1]), aliases: [] });
    }
    if (!FORMS.has(key)) continue;
    const { id } = entities.at(-1)!;
    for (const span of quotes.findMany(fields[0]!)) {
      const isTaken = mentions.some((mention) => mention.entity === id && spanHolds(mention.span, span));
      const isInside = !key.endsWith('!') && closed.some((name) => spanHolds(name, span));
      if (isTaken || isInside) continue;
      const form = key === 'metonym' ? 'name' : key.replace('!', '');
      mentions.push({ span, quote: text.slice(...span), entity: id, form, role: orNull(fields[1]), ...(key === 'metonym' ? { metonym: true } : {}) });
    }
  }
  for (const entity of entities) {
    const own = mentions.filter((mention) => mention.entity === entity.id);
    if (own.length === 0) throw new Error(`${entity.name} is mentioned nowhere`);
    entity.aliases.push(...new Set(own.filter(({ form, metonym, quote }) => form !== 'title' && !metonym && quote !== entity.name).map(({ quote }) => quote)));
  }
  return { entities, mentions: mentions.sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]) };
}

/** `kamili:communique > mod:communique`; the agencies of the page and its outlet are added, unless `relay` stands in the chain. */
function readChain(field: string, names: ReadonlyMap<string, string>, via: readonly string[], outlet: string | null): Link[] {
  const links = field.split(' > ').filter((link) => link !== '-').map((link): Link => {
    const [by, how] = link.split(':') as [string, Link['how']];
    return by === '?' ? { by: null, how } : { by: names.get(by) ?? by, how, ...(names.has(by) ? { entity: by } : {}) };
  });
  const isRelayed = links.some(({ how }) => how === 'report');
  const relays = isRelayed ? [] : via.filter((agency) => !links.some(({ by }) => by === agency)).map((by): Link => ({ by, how: 'report' }));
  const end = links.at(-1)?.by === outlet && outlet !== null ? [] : [{ by: outlet, how: 'report' as const }];
  return [...links, ...relays, ...end];
}

function readPublished([start, end, basis, quote, says]: readonly string[], quotes: Quotes): object {
  const evidence = orNull(quote) ? [{ span: quotes.findOnPage(quote!), quote, says }] : [{ says }];
  return { start: orNull(start), end: orNull(end), basis, evidence };
}

function readStatement(id: string, [speaker, cue, manner, chain, content, flag]: readonly string[], quotes: Quotes, text: string, chainOf: (field: string) => Link[]): GoldRecord['statements'][number] {
  const [quote, lemma, force] = cue!.split('~');
  const [mode, channel] = manner!.split(' ');
  const speakers = speaker!.split(' ');
  const span = quotes.find(content!);
  return {
    id, speaker: orNull(speakers[0]), ...(speakers.length > 1 ? { speakers } : {}),
    cue: { ...placed(quote!, quotes), lemma, force }, content: span, content_quote: text.slice(...span), mode, channel,
    chain: chainOf(chain!), ...(flag === 'distanced' ? { distanced: true } : {}),
  } as GoldRecord['statements'][number];
}

function readEvent(id: string, [kind, status, within, place, time, participants, context, triggers, gist, marginal]: readonly string[], quotes: Quotes, names: ReadonlyMap<string, string>, file: string): GoldRecord['events'][number] {
  const [type, mode] = kind!.split(' ');
  return {
    id, gist, type, mode: mode ?? null, triggers: triggers!.split(' / ').map((quote) => quotes.find(quote)),
    participants: (orNull(participants) ?? '').split('; ').filter(Boolean).flatMap((part) => {
      const [side, ids] = part.split(': ');
      return ids!.split(' ').map((entity) => {
        if (!names.has(entity)) throw new Error(`${file} ${id}: no entity ${entity}`);
        return { entity, side };
      });
    }),
    place: orNull(place), time: readTime(time), status, within: orNull(within), context: (orNull(context) ?? '').split(' ').filter(Boolean),
    ...(marginal === 'marginal' ? { marginal: true } : {}),
  } as unknown as GoldRecord['events'][number];
}

/** `2023-01-12`, `2023-01..2023-02`, `2023-05..`; `2023-05-14 rel P0D` keeps the offset from publication. */
export function readTime(field: string | undefined): object | null {
  const [time, rel] = (orNull(field) ?? '').split(' rel ');
  if (!time) return null;
  const [start, end] = time.includes('..') ? time.split('..') : [time, time];
  return { start: start || null, end: end || null, ...(rel ? { rel } : {}) };
}
