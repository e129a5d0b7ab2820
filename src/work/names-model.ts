import type { Article } from '../model/article.ts';
import { READING_ROLES } from '../model/block.ts';
import type { ModelName } from '../model/model-name.ts';
import type { Span } from '../model/span.ts';
import type { TokenClassifier } from './token-classifier.ts';

/** Most pieces of words that the model sees at once; models of 512 places leave room for their own marks. */
const MOST_PIECES = 400;
/** A sentence end from here on closes a window, so that few names are cut. */
const FULL_ENOUGH = 250;
const SENTENCE_END = /[.؟?!…\n]/;
const WORD = /[\p{L}\p{M}\p{N}\u0640]+|[^\s\p{L}\p{M}\p{N}]/gu;

/** The types that labels of the usual schemes name; other types (dates, events) are passed over. */
const TYPES: Readonly<Record<string, ModelName['type']>> = {
  PER: 'person', PERS: 'person', PERSON: 'person', ORG: 'organization', ORGANIZATION: 'organization', ORGANISATION: 'organization',
  LOC: 'place', LOCATION: 'place', GPE: 'place', FAC: 'place',
};

interface Piece {
  readonly span: Span;
  readonly ids: readonly number[];
}

/** Finds the names of articles with a token classifier, a window of whole words at a time. */
export class NamesModel {
  readonly #classifier: TokenClassifier;

  constructor(classifier: TokenClassifier) {
    this.#classifier = classifier;
  }

  /** Names of the blocks that are read, in order. */
  async find({ text, blocks }: Pick<Article, 'text' | 'blocks'>): Promise<ModelName[]> {
    const names: ModelName[] = [];
    for (const { role, span } of blocks) {
      if (!READING_ROLES.has(role)) continue;
      for (const window of this.#windows(text, span)) names.push(...joinLabels(window, await this.#label(window)));
    }
    return names;
  }

  *#windows(text: string, [start, end]: Span): Generator<Piece[]> {
    let window: Piece[] = [];
    let size = 0;
    for (const match of text.slice(start, end).matchAll(WORD)) {
      const ids = this.#classifier.piecesOf(match[0]).slice(0, MOST_PIECES);
      if (size + ids.length > MOST_PIECES) {
        yield window;
        window = [];
        size = 0;
      }
      if (ids.length === 0) continue;
      window.push({ span: [start + match.index, start + match.index + match[0].length], ids });
      size += ids.length;
      if (size >= FULL_ENOUGH && SENTENCE_END.test(match[0])) {
        yield window;
        window = [];
        size = 0;
      }
    }
    if (window.length > 0) yield window;
  }

  /** A word has the label of its first piece. */
  async #label(window: readonly Piece[]): Promise<string[]> {
    const { before, after } = this.#classifier.frame;
    const labels = await this.#classifier.classify([...before, ...window.flatMap(({ ids }) => ids), ...after]);
    let at = before.length;
    return window.map(({ ids }) => {
      const label = labels[at] ?? 'O';
      at += ids.length;
      return label;
    });
  }
}

/** `B-PER I-PER` and the like as spans; a stray `I` begins a name. */
function joinLabels(window: readonly Piece[], labels: readonly string[]): ModelName[] {
  const names: { span: [number, number]; type: ModelName['type'] }[] = [];
  let open: (typeof names)[number] | null = null;
  for (const [i, { span }] of window.entries()) {
    const { begins, type } = parseLabel(labels[i]!);
    if (open && !begins && type === open.type) open.span[1] = span[1];
    else {
      open = type === null ? null : { span: [span[0], span[1]], type };
      if (open) names.push(open);
    }
  }
  return names;
}

function parseLabel(label: string): { readonly begins: boolean; readonly type: ModelName['type'] | null } {
  const [position, name] = /^[BIESLU][-_]/i.test(label) ? [label[0]!.toUpperCase(), label.slice(2)] : ['I', label];
  return { begins: position === 'B' || position === 'S' || position === 'U', type: TYPES[name.toUpperCase()] ?? null };
}
