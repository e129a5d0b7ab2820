import type { LabelledLine } from './labelled-line.ts';
import type { PageContext } from './page-context.ts';
import { carriesOn, hasVerb, isProse } from './prose.ts';
import { type Stems, joinStems, lineStems, sharedStems } from './stems.ts';

/** The line that heads the article and where its body begins (indices into the lines). */
export interface ArticleHead {
  /** -1 when no line can be the headline. */
  readonly headline: number;
  /** The first line of prose; the count of lines when there is none. */
  readonly body: number;
}

const LEAST_WORDS = 2;
const MOST_WORDS = 30;
/** How far behind the best a candidate that stands earlier may lie: decks repeat the body's words more than headlines do. */
const EARLIER_MAY_LACK = 0.75;
/** A first line of prose that shares less than this with the rest is a notice above the article. */
const LEAST_SHARED = 0.12;
/** A line above the best candidate that shares so much with the body heads it too: a ticker of other news stays below. */
const LEAST_IN_RUN = 0.3;
/** Shorter ones are sections. */
const LEAST_IN_RUN_WORDS = 4;
/** How much of the body is compared. */
const COMPARED_CHARS = 3_500;

/** Finds the headline: short, early, in the body's words, followed by a date, byline or picture. */
export function findHead(lines: readonly LabelledLine[], context: PageContext, title: string | null): ArticleHead {
  const at = findBody(lines, context);
  const body = new ComparedBody(lines, at, context);
  const found = findBest(lines.slice(0, at).filter(isCandidate), lines, body, context, title);
  if (!found) return headByStop(lines, at, context) ?? headByPlace(lines, at, context);
  const headline = firstOfRun(lines, body, found.index, context);
  return { headline, body: includeLede(lines, headline, at, context) };
}

/** The first paragraphs, whose stems are joined when a line is first compared with them: the only candidate of a page needs no comparison. */
class ComparedBody {
  readonly #lines: readonly LabelledLine[];
  readonly #at: number;
  readonly #context: PageContext;
  #stems: Stems | null = null;

  constructor(lines: readonly LabelledLine[], at: number, context: PageContext) {
    this.#lines = lines;
    this.#at = at;
    this.#context = context;
  }

