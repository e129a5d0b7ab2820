import { type ArticleHead, isDoubled, isKicker } from './find-headline.ts';
import { type LabelledLine, REPEATED_RULE } from './labelled-line.ts';
import type { PageContext } from './page-context.ts';
import { SITE_NAME } from './place-body.ts';
import { placeSignature } from './signature.ts';
import type { PlacedLine } from './placed-line.ts';
import { carriesOn, hasVerb, isProse, opensStory } from './prose.ts';
import { joinStems, lineStems, sharedStems } from './stems.ts';

const MOST_SECTION_WORDS = 4;
/** A row of so many section names is the site's menu. */
const MENU_LINES = 3;
const MOST_AUTHOR_WORDS = 5;
/** A standfirst that the body says again shares so many of its stems with it (seeds and pages of test/pages: .52 to 1; live reports and ledes under .5). */
const STANDFIRST_SHARED = 0.5;
const MOST_STANDFIRST_WORDS = 70;

/** Gives the lines above the body their roles. */
export function placeTop(text: string, lines: readonly LabelledLine[], head: ArticleHead, context: PageContext): PlacedLine[] {
  const placed: PlacedLine[] = [];
  const until = head.headline < 0 ? head.body : head.headline;
  for (let at = 0; at < until; at++) placed.push(placeAbove(lines, at, until, context));
  if (head.headline >= 0) placed.push({ line: lines[head.headline]!, role: 'headline', rule: 'the headline: short, early and in the words of the body' });
  for (let at = until + 1; at < head.body; at++) {
    placed.push(placeFixed(lines, at, context) ?? placeSignature(lines[at]!, text, context) ?? placeBelow(lines, at, head, context));
  }
  settleNames(placed, head, context);
  return placed;
}

/** Above the headline: sections, kickers, menus, other articles' titles. */
function placeAbove(lines: readonly LabelledLine[], at: number, headline: number, context: PageContext): PlacedLine {
  const line = lines[at]!;
  if (line.role === 'date' && line.dates.length === 0 && line.digits > 0 && lines[at - 1]?.role !== 'date' && lines[at + 1]?.role !== 'date') {
    return { line, role: 'chrome', rule: 'a clock above the headline' };
  }
  if (line.role !== null) return { line, role: line.role, rule: line.rule };
  if (line.site) return { line, role: 'chrome', rule: SITE_NAME };
  if (line.pageTitle) return { line, role: 'chrome', rule: 'the title of the page with its site' };
  if (line.repeated && !context.words.sections.has(line.key)) return { line, role: 'chrome', rule: REPEATED_RULE };
  const near = lines.slice(at + 1, headline).every(({ role }) => role !== null);
  if (line.words <= MOST_SECTION_WORDS && !hasVerb(line, context)) {
    if (!(near && context.words.sections.has(line.key)) && isInMenu(lines, at, context)) return { line, role: 'chrome', rule: 'one of a row of section names' };
    if (context.words.sections.has(line.key)) return { line, role: 'section', rule: 'the name of a section' };
    if (near && at < 4 && line.ending === 'open' && !line.text.includes(':')) return { line, role: 'section', rule: 'few words right above the headline' };
  }
  if (near && isKicker(line, context)) return { line, role: 'deck', rule: 'a line that leads into the headline' };
  if (line.words > MOST_SECTION_WORDS) return { line, role: 'related', rule: 'a title above the headline, of another article' };
  return { line, role: 'chrome', rule: 'a few words above the headline' };
}

function isInMenu(lines: readonly LabelledLine[], at: number, context: PageContext): boolean {
  const isItem = (line: LabelledLine | undefined): boolean =>
    line !== undefined && line.words <= 3 && !line.apart && (context.words.sections.has(line.key) || line.role === 'chrome' || line.role === null);
  let from = at;
  let to = at;
  while (isItem(lines[from]) && from > 0 && lines[from - 1]!.words <= 3) from--;
  while (isItem(lines[to + 1])) to++;
  const names = lines.slice(from, to + 1).filter(({ key }) => context.words.sections.has(key));
  return names.length >= MENU_LINES;
}

/** Between headline and body: what a line's own words or a neighbour's say. */
function placeFixed(lines: readonly LabelledLine[], at: number, context: PageContext): PlacedLine | null {
  const line = lines[at]!;
  if (line.role === 'read-also' && line.opens !== null && (lines[at + 1] === undefined || lines[at + 1]!.role !== null || isProse(lines[at + 1]!))) {
    return { line, role: 'chrome', rule: 'a button: no title follows' };
  }
  if (line.role !== null) return { line, role: line.role, rule: line.rule };
  if (line.site) return placeSiteName(line, lines[at - 1], context);
  if (line.pageTitle) return { line, role: 'chrome', rule: 'the title of the page with its site' };
  if (line.pictured === 'credit') return { line, role: 'credit', rule: 'the rights line of a picture' };
  return null;
}

/** Between headline and body: pictures, decks, a name, a place. */
function placeBelow(lines: readonly LabelledLine[], at: number, head: ArticleHead, context: PageContext): PlacedLine {
  const line = lines[at]!;
  if (line.pictured === 'caption') return { line, role: 'caption', rule: 'its words point at a picture' };
  if (line.key === lines[head.headline]?.key) return { line, role: 'chrome', rule: 'the headline again' };
  if (isDoubled(lines, at)) return { line, role: 'caption', rule: 'printed twice in a row' };
  if (context.words.sections.has(line.key)) return { line, role: 'section', rule: 'the name of a section' };
  if (isPlaceLine(line, context) && nextUnlabelled(lines, at, head.body)) return { line, role: 'dateline', rule: 'a place right above the body' };
  if (isAuthor(lines, at, head, context)) return { line, role: 'byline', rule: 'a name alone beside the date or above the body' };
  if (line.words <= 3 && !hasVerb(line, context)) {
    const first = line.key.split(' ')[0]!;
    const titled = !first.startsWith(ARTICLE) || context.words.offices.has(first.slice(ARTICLE.length));
    if (titled && namesSomeone(line, context)) return { line, role: 'caption', rule: 'a name or office under the picture' };
    return { line, role: 'chrome', rule: 'a few words under the headline' };
  }
  if (line.repeated) return { line, role: 'chrome', rule: REPEATED_RULE };
  return { line, role: 'deck', rule: 'a line between headline and body' };
}

