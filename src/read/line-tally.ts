import { LETTER, characterKind } from '../text/characters.ts';
import { FNV_PRIME, FNV_SEED } from '../text/hash.ts';

/** A page's lines as the tally keeps them, to be asked about later. */
export interface TalliedPage {
  readonly site: string;
  readonly lines: readonly TalliedLine[];
}

interface TalliedLine {
  readonly text: string;
  readonly hash: number;
  readonly isProse: boolean;
}

interface SiteTally {
  pages: number;
  readonly counts: Map<number, number>;
  /** Longest lines of the pages counted: the same article met again counts once. */
  readonly bodies: Set<number>;
}

/** A line of furniture stands on so many pages of a site, and on such a share of them: headlines that come back every week do not. */
const LEAST_PAGES = 3;
const LEAST_SHARE = 0.02;
/** Sentences come back in the news, too (who received whom, how a war began): a notice of the site stands on most of its pages. */
const LEAST_PROSE_PAGES = 8;
const LEAST_PROSE_SHARE = 0.6;
const MOST_SHORT_WORDS = 12;
const LEAST_SENTENCE_WORDS = 9;
const LONGEST_LINE = 700;
const LEAST_LETTERS = 2;
/** Bounds of memory: lines kept of a site, sites, lines told of a page. */
const MOST_LINES = 50_000;
const MOST_SITES = 2_000;
const MOST_TOLD = 200;

/**
 * Counts on how many pages of a site a line stands. Lines are kept as numbers, in bounded memory; the order of the pages of a
 * run decides, nothing else.
 */
export class LineTally {
  readonly #sites = new Map<string, SiteTally>();

  add(site: string, text: string): TalliedPage {
    const lines = cutLines(text);
    const tally = this.#siteOf(site);
    const body = lines.reduce((longest, line) => (line.text.length > longest.text.length ? line : longest), { text: '', hash: 0 }).hash;
    if (!tally || tally.bodies.has(body)) return { site, lines };
    if (tally.bodies.size < MOST_LINES) tally.bodies.add(body);
    tally.pages++;
    for (const hash of new Set(lines.map((line) => line.hash))) tally.counts.set(hash, (tally.counts.get(hash) ?? 0) + 1);
    if (tally.counts.size > MOST_LINES) forgetRare(tally.counts);
    return { site, lines };
  }

  /** The lines of a page that stand on other pages of its site, too. */
  repeatsOf({ site, lines }: TalliedPage): string[] {
    const tally = this.#sites.get(site);
    if (!tally || tally.pages < LEAST_PAGES) return [];
    const leastShort = Math.max(LEAST_PAGES, tally.pages * LEAST_SHARE);
    const leastProse = Math.max(LEAST_PROSE_PAGES, tally.pages * LEAST_PROSE_SHARE);
    const told = new Set<string>();
    for (const { text, hash, isProse } of lines) {
      if ((tally.counts.get(hash) ?? 0) >= (isProse ? leastProse : leastShort)) told.add(text);
      if (told.size === MOST_TOLD) break;
    }
    return [...told];
  }

  /** Lines kept of all sites. */
  get size(): number {
    return [...this.#sites.values()].reduce((sum, { counts }) => sum + counts.size, 0);
  }

  #siteOf(site: string): SiteTally | null {
    let tally = this.#sites.get(site);
    if (!tally && this.#sites.size < MOST_SITES) this.#sites.set(site, (tally = { pages: 0, counts: new Map(), bodies: new Set() }));
    return tally ?? null;
  }
}

/** Forgets the rarest lines until half the room is free. */
function forgetRare(counts: Map<number, number>): void {
  for (let rare = 1; counts.size > MOST_LINES / 2; rare++) for (const [hash, count] of counts) if (count <= rare) counts.delete(hash);
}

function cutLines(text: string): TalliedLine[] {
  const lines: TalliedLine[] = [];
  for (const raw of text.split('\n')) {
    const line = raw.trim();
    if (line === '' || line.length > LONGEST_LINE) continue;
    const { hash, letters, blanks } = hashLetters(line);
    if (letters < LEAST_LETTERS) continue;
    const words = blanks + 1;
    lines.push({ text: line, hash, isProse: words > MOST_SHORT_WORDS || (words >= LEAST_SENTENCE_WORDS && /[.!؟]["»”]?$/.test(line)) });
  }
  return lines;
}

/** FNV over the letters: digits and marks differ from page to page. */
function hashLetters(line: string): { hash: number; letters: number; blanks: number } {
  let hash = FNV_SEED;
  let letters = 0;
  let blanks = 0;
  for (let at = 0; at < line.length; at++) {
    const unit = line.charCodeAt(at);
    if (unit === BLANK) blanks++;
    else if (characterKind(unit) === LETTER) {
      hash = Math.imul(hash ^ unit, FNV_PRIME);
      letters++;
    }
  }
  return { hash: hash & 0x3fffffff, letters, blanks };
}

const BLANK = 0x20;
