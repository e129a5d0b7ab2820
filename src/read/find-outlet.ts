import type { Span } from '../model/span.ts';
import { DIGIT, LETTER, MARK, characterKind } from '../text/characters.ts';
import { type FoldTable, NOT_FOLDED } from '../text/fold.ts';
import { cutNames } from './agency-names.ts';
import { lineKey } from './line-key.ts';
import type { PageContext } from './page-context.ts';
import { PhraseList } from './phrase-list.ts';
import { SITE_NAME } from './place-body.ts';
import type { PlacedLine } from './placed-line.ts';
import { onceALanguage } from '../language/once-a-language.ts';

/** Who published an article, and how that is known. */
export interface OutletFinding {
  readonly name: string;
  readonly rule: string;
  readonly span?: Span;
}

interface SelfReference {
  readonly strength: 'sure' | 'known' | 'likely';
  readonly form: 'after' | 'to' | 'nominal';
}

interface Claim {
  weight: number;
  readonly first: OutletFinding;
}

/** A sure reference is enough; two likely ones are as good. */
const WEIGHT = { sure: 2, known: 2, likely: 1 } as const;
const ENOUGH = 2;
const NAME_CHARS = 60;
/** Ids of the furniture rows that claim rights. */
const RIGHTS_RULE = 'rights';

/** The outlet that the article's own words name: in its dateline, byline, rights line, or as "طالعته «أوج»". */
export function findOutletInText(text: string, placed: readonly PlacedLine[], context: PageContext): OutletFinding | null {
  const claims = new Map<string, Claim>();
  const claim = (name: string, weight: number, rule: string, span: Span): void => {
    const known = claims.get(name);
    if (known) known.weight += weight;
    else claims.set(name, { weight, first: { name, rule, span } });
  };
  const headline = placed.find(({ role }) => role === 'headline')?.line.index ?? 0;
  const agencies = new Set(placed.flatMap(({ line }) => line.dateline?.agencies ?? []));
  for (const { line, role, rule } of placed) {
    const span: Span = [line.start, line.end];
    if (line.dateline?.outlet && role !== 'comment' && role !== 'related') claim(line.dateline.outlet.name, 2, 'named in the dateline', span);
    if (line.titled && (line.pageTitle || role === 'headline')) claim(line.titled.name, 2, 'named in the title of the page', span);
    if (line.site && role === 'chrome' && (line.index < headline || (rule === SITE_NAME && line.key.includes(' ')))) claim(context.outlets.findByName(line.text)!.name, 2, 'stands alone on the page', span);
    if (role === 'byline') for (const name of findOutletNames(line.byline?.byline ?? line.dateline?.person ?? line.text, context)) claim(name, 2, 'named in the byline', span);
    if (role === 'chrome' && rule.startsWith(RIGHTS_RULE)) for (const name of findRightsHolder(line.text, context)) claim(name, 2, 'holds the rights', span);
    if (role === 'paragraph' || role === 'deck' || role === 'headline') {
      for (const { name, strength, at } of findSelfReferences(text, line.start, line.end, context)) {
        // a headline "فلان لـ«X»: …" sells the outlet's own interview
        const said = role === 'headline' && strength === 'likely' ? 'known' : strength;
        const weight = weigh(name, said, agencies, context);
        if (weight > 0) claim(context.outlets.findByName(name)?.name ?? name, weight, 'names itself', [at, at + name.length]);
      }
    }
  }
  return decide(claims, context);
}

function decide(claims: ReadonlyMap<string, Claim>, context: PageContext): OutletFinding | null {
  const sorted = [...claims.values()].sort((a, b) => b.weight - a.weight);
  const [best, second] = sorted;
  if (!best || (second && second.weight === best.weight)) return null;
  if (best.weight >= ENOUGH) return best.first;
  // "قال لـ«الشرق الأوسط»" once: papers write so of themselves, channels are quoted so by others
  const kind = context.outlets.findByName(best.first.name)?.kind;
  return !second && (kind === 'newspaper' || kind === 'site') ? best.first : null;
}

/** An agency that is told something may be reprinted here: it is the page's own only when the dateline says so too. */
function weigh(name: string, strength: SelfReference['strength'], agencies: ReadonlySet<string>, context: PageContext): number {
  const outlet = context.outlets.findByName(name);
  if (!outlet) return strength === 'sure' ? WEIGHT.sure : 0;
  if (outlet.kind === 'agency-mark') return 0;
  if (outlet.kind === 'agency') return [...agencies].some((agency) => context.outlets.findAgency(agency)?.id === outlet.id) ? WEIGHT[strength] : 0;
  return WEIGHT[strength];
}

