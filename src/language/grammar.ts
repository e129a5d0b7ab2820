import { AL, PREPOSITIONS } from '../text/clitics.ts';
import type { Mention } from '../model/entity.ts';
import type { FoldTable } from '../text/fold.ts';
import { NEWLINE, NUMBER, PUNCT, QUOTE, WORD, type Tokens } from '../text/tokens.ts';
import type { FormReadings } from './form-readings.ts';
import type { GrammarRule } from './grammar-file.ts';
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

interface Reach {
  readonly to: number;
  readonly value: SlotValue | null;
  readonly start: number;
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
  readonly #fold: FoldTable;
  readonly #readings: FormReadings;
  readonly #byForm = new Map<number, number[]>();
  readonly #byClass = new Map<string, number[]>();
  readonly #byKind = { number: [] as number[], mention: [] as number[], any: [] as number[], quote: [] as number[] };

  constructor(name: string, rules: readonly GrammarRule[], context: Omit<CompileContext, 'where'> & { readings: FormReadings; file: string }) {
    this.name = name;
    this.rules = rules;
    this.#fold = context.fold;
    this.#readings = context.readings;
    for (const [index, rule] of rules.entries()) {
      for (const { text, line } of rule.patterns) {
        const where = `${context.file}:${line}`;
        const accept = this.#steps.push({ kind: 'accept', rule: index }) - 1;
        const entry = compilePattern(parsePattern(text, where), accept, this.#steps, { ...context, where });
        this.#entries.push(entry);
        this.#index(this.#entries.length - 1);
      }
    }
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
      if (token < free || matches.length === 0) return;
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
    const run = new GrammarRun(input, { fold: this.#fold, readings: this.#readings, entries: this.#entries.length, steps: this.#steps.length });
    const { tokens, starts } = input;
    const count = starts?.length ?? tokens.count;
    for (let at = 0; at < count; at++) {
      const token = starts ? starts[at]! : at;
      if (tokens.kind[token] === NEWLINE) continue;
      const entries = this.#entriesAt(run, token);
      if (entries.length === 0) continue;
      take(token, this.#matchFrom(run, token, entries));
    }
  }

  /** The patterns that may begin at a token, in the order of the file; the array is used again at the next token. */
  #entriesAt(run: GrammarRun, token: number): readonly number[] {
    const { tokens, found } = run.input;
    const kind = tokens.kind[token]!;
    const entries = run.startEntries();
    run.addEntries(this.#byForm.get(tokens.form[token]!));
    if (kind === WORD) for (const { stem } of this.#readings.known(tokens.form[token]!)) run.addEntries(this.#byForm.get(stem));
    for (const match of found.at(token)) run.addEntries(this.#byClass.get(match.entry.class));
    if (kind === NUMBER) run.addEntries(this.#byKind.number);
    if (kind === QUOTE) run.addEntries(this.#byKind.quote);
    if (kind === WORD || kind === NUMBER) run.addEntries(this.#byKind.any);
    if (this.#byKind.mention.length > 0 && run.mentionsAt(token).length > 0) run.addEntries(this.#byKind.mention);
    return entries.length > 1 ? entries.sort((a, b) => a - b) : entries;
  }

  #matchFrom(run: GrammarRun, token: number, entries: readonly number[]): PatternMatch[] {
    const best: Best[] = [];
    for (const entry of entries) this.#runEntry(run, token, this.#entries[entry]!, best);
    if (best.length > 1) best.sort((a, b) => a.rule - b.rule);
    return best.map(({ rule, to, start, bound }) => run.makeMatch(this.rules[rule]!, token, to, start, bound));
  }

  /** Runs one pattern from one token: threads wait at the token they have reached; a step is entered once a token. */
  #runEntry(run: GrammarRun, from: number, entry: number, best: Best[]): void {
    const { waiting } = run;
    const last = Math.min(run.input.tokens.count, from + LONGEST_MATCH) - from;
    waiting[0] = [{ step: entry, bound: null, start: -1 }];
    let under = 1;
    for (let ahead = 0; ahead <= last && under > 0; ahead++) {
      const threads = waiting[ahead];
      if (!threads) continue;
      waiting[ahead] = undefined;
      under -= threads.length;
      run.startToken();
      for (const { step, bound, start } of threads) under += this.#advance({ run, from, token: from + ahead, best }, step, bound, start);
    }
    if (under > 0) waiting.fill(undefined);
  }

  /** Follows a thread until it takes tokens; gives the number of threads that now wait further on. */
  #advance(at: Advance, stepNumber: number, bound: Bound | null, start: number): number {
    const { run, from, token, best } = at;
    if (!run.enter(stepNumber)) return 0;
    const step = this.#steps[stepNumber]!;
    if (step.kind === 'accept') {
      const known = best.find(({ rule }) => rule === step.rule);
      if (!known) best.push({ rule: step.rule, to: token, start, bound });
      else if (token > known.to) [known.to, known.start, known.bound] = [token, start, bound];
      return 0;
    }
    if (step.kind === 'fork') return this.#advance(at, step.first, bound, start) + this.#advance(at, step.second, bound, start);
    let added = 0;
    for (const reach of run.reach(token, step.test)) {
      if (reach.to - from > LONGEST_MATCH) continue;
      const next = { step: step.next, bound: step.bind && reach.value ? { name: step.bind, value: reach.value, before: bound } : bound, start: start < 0 ? reach.start : start };
      const list = run.waiting[reach.to - from];
      if (list) list.push(next);
      else run.waiting[reach.to - from] = [next];
      added += 1;
    }
    return added;
  }
}

/** The longest match of a rule so far. */
interface Best {
  readonly rule: number;
  to: number;
  start: number;
  bound: Bound | null;
}

interface Advance {
  readonly run: GrammarRun;
  readonly from: number;
  readonly token: number;
  readonly best: Best[];
}

/** One grammar at work on one text. */
class GrammarRun {
  readonly input: GrammarInput;
  readonly #fold: FoldTable;
  readonly #readings: FormReadings;
  readonly #mentions = new Map<number, Mention[]>();

  /** Threads by how far they have come, in tokens. */
  readonly waiting: (Thread[] | undefined)[] = rowOf(LONGEST_MATCH + 1, undefined);
  readonly #entries: number[] = [];
  /** When an entry was put down and a step entered last: only marks of the present count hold. */
  readonly #entryMarks: Int32Array;
  readonly #stepMarks: Int32Array;
  #count = 0;

  constructor(input: GrammarInput, { fold, readings, entries, steps }: { fold: FoldTable; readings: FormReadings; entries: number; steps: number }) {
    this.input = input;
    this.#entryMarks = new Int32Array(entries);
    this.#stepMarks = new Int32Array(steps);
    this.#fold = fold;
    this.#readings = readings;
    for (const mention of input.mentions ?? []) {
      const token = input.tokens.tokenAt(mention.span[0]);
      const list = this.#mentions.get(token);
      if (list) list.push(mention);
      else this.#mentions.set(token, [mention]);
    }
  }

  startEntries(): number[] {
    this.#count += 1;
    this.#entries.length = 0;
    return this.#entries;
  }

  addEntries(entries: readonly number[] | undefined): void {
    if (!entries) return;
    for (const entry of entries) {
      if (this.#entryMarks[entry] === this.#count) continue;
      this.#entryMarks[entry] = this.#count;
      this.#entries.push(entry);
    }
  }

  startToken(): void {
    this.#count += 1;
  }

  /** Whether a step is entered for the first time at this token. */
  enter(step: number): boolean {
    if (this.#stepMarks[step] === this.#count) return false;
    this.#stepMarks[step] = this.#count;
    return true;
  }

  mentionsAt(token: number): readonly Mention[] {
    return this.#mentions.get(token) ?? [];
  }

  /** The ways in which a test can take tokens from `at`; quotation marks are passed over unless asked for. */
  reach(at: number, test: Test): Reach[] {
    const { tokens } = this.input;
    let token = at;
    if (test.kind !== 'quote') while (token < tokens.count && tokens.kind[token] === QUOTE) token += 1;
    if (token >= tokens.count || tokens.kind[token] === NEWLINE) return [];
    switch (test.kind) {
      case 'word':
        return this.#reachWord(token, test);
      case 'mark':
        return tokens.form[token] === test.form ? [this.#one(token)] : [];
      case 'quote':
        return tokens.kind[token] === QUOTE ? [this.#one(token)] : [];
      case 'any':
        return tokens.kind[token] === WORD ? [{ ...this.#one(token), value: this.#value(token, token + 1, tokens.start[token]!) }] : [];
      case 'inside':
        return tokens.kind[token] === PUNCT && isSentenceEnd(tokens.slice(token)) ? [] : [this.#one(token)];
      case 'number':
        return this.#reachNumber(token, test);
      case 'class':
        return this.#reachClass(token, test);
      case 'mention':
        return this.#reachMention(token, test);
    }
  }

  #one(token: number): Reach {
    return { to: token + 1, value: null, start: this.input.tokens.start[token]! };
  }

  #value(from: number, to: number, start: number): SlotValue {
    const end = this.input.tokens.end[to - 1]!;
    return { from, to, start, end, text: this.input.tokens.text.slice(start, end) };
  }

  #reachWord(token: number, test: Extract<Test, { kind: 'word' }>): Reach[] {
    const { tokens } = this.input;
    const form = tokens.form[token]!;
    if (test.exact) return form === test.form ? [this.#one(token)] : [];
    if (form === test.form && test.prefix === null && !test.pronoun) return [this.#one(token)];
    for (const reading of this.#readings.known(form)) {
      if (reading.stem !== test.form || (reading.suffix !== '') !== test.pronoun) continue;
      if (!prefixFits(reading, test.prefix) || (test.prefix === null && reading.clitics & AL)) continue;
      return [{ to: token + 1, value: null, start: offsetAfterPrefix(tokens, this.#fold, { from: token, ...reading }) }];
    }
    return [];
  }

  #reachNumber(token: number, { least, most }: Extract<Test, { kind: 'number' }>): Reach[] {
    const { tokens } = this.input;
    if (tokens.kind[token] !== NUMBER) return [];
    const value = Number(this.#fold.fold(tokens.slice(token)).replaceAll(',', ''));
    if (!(value >= least && value <= most)) return [];
    return [{ ...this.#one(token), value: { ...this.#value(token, token + 1, tokens.start[token]!), value } }];
  }

  #reachClass(token: number, test: Extract<Test, { kind: 'class' }>): Reach[] {
    const out: Reach[] = [];
    for (const match of this.input.found.at(token)) {
      if (!test.names.has(match.entry.class) || (test.pronoun && !match.suffix) || !prefixFits(match, test.prefix)) continue;
      const start = this.input.found.start(match);
      out.push({ to: match.to, value: { ...this.#value(token, match.to, start), entry: match.entry }, start });
    }
    return out;
  }

  #reachMention(token: number, test: Extract<Test, { kind: 'mention' }>): Reach[] {
    const { tokens, typeOf } = this.input;
    const out: Reach[] = [];
    for (const mention of this.mentionsAt(token)) {
      if (test.types.size > 0 && !test.types.has(typeOf?.(mention.entity) ?? '')) continue;
      const [start, end] = mention.span;
      const prefix = this.#fold.fold(tokens.text.slice(tokens.start[token], start));
      if (test.prefix !== null && test.prefix !== '*' && !prefix.endsWith(test.prefix)) continue;
      const to = tokens.tokenAt(end - 1) + 1;
      out.push({ to, value: { from: token, to, start, end, text: tokens.text.slice(start, end), mention }, start });
    }
    return out;
  }

  makeMatch(rule: GrammarRule, from: number, to: number, start: number, bound: Bound | null): PatternMatch {
    const slots = new Map<string, SlotValue>();
    for (let link = bound; link; link = link.before) if (!slots.has(link.name)) slots.set(link.name, link.value);
    const end = this.input.tokens.end[to - 1]!;
    return { rule: rule.name, means: rule.means, from, to, start, end, slots };
  }
}

/** Whether the proclitics met are those asked for: none but a conjunction (null), any (`*`), or the one named. */
function prefixFits(met: { readonly prefix: string; readonly clitics: number; readonly fused: boolean }, asked: string | null): boolean {
  if (asked === '*') return true;
  return asked === null ? (met.clitics & PREPOSITIONS) === 0 : met.prefix.endsWith(asked);
}

const SENTENCE_ENDS = '.!?؟؛';
const isSentenceEnd = (char: string): boolean => SENTENCE_ENDS.includes(char);
