import { AL, LI, PREPOSITIONS } from '../../text/clitics.ts';
import type { Link } from '../../model/statement.ts';
import type { PlacedMention, TextView } from './text-view.ts';
import { onceALanguage } from '../../language/once-a-language.ts';

/** A medium named in the text, in tokens `[from, to)`. */
export interface NamedMedium {
  readonly link: Link;
  readonly from: number;
  readonly to: number;
}

/** Words after the head of an unnamed medium («قنوات تلفزة محلية ليبية») that still belong to it. */
const LONGEST_MEDIUM = 6;

/** The agency, channel, paper or site that is named at a token, quotation marks passed over; null when none is. */
export function findMediumAt(view: TextView, token: number, governing = 0): NamedMedium | null {
  let at = token;
  while (view.isQuote(at) || view.isDash(at)) at += 1;
  if (view.entryAt(at, 'channel-media')?.entry.attributes['kind'] === 'reporter') return null;
  const head = mediaEntryAt(view, at, governing);
  const named = firstMention(view, at, { to: head?.kind === 'head' ? at + LONGEST_MEDIUM : at + 1, mayLean: governing !== 0 });
  if (named && (head || isMedium(view, named))) return { link: linkOf(view, named), from: at, to: named.to };
  if (!head) return null;
  if (head.kind !== 'head') return { link: { by: clean(view.slice(at, head.to)), how: 'report' }, from: at, to: head.to };
  const to = endOfPhrase(view, head.to);
  const text = clean(view.slice(at, to));
  return { link: { by: head.length > 0 ? text.slice(head.length) : text, how: 'report' }, from: at, to };
}

/** An agency goes by the article's own word for it; the site of a channel («موقع قناة …») by the channel's name. */
function linkOf(view: TextView, { entity, mention, from, to, governed }: PlacedMention): Link {
  // «للأناضول»: the fused lam is no part of the name
  const isFused = governed && mention.span[0] === view.tokens.start[from] && view.language.readings(view.tokens.form[from]!).some(({ fused }) => fused);
  if (mention.form !== 'name' || isFused) return { by: entity.name, how: 'report', entity: entity.id };
  const inner = isHead(view, from) && isHead(view, from + 1) && to > from + 2 ? view.tokens.start[from + 1]! : mention.span[0];
  return { by: clean(view.tokens.text.slice(inner, Math.min(mention.span[1], view.tokens.end[to - 1]!))), how: 'report', entity: entity.id };
}

const isHead = (view: TextView, token: number): boolean => mediaEntryAt(view, token, 0)?.kind === 'head';

interface MediaHead {
  readonly kind: string;
  readonly to: number;
  /** Length of the proclitics on it. */
  readonly length: number;
}

function mediaEntryAt(view: TextView, token: number, governing: number): MediaHead | null {
  if (!view.has(token, 'channel-media')) return null;
  for (const match of view.found.at(token)) {
    if (match.entry.class !== 'channel-media' || match.entry.attributes['kind'] === 'reporter') continue;
    if ((match.clitics & PREPOSITIONS & ~governing) !== 0) continue;
    if (match.suffix || (match.entry.attributes['kind'] === 'word' && !view.isQuote(token - 1))) continue;
    if (match.entry.attributes['kind'] === 'head' && (match.clitics & AL) !== 0 && !view.quotationAt(quotedBehind(view, match.to)) && view.mentionsAt(token).length === 0) continue;
    return { kind: match.entry.attributes['kind']!, to: match.to, length: view.found.start(match) - view.tokens.start[token]! };
  }
  return null;
}

/** The first name of a body between two tokens, with no comma, preposition or closed bracket before it. */
function firstMention(view: TextView, from: number, { to, mayLean }: { to: number; mayLean: boolean }): PlacedMention | null {
  for (let token = from; token < to; token++) {
    if (view.isComma(token) || view.isLineEnd(token)) return null;
    if (token > from && (view.isAside(token) || view.entryAt(token, 'cue-particles'))) return null;
    const mention = view.mentionsAt(token).find(({ entity }) => entity.type === 'organization' || entity.type === 'group');
    if (mention && ((token === from && mayLean) || !mention.governed)) return mention;
    if (token > from && view.mentionsAt(token).length > 0 && view.mentionsAt(token)[0]!.governed) return null;
  }
  return null;
}

/** Whether a mention is of a medium: its name begins with «وكالة», «قناة» … or is listed. */
export function isMedium(view: TextView, { entity, from, to }: PlacedMention): boolean {
  for (let token = from; token < to; token++) {
    const entry = view.found.at(token).find((match) => match.entry.class === 'channel-media' && !match.suffix);
    if (entry && entry.entry.attributes['kind'] !== 'word' && entry.entry.attributes['kind'] !== 'reporter' && (token === from || entry.entry.attributes['kind'] === 'head')) return true;
    if (token === from + 1) break;
  }
  return mediaHeads(view.language).has(view.language.cutSpelling(entity.name)[0] ?? '');
}

const mediaHeads = onceALanguage((language): ReadonlySet<string> => {
  const heads = language.lexicon.ofClass('channel-media').filter(({ attributes }) => attributes['kind'] === 'head');
  return new Set(heads.map(({ spelling }) => language.cutSpelling(spelling).join(' ')));
});

/** «الصحيفة الأسبوعية "المرفأ"»: where its name may open, an adjective with the article passed over. */
const quotedBehind = (view: TextView, token: number): number => (view.isWord(token) && view.mayLean(token, AL) && view.isQuote(token + 1) ? token + 1 : token);

/** Where an unnamed medium's description ends: its adjectives and a quoted name belong to it. */
function endOfPhrase(view: TextView, from: number): number {
  const quotation = view.quotationAt(quotedBehind(view, from));
  if (quotation && quotation.to - quotation.from <= LONGEST_MEDIUM) return quotation.to;
  // «راديو (ار.تي.ال)»
  if (view.char(from) === '(') for (let close = from + 2; close <= from + LONGEST_MEDIUM; close++) if (view.char(close) === ')') return close + 1;
  let token = from;
  while (token < from + LONGEST_MEDIUM && view.isWord(token) && !endsPhrase(view, token)) token += 1;
  return token;
}

function endsPhrase(view: TextView, token: number): boolean {
  if (view.isAside(token) || view.entryAt(token, 'cue-particles') || view.entryAt(token, 'cues')) return true;
  const readings = view.language.readings(view.tokens.form[token]!);
  return readings.some(({ clitics }) => (clitics & LI) !== 0 && (clitics & AL) !== 0);
}

const clean = (text: string): string => text.replace(/["“”«»‹›„()]/g, '').replace(/\s+/g, ' ').trim();

/** Whether a name is the article's own outlet. */
export function isOwnOutlet(view: TextView, name: string | null): boolean {
  const outlet = view.article.outlet;
  if (!name || !outlet) return false;
  const [a, b] = [nameKey(view, name), nameKey(view, outlet)];
  return a === b || a.endsWith(` ${b}`) || b.endsWith(` ${a}`);
}

const nameKey = (view: TextView, name: string): string =>
  view.language.cutSpelling(clean(name)).filter((form) => /[\p{L}\p{N}]/u.test(form)).join(' ');
