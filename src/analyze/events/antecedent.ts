import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { type Statement, allSpeakersOf, findInnermostStatement } from '../../model/statement.ts';
import { WORD } from '../../text/tokens.ts';
import type { Cast } from './cast-builder.ts';
import { type Asked, agrees, genderAsked } from './gender.ts';
import type { Mark } from './marks.ts';
import { type Phrase, isCountedVictim } from './phrase.ts';
import { type Scene, hasArticle, markAt, markBefore } from './scene.ts';
import { OTHERS_DEEDS, type Setting } from './setting.ts';
import { MOST_ADJECTIVES, NEAR_SUBJECT } from './surroundings.ts';
import type { Trigger } from './trigger.ts';
import { PLURAL_VERB } from './word-form.ts';

/** «نقلت», «ذكرته»; «أكدت» and «وصل» by themselves have a subject as any verb does. */
const isRelayVerb = ({ entry }: LexiconMatch): boolean => entry.class === 'channel-relays' && entry.attributes['kind'] === 'relay' && (entry.id !== TELLS || /(?:ه|ها)$/.test(entry.spelling));
const TELLS = 'dhakar';
/** Words of «جاء ذلك خلال …» before what it was said in. */
const FARTHEST_SAID = 6;
const OWN_COUNTRY = 'own-country';
/** «سموه», «معاليه». */
const EXCELLENCY = 'excellency';
/** Sentences back to somebody who is called so. */
const FARTHEST_EXCELLENCY = 3;
const SPOKESMAN = 'spokesman';
/** Words of an office before the name. */
const LONGEST_OFFICE = 8;

/** Whom a verb or pronoun without a subject means: the subject of its statement or sentence, the speaker, the subject before. */
export function impliedSubject(setting: Setting, token: number, trigger: Trigger, asked: Asked = asks(trigger)): readonly string[] {
  const { tokens, sentenceOf, statements, sentences } = setting.scene;
  const statement = findInnermostStatement(statements, [tokens.start[token]!, tokens.end[token]!]);
  const from = statement ? tokens.tokenAt(statement.content[0]) : sentences[sentenceOf[token]!]!.from;
  const first = firstSubject(setting, token, { trigger, asked, from: Math.max(from, setting.around.elsewhereBefore(token)) });
  if (first && first.to <= token) return setting.around.withCoordinates(first);
  if (statement?.speaker) return speakersMeant(setting.scene, statement, trigger, asked);
  const speakers = OTHERS_DEEDS.has(trigger.type) ? [] : speakersOfSentence(setting, from, token);
  if (speakers.length > 0) return speakers;
  const opening = isDeadlyVerb(trigger) ? undefined : setting.around.openingBefore(from, (phrase) => mayMean(setting, phrase, asked));
  return opening ? setting.around.withCoordinates(opening) : [];
}

/** «ورحبوا», «عن رفضهم», «لقائها»: what a verb or a pronoun asks of whom it means. */
function asks({ isVerb, match }: Trigger): Asked {
  const isOfSeveral = isVerb ? PLURAL_VERB.test(match.entry.spelling) : match.suffix === 'هم';
  return isOfSeveral ? 'several' : genderAsked(match, isVerb);
}

interface Sought {
  readonly trigger: Trigger;
  readonly asked: Asked;
  /** The first token of what the word may look back to. */
  readonly from: number;
}

/** The first phrase of a sentence that may be what a word without a subject is about. */
function firstSubject(setting: Setting, token: number, { trigger, asked, from }: Sought): Phrase | undefined {
  const { around } = setting;
  const isDeed = OTHERS_DEEDS.has(trigger.type);
  return around.phrasesAt(token).find((phrase) => {
    if (!mayMean(setting, phrase, asked) || phrase.from < from || phrase.preposition !== null) return false;
    if (around.headOf(phrase).preposition === 'bayn' || around.isCompany(phrase.from) || isVisited(setting, phrase)) return false;
    if ((trigger.type === 'CONSULT' && isOwnCountry(setting.scene, phrase)) || isRelay(setting, phrase)) return false;
    // «قتل 15 شخصا عندما فجر نفسه»: the dead have not done it
    return !(isDeed && (isSpeaker(setting.scene, phrase) || (trigger.isVerb && isCountedVictim(setting.scene, phrase))));
  });
}

/** Who speaks, where he may mean himself. */
function speakersMeant(scene: Scene, statement: Statement, { type, isVerb, match: { suffix } }: Trigger, asked: Asked): readonly string[] {
  const speaker = statement.speaker!;
  // «والفصائل لم تتفق»: not the man who says so
  if (isVerb && asked === 'f' && isSurelyMan(scene, speaker)) return [];
  // «قال المتحدث إن عناصر الخلية تلقوا …»
  if (asked === 'several' && statement.speakers === undefined && scene.entityById.get(speaker)?.type === 'person') return [];
  return OTHERS_DEEDS.has(type) && (isVerb || suffix === '' || speaksForOthers(scene, speaker)) ? [] : allSpeakersOf(statement);
}

