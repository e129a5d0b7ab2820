import type { Capture, Refusal } from '../../model/capture.ts';
import { getEnding, type Format, type FormatContext, type SourceFile } from '../format.ts';
import { refuse, refuseStreamError } from '../refusal.ts';
import { EndlessElementError, JsonElements } from './json-elements.ts';
import { MOST_BROKEN_ROWS, captureObject, readLines } from './json-rows.ts';
import { LONGEST_ROW_BYTES } from './row-capture.ts';

const OPENS_JSON = /^\ufeff?\s*[[{]/;
/** A line that is an object, and another that begins as one. */
const LINES = /^\ufeff?\s*\{[^\n]*\}\s*\n\s*\{/;
/** Steps into an object at which the list of articles is looked for. */
const MOST_STEPS = 4;

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** A JSON file: a list of articles, an object that holds one (`{"articles": […]}`), one article, or JSON lines by another name. */
export const jsonList: Format = {
  name: 'JSON',
  claims: ({ path, head }) => getEnding(path) === '.json' && OPENS_JSON.test(new TextDecoder().decode(head)),
  async *captures(file, context) {
    try {
      yield* readFile(file, context);
    } catch (error) {
      if (error instanceof EndlessElementError) yield refuse(file.path, 'too-large', `${file.path} holds an object that is longer than any article; the rest of the file was left out.`);
      else yield refuseStreamError(file.path, error);
    }
  },
};

async function* readFile(file: SourceFile, context: FormatContext): AsyncIterable<Capture | Refusal> {
  const top = new TextDecoder().decode(file.head);
  if (/^\ufeff?\s*\[/.test(top)) yield* streamList(file, context);
  else if (LINES.test(top)) yield* readLines(file, context);
  else if (file.sizeBytes > LONGEST_ROW_BYTES) yield* streamList(file, context);
  else yield* readObject(file, context);
}

/** The objects of the first list, one after another; the file's size does not matter. */
async function* streamList(file: SourceFile, { columns }: FormatContext): AsyncIterable<Capture | Refusal> {
  const elements = new JsonElements(LONGEST_ROW_BYTES);
  let rows = 0;
  let broken = 0;
  for await (const piece of file.stream()) {
    for (const bytes of elements.push(piece)) {
      rows += 1;
      const outcome = captureObject({ path: file.path, number: rows, bytes, what: 'Object' }, columns);
      yield outcome;
      if ('code' in outcome) broken += 1;
      if (broken === MOST_BROKEN_ROWS && broken === rows) {
        yield refuse(file.path, 'unsupported', `The first ${rows} objects of ${file.path} hold no article; the rest was left out.`);
        return;
      }
    }
  }
  if (rows === 0) yield refuse(file.path, elements.isWhole ? 'empty' : 'damaged', `${file.path} holds no list of articles${elements.isWhole ? '' : ' that is whole'}.`);
  else if (!elements.isWhole) yield refuse(file.path, 'damaged', `${file.path} breaks off after ${rows} objects.`);
}

/** An object of a size that can be held: an article itself, or around a list of articles. */
async function* readObject(file: SourceFile, { columns }: FormatContext): AsyncIterable<Capture | Refusal> {
  const pieces: Uint8Array[] = [];
  for await (const piece of file.stream()) pieces.push(piece);
  const bytes = Buffer.concat(pieces);
  const json = parseJson(bytes);
  if (json === undefined) {
    yield refuse(file.path, 'damaged', `${file.path} is no JSON that can be read.`);
    return;
  }
  const own = captureObject({ path: file.path, number: 1, bytes, what: 'Object' }, columns);
  if (!('code' in own)) {
    yield own;
    return;
  }
  const list = findList(json, MOST_STEPS);
  if (!list) {
    yield { ...own, uri: file.path };
    return;
  }
  for (const [at, row] of list.entries()) yield captureObject({ path: file.path, number: at + 1, bytes: Buffer.from(JSON.stringify(row)), what: 'Object' }, columns);
}

function parseJson(bytes: Uint8Array): Json | undefined {
  try {
    return JSON.parse(new TextDecoder().decode(bytes)) as Json;
  } catch {
    return undefined;
  }
}

/** The longest list of objects within a few steps: `{"response": {"docs": [{…}]}}`. */
function findList(json: Json, steps: number): Json[] | null {
  if (Array.isArray(json)) return json.some((item) => item !== null && typeof item === 'object' && !Array.isArray(item)) ? json : null;
  if (json === null || typeof json !== 'object' || steps === 0) return null;
  const lists = Object.values(json).map((value) => findList(value, steps - 1));
  return lists.reduce((best, list) => ((list?.length ?? 0) > (best?.length ?? 0) ? list : best), null);
}
