import type { Because } from '../model/because.ts';
import type { ArticleRecord } from '../model/record.ts';
import { explainPlace, type Explanation } from '../work/explanation.ts';
import { UsageError, type Command } from './command.ts';
import { isolate, shorten } from './output.ts';
import { readInputs } from './read-inputs.ts';
import { noteRefusals } from './refusals.ts';

const QUOTE_CHARACTERS = 80;

export const explainCommand: Command = {
  name: 'explain',
  usage: 'FILE --at OFFSET|WORDS [--json]',
  summary: 'Shows what covers a place of an article, and the tree of rules and words behind it.',
  details: ['OFFSET counts UTF-16 code units of the record\'s text, from 0. Words are looked up as written; every place where they stand is explained.'],
  options: {
    at: { type: 'string', value: 'OFFSET|WORDS', says: 'The place: a number, or words of the article.' },
    json: { type: 'boolean', short: 'j', says: 'Write one JSON object a place.' },
  },
  examples: [
    ['isnad explain article.txt --at 215', 'What stands at this offset'],
    ['isnad explain article.txt --at "وزير الدفاع"', 'What these words were taken for, and why'],
  ],
  leastOperands: 1,
  async run(call) {
    const { operands, text, has, output } = call;
    const place = text('at');
    if (place === undefined) throw new UsageError('"isnad explain" needs a place: --at OFFSET or --at "words".');
    if (operands.length > 1) throw new UsageError('"isnad explain" explains one file at a time.');
    for await (const outcome of readInputs(call)) {
      if ('refusal' in outcome) {
        noteRefusals(output, [outcome.refusal]);
        return 2;
      }
      const { record } = outcome.article;
      const offsets = findOffsets(record, place);
      if (offsets.length === 0) {
        output.note(describeMissing(record, place));
        return 2;
      }
      for (const offset of offsets) {
        const explanations = explainPlace(record, offset);
        await output.print(has('json') ? JSON.stringify({ offset, explanations }) : describePlace(record, offset, explanations));
      }
    }
    return 0;
  },
};

function findOffsets(record: ArticleRecord, place: string): number[] {
  if (/^\d+$/.test(place)) {
    const offset = Number(place);
    return offset < record.text.length ? [offset] : [];
  }
  const offsets: number[] = [];
  for (let at = record.text.indexOf(place); at >= 0; at = record.text.indexOf(place, at + place.length)) offsets.push(at);
  return offsets;
}

function describeMissing(record: ArticleRecord, place: string): string {
  return /^\d+$/.test(place)
    ? `The text ends at ${record.text.length}; ${place} is behind it.`
    : `${isolate(place)} does not stand in the article as written; copy the words from its text.`;
}

function describePlace(record: ArticleRecord, offset: number, explanations: readonly Explanation[]): string {
  const lines = [`At ${offset}: ${isolate(shorten(record.text.slice(offset, offset + QUOTE_CHARACTERS), QUOTE_CHARACTERS))}`];
  if (explanations.length === 0) lines.push('  nothing covers this place');
  for (const { kind, says, span, because } of explanations) {
    lines.push(`  ${kind} ${span[0]}–${span[1]} ${isolate(`«${shorten(record.text.slice(span[0], span[1]), QUOTE_CHARACTERS)}»`)}`, `    ${says}`);
    if (because) lines.push(...describeBecause(because, 4));
    else lines.push('    no reason is recorded');
  }
  return lines.join('\n');
}

function describeBecause({ rule, says, from }: Because, indent: number): string[] {
  const line = `${' '.repeat(indent)}because ${rule}${says ? `: ${says}` : ''}`;
  return [line, ...(from ?? []).flatMap((part) => describeBecause(part, indent + 2))];
}
