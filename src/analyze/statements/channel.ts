import type { Channel, Link } from '../../model/statement.ts';
import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { AL, BI, LI } from '../../text/clitics.ts';
import { findCuesAt, isFinite } from './cue.ts';
import { findMediumAt, isOwnOutlet } from './media.ts';
import type { PlacedMention, TextView } from './text-view.ts';

/** By what a statement came: its channel, who issued the text, and who relayed it. */
export interface Passage {
  channel: Channel | null;
  readonly relays: Link[];
  /** Those of the relays that are only described: «صحيفة عربية». */
  readonly vague: Link[];
  /** Names behind «بيان»: who issued it. */
  issuers: readonly PlacedMention[];
  /** The noun that named the channel. */
  noun: LexiconMatch | null;
}

/** The row of what somebody writes for a paper. */
const WRITTEN = 'article';
/** A medium stands so many tokens behind the verb of passing on («نشر اليوم الجمعة على موقع»). */
const LONGEST_PASSING = 6;
/** A medium, a reader or an issuer stands within so many tokens of its word. */
const NEAR = 7;

/** Reads the channel and relays out of the words of a token range that belong to no content. */
export function readPassage(view: TextView, ranges: readonly (readonly [from: number, to: number])[]): Passage {
  const passage: Passage = { channel: null, relays: [], vague: [], issuers: [], noun: null };
  for (const [from, to] of ranges) {
    for (let token = from; token < to; token++) {
      if (!view.isWord(token)) continue;
      if (view.isAside(token)?.entry.id === 'comment') break;
      readChannel(view, token, to, passage);
      token = Math.max(token, readRelay(view, token, to, passage) - 1);
    }
  }
  return ranges.some(([from, to]) => namesOwnOutlet(view, from, to)) ? { ...passage, relays: passage.relays.filter((relay) => !passage.vague.includes(relay)) } : passage;
}

/** «في أول مقابلة له مع صحيفة عربية خص فلان «المنارة» بحوار»: the paper is the outlet itself. */
function namesOwnOutlet(view: TextView, from: number, to: number): boolean {
  for (let token = from; token < to; token++) {
    const quotation = view.quotationAt(token);
    if (quotation && quotation.to - quotation.from <= NEAR && isOwnOutlet(view, view.slice(quotation.from, quotation.to))) return true;
  }
  return false;
}

function readChannel(view: TextView, token: number, to: number, passage: Passage): void {
  const noun = view.entryAt(token, 'channel-nouns');
  if (!noun || passage.channel || !isMeans(view, noun, token)) return;
  const how = noun.entry.attributes['how']!;
  passage.channel = how === 'talk' ? channelOfTalk(view, noun, to) : (how as Channel);
  passage.noun = noun;
  if (noun.entry.id === WRITTEN) takeWritten(view, noun, to, passage);
  else if (passage.channel === 'communique' || passage.channel === 'document') passage.issuers = namesBehind(view, noun.to, to);
}

/** «كتب في مقال في صحيفة المرفأ»: the paper that printed it. */
function takeWritten(view: TextView, noun: LexiconMatch, to: number, passage: Passage): void {
  for (let token = noun.to; token < Math.min(to, noun.to + NEAR); token++) {
    const medium = view.particleAt(token, 'fi') ? findMediumAt(view, token + 1) : view.mayLean(token, BI) ? findMediumAt(view, token, BI) : null;
    if (medium) return void takeMedium(view, medium, passage);
  }
}

/** «في بيان», «ببيان», «خلال مؤتمر صحفي», «عبر حسابه», «على صفحته»: the noun is what the words came in. */
function isMeans(view: TextView, { clitics, from, to }: LexiconMatch, token: number): boolean {
  if ((clitics & BI) !== 0 || isFilled(view, to)) return true;
  if ((clitics & LI) !== 0) return false;
  let before = from - 1;
  while (before >= 0 && (view.isQuote(before) || view.isComma(before))) before -= 1;
  if (before < 0 || !view.isWord(before)) return token === 0;
  const particle = view.entryAt(before, 'cue-particles')?.entry.attributes['kind'];
  if (particle === 'fi' || particle === 'ala') return true;
  return view.isAside(before) !== undefined || view.entryAt(before, 'cue-sources') !== undefined || view.entryAt(before, 'channel-nouns') !== undefined;
}

/** «بيانا قالت فيه», «كلمة أكد خلالها»: what the verb behind it says stands in it. */
function isFilled(view: TextView, to: number): boolean {
  const cue = findCuesAt(view, to).find(isFinite);
  return cue !== undefined && (view.particleAt(cue.to, 'fi')?.suffix || view.isAside(cue.to)?.suffix) !== undefined;
}

