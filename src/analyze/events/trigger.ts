import type { LexiconMatch, LexiconMatches } from '../../language/lexicon-matches.ts';
import { AL, BI, KA, LI, SA } from '../../text/clitics.ts';
import { NUMBER, PUNCT, WORD } from '../../text/tokens.ts';
import { type Scene, isStop, markAt } from './scene.ts';
import { type NeededNear, type TriggerWord, wordOf } from './trigger-word.ts';

/** A word that tells an event, before anyone is known to take part: what its entry says, with what the words beside it add. */
export interface Trigger extends Omit<TriggerWord, 'near'> {
  readonly match: LexiconMatch;
  readonly isVerb: boolean;
}

/** Every trigger of the article in order; of several readings of a word the context decides. */
export function findTriggers(scene: Scene): Trigger[] {
  const { tokens, found, namedAt, timeAt, tellsAt } = scene;
  const triggers: Trigger[] = [];
  for (let token = 0; token < tokens.count; token++) {
    if (tellsAt[token] === 0 || tokens.kind[token] !== WORD || scene.sentenceOf[token]! < 0) continue;
    // names and described groups are no events («وزارة التعاون الدولي», «المرتزقة الداعمين ل…»), nor are times («فجر اليوم»)
    if ((namedAt[token] === 1 || timeAt[token] === 1) && !isProtesters(found, token) && !isGathering(scene, token)) continue;
    const read = readTrigger(scene, token, triggers.at(-1));
    if (!read || (read.isTrigger && isPartOfBefore(scene, triggers.at(-1), read.match))) continue;
    if (read.isTrigger) triggers.push(makeTrigger(scene, read.match));
    token = read.match.to - 1;
  }
  return triggers;
}

/** Whether a word belongs to the trigger before it and tells nothing of its own. */
function isPartOfBefore(scene: Scene, last: Trigger | undefined, match: LexiconMatch): boolean {
  return last !== undefined && (isAboutProtest(last, match) || isWhatIsSent(scene, last, match) || isWhatIsRaised(scene, last, match));
}

/** «طلب عدم ذكر اسمه»: how a source is told of, in `cue-traps.tsv`. */
const ANONYMITY = 'anonymity';

/** The entry that a word is read as, or the trap that holds it. */
function readTrigger(scene: Scene, token: number, last: Trigger | undefined): { match: LexiconMatch; isTrigger: boolean } | null {
  const here = scene.found.at(token);
  let verb: LexiconMatch | undefined;
  let noun: LexiconMatch | undefined;
  let trap: LexiconMatch | undefined;
  for (const match of here) {
    const { entry, clitics } = match;
    if (entry.class === 'event-traps' || (entry.class === 'cue-traps' && entry.id === ANONYMITY)) trap ??= match;
    else if (entry.class === 'event-verbs' && isCloser(match, verb) && canBeVerb(match) && match.suffix !== 'ي' && isWrittenSo(scene, match) && hasNear(scene, match)) verb = match;
    else if (entry.class === 'event-nouns' && isCloser(match, noun) && !(clitics & SA) && !isAdjective(scene, match) && isWrittenSo(scene, match) && hasNear(scene, match)) noun = match;
  }
  if (verb && isParted(verb) && here.some((match) => isWholeWord(scene, match))) verb = undefined;
  // «تعاونًا», «رفضًا»: a verb bears no such ending
  if (verb && scene.tokens.slice(token).includes(TANWIN)) verb = undefined;
  // «هناك تعاون وثيق»
  if (verb && noun && token > 0 && markAt(scene, token - 1, 'exists')) verb = undefined;
  // «1800 طالب»: what is counted is a noun
  if (verb && token > 0 && scene.countedAt[token] && scene.countedAt[token - 1]) verb = undefined;
  // «وكان طالبا», «15-20 طالبا»: no two who demand
  if (verb && verb.entry.spelling.endsWith('ا') && (markAt(scene, token - 1, 'was') || scene.tokens.kind[token - 1] === NUMBER)) verb = undefined;
  // behind a preposition stands a noun: «إلى سحب دعوته»
  if (verb && verb.prefix === '' && markAt(scene, token - 1, 'preposition') && scene.sentenceOf[token - 1] === scene.sentenceOf[token]) verb = undefined;
  // «جولة المفاوضات»: no tour
  if (noun?.entry.id === TOUR && isRoundOfTalks(scene, noun.to)) noun = undefined;
  if (trap && trap.to >= Math.max(verb?.to ?? 0, noun?.to ?? 0)) return { match: trap, isTrigger: false };
  // «أكدت الدول دعمها التام لـ…»
  const isQualified = verb !== undefined && verb.suffix !== '' && markAt(scene, verb.to, 'wholly') !== undefined;
  // «قصف مدفعي»: of the longer one every word is read
  const match = verb && noun ? (!isQualified && !hasNoObject(verb) && noun.to <= verb.to && readsAsVerb(scene, token, { verb, last }) ? verb : noun) : (verb ?? noun);
  return match ? { match, isTrigger: true } : null;
}

