import { WA } from '../../text/clitics.ts';
import { PUNCT, QUOTE, WORD } from '../../text/tokens.ts';
import type { Mark } from './marks.ts';
import { type Phrase, isBehindPlace, isUnknownPresent, likelyPreposition, partBefore } from './phrase.ts';
import { PASSED, type Scene, endOfAside, isDash, isStop, markAt } from './scene.ts';
import { PROTESTERS, type Trigger } from './trigger.ts';
import { DOERS } from './unnamed.ts';

/** A subject before its verb, or a noun after its light verb, stands at most this many tokens away. */
export const NEAR_SUBJECT = 8;
const NEAR_CARRIER = 26;
/** Words between a preposition and the name at the end of what it governs: «باتجاه قصر رئاسة …». */
const LONGEST_GOVERNOR = 3;
/** Between «كان» and «قد» a subject may have a whole apposition. */
const FAR_SUBJECT = 30;
/** Adjectives between a noun and what it governs: «الدعم العسكري التركي لـ…». */
export const MOST_ADJECTIVES = 3;
/** After a verb these say that no object comes. */
const ENDS_VERB: ReadonlySet<string> = new Set(['preposition', 'break', 'after', 'relative', 'aside', 'light', 'was', 'when', 'happening']);
/** Kinds of words that may stand between a noun and what it governs. */
const OF_NOUNS: ReadonlySet<string> = new Set([...PASSED, ...DOERS]);
/** «الحجج للدفاع عن اتفاق»: a noun behind these is no object of a light verb. */
const AWAY_FROM_VERB: ReadonlySet<string> = new Set(['an', 'did', 'maa', 'bayn', 'by']);
/** Words between an event and the verb that tells what it hit. */
const FARTHEST_EVENT = 3;
const MANAGE = 'manage';
/** «لمناقشة»: a noun that governs the next. */
const LI_NOUN = /^ل\p{L}{3,}ة$/u;
/** Words between two dashes. */
const LONGEST_INSERTION = 10;
/** «تقديم قواتها تدريبات», «إجرائه محادثات». */
const GIVING = 'giving';
/** «تقديمه»; «توجيه» ends so by itself. */
const HIS = /(ها|هم|هما|[^ي]ه)$/;
const PAY = 'pay';
/** «قام بـ». */
export const DO = 'do';
/** «قام بها». */
const OF_IT = /^ب(?:ها|ه|هما)$/;
/** Words between a noun and «قام بها». */
const FARTHEST_DOER = 12;
/** «قضت المحكمة بسجن …», «أمرت النيابة بحبس …»: what courts and prosecutors order. */
export const RULING = 'ruling';
const RULED: ReadonlySet<string> = new Set(['imprisonment', 'arrest', 'execution']);
const SUFFER = 'suffer';
/** «شن …، للرد على التهديد»: these carry their object, and nothing under a preposition. */
const TAKES_OBJECT: ReadonlySet<string> = new Set(['conduct', 'hold', 'launch', 'carry-out', 'impose', 'open', 'claim', 'head']);
/** «نفذه», «شنتها»: a light verb with its noun as a pronoun. */
const OWN_OBJECT = /(ه|ها|هما)$/;
/** «تواجه الحكومة انتقادات». */
const FACE = 'face';
/** «الحوثيين», «المسؤولين»; «ناشطين». */
const SOUND_PLURAL = /^ال\p{L}{3,}ين$/u;
const INDEFINITE_PLURAL = /^\p{L}{3,}ين$/u;
/** «الحوثيون وقوات صالح تراجعوا»: of all of them. */
const OF_SEVERAL = /(وا|ون|ان)$/;
const TANWIN = /اً?$/;
const ACCUSATIVE = /[اً]ً?$|^أمس$/;
/** «ووجدت الشرطة»: a joined word that no list knows, with the ending of a verb, before a feminine noun. */
const UNKNOWN_VERB = /^و(?!ال)\p{L}{2,}[^اي]ت$/u;
const UNKNOWN_FEMININE = /^ال\p{L}+(?:ة|ات)$/u;

