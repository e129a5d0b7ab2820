import type { Command } from './command.ts';
import { describeRecord } from './describe-record.ts';
import { INPUT_OPTIONS } from './input-options.ts';
import { readInputs } from './read-inputs.ts';
import { noteRefusals } from './refusals.ts';
import type { Refusal } from '../model/capture.ts';

export const readCommand: Command = {
  name: 'read',
  usage: 'FILE… [--json] [--names-model FOLDER]',
  summary: 'Reads articles and shows who is named, who says what and how they know, what happened, and in whose words.',
  details: [
    'FILE is a text file, a saved page, a web archive (WARC, WACZ), a table (JSONL, CSV), a ZIP file or folder of them, or the address of a page. With --json one record a line goes to stdout, in the form isnad.article/1, and nothing else does.',
    '--names-model gives the folder of an ONNX model that labels words (config.json, tokenizer.json, onnx/model.onnx); it needs the package @huggingface/transformers. Where the model names something its word stands over that of Isnad\'s own tagger, elsewhere the tagger\'s stays; lists and rules decide over both. Such names say so in their reasons: names-model.',
  ],
  options: { json: { type: 'boolean', short: 'j', says: 'Write records, one JSON object a line.' }, 'names-model': { type: 'string', value: 'FOLDER', says: 'Find names with this model too.' }, ...INPUT_OPTIONS },
  examples: [
    ['isnad read article.txt', 'Look at one article'],
    ['isnad read samples/ --json > records.jsonl', 'Keep the records of a folder'],
    ['isnad read article.txt --names-model models/arabic-ner', 'With an ONNX model of names'],
    ['isnad read "زيارة أنقرة.html" --json | jq .statements', 'Only the statements'],
  ],
  leastOperands: 1,
  async run(call) {
    const { has, output } = call;
    const refusals: Refusal[] = [];
    let articles = 0;
    const model = call.text('names-model');
    for await (const outcome of readInputs(call, model)) {
      if ('refusal' in outcome) refusals.push(outcome.refusal);
      else {
        const { article } = outcome;
        if (has('json')) await output.printBytes(article.line);
        else await output.print(`${articles > 0 ? '\n' : ''}${describeRecord(article.record)}`);
        articles += 1;
      }
    }
    noteRefusals(output, refusals);
    if (articles === 0) return 2;
    return refusals.length > 0 ? 1 : 0;
  },
};
