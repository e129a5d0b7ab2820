import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { type Statement, findInnermostStatement, allSpeakersOf } from '../../model/statement.ts';
import { AL, FA, WA } from '../../text/clitics.ts';
import { PUNCT, QUOTE, WORD } from '../../text/tokens.ts';
import { type Cast, CastBuilder } from './cast-builder.ts';
import { type Gender, agrees, genderAsked } from './gender.ts';
import { type Phrase, likelyPreposition } from './phrase.ts';
import { type Mark, PASSED, type Scene, hasArticle, isCountry, markAt, markBefore } from './scene.ts';
import { MOST_ADJECTIVES, NEAR_SUBJECT, RULING, Surroundings } from './surroundings.ts';
import { PROTESTERS, type Trigger, isDefinite } from './trigger.ts';
import { type Noun, Nouns } from './unnamed.ts';

/** A damma after the first letter, or after that of form eight. */
const DAMMA_FIRST = /^(و|ف)?([\u0621-\u064A]\u064F|[\u0621-\u064A]{2,3}\u064F)/;
const FEMININE_NOUN = /^ال.*(?:ة|ات)$/;
const FEMININE_FORM = /(?:ة|ات)$/;
/** «شنت», «تشن»: a verb of a body or a woman. */
const BODY_VERB = /^[وف]?ت\p{L}+[^انو]$|\p{L}{2}ت$/u;
/** «القياديون»: a plural that shows it is a subject. */
const NOMINATIVE = /^ال\p{L}{3,}ون$/u;
/** A verb that shows its plural follows its subject: «مسلحون قتلوا …». */
const PLURAL_VERB = /^\S+(وا|ون)(?= |$)/;
/** «بها», «له»; «المدعومة», «المعلن». */
const WITH_PRONOUN = /^[بل](ه|ها|هم|هما)$/;
const PARTICIPLE = /^الم\p{L}{2}و\p{L}(ة|ين|ون)?$/u;
/** «نرفض», «ندعو»: verbs of those who speak. */
const isOfUs = ({ spelling, attributes }: LexiconMatch['entry']): boolean => attributes['tense'] === 'present' && spelling.startsWith('ن');
/** «تهدد», «قالت»: a verb of the third person that shows a woman or a body. */
const isFeminine = ({ entry: { spelling, attributes } }: LexiconMatch): boolean => (attributes['tense'] === 'present' ? /^ت\S*[^انو]$/.test(spelling) : /\S{2}ت$/.test(spelling));
/** «إنه», «بأنها». */
const SAID_OF_SELF = /^ب?[أإا]ن(ه|ها|هم|هما)$/;
/** «قائدا», «ناشطًا». */
const ACCUSATIVE = /\p{L}{2}[اً]ً?$/u;
const HAS_PRONOUN: ReadonlySet<string> = new Set(['ه', 'ها', 'هم', 'هما', 'نا', 'هن']);
const JOINED = 'subject-of-the-verb-before';
const others = ({ participants }: Cast, subject: readonly string[]): string[] => participants.map(({ entity }) => entity).filter((entity) => !subject.includes(entity));
/** «قواته», «جنودها». */
const OWN = /(ه|ها|هم)$/;
/** «استعداد الاتحاد لمساعدة …». */
const READY = 'ready';
/** «زيادة», «قرارات»: a form that shows a noun. */
const INDEFINITE = /^[^\s]{2,}(ة|ات)$/;
/** «يقوم», «يجري»: light words that can only be verbs of one man or masculine body; «تعرض» may be of the past. */
const OF_ONE_MAN = /^ي[^ ]+[^نوا]$/;
/** How the charge begins behind a noun with the pronoun of the accused. */
const CHARGES: ReadonlyMap<string, string> = new Map([['اتهام', 'بال'], ['إدانة', 'ب']]);
const BANQUET = 'banquet';
const HEAD_FOR = 'head-for';
/** «بالسجن». */
const WITH_THE = 'بال';
const SHOWS_SEVERAL = /(?:وا|ون)$/;
/** «الضربات الجوية»; «القبض على» governs. */
const ENDS_DEFINITE = /(?:^| )ال\S+$/;
const REFUSED = 'refused';
const BRING_CARGO = 'bring-cargo';
/** «أول مسؤول غربي بارز يزور …»: words between. */
const LONGEST_FOREMOST = 6;
const BETWEEN_US = 'بيننا';
/** «القبض عليه». */
const ON_HIM = / علي(?:ه|ها|هم|هما)$/;
/** «التدخلات الإيرانية في شؤون البلاد مرفوضة»: words back to whose they are. */
const FARTHEST_REFUSED = 9;
/** «حيث». */
const WHERE = 'where';
/** Deeds of whoever announces them. */
const ANNOUNCED: ReadonlySet<string> = new Set(['capture-ground', 'regain-ground', 'arrest', 'send-troops', 'send-advisers', 'recall', 'displacement']);
/** Prepositions whose phrase may stand between a light verb and its noun. */
const BETWEEN: ReadonlySet<string> = new Set(['maa', 'ala', 'li', 'ila', 'haqq', 'did']);
/** «حكم عليه». */
const ON_PRONOUN = /^علي(ه|ها|هم|هما)$/;
/** What is done by saying it. */
const IN_WORDS: ReadonlySet<string> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE']);
/** What is done to whoever ضد names. */
const AGAINST: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'SANCTION']);
/** What speakers tell of as their own when they name no other doer. */
const JOINT_TYPES = new Set(['COOPERATE', 'AGREE']);

/** «مصدر أمني», «شهود عيان» tell of events and take no part in them. */
/** «نقلت», «ذكرته»; «أكدت» and «وصل» by themselves have a subject as any verb does. */
const isRelayVerb = ({ entry }: LexiconMatch): boolean => entry.class === 'channel-relays' && entry.attributes['kind'] === 'relay' && (entry.id !== TELLS || /(?:ه|ها)$/.test(entry.spelling));

const TELLS = 'dhakar';

function isSource({ found, tokens }: Scene, { heads }: Phrase): boolean {
  const entry = found.findAt(tokens.tokenAt(heads[0]!.span[0]), 'group-heads')?.entry;
  return entry !== undefined && SOURCES.has(entry.id);
}

/** «عملية الشهيد X», «نجل X»: what is his is not he. */
function isBelonging(scene: Scene, { from, heads }: Phrase): boolean {
  return scene.entityById.get(heads[0]!.entity)?.type === 'person' && markAt(scene, from, 'belonging') !== undefined;
}

const SOURCES: ReadonlySet<string> = new Set(['source', 'media']);

/** 1 where a noun tells an event. */
function nounsTold({ tokens }: Scene, triggers: readonly Trigger[]): Uint8Array {
  const told = new Uint8Array(tokens.count);
  for (const { isVerb, match } of triggers) if (!isVerb && match.entry.id !== PROTESTERS) told.fill(1, match.from, match.to);
  return told;
}

/** Types whose participants often have no name. */
const NEEDS_WORDS: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST']);
/** Words of a site that is hit, before whose it is («مخازن أسلحة تابعة لـ»). */
const LONGEST_SITE = 3;

/** Words between a verb of blame or praise and whom it means. */
const FARTHEST_BLAMED = 14;
/** «احتجاجا على رفض القضاء …»: words between. */
const FARTHEST_PROTESTED = 5;
/** «اليوم الأول من» has three words. */
const LONGEST_EDGE = 3;
/** Words of «جاء ذلك خلال …» before what it was said in. */
const FARTHEST_SAID = 6;
const ASKED_OF = 'asked-of';
const EVENT_ITSELF = 'the-event-itself';
const OWN_COUNTRY = 'own-country';
const TAKE_PART = 'take-part';
/** «سموه», «معاليه». */
const EXCELLENCY = 'excellency';
/** Words between a verb of meeting and who leads those who are met. */
const FARTHEST_LEADER = 24;
/** «المهنئين». */
const GUESTS = /^ال\p{L}{3,}ين$/u;
/** Words of where and when between a host and his guest. */
const FARTHEST_GUEST = 14;
/** Sentences back to somebody who is called so. */
const FARTHEST_EXCELLENCY = 3;
const JUDGE = 'judge';
/** «اجتمع», «يجتمعون»: with others only by a preposition. */
const MEETS_ALONE = /جتمع/;
/** «بأنه». */
const AS = /^ب[أا]ن/;
const SPOKESMAN = 'spokesman';
/** Words of an office before the name. */
const LONGEST_OFFICE = 8;
/** Words behind an event within which a preposition still belongs to it. */
const FARTHEST_UNNAMED = 12;
/** What nobody does by speaking of it: the speaker is no doer of these unless the text says so. */
const OTHERS_DEEDS: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST']);

/** The subject of a verb: a phrase beside it, or whoever the text leaves it to. */
interface Doer {
  readonly phrase: Phrase | null;
  readonly entities: readonly string[];
  readonly isBefore: boolean;
  readonly isUnnamed: boolean;
  readonly reason: string;
  /** The words for a speaker whom no mention names. */
  readonly described?: Noun;
}

/** «استقبل الرئيس وفدا»: guests often have no name. */
const RECEIVING: ReadonlySet<string> = new Set(['host', 'meet']);
const SUMMON = 'welcome-guest';

/** What is known of a verb's clause once its mentions are cast. */
interface Clause {
  readonly doer: Doer;
  readonly told: Cast | null;
  readonly isPassive: boolean;
  readonly hasObject: boolean;
}

const hasActor = (told: Cast | null): boolean => told !== null && [...told.participants, ...told.unnamed].some(({ side }) => side === 'actor');

/** Casts the tellings of one article: who does what to whom, where, in whose company. */
export class Casting {
  readonly #scene: Scene;
  readonly #triggers: readonly Trigger[];
  readonly #around: Surroundings;
  readonly #nouns: Nouns;
  /** Where a verb was told last and whom it had as its subject, by its entry. */
  readonly #doers = new Map<string, { readonly token: number; readonly entities: readonly string[] }>();
  /** Statements by the first token of their cue. */
  readonly #statementOfCue: ReadonlyMap<number, Statement>;

  constructor(scene: Scene, phrases: readonly Phrase[], triggers: readonly Trigger[]) {
    this.#scene = scene;
    this.#triggers = triggers;
    const named = phrases.filter((phrase) => !isBelonging(scene, phrase));
    this.#around = new Surroundings(scene, named.filter((phrase) => !isSource(scene, phrase)), triggers);
    this.#nouns = new Nouns(scene, named, nounsTold(scene, triggers));
    this.#statementOfCue = new Map(scene.statements.map((statement) => [scene.tokens.tokenAt(statement.cue.span[0]), statement]));
  }

