import type { Because } from '../model/because.ts';
import type { Location } from '../model/entity.ts';
import { findEntityCards, type EntityCard } from '../work/entity-card.ts';
import { openArchive } from '../work/open-archive.ts';
import { ARCHIVE_OPTION, getArchiveLocation } from './archive-location.ts';
import type { Command } from './command.ts';
import { countOf, isolate, shorten } from './output.ts';

/** Statements shown of each entity; --json has them all. */
const MOST_STATEMENTS = 10;
/** Articles shown of each entity. */
const MOST_ARTICLES = 20;

export const entityCommand: Command = {
  name: 'entity',
  usage: 'NAME [--archive FILE] [--json]',
  summary: 'Shows who or what a name is: its spellings with counts and reasons, offices over time, articles and statements.',
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

function describeCard({ entity, location, articles, spellings, offices, statements }: EntityCard): string {
  const latin = entity.latin === null ? '' : ` · ${entity.latin}`;
  return [
    `${isolate(entity.name)} · ${entity.type}${latin} · ${countOf(articles.length, 'article')}`,
    ...section('lies', location === null ? [] : [describeLocation(location)]),
    ...section('spellings', spellings.flatMap(describeSpelling)),
    ...section('offices', offices.map(describeOffice)),
    ...section(`statements (${statements.length})`, statements.slice(0, MOST_STATEMENTS).map(({ outlet, lemma, content }) =>
      `${isolate(lemma)} ${isolate(`«${shorten(content, 100)}»`)} (${outlet === null ? 'outlet unknown' : isolate(outlet)})`)),
    ...section(`articles (${articles.length})`, articles.slice(0, MOST_ARTICLES).map(describeArticle)),
    ...section('joined because', (entity.because ?? []).map(describeReason)),
  ].join('\n');
}

function describeLocation({ country, kind, at, because }: Location): string {
  const point = at === null ? '' : ` at ${at[0]}, ${at[1]}`;
  return `${kind}${country === null ? '' : ` in ${country.toUpperCase()}`}${point}${because?.says ? ` (${because.says})` : ''}`;
}

function describeSpelling({ text, count, articles, because }: EntityCard['spellings'][number]): string[] {
  return [`${isolate(text)} ${count}× in ${countOf(articles.length, 'article')}`, ...because.map((reason) => `  ${describeReason(reason)}`)];
}

function describeOffice({ office, wordings, count, from, to, isFormer, source, because }: EntityCard['offices'][number]): string {
  const when = from === null && to === null ? 'undated' : from === to ? from! : `${from ?? '…'} to ${to ?? '…'}`;
  const others = wordings.filter(({ text }) => text !== office).map(({ text, count: uses }) => `${isolate(text)} ${uses}×`);
  const uses = source === 'articles' ? ` ${count}×` : ` (${because.rule})`;
  return `${when}: ${isolate(office)}${isFormer ? ' (no longer)' : ''}${uses}${others.length === 0 ? '' : `, also ${others.join(', ')}`}`;
}

function describeArticle({ outlet, headline, published, uri, id }: EntityCard['articles'][number]): string {
  const { start = null, end = null } = published ?? {};
  const when = start === null && end === null ? 'undated' : start === end ? start : `${start ?? '…'} to ${end ?? '…'}`;
  return `${when} ${outlet === null ? 'outlet unknown' : isolate(outlet)}: ${headline === null ? (uri ?? id) : isolate(shorten(headline, 90))}`;
}

function section(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : [`  ${title}`, ...lines.map((line) => `    ${line}`)];
}

function describeReason({ rule, says }: Because): string {
  return says ? `${rule}: ${says}` : rule;
}
