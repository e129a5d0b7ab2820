import type { Because } from '../../model/because.ts';
import type { ModelName } from '../../model/model-name.ts';
import type { Span } from '../../model/span.ts';
import { B_ORGANIZATION, B_PERSON, B_PLACE, OUTSIDE, type Tags } from './tags.ts';
import type { Words } from './words.ts';

const BEGINS: Readonly<Record<ModelName['type'], number>> = { person: B_PERSON, place: B_PLACE, organization: B_ORGANIZATION };

/**
 * Lays the names that a model found over the tagger's labels. The policy: over the words of such a name the model's label
 * stands, a name of the tagger that it cuts is dropped, and elsewhere the tagger's labels stay. Lists and rules then decide
 * over both as over the tagger alone.
 */
export function layModelNames(words: Words, tags: Tags | null, names: readonly ModelName[]): Tags {
  const laid = tags ? Uint8Array.from(tags) : new Uint8Array(words.count);
  let word = 0;
  for (const { span: [start, end], type } of [...names].sort((a, b) => a.span[0] - b.span[0])) {
    while (word < words.count && words.end(word) <= start) word += 1;
    const from = word;
    let to = from;
    while (to < words.count && words.start(to) < end) to += 1;
    if (to === from) continue;
    clearCut(laid, from, to);
    laid[from] = BEGINS[type];
    laid.fill(BEGINS[type] + 1, from + 1, to);
    word = to;
  }
  return laid;
}

/** Takes out the whole of the tagger's names that reach into `[from, to)`. */
function clearCut(tags: Tags, from: number, to: number): void {
  let first = from;
  while (first > 0 && isInside(tags[first]!)) first -= 1;
  let last = to;
  while (last < tags.length && isInside(tags[last]!)) last += 1;
  tags.fill(OUTSIDE, first, last);
}

const isInside = (tag: number): boolean => tag !== OUTSIDE && tag % 2 === 0;

/** Rules of names that stand by the labels of words alone. */
const BY_LABELS = /^tagged-/;

/** A mention's reason: where it stands by the labels alone and the model gave them, it says so. */
export function creditModel(because: Because | undefined, [start, end]: Span, names: readonly ModelName[]): Because | undefined {
  if (!because || !BY_LABELS.test(because.rule)) return because;
  const found = names.find(({ span }) => span[0] < end && start < span[1]);
  return found ? { rule: 'names-model', says: `the given model of names calls it a ${found.type}`, from: [because] } : because;
}