/** «… وقتل 38 سائحا»: whoever the sentence before is about need not have killed them. */
const isDeadlyVerb = ({ type, isVerb, match: { suffix, entry } }: Trigger): boolean => type === 'ASSAULT' && isVerb && suffix === '' && !PLURAL_VERB.test(entry.spelling);

export function isSurelyMan(scene: Scene, entity: string): boolean {
  const { mentions, entityById, tokens } = scene;
  if (entityById.get(entity)?.type !== 'person') return false;
  const named = mentions.find((mention) => mention.entity === entity && mention.form !== 'pronoun');
  return named !== undefined && !agrees(scene, { from: tokens.tokenAt(named.span[0]), to: 0, heads: [named], preposition: null, coordinated: false }, 'f');
}

/** Whether a verb or pronoun may mean a phrase: «عن رفضهم», «ورحبوا» mean no single man and no country. */
function mayMean({ around, scene }: Setting, phrase: Phrase, asked: Asked): boolean {
  if (asked !== 'several') return agrees(scene, phrase, asked);
  const type = scene.entityById.get(phrase.heads[0]!.entity)?.type;
  return (type !== 'person' && type !== 'place') || around.withCoordinates(phrase).length > 1;
}

/** «زارت أنقرة والتقت …»: the town that is visited does not meet. */
function isVisited({ around, scene }: Setting, { from, heads }: Phrase): boolean {
  if (scene.entityById.get(heads[0]!.entity)?.type !== 'place') return false;
  return around.triggersAt(from).some(({ match, isVerb, mode, frame }) => isVerb && mode === 'visit' && frame.get('o') === 'place' && match.to <= from && around.isNear(match.to, from));
}

/** «موقف بلاده خلال لقاء»: his country does not meet. */
function isOwnCountry(scene: Scene, { heads: [head] }: Phrase): boolean {
  return head!.form === 'title' && scene.entityById.get(head!.entity)?.type === 'place';
}

/** «وقال X في تصريحات عقب لقائه …»: who speaks in the sentence before a token. */
function speakersOfSentence({ statementOfCue }: Setting, from: number, token: number): readonly string[] {
  for (let at = from; at < token; at++) {
    const statement = statementOfCue.get(at);
    if (statement?.speaker) return allSpeakersOf(statement);
  }
  return [];
}

/** «قال الناطق إن توقيفه …»: bodies and their spokesmen tell of others. */
function speaksForOthers(scene: Scene, speaker: string): boolean {
  const { entityById, mentions, tokens, found } = scene;
  if (entityById.get(speaker)?.type !== 'person') return true;
  const titled = mentions.find(({ entity, role }) => entity === speaker && role !== null);
  if (!titled) return false;
  for (let token = tokens.tokenAt(titled.span[0]), left = LONGEST_OFFICE; token >= 0 && left > 0; token--, left--) if (found.at(token).some(({ entry }) => entry.id === SPOKESMAN)) return true;
  return false;
}

/** «قالت الوزارة إن …»: who tells of a deed has not done it. */
function isSpeaker(scene: Scene, { from }: Phrase): boolean {
  return from > 0 && scene.found.at(from - 1).some(({ entry }) => entry.class === 'cues');
}

/** «نقلته وكالة …»: who passes the news on. */
function isRelay({ around, scene }: Setting, { from, preposition, heads }: Phrase): boolean {
  const { found, tokens } = scene;
  const isMedium = found.at(tokens.tokenAt(heads[0]!.span[0])).some(({ entry }) => entry.class === 'media' || entry.class.startsWith('channel'));
  return isMedium || around.isAside(from) || (preposition === null && from > 0 && found.at(from - 1).some(isRelayVerb));
}

/** Whoever speaks where a token stands. */
export function speakersAt(scene: Scene, token: number): readonly string[] {
  const { tokens, statements } = scene;
  const statement = findInnermostStatement(statements, [tokens.start[token]!, tokens.end[token]!]);
  return statement ? allSpeakersOf(statement) : [];
}

/** «استقبل سموه …», «بعث، حفظه الله، …». */
export function isOfExcellency(scene: Scene, token: number): boolean {
  const { tokens, found } = scene;
  const at = token < tokens.count && tokens.kind[token] !== WORD ? token + 1 : token;
  return found.findAt(token, 'cue-speakers')?.entry.id === EXCELLENCY || markAt(scene, at, 'prayer') !== undefined;
}

/** «كما استقبل سموه …»: the man of whom the text speaks. */
export function excellency(setting: Setting, token: number, trigger: Trigger): readonly string[] {
  const isMan = (entity: string): boolean => setting.scene.entityById.get(entity)?.type === 'person';
  const implied = impliedSubject(setting, token, trigger).filter(isMan);
  if (implied.length > 0) return implied;
  return setting.around.openingWith(token, FARTHEST_EXCELLENCY, ({ heads }) => isMan(heads[0]!.entity))?.heads.map(({ entity }) => entity) ?? [];
}

