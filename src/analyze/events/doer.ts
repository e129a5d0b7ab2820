import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { allSpeakersOf, findInnermostStatement } from '../../model/statement.ts';
import { AL, FA, WA } from '../../text/clitics.ts';
import { WORD } from '../../text/tokens.ts';
import { excellency, impliedSubject, isOfExcellency, isSurelyMan, ownCountry, speakersAt } from './antecedent.ts';
import { foremostBefore, isIndefiniteBefore, isJoinedRelative, isOfAntecedent, isOfNounBefore, isOfSomebodyBefore, isOfWordBefore } from './before-verb.ts';
import type { Cast } from './cast-builder.ts';
import { agrees, genderAsked } from './gender.ts';
import type { Phrase } from './phrase.ts';
import { type Scene, markAt } from './scene.ts';
import { IN_WORDS, OTHERS_DEEDS, type Setting, WHERE } from './setting.ts';
import { MOST_ADJECTIVES } from './surroundings.ts';
import { isBareTitle } from './titles.ts';
import type { Trigger } from './trigger.ts';
import type { Noun } from './unnamed.ts';
import { ACCUSATIVE, FEMININE_FORM, FEMININE_NOUN, HAS_PRONOUN, OWN, PLURAL_VERB, isFeminine } from './word-form.ts';

/** «شنت», «تشن»: a verb of a body or a woman. */
const BODY_VERB = /^[وف]?ت\p{L}+[^انو]$|\p{L}{2}ت$/u;
/** «القياديون»: a plural that shows it is a subject. */
const NOMINATIVE = /^ال\p{L}{3,}ون$/u;
/** «نرفض», «ندعو»: verbs of those who speak. */
const isOfUs = ({ spelling, attributes }: LexiconMatch['entry']): boolean => attributes['tense'] === 'present' && OF_US.test(spelling);
/** «نرد», «سنرد», «لن نكتفي». */
const OF_US = /^(?:س|لن )?ن/;
/** «إنه», «بأنها». */
const SAID_OF_SELF = /^ب?[أإا]ن(ه|ها|هم|هما)$/;
export const JOINED = 'subject-of-the-verb-before';
export const EVENT_ITSELF = 'the-event-itself';
const JUDGE = 'judge';
/** «اجتمع», «يجتمعون»: with others only by a preposition. */
const MEETS_ALONE = /جتمع/;
/** «بأنه». */
const AS = /^ب[أا]ن/;
/** The subject of a verb: a phrase beside it, or whoever the text leaves it to. */
export interface Doer {
  readonly phrase: Phrase | null;
  readonly entities: readonly string[];
  readonly isBefore: boolean;
  readonly isUnnamed: boolean;
  readonly reason: string;
  /** The words for a speaker whom no mention names. */
  readonly described?: Noun;
}

/** A verb whose subject is asked for, with the bare phrases behind it, of which the subject is taken out, and the telling before. */
interface Clause {
  readonly setting: Setting;
  readonly trigger: Trigger;
  readonly bare: Phrase[];
  readonly told: Cast | null;
}

/** Who is the subject of a verb; a phrase after the verb is taken out of `bare`. */
export function doerOf(clause: Clause): Doer {
  return shownByVerb(clause) ?? whoSpeaks(clause) ?? openingClause(clause) ?? standingBefore(clause) ?? ownDoer(clause) ?? toldBefore(clause) ?? standingBehind(clause);
}

function phraseDoer({ setting: { around } }: Clause, phrase: Phrase, where: 'before' | 'after'): Doer {
  return { phrase, entities: around.withCoordinates(phrase), isBefore: where === 'before', isUnnamed: false, reason: `subject-${where}-verb` };
}

const left = (entities: readonly string[], reason: string): Doer => ({ phrase: null, entities, isBefore: false, isUnnamed: false, reason });
const leftToNoun = (reason: string, entities: readonly string[] = []): Doer => ({ phrase: null, entities, isBefore: false, isUnnamed: true, reason });