  /** Share of a line's stems that the body has, too. */
  shareOf(line: LabelledLine): number {
    this.#stems ??= joinStems(compared(this.#lines.slice(this.#at)), this.#context);
    return sharedStems(lineStems(line, this.#context), this.#stems);
  }
}

/** The candidate that heads the article. */
function findBest(
  candidates: readonly LabelledLine[], lines: readonly LabelledLine[], body: ComparedBody, context: PageContext, title: string | null,
): LabelledLine | undefined {
  const titleKey = title === null ? null : context.language.fold.fold(title).trim();
  const [only] = candidates;
  if (candidates.length === 1 && scoreCandidate(only!, 0, lines, context, titleKey) > 0) return only;
  const scores = candidates.map((line) => scoreCandidate(line, body.shareOf(line), lines, context, titleKey));
  const best = Math.max(...scores);
  return candidates.find((_, i) => scores[i]! > 0 && scores[i]! >= best - EARLIER_MAY_LACK);
}

/** Decks stand right under their headline: the first of a run of candidates heads it. */
function firstOfRun(lines: readonly LabelledLine[], body: ComparedBody, found: number, context: PageContext): number {
  let first = found;
  for (let at = found - 1; at >= 0 && lines[at]!.role === null; at--) {
    const line = lines[at]!;
    const heads = line.words >= LEAST_IN_RUN_WORDS && line.words <= MOST_WORDS && !line.pageTitle && !line.repeated && !isKicker(line, context);
    if (!heads || body.shareOf(line) < LEAST_IN_RUN) break;
    first = at;
  }
  return first;
}

/** The first line of prose that belongs to the rest. */
function findBody(lines: readonly LabelledLine[], context: PageContext): number {
  const prose = lines.filter(isProse);
  for (const [i, line] of prose.entries()) {
    if (line.dateline || prose.length < 3 || i > 2 || hasCandidate(lines, line.index)) return line.index;
    const rest = joinStems(compared(prose.slice(i + 1)), context);
    if (sharedStems(lineStems(line, context), rest) >= LEAST_SHARED) return line.index;
    const next = prose[i + 1]!;
    const between = lines.slice(line.index + 1, next.index).filter(({ role, words }) => role === null && words >= LEAST_WORDS);
    if (between.length === 0) return line.index;
  }
  return prose[0]?.index ?? lines.length;
}

const hasCandidate = (lines: readonly LabelledLine[], before: number): boolean =>
  lines.slice(0, before).some(({ role, words }) => role === null && words >= LEAST_WORDS && words <= MOST_WORDS);

/** The first paragraphs, as many as are compared. */
function compared(lines: readonly LabelledLine[]): LabelledLine[] {
  const met: LabelledLine[] = [];
  let chars = 0;
  for (const line of lines) {
    if (chars > COMPARED_CHARS) break;
    if (!isProse(line)) continue;
    met.push(line);
    chars += line.text.length;
  }
  return met;
}

function isCandidate({ role, words, arabic, latin }: LabelledLine): boolean {
  return role === null && words >= LEAST_WORDS && words <= MOST_WORDS && arabic >= latin;
}

/** `shared` is the share of its stems that the body has, too. */
function scoreCandidate(line: LabelledLine, shared: number, lines: readonly LabelledLine[], context: PageContext, title: string | null): number {
  const at = line.index;
  let score = 0.6 + 2 * shared;
  if (line.words >= 5 && line.words <= 20) score += 0.5;
  if (line.pictured !== null) score -= 1.2;
  if (line.pageTitle) score -= 2;
  if (line.repeated) score -= 2;
  if (isKicker(line, context)) score -= 0.4;
  if (line.ending === 'stop') score -= 0.3;
  if (line.words <= 4 && !hasVerb(line, context)) score -= 0.5;
  if (line.words <= 2) score -= 0.4;
  if (looksLikeName(line, context)) score -= 0.8;
  if (context.words.sections.has(line.key)) score -= 2;
  if (isDoubled(lines, at) && !isDoubledLater(lines, at)) score -= 0.8;
  if (title !== null && title.startsWith(context.language.fold.fold(line.text))) score += 3;
  if (isFollowedByFurniture(lines, at)) score += 0.4;
  return score;
}

/** "خلال استقباله وفدا…", "في كلمة له:": a short line that leads into the headline below it. */
export function isKicker(line: LabelledLine, context: PageContext): boolean {
  if (line.words > 9 || line.key === '') return false;
  return line.ending === 'colon' || line.ending === 'dots' || context.words.captions.longestAt(line.key.split(' '), 0)?.value === 'kicker';
}

/** A given name or title in front of one to three more names. */
function looksLikeName(line: LabelledLine, context: PageContext): boolean {
  const words = line.key.split(' ').filter((word) => word.length > 1);
  if (words.length < 2 || words.length > 5 || line.ending !== 'open' || hasVerb(line, context)) return false;
  return words.filter((word) => context.words.givenNames.has(word)).length * 2 >= words.length;
}

/** A caption is printed twice in a row: the picture's words and the line under it. */
export function isDoubled(lines: readonly LabelledLine[], at: number): boolean {
  const line = lines[at]!;
  if (line.key === '') return false;
  return [lines[at - 1], lines[at + 1]].some((other) => other !== undefined && other.key !== ''
    && (other.key === line.key || (line.words >= 4 && (other.key.startsWith(`${line.key} `) || line.key.startsWith(`${other.key} `)) && other.words >= 4)));
}

/** A headline printed twice in a row is followed by a third mention or nothing else of its kind. */
function isDoubledLater(lines: readonly LabelledLine[], at: number): boolean {
  const line = lines[at]!;
  const same = lines.filter(({ key }) => key === line.key).length;
  const others = lines.slice(0, at).filter(({ role, words }) => role === null && words >= LEAST_WORDS).length;
  return same >= 2 && others === 0;
}

function isFollowedByFurniture(lines: readonly LabelledLine[], at: number): boolean {
  return lines.slice(at + 1, at + 3).some(({ role, pictured }) => role === 'date' || role === 'byline' || role === 'dateline' || pictured !== null);
}

/** A lede without a full stop stands between headline and the first line that carries it on. */
function includeLede(lines: readonly LabelledLine[], headline: number, body: number, context: PageContext): number {
  const isOpen = ({ role, pictured, site }: LabelledLine): boolean => role === null && pictured === null && !site;
  let carried = lines.findIndex((line, at) => at > headline && at <= body && isOpen(line) && line.words >= LEAST_CARRYING && carriesOn(line, context));
  if (carried < 0 && body === lines.length) carried = lines.findIndex((line, at) => at > headline + 1 && isOpen(line) && line.words >= LEDE_WORDS);
  const above = lines.slice(headline + 1, body).findLast(isOpen);
  if (carried < 0 && above !== undefined && above.words >= LONG_LEDE_WORDS && body < lines.length) return above.index;
  if (carried < 0) return body;
  const before = lines.slice(headline + 1, carried).findLast((line) => isOpen(line) && line.words >= LEAST_LEDE_WORDS && !isDoubled(lines, line.index));
  return before ? before.index : carried;
}

const LEDE_WORDS = 10;
/** A deck is shorter: a line of so many words above the body is its first, full stop or not. */
const LONG_LEDE_WORDS = 18;
const LEAST_LEDE_WORDS = 8;
const LEAST_CARRYING = 4;

/** A headline with a full stop: a short first line, when the next line of prose opens an account and does not carry one on. */
function headByStop(lines: readonly LabelledLine[], body: number, context: PageContext): ArticleHead | null {
  const line = lines[body];
  const next = lines.findIndex((other, i) => i > body && isProse(other));
  if (!line || next < 0 || line.words > MOST_STOPPED_WORDS || line.dateline || carriesOn(lines[next]!, context)) return null;
  return { headline: body, body: next };
}

const MOST_STOPPED_WORDS = 16;

/** A headline of one word, or one that reads as a link ("شاهد: …"): the first line that is nothing else. */
function headByPlace(lines: readonly LabelledLine[], body: number, context: PageContext): ArticleHead {
  const plain = lines.findIndex(({ role, site, key }) => role === null && !site && !context.words.sections.has(key));
  const labelled = lines.findIndex(({ role, words }, i) => i < body && role === 'read-also' && words > LEAST_WORDS);
  const first = plain >= 0 && plain < body ? plain : labelled;
  return first >= 0 && first < body ? { headline: first, body } : { headline: -1, body };
}