/** A talk with a medium is an interview; to anybody else it is remarks. */
function channelOfTalk(view: TextView, noun: LexiconMatch, to: number): Channel {
  for (let token = noun.to; token < Math.min(to + NEAR, noun.to + NEAR); token++) {
    if (findMediumAt(view, token, LI) && (leansLam(view, token) || standsWith(view, token))) return 'interview';
    if (view.quotationAt(token) && isOwnOutlet(view, view.slice(token + 1, view.quotationAt(token)!.to))) return 'interview';
  }
  return 'remarks';
}

function leansLam(view: TextView, token: number): boolean {
  return view.mayLean(token, LI);
}

function standsWith(view: TextView, token: number): boolean {
  for (let at = token - 1; at > token - 4; at--) if (view.particleAt(at, 'with')) return true;
  return false;
}

function namesBehind(view: TextView, from: number, to: number): PlacedMention[] {
  for (let token = from; token < Math.min(to, from + NEAR); token++) {
    // «رسالته الموجهة لأخيه فلان»: whom it is sent to
    if (view.isComma(token) || view.entryAt(token, 'channel-relays') || view.particleAt(token, 'addressed')) return [];
    const mention = view.longestMentionAt(token);
    // «رسالة إلى الكونغرس», «بيان في المجلس»: no issuer
    if (mention && (view.particleAt(token - 1, 'fi') || view.particleAt(token - 1, 'ila') || view.particleAt(token - 1, 'ala'))) return [];
    if (mention && mention.entity.type !== 'place') return view.mentionsAt(token).filter((other) => other.to === mention.to);
  }
  return [];
}

/** A relay's verb with its medium, or a medium with ل («قال لقناة …») or مع; says where to read on. */
function readRelay(view: TextView, token: number, to: number, passage: Passage): number {
  const verb = view.bareEntryAt(token, 'channel-relays');
  if (verb && (verb.clitics & AL) === 0 && verb.entry.id !== 'dhakar') {
    if (verb.entry.attributes['kind'] === 'read') return Math.min(to, verb.to + 1);
    for (let at = verb.to; at < Math.min(to, verb.to + LONGEST_PASSING); at++) {
      const medium = findMediumAt(view, at);
      if (medium) return takeMedium(view, medium, passage);
      if (view.isComma(at) || findCuesAt(view, at).length > 0) break;
    }
    return verb.to;
  }
  const medium = addressedMedium(view, token) ?? (passage.noun && view.particleAt(token, 'ila') ? findMediumAt(view, token + 1) : null);
  if (!medium) return token + 1;
  if (!passage.channel || passage.channel === 'remarks') passage.channel = 'interview';
  return takeMedium(view, medium, passage);
}

function addressedMedium(view: TextView, token: number) {
  if (view.particleAt(token, 'with')) return findMediumAt(view, token + 1);
  // «أفاد مساعد الرئيس، فلان، وكالة الأنباء، بأن»
  const told = view.isComma(token - 1) ? findMediumAt(view, token) : null;
  if (told && view.isComma(told.to)) return told;
  const mention = view.longestMentionAt(token);
  const lam = view.mayLean(token, LI) && (mention ? mention.governed : view.found.at(token).some(({ entry, clitics }) => entry.class === 'channel-media' && (clitics & LI) !== 0));
  if (lam) return isWithinName(view, token) ? null : findMediumAt(view, token, LI);
  // «لـ"عربي21"»: a lone lam before the mark
  const isLoneLam = view.isQuote(token + 1) && leansLone(view, token);
  return isLoneLam ? (findMediumAt(view, token + 1) ?? quotedOutlet(view, token + 1)) : null;
}

/** «النقابة العامة للإعلام»: the lam is of a name that began before it. */
function isWithinName(view: TextView, token: number): boolean {
  for (let from = token - 1; from >= Math.max(0, token - LONGEST_BEGINNING); from--) if (view.mentionsAt(from).some(({ to }) => to > token)) return true;
  return false;
}

/** Words of a name before the lam in it. */
const LONGEST_BEGINNING = 4;

function leansLone(view: TextView, token: number): boolean {
  return view.language.vocabulary.text(view.tokens.form[token]!) === view.language.fold.fold('ل');
}

function quotedOutlet(view: TextView, token: number) {
  const quotation = view.quotationAt(token);
  if (!quotation || quotation.to - quotation.from > NEAR) return null;
  const by = view.slice(quotation.from, quotation.to);
  return isOwnOutlet(view, by) ? { link: { by, how: 'report' as const }, from: token, to: quotation.to } : null;
}

function takeMedium(view: TextView, medium: { link: Link; from?: number; to: number }, passage: Passage): number {
  if (!isOwnOutlet(view, medium.link.by) && !passage.relays.some(({ by }) => by === medium.link.by)) {
    passage.relays.push(medium.link);
    if (medium.from !== undefined && view.bareEntryAt(medium.from + 1, 'nationality')) passage.vague.push(medium.link);
  }
  return medium.to;
}