/** What the form of the verb and its pronouns show by themselves. */
function shownByVerb(clause: Clause): Doer | null {
  const { setting, trigger: { match: { from, to, suffix, entry, clitics } }, bare, told } = clause;
  // «ألقي القبض على …»: a passive shows its ي
  if (entry.spelling.endsWith('ى') && setting.scene.tokens.slice(to - 1).endsWith('ي')) return leftToNoun('passive-by-its-ending');
  if (suffix === 'نا' || isOfUs(entry)) return left(speakersAt(setting.scene, from), 'who-says-we');
  // «قطعت السعودية علاقاتها مع قطر وطالبتها بـ…»
  if (HAS_PRONOUN.has(suffix) && (clitics & (WA | FA)) !== 0 && isUnderPreposition(clause) && told && told.subject.length > 0) {
    bare.length = 0;
    return left(told.subject, JOINED);
  }
  const had = whoHad(setting, clause.trigger) ?? whoHadBefore(setting, from);
  return had && phraseDoer(clause, had, 'before');
}

/** «سبق لـX أن زار …». */
function whoHadBefore({ around, scene }: Setting, verb: number): Phrase | null {
  if (!scene.marks.hasId(verb - 1, 'that')) return null;
  return around.phrasesAt(verb).find(({ from, to, preposition }) => to === verb - 1 && preposition === 'li' && markAt(scene, from - 1, 'had-before') !== undefined) ?? null;
}

/** «ومنعتها من دخول المبنى»: whether nothing but what a preposition governs stands behind a verb. */
function isUnderPreposition({ setting: { scene }, trigger: { match: { to } }, bare }: Clause): boolean {
  return bare.length === 0 || (bare[0]!.from > to + 1 && markAt(scene, to, 'preposition') !== undefined);
}

/** The speaker of the statement that the verb introduces or stands in. */
function whoSpeaks({ setting, trigger, bare, told }: Clause): Doer | null {
  const { from, to } = trigger.match;
  const described = describedSpeaker(setting, trigger);
  if (described > 0) {
    while (bare.length > 0 && bare[0]!.from < to + described) bare.shift();
    return { ...leftToNoun('who-is-described'), described: { from: to, to: to + described } };
  }
  const speakers = speakersByCue(setting, trigger);
  if (speakers && !isJudged(setting.scene, trigger, bare)) {
    const own = bare.findIndex(({ heads }) => heads.some(({ entity }) => speakers.includes(entity)));
    if (own >= 0) bare.splice(own, own + 2 < bare.length && isApposition(setting.scene, bare[own]!, bare[own + 1]!) ? 2 : 1);
    return left(speakers, 'who-says-it');
  }
  return isPronounOfSpeaker(setting, trigger, bare) ? left(accusedBefore(setting, trigger, told) ?? speakersAt(setting.scene, from), 'who-says-he-did') : null;
}

/** Words of somebody, of «أول …», of «سموه» right beside the verb. */
function openingClause(clause: Clause): Doer | null {
  const { setting, trigger } = clause;
  const { from, to, suffix, entry, clitics } = trigger.match;
  const foremost = foremostBefore(setting, from);
  if (foremost) return phraseDoer(clause, foremost, 'before');
  // «رجلا (33 عاما) هدد بـ…»
  if (suffix === '' && (clitics & (WA | FA)) === 0 && !PLURAL_VERB.test(entry.spelling) && isOfSomebodyBefore(setting.scene, from)) return leftToNoun(NOUN_BEFORE);
  if (markAt(setting.scene, to, 'during')) return left(subjectOfBefore(clause), CARRIED_ON);
  if (isOfExcellency(setting.scene, to) && !markAt(setting.scene, from - 1, 'relative')) return left(excellency(setting, from, trigger), 'his-excellency');
  // «ندوة انعقدت أمس», «زيادة وصلت إلى …»
  return !OTHERS_DEEDS.has(trigger.type) && suffix === '' && isOfNounBefore(setting.scene, from) ? leftToNoun('what-the-clause-is-about') : null;
}

/** The phrase before the verb, or that a relative clause or an event stands there. */
function standingBefore(clause: Clause): Doer | null {
  const { setting, trigger } = clause;
  const { from, suffix } = trigger.match;
  const isJoined = isJoinedRelative(setting.scene, from - 1);
  const before = HAS_PRONOUN.has(suffix) || isJoined ? null : setting.around.subjectBefore(from);
  if (before) return phraseDoer(clause, before, 'before');
  if (isOfAntecedent(setting.scene, trigger) && !isJoined) return leftToNoun('what-the-relative-clause-is-about');
  // «سيارة مفخخة استهدفت مدنيين»
  return OTHERS_DEEDS.has(trigger.type) && suffix === '' && setting.around.isToldOfEvent(from) ? left([], EVENT_ITSELF) : null;
}

