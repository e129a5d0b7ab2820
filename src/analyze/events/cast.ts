import type { Participant, Side } from '../../model/event.ts';
import { type Statement, findInnermostStatement } from '../../model/statement.ts';
import { AL, FA, WA } from '../../text/clitics.ts';
import { PUNCT, QUOTE, WORD } from '../../text/tokens.ts';
import { type Phrase, likelyPreposition } from './phrase.ts';
import { type Mark, PASSED, type Scene, isCountry, isStop, markAt } from './scene.ts';
import { PROTESTERS, type Trigger } from './trigger.ts';

/** Who takes part in one telling of an event and where, with the readable reasons. */
export interface Cast {
  readonly participants: Participant[];
  place: string | null;
  /** Entities of the grammatical subject, for what the next clauses leave unsaid. */
  readonly subject: readonly string[];
  /** The light verb that carries the noun, if any. */
  readonly carrier: Mark | null;
  /** Whether the verb's subject is a noun that names nobody («خطف موظف …»). */
  readonly isUnnamed: boolean;
  readonly reasons: readonly string[];
}

/** A subject before its verb, or a noun after its light verb, stands at most this many tokens away. */
const NEAR_SUBJECT = 8;
const NEAR_CARRIER = 18;
/** Words between a preposition and the name at the end of what it governs: «باتجاه قصر رئاسة …». */
const LONGEST_GOVERNOR = 3;
/** Between «كان» and «قد» a subject may have a whole apposition. */
const FAR_SUBJECT = 30;
/** Adjectives between a noun and what it governs: «الدعم العسكري التركي لـ…». */
const MOST_ADJECTIVES = 3;
/** A damma after the first letter, or after that of form eight. */
const DAMMA_FIRST = /^(و|ف)?([\u0621-\u064A]\u064F|[\u0621-\u064A]{2,3}\u064F)/;
/** A verb that shows its plural follows its subject: «مسلحون قتلوا …». */
const PLURAL_VERB = /^\S+(وا|ون)(?= |$)/;
const HAS_PRONOUN: ReadonlySet<string> = new Set(['ه', 'ها', 'هم', 'هما', 'نا', 'هن']);
/** After a verb these say that no object comes. */
const ENDS_VERB: ReadonlySet<string> = new Set(['preposition', 'break', 'after', 'relative', 'aside', 'light', 'was', 'when', 'happening']);
const JOINED = 'subject-of-the-verb-before';
const others = ({ participants }: Cast, subject: readonly string[]): string[] => participants.map(({ entity }) => entity).filter((entity) => !subject.includes(entity));
/** «قواته», «جنودها». */
const OWN = /(ه|ها|هم)$/;
const ACCUSATIVE = /[اً]ً?$|^أمس$/;
/** Active participles in the accusative: «داعيا», «مطالبين», «منددة». */
const PARTICIPLE = /^(م\S+|داعي\S+|رافض\S+|حاث)(ا|ة|ين)$|^(داعيا|حاثا|رافضا)$/;
const BANQUET = 'banquet';
const GATHERED = /^جمع(ه|ته|ها|تها|هم)$/;
/** What is done by saying it. */
const IN_WORDS: ReadonlySet<string> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE']);
/** What is done to whoever ضد names. */
const AGAINST: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST', 'SANCTION']);
/** What speakers tell of as their own when they name no other doer. */
const JOINT_TYPES = new Set(['COOPERATE', 'AGREE']);

function bySentence<T>({ sentenceOf, sentences }: Scene, items: readonly T[], tokenOf: (item: T) => number): T[][] {
  const lists: T[][] = sentences.map(() => []);
  for (const item of items) lists[sentenceOf[tokenOf(item)]!]?.push(item);
  return lists;
}

/** «مصدر أمني», «شهود عيان» tell of events and take no part in them. */
function isSource({ found, tokens }: Scene, { heads }: Phrase): boolean {
  const entry = found.findAt(tokens.tokenAt(heads[0]!.span[0]), 'group-heads')?.entry;
  return entry !== undefined && SOURCES.has(entry.id);
}

const SOURCES: ReadonlySet<string> = new Set(['source', 'media']);
/** What nobody does by speaking of it: the speaker is no doer of these unless the text says so. */
const OTHERS_DEEDS: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST']);

/** The subject of a verb: a phrase beside it, or whoever the text leaves it to. */
interface Doer {
  readonly phrase: Phrase | null;
  readonly entities: readonly string[];
  readonly isBefore: boolean;
  readonly isUnnamed: boolean;
  readonly reason: string;
}

export class Casting {
  readonly #scene: Scene;
  readonly #phrases: readonly Phrase[];
  readonly #triggers: readonly Trigger[];
  readonly #phrasesOf: readonly (readonly Phrase[])[];
  readonly #triggersOf: readonly (readonly Trigger[])[];
  readonly #indexOf: ReadonlyMap<Phrase, number>;
  /** Statements by the first token of their cue. */
  readonly #statementOfCue: ReadonlyMap<number, Statement>;