function bySentence<T>({ sentenceOf, sentences }: Scene, items: readonly T[], tokenOf: (item: T) => number): T[][] {
  const lists: T[][] = sentences.map(() => []);
  for (const item of items) lists[sentenceOf[tokenOf(item)]!]?.push(item);
  return lists;
}

/** What stands around a token: the phrases of its sentence as subjects, objects and genitives of verbs and nouns. */
export class Surroundings {
  readonly #scene: Scene;
  readonly #phrases: readonly Phrase[];
  readonly #phrasesOf: readonly (readonly Phrase[])[];
  readonly #triggersOf: readonly (readonly Trigger[])[];
  /** The index of the phrase that starts at a token. */
  readonly #indexAt: Int32Array;
  /** 1 where a noun tells an event. */
  readonly #toldAt: Uint8Array;
  readonly #triggers: readonly Trigger[];
  /** One more than the index of the trigger that starts at a token, 0 where none does. */
  readonly #triggerAt: Int32Array;
  /** Tokens at which another matter begins. */
  readonly #elsewhere: number[] = [];

  constructor(scene: Scene, phrases: readonly Phrase[], triggers: readonly Trigger[]) {
    this.#scene = scene;
    this.#phrases = phrases;
    this.#phrasesOf = bySentence(scene, phrases, ({ from }) => from);
    this.#triggersOf = bySentence(scene, triggers, ({ match }) => match.from);
    for (const { kind, from } of scene.marks.all) if (kind === 'elsewhere') this.#elsewhere.push(from);
    this.#indexAt = scene.rows.numbers();
    for (let index = 0; index < phrases.length; index++) this.#indexAt[phrases[index]!.from] = index;
    this.#toldAt = scene.rows.bytes();
    this.#triggers = triggers;
    this.#triggerAt = scene.rows.numbers();
    for (let index = 0; index < triggers.length; index++) {
      const { isVerb, match } = triggers[index]!;
      this.#triggerAt[match.from] = index + 1;
      if (!isVerb) this.#toldAt.fill(1, match.from, match.to);
    }
  }

  /** Bare phrase that opens the sentence before the one of a token. */
  openingBefore(token: number, isMeant: (phrase: Phrase) => boolean = () => true): Phrase | undefined {
    return this.#phrasesOf[this.#scene.sentenceOf[token]! - 1]?.find((phrase) => phrase.preposition === null && this.headOf(phrase).preposition === null && isMeant(phrase));
  }

  /** The first bare phrase of a kind in the nearest of the sentences before that of a token. */
  openingWith(token: number, farthest: number, isMeant: (phrase: Phrase) => boolean): Phrase | undefined {
    const sentence = this.#scene.sentenceOf[token]!;
    for (let at = sentence - 1; at >= Math.max(0, sentence - farthest); at--) {
      const phrase = this.#phrasesOf[at]!.find((candidate) => candidate.preposition === null && !candidate.coordinated && isMeant(candidate));
      if (phrase) return phrase;
    }
    return undefined;
  }

  /** The phrases of the sentence of a token. */
  phrasesAt(token: number): readonly Phrase[] {
    return this.#phrasesOf[this.#scene.sentenceOf[token] ?? -1] ?? [];
  }

  triggersAt(token: number): readonly Trigger[] {
    return this.#triggersOf[this.#scene.sentenceOf[token] ?? -1] ?? [];
  }

  /** The trigger that starts at a token. */
  triggerAt(token: number): Trigger | undefined {
    const index = this.#triggerAt[token];
    return index ? this.#triggers[index - 1] : undefined;
  }