/** «بلاده تدعم …», «قصفت طائراته …», and the relative that means nobody named. */
function ownDoer({ setting, trigger, bare }: Clause): Doer | null {
  const { from } = trigger.match;
  const nation = ownCountry(setting.scene, from);
  if (nation) return left(nation, 'country-of-the-speaker');
  // «الناشط الذي …», «المناطق التي سقطت»: somebody whom no mention names
  if (markAt(setting.scene, from - 1, 'relative') && bare.length === 0 && !isJoinedRelative(setting.scene, from - 1)) return left([], 'whoever-the-relative-means');
  const owner = IN_WORDS.has(trigger.type) ? null : ownerOfForces(setting, trigger);
  return owner && left(owner, 'whose-forces');
}

/** Whoever was told of before: of plural verbs, and of deeds joined to a deed. */
function toldBefore(clause: Clause): Doer | null {
  const { setting, trigger, bare, told } = clause;
  // «أن ممثلين عن الشركة سيتوجهون إلى …»
  const coming = PLURAL_VERB.test(trigger.match.entry.spelling) && trigger.type === 'CONSULT' ? setting.nouns.before(trigger.match.from) : null;
  if (coming) return { ...leftToNoun(NOUN_BEFORE), described: coming };
  if (PLURAL_VERB.test(trigger.match.entry.spelling)) return implied(clause);
  const joint = doerOfDeedBefore(setting, trigger, bare, told) ?? doerOfRelative(setting, trigger, bare);
  return joint && left(joint, JOINED);
}

/** The noun or phrase behind the verb, else whoever is implied. */
function standingBehind(clause: Clause): Doer {
  const { setting: { scene, around }, trigger: { match: { to } }, bare } = clause;
  if (hasUnnamedBehind(clause)) return leftToNoun('country-of-the-unnamed', around.countryOfUnnamed(to, to + MOST_ADJECTIVES));
  if (bare.length > 1 && around.isOblique(bare[0]!)) bare.unshift(...bare.splice(1, 1));
  if (hasOnlyObject(clause)) return implied(clause);
  const noun = nounBefore(clause);
  if (noun) return noun;
  // «أخلت المحكمة سبيل X»
  if (bare.length > 0 && markAt(scene, bare[0]!.from - 1, 'freedom', 'way')) return bare[0]!.from - to > 1 ? leftToNoun('a-noun-after-verb') : implied(clause);
  const after = bare.shift();
  if (after && bare.length > 1 && isApposition(scene, after, bare[0]!)) bare.shift();
  return after ? phraseDoer(clause, after, 'after') : implied(clause);
}

/** «اغتال مجهولون X»; «وتساند الحل السياسي» is of whoever was spoken of, unless somebody else follows. */
function hasUnnamedBehind({ setting, trigger, bare }: Clause): boolean {
  const { from, to, clitics } = trigger.match;
  // «كما طالبت … بـ…»
  const isJoined = (clitics & (WA | FA)) !== 0 || markAt(setting.scene, from - 1, 'furthermore') !== undefined;
  const isJoinedSaying = IN_WORDS.has(trigger.type) && bare.length === 0 && isJoined;
  return (!isJoinedSaying || showsSubject(setting.scene, trigger)) && setting.around.hasUnnamedSubject(to, bare[0]?.from ?? setting.around.nextVerbAfter(to));
}

/** Whether what stands behind the verb cannot be its subject. */
function hasOnlyObject(clause: Clause): boolean {
  const { setting, trigger, bare } = clause;
  if (isIssued(clause) || isWhereTo(setting.scene, trigger, bare) || isOfOtherGender(setting.scene, trigger, bare) || isObjectOfShared(setting, trigger, bare)) return true;
  return bare.length === 1 && trigger.frame.has('o') && setting.around.isAccusative(bare[0]!);
}

/** A noun without a name that opens the clause or the headline of the verb. */
function nounBefore({ setting: { nouns }, trigger: { type, frame, match: { from } }, bare }: Clause): Doer | null {
  const guest = bare.length === 0 && type === 'CONSULT' ? nouns.before(from) : null;
  if (guest) return { ...leftToNoun(NOUN_BEFORE), described: guest };
  if (bare.length === 0 && nouns.opensClause(from)) return leftToNoun(NOUN_BEFORE);
  return bare.length === 1 && frame.has('o') && nouns.opensHeadline(from) ? leftToNoun(NOUN_BEFORE) : null;
}

