import type { PageContext } from '../page-context.ts';
import { lineKey } from '../line-key.ts';
import { readBoxNames } from './box-words.ts';
import { type PageElement, type PageTree, elementText } from './page-tree.ts';
import { onceALanguage } from '../../language/once-a-language.ts';

/** What a page whose head names no site says of itself elsewhere: its logo, the link to its front page, its rights line. */
export interface HomeClaim {
  readonly raw: string;
  readonly where: 'logo' | 'link to the front page' | 'rights line';
}

const MOST_NAME_WORDS = 5;
const LONGEST_NAME = 50;
const FRONT_PAGE = /^(?:https?:\/\/[^/?#]+)?\/?(?:index\.\w+|default\.aspx|home)?$/i;
/** Where the search for logos stops: hostile pages have no end of links. */
const MOST_ELEMENTS = 4_000;

/** Names that the page shows of its site, in the order of the page. */
export function findHomeClaims(tree: PageTree, furniture: readonly string[], context: PageContext): HomeClaim[] {
  const claims: HomeClaim[] = [];
  const put = (raw: string, where: HomeClaim['where']): void => {
    const name = raw.replace(/\s+/g, ' ').trim();
    if (isName(name, context)) claims.push({ raw: name, where });
  };
  let left = MOST_ELEMENTS;
  const visit = (element: PageElement, isHome: boolean): void => {
    for (const child of element.children) {
      if (typeof child === 'string' || left-- <= 0) continue;
      const leadsHome = child.tag === 'a' && FRONT_PAGE.test(child.attributes['href'] ?? '-');
      if (child.tag === 'img' && (isHome || isLogo(child))) put(child.attributes['alt'] ?? child.attributes['title'] ?? '', 'logo');
      if (leadsHome) put(elementText(child, LONGEST_NAME + 1) || child.attributes['title'] || '', 'link to the front page');
      visit(child, isHome || leadsHome);
    }
  };
  visit(tree.root, false);
  for (const line of furniture) for (const holder of findRightsHolders(line, context)) put(holder, 'rights line');
  return claims;
}

function isName(name: string, { language, cues, words }: PageContext): boolean {
  if (name.length < 3 || name.length > LONGEST_NAME || name.split(' ').length > MOST_NAME_WORDS || !/[\u0621-\u064a]/.test(name)) return false;
  const key = lineKey(language.fold, name);
  return key.length >= 3 && cues.find(key) === null && !words.sections.has(key);
}

function isLogo(image: PageElement): boolean {
  for (let box: PageElement | null = image, step = 0; box && step < 3; box = box.parent, step++) {
    const { zone, word } = readBoxNames(box);
    if (zone === 'site-header' && /logo|brand|header|masthead/.test(word)) return true;
  }
  return /logo/i.test(`${image.attributes['src'] ?? ''} ${image.attributes['class'] ?? ''}`);
}

/** "جميع الحقوق محفوظة لموقع … 2018 - تصميم …": the words between the claim and the next figure or mark. */
function findRightsHolders(line: string, { language, words }: PageContext): string[] {
  const fold = (word: string): string => language.fold.fold(word);
  const pieces = line.split(/(\s+|[-–|.,،©]|\p{Nd}+)/u).filter((piece) => piece.trim() !== '');
  const folded = pieces.map(fold);
  return rightsPhrases(language).flatMap((phrase) => {
    const at = folded.findIndex((_, i) => phrase.every((word, step) => folded[i + step] === word));
    if (at < 0) return [];
    const holders = [wordsFrom(pieces.slice(at + phrase.length)), wordsAfterSign(pieces.slice(0, at))];
    return holders.filter((holder) => holder.length > 0).map((holder) => nameOf(holder, words.outletHeads, fold));
  });
}

const isWord = (piece: string): boolean => /\p{L}/u.test(piece);

/** The first words of what follows the claim, up to the next figure or mark. */
function wordsFrom(pieces: readonly string[]): readonly string[] {
  const from = pieces.findIndex(isWord);
  const to = pieces.findIndex((piece, i) => i > from && !isWord(piece));
  return from < 0 ? [] : pieces.slice(from, to < 0 ? from + MOST_NAME_WORDS : to);
}

/** "© 2021 الموجة نيوز. جميع الحقوق محفوظة": the words between sign and claim. */
function wordsAfterSign(pieces: readonly string[]): readonly string[] {
  const sign = pieces.findLastIndex((piece) => piece === '©' || /^\p{Nd}+$/u.test(piece));
  return sign < 0 ? [] : wordsFrom(pieces.slice(sign + 1));
}

/** "لموقع صدى الواحة" and "لصحيفة «…»" without their head; "للشروق" with its article. */
function nameOf(holder: readonly string[], heads: ReadonlySet<string>, fold: (word: string) => string): string {
  const [first = '', ...rest] = holder.filter((word) => fold(word) !== LAM).map((word) => word.replace(/[«»"“”]/g, ''));
  const bare = first.replace(/^لل/u, ARTICLE).replace(/^ل(?!ل)\u0640?/u, '');
  if (heads.has(fold(bare).replace(/^ال/u, '')) || heads.has(fold(bare))) return rest.join(' ');
  return [first.startsWith(LAM) ? bare : first, ...rest].join(' ');
}

const LAM = 'ل';
const ARTICLE = 'ال';
const RIGHTS = 'rights';

/** The phrases that claim rights, as folded words, longest first. */
const rightsPhrases = onceALanguage((language): string[][] => {
  const entries = language.lexicon.ofClass('furniture').filter(({ id }) => id === RIGHTS);
  return entries.map(({ spelling }) => language.fold.fold(spelling).split(' ')).filter(([first = '']) => /[\u0621-\u064a]/.test(first)).sort((a, b) => b.length - a.length);
});