function findOutletNames(byline: string, context: PageContext): string[] {
  return cutNames(byline).flatMap((name) => {
    const outlet = context.outlets.findByName(name);
    return outlet && outlet.kind !== 'agency' && outlet.kind !== 'agency-mark' ? [outlet.name] : [];
  });
}

/** "جميع الحقوق محفوظة لصحيفة …": a name of two words, or of one behind "صحيفة". */
function findRightsHolder(line: string, context: PageContext): string[] {
  const words = line.split(/[^\p{L}\p{M}\d]+/u).filter(Boolean);
  for (let count = 4; count >= 1; count--) {
    for (let at = 0; at + count <= words.length; at++) {
      const name = words.slice(at, at + count).join(' ');
      const bare = name.replace(/^لل/u, 'ال').replace(/^ل(?!ل)/u, '');
      const outlet = context.outlets.findByName(name) ?? context.outlets.findByName(bare);
      const before = context.language.fold.fold(words[at - 1] ?? '').replace(/^ل/u, '');
      if (outlet && outlet.kind !== 'agency-mark' && (count > 1 || context.words.outletHeads.has(before))) return [outlet.name];
    }
  }
  return [];
}

const QUOTED = /^[\s\u00a0،]*(?:[«"“”„'‘‹]+)\s*([^«»"“”„'‘’‹›\n]{2,40}?)\s*(?:[»"“”'’›]+)/u;
/** «تصريح خاص لـ"…"»: the fused preposition, one more word may stand before it. */
const TO = /^[\s\u00a0]*(?:\p{L}+[\s\u00a0]+)?ل\u0640*[\s\u00a0]*(?=\S)/u;

interface Naming {
  readonly name: string;
  readonly strength: SelfReference['strength'];
  readonly at: number;
}

/** The words of a line from one on: cut and folded when they are asked for. */
class FollowingWords {
  readonly #text: string;
  readonly #until: number;
  readonly #fold: FoldTable;
  readonly start: number[];
  readonly end: number[];

  /** The first word is `[start, end)`; the line goes on until `until`. */
  constructor(text: string, [start, end]: Span, until: number, fold: FoldTable) {
    this.#text = text;
    this.#until = until;
    this.#fold = fold;
    this.start = [start];
    this.end = [end];
  }

