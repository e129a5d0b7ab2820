import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { analyzeArticle } from '../src/analyze/analyze-article.ts';
import { loadLanguage } from '../src/language/language.ts';
import { EVENT_TYPES, type Event } from '../src/model/event.ts';
import type { ArticleRecord } from '../src/model/record.ts';

const file = join(dirname(fileURLToPath(import.meta.url)), '..', 'languages', 'ar', 'cases', 'event-types.tsv');
const rows = readFileSync(file, 'utf8').split('\n').filter((line) => line !== '' && !line.startsWith('#')).slice(1).map((line) => line.split('\t'));

function read(text: string): ArticleRecord {
  const blocks = [{ role: 'paragraph' as const, span: [0, text.length] as const }];
  const published = { start: '2021-03-10', end: '2021-03-10', basis: 'metadata' as const, evidence: [] };
  return analyzeArticle({ id: 'case', uri: null, lang: 'ar', text, outlet: null, via: [], headline: null, dateline: null, byline: null, blocks, published }, loadLanguage('ar'));
}

const open = ({ events }: ArticleRecord): Event[] => events.filter(({ marginal }) => !marginal);
const typeOf = ({ type, mode }: Event): string => (mode ? `${type}/${mode}` : type);

/** The wordings of who acts, each by the mention whose words are expected, else by its first. */
function actors(record: ArticleRecord, event: Event, wanted: readonly string[]): string[] {
  const wordings = (entity: string): string[] => record.mentions.filter((mention) => mention.entity === entity).map(({ span }) => record.text.slice(...span));
  return event.participants.filter(({ side }) => side === 'actor').map(({ entity }) => wordings(entity).find((words) => wanted.includes(words)) ?? wordings(entity)[0] ?? entity);
}

describe('every type of event, told and not told', () => {
  for (const type of EVENT_TYPES) {
    test(`${type} has six sentences that tell it and three that do not`, () => {
      expect(rows.filter(([kind, cell]) => kind === 'yes' && cell!.split('/')[0] === type).length).toBeGreaterThanOrEqual(6);
      expect(rows.filter(([kind, cell]) => kind === 'no' && cell === type).length).toBeGreaterThanOrEqual(3);
    });
  }
  for (const [kind, type, status, who, text] of rows) {
    test(`${kind === 'yes' ? '' : 'no '}${type}: ${text}`, () => {
      const record = read(text!);
      if (kind === 'no') return expect(open(record).filter((event) => event.type === type).map(typeOf)).toEqual([]);
      const wanted = who === '-' ? [] : who!.split(' + ');
      const told = open(record).filter((event) => typeOf(event) === type).map((event) => `${typeOf(event)} ${event.status} ${wanted.length === 0 ? '-' : actors(record, event, wanted).sort().join(' + ')}`);
      expect(told).toContain(`${type} ${status} ${wanted.length === 0 ? '-' : [...wanted].sort().join(' + ')}`);
    });
  }
});
