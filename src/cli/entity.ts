import type { Because } from '../model/because.ts';
import { findEntityCards, type EntityCard } from '../work/entity-card.ts';
import { openArchive } from '../work/open-archive.ts';
import { ARCHIVE_OPTION, getArchiveLocation } from './archive-location.ts';
import type { Command } from './command.ts';
import { countOf, isolate, shorten } from './output.ts';

/** Statements shown of each entity; --json has them all. */
const MOST_STATEMENTS = 10;

export const entityCommand: Command = {
  name: 'entity',
  usage: 'NAME [--archive FILE] [--json]',
  summary: 'Shows who or what a name is: its spellings with counts, offices, statements, and why the spellings were joined.',
  options: { archive: ARCHIVE_OPTION, json: { type: 'boolean', short: 'j', says: 'Write one JSON object an entity.' } },
  examples: [
    ['isnad entity "خلوصي أكار"', 'A person, in all spellings'],
    ['isnad entity حفتر --json', 'Everyone who is called so'],
  ],
  leastOperands: 1,
  async run(call) {
    const { operands, output } = call;
    const open = await openArchive(getArchiveLocation(call), { whenMissing: 'refuse' });
    try {
      const name = operands.join(' ');
      const cards = await findEntityCards(open, name);
      for (const card of cards) await output.print(call.has('json') ? JSON.stringify(card) : describeCard(card));
      if (cards.length === 0) output.note(`Nobody and nothing in the archive is called ${isolate(name)}.`);
      return cards.length === 0 ? 1 : 0;
    } finally {
      await open.close();
    }
  },
};

function describeCard({ entity, articles, roles, statements }: EntityCard): string {
  const latin = entity.latin === null ? '' : ` · ${entity.latin}`;
  return [
    `${isolate(entity.name)} · ${entity.type}${latin} · ${countOf(articles, 'article')}`,
    ...section('spellings', entity.names.map(({ text, count, articles: inArticles }) => `${isolate(text)} ${count}× in ${countOf(inArticles.length, 'article')}`)),
    ...section('offices', roles.map(({ text, count }) => `${isolate(text)} ${count}×`)),
    ...section(`statements (${statements.length})`, statements.slice(0, MOST_STATEMENTS).map(({ outlet, lemma, content }) =>
      `${isolate(lemma)} ${isolate(`«${shorten(content, 100)}»`)} (${outlet === null ? 'outlet unknown' : isolate(outlet)})`)),
    ...section('joined because', (entity.because ?? []).map(describeReason)),
  ].join('\n');
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)];
}

function describeReason({ rule, says }: Because): string {
  return says ? `${rule}: ${says}` : rule;
}