  constructor(scene: Scene, phrases: readonly Phrase[], triggers: readonly Trigger[]) {
    this.#scene = scene;
    this.#phrases = phrases.filter((phrase) => !isSource(scene, phrase));
    this.#triggers = triggers;
    this.#phrasesOf = bySentence(scene, this.#phrases, ({ from }) => from);
    this.#triggersOf = bySentence(scene, triggers, ({ match }) => match.from);
    this.#indexOf = new Map(this.#phrases.map((phrase, index) => [phrase, index]));
    this.#statementOfCue = new Map(scene.statements.map((statement) => [scene.tokens.tokenAt(statement.cue.span[0]), statement]));
  }

  /** The phrases of the sentence of a token. */
  #phrasesAt(token: number): readonly Phrase[] {
    return this.#phrasesOf[this.#scene.sentenceOf[token] ?? -1] ?? [];
  }

  #triggersAt(token: number): readonly Trigger[] {
    return this.#triggersOf[this.#scene.sentenceOf[token] ?? -1] ?? [];
  }

  /** `before`: the cast of the telling before in the same sentence, whose actors go on when nobody else acts. */
  cast(index: number, before: Cast | null): Cast {
    const trigger = this.#triggers[index]!;
    const cast = new CastBuilder(this.#scene);
    if (trigger.isVerb) this.#castVerb(trigger, cast, before);
    else if (trigger.match.entry.id === PROTESTERS) this.#castProtesters(trigger, cast);
    else this.#castNoun(trigger, cast, before);
    this.#castPrepositions(trigger, cast);
    this.#castCompany(trigger, cast);
    this.#castSpeakers(trigger, cast);
    if (trigger.match.entry.id === BANQUET) cast.promoteCompany();
    const goesOn = !trigger.isVerb && !OTHERS_DEEDS.has(trigger.type) && !cast.hasActor() && (trigger.match.clitics & AL) === 0 && (trigger.frame.get('g') === 'actor' || trigger.frame.get('maa') === 'actor');
    if (goesOn && before) cast.add(before.participants.filter(({ side }) => side === 'actor').map(({ entity }) => entity), 'actor', 'actor-of-the-telling-before');
    return cast.build();
  }

  #castVerb(trigger: Trigger, cast: CastBuilder, told: Cast | null): void {
    const { from, to, suffix } = trigger.match;
    const bare = this.#bareAfter(to);
    const doer = this.#doerOf(trigger, bare, told);
    cast.subject = doer.entities;
    cast.isUnnamed = doer.isUnnamed;
    const { phrase } = doer;
    const isPassive = trigger.frame.has('p') && !HAS_PRONOUN.has(suffix) && (this.#isMarkedPassive(from) || (trigger.type !== 'CONSULT' && this.#isWithoutObject(trigger, doer, bare)));
    cast.add(doer.entities, isPassive ? trigger.frame.get('p')! : (trigger.frame.get('s') ?? 'actor'), doer.reason);
    if (trigger.frame.has('p')) this.#castCounted(to, cast);
    if (HAS_PRONOUN.has(suffix) && suffix !== 'نا') cast.add(doer.reason === JOINED ? others(told!, doer.entities) : this.#pronounObject(trigger, phrase), trigger.frame.get('o') ?? 'x', 'pronoun-on-verb');
    const object = isPassive ? undefined : bare.shift();
    if (object && this.#isNear(to, object.from)) cast.add(this.#withCoordinates(object), trigger.frame.get('o') ?? 'x', 'object-of-verb');
  }

  /** «قتل ثلاثة جنود في …», «مسلحون قتلوا أمس»: a verb that wants an object and has none was done to its subject. */
  #isWithoutObject({ match: { to, entry } }: Trigger, { phrase, isBefore, isUnnamed, entities }: Doer, bare: readonly Phrase[]): boolean {
    if (isUnnamed || (phrase === null && entities.length === 0)) return false;
    if (phrase && !isBefore) return !PLURAL_VERB.test(entry.spelling) && (bare.length === 0 ? !this.#hasUnnamedObject(phrase.to) : this.#isParted(phrase, bare[0]!));
    return bare.length === 0 && this.#endsClause(to);
  }

  /** Whether nothing that could be an object follows: a stop, a preposition or a new clause, days aside. */
  #endsClause(token: number): boolean {
    const { tokens, sentenceOf, marks } = this.#scene;
    let at = token;
    while (at < tokens.count && this.#isTime(at)) at += 1;
    if (at >= tokens.count || sentenceOf[at] !== sentenceOf[token - 1] || tokens.kind[at] === PUNCT) return true;
    return tokens.kind[at] === WORD && ((marks.get(at)?.some(({ kind }) => ENDS_VERB.has(kind)) ?? false) || likelyPreposition(this.#scene, at) || this.#triggersAt(token - 1).some(({ match }) => match.from === at && match.prefix !== ''));
  }

  /** Who is the subject of a verb; a phrase after the verb is taken out of `bare`. */
  #doerOf(trigger: Trigger, bare: Phrase[], told: Cast | null): Doer {
    const { from, to, suffix, entry, clitics } = trigger.match;
    const at = (phrase: Phrase, isBefore: boolean): Doer =>
      ({ phrase, entities: this.#withCoordinates(phrase), isBefore, isUnnamed: false, reason: isBefore ? 'subject-before-verb' : 'subject-after-verb' });
    const left = (entities: readonly string[], reason: string, isUnnamed = false): Doer => ({ phrase: null, entities, isBefore: false, isUnnamed, reason });
    if (suffix === 'نا') return left(this.#speakersAt(from), 'who-says-we');
    // «قطعت السعودية علاقاتها مع قطر وطالبتها بـ…»
    if (HAS_PRONOUN.has(suffix) && (clitics & (WA | FA)) !== 0 && bare.length === 0 && told && told.subject.length > 0) return left(told.subject, JOINED);
    const speakers = this.#speakersByCue(trigger);
    if (speakers) {
      const own = bare.findIndex(({ heads }) => heads.some(({ entity }) => speakers.includes(entity)));
      if (own >= 0) bare.splice(own, 1);
      return left(speakers, 'who-says-it');
    }
    const implied = (): Doer => left(this.#isToldOfEvent(from) ? [] : this.#impliedSubject(from, trigger), 'subject-of-the-sentence-before');
    if (markAt(this.#scene, to, 'during')) return implied();
    const before = HAS_PRONOUN.has(suffix) ? null : this.#subjectBefore(from);
    if (before) return at(before, true);
    const owner = this.#ownerOfForces(trigger);
    if (owner) return left(owner, 'whose-forces');
    if (PLURAL_VERB.test(entry.spelling)) return implied();
    if (this.#hasUnnamedSubject(to, bare[0]?.from ?? this.#nextVerbAfter(to))) return left(this.#countryOfUnnamed(to, to + MOST_ADJECTIVES), 'country-of-the-unnamed', true);
    if (bare.length > 1 && this.#isOblique(bare[0]!)) bare.unshift(...bare.splice(1, 1));
    if (this.#isObjectOfShared(trigger, bare)) return implied();
    const after = bare.shift();
    return after ? at(after, false) : implied();
  }

  /** «ودعا الأطراف إلى …»: who the statement that the verb introduces says is speaking. */
  #speakersByCue({ match, type, mode }: Trigger): readonly string[] | null {
    if (!IN_WORDS.has(type) && mode !== 'pledge') return null;
    const statement = this.#statementOfCue.get(match.from);
    return statement?.speakers ?? (statement?.speaker ? [statement.speaker] : null);
  }

  /** «زار X القاهرة والتقى Y»: one phrase after a joined verb that wants an object is its object. */
  #isObjectOfShared({ match: { from, prefix, clitics }, frame, type }: Trigger, bare: readonly Phrase[]): boolean {
    if (bare.length !== 1 || type !== 'CONSULT' || !frame.has('o') || (clitics & (WA | FA)) === 0 || prefix === '') return false;
    const { sentenceOf, sentences } = this.#scene;
    if (sentences[sentenceOf[from]!]!.from === from || this.#hasUnnamedObject(bare[0]!.to)) return false;
    return this.#triggersAt(from).some(({ match, isVerb, type: other }) => isVerb && other === 'CONSULT' && match.from < from && this.#scene.clauseOf[match.from] === this.#scene.clauseOf[from]);
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
    const before = this.#subjectBefore(from);
    const entities = before ? this.#withCoordinates(before) : this.#impliedSubject(from, { ...trigger, type: 'CONSULT' });
    const others = subject ? this.#withCoordinates(subject) : [];
    return entities.filter((entity) => !others.includes(entity));
  }

  /** «قصف مدفعي استهدف السوق»: the subject is the event itself. */
  #isToldOfEvent(verb: number): boolean {
    const isNoun = (token: number): boolean => this.#triggers.some(({ isVerb, match }) => !isVerb && match.from <= token && token < match.to);
    return isNoun(verb - 1) || (this.#scene.clauseOf[verb - 2] === this.#scene.clauseOf[verb] && isNoun(verb - 2));
  }

  /** «خطف مسلحون ناشطا»: an accusative right after the subject. */
  #hasUnnamedObject(token: number): boolean {
    const { tokens, sentenceOf } = this.#scene;
    return token < tokens.count && sentenceOf[token] === sentenceOf[token - 1] && tokens.kind[token] === WORD && !isStop(this.#scene, token) && /اً?$/.test(tokens.slice(token));
  }

  /** «قتل ما لا يقل عن عشرين شخصا»: those counted dead or wounded suffered it. */
  #castCounted(to: number, cast: CastBuilder): void {
    const { quantities, tokens } = this.#scene;
    for (const phrase of this.#phrasesAt(to - 1)) {
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

  /** Whether a stop or comma parts two phrases. */
  #isParted(left: Phrase, right: Phrase): boolean {
    for (let at = left.to; at < right.from; at++) if (this.#scene.tokens.kind[at] === PUNCT) return true;
    return false;
  }

  /** «اغتال مجهولون الصحافي …»: a noun that is no mention stands where the subject does; an accusative one is none. */
  #hasUnnamedSubject(from: number, to: number): boolean {
    const { tokens, found, times, quantities } = this.#scene;
    const first = from;
    if (first >= to || first >= tokens.count || tokens.kind[first] !== WORD || this.#scene.sentenceOf[first] !== this.#scene.sentenceOf[from - 1]) return false;
    if (this.#scene.marks.has(first) || ACCUSATIVE.test(tokens.slice(first))) return false;
    if (found.at(first).some(({ entry, prefix }) => prefix === '' && entry.class === 'cues') || this.#phrasesAt(from - 1).some((phrase) => phrase.from <= first && first < phrase.to)) return false;
    if (likelyPreposition(this.#scene, first) || this.#triggersAt(first).some(({ match }) => match.from === first && match.prefix !== '')) return false;
    return !times.some(({ span }) => tokens.tokenAt(span[0]) === first) && !quantities.some(({ span }) => tokens.tokenAt(span[0]) === first && to - first <= 2);
  }

  #castProtesters({ match: { from } }: Trigger, cast: CastBuilder): void {
    const phrase = this.#phrasesAt(from).find((candidate) => candidate.from <= from && from < candidate.to);
    if (phrase && this.#headOf(phrase).preposition === null) cast.add(phrase.heads.map(({ entity }) => entity), 'actor', 'those-who-protest');
  }

  #castNoun(trigger: Trigger, cast: CastBuilder, told: Cast | null): void {
    const { from, to, suffix } = trigger.match;
    const side = trigger.frame.get('g') ?? 'actor';
    const carrier = this.#carrierOf(from);
    if (carrier) {
      const subject = this.#subjectBefore(carrier.from) ?? this.#firstBareBetween(carrier.to, from);
      const national = subject ? [] : this.#countryOfUnnamed(carrier.from - 2, carrier.from);
      const entities = subject ? this.#withCoordinates(subject) : national.length > 0 ? national : this.#allBefore(carrier, told) ?? this.#impliedSubject(from, trigger);
      cast.carrier = carrier;
      cast.subject = entities;
      // of a killing or an arrest the genitive is who suffers it; who carries it out still acts
      cast.add(entities, carrier.id === 'suffer' || carrier.id === 'repel' || (carrier.id === 'receive' && trigger.type !== 'CONSULT') ? 'recipient' : carrier.id === 'take-part' ? 'also' : 'actor', 'subject-of-light-verb');
    }
    // «بعد لقاء جمعه مع X»: the pronoun is who was spoken of
    if (GATHERED.test(this.#scene.tokens.slice(Math.min(to, this.#scene.tokens.count - 1)))) cast.add(this.#impliedSubject(from, trigger), 'actor', 'pronoun-on-the-gathering-verb');
    const doer = this.#doerAfter(to);
    if (doer) cast.add(this.#withCoordinates(doer.phrase), doer.side, 'who-carried-it-out');
    const hasPronoun = suffix !== '' && !carrier;
    if (hasPronoun) cast.add(this.#pronounOf(trigger), side === 'either' ? 'actor' : side, 'pronoun-on-noun');
    this.#castAdjectives(trigger, cast);
    if (this.#isParticiple(trigger)) return this.#castParticiple(trigger, cast);
    // a noun with the article governs nothing
    const genitive = trigger.match.clitics & AL ? null : this.#genitiveAt(to);
    if (!genitive) return;
    // «استقباله الوزيرَ»: after the pronoun comes the object
    const genitiveSide = hasPronoun ? (trigger.frame.get('o') ?? 'recipient') : side;
    cast.add(this.#withCoordinates(genitive), genitiveSide, 'genitive-of-noun');
  }

  /** «…، داعيا الأطراف إلى», «متوعدا بالرد»: what the subject does besides. */
  #isParticiple({ type, match: { entry, clitics, prefix } }: Trigger): boolean {
    return IN_WORDS.has(type) && (clitics & AL) === 0 && prefix === '' && PARTICIPLE.test(entry.spelling);
  }

  #castParticiple(trigger: Trigger, cast: CastBuilder): void {
    const { from, to } = trigger.match;
    const statement = this.#statementOfCue.get(from);
    const speakers = statement?.speakers ?? (statement?.speaker ? [statement.speaker] : this.#impliedSubject(from, trigger));
    cast.add(speakers, 'actor', 'subject-of-the-participle');
    const object = this.#genitiveAt(to);
    if (object) cast.add(this.#withCoordinates(object).filter((entity) => !speakers.includes(entity)), 'recipient', 'object-of-the-participle');
  }

  /** «استقبل X الوزيرين، حيث شاركوا في …»: a plural verb means everyone told of just before. */
  #allBefore({ from }: Mark, told: Cast | null): readonly string[] | null {
    if (!told || told.participants.length < 2 || !this.#scene.tokens.slice(from).endsWith('وا')) return null;
    return told.participants.map(({ entity }) => entity);
  }

  /** Whom the pronoun on a noun means; a dual one means two. */
  #pronounOf(trigger: Trigger): readonly string[] {
    const { from, suffix } = trigger.match;
    if (suffix !== 'هما') return this.#impliedSubject(from, trigger);
    const pair = this.#phrasesAt(from).findLast((phrase) => phrase.to <= from && this.#withCoordinates(phrase).length === 2);
    return pair ? this.#withCoordinates(pair) : this.#impliedSubject(from, trigger);
  }

  /** Whoever speaks where a token stands. */
  #speakersAt(token: number): readonly string[] {
    const { tokens, statements } = this.#scene;
    const statement = findInnermostStatement(statements, [tokens.start[token]!, tokens.end[token]!]);
    return statement?.speakers ?? (statement?.speaker ? [statement.speaker] : []);
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
  #castAdjectives({ match: { to, clitics, prefix }, frame }: Trigger, cast: CastBuilder): void {
    const { found, tokens, countries } = this.#scene;
    const isDefinite = (clitics & AL) !== 0 || (prefix === '' && this.#isDefinite(to - 1));
    for (let token = to, left = MOST_ADJECTIVES; left > 0 && tokens.kind[token] === WORD; token++, left--) {
      if (this.#scene.marks.get(token)?.some(({ kind }) => kind !== 'field' && kind !== 'jointly' && !PASSED.has(kind))) return;
      const nationality = found.findAt(token, 'nationality');
      const country = nationality?.prefix === '' ? countries.get(nationality.entry.id) : undefined;
      // an adjective is definite when its noun is: «الاجتماع رئيس …» ends the search
      if (this.#isDefinite(token) !== isDefinite) return;
      if (country) cast.add([country.id], frame.get('g') ?? 'actor', 'adjective-of-nationality');
    }
  }

  #isDefinite(token: number): boolean {
    return this.#scene.language.readings(this.#scene.tokens.form[token]!).some(({ clitics, prefix }) => prefix === '' && (clitics & AL) !== 0);
  }

  /** Phrases under a preposition go to the nearest trigger before them whose frame knows the preposition. */
  #castPrepositions(trigger: Trigger, cast: CastBuilder): void {
    const { from, to } = trigger.match;
    const clause = this.#scene.clauseOf[from];
    const later = this.#triggersAt(from).filter(({ match }) => match.from >= to);
    for (const phrase of this.#phrasesAt(from)) {
      if (phrase.from < to || phrase.preposition === null) continue;
      if (this.#scene.clauseOf[phrase.from] !== clause) break;
      const preposition = this.#governor(phrase);
      if (later.some(({ match, frame, isVerb }) => match.from < phrase.from && (isVerb || (preposition !== 'maa' && preposition !== 'bayn') || (match.clitics & AL) === 0) && (preposition === 'by' || frame.has(preposition)))) continue;
      if (preposition === 'fi') {
        if (!this.#isTopic(to, phrase.from)) cast.setPlace(phrase.heads[0]!.entity);
        continue;
      }
      const side = preposition === 'by' ? 'actor' : (trigger.frame.get(preposition) ?? (preposition === 'did' && AGAINST.has(trigger.type) ? 'recipient' : undefined));
      // «قصف لقوات …» is theirs, «ضربات ضد أهداف لـ…» is not
      if (preposition === 'li' && side === 'actor' && trigger.type === 'ASSAULT' && phrase.from > to + 1) continue;
      if (side === 'place' && trigger.type === 'RETREAT') cast.setPlace(phrase.heads[0]!.entity);
      else if (side) cast.add(this.#withCoordinates(phrase), side, `after-${preposition}`);
    }
  }

  /** «على حاجز للجيش», «ضد أهداف لتنظيم …»: what belongs to somebody stands for him. */
  #governor({ from, preposition }: Phrase): string {
    if (preposition !== 'li') return preposition!;
    for (let at = from - 1; at >= Math.max(0, from - MOST_ADJECTIVES - 1); at--) {
      const mark = markAt(this.#scene, at, 'preposition');
      if (mark) return at < from - 1 && (mark.id === 'ala' || mark.id === 'did') ? mark.id : 'li';
      if (this.#scene.tokens.kind[at] !== WORD || this.#triggersAt(at).some(({ match }) => match.from === at)) break;
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
      const other = this.#triggersAt(from).some(({ match }) => match.from > from && match.to <= token && this.#scene.clauseOf[match.from] === this.#scene.clauseOf[token]);
      const company = this.#phrasesAt(from).find((phrase) => phrase.from >= along.to);
      if (company && !other && company.from - along.to <= MOST_ADJECTIVES) cast.add(this.#withCoordinates(company), 'also', 'in-the-company');
    }
  }

  /** Duals and sound plurals show their case: «استقبل الوزيرين … وكيلُ الوزارة» puts the object first. */
  #isOblique({ heads }: Phrase): boolean {
    const [start, end] = heads[0]!.span;
    const first = this.#scene.tokens.tokenAt(start);
    return heads.length > 1 && this.#scene.article.text.slice(start, end).length > 0 && this.#scene.tokens.slice(first).endsWith('ين');
  }

  /** Whom a verb or pronoun without a subject means: the subject of its statement or sentence, the speaker, the subject before. */
  #impliedSubject(token: number, { type, isVerb, match: { suffix } }: Trigger): readonly string[] {
    const { tokens, sentenceOf, statements } = this.#scene;
    const statement = findInnermostStatement(statements, [tokens.start[token]!, tokens.end[token]!]);
    const from = statement ? tokens.tokenAt(statement.content[0]) : this.#scene.sentences[sentenceOf[token]!]!.from;
    const first = this.#phrasesAt(token).find((phrase) => phrase.from >= from && phrase.preposition === null && !this.#isCompany(phrase.from) && !this.#isRelay(phrase) && !(OTHERS_DEEDS.has(type) && this.#isSpeaker(phrase)));
    if (first && first.to <= token) return this.#withCoordinates(first);
    if (statement?.speaker) return OTHERS_DEEDS.has(type) && (isVerb || suffix === '') ? [] : (statement.speakers ?? [statement.speaker]);
    const opening = this.#phrasesOf[sentenceOf[from]! - 1]?.find(({ preposition }) => preposition === null);
    return opening ? this.#withCoordinates(opening) : [];
  }

  /** «قالت الوزارة إن …»: who tells of a deed has not done it. */
  #isSpeaker({ from }: Phrase): boolean {
    return from > 0 && this.#scene.found.at(from - 1).some(({ entry }) => entry.class === 'cues');
  }

  /** «نقلته وكالة …»: who passes the news on. */
  #isRelay({ from, preposition, heads }: Phrase): boolean {
    const { found, tokens } = this.#scene;
    const isMedium = found.at(tokens.tokenAt(heads[0]!.span[0])).some(({ entry }) => entry.class === 'media' || entry.class.startsWith('channel'));
    return isMedium || this.#isAside(from) || (preposition === null && from > 0 && found.at(from - 1).some(({ entry }) => entry.class === 'channel-relays'));
  }

  /** «مقاتلات تركية شنت …», «قصفت طائرات إسرائيلية …»: the country of a doer who is not named. */
  #countryOfUnnamed(from: number, to: number): readonly string[] {
    for (let token = from; token < to; token++) {
      if (this.#scene.tokens.kind[token] !== WORD || isStop(this.#scene, token)) return [];
      const nationality = this.#scene.found.findAt(token, 'nationality');
      const country = nationality && token > from ? this.#scene.countries.get(nationality.entry.id) : undefined;
      if (country) return [country.id];
    }
    return [];
  }

  /** The bare phrase that is the subject before a verb: just before it, or what a relative clause is about. */
  #subjectBefore(verb: number): Phrase | null {
    const { clauseOf } = this.#scene;
    const already = markAt(this.#scene, verb - 1, 'already');
    const opened = already ? this.#subjectOfWas(already.from) : null;
    if (opened) return opened;
    const relative = markAt(this.#scene, verb - 1, 'relative');
    const limit = relative ? relative.from : already ? already.from : verb;
    const last = this.#phrasesAt(verb).findLast((phrase) => phrase.to <= limit);
    if (!last || limit - last.to > NEAR_SUBJECT) return null;
    if (relative) return limit - last.to <= 2 ? last : null;
    if (clauseOf[last.from] !== clauseOf[verb]) return null;
    const head = this.#headOf(last);
    if (head.preposition !== null || this.#hasTriggerBetween(head.from, verb) || this.#hasVerbBefore(head.from)) return null;
    return limit - last.to <= 2 ? head : null;
  }

  /** «كانت كتائب …، الجناح العسكري …، قد أطلقت»: the subject follows كان, however far. */
  #subjectOfWas(already: number): Phrase | null {
    const sentence = this.#scene.sentenceOf[already];
    for (let at = already - 1; at >= Math.max(0, already - FAR_SUBJECT) && this.#scene.sentenceOf[at] === sentence; at--) {
      if (!markAt(this.#scene, at, 'was')) continue;
      const phrase = this.#phrasesAt(already).find(({ from }) => from > at);
      return phrase && phrase.preposition === null && phrase.to <= already && phrase.from - at <= MOST_ADJECTIVES ? phrase : null;
    }
    return null;
  }

  /** Whether a verb opens the clause before a phrase, so that the phrase belongs to that verb. */
  #hasVerbBefore(token: number): boolean {
    const clause = this.#scene.clauseOf[token];
    for (let at = token - 1; at >= 0 && this.#scene.clauseOf[at] === clause; at--) {
      if (this.#scene.found.at(at).some(({ entry, prefix }) => (entry.class === 'cues' || entry.class === 'event-verbs') && prefix.length < 2)) return true;
      if (markAt(this.#scene, at, 'light')) return true;
    }
    return false;
  }

  #hasTriggerBetween(from: number, to: number): boolean {
    return this.#triggersAt(from).some(({ match }) => match.from >= from && match.to <= to && match.from < to);
  }

  /** The first phrase of a run of coordinated ones. */
  #headOf(phrase: Phrase): Phrase {
    let index = this.#indexOf.get(phrase)!;
    while (this.#phrases[index]!.coordinated && index > 0 && this.#touches(this.#phrases[index - 1]!, this.#phrases[index]!)) index -= 1;
    return this.#phrases[index]!;
  }

  /** Bare phrases of the clause after a token, up to the next verb. */
  #bareAfter(token: number): Phrase[] {
    const clause = this.#scene.clauseOf[token - 1];
    const end = this.#nextVerbAfter(token);
    return this.#phrasesAt(token - 1).filter(
      ({ from, preposition, coordinated }) =>
        from >= token && from < end && this.#scene.clauseOf[from] === clause && preposition === null && !coordinated && !this.#isCompany(from) && !this.#isAside(from) && (from === token || !this.#isGoverned(from)),
    );
  }

  /** «بالتخطيط لمهاجمة جنود …»: a noun that tells of something else, or one under a preposition, has the phrase behind it. */
  #isGoverned(from: number): boolean {
    const { tokens, sentenceOf, quantities } = this.#scene;
    const triggers = this.#triggersAt(from);
    const phrases = this.#phrasesAt(from);
    for (let at = from - 1; at >= Math.max(0, from - LONGEST_GOVERNOR) && sentenceOf[at] === sentenceOf[from] && tokens.kind[at] === WORD; at--) {
      const trigger = triggers.find(({ match }) => match.from <= at && at < match.to);
      if (trigger) return !trigger.isVerb && at === from - 1;
      if (phrases.some((phrase) => phrase.from <= at && at < phrase.to) || quantities.some(({ span }) => span[0] <= tokens.start[at]! && tokens.end[at]! <= span[1])) return false;
      if (this.#isTime(at)) return false;
      // right before the phrase it is part of «كل من»
      if (markAt(this.#scene, at, 'preposition') && at === from - 1) continue;
      if (markAt(this.#scene, at, 'preposition') || likelyPreposition(this.#scene, at)) return true;
      if (isStop(this.#scene, at)) return false;
    }
    return false;
  }

  #isTime(token: number): boolean {
    const { tokens, times, marks } = this.#scene;
    const [start, end] = [tokens.start[token]!, tokens.end[token]!];
    return times.some(({ span }) => span[0] <= start && end <= span[1]) || (marks.get(token)?.some(({ kind }) => kind === 'adverb') ?? false);
  }

  /** Where the next verb stands: one that tells an event, carries a noun, or says that something befell. */
  #nextVerbAfter(token: number): number {
    const { clauseOf, tokens } = this.#scene;
    const clause = clauseOf[token - 1];
    const verb = this.#triggersAt(token - 1).find(({ match, isVerb }) => isVerb && match.from >= token)?.match.from ?? Infinity;
    for (let at = token; at < tokens.count && at < verb && clauseOf[at] === clause; at++) {
      if (markAt(this.#scene, at, 'happening', 'relative')) return at;
      if (at > token && markAt(this.#scene, at, 'light') && !markAt(this.#scene, at, 'preposition')) return at;
    }
    return verb;
  }

  #isCompany(from: number): boolean {
    return markAt(this.#scene, from - 1, 'along') !== undefined;
  }

  /** «وفق ما نقلته وكالة …»: named in passing, up to the comma. */
  #isAside(from: number): boolean {
    const { tokens, sentenceOf } = this.#scene;
    for (let at = from - 1; at >= 0 && sentenceOf[at] === sentenceOf[from]; at--) {
      if (tokens.kind[at] === PUNCT) return false;
      if (markAt(this.#scene, at, 'aside')) return true;
    }
    return false;
  }

  #firstBareBetween(from: number, to: number): Phrase | null {
    return this.#bareAfter(from).find((phrase) => phrase.to <= to) ?? null;
  }

  /** The light verb of a noun: «أجرى X زيارة». */
  #carrierOf(noun: number): Mark | null {
    const clause = this.#scene.clauseOf[noun];
    for (let token = noun - 1; token >= Math.max(0, noun - NEAR_CARRIER) && this.#scene.clauseOf[token] === clause; token--) {
      const light = markAt(this.#scene, token, 'light');
      if (light) return light;
      if (this.#triggersAt(token).some(({ match }) => match.from === token)) return null;
    }
    return null;
  }

  /** «زيارة … قام بها X», «غارة نفذها X». */
  #doerAfter(token: number): { phrase: Phrase; side: 'actor' | 'also' } | null {
    const sentence = this.#scene.sentenceOf[token - 1];
    for (let at = token; at < token + MOST_ADJECTIVES + 2 && this.#scene.sentenceOf[at] === sentence; at++) {
      const light = markAt(this.#scene, at, 'light');
      if (!light) continue;
      const phrase = this.#phrasesAt(at).find(({ from, preposition }) => from >= light.to && from - light.to <= MOST_ADJECTIVES + 1 && preposition === null);
      return phrase ? { phrase, side: light.id === 'take-part' ? 'also' : 'actor' } : null;
    }
    return null;
  }

  /** The bare phrase right after a noun, adjectives between them allowed. */
  #genitiveAt(token: number): Phrase | null {
    const phrase = this.#phrasesAt(token - 1).find(({ from }) => from >= token);
    if (!phrase || phrase.preposition !== null || phrase.coordinated) return null;
    for (let at = token; at < phrase.from; at++) {
      if (this.#scene.tokens.kind[at] === QUOTE) continue;
      if (this.#scene.tokens.kind[at] === PUNCT || isStop(this.#scene, at) || at - token >= MOST_ADJECTIVES || this.#isTriggerAt(at)) return null;
    }
    return phrase;
  }

  #isTriggerAt(token: number): boolean {
    return this.#triggersAt(token).some(({ match }) => match.from === token);
  }

  /** The entities of a phrase and of those that و joins to it. */
  #withCoordinates(phrase: Phrase): string[] {
    const entities = phrase.heads.map(({ entity }) => entity);
    let last = phrase;
    for (let index = this.#indexOf.get(phrase)! + 1; index < this.#phrases.length; index++) {
      const next = this.#phrases[index]!;
      if (!next.coordinated || !this.#touches(last, next)) break;
      entities.push(...next.heads.map(({ entity }) => entity));
      last = next;
    }
    return [...new Set(entities)];
  }

  /** Whether only commas, quotation marks or an adjective stand between two phrases. */
  #touches(left: Phrase, right: Phrase): boolean {
    if (this.#scene.sentenceOf[left.from] !== this.#scene.sentenceOf[right.from]) return false;
    let words = 0;
    for (let at = left.to; at < right.from; at++) {
      if (this.#scene.tokens.kind[at] !== WORD) continue;
      if (isStop(this.#scene, at) || ++words > 2) return false;
    }
    return true;
  }

  #isNear(from: number, to: number): boolean {
    for (let at = from; at < to; at++) if (this.#scene.tokens.kind[at] === PUNCT && this.#scene.tokens.text[this.#scene.tokens.start[at]!] !== '،') return false;
    return to - from <= NEAR_CARRIER * 2;
  }
}

class CastBuilder {
  readonly #scene: Scene;
  readonly #sides = new Map<string, Side>();
  readonly #reasons = new Set<string>();
  readonly #either = new Set<string>();
  #place: string | null = null;
  subject: readonly string[] = [];
  carrier: Mark | null = null;
  isUnnamed = false;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** Gives entities a side; the first side an entity gets stays. A city is where it happens, a country may take part too. */
  add(entities: readonly string[], side: string, reason: string): void {
    if (side === 'x') return;
    for (const id of entities) {
      const entity = this.#scene.entityById.get(id);
      if (!entity) continue;
      if (side === 'place' || (entity.type === 'place' && !isCountry(this.#scene, id))) {
        if (entity.type === 'place') this.setPlace(id);
        if (side === 'place' && (entity.type !== 'place' || isCountry(this.#scene, id))) this.#put(id, 'recipient', reason);
      } else this.#put(id, side as Side | 'either', reason);
    }
  }

  hasActor(): boolean {
    return this.#either.size > 0 || [...this.#sides.values()].includes('actor');
  }

  /** «شاركوا في مأدبة»: those at a meeting of nobody else hold it. */
  promoteCompany(): void {
    if (this.hasActor()) return;
    for (const [entity, side] of this.#sides) if (side === 'also') this.#sides.set(entity, 'actor');
  }

  #put(entity: string, side: Side | 'either', reason: string): void {
    if (this.#sides.has(entity)) return;
    if (side === 'either') this.#either.add(entity);
    else this.#sides.set(entity, side);
    this.#reasons.add(reason);
  }

  setPlace(entity: string): void {
    const known = this.#place;
    if (this.#scene.entityById.get(entity)?.type !== 'place') return;
    if (known === null || isCountry(this.#scene, known)) this.#place = entity;
  }

  /** «دعم X ل…» is X's support, «دعم X» alone support for X, unless X is a country. */
  #settleEither(): void {
    const hasRecipient = [...this.#sides.values()].includes('recipient');
    for (const entity of this.#either) {
      if (!this.#sides.has(entity)) this.#sides.set(entity, hasRecipient || isCountry(this.#scene, entity) ? 'actor' : 'recipient');
    }
  }

  build(): Cast {
    this.#settleEither();
    const participants = [...this.#sides].map(([entity, side]) => ({ entity, side }));
    return { participants, place: this.#place, subject: this.subject, carrier: this.carrier, isUnnamed: this.isUnnamed, reasons: [...this.#reasons] };
  }
}