  /** Whether nothing that could be an object follows: a stop, a preposition or a new clause, days aside. */
  endsClause(token: number): boolean {
    const { tokens, sentenceOf, marks } = this.#scene;
    let at = token;
    while (at < tokens.count && this.#isTime(at)) at += 1;
    if (at >= tokens.count || sentenceOf[at] !== sentenceOf[token - 1] || tokens.kind[at] === PUNCT) return true;
    return tokens.kind[at] === WORD && (marks.hasKindOf(at, ENDS_VERB) || likelyPreposition(this.#scene, at) || this.#isJoinedTrigger(at));
  }

  /** Whether a trigger with a proclitic starts at a token. */
  #isJoinedTrigger(token: number): boolean {
    const trigger = this.triggerAt(token);
    return trigger !== undefined && trigger.match.prefix !== '';
  }

  /** «قصف مدفعي استهدف السوق»: the subject is the event itself. */
  isToldOfEvent(verb: number): boolean {
    if (this.#toldAt[verb - 1] === 1) return true;
    const { clauseOf, namedAt, tokens } = this.#scene;
    // «تفجير شاحنات ملغومة استهدفت …»
    for (let at = verb - 2; at >= verb - FARTHEST_EVENT && at >= 0 && clauseOf[at] === clauseOf[verb] && !namedAt[at + 1] && tokens.kind[at + 1] === WORD; at--) if (this.#toldAt[at] === 1) return true;
    return false;
  }

  /** «خطف مسلحون ناشطا»: an accusative right after the subject. */
  hasUnnamedObject(token: number): boolean {
    const { tokens, sentenceOf } = this.#scene;
    if (token >= tokens.count || sentenceOf[token] !== sentenceOf[token - 1] || tokens.kind[token] !== WORD || isStop(this.#scene, token)) return false;
    // «قتل 14 جنديا أفغانيا»: an adjective of what is counted
    const isOfCounted = this.#scene.countedAt[token - 1] === 1 && TANWIN.test(tokens.slice(token - 1));
    return !isOfCounted && TANWIN.test(tokens.slice(token));
  }

  /** Whether a word bears a mark that makes it no subject; «مسلح», «جنود» may be one. */
  #isMarkedApart(token: number): boolean {
    const { marks, found } = this.#scene;
    // «انتحاري» tells of a blast and is somebody
    return marks.hasKindBeside(token, DOERS) && found.findAt(token, 'group-heads')?.prefix !== '';
  }

  /** Whether a stop or comma parts two phrases. */
  isParted(left: Phrase, right: Phrase): boolean {
    for (let at = left.to; at < right.from; at++) if (this.#scene.tokens.kind[at] === PUNCT) return true;
    return false;
  }

  /** «اغتال مجهولون الصحافي …»: a noun that is no mention stands where the subject does; an accusative one is none. */
  hasUnnamedSubject(from: number, to: number): boolean {
    const { tokens, found, times, quantities } = this.#scene;
    let first = from;
    // «قتل أمس جندي»
    while (first < to && this.#isTime(first)) first += 1;
    // «أطلق بعض الفدائيين النار»
    first = markAt(this.#scene, first, 'each')?.to ?? first;
    if (first >= to || first >= tokens.count || tokens.kind[first] !== WORD || this.#scene.sentenceOf[first] !== this.#scene.sentenceOf[from - 1]) return false;
    if (this.#isMarkedApart(first) || ACCUSATIVE.test(tokens.slice(first))) return false;
    if (found.at(first).some(({ entry, prefix }) => prefix === '' && entry.class === 'cues') || this.phrasesAt(from - 1).some((phrase) => phrase.from <= first && first < phrase.to)) return false;
    if (likelyPreposition(this.#scene, first) || this.#isJoinedTrigger(first)) return false;
    return !times.some(({ span }) => tokens.tokenAt(span[0]) === first) && !quantities.some(({ span }) => tokens.tokenAt(span[0]) === first && to - first <= 2);
  }

  /** Duals and sound plurals show their case: «استقبل الوزيرين … وكيلُ الوزارة» puts the object first. */
  isOblique({ heads }: Phrase): boolean {
    const [start, end] = heads[0]!.span;
    const first = this.#scene.tokens.tokenAt(start);
    return heads.length > 1 && this.#scene.article.text.slice(start, end).length > 0 && this.#scene.tokens.slice(first).endsWith('ين');
  }

  /** «طالب الحوثيين بالاستسلام»: sound plurals of people in the oblique case are no subject. */
  isAccusative({ heads, preposition }: Phrase): boolean {
    const [start] = heads[0]!.span;
    const type = this.#scene.entityById.get(heads[0]!.entity)?.type;
    if (preposition !== null || (type !== 'group' && type !== 'organization')) return false;
    // «ثلاثة مدنيين»: behind a number the ending says nothing
    const first = this.#scene.tokens.tokenAt(start);
    const head = this.#scene.language.vocabulary.text(this.#scene.tokens.form[first]!);
    return SOUND_PLURAL.test(head) || (type === 'group' && INDEFINITE_PLURAL.test(head) && !this.#scene.countedAt[first] && !this.#scene.countedAt[first - 1]);
  }

  /** «… من جهة أخرى …»: where the matter that a token belongs to begins. */
  elsewhereBefore(token: number): number {
    const from = this.#scene.sentences[this.#scene.sentenceOf[token]!]!.from;
    return Math.max(from, this.#elsewhere.findLast((at) => at <= token) ?? 0);
  }

  /** «مقاتلات تركية شنت …», «قصفت طائرات إسرائيلية …»: the country of a doer who is not named. */
  countryOfUnnamed(from: number, to: number): readonly string[] {
    for (let token = from; token < to; token++) {
      if (this.#scene.tokens.kind[token] !== WORD || (isStop(this.#scene, token) && !markAt(this.#scene, token, 'aircraft', 'troops', 'weapon'))) return [];
      const nationality = this.#scene.found.findAt(token, 'nationality');
      const country = nationality && token > from ? this.#scene.countries.get(nationality.entry.id) : undefined;
      if (country) return [country.id];
    }
    return [];
  }

  /** The bare phrase that is the subject before a verb: just before it, or what a relative clause is about. */
  subjectBefore(verb: number): Phrase | null {
    const { clauseOf } = this.#scene;
    const already = markAt(this.#scene, verb - 1, 'already');
    const opened = already ? this.#subjectOfWas(already.from) : null;
    if (opened) return opened;
    const relative = markAt(this.#scene, verb - 1, 'relative');
    const limit = relative ? relative.from : already ? already.from : this.#insertionBefore(verb);
    const last = this.phrasesAt(verb).findLast((phrase) => phrase.to <= limit);
    if (!last || limit - last.to > NEAR_SUBJECT) return null;
    if (relative) return limit - last.to <= 2 ? last : null;
    if (clauseOf[last.from] !== clauseOf[verb] && limit >= verb) return null;
    const head = this.#ownerOfPlace(this.headOf(last));
    if (head.preposition !== null || this.#hasTriggerBetween(head.from, verb) || this.#hasVerbBefore(head.from)) return null;
    return limit - last.to <= 2 || this.#isAge(last.to, limit) ? head : null;
  }

  /** «إن الشرطة في مالي احتجزت», «الكتلة في البرلمان طلبت»: who is somewhere, instead of where he is. */
  #ownerOfPlace(phrase: Phrase): Phrase {
    const before = this.#phrases[this.#indexAt[phrase.from]! - 1];
    if (phrase.preposition !== 'fi' || !before || before.preposition !== null || before.coordinated || phrase.from - before.to > 1) return phrase;
    const type = this.#scene.entityById.get(phrase.heads[0]!.entity)?.type;
    if ((type !== 'place' && type !== 'organization') || this.#scene.clauseOf[before.from] !== this.#scene.clauseOf[phrase.from]) return phrase;
    return before;
  }

  /** «X -على حد قوله- يحارب»: where words between dashes before a verb begin; the verb itself when there are none. */
  #insertionBefore(verb: number): number {
    const { sentenceOf } = this.#scene;
    if (verb < 2 || !this.#isDash(verb - 1)) return verb;
    for (let at = verb - 2; at >= Math.max(0, verb - LONGEST_INSERTION) && sentenceOf[at] === sentenceOf[verb]; at--) if (this.#isDash(at)) return at;
    return verb;
  }

  #isDash(token: number): boolean {
    const { tokens } = this.#scene;
    return tokens.kind[token] === PUNCT && isDash(tokens.slice(token));
  }

  /** «X، عشرين عاما، قتل», «X (23 عاما) قتل»: nothing but a count between a man and his verb. */
  #isAge(from: number, to: number): boolean {
    const { tokens, countedAt, timeAt } = this.#scene;
    for (let at = from; at < to; at++) if (tokens.kind[at] !== PUNCT && !countedAt[at] && !timeAt[at]) return false;
    return true;
  }

  /** «كانت كتائب …، الجناح العسكري …، قد أطلقت»: the subject follows كان, however far. */
  #subjectOfWas(already: number): Phrase | null {
    const sentence = this.#scene.sentenceOf[already];
    for (let at = already - 1; at >= Math.max(0, already - FAR_SUBJECT) && this.#scene.sentenceOf[at] === sentence; at--) {
      if (!markAt(this.#scene, at, 'was')) continue;
      const phrase = this.phrasesAt(already).find(({ from }) => from > at);
      return phrase && phrase.preposition === null && phrase.to <= already && phrase.from - at <= MOST_ADJECTIVES ? phrase : null;
    }
    return null;
  }

  /** Whether a verb opens the clause before a phrase, so that the phrase belongs to that verb. */
  #hasVerbBefore(token: number): boolean {
    const clause = this.#scene.clauseOf[token];
    for (let at = token - 1; at >= 0 && this.#scene.clauseOf[at] === clause; at--) {
      if (this.#scene.verbAt[at]) return true;
      if (markAt(this.#scene, at, 'light')) return true;
    }
    return false;
  }

  #hasTriggerBetween(from: number, to: number): boolean {
    return this.triggersAt(from).some(({ match }) => match.from >= from && match.to <= to && match.from < to);
  }

  /** The first phrase of a run of coordinated ones. */
  headOf(phrase: Phrase): Phrase {
    let index = this.#indexAt[phrase.from]!;
    while (this.#phrases[index]!.coordinated && index > 0 && this.#touches(this.#phrases[index - 1]!, this.#phrases[index]!)) index -= 1;
    return this.#phrases[index]!;
  }

  /** «التقى X الذي …، رئيس Y»: the bare phrase behind the clause that says who X is. */
  behindRelative({ to }: Phrase): Phrase | null {
    const { tokens, clauseOf } = this.#scene;
    if (!markAt(this.#scene, to, 'relative')) return null;
    for (let at = to + 1; at < to + FAR_SUBJECT && at < tokens.count && clauseOf[at] === clauseOf[to]; at++) {
      if (tokens.text[tokens.start[at]!] !== '،') continue;
      return this.phrasesAt(to).find(({ from, preposition, coordinated }) => from === at + 1 && preposition === null && !coordinated) ?? null;
    }
    return null;
  }

  /** Bare phrases of the clause after a token, up to the next verb. */
  bareAfter(token: number): Phrase[] {
    const clause = this.#scene.clauseOf[token - 1];
    const end = this.nextVerbAfter(token);
    return this.phrasesAt(token - 1).filter(
      ({ from, preposition, coordinated }) =>
        from >= token && from < end && this.#scene.clauseOf[from] === clause && preposition === null && !coordinated && !this.isCompany(from) && !this.isAside(from) && !this.#isAmong(from) && (from === token || (!this.#isGoverned(from) && !this.#isOfOtherVerb(from))),
    );
  }

  /** «قتل 15 شخصا بينهم نساء», «منهم ثلاثة جنود»: part of those told before. */
  #isAmong(from: number): boolean {
    let at = from - 1;
    while (at > 0 && this.#scene.countedAt[at]) at -= 1;
    return markAt(this.#scene, at, 'among') !== undefined;
  }

  /** «… وقال المرصد», «… ووجدت الشرطة»: who stands right behind another verb is its subject. */
  #isOfOtherVerb(from: number): boolean {
    const { tokens, found, namedAt } = this.#scene;
    const verb = from - 1;
    if (tokens.kind[verb] !== WORD || namedAt[verb]) return false;
    const readings = found.at(verb);
    if (readings.some(({ entry, clitics }) => entry.class === 'cues' && (clitics & WA) !== 0)) return true;
    return readings.length === 0 && UNKNOWN_VERB.test(tokens.slice(verb)) && UNKNOWN_FEMININE.test(tokens.slice(from));
  }

  /** «بالتخطيط لمهاجمة جنود …»: a noun that tells of something else, or one under a preposition, has the phrase behind it. */
  #isGoverned(from: number): boolean {
    const { tokens, sentenceOf, countedAt } = this.#scene;
    if (isBehindPlace(this.#scene, from)) return false;
    const triggers = this.triggersAt(from);
    const phrases = this.phrasesAt(from);
    for (let at = from - 1; at >= Math.max(0, from - LONGEST_GOVERNOR) && sentenceOf[at] === sentenceOf[from] && tokens.kind[at] === WORD; at--) {
      const trigger = triggers.find(({ match }) => match.from <= at && at < match.to);
      // «طالب المتظاهرون الحكومة»
      if (trigger) return !trigger.isVerb && at === from - 1 && trigger.match.entry.id !== PROTESTERS;
      const holder = phrases.find((phrase) => phrase.from <= at && at < phrase.to);
      // «لتنظيم الدولة داعش»: the same thing by another name
      if (holder) return at === from - 1 && holder.preposition !== null && holder.heads[0]?.entity === phrases.find((phrase) => phrase.from === from)?.heads[0]?.entity;
      if (countedAt[at]) return false;
      if (this.#isTime(at)) return false;
      // right before the phrase it is part of «كل من»
      if (markAt(this.#scene, at, 'preposition') && at === from - 1) continue;
      if (markAt(this.#scene, at, 'preposition') || likelyPreposition(this.#scene, at)) return true;
      if (isStop(this.#scene, at)) return false;
    }
    return false;
  }

  #isTime(token: number): boolean {
    const { timeAt } = this.#scene;
    return timeAt[token] === 1 || markAt(this.#scene, token, 'adverb') !== undefined;
  }

  /** Where the next verb stands: one that tells an event, carries a noun, or says that something befell. */
  nextVerbAfter(token: number): number {
    const { clauseOf, marks } = this.#scene;
    const verb = this.triggersAt(token - 1).find(({ match, isVerb }) => isVerb && match.from >= token)?.match.from ?? Infinity;
    for (let next = marks.indexOf(token); next < marks.all.length; next++) {
      const { from, kind } = marks.all[next]!;
      if (from >= verb || clauseOf[from] !== clauseOf[token - 1]) break;
      // «أوقفت … وهي زوجة X»
      if (kind === 'happening' || kind === 'relative' || kind === 'when' || kind === 'about') return from;
      if (kind === 'light' && from > token && !marks.find(from, 'preposition')) return from;
    }
    return verb;
  }

  isCompany(from: number): boolean {
    return markAt(this.#scene, from - 1, 'along') !== undefined;
  }

  /** «وفق ما نقلته وكالة …»: named in passing, up to the comma. */
  isAside(from: number): boolean {
    const { tokens, sentenceOf } = this.#scene;
    for (let at = from - 1; at >= 0 && sentenceOf[at] === sentenceOf[from]; at--) {
      if (tokens.kind[at] === PUNCT) return false;
      if (markAt(this.#scene, at, 'aside')) return true;
    }
    return false;
  }

  firstBareBetween(from: number, to: number): Phrase | null {
    return this.bareAfter(from).find((phrase) => phrase.to <= to) ?? null;
  }

  /** The light verb of a noun: «أجرى X زيارة». */
  carrierOf({ mode, type, match: { from: noun, prefix, entry } }: Trigger): Mark | null {
    const clause = this.#scene.clauseOf[noun];
    const governor = markAt(this.#scene, noun - 1, 'preposition');
    // «سلسلة من الغارات», «عملية لتبادل»: of many, or by another word, is the same thing
    const isGoverned = ((governor !== undefined && partBefore(this.#scene, noun) === null) || /[بلك]$/.test(prefix) || (markAt(this.#scene, noun - 1, 'this') !== undefined && /^[و]?[بل]ه/.test(this.#scene.tokens.slice(noun - 1)))) && !markAt(this.#scene, noun - 1, 'deed');
    if (governor && AWAY_FROM_VERB.has(governor.id)) return null;
    // «بدأت اللجنة جلسة لمناقشة الاتفاق»: of another noun under a preposition
    if (!this.#scene.marks.has(noun - 1) && !this.#scene.namedAt[noun - 1] && LI_NOUN.test(this.#scene.tokens.slice(noun - 1)) && likelyPreposition(this.#scene, noun - 1)) return null;
    const isRuled = RULED.has(entry.id);
    for (let token = noun - 1; token >= Math.max(0, noun - (governor ? FAR_SUBJECT : NEAR_CARRIER)) && this.#scene.clauseOf[token] === clause; token--) {
      const ruling = isRuled ? markAt(this.#scene, token, RULING) : undefined;
      if (ruling) return ruling;
      const light = markAt(this.#scene, token, 'light');
      if (light && ((light.id === PAY && mode !== 'visit') || this.#leadsTo(light))) continue;
      // «تقديم المساعدات»: without somebody behind it such a noun carries nothing
      if (light?.id === GIVING && (type === 'PROTEST' || prefix.startsWith('و') || !(HIS.test(this.#scene.tokens.slice(token)) || this.phrasesAt(token).some(({ from, preposition }) => from === light.to && preposition === null)))) return null;
      // «يقوم بتأبين ضحايا تفجير …»: whoever does something does what «ب» names
      if (light?.id === DO && !/[بو]/.test(prefix) && governor?.id !== 'bi' && !markAt(this.#scene, noun - 1, 'deed')) return null;
      // «شهدت المدينة … وسط ترحيب»
      if (light?.id === SUFFER && governor?.id === 'fi') return null;
      // «تمكنت من تدمير»
      if (light && (light.id === MANAGE ? governor !== undefined : noun - token <= NEAR_CARRIER)) return isGoverned && TAKES_OBJECT.has(light.id) ? null : light;
      if (this.triggerAt(token)) return null;
    }
    return null;
  }

  /** «زيارة … قام بها X», «غارة نفذها X». */
  doerAfter(token: number): { phrase: Phrase | undefined; to: number; side: 'actor' | 'also' } | null {
    const { tokens, clauseOf, marks } = this.#scene;
    if (!marks.findBetween(token, token + FARTHEST_DOER, 'light')) return null;
    const clause = clauseOf[token - 1];
    let isParted = false;
    for (let at = token; at < token + FARTHEST_DOER && clauseOf[at] === clause; at++) {
      if (tokens.kind[at] === PUNCT) isParted = true;
      const light = markAt(this.#scene, at, 'light');
      // «آخر زيارة من مسؤول … لإيران قام بها X»
      if (at >= token + MOST_ADJECTIVES + 2 && light?.id !== DO) continue;
      if (!light || this.#leadsTo(light) || light.id === SUFFER || light.id === FACE || (light.id === DO && !(light.to < tokens.count && OF_IT.test(tokens.slice(light.to))))) continue;
      // «اجتماعات اللجنة، عقد X لقاء», «زيارة يترأس خلالها …»: another clause
      if (markAt(this.#scene, light.to, 'during') || (isParted && !OWN_OBJECT.test(tokens.slice(at)) && !markAt(this.#scene, at - 1, 'relative'))) return null;
      const phrase = this.phrasesAt(at).find(({ from, preposition }) => from >= light.to && from - light.to <= MOST_ADJECTIVES + 1 && preposition === null && clauseOf[from] === clause);
      return phrase || OWN_OBJECT.test(this.#scene.tokens.slice(at)) ? { phrase, to: light.to, side: light.id === 'take-part' ? 'also' : 'actor' } : null;
    }
    return null;
  }

  /** «تفجيرات أدت إلى مقتل …»: what leads to something carries nothing out. */
  #leadsTo({ to }: Mark): boolean {
    // «أدى ذلك إلى»
    return markAt(this.#scene, markAt(this.#scene, to, 'this')?.to ?? to, 'preposition')?.id === 'ila';
  }

  /** The bare phrase right after a noun, adjectives between them allowed. */
  genitiveAt(token: number): Phrase | null {
    const phrase = this.phrasesAt(token - 1).find(({ from }) => from >= token);
    if (!phrase || phrase.preposition !== null || phrase.coordinated) return null;
    for (let at = token, words = 0; at < phrase.from; at++, words++) {
      if (this.#scene.tokens.kind[at] === QUOTE) continue;
      // «اعتقال العديد من المسؤولين»
      const part = markAt(this.#scene, at, 'each');
      if (part && part.to > at + 1) {
        at = part.to - 1;
        continue;
      }
      if (this.#scene.tokens.kind[at] === PUNCT || this.#scene.marks.hasKindBeside(at, OF_NOUNS) || words >= MOST_ADJECTIVES || this.triggerAt(at) !== undefined || isUnknownPresent(this.#scene, at)) return null;
    }
    return phrase;
  }

  /** The entities of a phrase and of those that و joins to it. */
  withCoordinates(phrase: Phrase): string[] {
    const entities = phrase.heads.map(({ entity }) => entity);
    let last = phrase;
    for (let index = this.#indexAt[phrase.from]! + 1; index < this.#phrases.length; index++) {
      const next = this.#phrases[index]!;
      // «… المسجد والجامعة العربية تدين»: what a verb stands right behind is its subject
      if (!next.coordinated || !this.#touches(last, next) || this.#isSubjectOfNext(next)) break;
      entities.push(...next.heads.map(({ entity }) => entity));
      last = next;
    }
    return [...new Set(entities)];
  }

  #isSubjectOfNext({ to }: Phrase): boolean {
    const { tokens, verbAt, sentenceOf } = this.#scene;
    if (to >= tokens.count || verbAt[to] === 0 || sentenceOf[to] !== sentenceOf[to - 1]) return false;
    const next = this.triggerAt(to);
    return next !== undefined && next.isVerb && next.match.prefix === '' && !OF_SEVERAL.test(next.match.entry.spelling);
  }

  /** Whether only commas, quotation marks or an adjective stand between two phrases. */
  #touches(left: Phrase, right: Phrase): boolean {
    if (this.#scene.sentenceOf[left.from] !== this.#scene.sentenceOf[right.from]) return false;
    let words = 0;
    for (let at = left.to; at < right.from; at++) {
      if (this.#scene.tokens.kind[at] !== WORD) continue;
      if (markAt(this.#scene, at, 'or')) continue;
      if (isStop(this.#scene, at) || ++words > 2) return false;
    }
    return true;
  }

  isNear(from: number, to: number): boolean {
    const { tokens } = this.#scene;
    for (let at = from; at < to; at++) {
      if (tokens.kind[at] !== PUNCT || tokens.text[tokens.start[at]!] === '،') continue;
      // «الملك - حفظه الله - وزير …»
      const end = endOfAside(tokens, at);
      if (end < 0) return false;
      at = end;
    }
    return to - from <= NEAR_CARRIER * 2;
  }
}
