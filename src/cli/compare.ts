import type { Refusal } from '../model/capture.ts';
import type { ArticleRecord } from '../model/record.ts';
import { compareRecords } from '../work/compare-records.ts';
import { loadStages } from '../work/load-stages.ts';
import type { Command } from './command.ts';
import { describeDossier } from './describe-dossier.ts';
import { INPUT_OPTIONS } from './input-options.ts';
import { readInputs } from './read-inputs.ts';
import { noteRefusals } from './refusals.ts';

export const compareCommand: Command = {
  name: 'compare',
  usage: 'FILE… [--json]',
  summary: 'Reads articles about the same affairs and shows what each happening is, who reports it, and how many independent voices stand behind it.',
  details: ['FILE is a text file, a saved page, a web archive (WARC, WACZ), a table (JSONL, CSV), a ZIP file or folder of them, or the address of a page. With --json one dossier goes to stdout, in the form isnad.dossier/1, and nothing else does.'],
  options: { json: { type: 'boolean', short: 'j', says: 'Write the dossier as one JSON object.' }, ...INPUT_OPTIONS },
  examples: [
    ['isnad compare samples/', 'The happenings of the samples'],
    ['isnad compare أوج.txt عربي21.html --json > dossier.json', 'Keep the dossier of two pages'],
  ],
  leastOperands: 1,
  async run(call) {
    const { has, output } = call;
    const records: ArticleRecord[] = [];
    const refusals: Refusal[] = [];
    for await (const outcome of readInputs(call)) {
      if ('refusal' in outcome) refusals.push(outcome.refusal);
      else records.push(outcome.article.record);
    }
    noteRefusals(output, refusals);
    if (records.length === 0) return 2;
    const dossier = compareRecords(records, loadStages());
    await output.print(has('json') ? JSON.stringify(dossier) : describeDossier(dossier));
    return refusals.length > 0 ? 1 : 0;
  },
};