/** «اجتماعي», «هجومي»: an adjective, and no «اجتماع» of mine; «زيارتي», «لقائي» are mine. */
const isAdjective = ({ tokens }: Scene, { suffix, to }: LexiconMatch): boolean => suffix === 'ي' && !/[تئ]ي$/.test(tokens.slice(to - 1));

/** The ending of an indefinite object, as written. */
const TANWIN = 'ً';

const TOUR = 'touring';
const TALKS = 'meeting';

const isRoundOfTalks = ({ found }: Scene, from: number): boolean => [from, from + 1, from + 2].some((token) => found.at(token).some(({ entry }) => entry.class === 'event-nouns' && entry.id === TALKS));

/** «وقفات منددة بـ…»: what a protest is about is no blame of its own. */
function isAboutProtest(last: Trigger, { entry, from }: LexiconMatch): boolean {
  return last.type === 'PROTEST' && !last.isVerb && from - last.match.to <= 1 && entry.attributes['type'] === 'ACCUSE' && (entry.attributes['frame'] ?? '').startsWith('s:');
}

/** «رفع التهاني إلى …»: the wish that makes the verb before it one of wishing. */
function isWhatIsRaised({ clauseOf }: Scene, last: Trigger, { entry, from }: LexiconMatch): boolean {
  return last.type === 'SUPPORT' && last.isVerb && entry.class === 'event-nouns' && entry.id === last.match.entry.id && wordOf(last.match.entry).near.length > 0 && clauseOf[last.match.from] === clauseOf[from];
}

/** «دفعت بتعزيزات»: the troops that make the verb before them one of sending. */
function isWhatIsSent({ clauseOf }: Scene, last: Trigger, { entry, from }: LexiconMatch): boolean {
  return last.type === 'MOBILIZE' && last.isVerb && entry.class === 'event-nouns' && entry.attributes['type'] === 'MOBILIZE' && clauseOf[last.match.from] === clauseOf[from] && from - last.match.to <= NEAR_WORDS;
}

/** Of entries that could stand the longest, and of equal ones that which asks for a word nearby. */
function isCloser({ to, entry }: LexiconMatch, chosen: LexiconMatch | undefined): boolean {
  return !chosen || to > chosen.to || (to === chosen.to && wordOf(entry).near.length > 0 && wordOf(chosen.entry).near.length === 0);
}

/** Whether a word that may tell of an attack begins at a token. */
export function tellsAssaultAt({ tellsAt, found }: Scene, token: number): boolean {
  return tellsAt[token] === 1 && found.at(token).some(({ entry }) => entry.class.startsWith('event-') && entry.attributes['type'] === 'ASSAULT');
}

/** «المتظاهرون»: whoever is called so tells the demonstration. */
const isProtesters = (found: LexiconMatches, token: number): boolean => found.at(token).some(({ entry }) => entry.class === 'event-nouns' && entry.id === PROTESTERS);
export const PROTESTERS = 'protesters';

/** «تجمع آلاف المتظاهرين», «تجمع المحتجون»: a verb that looks like the head of a body's name. */
function isGathering({ found }: Scene, token: number): boolean {
  if (found.findAt(token, 'event-verbs')?.entry.id !== GATHERING) return false;
  return found.at(token + 1).some(({ entry }) => entry.class === 'vague-numbers' || entry.class === 'counted-nouns' || entry.class === 'group-heads');
}

const GATHERING = 'take-to-streets';

function makeTrigger(scene: Scene, match: LexiconMatch): Trigger {
  const { type, mode, frame, context, needs, status } = wordOf(match.entry);
  const field = FIELD_MODES.has(type) ? fieldAfter(scene, match) : null;
  const isMilitarySupport = type === 'SUPPORT' && (match.entry.id === 'support' || match.entry.id === 'stand') && field === 'military';
  const kind = isMilitarySupport ? 'AID' : type;
  const fieldMode = field !== null && (kind === 'COOPERATE' || kind === 'AID') && (mode === 'other' || isMilitarySupport);
  const isOfField = (field === 'military' || field === 'economic' || field === 'humanitarian') && !context.includes(field);
  return { match, isVerb: match.entry.class === 'event-verbs', type: kind, mode: fieldMode ? field : mode, frame, context: isOfField ? [...context, field] : context, needs, status };
}

