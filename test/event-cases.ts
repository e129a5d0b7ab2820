import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { analyzeArticle } from '../src/analyze/analyze-article.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Block } from '../src/model/block.ts';
import type { Event } from '../src/model/event.ts';
import type { ArticleRecord } from '../src/model/record.ts';

/** One case of `languages/ar/cases/events`; its README says what the lines mean. */
export interface EventCase {
  readonly name: string;
  readonly file: string;
  readonly rows: readonly (readonly string[])[];
}

export function loadEventCases(folder: string): EventCase[] {
  return readdirSync(folder).filter((file) => file.endsWith('.tsv')).flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#'));
    const parts = lines.join('\n').split(/\n?(?=^case\t)/m);
    return parts.map((part) => part.split('\n').map((line) => line.split('\t'))).map((rows) => ({ name: rows[0]![1]!, file, rows }));
  });
}

/** The passage read as an article of 10 March 2021. */
export function readCase({ rows }: EventCase): ArticleRecord {
  const blocks: Block[] = [];
  let text = '';
  for (const [kind, words = ''] of rows.filter(([first]) => first === 'headline' || first === 'text')) {
    blocks.push({ role: kind === 'headline' ? 'headline' : 'paragraph', span: [text.length, text.length + words.length] });
    text += `${words}\n\n`;
  }
  const published = { start: '2021-03-10', end: '2021-03-10', basis: 'metadata' as const, evidence: [] };
  return analyzeArticle({ id: 'case', uri: null, lang: 'ar', text, outlet: null, via: [], headline: null, dateline: null, byline: null, blocks, published }, loadLanguage('ar'));
}

/** What is wrong with the events of a case, in words; empty when all is as expected. */
export function findFaults(eventCase: EventCase, record: ArticleRecord): string[] {
  const { rows } = eventCase;
  const open = record.events.filter(({ marginal }) => !marginal);
  const faults: string[] = [];
  const met = new Set<Event>();
  for (const row of rows.filter(([first]) => first === 'is')) {
    const wanted = asWanted(row);
    const rated = open.filter((event) => !met.has(event) && typeOf(event) === row[1]).map((event) => ({ event, faults: compare(wanted, event, record) }));
    const best = rated.sort((a, b) => a.faults.length - b.faults.length)[0];
    if (best) met.add(best.event);
    faults.push(...(best ? best.faults.map((fault) => `${row[1]}: ${fault}`) : [`no ${row[1]}`]));
  }
  for (const [, type] of rows.filter(([first]) => first === 'passing')) if (open.some((event) => event.type === type && !met.has(event))) faults.push(`${type} is not marginal`);
  if (!rows.some(([first]) => first === 'any')) faults.push(...open.filter((event) => !met.has(event)).map((event) => `not expected: ${show(event, record)}`));
  return faults;
}

interface Wanted {
  readonly status: string;
  readonly trigger: string;
  readonly said: boolean;
  readonly fields: ReadonlyMap<string, string>;
}

function asWanted([, , status, trigger, ...rest]: readonly string[]): Wanted {
  const fields = new Map(rest.filter((cell) => cell.includes(': ')).map((cell) => [cell.slice(0, cell.indexOf(':')), cell.slice(cell.indexOf(':') + 2)] as const));
  return { status: status!, trigger: trigger!, said: rest.includes('said'), fields };
}

const typeOf = ({ type, mode }: Event): string => (mode ? `${type}/${mode}` : type);

function compare({ status, trigger, said, fields }: Wanted, event: Event, record: ArticleRecord): string[] {
  const faults: string[] = [];
  const expect = (what: string, wanted: string, got: string): void => void (wanted === got || faults.push(`${what} is ${got || 'none'}, not ${wanted || 'none'}`));
  expect('status', status, event.status);
  if (!event.triggers.some((span) => record.text.slice(...span).includes(trigger))) faults.push(`no trigger ${trigger}`);
  expect('voice', said ? 'said' : 'own', event.within ? 'said' : 'own');
  for (const side of ['actor', 'recipient', 'also'] as const) {
    const wanted = (fields.get(side) ?? '').split(' + ').filter(Boolean).map((words) => entityOf(words, record));
    const got = event.participants.filter((participant) => participant.side === side).map(({ entity }) => nameOf(entity, record));
    expect(side, wanted.sort().join(' + '), got.sort().join(' + '));
  }
  if (fields.has('place')) expect('place', fields.get('place') === '-' ? '' : entityOf(fields.get('place')!, record), event.place ? nameOf(event.place, record) : '');
  if (fields.has('time')) expect('time', fields.get('time') === '-' ? '' : fields.get('time')!, event.time?.start ?? '');
  for (const side of ['actor', 'recipient'] as const) {
    if (!fields.has(`unnamed ${side}`)) continue;
    const got = (event.unnamed ?? []).filter((noun) => noun.side === side).map(({ span }) => record.text.slice(...span));
    expect(`unnamed ${side}`, fields.get(`unnamed ${side}`)!, got.join(' + '));
  }
  for (const what of ['killed', 'wounded', 'arrested', 'released', 'displaced'] as const) {
    if (!fields.has(what)) continue;
    const counted = record.quantities.filter((quantity) => quantity.of === event.id && quantity.what === what).map(({ value }) => String(value));
    expect(what, fields.get(what)!, counted.join(' + '));
  }
  return faults;
}

function nameOf(id: string, record: ArticleRecord): string {
  return record.entities.find((entity) => entity.id === id)?.name ?? id;
}

/** The name of the entity that is mentioned with these words. */
function entityOf(words: string, record: ArticleRecord): string {
  const mention = record.mentions.find(({ span }) => record.text.slice(...span) === words) ?? record.mentions.find(({ span }) => record.text.slice(...span).endsWith(words));
  return mention ? nameOf(mention.entity, record) : `?${words}`;
}

export function show(event: Event, record: ArticleRecord): string {
  const who = event.participants.map(({ entity, side }) => `${nameOf(entity, record)}:${side}`).join(', ');
  return `${typeOf(event)} ${event.status} «${event.triggers.map((span) => record.text.slice(...span)).join(' / ')}» ${who} @${event.place ? nameOf(event.place, record) : ''} ${event.time?.start ?? ''}`;
}