/** Under a headline an agency's name is its dateline and an outlet's signs. */
function placeSiteName(line: LabelledLine, before: LabelledLine | undefined, context: PageContext): PlacedLine {
  if (before?.pictured === 'caption') return { line, role: 'credit', rule: 'the rights line of a picture' };
  const agency = context.outlets.findAgency(line.text) !== null;
  return agency ? { line, role: 'dateline', rule: 'an agency above the body' } : { line, role: 'byline', rule: 'the outlet signs' };
}

const nextUnlabelled = (lines: readonly LabelledLine[], at: number, body: number): boolean =>
  lines.slice(at + 1, body).every(({ role }) => role !== null);

function isPlaceLine(line: LabelledLine, context: PageContext): boolean {
  const words = line.key.split(' ');
  const met = line.words <= 3 ? context.words.places.longestAt(words, 0) : null;
  return met !== null && met.length === words.length;
}

/** Two to five words that open with a given name, next to a date or button, and no verb among them. */
function isAuthor(lines: readonly LabelledLine[], at: number, head: ArticleHead, context: PageContext): boolean {
  const line = lines[at]!;
  if (line.words < 2 || line.words > MOST_AUTHOR_WORDS || line.digits > 0 || line.ending !== 'open' || hasVerb(line, context)) return false;
  const words = line.key.split(' ').filter((word) => word.length > 1);
  const [first] = words;
  if (first === undefined || context.words.offices.has(first) || first.startsWith(ARTICLE)) return false;
  const known = words.filter((word) => context.words.givenNames.has(word)).length;
  if (known === 0 || (words.length > 2 && known < 2 && !context.words.givenNames.has(first))) return false;
  if (words.some((word) => word === IN || word === AND)) return false;
  if ([lines[at - 1], lines[at + 1]].some((other) => other?.role === 'date' || other?.role === 'chrome')) return true;
  return at === head.body - 1 && isUnnamedBelow(lines, at, head, context);
}

/** The writer of a report is not named in it, by two names together; those in its picture are. */
function isUnnamedBelow(lines: readonly LabelledLine[], at: number, head: ArticleHead, context: PageContext): boolean {
  const others = [lines[head.headline], ...lines.slice(head.body, head.body + 6)].map((line) => line?.text ?? '').join('\n');
  const folded = context.language.fold.fold(others);
  const words = lines[at]!.key.split(' ').filter((word) => word.length > 1);
  return !words.some((word, i) => i > 0 && folded.includes(`${words[i - 1]} ${word}`));
}

const ARTICLE = 'ال';
const IN = 'في';
const AND = 'و';

/** One line of names without a verb between headline and body is what stands under the picture. */
function settleNames(placed: readonly PlacedLine[], head: ArticleHead, context: PageContext): void {
  const decks = placed.filter(({ role, line }) => role === 'deck' && line.index > head.headline);
  const [only] = decks;
  if (decks.length !== 1 || !only || hasVerb(only.line, context) || only.line.words > 12) return;
  const { ending, text } = only.line;
  if (ending !== 'open' || /[:؟?]|\.\./.test(text) || isKicker(only.line, context) || !namesSomeone(only.line, context)) return;
  only.role = 'caption';
  only.rule = 'names without a verb, one line above the body';
}

/** A sound masculine plural: "نازحون", "متظاهرون". */
const PEOPLE = /^..+(?:ون|ين)$/u;

/** A given name, an office, people or a place among the words. */
function namesSomeone(line: LabelledLine, context: PageContext): boolean {
  const words = line.key.split(' ');
  if (line.words >= 3 && PEOPLE.test(words[0]!)) return true;
  return words.some((word, at) => {
    return context.words.givenNames.has(word) || context.words.offices.has(word) || context.words.places.longestAt(words, at) !== null;
  });
}

/** Moves standfirsts out of the body: prose before the dateline, byline or date, or said again after an advertisement. */
export function placeStandfirsts(lines: readonly LabelledLine[], head: ArticleHead, context: PageContext): number {
  const first = lines[head.body];
  if (!first || head.headline < 0 || opensStory(first) || first.words > MOST_STANDFIRST_WORDS) return head.body;
  const next = lines.findIndex((line, i) => i > head.body && isProse(line));
  if (next < 0 || next - head.body > 12) return head.body;
  const between = lines.slice(head.body + 1, next);
  const second = lines[next]!;
  const linked = between.some(({ role, opens }, i) => (role === 'read-also' || role === 'related') && (opens === null || between[i + 1]?.role === null));
  if (linked) return head.body;
  if (between.length > 0 && between.every(({ role, pictured }) => role === null && pictured === null)) return head.body;
  const signed = between.some(({ role, dates }) => role === 'dateline' || role === 'byline' || (role === 'date' && dates.length > 0));
  if (second.dateline !== null || signed) return carriesOn(second, context) ? head.body : next;
  if (between.length === 0 || carriesOn(second, context)) return head.body;
  const shared = sharedStems(lineStems(first, context), joinStems(lines.slice(next, next + 8).filter(isProse), context));
  return shared >= STANDFIRST_SHARED ? next : head.body;
}