/** Types whose mode an adjective may tell: «التعاون الأمني», «الدعم العسكري». */
const FIELD_MODES = new Set(['COOPERATE', 'AID', 'SUPPORT', 'AGREE']);
/** Words after a trigger among which its field is named. */
const NEAR_FIELD = 7;
/** Words after «في مجالات» among which the field is named. */
const NEAR_AREA = 4;
/** Words between a deed and what belongs to it. */
const NEAR_WORDS = 5;
function fieldAfter(scene: Scene, { to }: LexiconMatch): string | null {
  let end = to + NEAR_FIELD;
  for (let token = to; token < end && scene.clauseOf[token] === scene.clauseOf[to - 1]; token++) {
    // «الدعم التركي للحكومة … في مجالات التعاون العسكري»
    if (markAt(scene, token, 'area')) end = Math.max(end, token + NEAR_AREA);
    const field = markAt(scene, token, 'field');
    // «تدعم الجيش اللبناني»: the army's name says nothing of how
    if (field && !isNamed(scene, token)) return field.id;
  }
  return null;
}

function isNamed({ tokens, mentions }: Scene, token: number): boolean {
  return mentions.some(({ span, form }) => form !== 'title' && span[0] <= tokens.start[token]! && tokens.end[token]! <= span[1]);
}

/** Whether the kinds of words that the entry asks for stand close by: «تبادل» is a swap only of prisoners. */
function hasNear(scene: Scene, { entry, from, to }: LexiconMatch): boolean {
  for (const needed of wordOf(entry).near) if (!standsNear(scene, needed, from, to)) return false;
  return true;
}

function standsNear({ marks, sentences, sentenceOf }: Scene, { kind, back, on }: NeededNear, from: number, to: number): boolean {
  const sentence = sentences[sentenceOf[from]!];
  return sentence !== undefined && marks.findBetween(Math.max(sentence.from, from - back), Math.min(sentence.to, to + on), kind) !== undefined;
}

/** Folding makes «ضربة» look like ضرب+ه and «قتلى» like قتل+ي: the pronouns are written ه and ي. */
function isWrittenSo({ tokens }: Scene, { to, suffix, entry }: LexiconMatch): boolean {
  // «الحربي» is no «الحرب» with a pronoun: a noun has the article or a pronoun
  if (suffix !== '' && entry.class === 'event-nouns' && entry.spelling.startsWith('ال')) return false;
  const last = tokens.text[tokens.end[to - 1]! - 1];
  return !(suffix === 'ه' && last === 'ة') && !(suffix === 'ي' && last === 'ى');
}

/** Classes of endings and the like, which know no word whole. */
const PARTICLES = /-(endings|prefixes|stops)$/;

/** Whether a lexicon of other words knows a word as it stands. */
function isWholeWord(scene: Scene, match: LexiconMatch): boolean {
  const { entry, prefix } = match;
  return prefix === '' && !entry.class.startsWith('event-') && !PARTICLES.test(entry.class) && isWrittenSo(scene, match) && hasNear(scene, match);
}

/** «وزارة» is one word, not و+زار+ه: a reading that parts a word gives way to a lexicon that knows it whole. */
const isParted = ({ prefix, suffix }: LexiconMatch): boolean => prefix !== '' && suffix !== '';

/** Whether a noun stands with the article, its own («الهجوم») or that of its entry («العبوة الناسفة»). */
export const isDefinite = ({ match: { clitics, entry } }: Trigger): boolean => (clitics & AL) !== 0 || entry.spelling.startsWith('ال');

/** «استقالته» is no «استقالت» with an object: where a noun may stand, a verb that has no object takes no pronoun. */
const hasNoObject = ({ suffix, entry }: LexiconMatch): boolean => suffix !== '' && suffix !== 'نا' && !HAS_OBJECT.test(entry.attributes['frame'] ?? '');
const HAS_OBJECT = /(^| )o:/;

function canBeVerb({ clitics }: LexiconMatch): boolean {
  return (clitics & (AL | BI | KA | LI)) === 0;
}

