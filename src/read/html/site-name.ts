import type { HomeClaim } from './home-claims.ts';
import type { Outlets } from '../outlets.ts';
import { keyWords, letterKey } from './known-text.ts';
import type { PageMeta } from './page-meta.ts';
import type { FoldTable } from '../../text/fold.ts';

/** Who published a page, and what said so. */
export interface PageOutlet {
  readonly name: string | null;
  readonly says: string;
}

export interface SiteClues {
  readonly meta: PageMeta;
  /** Of the capture and as the page gives them. */
  readonly addresses: readonly string[];
  readonly outlets: Outlets;
  readonly fold: FoldTable;
  readonly headline: string | null;
  /** Keys of short lines outside the article. */
  readonly furniture: readonly string[];
  /** Whether a part of the title names a writer or a section, and no site. */
  readonly isOther: (part: string) => boolean;
  /** Asked for only when the head names no site. */
  readonly homeClaims: () => readonly HomeClaim[];
}

/** Names that content systems put where the site's owner wrote none, and names longer than a name. */
const EMPTY_NAMES = /^(?:home|blog|my ?site|my ?blog|wordpress|just another wordpress site|joomla!?|drupal|untitled|news|website|index|admin|null|undefined|@.*|https?:.*|localhost.*|facebook|twitter|youtube|google)$/i;
const LONGEST_NAME = 60;
const HOST_NAME = /^[\w-]+(?:\.[\w-]+)+$/;
const BIDI_MARKS = /[\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** The outlet of a page: the list by its address, the list by the site's stated name, the stated name itself, or nothing. */
export function findPageOutlet(clues: SiteClues): PageOutlet {
  const { meta, addresses, outlets } = clues;
  for (const address of addresses) {
    const outlet = /^https?:\/\//i.test(address) ? outlets.findByHost(address) : null;
    if (outlet) return { name: outlet.name, says: `the host of ${address.slice(0, 80)}` };
  }
  const stated = statedNames(meta);
  for (const { raw, where } of stated) {
    for (const part of nameParts(raw)) {
      const outlet = outlets.findByName(part);
      if (outlet) return { name: outlet.name, says: `${where}: ${part}` };
    }
  }
  const own = chooseOwnName(stated, clues);
  return own ? { name: own.raw.replace(BIDI_MARKS, '').trim(), says: own.where } : { name: null, says: 'the page does not name its site' };
}

interface StatedName {
  readonly raw: string;
  readonly where: string;
}

function statedNames(meta: PageMeta): StatedName[] {
  const claims = meta.siteNames.filter(({ where }) => where !== 'meta[copyright]');
  const names = claims.map(({ raw, where }) => ({ raw: raw.trim(), where }));
  return names.filter(({ raw }) => raw !== '' && raw.length <= LONGEST_NAME && !EMPTY_NAMES.test(raw));
}

/** "الصباح | Assabah", "صحيفة X - أخبار": the parts may be known where the whole is not. */
function nameParts(name: string): string[] {
  const parts = name.split(/\s*[|\-–—:،•·/]\s*/).filter((part) => part.length > 1);
  return parts.length > 1 ? [name, ...parts] : [name];
}

/** An Arabic name before a Latin one; what the title holds beside the headline when the head names no site. */
function chooseOwnName(stated: readonly StatedName[], { meta, fold, headline, furniture, isOther, homeClaims, outlets }: SiteClues): StatedName | null {
  const named = stated.filter(({ where }) => !where.startsWith('meta[al:'));
  const best = named.find(({ raw }) => /[\u0621-\u064a]/.test(raw)) ?? named.find(({ raw }) => !HOST_NAME.test(raw));
  if (best) return { ...best, raw: shorten(best.raw) };
  const inTitle = nameInTitle((meta.title ?? '').replace(BIDI_MARKS, ''), { headline: headline ?? '', fold, furniture, isOther });
  if (inTitle !== null && countLines(letterKey(fold, inTitle), furniture) > 0) return { raw: inTitle, where: 'the title of the page' };
  const shown = mostClaimed(homeClaims(), fold);
  // "القناة" in the logo is «القناة بالعربية» of the title.
  const isShort = shown !== null && inTitle !== null && letterKey(fold, inTitle).includes(letterKey(fold, shown.raw));
  if (shown && !isShort) return { ...shown, raw: outlets.findByName(shown.raw)?.name ?? shown.raw };
  if (inTitle !== null) return { raw: inTitle, where: 'the title of the page' };
  return named[0] ?? null;
}

/** A logo or a rights line names the site; a mere link to the front page does when it is not alone. */
const CLAIM_WEIGHT = { logo: 2, 'rights line': 2, 'link to the front page': 1 } as const;
const ENOUGH = 2;

function mostClaimed(claims: readonly HomeClaim[], fold: FoldTable): HomeClaim | null {
  const weights = new Map<string, number>();
  for (const { raw, where } of claims) weights.set(letterKey(fold, raw), (weights.get(letterKey(fold, raw)) ?? 0) + CLAIM_WEIGHT[where]);
  const weigh = ({ raw }: HomeClaim): number => weights.get(letterKey(fold, raw))!;
  const best = claims.reduce<HomeClaim | null>((most, claim) => (most === null || weigh(claim) > weigh(most) ? claim : most), null);
  return best && weigh(best) >= ENOUGH ? best : null;
}

/** A slogan or a Latin name behind the name is left off: "موقع كذا - آخر الأخبار", "إذاعة البحر / Bahr". */
function shorten(name: string): string {
  const parts = name.split(/\s+[|–—/-]\s+|\s*\|\s*/).filter((part) => part.length >= 2);
  return (parts.find((part) => /[\u0621-\u064a]/.test(part)) ?? parts[0] ?? name).trim();
}

/** The part of a title that is not the headline: the one the page's furniture repeats, else the last, else the first. */
function nameInTitle(title: string, { headline, fold, furniture, isOther }: Pick<SiteClues, 'fold' | 'furniture' | 'isOther'> & { readonly headline: string }): string | null {
  const bare = headline !== '' && title.includes(headline) ? title.replace(headline, ' | ').replace(/^\s*[|:\s-]+|[|:\s-]+$/g, '') : title;
  const parts = (bare === title ? title : ` | ${bare}`).split(/\s+[|\-–—»•:]+\s+|\s*[|»_]\s*/).map(withoutMarks).filter(Boolean);
  const headlineWords = new Set(keyWords(fold, headline));
  if (parts.length < 2 && bare === title) return isNameOfSite(title, headlineWords, fold, furniture) ? title : null;
  const candidates = parts.filter((part) => {
    const words = keyWords(fold, part);
    return words.length >= 1 && words.length <= 5 && !isOther(part) && part.length <= 40 && /\p{L}/u.test(part) && words.filter((word) => headlineWords.has(word)).length < words.length * 0.6;
  });
  const repeated = candidates.map((part) => ({ part, times: countLines(letterKey(fold, part), furniture) }));
  // "site - section - headline" or "headline - section - site": the site stands at the end away from the headline.
  const away = headline !== '' && title.trim().endsWith(headline) ? -1 : 1;
  repeated.sort((a, b) => b.times - a.times || away * (parts.indexOf(b.part) - parts.indexOf(a.part)));
  return repeated[0]?.part ?? null;
}

const withoutMarks = (part: string): string => part.replace(/^[\s|\-–—»«•·:_/]+|[\s|\-–—»«•·:_/]+$/g, '');

/** A title without the headline, short and printed in the page's furniture, is the site's name on every page. */
function isNameOfSite(title: string, headlineWords: ReadonlySet<string>, fold: FoldTable, furniture: readonly string[]): boolean {
  const words = keyWords(fold, title);
  return words.length > 0 && words.length <= 5 && words.every((word) => !headlineWords.has(word)) && countLines(letterKey(fold, title), furniture) > 0;
}

function countLines(key: string, furniture: readonly string[]): number {
  return key.length < 3 ? 0 : furniture.filter((line) => line.includes(key)).length;
}