export function whoSaidBefore({ around, scene }: Setting, noun: number): readonly string[] {
  const { sentences, sentenceOf } = scene;
  const { from } = sentences[sentenceOf[noun]!]!;
  if (noun - from > FARTHEST_SAID || !markAt(scene, from, 'came')) return [];
  return around.openingBefore(noun)?.heads.map(({ entity }) => entity) ?? [];
}

/** Whom the pronoun on a noun means; a dual one means two. */
export function pronounOf(setting: Setting, trigger: Trigger, told: readonly Cast[]): readonly string[] {
  const { from, suffix } = trigger.match;
  // «رافق X في زيارته»
  const beside = suffix === 'ه' ? setting.around.phrasesAt(from).findLast((phrase) => phrase.to <= from) : undefined;
  if (beside && beside.to === from - 1 && markAt(setting.scene, beside.to, 'preposition')?.id === 'fi' && setting.scene.entityById.get(beside.heads[0]!.entity)?.type === 'person') return beside.heads.map(({ entity }) => entity);
  if (suffix === 'ي' || suffix === 'نا') return speakersAt(setting.scene, from);
  const speaker = trigger.type === 'CONSULT' && suffix === 'ه' && markAt(setting.scene, from - 1, 'after', 'edge') ? tellerBefore(setting, from) : null;
  if (speaker) return speaker;
  if (suffix !== 'هما') return impliedSubject(setting, from, trigger);
  const pair = setting.around.phrasesAt(from).findLast((phrase) => phrase.to <= from && setting.around.withCoordinates(phrase).length === 2);
  if (pair) return setting.around.withCoordinates(pair);
  // «اتفق X مع Y خلال لقائهما»
  const acting = told.map(({ participants }) => participants.filter(({ side }) => side !== 'also'));
  return acting.findLast(({ length }) => length === 2)?.map(({ entity }) => entity) ?? impliedSubject(setting, from, trigger);
}

/** «حسبما أعلن X في طهران عقب لقائه Y»: the man right behind a verb of saying, the last one named before. */
function tellerBefore({ around, scene }: Setting, noun: number): readonly string[] | null {
  const { clauseOf, entityById } = scene;
  const last = around.phrasesAt(noun).findLast(({ to, heads }) => to <= noun && entityById.get(heads[0]!.entity)?.type === 'person');
  return last && last.preposition === null && clauseOf[last.from] === clauseOf[noun] && isSpeaker(scene, last) ? around.withCoordinates(last) : null;
}

/** Who stands between «أعلن» and what is announced. */
export function announcerOf({ around, scene }: Setting, noun: number): readonly string[] {
  const verb = markBefore(scene, noun, NEAR_SUBJECT, 'gain');
  const announcer = verb && (around.subjectBefore(verb.from) ?? around.firstBareBetween(verb.from + 1, noun));
  return announcer ? around.withCoordinates(announcer) : [];
}

/** «الصحافي الذي قتله مسلحون», «وصل X حيث استقبله Y»: whom the pronoun on a verb means. */
export function pronounObject(setting: Setting, trigger: Trigger, subject: Phrase | null): readonly string[] {
  const { from } = trigger.match;
  if (isOfUnnamedThing(setting, from - 1)) return [];
  const before = setting.around.subjectBefore(from);
  const entities = before ? setting.around.withCoordinates(before) : impliedSubject(setting, from, { ...trigger, type: 'CONSULT' });
  // «إن قياديا قتل في غارة استهدفته»: not him who tells it
  const others = [...(subject ? setting.around.withCoordinates(subject) : []), ...(OTHERS_DEEDS.has(trigger.type) && setting.around.isToldOfEvent(from) ? speakersAt(setting.scene, from) : [])];
  return entities.filter((entity) => !others.includes(entity));
}

/** «المطار الذي دمرته المعارك»: the pronoun means what stands before the relative, and nobody names it. */
function isOfUnnamedThing({ around, scene }: Setting, relative: number): boolean {
  if (!markAt(scene, relative, 'relative')) return false;
  const named = around.phrasesAt(relative).findLast(({ to }) => to <= relative);
  let at = relative;
  while (named && at > named.to && hasArticle(scene, at - 1)) at -= 1;
  return named === undefined || at > named.to || relative - at > MOST_ADJECTIVES;
}

/** «أكد أن بلاده ستدعم …», «تدعم بلاده …»: the country in the speaker's title, else himself. */
export function ownCountry(scene: Scene, verb: number): readonly string[] | null {
  if (!markAt(scene, verb - 1, OWN_COUNTRY) && !markAt(scene, verb + 1, OWN_COUNTRY)) return null;
  const speakers = speakersAt(scene, verb);
  const { mentions, found, tokens, countries } = scene;
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

/** «استقبل X الوزيرين، حيث شاركوا في …»: a plural verb means everyone told of just before. */
export function allBefore(scene: Scene, { from }: Mark, told: readonly Cast[]): readonly string[] | null {
  if (!scene.tokens.slice(from).endsWith('وا')) return null;
  const everyone = new Set(told.flatMap(({ participants }) => participants.map(({ entity }) => entity)));
  return everyone.size < 2 ? null : [...everyone];
}