/** «دعم», «بحث», «قصف» are verb and noun: a verb at the head of a clause, after its subject, or after قد, لم, الذي. */
function readsAsVerb(scene: Scene, token: number, { verb, last }: { verb: LexiconMatch; last: Trigger | undefined }): boolean {
  if (verb.clitics & SA) return true;
  const before = token - 1;
  if (isOwnDeed(scene, token, verb)) return false;
  // «عن مقتل العشرات وجرح المئات»: a noun joined to a noun of its kind
  if (last && !last.isVerb && verb.prefix === 'و' && last.type === verb.entry.attributes['type'] && scene.clauseOf[last.match.from] === scene.clauseOf[token] && token - last.match.to <= NEAR_NOUN) return false;
  if (before < 0 || scene.sentenceOf[before] !== scene.sentenceOf[token]) return true;
  // «X (23 عاما) قتل»
  if (scene.tokens.kind[before] === PUNCT && scene.countedAt[before - 1]) return true;
  // «إن رجلا قتل زوجته»
  if (INDEFINITE.test(scene.tokens.slice(before)) && scene.marks.hasId(before - 1, 'that')) return true;
  // «وفي محافظة ديالى، قتل أربعة»
  if (scene.tokens.text[scene.tokens.start[before]!] === '،' && isOpening(scene, before, last)) return true;
  if (scene.tokens.kind[before] !== WORD) return verb.prefix !== '' || scene.tokens.kind[before] !== PUNCT || scene.tokens.text[scene.tokens.start[before]!] === ':';
  // «إن دعم الأردن لـ… لن يتوقف»: behind أن stands no verb of the past, but behind «بعد أن»
  if (AN.test(scene.tokens.slice(before)) && verb.prefix === '' && verb.suffix === '' && verb.entry.attributes['tense'] === 'past' && !markAt(scene, before - 1, 'after', 'since', 'condition', 'preposition')) return false;
  if (markAt(scene, before, 'relative', 'negation', 'break', 'when') || scene.marks.hasId(before, 'if')) return true;
  if (scene.times.some(({ span }) => span[1] === scene.tokens.end[before])) return true;
  if (verb.prefix !== '') return !isStop(scene, before);
  // a definite noun governs no other: «الموظف في اللجنة الانتخابية خطف من منزله»
  if (scene.found.at(before).some(({ clitics }) => (clitics & AL) !== 0) && verb.suffix === '') return !hasVerbBefore(scene, before);
  // «إن العراق نشر …»: nor does a name
  return scene.mentions.some(({ span }) => span[1] === scene.tokens.end[before] && scene.tokens.start[token]! > span[1]) && (verb.suffix !== '' || !hasVerbBefore(scene, before));
}

/** «أعلن … دعمه للسوريين», «حصارهم ورفضهم تسليم أسلحتهم»: with a pronoun and ل behind it, or joined to a noun with its own, it is the noun. */
function isOwnDeed(scene: Scene, token: number, { suffix, prefix, to }: LexiconMatch): boolean {
  if (suffix === '' || suffix === 'نا') return false;
  const { tokens, sentenceOf } = scene;
  if (to < tokens.count && sentenceOf[to] === sentenceOf[token] && OPENS_WITH_LI.test(tokens.slice(to)) && hasVerbBefore(scene, token - 1)) return true;
  return prefix === 'و' && sentenceOf[token - 1] === sentenceOf[token] && suffix === 'هم' && tokens.slice(token - 1).endsWith(suffix);
}

/** «للسوريين», «لبلاده». */
const OPENS_WITH_LI = /^ل[\p{L}]{3}/u;

/** Words of where and when before the first verb of a sentence. */
const LONGEST_OPENING = 12;

/** Whether a comma closes what stands before the first verb of its sentence. */
function isOpening({ sentences, sentenceOf, verbAt, marks }: Scene, comma: number, last: Trigger | undefined): boolean {
  const { from } = sentences[sentenceOf[comma]!]!;
  if (comma - from > LONGEST_OPENING || (last !== undefined && last.match.from >= from)) return false;
  for (let at = from; at < comma; at++) if (verbAt[at] || marks.hasKindOf(at, OF_A_VERB)) return false;
  return true;
}

const OF_A_VERB: ReadonlySet<string> = new Set(['light', 'happening', 'passive', 'going-on', 'negation', 'was']);

/** Kinds of words that a noun may be the object of. */
const TAKES_NOUN: ReadonlySet<string> = new Set(['light', 'going-on', 'passive', 'demand', 'topic', 'happening']);

/** Whether a verb stands close before, whose object a noun may be: «واصل الجيش قصف …». */
function hasVerbBefore(scene: Scene, token: number): boolean {
  for (let at = token; at >= Math.max(0, token - REACH_OF_VERB) && scene.clauseOf[at] === scene.clauseOf[token]; at--) {
    if (scene.marks.hasKindOf(at, TAKES_NOUN)) return true;
    if (scene.verbAt[at]) return true;
  }
  return false;
}

/** «أن», «بأن», «إن»; «أنه» is with its subject. */
const AN = /^[وفب]?[أإا]ن$/;

/** «رجلا», «مسلحا». */
const INDEFINITE = /\p{L}[^و]اً?$/u;
const REACH_OF_VERB = 10;
const NEAR_NOUN = 4;