  has(at: number): boolean {
    while (this.start.length <= at) {
      const from = nextWord(this.#text, this.end.at(-1)!, this.#until);
      if (from === this.#until) return false;
      this.start.push(from);
      this.end.push(endOfWord(this.#text, from, this.#until));
    }
    return true;
  }

  /** The folded words `[from, to)`, as far as there are any. */
  slice(from: number, to: number): string[] {
    const words: string[] = [];
    for (let at = from; at < to && this.has(at); at++) words.push(this.folded(at));
    return words;
  }

  folded(at: number): string {
    return this.#fold.fold(this.#text, this.start[at], this.end[at]);
  }
}

/** Of what words are made. */
const IN_WORDS = Uint8Array.from({ length: 8 }, (_, kind) => (kind === LETTER || kind === MARK || kind === DIGIT ? 1 : 0));

/** Where the next word begins; `until` when there is none. */
function nextWord(text: string, from: number, until: number): number {
  let at = from;
  while (at < until && IN_WORDS[characterKind(text.charCodeAt(at))] === 0) at++;
  return at;
}

function endOfWord(text: string, from: number, until: number): number {
  let at = from;
  while (at < until && IN_WORDS[characterKind(text.charCodeAt(at))] === 1) at++;
  return at;
}

/** Whether a cue or a fused ل may stand at a word, with or without a و before it: no string is made of the others. */
function mayName(text: string, from: number, to: number, fold: FoldTable, cues: PhraseList<SelfReference>): boolean {
  const length = fold.foldInto(text, from, to, ROOM);
  if (length === NOT_FOLDED) return true;
  return ROOM[0] === LAM || cues.mayOpenUnits(ROOM, 0, length) || (ROOM[0] === WAW && cues.mayOpenUnits(ROOM, 1, length));
}

/** Room for the units of a word. */
const ROOM = new Uint16Array(64);
const LAM = 0x644;
const WAW = 0x648;

/** Words of a cue or name that may follow its first. */
const MOST_FOLLOWING = 4;

/** Places where the text may name its own outlet. */
function findSelfReferences(text: string, start: number, end: number, context: PageContext): Iterable<Naming> {
  const { fold } = context.language;
  const cues = getSelfCues(context.language);
  const found = new Map<number, Naming>();
  let to = start;
  for (let from = nextWord(text, start, end); from < end; from = nextWord(text, to, end)) {
    to = endOfWord(text, from, end);
    if (!mayName(text, from, to, fold, cues)) continue;
    const words = new FollowingWords(text, [from, to], end, fold);
    const word = words.folded(0);
    const spoken = word.startsWith(TO_LETTER) ? readAddressed(words, word, text, context) : null;
    if (spoken && !found.has(spoken.at)) found.set(spoken.at, spoken);
    const met = findCue(words, word, cues);
    if (!met) continue;
    const behind = words.end[met.length - 1]!;
    const named = readName(text.slice(behind, Math.min(end, behind + NAME_CHARS)), met.value, context);
    if (named) found.set(behind + named.at, { name: named.name, strength: met.value.strength, at: behind + named.at });
  }
  return found.values();
}

/** The cue that begins with the first word, a و before it left out where it must be. */
function findCue(words: FollowingWords, word: string, cues: PhraseList<SelfReference>): { value: SelfReference; length: number } | null {
  const met = cues.opens(word) ? cues.longestAt(words.slice(0, cues.longest), 0) : null;
  const bare = word.slice(AND.length);
  return met ?? (word.startsWith(AND) && cues.opens(bare) ? cues.longestAt([bare, ...words.slice(1, 1 + MOST_FOLLOWING)], 0) : null);
}

const AND = 'و';
const TO_LETTER = 'ل';
const ARTICLE = 'ال';

/** "قال لـ«الشرق الأوسط»", "لعنب بلدي": a known name after a fused ل, with no "صحيفة" between. */
function readAddressed(words: FollowingWords, word: string, text: string, context: PageContext): Naming | null {
  const fused = word !== TO_LETTER;
  if (!fused && !words.has(1)) return null;
  const first = fused ? (word.startsWith('لل') ? ARTICLE + word.slice(2) : word.slice(1)) : words.folded(1);
  if (!context.outlets.opensName(first)) return null;
  const rest = fused ? [first, ...words.slice(1, MOST_FOLLOWING)] : words.slice(1, 1 + MOST_FOLLOWING);
  const met = context.outlets.findNameAt(rest, 0);
  if (!met) return null;
  const at = fused ? words.start[0]! + 1 : words.start[1]!;
  const quoted = /[«"“”„'‘]\s*$/u.test(text.slice(Math.max(0, at - 3), at));
  const distinct = met.length > 1 || (!first.startsWith(ARTICLE) && first.length >= 4 && !isEveryday(first, context));
  if (!quoted && !distinct) return null;
  const last = words.end[(fused ? 0 : 1) + met.length - 1]!;
  return { name: text.slice(at, last), strength: 'likely', at };
}

const isEveryday = (word: string, context: PageContext): boolean =>
  context.words.places.longestAt([word], 0) !== null || context.words.givenNames.has(word);

function readName(after: string, reference: SelfReference, context: PageContext): { name: string; at: number } | null {
  let from = 0;
  if (reference.form === 'to') {
    const met = TO.exec(after);
    if (!met) return null;
    from = met[0].length;
  }
  const rest = after.slice(from);
  const quoted = QUOTED.exec(rest);
  if (quoted) return quoted[1]!.split(/\s+/).length <= 4 ? { name: quoted[1]!, at: from + rest.indexOf(quoted[1]!) } : null;
  const words = rest.trim().split(/[\s\u00a0،.:]+/);
  const first = context.language.fold.fold(words[0] ?? '');
  if (context.words.outletHeads.has(first.replace(/^ل/u, ''))) return null;
  for (let count = Math.min(3, words.length); count >= 1; count--) {
    const name = words.slice(0, count).join(' ');
    if (!context.outlets.findByName(name)) continue;
    const distinct = count > 1 || (!first.startsWith(ARTICLE) && !isEveryday(first, context));
    return distinct ? { name, at: from + rest.indexOf(words[0]!) } : null;
  }
  return null;
}

const getSelfCues = onceALanguage((language) => {
  const cues = new PhraseList<SelfReference>();
  for (const { spelling, attributes } of language.lexicon.ofClass('self-references')) {
    const reference = { strength: attributes['strength'] as SelfReference['strength'], form: attributes['form'] as SelfReference['form'] };
    cues.add(lineKey(language.fold, spelling), reference);
  }
  return cues;
});