  /** `told`: the casts of the tellings before in the same sentence; the actors of the last go on when nobody else acts. */
  cast(index: number, told: readonly Cast[]): Cast {
    const before = told.at(-1) ?? null;
    const trigger = this.#triggers[index]!;
    const cast = new CastBuilder(this.#scene);
    if (trigger.isVerb) this.#castVerb(trigger, cast, before);
    else if (trigger.match.entry.id === PROTESTERS) this.#castProtesters(trigger, cast);
    else this.#castNoun(trigger, cast, told);
    if (cast.carrier?.id === TAKE_PART && cast.carrier.to === trigger.match.from && (trigger.match.clitics & AL) !== 0) this.#castAttending(trigger, cast);
    else if (this.#isAccompanied(trigger)) this.#castAttending(trigger, cast);
    else this.#castPrepositions(trigger, cast);
    this.#castUnnamedUnder(trigger, cast);
    this.#castProtested(trigger, cast);
    this.#castVisitor(trigger, cast);
    this.#castRefused(trigger, cast);
    this.#castBetweenUs(trigger, cast);
    this.#castCargo(trigger, cast);
    this.#castWhere(trigger, cast);
    this.#castMeeting(trigger, cast);
    this.#castCompany(trigger, cast);
    this.#castLeader(trigger, cast);
    this.#castSpeakers(trigger, cast);
    if (trigger.match.entry.id === BANQUET) cast.promoteCompany();
    // «جاء ذلك في برقية تهنئة إلى …»: whoever said what was told before
    if (trigger.type === 'SUPPORT' && !trigger.isVerb && !cast.hasActor()) cast.add(this.#whoSaidBefore(trigger.match.from), 'actor', 'who-said-it-before');
    // «أعلن الجيش السيطرة على …»: what he announces is his
    if (ANNOUNCED.has(trigger.match.entry.id) && !trigger.isVerb && !cast.hasActor()) cast.add(this.#announcerOf(trigger.match.from), 'actor', 'who-announces-it');
    // «زارت أنقرة والتقت نظيرها»: there
    if (before?.place && trigger.isVerb && trigger.type === 'CONSULT' && this.#triggers[index - 1]!.mode === 'visit' && (trigger.match.clitics & (WA | FA)) !== 0 && !cast.hasPlace()) cast.setPlace(before.place);
    // «رحبت البعثة بعملية تبادل»: who speaks of a deed has not done it
    const isSpokenOf = index > 0 && IN_WORDS.has(this.#triggers[index - 1]!.type) && this.#isUnderBi(trigger);
    const goesOn = !trigger.isVerb && !isSpokenOf && !OTHERS_DEEDS.has(trigger.type) && !cast.hasActor() && !cast.hasUnnamedActor() && !isDefinite(trigger) && (trigger.frame.get('g') === 'actor' || trigger.frame.get('maa') === 'actor' || this.#isOfOwnForces(trigger));
    if (goesOn && before && (trigger.type !== 'CONSULT' || this.#triggers[index - 1]?.type === 'CONSULT')) cast.add(before.participants.filter(({ side }) => side === (this.#triggers[index - 1]?.type === 'REQUEST' ? 'recipient' : 'actor')).map(({ entity }) => entity), 'actor', 'actor-of-the-telling-before');
    return cast.build();
  }

  #castVerb(trigger: Trigger, cast: CastBuilder, told: Cast | null): void {
    const { from, suffix } = trigger.match;
    // «قتل وأصيب عشرات المدنيين»: what stands behind both
    const joined = this.#joinedTo(trigger);
    const to = joined?.match.to ?? trigger.match.to;
    const follows = this.#around.bareAfter(to);
    const sites = trigger.type === 'ASSAULT' ? follows.filter((phrase) => this.#ownsSite(phrase)) : [];
    const bare = follows.filter((phrase) => !sites.includes(phrase));
    const doer = this.#doerOf(joined ? { ...trigger, match: { ...trigger.match, to } } : trigger, bare, told);
    cast.subject = doer.entities;
    cast.isUnnamed = doer.isUnnamed;
    const { phrase } = doer;
    this.#doers.set(trigger.match.entry.id, { token: from, entities: doer.entities });
    const isPassive = trigger.frame.has('p') && !HAS_PRONOUN.has(suffix) && (this.#isMarkedPassive(from) || (trigger.type !== 'CONSULT' && !this.#isCaptor(trigger, doer) && this.#isWithoutObject(trigger, doer, bare)));
    cast.add(doer.entities, isPassive ? trigger.frame.get('p')! : (trigger.frame.get('s') ?? 'actor'), doer.reason);
    cast.addNoun(doer.described ?? null, trigger.frame.get('s') ?? 'actor');
    if (trigger.frame.has('p')) this.#castCounted(to, cast);
    if (HAS_PRONOUN.has(suffix) && suffix !== 'نا') cast.add(doer.reason === JOINED ? others(told!, doer.entities) : this.#pronounObject(trigger, phrase), trigger.frame.get('o') ?? 'x', 'pronoun-on-verb');
    const object = isPassive ? undefined : (bare.shift() ?? (phrase && !doer.isBefore && trigger.type === 'CONSULT' ? this.#around.behindRelative(phrase) : null) ?? undefined);
    for (const site of sites) cast.add(this.#around.withCoordinates(site), trigger.frame.get('o') ?? trigger.frame.get('ala') ?? 'recipient', 'whose-site');
    if (object && (bare.length > 0 || doer.described || this.#around.isNear(to, object.from))) cast.add(this.#around.withCoordinates(object), trigger.frame.get('o') ?? 'x', 'object-of-verb');
    if (trigger.type === 'THREATEN') this.#castThreatened(to, cast);
    if (NEEDS_WORDS.has(trigger.type) || this.#receives(trigger, doer)) this.#castUnnamed(trigger, { doer, told, isPassive, hasObject: object !== undefined }, cast);
  }

  /** Whether somebody without a name may be whom a verb receives; only a body summons such a one. */
  #receives({ match: { entry } }: Trigger, { entities }: Doer): boolean {
    return RECEIVING.has(entry.id) || (entry.id === SUMMON && entities.some((entity) => this.#scene.entityById.get(entity)?.type === 'organization'));
  }

  /** «هدد بقتل السفير», «تهدد باغتيال X»: who is to suffer what is threatened. */
  #castThreatened(to: number, cast: CastBuilder): void {
    const deed = this.#around.triggersAt(to - 1).find(({ match, isVerb, frame }) => match.from >= to && match.from - to <= MOST_ADJECTIVES && !isVerb && match.prefix === 'ب' && frame.get('g') === 'recipient');
    const suffers = deed && this.#around.genitiveAt(deed.match.to);
    if (suffers) cast.add(this.#around.withCoordinates(suffers), 'recipient', 'who-is-threatened');
  }

  /** «في حين قتل وأصيب …»: the verb joined to one that opens its clause. */
  #joinedTo({ match: { from, to, suffix, entry, clitics } }: Trigger): Trigger | undefined {
    if (suffix !== '' || PLURAL_VERB.test(entry.spelling)) return undefined;
    const { sentences, sentenceOf, tokens } = this.#scene;
    const opens = (clitics & (WA | FA)) !== 0 || sentences[sentenceOf[from]!]!.from === from || tokens.kind[from - 1] === PUNCT || markAt(this.#scene, from - 1, 'break', 'when') !== undefined;
    return opens ? this.#around.triggersAt(from).find(({ match, isVerb }) => isVerb && match.from === to && (match.clitics & WA) !== 0 && match.suffix === '') : undefined;
  }

  /** «خطف مسلحون ناشطا», «إن مجهولين اغتالوا …»: subjects and objects that no mention names. */
  #castUnnamed(trigger: Trigger, { doer, told, isPassive, hasObject }: Clause, cast: CastBuilder): void {
    const { match: { from, to, suffix }, frame } = trigger;
    const before = doer.phrase === null ? this.#nouns.before(from) : null;
    const after = doer.phrase === null && !before ? this.#nouns.at(to) : null;
    // «وقتلوا قائدا»: what stands behind a plural verb, or in the accusative, is its object
    if (doer.reason === EVENT_ITSELF && frame.has('o')) return hasObject ? undefined : cast.addNoun(this.#objectAt(to), frame.get('o')!);
    const isObject = after !== null && frame.has('o') && (PLURAL_VERB.test(trigger.match.entry.spelling) || this.#isAccusative(after) || ((doer.entities.length > 0 || hasActor(told)) && (trigger.match.clitics & (WA | FA)) !== 0));
    const subject = before ?? (isObject ? null : after);
    const end = doer.phrase && !doer.isBefore ? doer.phrase.to : (after?.to ?? to);
    const object = isObject ? after : hasObject || isPassive || HAS_PRONOUN.has(suffix) || (doer.phrase === null && !subject) || this.#isOwnOffice(doer, end) ? null : this.#objectAt(end);
    const isDoneTo = isPassive || (frame.has('p') && !hasObject && !object && !HAS_PRONOUN.has(suffix));
    cast.addNoun(subject, isDoneTo ? frame.get('p') ?? 'x' : (frame.get('s') ?? 'actor'));
    cast.addNoun(object ?? (this.#receives(trigger, doer) && !hasObject && doer.entities.length > 0 ? this.#guestAfter(end) : null), frame.get('o') ?? 'x');
  }

  /** «استقبل الأمير X أمير منطقة …»: an office right behind a name that has its title is no guest. */
  #isOwnOffice({ phrase, isBefore }: Doer, token: number): boolean {
    if (phrase === null || isBefore || phrase.heads[0]!.role === null) return false;
    return this.#scene.found.at(token).some(({ entry, prefix, suffix }) => entry.class === 'title-offices' && prefix === '' && suffix === '');
  }

  /** «استقبل X بمكتبه أمس المدير العام …»: an office or an accusative behind where and when. */
  #guestAfter(token: number): Noun | null {
    const { tokens, clauseOf, marks, verbAt, found, countedAt, timeAt, namedAt } = this.#scene;
    for (let at = token; at < token + FARTHEST_GUEST && at < tokens.count && clauseOf[at] === clauseOf[token - 1] && (verbAt[at] === 0 || namedAt[at] === 1); at++) {
      if (marks.get(at)?.some(({ kind }) => kind === 'along' || kind === 'relative' || kind === 'after')) return null;
      const isOffice = at > token && found.at(at).some(({ entry, prefix, suffix }) => entry.class === 'title-offices' && prefix !== 'ب' && prefix !== 'ل' && suffix === '') && !likelyPreposition(this.#scene, at) && marks.get(at - 1)?.every(({ kind }) => kind !== 'preposition') !== false;
      // «استقبل X في مكتبه أمس محافظي …»
      const isAfterTime = timeAt[at - 1] === 1 && timeAt[at] === 0 && namedAt[at] === 0;
      if (isOffice || isAfterTime || countedAt[at] || GUESTS.test(this.#scene.language.vocabulary.text(tokens.form[at]!)) || (ACCUSATIVE.test(tokens.slice(at)) && !timeAt[at] && !namedAt[at])) {
        const noun = this.#nouns.at(at);
        if (noun) return noun;
      }
    }
    return null;
  }

  /** «خطف مسلحون أمس، عددا من الأشخاص»: accusatives behind a time. */
  #hasCountedObject(token: number): boolean {
    const { tokens, timeAt, countedAt, namedAt, found } = this.#scene;
    let at = token;
    for (;;) {
      // «قتلت أمس في إسطنبول رجلا»
      const where = markAt(this.#scene, at, 'preposition');
      if (where?.id === 'fi' && namedAt[where.to]) for (at = where.to; namedAt[at];) at += 1;
      else if (timeAt[at] || (timeAt[at + 1] && found.findAt(at, 'time-units')) || (at > token && tokens.text[tokens.start[at]!] === '،')) at += 1;
      else break;
    }
    return at > token && at < tokens.count && (countedAt[at] === 1 || ACCUSATIVE.test(tokens.slice(at))) && this.#nouns.at(at) !== null;
  }

  #isAccusative({ from }: Noun): boolean {
    return ACCUSATIVE.test(this.#scene.tokens.slice(from));
  }

  /** The object behind a subject, a time or «قبل خمسة أيام،» between them. */
  #objectAt(token: number): Noun | null {
    const { tokens, timeAt, sentenceOf } = this.#scene;
    let at = token;
    while (at < tokens.count && sentenceOf[at] === sentenceOf[token - 1] && (timeAt[at] || markAt(this.#scene, at, 'adverb'))) at += 1;
    if (tokens.text[tokens.start[at]!] === '،' && (at > token || ACCUSATIVE.test(tokens.slice(at + 1)))) at += 1;
    return at < tokens.count && sentenceOf[at] === sentenceOf[token - 1] ? this.#nouns.at(at) : null;
  }

  /** «الحركة تحتجز في … مواطنا», «اعتقلت قوات الأمن …»: a body holds others; it is not held. */
  #isCaptor({ type }: Trigger, { phrase, isBefore }: Doer): boolean {
    if (phrase === null) return false;
    const { entityById, tokens } = this.#scene;
    const { entity, span } = phrase.heads[0]!;
    const head = tokens.tokenAt(span[0]);
    if (type === 'COERCE' && (markAt(this.#scene, head, 'troops') || (tokens.start[head + 1]! < span[1] && markAt(this.#scene, head + 1, 'troops')))) return true;
    return (type === 'COERCE' || (type === 'ASSAULT' && !isBefore)) && entityById.get(entity)?.type === 'organization';
  }

  /** «قتل ثلاثة جنود في …», «مسلحون قتلوا أمس»: a verb that wants an object and has none was done to its subject. */
  #isWithoutObject({ match: { to, entry } }: Trigger, { phrase, isBefore, isUnnamed, entities }: Doer, bare: readonly Phrase[]): boolean {
    if (isUnnamed || (phrase === null && entities.length === 0)) return false;
    if (phrase && !isBefore) return !PLURAL_VERB.test(entry.spelling) && (bare.length === 0 ? !this.#around.hasUnnamedObject(phrase.to) && !this.#hasCountedObject(phrase.to) : this.#around.isParted(phrase, bare[0]!));
    return bare.length === 0 && this.#around.endsClause(to) && !this.#hasCountedObject(to);
  }

  /** Who is the subject of a verb; a phrase after the verb is taken out of `bare`. */
  #doerOf(trigger: Trigger, bare: Phrase[], told: Cast | null): Doer {
    const { from, to, suffix, entry, clitics } = trigger.match;
    const at = (phrase: Phrase, isBefore: boolean): Doer =>
      ({ phrase, entities: this.#around.withCoordinates(phrase), isBefore, isUnnamed: false, reason: isBefore ? 'subject-before-verb' : 'subject-after-verb' });
    const left = (entities: readonly string[], reason: string, isUnnamed = false): Doer => ({ phrase: null, entities, isBefore: false, isUnnamed, reason });
    // «ألقي القبض على …»: a passive shows its ي
    if (entry.spelling.endsWith('ى') && this.#scene.tokens.slice(to - 1).endsWith('ي')) return left([], 'passive-by-its-ending', true);
    if (suffix === 'نا' || isOfUs(entry)) return left(this.#speakersAt(from), 'who-says-we');
    // «قطعت السعودية علاقاتها مع قطر وطالبتها بـ…»
    if (HAS_PRONOUN.has(suffix) && (clitics & (WA | FA)) !== 0 && bare.length === 0 && told && told.subject.length > 0) return left(told.subject, JOINED);
    const had = this.#whoHad(trigger);
    if (had) return at(had, true);
    const described = this.#describedSpeaker(trigger);
    if (described > 0) {
      while (bare.length > 0 && bare[0]!.from < to + described) bare.shift();
      return { ...left([], 'who-is-described', true), described: { from: to, to: to + described } };
    }
    const speakers = this.#speakersByCue(trigger);
    if (speakers && !this.#isJudged(trigger, bare)) {
      const own = bare.findIndex(({ heads }) => heads.some(({ entity }) => speakers.includes(entity)));
      if (own >= 0) bare.splice(own, own + 2 < bare.length && this.#isApposition(bare[own]!, bare[own + 1]!) ? 2 : 1);
      return left(speakers, 'who-says-it');
    }
    // «قرارا يطالب …», «بيانا يدين …»: whoever issues it
    const isIssued = IN_WORDS.has(trigger.type) && this.#isIndefiniteBefore(from);
    if (this.#isPronounOfSpeaker(trigger, bare)) return left(this.#accusedBefore(trigger, told) ?? this.#speakersAt(from), 'who-says-he-did');
    const foremost = this.#foremostBefore(from);
    if (foremost) return at(foremost, true);
    // «رجلا (33 عاما) هدد بـ…»
    if (suffix === '' && (clitics & (WA | FA)) === 0 && !PLURAL_VERB.test(entry.spelling) && this.#isOfSomebodyBefore(from)) return left([], 'a-noun-before-verb', true);
    const carriedOn = (subject: readonly string[]): Doer => left(subject, 'subject-of-the-sentence-before');
    const subjectBefore = (): readonly string[] => this.#impliedSubject(from, trigger, isIssued ? null : undefined);
    const implied = (): Doer => (this.#isOfWordBefore(trigger) ? left([], 'a-noun-before-verb', true) : carriedOn(this.#around.isToldOfEvent(from) ? [] : this.#doerOfSame(trigger) ?? subjectBefore()));
    if (markAt(this.#scene, to, 'during')) return carriedOn(subjectBefore());
    if (this.#isOfExcellency(to) && !markAt(this.#scene, from - 1, 'relative')) return left(this.#excellency(from, trigger), 'his-excellency');
    // «ندوة انعقدت أمس», «زيادة وصلت إلى …»
    if (!OTHERS_DEEDS.has(trigger.type) && suffix === '' && this.#isOfNounBefore(from)) return left([], 'what-the-clause-is-about', true);
    const before = HAS_PRONOUN.has(suffix) || this.#isJoinedRelative(from - 1) ? null : this.#around.subjectBefore(from);
    if (before) return at(before, true);
    if (this.#isOfAntecedent(trigger) && !this.#isJoinedRelative(from - 1)) return left([], 'what-the-relative-clause-is-about', true);
    // «سيارة مفخخة استهدفت مدنيين»
    if (OTHERS_DEEDS.has(trigger.type) && suffix === '' && this.#around.isToldOfEvent(from)) return left([], EVENT_ITSELF);
    const nation = this.#ownCountry(from);
    if (nation) return left(nation, 'country-of-the-speaker');
    // «الناشط الذي …», «المناطق التي سقطت»: somebody whom no mention names
    if (markAt(this.#scene, from - 1, 'relative') && bare.length === 0 && !this.#isJoinedRelative(from - 1)) return left([], 'whoever-the-relative-means');
    const owner = IN_WORDS.has(trigger.type) ? null : this.#ownerOfForces(trigger);
    if (owner) return left(owner, 'whose-forces');
    if (PLURAL_VERB.test(entry.spelling)) return implied();
    const joint = this.#doerOfDeedBefore(trigger, bare, told);
    if (joint) return left(joint, JOINED);
    // «وتساند الحل السياسي»: whoever was spoken of, unless somebody else follows
    const isJoinedSaying = IN_WORDS.has(trigger.type) && bare.length === 0 && (clitics & (WA | FA)) !== 0;
    if ((!isJoinedSaying || this.#showsSubject(trigger)) && this.#around.hasUnnamedSubject(to, bare[0]?.from ?? this.#around.nextVerbAfter(to))) return left(this.#around.countryOfUnnamed(to, to + MOST_ADJECTIVES), 'country-of-the-unnamed', true);
    if (bare.length > 1 && this.#around.isOblique(bare[0]!)) bare.unshift(...bare.splice(1, 1));
    if (isIssued || this.#isWhereTo(trigger, bare) || this.#isOfOtherGender(trigger, bare) || this.#isObjectOfShared(trigger, bare) || (bare.length === 1 && trigger.frame.has('o') && this.#around.isAccusative(bare[0]!))) return implied();
    const guest = bare.length === 0 && trigger.type === 'CONSULT' ? this.#nouns.before(from) : null;
    if (guest) return { ...left([], 'a-noun-before-verb', true), described: guest };
    if (bare.length === 0 && this.#nouns.opensClause(from)) return left([], 'a-noun-before-verb', true);
    if (bare.length === 1 && trigger.frame.has('o') && this.#nouns.opensHeadline(from)) return left([], 'a-noun-before-verb', true);
    // «أخلت المحكمة سبيل X»
    if (bare.length > 0 && markAt(this.#scene, bare[0]!.from - 1, 'freedom', 'way')) return bare[0]!.from - to > 1 ? left([], 'a-noun-after-verb', true) : implied();
    const after = bare.shift();
    if (after && bare.length > 1 && this.#isApposition(after, bare[0]!)) bare.shift();
    return after ? at(after, false) : implied();
  }

  /** «داهمت الشرطة المقر واعتقلت عشرة …», «وخطف رجلا»: the subject of the deed before, when what follows can only be an object. */
  #doerOfDeedBefore({ type, frame, match }: Trigger, bare: readonly Phrase[], told: Cast | null): readonly string[] | null {
    const { from, to, suffix, clitics } = match;
    if (!OTHERS_DEEDS.has(type) || !frame.has('o') || suffix !== '' || (clitics & (WA | FA)) === 0 || !told || told.subject.length === 0 || bare.length > 1) return null;
    const last = this.#around.triggersAt(from).findLast((other) => other.match.from < from);
    if (!last || !OTHERS_DEEDS.has(last.type)) return null;
    const { tokens, countedAt } = this.#scene;
    const deed = told.carrier?.from ?? (last.isVerb ? last.match.from : null);
    const isOfBody = deed !== null && BODY_VERB.test(tokens.slice(deed)) && isFeminine(match);
    if (bare.length === 1 && bare[0]!.from === to) return (isOfBody && !agrees(this.#scene, bare[0]!, 'f')) || this.#around.isAccusative(bare[0]!) ? told.subject : null;
    if (to >= tokens.count || tokens.kind[to] !== WORD) return null;
    if (!isOfBody) return ACCUSATIVE.test(tokens.slice(to)) && this.#nouns.at(to) !== null && deed !== null && !BODY_VERB.test(tokens.slice(deed)) && !isFeminine(match) ? told.subject : null;
    const isCounted = countedAt[to] === 1 || markAt(this.#scene, to, 'each') !== undefined;
    return isCounted || (!FEMININE_FORM.test(tokens.slice(to)) && !markAt(this.#scene, to, 'troops', 'weapon', 'aircraft') && this.#nouns.at(to) !== null) ? told.subject : null;
  }

  /** «وتتهم المعارضة …», «ويدعو القياديون»: a definite noun behind the verb that can only be its subject. */
  #showsSubject({ match }: Trigger): boolean {
    const { tokens } = this.#scene;
    if (match.to >= tokens.count || tokens.kind[match.to] !== WORD) return false;
    if (this.#isSomebody(match.to)) return true;
    return NOMINATIVE.test(tokens.slice(match.to)) || (isFeminine(match) && FEMININE_NOUN.test(tokens.slice(match.to)));
  }

  /** «نائب», «ناشطون»: an indefinite word for people that is no object. */
  #isSomebody(token: number): boolean {
    const isPeople = this.#scene.found.at(token).some(({ entry, clitics, suffix }) => (clitics & ~AL) === 0 && suffix === '' && (entry.class === 'title-offices' || entry.class === 'title-professions' || entry.class === 'group-heads'));
    return isPeople && !/(ا|اً|ين)$/.test(this.#scene.tokens.slice(token));
  }

  /** «قال X في حديث لـ… والذي يزور …»: not of the name beside it. */
  #isJoinedRelative(token: number): boolean {
    return markAt(this.#scene, token, 'relative') !== undefined && this.#scene.tokens.slice(token).startsWith('و');
  }

  /** «العمل الذي يستهدف بلادنا», «الوفد الذي زار أنقرة»: the subject of such a verb stands before it, and what follows is its object. */
  #isOfAntecedent({ frame, match: { from, to, suffix } }: Trigger): boolean {
    if (suffix !== '' || !frame.has('o') || !markAt(this.#scene, from - 1, 'relative')) return false;
    return !markAt(this.#scene, to, 'preposition') || !WITH_PRONOUN.test(this.#scene.tokens.slice(to));
  }

  /** «قصفت مواقع للحركة», «قصف معسكرات تابعة للحركة»: whose the site is that is hit. */
  #isOfSite({ match: { to } }: Trigger, { from }: Phrase): boolean {
    let site = markAt(this.#scene, from - 1, 'belongs-to') ? from - 2 : from - 1;
    // «مخازن أسلحة تابعة لـ»
    const first = Math.max(to, site - LONGEST_SITE);
    while (site > first && !markAt(this.#scene, site, 'target', 'preposition')) site -= 1;
    return site >= to && markAt(this.#scene, site, 'target') !== undefined;
  }

  /** «مواقع الحركة», «مواقع «الحركة»»: the site stands right before its owner. */
  #ownsSite({ from }: Phrase): boolean {
    const before = this.#scene.tokens.kind[from - 1] === QUOTE ? from - 2 : from - 1;
    // the site may be the first word of the phrase
    const site = markAt(this.#scene, from, 'target') ? from : before;
    return markAt(this.#scene, site, 'target') !== undefined && !hasArticle(this.#scene, site);
  }

  /** «أكد أن بلاده ستدعم …», «تدعم بلاده …»: the country in the speaker's title, else himself. */
  #ownCountry(verb: number): readonly string[] | null {
    if (!markAt(this.#scene, verb - 1, OWN_COUNTRY) && !markAt(this.#scene, verb + 1, OWN_COUNTRY)) return null;
    const speakers = this.#speakersAt(verb);
    const { mentions, found, tokens, countries } = this.#scene;
    for (const { entity, role, span } of mentions) {
      if (role === null || !speakers.includes(entity)) continue;
      const name = tokens.tokenAt(span[0]);
      for (let token = name - 1; token >= Math.max(0, name - LONGEST_OFFICE); token--) {
        const nationality = found.findAt(token, 'nationality');
        const country = nationality && countries.get(nationality.entry.id);
        if (country && role.includes(tokens.slice(token))) return [country.id];
      }
    }
    return speakers;
  }

  /** «رحب X … ووصف Y بأنه …»: the one phrase behind the joined verb is who is judged. */
  #isJudged({ match: { entry, clitics, to } }: Trigger, bare: readonly Phrase[]): boolean {
    const [first] = bare;
    return entry.id === JUDGE && (clitics & (WA | FA)) !== 0 && bare.length === 1 && first!.from === to && AS.test(this.#scene.tokens.slice(first!.to));
  }

  /** «اتهمت الحركة الجيش بأنه قصف …»: the pronoun is whoever is accused. */
  #accusedBefore({ match: { from } }: Trigger, told: Cast | null): readonly string[] | null {
    const blame = this.#around.triggersAt(from).findLast(({ match }) => match.from < from);
    const accused = blame?.type === 'ACCUSE' && told ? told.participants.filter(({ side }) => side === 'recipient').map(({ entity }) => entity) : [];
    return accused.length > 0 ? accused : null;
  }

  /** «قال الجيش إنه قتل …»: the pronoun is who speaks. */
  #isPronounOfSpeaker(trigger: Trigger, bare: readonly Phrase[]): boolean {
    const { match: { from }, type } = trigger;
    // «أعلن أنه سيلتقي نظيره»; but «قال إنه اجتمع المجلس», «إنه وصل وفد»
    if (!OTHERS_DEEDS.has(type) && (type !== 'CONSULT' || this.#mustBeSubject(trigger, bare[0]))) return false;
    const token = markAt(this.#scene, from - 1, 'already') ? from - 2 : from - 1;
    return this.#scene.marks.get(token)?.some(({ id }) => id === 'that') === true && SAID_OF_SELF.test(this.#scene.tokens.slice(token));
  }

  /** «اجتمع المجلس», «وصل وفد»: what stands right behind a verb that has no such object. */
  #mustBeSubject({ match: { to, entry }, frame }: Trigger, phrase: Phrase | undefined): boolean {
    if (phrase === undefined || !this.#around.isNear(to, phrase.from)) return false;
    if (frame.get('o') !== 'place') return !frame.has('o') || MEETS_ALONE.test(entry.spelling);
    return this.#scene.entityById.get(phrase.heads[0]!.entity)?.type !== 'place';
  }

  /** «وكان X دعا Y إلى …»: who stands between كان and the verb is its subject. */
  #whoHad({ match: { from, suffix } }: Trigger): Phrase | null {
    const before = suffix === '' ? this.#around.subjectBefore(from) : null;
    return before && markAt(this.#scene, before.from - 1, 'was') ? before : null;
  }

  /** Who stands between «أعلن» and what is announced. */
  #announcerOf(noun: number): readonly string[] {
    const verb = markBefore(this.#scene, noun, NEAR_SUBJECT, 'gain');
    const announcer = verb && (this.#around.subjectBefore(verb.from) ?? this.#around.firstBareBetween(verb.from + 1, noun));
    return announcer ? this.#around.withCoordinates(announcer) : [];
  }

  /** «نشر قواتها», «وافق البرلمان على نشر قوات». */
  #isOfOwnForces({ type, match: { from, to } }: Trigger): boolean {
    if (type !== 'MOBILIZE') return false;
    if (markAt(this.#scene, to, 'troops') && OWN.test(this.#scene.tokens.slice(to))) return true;
    return markBefore(this.#scene, from, NEAR_SUBJECT, 'approval') !== undefined;
  }

  /** «دعا X، رئيس مجلس …، الأطراف إلى»: an office between commas is the subject's. */
  #isApposition(subject: Phrase, { from }: Phrase): boolean {
    const { tokens, found } = this.#scene;
    if (from - subject.to > 1 || tokens.text[tokens.start[subject.to]!] !== '،') return false;
    return found.at(from).some(({ entry, prefix }) => prefix === '' && entry.class.startsWith('title'));
  }

  /** «ودعا الأطراف إلى …»: who the statement that the verb introduces says is speaking. */
  #speakersByCue({ match, type, mode }: Trigger): readonly string[] | null {
    if (!IN_WORDS.has(type) && mode !== 'pledge') return null;
    const statement = this.#statementOfCue.get(match.from);
    return statement?.speaker ? allSpeakersOf(statement) : null;
  }

  /** «استقبل X … كما استقبل Y»: the subject of the same verb in this sentence or the one before. */
  #doerOfSame(trigger: Trigger): readonly string[] | null {
    const { type, match: { from, clitics, entry } } = trigger;
    if (type !== 'CONSULT' || ((clitics & (WA | FA)) === 0 && !this.#scene.marks.get(from - 1)?.some(({ kind }) => kind === 'furthermore'))) return null;
    const last = this.#doers.get(entry.id);
    if (!last || last.entities.length === 0 || this.#scene.sentenceOf[from]! - this.#scene.sentenceOf[last.token]! > 1) return null;
    return last.entities;
  }

  /** «ودعا أكبر حزب كردي إلى …»: how many words behind the verb describe a speaker whom no mention names; 0 where none does. */
  #describedSpeaker({ match: { from, to }, type }: Trigger): number {
    const statement = IN_WORDS.has(type) ? this.#statementOfCue.get(from) : undefined;
    const by = statement && statement.speaker === null ? statement.chain[0]?.by : null;
    const words = by?.split(' ') ?? [];
    return words.length > 0 && this.#scene.tokens.slice(to) === words[0] ? words.length : 0;
  }

  /** «زار X القاهرة والتقى Y»: one phrase after a joined verb that wants an object is its object. */
  #isObjectOfShared(trigger: Trigger, bare: readonly Phrase[]): boolean {
    const { match: { from, prefix, clitics }, frame, type } = trigger;
    if (bare.length !== 1 || (type !== 'CONSULT' && type !== 'ACCUSE') || !frame.has('o')) return false;
    // «وصل X إلى دمشق حيث التقى Y»
    if (this.#doerOfSame(trigger)) return true;
    if (type === 'CONSULT' && this.#scene.marks.get(from - 1)?.some(({ id }) => id === WHERE)) return this.#around.triggersAt(from).some((other) => other.type === 'CONSULT' && other.match.from < from);
    if ((clitics & (WA | FA)) === 0 || prefix === '') return false;
    const { sentenceOf, sentences } = this.#scene;
    if (sentences[sentenceOf[from]!]!.from === from || this.#around.hasUnnamedObject(bare[0]!.to)) return false;
    return this.#around.triggersAt(from).some(({ match, isVerb, type: other }) => isVerb && (other === 'CONSULT' || IN_WORDS.has(other)) && match.from < from && this.#scene.clauseOf[match.from] === this.#scene.clauseOf[from]);
  }

  /** «جنوده قتلوا …», «قصفت طائراتها …»: forces with a pronoun are his whom the sentence is about. */
  #ownerOfForces(trigger: Trigger): readonly string[] | null {
    const { from, to } = trigger.match;
    const near = [markAt(this.#scene, from - 1, 'already') ? from - 2 : from - 1, to];
    if (!near.some((token) => markAt(this.#scene, token, 'troops') && OWN.test(this.#scene.tokens.slice(token)))) return null;
    const speakers = this.#speakersAt(from);
    return speakers.length > 0 ? speakers : this.#impliedSubject(from, trigger);
  }

  /** «الصحافي الذي قتله مسلحون», «وصل X حيث استقبله Y»: whom the pronoun on a verb means. */
  #pronounObject(trigger: Trigger, subject: Phrase | null): readonly string[] {
    const { from } = trigger.match;
    if (this.#isOfUnnamedThing(from - 1)) return [];
    const before = this.#around.subjectBefore(from);
    const entities = before ? this.#around.withCoordinates(before) : this.#impliedSubject(from, { ...trigger, type: 'CONSULT' });
    // «إن قياديا قتل في غارة استهدفته»: not him who tells it
    const others = [...(subject ? this.#around.withCoordinates(subject) : []), ...(OTHERS_DEEDS.has(trigger.type) && this.#around.isToldOfEvent(from) ? this.#speakersAt(from) : [])];
    return entities.filter((entity) => !others.includes(entity));
  }

  /** «المطار الذي دمرته المعارك»: the pronoun means what stands before the relative, and nobody names it. */
  #isOfUnnamedThing(relative: number): boolean {
    if (!markAt(this.#scene, relative, 'relative')) return false;
    const named = this.#around.phrasesAt(relative).findLast(({ to }) => to <= relative);
    let at = relative;
    while (named && at > named.to && hasArticle(this.#scene, at - 1)) at -= 1;
    return named === undefined || at > named.to || relative - at > MOST_ADJECTIVES;
  }

  /** «قتل ما لا يقل عن عشرين شخصا»: those counted dead or wounded suffered it. */
  #castCounted(to: number, cast: CastBuilder): void {
    const { quantities, tokens } = this.#scene;
    for (const phrase of this.#around.phrasesAt(to - 1)) {
      if (phrase.from < to || phrase.from > to + NEAR_SUBJECT || phrase.preposition === 'bi' || phrase.preposition === 'fi') continue;
      const start = phrase.heads[0]!.span[0];
      const isCounted = quantities.some(({ span, what }) => (what === 'killed' || what === 'wounded') && span[0] <= start && tokens.tokenAt(start) - tokens.tokenAt(span[1] - 1) <= 1);
      if (isCounted) cast.add(phrase.heads.map(({ entity }) => entity), 'recipient', 'counted-dead-or-wounded');
    }
  }

  /** «قُتل»: the vowel of a passive is written where it matters. */
  #isMarkedPassive(verb: number): boolean {
    return DAMMA_FIRST.test(this.#scene.tokens.slice(verb));
  }

  #castProtesters({ match: { from } }: Trigger, cast: CastBuilder): void {
    const phrase = this.#around.phrasesAt(from).find((candidate) => candidate.from <= from && from < candidate.to);
    if (phrase && this.#around.headOf(phrase).preposition === null) cast.add(phrase.heads.map(({ entity }) => entity), 'actor', 'those-who-protest');
  }

  #castNoun(trigger: Trigger, cast: CastBuilder, told: readonly Cast[]): void {
    const { from, to, suffix } = trigger.match;
    const side = trigger.frame.get('g') ?? 'actor';
    const met = this.#around.carrierOf(trigger);
    // «الاشتباكات بدأت بعد مقتل …»
    const isAfter = side === 'recipient' && markAt(this.#scene, from - 1, 'after') !== undefined;
    const carrier = met && (isAfter || this.#isSubjectOf(met, trigger)) ? null : met;
    // «غادر X بغداد مختتما زيارة»
    this.#castLeaving(trigger, cast);
    if (carrier?.kind === RULING) this.#castRuling(trigger, carrier, cast);
    else if (carrier && cast.hasActor()) cast.carrier = carrier;
    else if (carrier) {
      const between = this.#around.firstBareBetween(carrier.to, from);
      // «توصل تركيا إلى تفاهم»: who stands right behind a light word is its subject
      const subject = (carrier.id === READY || between?.from === carrier.to ? between : null) ?? this.#around.subjectBefore(carrier.from) ?? between;
      const national = subject ? [] : this.#nationBeside(carrier);
      const entities = subject ? this.#around.withCoordinates(subject) : this.#isOfExcellency(carrier.to) ? this.#excellency(carrier.from, trigger) : national.length > 0 ? national : this.#allBefore(carrier, told) ?? (this.#isNounBetween(carrier.to, from) || this.#isOfNobody(trigger, carrier) ? [] : this.#impliedSubject(from, trigger, this.#askedBy(carrier)));
      cast.carrier = carrier;
      cast.subject = entities;
      // of a killing or an arrest the genitive is who suffers it; who carries it out still acts
      const carried = carrier.id === 'suffer' || carrier.id === 'face' || carrier.id === 'enjoy' || carrier.id === 'repel' || (carrier.id === 'receive' && trigger.type !== 'CONSULT') ? 'recipient' : carrier.id === TAKE_PART ? 'also' : 'actor';
      cast.add(entities, carried, 'subject-of-light-verb');
      this.#castBetween(trigger, carrier, cast);
      if (!subject && NEEDS_WORDS.has(trigger.type) && carrier.id !== 'sign') cast.addNoun(this.#nouns.before(carrier.from) ?? this.#nouns.at(carrier.to), carried);
    }
    // «بعد لقاء جمعه مع X»: the pronoun is who was spoken of
    if (markAt(this.#scene, to, 'gathered')) cast.add(this.#impliedSubject(from, trigger), 'actor', 'pronoun-on-the-gathering-verb');
    const doer = this.#around.doerAfter(to);
    if (doer?.phrase) cast.add(this.#around.withCoordinates(doer.phrase), doer.side, 'who-carried-it-out');
    else if (doer) cast.addNoun(this.#nouns.at(doer.to), doer.side);
    if (ON_HIM.test(trigger.match.entry.spelling)) cast.add(this.#impliedSubject(from, trigger, null).filter((entity) => this.#scene.entityById.get(entity)?.type !== 'organization'), side, 'pronoun-on-noun');
    const hasPronoun = suffix !== '' && !carrier;
    if (hasPronoun && this.#castWelcome(trigger, cast)) return;
    // «وصل … في زيارة رسمية»
    if (!carrier && !hasPronoun && trigger.mode === 'visit' && (trigger.match.clitics & AL) === 0 && this.#isWithin(from) && !this.#around.genitiveAt(to)) cast.add(this.#whoWent(from, told) ?? this.#impliedSubject(from, trigger), 'actor', 'whoever-comes');
    if (hasPronoun && side === 'place') cast.add(suffix === 'هم' ? [] : this.#placeBefore(from), side, 'pronoun-on-noun');
    // «بعد اتهامه من قبل …»: who did it follows
    else if (hasPronoun && this.#governsObject(trigger, side)) {
      cast.add(this.#pronounOf(trigger, told), 'actor', 'pronoun-on-noun');
      cast.addNoun(this.#nouns.at(to), 'recipient');
    } else if (hasPronoun) cast.add(this.#pronounOf(trigger, told), markAt(this.#scene, to, 'preposition')?.id === 'by' || this.#isAccused(trigger) ? 'recipient' : side === 'either' ? 'actor' : side, 'pronoun-on-noun');
    this.#castAdjectives(trigger, cast);
    if (trigger.match.entry.id === HEAD_FOR && cast.hasActor()) return;
    if (this.#isParticiple(trigger)) return this.#castParticiple(trigger, cast, told);
    // a noun with the article governs nothing
    const genitive = (trigger.match.clitics & AL) !== 0 || ENDS_DEFINITE.test(trigger.match.entry.spelling) ? null : this.#around.genitiveAt(to);
    // behind «هجوم» stands an adjective, behind «مقتل» who died
    if (!genitive && side === 'recipient' && NEEDS_WORDS.has(trigger.type) && !hasPronoun && (trigger.match.clitics & AL) === 0 && !trigger.match.entry.spelling.startsWith(WITH_THE)) cast.addNoun(this.#nouns.at(to), side);
    if (!genitive) return;
    // «تحرير المقاومة للمدينة»: who frees stands before what is freed
    const frees = side === 'place' && this.#scene.entityById.get(genitive.heads[0]!.entity)?.type !== 'place' && likelyPreposition(this.#scene, genitive.to);
    // «استقباله الوزيرَ»: after the pronoun comes the object
    const genitiveSide = hasPronoun ? (trigger.frame.get('o') ?? (trigger.frame.get('maa') === 'actor' ? 'actor' : 'recipient')) : frees || this.#isSender(trigger, genitive) ? 'actor' : side === 'either' && trigger.match.prefix.endsWith('ل') ? 'recipient' : side;
    // «يعتزم زيارة إيران»: a country is visited, and who means to go there was told before
    if (trigger.match.entry.id === 'visit' && !hasPronoun && this.#scene.entityById.get(genitive.heads[0]!.entity)?.type === 'place') {
      cast.add(this.#around.withCoordinates(genitive), 'place', 'genitive-of-noun');
      if (!cast.hasActor()) cast.add(this.#impliedSubject(from, trigger).filter((entity) => entity !== genitive.heads[0]!.entity), 'actor', 'whoever-comes');
      return;
    }
    // «اعتداء برلين»: where it was
    if (trigger.type === 'ASSAULT' && genitive.heads[0]!.metonym) return;
    cast.add(this.#around.withCoordinates(genitive), trigger.type === 'ASSAULT' && this.#ownsSite(genitive) ? 'recipient' : genitiveSide, 'genitive-of-noun');
  }

  /** «بمهاجمته مركزا للشرطة», «اعتقاله الناشط X»: with an object behind it the pronoun is who does it. */
  #governsObject({ type, match: { to } }: Trigger, side: string): boolean {
    if (side !== 'recipient' || !NEEDS_WORDS.has(type)) return false;
    const { tokens, timeAt } = this.#scene;
    if (this.#around.phrasesAt(to - 1).some(({ from, preposition, coordinated }) => from === to && preposition === null && !coordinated)) return true;
    return to < tokens.count && !timeAt[to] && ACCUSATIVE.test(tokens.slice(to)) && this.#nouns.at(to) !== null;
  }

  /** «قضت المحكمة بسجن X», «حكم على X بالسجن», «المتهم حكم عليه بالسجن»: who rules, and on whom. */
  #castRuling(trigger: Trigger, carrier: Mark, cast: CastBuilder): void {
    cast.carrier = carrier;
    this.#castBetween(trigger, carrier, cast);
    const on = markAt(this.#scene, carrier.to, 'preposition');
    // «حكم عليه», «حكم على X»: nobody rules
    const isOnPronoun = ON_PRONOUN.test(this.#scene.tokens.slice(carrier.to));
    if (isOnPronoun) cast.add(this.#wholeSubject(carrier.from) ?? this.#impliedSubject(trigger.match.from, trigger, null), 'recipient', 'whom-the-court-sentenced');
    if (isOnPronoun || on?.id === 'ala') return;
    const subject = this.#wholeSubject(carrier.from) ?? this.#wholeAfter(carrier.to, trigger.match.from);
    cast.subject = subject ?? [];
    // «قضت المحكمة بمعاقبة X بالسجن», «عاقبت المحكمة X بالسجن»
    const sentenced = this.#isPenalty(trigger) ? this.#around.phrasesAt(trigger.match.from).findLast((phrase) => phrase.from >= carrier.to && phrase.to <= trigger.match.from && this.#scene.entityById.get(phrase.heads[0]!.entity)?.type === 'person') : undefined;
    if (sentenced && !subject?.includes(sentenced.heads[0]!.entity)) cast.add(this.#around.withCoordinates(sentenced), 'recipient', 'whom-the-court-sentenced');
    if (subject) cast.add(subject, 'actor', 'who-rules');
    else cast.addNoun(this.#nouns.before(carrier.from) ?? this.#nouns.at(carrier.to), 'actor');
  }

  /** «بالسجن», «بالإعدام»: what somebody named before is sentenced to. */
  #isPenalty({ match: { entry, clitics, prefix } }: Trigger): boolean {
    return entry.spelling.startsWith(WITH_THE) || ((clitics & AL) !== 0 && prefix.startsWith('ب'));
  }

  #wholeSubject(verb: number): readonly string[] | null {
    const phrase = this.#around.subjectBefore(verb);
    return phrase && this.#around.withCoordinates(phrase);
  }

  #wholeAfter(from: number, to: number): readonly string[] | null {
    const phrase = this.#around.firstBareBetween(from, to);
    return phrase && this.#around.withCoordinates(phrase);
  }

  /** «واتهامها بالتواطؤ», «لإدانته بتزوير …»: whom the pronoun means is accused. */
  #isAccused({ type, match: { to, entry } }: Trigger): boolean {
    const { tokens } = this.#scene;
    const charge = type === 'ACCUSE' ? CHARGES.get(entry.spelling) : undefined;
    return charge !== undefined && to < tokens.count && tokens.slice(to).startsWith(charge) && likelyPreposition(this.#scene, to);
  }

  /** «كان في استقباله X»: the pronoun is who comes, and who stands behind it receives him. */
  #castWelcome(trigger: Trigger, cast: CastBuilder): boolean {
    const { from, to } = trigger.match;
    if (trigger.mode !== 'host' || markAt(this.#scene, from - 1, 'preposition')?.id !== 'fi' || !markAt(this.#scene, from - 2, 'was')) return false;
    const hosts = this.#around.phrasesAt(from).find((phrase) => phrase.from >= to && phrase.preposition === null && !phrase.coordinated);
    if (!hosts || !this.#around.isNear(to, hosts.from)) return false;
    const welcomed = this.#around.withCoordinates(hosts);
    cast.add(this.#impliedSubject(from, trigger).filter((entity) => !welcomed.includes(entity)), 'recipient', 'whom-they-welcome');
    cast.add(welcomed, 'actor', 'who-welcomes');
    return true;
  }

  /** «إرسال الولايات المتحدة قوات»: a country sends and is not sent. */
  #isSender({ frame }: Trigger, { heads }: Phrase): boolean {
    return frame.get('g') === 'also' && isCountry(this.#scene, heads[0]!.entity);
  }

  /** «يتوجه X إلى طهران في زيارة»: who was told to go just before. */
  #whoWent(noun: number, told: readonly Cast[]): readonly string[] | null {
    const triggers = this.#around.triggersAt(noun);
    const went = told.findLastIndex((_, index) => triggers[index]?.mode === 'visit' && triggers[index]!.isVerb);
    const actors = told[went]?.participants.filter(({ side }) => side === 'actor').map(({ entity }) => entity) ?? [];
    return actors.length > 0 ? actors : null;
  }

  /** «في زيارة رسمية», «في اليوم الأول من زيارة», «في ختام زيارة». */
  #isWithin(noun: number): boolean {
    if (markAt(this.#scene, noun - 1, 'preposition')?.id === 'fi') return true;
    for (let token = noun - 1; token >= Math.max(0, noun - LONGEST_EDGE); token--) if (this.#scene.marks.get(token)?.some(({ kind, to }) => kind === 'edge' && to === noun)) return true;
    return false;
  }

  /** «تم تنظيم إضراب», «فرض الإضراب»: those who protest are none who were only spoken of before, unless the verb shows several. */
  #isOfNobody({ type }: Trigger, { from }: Mark): boolean {
    return type === 'PROTEST' && !SHOWS_SEVERAL.test(this.#scene.tokens.slice(from));
  }

  /** «قبل أن يقوم بهذه الزيارة»: the gender that a light verb asks of its subject. */
  #askedBy({ from }: Mark): Gender | null {
    const verb = this.#scene.found.findAt(from, 'event-words');
    return verb && OF_ONE_MAN.test(verb.entry.spelling) ? 'm' : null;
  }

  /** «مقاتلات تركية شنت …», «شنت مقاتلات تركية …»: whose those are that no mention names. */
  #nationBeside({ from, to }: Mark): readonly string[] {
    const before = this.#around.countryOfUnnamed(from - 2, from);
    return before.length > 0 ? before : this.#around.countryOfUnnamed(to, to + MOST_ADJECTIVES);
  }

  /** «أجرى X مع Y محادثات», «شن على صنعاء غارات»: what stands under a preposition between the light verb and its noun. */
  #castBetween({ frame, match: { from } }: Trigger, carrier: Mark, cast: CastBuilder): void {
    for (const phrase of this.#around.phrasesAt(from)) {
      if (phrase.from < carrier.to || phrase.to > from || phrase.preposition === null || !BETWEEN.has(phrase.preposition)) continue;
      const side = frame.get(phrase.preposition);
      // «تعرضت مواقع للتنظيم لغارات»
      const isSufferers = carrier.id === 'suffer' && phrase.preposition === 'li';
      if (side && side !== 'place') cast.add(this.#around.withCoordinates(phrase), isSufferers ? 'recipient' : side, `after-${phrase.preposition}`);
      else if (side) cast.setPlace(phrase.heads[0]!.entity);
    }
  }

  /** «وقع الانفجار», «بدأت المعارك», «أدى تفجير إلى»: what befalls is the subject of such a verb, and nobody does it. */
  #isSubjectOf(carrier: Mark, { type, match: { from, clitics } }: Trigger): boolean {
    if (!OTHERS_DEEDS.has(type)) return false;
    if (carrier.id === 'sign' || (carrier.id === 'face' && type === 'PROTEST')) return true;
    return carrier.id === 'make' && carrier.to === from && ((clitics & AL) !== 0 || markAt(this.#scene, carrier.from, 'happening') !== undefined);
  }

  /** «…، داعيا الأطراف إلى», «متوعدا بالرد»: what the subject does besides. */
  #isParticiple({ frame, match: { clitics, prefix } }: Trigger): boolean {
    return frame.has('s') && (clitics & AL) === 0 && prefix.length < 2;
  }

  #castParticiple(trigger: Trigger, cast: CastBuilder, told: readonly Cast[]): void {
    const { from, to } = trigger.match;
    const statement = this.#statementOfCue.get(from);
    const subject = told.findLast((one) => one.subject.length > 0)?.subject ?? this.#impliedSubject(from, trigger);
    const object = this.#around.genitiveAt(to);
    const objects = object ? this.#around.withCoordinates(object) : [];
    const speaking = statement?.speaker && !this.#isOfDoer(statement.speaker, subject, trigger) ? allSpeakersOf(statement) : subject;
    const speakers = speaking.some((entity) => objects.includes(entity)) ? subject : speaking;
    cast.add(speakers, 'actor', 'subject-of-the-participle');
    cast.add(objects.filter((entity) => !speakers.includes(entity)), 'recipient', 'object-of-the-participle');
  }

  /** «قطعت السعودية علاقاتها …، متهمة الدوحة»: who acts in this sentence and whom the participle shows, when the speaker is of another. */
  #isOfDoer(speaker: string, subject: readonly string[], { match: { from, to } }: Trigger): boolean {
    const near = this.#around.phrasesAt(from).filter(({ from: at }) => at < from);
    if (near.some(({ heads }) => heads.some(({ entity }) => entity === speaker))) return false;
    const doer = near.find(({ heads }) => heads[0]!.entity === subject[0]);
    // «داعيا» is mostly a man who speaks
    return doer !== undefined && FEMININE_FORM.test(this.#scene.tokens.slice(to - 1)) && agrees(this.#scene, doer, 'f');
  }

  /** «استقبل X الوزيرين، حيث شاركوا في …»: a plural verb means everyone told of just before. */
  #allBefore({ from }: Mark, told: readonly Cast[]): readonly string[] | null {
    if (!this.#scene.tokens.slice(from).endsWith('وا')) return null;
    const everyone = new Set(told.flatMap(({ participants }) => participants.map(({ entity }) => entity)));
    return everyone.size < 2 ? null : [...everyone];
  }

  /** Whom the pronoun on a noun means; a dual one means two. */
  #pronounOf(trigger: Trigger, told: readonly Cast[]): readonly string[] {
    const { from, suffix } = trigger.match;
    // «رافق X في زيارته»
    const beside = suffix === 'ه' ? this.#around.phrasesAt(from).findLast((phrase) => phrase.to <= from) : undefined;
    if (beside && beside.to === from - 1 && markAt(this.#scene, beside.to, 'preposition')?.id === 'fi' && this.#scene.entityById.get(beside.heads[0]!.entity)?.type === 'person') return beside.heads.map(({ entity }) => entity);
    if (suffix === 'ي' || suffix === 'نا') return this.#speakersAt(from);
    const speaker = trigger.type === 'CONSULT' && suffix === 'ه' && markAt(this.#scene, from - 1, 'after', 'edge') ? this.#tellerBefore(from) : null;
    if (speaker) return speaker;
    if (suffix !== 'هما') return this.#impliedSubject(from, trigger);
    const pair = this.#around.phrasesAt(from).findLast((phrase) => phrase.to <= from && this.#around.withCoordinates(phrase).length === 2);
    if (pair) return this.#around.withCoordinates(pair);
    // «اتفق X مع Y خلال لقائهما»
    const acting = told.map(({ participants }) => participants.filter(({ side }) => side !== 'also'));
    return acting.findLast(({ length }) => length === 2)?.map(({ entity }) => entity) ?? this.#impliedSubject(from, trigger);
  }

  /** «حسبما أعلن X في طهران عقب لقائه Y»: the man right behind a verb of saying, the last one named before. */
  #tellerBefore(noun: number): readonly string[] | null {
    const { clauseOf, entityById } = this.#scene;
    const last = this.#around.phrasesAt(noun).findLast(({ to, heads }) => to <= noun && entityById.get(heads[0]!.entity)?.type === 'person');
    return last && last.preposition === null && clauseOf[last.from] === clauseOf[noun] && this.#isSpeaker(last) ? this.#around.withCoordinates(last) : null;
  }

  /** Whoever speaks where a token stands. */
  #speakersAt(token: number): readonly string[] {
    const { tokens, statements } = this.#scene;
    const statement = findInnermostStatement(statements, [tokens.start[token]!, tokens.end[token]!]);
    return statement ? allSpeakersOf(statement) : [];
  }

  /** What is agreed or done together without a named doer («تم الاتفاق», «التنسيق المشترك») is the speakers' doing. */
  #castSpeakers(trigger: Trigger, cast: CastBuilder): void {
    if (trigger.isVerb || cast.hasActor() || !JOINT_TYPES.has(trigger.type) || !this.#isJoint(trigger)) return;
    cast.add(this.#speakersAt(trigger.match.from), 'actor', 'speakers-of-the-statement');
  }

  #isJoint({ match: { from, to } }: Trigger): boolean {
    for (let token = from - 2; token < to + 2; token++) {
      const kinds = token < from ? ['passive'] : ['jointly'];
      if (token >= 0 && token < this.#scene.tokens.count && markAt(this.#scene, token, ...kinds)) return true;
    }
    return false;
  }

  /** «الدعم التركي», «اتفاق ليبي تركي قطري»: adjectives of nationality stand for the country. */
  #castAdjectives({ match: { to, clitics, prefix }, frame, type }: Trigger, cast: CastBuilder): void {
    const { found, tokens, countries } = this.#scene;
    const isDefinite = (clitics & AL) !== 0 || (prefix === '' && hasArticle(this.#scene, to - 1));
    for (let token = to, left = MOST_ADJECTIVES; left > 0 && tokens.kind[token] === WORD; token++, left--) {
      if (this.#scene.marks.get(token)?.some(({ kind }) => kind !== 'field' && kind !== 'jointly' && !PASSED.has(kind))) return;
      const nationality = found.findAt(token, 'nationality');
      const country = nationality?.prefix === '' ? countries.get(nationality.entry.id) : undefined;
      // an adjective is definite when its noun is: «الاجتماع رئيس …» ends the search
      if (hasArticle(this.#scene, token) !== isDefinite) return;
      const side = frame.get('g') ?? 'actor';
      if (country) cast.add([country.id], side, 'adjective-of-nationality');
      // «غارة إسرائيلية» where the country has no other mention
      else if (nationality?.prefix === '' && side === 'actor' && type === 'ASSAULT') cast.addNoun({ from: token, to: nationality.to }, side);
    }
  }

  /** Phrases under a preposition go to the nearest trigger before them whose frame knows the preposition. */
  #castPrepositions(trigger: Trigger, cast: CastBuilder): void {
    const { from, to } = trigger.match;
    const clause = this.#scene.clauseOf[from];
    const later = this.#around.triggersAt(from).filter(({ match }) => match.from >= to);
    for (const phrase of this.#around.phrasesAt(from)) {
      if (phrase.from < to || phrase.preposition === null) continue;
      if (this.#scene.clauseOf[phrase.from] !== clause) break;
      const preposition = this.#governor(phrase);
      // «أدانت X استمرار التصريحات من قبل …»: beside who does it, others did what stands between
      if (preposition === 'by' && (this.#isOfParticiple(phrase, to) || (trigger.isVerb && cast.hasActor()))) continue;
      if (later.some(({ match, frame, isVerb, type }) => match.from < phrase.from && !(type === 'AID' && trigger.match.entry.id === BRING_CARGO) && (isVerb || (preposition !== 'maa' && preposition !== 'bayn') || (match.clitics & AL) === 0 || (trigger.isVerb && phrase.from - match.to <= 2)) && (preposition === 'by' || frame.has(preposition)))) continue;
      if (preposition === 'bayn' && (this.#isOfTies(trigger, phrase) || this.#areSides(trigger, phrase))) continue;
      if (preposition === 'maa' && markAt(this.#scene, phrase.from - 2, 'border')) continue;
      if (this.#isCutOff(trigger, phrase, preposition)) continue;
      // «لقاء المسؤولين بتونس»
      if (preposition === 'bi' && trigger.type === 'CONSULT' && this.#scene.entityById.get(phrase.heads[0]!.entity)?.type === 'place') {
        cast.setPlace(phrase.heads[0]!.entity);
        continue;
      }
      if (preposition === 'fi') {
        if (!this.#isTopic(to, phrase.from)) cast.setPlace(phrase.heads[0]!.entity);
        continue;
      }
      // «أدانت X استمرار … وميثاق الأمم المتحدة»: what stands far off belongs to another word
      if (preposition === 'bi' && trigger.isVerb && IN_WORDS.has(trigger.type) && phrase.from - to > FARTHEST_BLAMED) continue;
      const isHit = preposition === 'li' && trigger.type === 'ASSAULT' && (markAt(this.#scene, phrase.from, 'target') !== undefined || this.#isOfSite(trigger, phrase));
      // «سفينة تابعة للأمم المتحدة»
      const isOwner = trigger.match.entry.id === BRING_CARGO && markAt(this.#scene, phrase.from - 1, 'belongs-to') !== undefined;
      const side = isHit ? 'recipient' : isOwner || preposition === 'by' || this.#isVisitor(trigger, phrase, cast) ? 'actor' : (trigger.frame.get(preposition) ?? (preposition === 'did' && AGAINST.has(trigger.type) ? 'recipient' : undefined));
      // «قصف لقوات …» is theirs, «ضربات ضد أهداف لـ…» is not
      if ((preposition === 'li' || preposition === 'min') && side === 'actor' && trigger.type === 'ASSAULT' && (cast.hasActor() || phrase.from > to + (preposition === 'li' ? 2 : 1))) {
        // «قصف الطائرات لقواعد …»: beside who does it stands who suffers it
        if (preposition === 'li' && cast.hasActor()) cast.add(this.#around.withCoordinates(phrase), 'recipient', 'after-li');
        continue;
      }
      if (side === 'place' && trigger.type === 'RETREAT') cast.setPlace(phrase.heads[0]!.entity);
      else if (side) cast.add(this.#around.withCoordinates(phrase), side, `after-${preposition}`);
    }
  }

  /** «مواجهات بين الطرفين»: in a fight two sides are no two countries. */
  #areSides({ type }: Trigger, { heads }: Phrase): boolean {
    return type === 'ASSAULT' && heads.length > 1 && heads.every(({ entity }) => this.#scene.entityById.get(entity)?.type === 'place');
  }

  /** «لقاء مع وفد يضم عضوا بالمجلس», «جرح … وقد لقي حتفه برصاص الشرطة»: what belongs to another word in between. */
  #isCutOff({ isVerb, type, match: { to } }: Trigger, { from, heads }: Phrase, preposition: string): boolean {
    if (isVerb || this.#scene.entityById.get(heads[0]!.entity)?.type === 'place') return false;
    const { marks, verbAt } = this.#scene;
    const isOwned = type === 'CONSULT' && (preposition === 'li' || preposition === 'bi');
    if (!isOwned && preposition !== 'by') return false;
    // «على أيدي» has a word that looks like a verb
    for (let at = to; at < from - 2; at++) {
      if ((verbAt[at] && !markAt(this.#scene, at, 'gathers')) || marks.get(at)?.some(({ kind }) => kind === 'light' || kind === 'along')) return true;
    }
    return isOwned && from - to > MOST_ADJECTIVES && this.#isCommonNoun(from - 1);
  }

  /** A word of its own before what it governs: no name, time, adjective or mark. */
  #isCommonNoun(token: number): boolean {
    const { tokens, timeAt, namedAt } = this.#scene;
    return tokens.kind[token] === WORD && !timeAt[token] && !namedAt[token] && !this.#scene.marks.has(token) && !hasArticle(this.#scene, token) && !this.#around.phrasesAt(token).some((phrase) => phrase.from <= token && token < phrase.to);
  }

  /** «الاجتماع … العلاقات بين البلدين»: those between whom something else lies do not meet there. */
  #isOfTies({ type, isVerb, match: { to, clitics } }: Trigger, { from }: Phrase): boolean {
    if (type !== 'CONSULT' || isVerb) return false;
    if ((clitics & AL) !== 0 && from - to > MOST_ADJECTIVES) return true;
    for (let at = to; at < from; at++) if (markAt(this.#scene, at, 'ties', 'topic')) return true;
    return false;
  }

  /** «هجوم على قافلة», «اعتداء على المصلين», «من قبل ضباط»: what a preposition governs without a name. */
  #castUnnamedUnder({ match: { to }, frame, type }: Trigger, cast: CastBuilder): void {
    if (!NEEDS_WORDS.has(type)) return;
    const { clauseOf, marks } = this.#scene;
    const clause = clauseOf[to - 1];
    const next = this.#around.triggersAt(to - 1).find(({ match }) => match.from >= to)?.match.from ?? Infinity;
    for (let token = to; token < next && token - to < FARTHEST_UNNAMED && clauseOf[token] === clause; token++) {
      const preposition = marks.get(token)?.find(({ kind }) => kind === 'preposition');
      if (!preposition) continue;
      const side = preposition.id === 'by' ? 'actor' : (frame.get(preposition.id) ?? (preposition.id === 'did' && AGAINST.has(type) ? 'recipient' : 'x'));
      if (side === 'actor' || side === 'recipient' || side === 'place') cast.addNoun(this.#nouns.at(preposition.to), side === 'place' && preposition.id === 'ala' ? 'recipient' : side);
    }
  }

  /** «احتجاجا على قرار الحكومة», «للمطالبة باستقالة …»: against whom a protest is. */
  #castProtested({ match: { to }, type }: Trigger, cast: CastBuilder): void {
    if (type !== 'PROTEST') return;
    const { marks, sentences, sentenceOf } = this.#scene;
    const end = sentences[sentenceOf[to - 1]!]!.to;
    for (let token = to - 1; token < end; token++) {
      const against = marks.get(token)?.find(({ kind }) => kind === 'against');
      if (!against) continue;
      const phrase = this.#around.phrasesAt(token).find(({ heads }) => this.#scene.tokens.tokenAt(heads[0]!.span[0]) >= against.to);
      const noun = against.id === ASKED_OF ? this.#nouns.at(against.to) : null;
      if (noun && (!phrase || noun.to <= phrase.from)) return cast.addNoun(noun, 'recipient');
      if (!phrase || phrase.from - against.to > FARTHEST_PROTESTED) continue;
      // a town is where it happens
      const whom = phrase.heads.map(({ entity }) => entity).filter((entity) => this.#scene.entityById.get(entity)?.type !== 'place' || isCountry(this.#scene, entity));
      cast.add(whom, 'recipient', 'whom-the-protest-is-against');
      return;
    }
  }

  /** «زيارة لرئيس الحكومة», «جولة للوزير»: who holds an office and has no name comes. */
  #castVisitor({ mode, isVerb, match: { to } }: Trigger, cast: CastBuilder): void {
    if (mode !== 'visit' || isVerb || cast.hasActor()) return;
    const { found, sentenceOf, tokens } = this.#scene;
    for (let at = to; at < to + MOST_ADJECTIVES && at < tokens.count && sentenceOf[at] === sentenceOf[to - 1] && tokens.kind[at] === WORD; at++) {
      const office = found.at(at).find(({ entry, prefix, suffix }) => entry.class === 'title-offices' && prefix === 'ل' && suffix === '');
      if (office && !this.#around.phrasesAt(at).some((phrase) => phrase.from <= at && at < phrase.to)) return cast.addOffice(office, 'actor');
    }
  }

  /** «غادر X بغداد بعد زيارة»: who leaves was there. */
  #castLeaving({ mode, isVerb, match: { from, clitics, entry } }: Trigger, cast: CastBuilder): void {
    if (mode !== 'visit' || isVerb || (clitics & AL) !== 0 || (cast.hasActor() && cast.hasPlace())) return;
    const leaving = markBefore(this.#scene, from, FARTHEST_LEADER, 'leaving');
    if (!leaving) return;
    const left = this.#around.phrasesAt(leaving.from).filter((phrase) => phrase.from >= leaving.to && phrase.to <= from && phrase.preposition === null);
    const isPlace = ({ heads }: Phrase): boolean => this.#scene.entityById.get(heads[0]!.entity)?.type === 'place';
    const leaver = this.#around.subjectBefore(leaving.from) ?? left.find((phrase) => !isPlace(phrase) && !phrase.coordinated);
    const place = left.find(isPlace);
    if (leaver && !cast.hasActor()) cast.add(this.#around.withCoordinates(leaver), 'actor', 'who-leaves');
    if (place && entry.id !== HEAD_FOR) cast.setPlace(place.heads[0]!.entity);
  }

  /** «وصلت طائرة إغاثة سعودية»: whose the cargo is. */
  #castCargo({ match: { to, entry } }: Trigger, cast: CastBuilder): void {
    if (entry.id !== BRING_CARGO) return;
    const { tokens, clauseOf, found, countries } = this.#scene;
    for (let at = to; at < to + FARTHEST_LEADER && at < tokens.count && clauseOf[at] === clauseOf[to - 1]; at++) {
      if (!markAt(this.#scene, at, 'cargo')) continue;
      for (let next = at + 1; next <= at + MOST_ADJECTIVES && next < tokens.count; next++) {
        const nationality = found.findAt(next, 'nationality');
        const country = nationality?.prefix === '' ? countries.get(nationality.entry.id) : undefined;
        if (country) return cast.add([country.id], 'actor', 'whose-cargo');
      }
      return;
    }
  }

  /** «محادثات بيننا وبين الجانب التركي»: whoever speaks is one of the two. */
  #castBetweenUs({ frame, isVerb, match: { to } }: Trigger, cast: CastBuilder): void {
    if (isVerb || frame.get('bayn') !== 'actor') return;
    const { tokens, clauseOf } = this.#scene;
    for (let at = to; at < to + NEAR_SUBJECT && at < tokens.count && clauseOf[at] === clauseOf[to - 1]; at++) {
      if (tokens.slice(at) === BETWEEN_US) return cast.add(this.#speakersAt(at), 'actor', 'between-us');
    }
  }

  /** «أكد X أن التدخلات الإيرانية مرفوضة»: who says so refuses, and whose it is is refused. */
  #castRefused({ match: { from, clitics, entry } }: Trigger, cast: CastBuilder): void {
    if (entry.id !== REFUSED || (clitics & AL) !== 0) return;
    const { clauseOf, found, countries } = this.#scene;
    const speakers = this.#speakersAt(from);
    cast.add(speakers, 'actor', 'who-refuses-it');
    const owner = this.#around.phrasesAt(from).findLast(({ to }) => to <= from);
    if (owner && from - owner.to <= 1 && owner.preposition === null) return cast.add(this.#around.withCoordinates(owner).filter((entity) => !speakers.includes(entity)), 'recipient', 'whose-doing-is-refused');
    for (let at = from - 1; at >= Math.max(0, from - FARTHEST_REFUSED) && clauseOf[at] === clauseOf[from]; at--) {
      const nationality = found.findAt(at, 'nationality');
      const country = nationality && countries.get(nationality.entry.id);
      if (country && !speakers.includes(country.id)) return cast.add([country.id], 'recipient', 'whose-doing-is-refused');
    }
  }

  /** «متوجها إلى أديس أبابا حيث سيقوم بزيارة»: the place that the clause is about. */
  #castWhere({ type, match: { from } }: Trigger, cast: CastBuilder): void {
    if (type !== 'CONSULT' || cast.hasPlace()) return;
    const { clauseOf, marks } = this.#scene;
    let first = from;
    while (first > 0 && clauseOf[first - 1] === clauseOf[from]) first -= 1;
    if (!marks.get(first)?.some(({ id }) => id === WHERE)) return;
    const place = this.#around.phrasesAt(from).findLast(({ to }) => to <= first);
    if (place && first - place.to <= 1 && this.#scene.entityById.get(place.heads[0]!.entity)?.type === 'place') cast.setPlace(place.heads[0]!.entity);
  }

  /** «قال X خلال لقاء مع Y»: who is spoken of met him. */
  #castMeeting(trigger: Trigger, cast: CastBuilder): void {
    const { type, isVerb, mode, match: { from, to, clitics, suffix } } = trigger;
    if (type !== 'CONSULT' || isVerb || mode === 'visit' || mode === 'host' || suffix !== '' || (clitics & AL) !== 0 || cast.carrier !== null) return;
    // «أقر المجلس خلال اجتماع عقد أمس»
    const isDuring = mode === 'meet' && cast.isEmpty() && this.#nouns.at(to) === null && markAt(this.#scene, from - 1, 'edge') !== undefined;
    if (!isDuring && !cast.isOnlyWith()) return;
    if (!isDuring && !markAt(this.#scene, from - 1, 'preposition', 'after', 'edge') && !/[بل]$/.test(trigger.match.prefix)) return;
    cast.add(this.#impliedSubject(from, trigger), 'actor', 'who-met-them');
  }

  /** «أول زيارة لكارتر إلى بغداد»: a man behind ل comes, when nobody else does. */
  #isVisitor({ mode, isVerb }: Trigger, { preposition, heads }: Phrase, cast: CastBuilder): boolean {
    return mode === 'visit' && !isVerb && preposition === 'li' && !cast.hasActor() && this.#scene.entityById.get(heads[0]!.entity)?.type === 'person';
  }

  /** «تقوم دول من الائتلاف بتدريب …»: whether the carrier has a subject without a name. */
  #isNounBetween(from: number, to: number): boolean {
    const noun = this.#nouns.at(from);
    // «تواصل عمليات التدريب»: a noun right before it governs it
    return noun !== null && (noun.to < to || hasArticle(this.#scene, noun.to - 1)) && !this.#isAccusative(noun);
  }

  /** «في عدن بعد تحريرها»: the place told of last. */
  #placeBefore(token: number): readonly string[] {
    const phrase = this.#around.phrasesAt(token).findLast(({ to, heads }) => to <= token && this.#scene.entityById.get(heads[0]!.entity)?.type === 'place');
    return phrase ? [phrase.heads[0]!.entity] : [];
  }

  /** «وفدا … يزور سوريا»: a place behind a verb of visiting is where it goes. */
  #isWhereTo({ mode }: Trigger, bare: readonly Phrase[]): boolean {
    return mode === 'visit' && bare.length === 1 && this.#scene.entityById.get(bare[0]!.heads[0]!.entity)?.type === 'place';
  }

  /** «كما تفقد القوات», «وحث النرويج على»: what stands right behind a verb of another gender is not its subject. */
  #isOfOtherGender({ frame, match, type }: Trigger, bare: readonly Phrase[]): boolean {
    const { to, suffix } = match;
    if (bare.length !== 1 || bare[0]!.from !== to || suffix !== '' || !frame.has('o')) return false;
    const isPerson = this.#scene.entityById.get(bare[0]!.heads[0]!.entity)?.type === 'person';
    if (!isFeminine(match) && FEMININE_NOUN.test(this.#scene.tokens.slice(to)) && !isPerson) return true;
    // «يمنع إيران من …»: of deeds the doer need not be told
    const asked = OTHERS_DEEDS.has(type) ? null : genderAsked(match, true);
    return asked !== null && !(isPerson && asked === 'm') && !agrees(this.#scene, bare[0]!, asked);
  }

  /** «رابطا يندد بـ…», «لجنة تتعاون»: a present right behind an unknown word tells of that. */
  #isOfWordBefore({ match: { from, prefix, entry } }: Trigger): boolean {
    const { tokens, timeAt, namedAt, countedAt, marks, sentenceOf, clauseOf, verbAt, found } = this.#scene;
    const token = from - 1;
    if (prefix !== '' || entry.attributes['tense'] !== 'present' || token < 0 || sentenceOf[token] !== sentenceOf[from] || clauseOf[token] !== clauseOf[from] || tokens.kind[token] !== WORD) return false;
    if (timeAt[token] || namedAt[token] || countedAt[token] || verbAt[token] || marks.has(token)) return false;
    return !found.at(token).some(({ entry: { class: kind } }) => kind.startsWith('cue') || kind.endsWith('particles'));
  }

  /** «X أول وزير غربي يزور إيران»: who is the first to do it. */
  #foremostBefore(verb: number): Phrase | null {
    const { sentenceOf, tokens } = this.#scene;
    for (let at = verb - 1; at >= Math.max(0, verb - LONGEST_FOREMOST) && sentenceOf[at] === sentenceOf[verb] && tokens.kind[at] === WORD; at--) {
      if (!markAt(this.#scene, at, 'foremost')) continue;
      return at < verb - 1 ? (this.#around.phrasesAt(at).find(({ to, preposition }) => to === at && preposition === null) ?? null) : null;
    }
    return null;
  }

  /** «اعتقلت رجلا (33 عاما) هدد بـ…»: an indefinite word for somebody, his age aside, right before a verb. */
  #isOfSomebodyBefore(verb: number): boolean {
    const { tokens, sentenceOf, countedAt, timeAt, found, namedAt } = this.#scene;
    let token = verb - 1;
    while (token > 0 && (tokens.kind[token] === PUNCT ? tokens.text[tokens.start[token]!] !== '،' : countedAt[token] || timeAt[token])) token -= 1;
    if (token < 0 || sentenceOf[token] !== sentenceOf[verb] || tokens.kind[token] !== WORD || namedAt[token] || !ACCUSATIVE.test(tokens.slice(token))) return false;
    return found.at(token).some(({ entry, prefix, suffix }) => prefix === '' && suffix === '' && (entry.class === 'group-heads' || entry.class === 'title-professions' || (entry.class === 'counted-nouns' && entry.attributes['person'] === 'yes')));
  }

  /** «قرارا», «بيانا» right before a verb. */
  #isIndefiniteBefore(verb: number): boolean {
    const { tokens, timeAt, namedAt, marks, sentenceOf, verbAt } = this.#scene;
    const token = verb - 1;
    if (token < 0 || sentenceOf[token] !== sentenceOf[verb] || tokens.kind[token] !== WORD || timeAt[token] || namedAt[token] || verbAt[token] || marks.has(token)) return false;
    return ACCUSATIVE.test(tokens.slice(token));
  }

  /** «ندوة صحفية انعقدت»: an indefinite noun right before a verb is what its clause is about. */
  #isOfNounBefore(verb: number): boolean {
    const { tokens, timeAt, namedAt, countedAt, marks, sentenceOf, verbAt } = this.#scene;
    const token = verb - 1;
    if (token < 0 || sentenceOf[token] !== sentenceOf[verb] || tokens.kind[token] !== WORD || timeAt[token] || namedAt[token] || countedAt[token] || verbAt[token]) return false;
    if (marks.get(token)?.some(({ kind }) => kind !== 'referring' && !PASSED.has(kind))) return false;
    return INDEFINITE.test(tokens.slice(token)) && !hasArticle(this.#scene, token);
  }

  /** «المعترف بها من قبل …», «المدعومة من قبل …»: what another word was done by. */
  #isOfParticiple({ from }: Phrase, trigger: number): boolean {
    const { tokens, marks } = this.#scene;
    for (let at = from - 1; at >= Math.max(trigger, from - MOST_ADJECTIVES); at--) {
      if (!marks.get(at)?.some(({ id, kind }) => kind === 'preposition' && id === 'by')) continue;
      return at > trigger && (WITH_PRONOUN.test(tokens.slice(at - 1)) || PARTICIPLE.test(tokens.slice(at - 1)));
    }
    return false;
  }

  /** «على حاجز للجيش», «ضد أهداف لتنظيم …»: what belongs to somebody stands for him. */
  #governor({ from, preposition }: Phrase): string {
    if (preposition !== 'li') return preposition!;
    for (let at = from - 1; at >= Math.max(0, from - MOST_ADJECTIVES - 1); at--) {
      const mark = markAt(this.#scene, at, 'preposition');
      if (mark) return at < from - 1 && (mark.id === 'ala' || mark.id === 'did') ? mark.id : 'li';
      if (this.#scene.tokens.kind[at] !== WORD || this.#around.triggersAt(at).some(({ match }) => match.from === at)) break;
    }
    return 'li';
  }

  /** «بحثا مستجدات الأوضاع في ليبيا»: where the topic lies, not where the talks were. */
  #isTopic(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (markAt(this.#scene, at, 'topic')) return true;
    return false;
  }

  /** «يرافقه …», «برفقة …», «بحضور …»: present, not acting. */
  #castCompany({ match: { from } }: Trigger, cast: CastBuilder): void {
    const sentence = this.#scene.sentenceOf[from];
    for (let token = from; token < this.#scene.tokens.count && this.#scene.sentenceOf[token] === sentence; token++) {
      const along = markAt(this.#scene, token, 'along');
      if (!along) continue;
      const other = this.#around.triggersAt(from).some(({ match }) => match.from > from && match.to <= token && this.#scene.clauseOf[match.from] === this.#scene.clauseOf[token]);
      const company = this.#around.phrasesAt(from).find((phrase) => phrase.from >= along.to);
      if (company && !other && company.from - along.to <= MOST_ADJECTIVES) cast.add(this.#around.withCoordinates(company), 'also', 'in-the-company');
    }
  }

  #whoSaidBefore(noun: number): readonly string[] {
    const { sentences, sentenceOf } = this.#scene;
    const { from } = sentences[sentenceOf[noun]!]!;
    if (noun - from > FARTHEST_SAID || !markAt(this.#scene, from, 'came')) return [];
    return this.#around.openingBefore(noun)?.heads.map(({ entity }) => entity) ?? [];
  }

  /** «استقبل سموه …», «بعث، حفظه الله، …». */
  #isOfExcellency(token: number): boolean {
    const { tokens, found } = this.#scene;
    const at = token < tokens.count && tokens.kind[token] !== WORD ? token + 1 : token;
    return found.findAt(token, 'cue-speakers')?.entry.id === EXCELLENCY || markAt(this.#scene, at, 'prayer') !== undefined;
  }

  /** «كما استقبل سموه …»: the man of whom the text speaks. */
  #excellency(token: number, trigger: Trigger): readonly string[] {
    const isMan = (entity: string): boolean => this.#scene.entityById.get(entity)?.type === 'person';
    const implied = this.#impliedSubject(token, trigger).filter(isMan);
    if (implied.length > 0) return implied;
    return this.#around.openingWith(token, FARTHEST_EXCELLENCY, ({ heads }) => isMan(heads[0]!.entity))?.heads.map(({ entity }) => entity) ?? [];
  }

  /** «رافق سموه في هذه الزيارة X وY». */
  #isAccompanied({ mode, isVerb, match: { from, clitics } }: Trigger): boolean {
    return mode === 'visit' && !isVerb && (clitics & AL) !== 0 && markBefore(this.#scene, from, NEAR_SUBJECT, 'accompanied') !== undefined;
  }

  /** «حضر الاستقبال X وزير …، وY»: everybody named behind what they attend was there. */
  #castAttending({ match: { to } }: Trigger, cast: CastBuilder): void {
    for (const { from, preposition, heads } of this.#around.phrasesAt(to - 1)) {
      if (from < to || preposition !== null || this.#scene.clauseOf[from] !== this.#scene.clauseOf[to - 1]) continue;
      cast.add(heads.map(({ entity }) => entity).filter((entity) => this.#scene.entityById.get(entity)?.type === 'person'), 'also', 'who-attends');
    }
  }

  /** «استقبل وفدا … برئاسة X»: who leads the guests is one of them. */
  #castLeader({ type, mode, frame, match: { to } }: Trigger, cast: CastBuilder): void {
    // «عقد مجلس الوزراء جلسة برئاسة X»
    const side = frame.get('o') ?? (mode === 'meet' ? frame.get('g') : undefined);
    if (type !== 'CONSULT' || (side !== 'recipient' && side !== 'actor')) return;
    const { tokens, clauseOf } = this.#scene;
    for (let token = to; token < to + FARTHEST_LEADER && token < tokens.count && clauseOf[token] === clauseOf[to - 1]; token++) {
      const led = markAt(this.#scene, token, 'headed');
      if (!led) continue;
      const leader = this.#around.phrasesAt(token).find(({ heads }) => tokens.tokenAt(heads[0]!.span[0]) >= led.to);
      if (leader && leader.from <= led.to) cast.add(leader.heads.map(({ entity }) => entity), side, 'who-leads-them');
      return;
    }
  }

  /** Whom a verb or pronoun without a subject means: the subject of its statement or sentence, the speaker, the subject before. */
  #impliedSubject(token: number, { type, isVerb, match }: Trigger, asked = genderAsked(match, isVerb)): readonly string[] {
    const { suffix } = match;
    const { tokens, sentenceOf, statements } = this.#scene;
    const statement = findInnermostStatement(statements, [tokens.start[token]!, tokens.end[token]!]);
    const from = statement ? tokens.tokenAt(statement.content[0]) : this.#scene.sentences[sentenceOf[token]!]!.from;
    const first = this.#around.phrasesAt(token).find((phrase) => this.#agrees(phrase, match, { isVerb, asked }) && phrase.from >= Math.max(from, this.#around.elsewhereBefore(token)) && phrase.preposition === null && this.#around.headOf(phrase).preposition !== 'bayn' && !this.#around.isCompany(phrase.from) && !this.#isVisited(phrase) && !(type === 'CONSULT' && this.#isOwnCountry(phrase)) && !this.#isRelay(phrase) && !(OTHERS_DEEDS.has(type) && this.#isSpeaker(phrase)));
    if (first && first.to <= token) return this.#around.withCoordinates(first);
    // «والفصائل لم تتفق»: not the man who says so
    if (statement?.speaker && isVerb && asked === 'f' && this.#isSurelyMan(statement.speaker)) return [];
    if (statement?.speaker) return OTHERS_DEEDS.has(type) && (isVerb || suffix === '' || this.#speaksForOthers(statement.speaker)) ? [] : allSpeakersOf(statement);
    const speakers = OTHERS_DEEDS.has(type) ? [] : this.#speakersOfSentence(from, token);
    if (speakers.length > 0) return speakers;
    // «… وقتل 38 سائحا»: whoever the sentence before is about need not have killed them
    const opening = type === 'ASSAULT' && isVerb && suffix === '' && !PLURAL_VERB.test(match.entry.spelling) ? undefined : this.#around.openingBefore(from, (phrase) => this.#agrees(phrase, match, { isVerb, asked }));
    return opening ? this.#around.withCoordinates(opening) : [];
  }

  #isSurelyMan(entity: string): boolean {
    const { mentions, entityById, tokens } = this.#scene;
    if (entityById.get(entity)?.type !== 'person') return false;
    const named = mentions.find((mention) => mention.entity === entity && mention.form !== 'pronoun');
    return named !== undefined && !agrees(this.#scene, { from: tokens.tokenAt(named.span[0]), to: 0, heads: [named], preposition: null, coordinated: false }, 'f');
  }

  /** Whether a verb or pronoun may mean a phrase: «عن رفضهم», «ورحبوا» mean no single man and no country. */
  #agrees(phrase: Phrase, { entry, suffix }: LexiconMatch, { isVerb, asked }: { readonly isVerb: boolean; readonly asked: Gender | null }): boolean {
    const isOfSeveral = isVerb ? PLURAL_VERB.test(entry.spelling) : suffix === 'هم';
    if (!isOfSeveral) return agrees(this.#scene, phrase, asked);
    const type = this.#scene.entityById.get(phrase.heads[0]!.entity)?.type;
    return (type !== 'person' && type !== 'place') || this.#around.withCoordinates(phrase).length > 1;
  }

  /** «زارت أنقرة والتقت …»: the town that is visited does not meet. */
  #isVisited({ from, heads }: Phrase): boolean {
    if (this.#scene.entityById.get(heads[0]!.entity)?.type !== 'place') return false;
    return this.#around.triggersAt(from).some(({ match, isVerb, mode, frame }) => isVerb && mode === 'visit' && frame.get('o') === 'place' && match.to <= from && this.#around.isNear(match.to, from));
  }

  /** «موقف بلاده خلال لقاء»: his country does not meet. */
  #isOwnCountry({ heads: [head] }: Phrase): boolean {
    return head!.form === 'title' && this.#scene.entityById.get(head!.entity)?.type === 'place';
  }

  /** «بعملية تبادل», «بالهجوم». */
  #isUnderBi({ match: { from, prefix } }: Trigger): boolean {
    return prefix.endsWith('ب') || this.#scene.found.at(from - 1).some((match) => match.to === from && match.prefix.endsWith('ب'));
  }

  /** «وقال X في تصريحات عقب لقائه …»: who speaks in the sentence before a token. */
  #speakersOfSentence(from: number, token: number): readonly string[] {
    for (let at = from; at < token; at++) {
      const statement = this.#statementOfCue.get(at);
      if (statement?.speaker) return allSpeakersOf(statement);
    }
    return [];
  }

  /** «قال الناطق إن توقيفه …»: bodies and their spokesmen tell of others. */
  #speaksForOthers(speaker: string): boolean {
    const { entityById, mentions, tokens, found } = this.#scene;
    if (entityById.get(speaker)?.type !== 'person') return true;
    const titled = mentions.find(({ entity, role }) => entity === speaker && role !== null);
    if (!titled) return false;
    for (let token = tokens.tokenAt(titled.span[0]), left = LONGEST_OFFICE; token >= 0 && left > 0; token--, left--) if (found.at(token).some(({ entry }) => entry.id === SPOKESMAN)) return true;
    return false;
  }

  /** «قالت الوزارة إن …»: who tells of a deed has not done it. */
  #isSpeaker({ from }: Phrase): boolean {
    return from > 0 && this.#scene.found.at(from - 1).some(({ entry }) => entry.class === 'cues');
  }

  /** «نقلته وكالة …»: who passes the news on. */
  #isRelay({ from, preposition, heads }: Phrase): boolean {
    const { found, tokens } = this.#scene;
    const isMedium = found.at(tokens.tokenAt(heads[0]!.span[0])).some(({ entry }) => entry.class === 'media' || entry.class.startsWith('channel'));
    return isMedium || this.#around.isAside(from) || (preposition === null && from > 0 && found.at(from - 1).some(isRelayVerb));
  }
}
