import type { OutletFacts } from '../language/outlet-files.ts';
import { onceALanguage } from '../language/once-a-language.ts';
import type { PageContext } from './page-context.ts';
import type { PageLine } from './page-line.ts';

/** A site's name at the head of its page has at most so many words. */
const LONGEST_NAME = 5;
/** A name has at least so many letters; nothing at all would be found everywhere. */
const SHORTEST_NAME = 3;
/** Lines of the page's head among which the name stands. */
const HEAD_LINES = 2;
/** A mark in brackets behind an agency's name: «وكالة … (ورا)». */
const MARK = /^(.*?)\s*\(([\p{L}\p{M}.\s]{2,16})\)\s*$/u;
const QUOTE_BEFORE = /[«"“”„'‘‹]\s*$/u;
const QUOTE_AFTER = /^\s*[»"”“'’›]/u;

/**
 * The name of a site that no list holds, when the page proves it: a short line at its head that the rights line repeats,
 * that the text quotes («لـ«…»», «تلقت «…» نسخة»), or, for an agency, whose mark stands in the dateline («(ورا)-»).
 */
export function findUnlistedOutlet(lines: readonly PageLine[], text: string, context: PageContext): OutletFacts | null {
  for (const line of lines.slice(0, HEAD_LINES)) {
    if (line.words > LONGEST_NAME || context.outlets.findByName(line.text) !== null || context.words.sections.has(line.key)) continue;
    const facts = factsOf(line.text.trim(), context);
    if (facts && isProved(facts, line, lines, text, context)) return facts;
  }
  return null;
}

/** A name that no list holds as an outlet; null for what is no name. */
export function factsOf(written: string, context: PageContext): OutletFacts | null {
  if (/[.،؟!:|]/.test(written)) return null;
  const marked = MARK.exec(written);
  const full = marked ? marked[1]!.trim() : written;
  const [head = '', ...rest] = full.split(/\s+/);
  const isHeaded = context.words.outletHeads.has(context.language.fold.fold(head)) && rest.length > 0;
  const kind = kindOfHead(head, context);
  const name = isHeaded && !marked ? rest.join(' ') : full;
  if (context.language.fold.fold(name).length < SHORTEST_NAME) return null;
  const marks = marked ? [marked[2]!.trim()] : [];
  return { id: 'page', kind: kind === undefined || kind === 'agency' ? 'site' : kind, countries: [], name: isHeaded && !marked ? name : full, also: [full, name, ...marks], latin: null, hosts: [], owner: null, marks: [] };
}

function kindOfHead(head: string, { language }: PageContext): string | undefined {
  return getHeadKinds(language).get(language.fold.fold(head));
}

/** What kind of outlet a folded head tells; the first row of a spelling counts. */
const getHeadKinds = onceALanguage((language): ReadonlyMap<string, string | undefined> => {
  const rows = language.lexicon.ofClass('outlet-heads').toReversed();
  return new Map(rows.map(({ spelling, attributes }) => [language.fold.fold(spelling), attributes['kind']]));
});

function isProved(facts: OutletFacts, masthead: PageLine, lines: readonly PageLine[], text: string, context: PageContext): boolean {
  const { fold } = context.language;
  const after = fold.fold(text, masthead.end);
  const names = [...new Set([facts.name, ...facts.also].map((name) => fold.fold(name)))].filter((name) => name.length >= SHORTEST_NAME && after.includes(name));
  if (names.length === 0) return false;
  const folded = fold.foldWithOffsets(text);
  return names.some((name) => {
    for (let at = folded.folded.indexOf(name); at >= 0; at = folded.folded.indexOf(name, at + name.length)) {
      const start = folded.offsets[at]!;
      const end = folded.offsets[at + name.length]!;
      if (start >= masthead.start && start < masthead.end) continue;
      const line = lines.find((other) => other.start <= start && start < other.end);
      const isRights = line !== undefined && context.cues.find(line.key)?.rule.startsWith('rights') === true;
      const isQuoted = QUOTE_BEFORE.test(text.slice(Math.max(0, start - 2), start)) && QUOTE_AFTER.test(text.slice(end, end + 2));
      const isMark = facts.also.length > 2 && /\(\s*$/.test(text.slice(Math.max(0, start - 2), start)) && /^\s*\)/.test(text.slice(end, end + 2));
      if (isRights || isQuoted || isMark) return true;
    }
    return false;
  });
}
