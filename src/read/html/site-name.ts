import type { Outlets } from '../outlets.ts';
import { keyWords, wordOverlap } from './known-text.ts';
import type { PageMeta } from './page-meta.ts';
import type { FoldTable } from '../../text/fold.ts';

/** Who published a page, and what said so. */
export interface PageOutlet {
  readonly name: string | null;
  readonly says: string;
}

/** Names that content systems put where the site's owner wrote none, and names longer than a name. */
const EMPTY_NAMES = /^(?:home|blog|my ?site|my ?blog|wordpress|just another wordpress site|joomla!?|drupal|untitled|news|website|index|admin|null|undefined|@.*|https?:.*|localhost.*|facebook|twitter|youtube|google)$/i;
const LONGEST_NAME = 60;

/** The outlet of a page: the list by its address, the list by the site's stated name, the stated name itself, or nothing. */
export function findPageOutlet(meta: PageMeta, addresses: readonly string[], outlets: Outlets, fold: FoldTable): PageOutlet {
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
  const own = chooseOwnName(stated, meta, fold);
  return own ? { name: own.raw, says: own.where } : { name: null, says: 'the page does not name its site' };
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
  const parts = name.split(/\s*[|\-–—:،•·]\s*/).filter((part) => part.length > 1);
  return parts.length > 1 ? [name, ...parts] : [name];
}

/** An Arabic name before a Latin one; the title's ending when the head names no site. */
function chooseOwnName(stated: readonly StatedName[], meta: PageMeta, fold: FoldTable): StatedName | null {
  const named = stated.filter(({ where }) => !where.startsWith('meta[al:'));
  const arabic = named.find(({ raw }) => /[\u0621-\u064a]/.test(raw));
  const [best] = named;
  if (best && arabic && best !== arabic) return { ...arabic, raw: shorten(arabic.raw) };
  if (best) return { ...best, raw: shorten(best.raw) };
  const ending = titleEnding(meta, fold);
  return ending ? { raw: ending, where: 'the end of the title' } : null;
}

/** A slogan behind the name is left off: "موقع كذا - آخر الأخبار والتحليلات". */
function shorten(name: string): string {
  const [first] = name.split(/\s+[|–—-]\s+/);
  return first && first.length >= 3 ? first.trim() : name;
}

function titleEnding(meta: PageMeta, fold: FoldTable): string | null {
  const parts = (meta.title ?? '').split(/\s+[|\-–—»•]\s+|\s*\|\s*/);
  if (parts.length < 2) return null;
  const last = parts.at(-1)!.trim();
  const headline = meta.headlines[0]?.raw ?? '';
  const isHeadline = wordOverlap(keyWords(fold, last), keyWords(fold, headline)) > 0.5;
  return last.length >= 2 && last.length <= 40 && !isHeadline && keyWords(fold, last).length <= 5 ? last : null;
}
