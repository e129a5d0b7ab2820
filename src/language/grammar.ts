import { AL, PREPOSITIONS } from '../text/clitics.ts';
import type { Mention } from '../model/entity.ts';
import type { FoldTable } from '../text/fold.ts';
import { NEWLINE, NUMBER, PUNCT, QUOTE, WORD, type Tokens } from '../text/tokens.ts';
import type { FormReadings } from './form-readings.ts';
import type { GrammarRule } from './grammar-file.ts';
import { FormRow } from './form-row.ts';
import { LexiconMatches, offsetAfterPrefix } from './lexicon-matches.ts';
import type { LexiconEntry } from './lexicon.ts';
import { parsePattern } from './pattern.ts';
import { type CompileContext, type Step, type Test, compilePattern } from './pattern-program.ts';
import { rowOf } from '../text/row.ts';

/** What a slot held. Offsets leave out proclitics. */
export interface SlotValue {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly text: string;
  readonly entry?: LexiconEntry;
  /** Of a number slot. */
  readonly value?: number;
  readonly mention?: Mention;
}

/** One match of one rule over tokens `[from, to)`. */
export interface PatternMatch {
  readonly rule: string;
  readonly means: string;
  /** The name of what it means: `date` of `date(year, month, day)`. */
  readonly kind: string;
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly slots: ReadonlyMap<string, SlotValue>;
}

export interface GrammarInput {
  readonly tokens: Tokens;
  readonly found: LexiconMatches;
  /** Sorted by start; needed by patterns with mention slots. */
  readonly mentions?: readonly Mention[];
  /** Entity type by local id, for mention slots. */
  readonly typeOf?: (entity: string) => string;
  /** Tokens at which a match may begin, ascending; all of them when absent. */
  readonly starts?: readonly number[];
}

/** No match is longer, in tokens: bounds the work at each start. */
const LONGEST_MATCH = 80;

interface Bound {
  readonly name: string;
  readonly value: SlotValue;
  readonly before: Bound | null;
}

interface Thread {
  readonly step: number;
  readonly bound: Bound | null;
  readonly start: number;
}

/** Where a test has come to, where what it took begins, and what that was. */
interface Reach {
  readonly to: number;
  readonly begins: number;
  readonly value: SlotValue | null;
}

/** The words of a slot; most are never looked at, so they are cut when asked for. */
class Words implements SlotValue {
  readonly from: number;
  readonly to: number;
  readonly start: number;
  readonly end: number;
  readonly entry?: LexiconEntry;
  readonly value?: number;
  readonly mention?: Mention;
  readonly #text: string;

  constructor(text: string, { from, to, start, end }: Omit<SlotValue, 'text'>, { entry, value, mention }: Pick<SlotValue, 'entry' | 'value' | 'mention'>) {
    this.from = from;
    this.to = to;
    this.start = start;
    this.end = end;
    if (entry) this.entry = entry;
    if (value !== undefined) this.value = value;
    if (mention) this.mention = mention;
    this.#text = text;
  }

  get text(): string {
    return this.#text.slice(this.start, this.end);
  }
}

/**
 * All rules of one grammar file as one automaton. It passes once over the tokens; at each token only the rules whose
 * first word, class or kind stands there are tried, each for a bounded number of tokens, so the cost is linear.
 */
export class Grammar {
  readonly name: string;
  readonly rules: readonly GrammarRule[];
  readonly #steps: Step[] = [];
  readonly #entries: number[] = [];
  readonly #readings: FormReadings;
  readonly #run: GrammarRun;
  /** What each rule's `means` is called. */
  readonly #kinds: readonly string[];
  readonly #byForm = new Map<number, number[]>();
  readonly #byClass = new Map<string, number[]>();
  readonly #byKind = { number: [] as number[], mention: [] as number[], any: [] as number[], quote: [] as number[] };
  /** The patterns that a form may begin as a word, whatever leans on it. */
  readonly #byWord: FormRow<readonly number[]>;