/** Whoever the sentence or the one before is about. */
function implied(clause: Clause): Doer {
  const { setting, trigger } = clause;
  if (isOfWordBefore(setting.scene, trigger)) return leftToNoun(NOUN_BEFORE);
  return left(setting.around.isToldOfEvent(trigger.match.from) ? [] : (doerOfSame(setting, trigger) ?? subjectOfBefore(clause)), CARRIED_ON);
}

function subjectOfBefore(clause: Clause): readonly string[] {
  const { setting, trigger } = clause;
  return impliedSubject(setting, trigger.match.from, trigger, isIssued(clause) ? null : undefined);
}

/** «قرارا يطالب …», «بيانا يدين …»: whoever issues it. */
const isIssued = ({ setting, trigger }: Clause): boolean => IN_WORDS.has(trigger.type) && isIndefiniteBefore(setting.scene, trigger.match.from);

const NOUN_BEFORE = 'a-noun-before-verb';
const CARRIED_ON = 'subject-of-the-sentence-before';

/** «داهمت الشرطة المقر واعتقلت عشرة …», «وخطف رجلا»: the subject of the deed before, when what follows can only be an object. */
function doerOfDeedBefore({ around, nouns, scene }: Setting, { type, frame, match }: Trigger, bare: readonly Phrase[], told: Cast | null): readonly string[] | null {
  const { from, to, suffix, clitics } = match;
  if (!OTHERS_DEEDS.has(type) || !frame.has('o') || suffix !== '' || (clitics & (WA | FA)) === 0 || !told || told.subject.length === 0 || bare.length > 1) return null;
  const last = around.triggersAt(from).findLast((other) => other.match.from < from);
  if (!last || !OTHERS_DEEDS.has(last.type)) return null;
  const { tokens, countedAt } = scene;
  const deed = told.carrier?.from ?? (last.isVerb ? last.match.from : null);
  const isOfBody = deed !== null && BODY_VERB.test(tokens.slice(deed)) && isFeminine(match);
  if (bare.length === 1 && bare[0]!.from === to) return (isOfBody && !agrees(scene, bare[0]!, 'f')) || around.isAccusative(bare[0]!) ? told.subject : null;
  if (to >= tokens.count || tokens.kind[to] !== WORD) return null;
  if (!isOfBody) return ACCUSATIVE.test(tokens.slice(to)) && nouns.at(to) !== null && deed !== null && !BODY_VERB.test(tokens.slice(deed)) && !isFeminine(match) ? told.subject : null;
  const isCounted = countedAt[to] === 1 || markAt(scene, to, 'each') !== undefined;
  return isCounted || (!FEMININE_FORM.test(tokens.slice(to)) && !markAt(scene, to, 'troops', 'weapon', 'aircraft') && nouns.at(to) !== null) ? told.subject : null;
}

/** «المنظمة التي تدين … وترفض …»: a verb joined to one of a relative clause, of its tense and gender, keeps its subject. */
function doerOfRelative({ scene, around, doers }: Setting, { match }: Trigger, bare: readonly Phrase[]): readonly string[] | null {
  if ((match.clitics & WA) === 0 || match.suffix !== '' || bare[0]?.from === match.to) return null;
  const last = around.triggersAt(match.from).findLast((other) => other.isVerb && other.match.from < match.from);
  const doer = last && doers.get(last.match.entry.id);
  if (!doer || doer.token !== last.match.from || doer.entities.length === 0 || !markAt(scene, doer.token - 1, 'relative')) return null;
  const isAlike = last.match.entry.attributes['tense'] === match.entry.attributes['tense'] && genderAsked(last.match, true) === genderAsked(match, true);
  return isAlike ? doer.entities : null;
}

/** «وتتهم المعارضة …», «ويدعو القياديون»: a definite noun behind the verb that can only be its subject. */
function showsSubject(scene: Scene, { match }: Trigger): boolean {
  const { tokens } = scene;
  if (match.to >= tokens.count || tokens.kind[match.to] !== WORD) return false;
  if (isSomebody(scene, match.to)) return true;
  return NOMINATIVE.test(tokens.slice(match.to)) || (isFeminine(match) && FEMININE_NOUN.test(tokens.slice(match.to)));
}

