import { openArchive } from '../work/open-archive.ts';
import type { SearchHit } from '../work/search-archive.ts';
import { ARCHIVE_OPTION, getArchiveLocation } from './archive-location.ts';
import { getNumber, type Command } from './command.ts';
import { describePublished } from './describe-record.ts';
import { countOf, isolate, shorten } from './output.ts';

export const searchCommand: Command = {
  name: 'search',
  usage: 'WORDS… [--exact] [--limit N] [--archive FILE] [--json]',
  summary: 'Finds articles that hold the words, whatever their spelling and clitics, with the sentence that shows it.',
  options: {
    exact: { type: 'boolean', short: 'x', says: 'The words as written, in this order.' },
    limit: { type: 'string', short: 'n', value: 'N', says: 'At most so many articles (20).' },
    archive: ARCHIVE_OPTION,
    json: { type: 'boolean', short: 'j', says: 'Write one JSON object.' },
  },
  examples: [
    ['isnad search وزير الدفاع التركي', 'Finds «ووزيرُ الدفاعِ التركي» too'],
    ['isnad search --exact "حكومة الوفاق" -n 5', 'Only this phrase'],
  ],
  leastOperands: 1,
  async run(call) {
    const limit = getNumber(call, 'limit', { least: 1, most: 1000, byDefault: 20 });
    const open = await openArchive(getArchiveLocation(call), { whenMissing: 'refuse' });
    try {
      const answer = await open.search(call.operands.join(' '), { exact: call.has('exact'), limit });
      if (call.has('json')) await call.output.print(JSON.stringify(answer));
      else {
        await call.output.print(answer.total === 0 ? 'No article holds these words.' : `${countOf(answer.total, 'article')}:`);
        for (const hit of answer.hits) await call.output.print(describeHit(hit));
      }
      return 0;
    } finally {
      await open.close();
    }
  },
};

function describeHit({ article, text }: SearchHit): string {
  const headline = isolate(shorten(article.headline ?? article.uri ?? article.id, 90));
  const outlet = article.outlet === null ? 'outlet unknown' : isolate(article.outlet);
  return `\n${headline}\n  ${outlet} · ${describePublished(article.published)} · ${article.uri ?? article.id}\n  ${isolate(shorten(text, 240))}`;
}
