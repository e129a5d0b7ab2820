import type { Vocabulary } from '../text/vocabulary.ts';
import type { FoldTable } from '../text/fold.ts';
import { LanguageDataError } from './grammar-file.ts';
import type { Pattern } from './pattern.ts';
import type { SlotKind } from './slots.ts';

/**
 * What one step of a pattern asks of the tokens at hand: a word, a mark of punctuation or a quotation mark, an entry of some classes,
 * a mention of some types (of any when none is named), a number in a range, `any` word, or whatever stands `inside` a sentence.
 * All tests have the same fields, so that asking one costs the same whatever its kind.
 */
export interface Test {
  readonly kind: 'word' | 'mark' | 'quote' | 'class' | 'mention' | 'number' | 'any' | 'inside';
  /** Of a word or a mark. */
  readonly form: number;
  readonly exact: boolean;
  readonly prefix: string | null;
  readonly pronoun: boolean;
  /** Classes or types of mentions. */
  readonly names: ReadonlySet<string>;
  readonly least: number;
  readonly most: number;
}

const NO_NAMES: ReadonlySet<string> = new Set();

function makeTest(kind: Test['kind'], { form = -1, exact = false, prefix = null, pronoun = false, names = NO_NAMES, least = 0, most = Infinity }: Partial<Test> = {}): Test {
  return { kind, form, exact, prefix, pronoun, names, least, most };
}

/** An instruction: take tokens that pass a test, go two ways, or accept. */
export type Step =
  | { readonly kind: 'take'; readonly test: Test; readonly bind: string | null; next: number }
  | { readonly kind: 'fork'; first: number; second: number }
  | { readonly kind: 'accept'; readonly rule: number };

export interface CompileContext {
  readonly vocabulary: Vocabulary;
  readonly fold: FoldTable;
  readonly slots: ReadonlyMap<string, SlotKind>;
  readonly where: string;
}

/** Compiles a pattern onto `steps`, continuing at `next`; gives the entry step (Thompson's construction, backwards). */
export function compilePattern(pattern: Pattern, next: number, steps: Step[], context: CompileContext): number {
  const put = (step: Step): number => steps.push(step) - 1;
  switch (pattern.kind) {
    case 'sequence':
      return pattern.parts.reduceRight((after, part) => compilePattern(part, after, steps, context), next);
    case 'either':
      return pattern.choices
        .map((choice) => compilePattern(choice, next, steps, context))
        .reduceRight((second, first) => put({ kind: 'fork', first, second }));
    case 'repeat':
      return compileRepeat(pattern, next, (part, after) => compilePattern(part, after, steps, context), put);
    case 'gap':
      return compileRepeat({ part: pattern, ...pattern }, next, (_, after) => put({ kind: 'take', test: makeTest('inside'), bind: null, next: after }), put);
    case 'mark':
      return put({ kind: 'take', test: makeTest('mark', { form: context.vocabulary.id(context.fold.fold(pattern.char)) }), bind: null, next });
    case 'word':
      return put({ kind: 'take', test: wordTest(pattern, context), bind: null, next });
    case 'slot':
      return compileSlot(pattern, next, put, context);
  }
}

function compileRepeat(
  { part, least, most }: { readonly part: Pattern; readonly least: number; readonly most: number },
  next: number,
  compile: (part: Pattern, next: number) => number,
  put: (step: Step) => number,
): number {
  let entry = next;
  for (let i = 0; i < most - least; i++) entry = put({ kind: 'fork', first: compile(part, entry), second: next });
  for (let i = 0; i < least; i++) entry = compile(part, entry);
  return entry;
}

function wordTest(word: Extract<Pattern, { kind: 'word' }>, { vocabulary, fold }: CompileContext): Test {
  const prefix = word.prefix === null ? null : fold.fold(word.prefix);
  return makeTest('word', { form: vocabulary.id(fold.fold(word.text)), exact: word.exact, prefix, pronoun: word.pronoun });
}

function compileSlot(slot: Extract<Pattern, { kind: 'slot' }>, next: number, put: (step: Step) => number, context: CompileContext): number {
  const kind = context.slots.get(slot.name);
  if (!kind) throw new LanguageDataError(`${context.where}: the slot {${slot.name}} is not in patterns/slots.tsv`);
  const bind = slot.bind === slot.name ? kind.id : slot.bind;
  const prefix = slot.prefix === null ? null : context.fold.fold(slot.prefix);
  const take = put({ kind: 'take', test: slotTest(kind, prefix, slot.pronoun), bind, next });
  if (kind.base !== 'number' || prefix === null) return take;
  // «لـ500»: before a number the clitic is a token of its own
  const form = context.vocabulary.id(prefix);
  return put({ kind: 'take', test: makeTest('word', { form }), bind: null, next: take });
}

function slotTest(slot: SlotKind, prefix: string | null, pronoun: boolean): Test {
  switch (slot.base) {
    case 'class':
      return makeTest('class', { names: new Set(slot.names), prefix, pronoun });
    case 'mention':
      return makeTest('mention', { names: new Set(slot.names), prefix });
    case 'number':
      return makeTest('number', { least: slot.least, most: slot.most });
    case 'quote':
      return makeTest('quote');
    case 'word':
      return makeTest('any');
  }
}