/** «نائب», «ناشطون»: an indefinite word for people that is no object. */
function isSomebody(scene: Scene, token: number): boolean {
  const isPeople = scene.found.at(token).some(({ entry, clitics, suffix }) => (clitics & ~AL) === 0 && suffix === '' && (entry.class === 'title-offices' || entry.class === 'title-professions' || entry.class === 'group-heads'));
  return isPeople && !/(ا|اً|ين)$/.test(scene.tokens.slice(token));
}

/** «رحب X … ووصف Y بأنه …»: the one phrase behind the joined verb is who is judged. */
function isJudged(scene: Scene, { match: { entry, clitics, to } }: Trigger, bare: readonly Phrase[]): boolean {
  const [first] = bare;
  return entry.id === JUDGE && (clitics & (WA | FA)) !== 0 && bare.length === 1 && first!.from === to && AS.test(scene.tokens.slice(first!.to));
}

/** «اتهمت الحركة الجيش بأنه قصف …»: the pronoun is whoever is accused. */
function accusedBefore({ around }: Setting, { match: { from } }: Trigger, told: Cast | null): readonly string[] | null {
  const blame = around.triggersAt(from).findLast(({ match }) => match.from < from);
  const accused = blame?.type === 'ACCUSE' && told ? told.participants.filter(({ side }) => side === 'recipient').map(({ entity }) => entity) : [];
  return accused.length > 0 ? accused : null;
}

/** Whether the word that leads to what is said stands at a token; «أن الجيش … أنه قتل» goes on with another. */
function opensContent({ statements, tokens }: Scene, token: number): boolean {
  const statement = findInnermostStatement(statements, [tokens.start[token + 1]!, tokens.end[token + 1]!]);
  return statement === null || tokens.tokenAt(statement.content[0]) >= token;
}

/** «قال الجيش إنه قتل …»: the pronoun is who speaks. */
function isPronounOfSpeaker(setting: Setting, trigger: Trigger, bare: readonly Phrase[]): boolean {
  const { match: { from }, type } = trigger;
  // «أعلن أنه سيلتقي نظيره»; but «قال إنه اجتمع المجلس», «إنه وصل وفد»
  if (!OTHERS_DEEDS.has(type) && (type !== 'CONSULT' || mustBeSubject(setting, trigger, bare[0]))) return false;
  const token = markAt(setting.scene, from - 1, 'already') ? from - 2 : from - 1;
  return setting.scene.marks.hasId(token, 'that') && SAID_OF_SELF.test(setting.scene.tokens.slice(token)) && opensContent(setting.scene, token);
}

/** «اجتمع المجلس», «وصل وفد»: what stands right behind a verb that has no such object. */
function mustBeSubject({ around, scene }: Setting, { match: { to, entry }, frame }: Trigger, phrase: Phrase | undefined): boolean {
  if (phrase === undefined || !around.isNear(to, phrase.from)) return false;
  if (frame.get('o') !== 'place') return !frame.has('o') || MEETS_ALONE.test(entry.spelling);
  return scene.entityById.get(phrase.heads[0]!.entity)?.type !== 'place';
}

/** «وكان X دعا Y إلى …»: who stands between كان and the verb is its subject. */
function whoHad({ around, scene }: Setting, { match: { from, suffix } }: Trigger): Phrase | null {
  const before = suffix === '' ? around.subjectBefore(from) : null;
  return before && markAt(scene, before.from - 1, 'was') ? before : null;
}

/** «دعا X، رئيس مجلس …، الأطراف إلى»: an office between commas is the subject's. */
function isApposition(scene: Scene, subject: Phrase, { from }: Phrase): boolean {
  const { tokens } = scene;
  return from - subject.to <= 1 && tokens.text[tokens.start[subject.to]!] === '،' && isBareTitle(scene, from);
}

/** «ودعا الأطراف إلى …»: who the statement that the verb introduces says is speaking. */
function speakersByCue({ statementOfCue, scene }: Setting, { match, type, mode }: Trigger): readonly string[] | null {
  if (!IN_WORDS.has(type) && mode !== 'pledge') return null;
  const statement = statementOfCue.get(match.from);
  if (!statement?.speaker) return null;
  // «ودعت الهيئة الوزير إلى …»: no man «دعت»
  const isOfAnother = genderAsked(match, true) === 'f' && statement.speakers === undefined && isSurelyMan(scene, statement.speaker);
  return isOfAnother ? null : allSpeakersOf(statement);
}