  constructor(name: string, rules: readonly GrammarRule[], context: Omit<CompileContext, 'where'> & { readings: FormReadings; file: string }) {
    this.name = name;
    this.rules = rules;
    this.#readings = context.readings;
    this.#byWord = new FormRow(context.vocabulary);
    this.#kinds = rules.map(({ means }) => means.slice(0, means.indexOf('(')));
    for (const [index, rule] of rules.entries()) {
      for (const { text, line } of rule.patterns) {
        const where = `${context.file}:${line}`;
        const accept = this.#steps.push({ kind: 'accept', rule: index }) - 1;
        const entry = compilePattern(parsePattern(text, where), accept, this.#steps, { ...context, where });
        this.#entries.push(entry);
        this.#index(this.#entries.length - 1);
      }
    }
    this.#run = new GrammarRun({ fold: context.fold, readings: this.#readings, entries: this.#entries.length, steps: this.#steps });
  }

  /** Files an entry under whatever can start it. */
  #index(entry: number): void {
    const put = <K>(map: Map<K, number[]>, key: K): void => {
      const list = map.get(key);
      if (!list) map.set(key, [entry]);
      else if (list.at(-1) !== entry) list.push(entry);
    };
    for (const test of this.#firstTests(this.#entries[entry]!)) {
      if (test.kind === 'word' || test.kind === 'mark') put(this.#byForm, test.form);
      else if (test.kind === 'class') for (const name of test.names) put(this.#byClass, name);
      else this.#byKind[test.kind === 'inside' ? 'any' : test.kind].push(entry);
    }
  }

  #firstTests(entry: number): Test[] {
    const tests: Test[] = [];
    const seen = new Set<number>();
    const visit = (at: number): void => {
      if (seen.has(at)) return;
      seen.add(at);
      const step = this.#steps[at]!;
      if (step.kind === 'take') tests.push(step.test);
      else if (step.kind === 'fork') [step.first, step.second].forEach(visit);
    };
    visit(entry);
    return tests;
  }

  /** Matches that do not overlap: leftmost, then longest, then the rule written first. */
  match(input: GrammarInput): PatternMatch[] {
    const out: PatternMatch[] = [];
    let free = 0;
    this.#scan(input, (token, matches) => {
      if (token < free) return;
      const best = matches.reduce((a, b) => (b.to > a.to ? b : a));
      out.push(best);
      free = best.to;
    });
    return out;
  }

  /** The longest match of every rule at every token, overlaps included. */
  matchAll(input: GrammarInput): PatternMatch[] {
    const out: PatternMatch[] = [];
    this.#scan(input, (_, matches) => out.push(...matches));
    return out;
  }

  #scan(input: GrammarInput, take: (token: number, matches: PatternMatch[]) => void): void {
    const run = this.#run;
    run.start(input);
    const { tokens, starts } = input;
    const count = starts?.length ?? tokens.count;
    for (let at = 0; at < count; at++) {
      const token = starts ? starts[at]! : at;
      if (tokens.kind[token] === NEWLINE) continue;
      this.#putEntries(run, token);
      if (run.entryCount === 0) continue;
      const matches = this.#matchFrom(run, token);
      if (matches.length > 0) take(token, matches);
    }
  }

  /** Puts down the patterns that may begin at a token, in the order of the file. */
  #putEntries(run: GrammarRun, token: number): void {
    const { tokens, found } = run.input;
    const kind = tokens.kind[token]!;
    const form = tokens.form[token]!;
    run.startEntries();
    run.addEntries(kind === WORD ? this.#entriesOfWord(form) : this.#byForm.get(form));
    for (const match of found.at(token)) run.addEntries(this.#byClass.get(match.entry.class));
    if (kind === NUMBER) run.addEntries(this.#byKind.number);
    if (kind === QUOTE) run.addEntries(this.#byKind.quote);
    if (kind === WORD || kind === NUMBER) run.addEntries(this.#byKind.any);
    if (this.#byKind.mention.length > 0 && run.mentionsAt(token).length > 0) run.addEntries(this.#byKind.mention);
    sortFew(run.entries, run.entryCount);
  }

  #entriesOfWord(form: number): readonly number[] {
    return this.#byWord.find(form) ?? this.#byWord.put(form, this.#findEntriesOfWord(form));
  }

  #findEntriesOfWord(form: number): readonly number[] {
    let entries: readonly number[] = this.#byForm.get(form) ?? NO_ENTRIES;
    for (const { stem } of this.#readings.known(form)) {
      const others = stem === form ? undefined : this.#byForm.get(stem);
      if (others) entries = [...entries, ...others];
    }
    return entries;
  }

  #matchFrom(run: GrammarRun, token: number): PatternMatch[] {
    let best: Best[] | null = null;
    for (let at = 0; at < run.entryCount; at++) best = run.follow(this.#entries[run.entries[at]!]!, token, best);
    if (!best) return NO_MATCHES;
    if (best.length > 1) best.sort((a, b) => a.rule - b.rule);
    return best.map((met) => this.#makeMatch(run.input.tokens, token, met));
  }

  #makeMatch(tokens: Tokens, from: number, { rule, to, start, bound }: Best): PatternMatch {
    const slots = new Map<string, SlotValue>();
    for (let link = bound; link; link = link.before) if (!slots.has(link.name)) slots.set(link.name, link.value);
    const { name, means } = this.rules[rule]!;
    return { rule: name, means, kind: this.#kinds[rule]!, from, to, start, end: tokens.end[to - 1]!, slots };
  }
}

/** Sorts the first `count` numbers, a handful, in place. */
function sortFew(numbers: Int32Array, count: number): void {
  for (let at = 1; at < count; at++) {
    const number = numbers[at]!;
    let to = at;
    while (to > 0 && numbers[to - 1]! > number) numbers[to] = numbers[--to]!;
    numbers[to] = number;
  }
}

const NO_ENTRIES: readonly number[] = [];
const NO_MATCHES: PatternMatch[] = [];
const NO_MENTIONS: readonly Mention[] = [];

/** The longest match of a rule so far. */
interface Best {
  readonly rule: number;
  to: number;
  start: number;
  bound: Bound | null;
}

type Take = Extract<Step, { kind: 'take' }>;

/** Counts are begun anew before they run out of 32 bits. */
const MOST_COUNTED = 2 ** 30;

/** One grammar at work, on one text after another. */
class GrammarRun {
  /** The text at hand; set by `start`. */
  input!: GrammarInput;
  readonly #fold: FoldTable;
  readonly #readings: FormReadings;
  readonly #steps: readonly Step[];
  readonly #mentions = new Map<number, Mention[]>();

  /** Threads by how far they have come, in tokens. */
  readonly #waiting: (Thread[] | undefined)[] = rowOf(LONGEST_MATCH + 1, undefined);
  /** The patterns put down for a token: the first `entryCount`. */
  readonly entries: Int32Array;
  entryCount = 0;
  /** When an entry was put down and a step entered last: only marks of the present count hold. */
  readonly #entryMarks: Int32Array;
  readonly #stepMarks: Int32Array;
  #count = 0;
  /** Where the match at work begins, and the best of its rules. */
  #from = 0;
  #best: Best[] | null = null;

  constructor({ fold, readings, entries, steps }: { fold: FoldTable; readings: FormReadings; entries: number; steps: readonly Step[] }) {
    this.entries = new Int32Array(entries);
    this.#entryMarks = new Int32Array(entries);
    this.#stepMarks = new Int32Array(steps.length);
    this.#steps = steps;
    this.#fold = fold;
    this.#readings = readings;
  }

  start(input: GrammarInput): void {
    this.input = input;
    if (this.#mentions.size > 0) this.#mentions.clear();
    if (!input.mentions) return;
    for (const mention of input.mentions) {
      const token = input.tokens.tokenAt(mention.span[0]);
      const list = this.#mentions.get(token);
      if (list) list.push(mention);
      else this.#mentions.set(token, [mention]);
    }
  }

  startEntries(): void {
    this.#countOn();
    this.entryCount = 0;
  }

  addEntries(entries: readonly number[] | undefined): void {
    if (!entries) return;
    for (const entry of entries) {
      if (this.#entryMarks[entry] === this.#count) continue;
      this.#entryMarks[entry] = this.#count;
      this.entries[this.entryCount++] = entry;
    }
  }

  #countOn(): void {
    if (this.#count === MOST_COUNTED) {
      this.#entryMarks.fill(0);
      this.#stepMarks.fill(0);
      this.#count = 0;
    }
    this.#count += 1;
  }

  mentionsAt(token: number): readonly Mention[] {
    return this.#mentions.get(token) ?? NO_MENTIONS;
  }

  /** Runs one pattern from one token, and puts what it accepts with the best of the rules: threads wait at the token they have reached; a step is entered once a token. */
  follow(entry: number, from: number, best: Best[] | null): Best[] | null {
    const waiting = this.#waiting;
    const last = Math.min(this.input.tokens.count, from + LONGEST_MATCH) - from;
    this.#from = from;
    this.#best = best;
    this.#countOn();
    let under = this.#advance({ step: entry, bound: null, start: -1 }, entry, from);
    for (let ahead = 1; ahead <= last && under > 0; ahead++) {
      const threads = waiting[ahead];
      if (!threads) continue;
      waiting[ahead] = undefined;
      under -= threads.length;
      this.#countOn();
      for (const thread of threads) under += this.#advance(thread, thread.step, from + ahead);
    }
    if (under > 0) waiting.fill(undefined);
    return this.#best;
  }

  /** Follows a thread on from a step until it takes tokens; gives the number of threads that now wait further on. */
  #advance(thread: Thread, stepNumber: number, token: number): number {
    if (this.#stepMarks[stepNumber] === this.#count) return 0;
    this.#stepMarks[stepNumber] = this.#count;
    const step = this.#steps[stepNumber]!;
    if (step.kind === 'take') return this.#take(thread, step, token);
    if (step.kind === 'fork') return this.#advance(thread, step.first, token) + this.#advance(thread, step.second, token);
    this.#accept(step.rule, token, thread);
    return 0;
  }

  #accept(rule: number, to: number, { bound, start }: Thread): void {
    const best = (this.#best ??= []);
    for (const known of best) {
      if (known.rule !== rule) continue;
      if (to > known.to) [known.to, known.start, known.bound] = [to, start, bound];
      return;
    }
    best.push({ rule, to, start, bound });
  }

  /** Takes tokens from `at` in every way that the step's test allows; quotation marks are passed over unless asked for. */
  #take(thread: Thread, step: Take, at: number): number {
    const { tokens } = this.input;
    const { test } = step;
    let token = at;
    if (test.kind !== 'quote') while (token < tokens.count && tokens.kind[token] === QUOTE) token += 1;
    if (token >= tokens.count || tokens.kind[token] === NEWLINE) return 0;
    if (test.kind === 'class') return this.#takeClass(thread, step, test, token);
    if (test.kind === 'mention') return this.#takeMention(thread, step, test, token);
    const begins = test.kind === 'word' ? this.#startOfWord(token, test) : this.#passes(token, test) ? tokens.start[token]! : -1;
    if (begins < 0) return 0;
    const isValue = test.kind === 'any' || test.kind === 'number';
    return this.#wait(thread, step, { to: token + 1, begins, value: isValue ? this.#words(token, token + 1, begins, test.kind === 'number' ? { value: this.#numberAt(token) } : {}) : null });
  }

  /** Whether the one token passes a test that asks for no more than its kind, form or value. */
  #passes(token: number, test: Test): boolean {
    const { tokens } = this.input;
    const kind = tokens.kind[token]!;
    if (test.kind === 'mark') return tokens.form[token] === test.form;
    if (test.kind === 'quote') return kind === QUOTE;
    if (test.kind === 'any') return kind === WORD;
    if (test.kind === 'inside') return kind !== PUNCT || !isSentenceEnd(tokens.slice(token));
    if (kind !== NUMBER) return false;
    const value = this.#numberAt(token);
    return value >= test.least && value <= test.most;
  }

  #numberAt(token: number): number {
    return Number(this.#fold.fold(this.input.tokens.slice(token)).replaceAll(',', ''));
  }

  /** Lets a thread wait where it goes on; 0 when that is too far off. */
  #wait({ bound, start }: Thread, step: Take, { to, begins, value }: Reach): number {
    const ahead = to - this.#from;
    if (ahead > LONGEST_MATCH) return 0;
    const thread = { step: step.next, bound: step.bind && value ? { name: step.bind, value, before: bound } : bound, start: start < 0 ? begins : start };
    const list = this.#waiting[ahead];
    if (list) list.push(thread);
    else this.#waiting[ahead] = [thread];
    return 1;
  }

  #words(from: number, to: number, start: number, held: Pick<SlotValue, 'entry' | 'value'>): SlotValue {
    const { text, end } = this.input.tokens;
    return new Words(text, { from, to, start, end: end[to - 1]! }, held);
  }

  /** Where the word at a token begins, its proclitics left out, when it is the one asked for; else -1. */
  #startOfWord(token: number, test: Test): number {
    const { tokens } = this.input;
    const form = tokens.form[token]!;
    const start = tokens.start[token]!;
    if (test.exact) return form === test.form ? start : -1;
    if (form === test.form && test.prefix === null && !test.pronoun) return start;
    for (const reading of this.#readings.known(form)) {
      if (reading.stem !== test.form || (reading.suffix !== '') !== test.pronoun) continue;
      if (!prefixFits(reading, test.prefix) || (test.prefix === null && reading.clitics & AL)) continue;
      return offsetAfterPrefix(tokens, this.#fold, { from: token, prefix: reading.prefix, fused: reading.fused });
    }
    return -1;
  }

  #takeClass(thread: Thread, step: Take, test: Test, token: number): number {
    const { found } = this.input;
    let added = 0;
    for (const match of found.at(token)) {
      if (!test.names.has(match.entry.class) || (test.pronoun && !match.suffix) || !prefixFits(match, test.prefix)) continue;
      const begins = found.start(match);
      added += this.#wait(thread, step, { to: match.to, begins, value: this.#words(token, match.to, begins, { entry: match.entry }) });
    }
    return added;
  }

  #takeMention(thread: Thread, step: Take, test: Test, token: number): number {
    const { tokens, typeOf } = this.input;
    let added = 0;
    for (const mention of this.mentionsAt(token)) {
      if (test.names.size > 0 && !test.names.has(typeOf?.(mention.entity) ?? '')) continue;
      const [begins, end] = mention.span;
      const prefix = this.#fold.fold(tokens.text.slice(tokens.start[token], begins));
      if (test.prefix !== null && test.prefix !== '*' && !prefix.endsWith(test.prefix)) continue;
      const to = tokens.tokenAt(end - 1) + 1;
      added += this.#wait(thread, step, { to, begins, value: new Words(tokens.text, { from: token, to, start: begins, end }, { mention }) });
    }
    return added;
  }
}

/** Whether the proclitics met are those asked for: none but a conjunction (null), any (`*`), or the one named. */
function prefixFits(met: { readonly prefix: string; readonly clitics: number; readonly fused: boolean }, asked: string | null): boolean {
  if (asked === '*') return true;
  return asked === null ? (met.clitics & PREPOSITIONS) === 0 : met.prefix.endsWith(asked);
}

const SENTENCE_ENDS = '.!?؟؛';
const isSentenceEnd = (char: string): boolean => SENTENCE_ENDS.includes(char);