/** «استقبل X … كما استقبل Y»: the subject of the same verb in this sentence or the one before. */
function doerOfSame({ doers, scene }: Setting, trigger: Trigger): readonly string[] | null {
  const { type, match: { from, clitics, entry } } = trigger;
  if (type !== 'CONSULT' || ((clitics & (WA | FA)) === 0 && !markAt(scene, from - 1, 'furthermore'))) return null;
  const last = doers.get(entry.id);
  if (!last || last.entities.length === 0 || scene.sentenceOf[from]! - scene.sentenceOf[last.token]! > 1) return null;
  return last.entities;
}

/** «ودعا أكبر حزب كردي إلى …»: how many words behind the verb describe a speaker whom no mention names; 0 where none does. */
function describedSpeaker({ scene, statementOfCue }: Setting, { match: { from, to }, type }: Trigger): number {
  const statement = IN_WORDS.has(type) ? statementOfCue.get(from) : undefined;
  const by = statement && statement.speaker === null ? statement.chain[0]?.by : null;
  const words = by?.split(' ') ?? [];
  return words.length > 0 && scene.tokens.slice(to) === words[0] ? words.length : 0;
}

/** «زار X القاهرة والتقى Y»: one phrase after a joined verb that wants an object is its object. */
function isObjectOfShared(setting: Setting, trigger: Trigger, bare: readonly Phrase[]): boolean {
  const { match: { from, prefix, clitics, suffix }, frame, type } = trigger;
  // «واستقبله الرئيس»: beside the pronoun stands the subject
  if (bare.length !== 1 || suffix !== '' || (type !== 'CONSULT' && type !== 'ACCUSE') || !frame.has('o')) return false;
  // «وصل X إلى دمشق حيث التقى Y»
  if (doerOfSame(setting, trigger)) return true;
  if (type === 'CONSULT' && setting.scene.marks.hasId(from - 1, WHERE)) return setting.around.triggersAt(from).some((other) => other.type === 'CONSULT' && other.match.from < from);
  if ((clitics & (WA | FA)) === 0 || prefix === '') return false;
  const { sentenceOf, sentences } = setting.scene;
  if (sentences[sentenceOf[from]!]!.from === from || setting.around.hasUnnamedObject(bare[0]!.to)) return false;
  return setting.around.triggersAt(from).some(({ match, isVerb, type: other }) => isVerb && (other === 'CONSULT' || IN_WORDS.has(other)) && match.from < from && setting.scene.clauseOf[match.from] === setting.scene.clauseOf[from]);
}

/** «جنوده قتلوا …», «قصفت طائراتها …»: forces with a pronoun are his whom the sentence is about. */
function ownerOfForces(setting: Setting, trigger: Trigger): readonly string[] | null {
  const { from, to } = trigger.match;
  const near = [markAt(setting.scene, from - 1, 'already') ? from - 2 : from - 1, to];
  if (!near.some((token) => markAt(setting.scene, token, 'troops') && OWN.test(setting.scene.tokens.slice(token)))) return null;
  const speakers = speakersAt(setting.scene, from);
  return speakers.length > 0 ? speakers : impliedSubject(setting, from, trigger);
}

/** «وفدا … يزور سوريا»: a place behind a verb of visiting is where it goes. */
function isWhereTo(scene: Scene, { mode }: Trigger, bare: readonly Phrase[]): boolean {
  return mode === 'visit' && bare.length === 1 && scene.entityById.get(bare[0]!.heads[0]!.entity)?.type === 'place';
}

/** «كما تفقد القوات», «وحث النرويج على»: what stands right behind a verb of another gender is not its subject. */
function isOfOtherGender(scene: Scene, { frame, match, type }: Trigger, bare: readonly Phrase[]): boolean {
  const { to, suffix } = match;
  if (bare.length !== 1 || bare[0]!.from !== to || suffix !== '' || !frame.has('o')) return false;
  const isPerson = scene.entityById.get(bare[0]!.heads[0]!.entity)?.type === 'person';
  if (!isFeminine(match) && FEMININE_NOUN.test(scene.tokens.slice(to)) && !isPerson) return true;
  // «يمنع إيران من …»: of deeds the doer need not be told
  // «رفض المعتصمون»: before its plural subject a verb is one man's
  const asked = OTHERS_DEEDS.has(type) || NOMINATIVE.test(scene.tokens.slice(to)) ? null : genderAsked(match, true);
  return asked !== null && !(isPerson && asked === 'm') && !agrees(scene, bare[0]!, asked);
}
