import type { Mention } from '../../model/entity.ts';
import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { NUMBER, PUNCT, QUOTE, WORD } from '../../text/tokens.ts';
import { type Scene, hasArticle, isStop, markAt } from './scene.ts';
import { isBareTitle, isOffice, isTitleWord } from './titles.ts';

/** A noun phrase with its head: titles before a name belong to it. Tokens `[from, to)`. */
export interface Phrase {
  readonly from: number;
  readonly to: number;
  /** Id of the preposition that governs it, null when it stands bare. */
  readonly preposition: string | null;
  /** Whether و joins it to what stands before. */
  readonly coordinated: boolean;
  /** Several when one phrase stands for several («الوزيران»). */
  readonly heads: readonly Mention[];
}

/** How far before a name its titles may begin, in words. */
const LONGEST_TITLE = 12;

/**
 * The noun phrases of the article in order. The head is the outermost mention; a person takes in the offices and bodies
 * that lead up to the name. `isTrigger` says where events are told: a phrase never reaches back over one.
 */
export function findPhrases(scene: Scene, isTrigger: Uint8Array): Phrase[] {
  const outer = outermostMentions(scene.mentions);
  const phrases: Phrase[] = [];
  let previousEnd = 0;
  let roleEnd = 0;
  for (const heads of outer) {
    // a body inside the office that stands behind a name: «X سفير الولايات المتحدة»
    if (heads[0]!.span[0] < roleEnd) continue;
    roleEnd = endOfRole(scene, heads[0]!);
    const phrase = makePhrase(scene, heads, { isTrigger, previousEnd, roleEnd });
    const last = phrases.at(-1);
    if (last && isOfNameBefore(scene, last, phrase)) {
      phrases[phrases.length - 1] = phraseOf(last.from, phrase.to, last.heads, last);
      previousEnd = phrase.to;
      continue;
    }
    const office = officeBefore(scene, phrases, phrase) ?? bodyBefore(scene, phrases, phrase);
    if (office) {
      phrases.length = office.at;
      phrases.push(office.phrase);
      previousEnd = phrase.to;
      continue;
    }
    const takesIn = last !== undefined && phrase.from <= scene.tokens.tokenAt(last.heads[0]!.span[0]) && heads[0]!.role !== null;
    if (takesIn) phrases.pop();
    // «سفير تونس لدى السودان X»: every country of the office
    if (takesIn) phrases.splice(phrases.findLastIndex(({ from }) => from < phrase.from) + 1);
    const from = firstWord(scene, takesIn ? phrase.from : Math.max(phrase.from, previousEnd));
    // «ومعالي رئيس مجلس الشورى X»: the words before the office belong to the body in it
    phrases.push(takesIn && last.from < phrase.from ? phraseOf(last.from, phrase.to, heads, last) : phraseOf(from, phrase.to, heads, phrase));
    previousEnd = phrase.to;
  }
  return phrases;
}

/** Every phrase is made here, so that engines see one kind of thing. */
const phraseOf = (from: number, to: number, heads: readonly Mention[], { preposition, coordinated }: Clitics): Phrase => ({ from, to, heads, preposition, coordinated });

type Clitics = Pick<Phrase, 'preposition' | 'coordinated'>;

const BARE: Clitics = { preposition: null, coordinated: false };

/** «محافظ الخرج X», «مدير الصحة بمحافظة جدة الدكتور X»: a man right behind the places and bodies of an office is who holds it. */
function officeBefore(scene: Scene, phrases: readonly Phrase[], held: Phrase): { phrase: Phrase; at: number } | null {
  const { tokens, entityById } = scene;
  const { to, heads } = held;
  const name = tokens.tokenAt(heads[0]!.span[0]);
  let at = phrases.length - 1;
  if (at < 0 || entityById.get(heads[0]!.entity)?.type !== 'person') return null;
  const titled = titleStart(scene, heads[0]!);
  // «سفير المغرب لدى الإقليم X»
  const accredited = held.preposition === 'li' && held.from < titled && held.from - phrases[at]!.to === 1 && isPlain(scene, held.from, titled);
  // «رئيس هيئة … وإدارة البحوث الشيخ X»: bodies joined before the name are parts of the office
  if (!accredited && (held.preposition !== null || (held.coordinated ? held.from === titled : held.from !== phrases[at]!.to))) return null;
  if (!accredited && !held.coordinated) for (let token = held.from; token < name; token++) if (!isTitleWord(scene, token)) return null;
  for (let right = accredited ? phrases[at]!.to : held.from; at >= 0; at--) {
    const { from, to: end, heads: [owner], preposition } = phrases[at]!;
    if (entityById.get(owner!.entity)?.type === 'person' || !isPlain(scene, end, right)) return null;
    const start = tokens.tokenAt(owner!.span[0]);
    for (let token = from; token < start; token++) if (isOffice(scene, token)) return { phrase: deputyBefore(scene, phrases[at - 1]?.to ?? 0, phrases[at]!, held), at };
    if (preposition !== 'li' && ((preposition !== 'bi' && preposition !== 'fi') || titled === name)) return null;
    const before = phrases[at - 1]?.to ?? 0;
    for (let token = from - 1; token >= Math.max(before, from - LONGEST_OFFICE) && isPlain(scene, token, token + 1); token--) {
      if (isOffice(scene, token)) return { phrase: phraseOf(token, to, heads, cliticsAt(scene, token, null)), at };
    }
    right = preposition === 'li' ? Math.max(before, from - 1) : from;
  }
  return null;
}

/** «باراك أوباما رئيس الولايات المتحدة», «X، رئيس مجلس نواب الشعب»: an office right behind a name is his who was named. */
function isOfNameBefore(scene: Scene, named: Phrase, { from, heads, preposition, coordinated }: Phrase): boolean {
  const { entityById, tokens } = scene;
  if (preposition !== null || coordinated || !isOffice(scene, from) || tokens.tokenAt(heads[0]!.span[0]) === from) return false;
  if (named.heads[0]!.form === 'title' || entityById.get(named.heads[0]!.entity)?.type !== 'person' || entityById.get(heads[0]!.entity)?.type === 'person') return false;
  return from === named.to || (from === named.to + 1 && tokens.text[tokens.start[named.to]!] === '،');
}

/** «رئيس ديوان المظالم، الشيخ X», «رئيس حركة التغيير عضو الأمانة العامة X»: the name behind an office of a body is its holder's. */
function bodyBefore(scene: Scene, phrases: readonly Phrase[], held: Phrase): { phrase: Phrase; at: number } | null {
  const { tokens, entityById, sentenceOf } = scene;
  const { from, heads, preposition, coordinated } = held;
  if (coordinated || (preposition !== null && preposition !== 'fi') || entityById.get(heads[0]!.entity)?.type !== 'person') return null;
  // bodies inside his own title are passed over, and where the office is held
  let at = phrases.findLastIndex((phrase) => phrase.from < from);
  const end = phrases[at]?.to ?? 0;
  const isWhere = (phrase: Phrase): boolean => (phrase.preposition === 'fi' || phrase.preposition === 'bi') && entityById.get(phrase.heads[0]!.entity)?.type === 'place';
  if (at > 0 && isWhere(phrases[at]!) && phrases[at]!.from - phrases[at - 1]!.to <= 1) at -= 1;
  const body = phrases[at];
  // «أمير جبهة النصرة في القلمون X»: where no list knows the place
  const isSomewhere = preposition === 'fi' && from === end + 1 && tokens.tokenAt(heads[0]!.span[0]) === from + 1 && hasArticle(scene, from);
  if (!body || (preposition !== null && !isSomewhere)) return null;
  const owner = entityById.get(body.heads[0]!.entity)?.type;
  if ((owner !== 'organization' && owner !== 'place') || sentenceOf[body.from] !== sentenceOf[from]) return null;
  const start = tokens.tokenAt(body.heads[0]!.span[0]);
  let office = body.from;
  while (office < start && !isOffice(scene, office)) office += 1;
  if (office === start) return null;
  const isApposed = from === end + 1 && tokens.text[tokens.start[end]!] === '،';
  if (isApposed ? isOffice(scene, from) : !isSomewhere && (from - end > MOST_QUALIFIERS || !isPlain(scene, end, from))) return null;
  return { phrase: deputyBefore(scene, phrases[at - 1]?.to ?? 0, body, held), at };
}

/** «ولي العهد النائب الثاني لرئيس المجلس …»: an office that is held under another one begins before it. */
function deputyBefore(scene: Scene, bound: number, office: Phrase, { to, heads }: Phrase): Phrase {
  const { from, preposition } = office;
  let deputy = from;
  for (let token = from - 1; preposition === 'li' && token >= Math.max(bound, from - LONGEST_OFFICE) && isPlain(scene, token, token + 1); token--) {
    // before «النائب» only another office without the article is his: «ولي العهد», not «الرئيس»
    if (isOffice(scene, token) && (deputy === from || !hasArticle(scene, token))) deputy = token;
  }
  return phraseOf(deputy, to, heads, deputy === from ? office : cliticsAt(scene, deputy, null));
}

/** «رئيس حزب الوطنيين الأحرار النائب X», «مدير شرطة المنطقة بالشرق X». */
const MOST_QUALIFIERS = 2;

/** Words of an office before the place where it is held. */
const LONGEST_OFFICE = 5;

/** Whether only nouns that could belong to an office stand between two tokens. */
function isPlain(scene: Scene, from: number, to: number): boolean {
  if (to - from > LONGEST_OFFICE || scene.sentenceOf[from] !== scene.sentenceOf[to]) return false;
  for (let token = from; token < to; token++) {
    if (scene.tokens.kind[token] !== WORD || scene.verbAt[token] || scene.timeAt[token] || (isStop(scene, token) && !IN_REGION.test(scene.language.vocabulary.text(scene.tokens.form[token]!)))) return false;
  }
  return true;
}

/** «بالمنطقة», «للمحافظة». */
const IN_THE = /^(بال|لل)\p{L}{3}/u;
/** «بمنطقة»: a preposition and its noun in one word. */
const IN_REGION = /^ب\p{L}{3}/u;

/** A phrase starts at a word: the quotation mark before it belongs to what is said. */
function firstWord({ tokens }: Scene, from: number): number {
  let token = from;
  while (tokens.kind[token] === QUOTE) token += 1;
  return token;
}

/** Mentions that no other holds, those of one span together, in order. */
function outermostMentions(mentions: readonly Mention[]): Mention[][] {
  const sorted = [...mentions].sort((a, b) => a.span[0] - b.span[0] || b.span[1] - a.span[1]);
  const groups: Mention[][] = [];
  for (const mention of sorted) {
    const last = groups.at(-1);
    const span = last?.[0]?.span;
    if (span && mention.span[0] === span[0] && mention.span[1] === span[1]) last.push(mention);
    else if (!span || mention.span[0] >= span[1]) groups.push([mention]);
  }
  return groups;
}

/** Where the office that stands behind a name ends; 0 when none does. */
function endOfRole({ article }: Scene, { role, span: [, end] }: Mention): number {
  if (role === null) return 0;
  // «الأمير X أمير منطقة …»: of titles on both sides the last one stands behind
  const behind = role.slice(role.lastIndexOf(BETWEEN_TITLES) + 1).trimStart();
  for (let at = end; at <= end + ROLE_GAP_AFTER; at++) if (article.text.startsWith(behind, at)) return at + behind.length;
  return 0;
}

const BETWEEN_TITLES = '،';

/** «كارتر، وزير الدفاع»: a comma and a blank. */
const ROLE_GAP_AFTER = 3;

interface Bounds {
  readonly isTrigger: Uint8Array;
  /** Where the phrase before ends: only a title reaches back over it. */
  readonly previousEnd: number;
  /** Offset at which the office behind the name ends; 0 when none does. */
  readonly roleEnd: number;
}

/** Between an office and its holder: a quotation mark, «السيد», a comma. */
const ROLE_GAP = 10;

/** The first token of the title that stands before a name, or the name's own. */
function titleStart({ article, tokens }: Scene, { role, span: [start] }: Mention): number {
  if (role === null) return tokens.tokenAt(start);
  const from = Math.max(0, start - role.length - ROLE_GAP);
  const at = article.text.slice(from, start + role.length).lastIndexOf(role);
  return tokens.tokenAt(at < 0 ? start : from + at);
}

function makePhrase(scene: Scene, heads: Mention[], bounds: Bounds): Phrase {
  const { tokens } = scene;
  const [start, end] = heads[0]!.span;
  const nameFrom = tokens.tokenAt(start);
  const to = tokens.tokenAt(Math.max(end, bounds.roleEnd) - 1) + 1;
  const titleFrom = titleStart(scene, heads[0]!);
  let from = titleFrom;
  for (let steps = 0; steps <= LONGEST_TITLE; steps++) {
    const clitics = cliticsAt(scene, from, from === nameFrom ? start : null);
    const inTitle = heads[0]!.role !== null && titleFrom === nameFrom && from < nameFrom && from > bounds.previousEnd && clitics.preposition !== null && isTitlePart(scene, from - 1);
    if ((clitics.preposition || clitics.coordinated) && !inTitle) return phraseOf(from, to, heads, clitics.preposition ? clitics : { preposition: sharedPreposition(scene, from), coordinated: true });
    const before = from - 1;
    const preposition = prepositionEndingAt(scene, numberBefore(scene, from));
    if (preposition) return phraseOf(from, to, heads, { preposition, coordinated: false });
    if (markAt(scene, before, 'or')) return phraseOf(from, to, heads, { preposition: null, coordinated: true });
    if (before < bounds.previousEnd) break;
    if (!reachesBack(scene, before, from, bounds.isTrigger, heads)) break;
    from = before;
  }
  return phraseOf(from, to, heads, BARE);
}

/** «للقيادة والحكومة الفنزويلية»: the preposition of a noun without a name that is joined before a phrase. */
function sharedPreposition(scene: Scene, from: number): string | null {
  const { tokens, language, namedAt, sentenceOf, marks } = scene;
  const before = from - 1;
  if (before < 0 || sentenceOf[before] !== sentenceOf[from] || tokens.kind[before] !== WORD || namedAt[before] || marks.has(before)) return null;
  const word = language.vocabulary.text(tokens.form[before]!);
  return !IN_THE.test(word) || !likelyPreposition(scene, before) ? null : word.startsWith('ل') ? 'li' : 'bi';
}

/** «رئيس … لحكومة …», «وكيل وزارة … بحكومة …»: inside a title a preposition joins a body to what it belongs to. */
function isTitlePart(scene: Scene, token: number): boolean {
  if (token < 0) return false;
  const { tokens, mentions, found } = scene;
  const [start, end] = [tokens.start[token]!, tokens.end[token]!];
  if (isTitleWord(scene, token) || found.at(token).some(({ entry }) => entry.class.startsWith('institution'))) return true;
  return mentions.some(({ span }) => span[0] < end && start < span[1]);
}

/** The clitics on the first word of a phrase: from the mention's own start, else from what the lexicon reads there. */
function cliticsAt(scene: Scene, token: number, nameStart: number | null): Clitics {
  const { tokens, found, language } = scene;
  let prefix = '';
  if (nameStart !== null) {
    if (nameStart > tokens.start[token]!) prefix = language.fold.fold(tokens.text.slice(tokens.start[token], nameStart));
    if (prefix === '' && language.vocabulary.text(tokens.form[token]!).startsWith('لل')) prefix = 'ل';
  } else {
    prefix = prefixRead(found.at(token)) ?? likelyPrefix(language.vocabulary.text(tokens.form[token]!));
  }
  if (prefix === '') return BARE;
  const coordinated = prefix.startsWith('و') || prefix.startsWith('ف');
  const rest = coordinated ? prefix.slice(1) : prefix;
  const preposition = rest.startsWith('ب') ? 'bi' : rest.startsWith('ل') ? 'li' : rest.startsWith('ك') ? 'ka' : null;
  return { preposition, coordinated };
}

/** The proclitics of a word that every reading has some of, small words aside; null where there are no readings. */
function prefixRead(readings: readonly LexiconMatch[]): string | null {
  let first: string | null = null;
  for (const { entry, prefix } of readings) {
    if (entry.class === 'event-words') continue;
    if (prefix === '') return '';
    first ??= prefix;
  }
  return first;
}

/** A word that no lexicon knows and that starts like «بتشكيل», «لتدمير» most likely has the preposition. */
const SHORTEST_AFTER_CLITIC = 4;

/** Whether a word most likely begins with ب or ل as a preposition. */
export function likelyPreposition({ found, language, tokens }: Scene, token: number): boolean {
  const readings = found.at(token);
  for (const { prefix } of readings) if (prefix === '' || prefix === 'و') return false;
  if (readings.length > 0) return true;
  return likelyPrefix(language.vocabulary.text(tokens.form[token]!)) !== '';
}

function likelyPrefix(form: string): string {
  const rest = form.startsWith('و') ? form.slice(1) : form;
  if ((!rest.startsWith('ب') && !rest.startsWith('ل')) || rest.length - 1 < SHORTEST_AFTER_CLITIC) return '';
  return form.slice(0, form.length - rest.length + 1);
}

/** «أعداد كبيرة من» has three words. */
const LONGEST_PART = 3;

/** Where «كل من», «سلسلة من» right before a token begins; null when neither stands there. */
export function partBefore({ marks }: Scene, token: number): number | null {
  return marks.findEndingAt(token, LONGEST_PART, 'each')?.from ?? null;
}

/** «على يد ثلاثة مسلحين», «بأيدي 3 مسلحين»: where the number right before what it counts begins; the token itself when none does. */
function numberBefore({ tokens, found, countedAt }: Scene, token: number): number {
  if (!countedAt[token]) return token;
  let from = token;
  while (from > 0 && token - from < LONGEST_NUMBER && countedAt[from - 1] && (tokens.kind[from - 1] === NUMBER || found.findAt(from - 1, 'numbers')?.prefix === '')) from -= 1;
  return from;
}

const LONGEST_NUMBER = 3;

/** «على أيدي رجال». */
const LONGEST_PREPOSITION = 3;

/** The preposition right before a token; «كل من», «مئات من» between them is passed over and is none itself. */
function prepositionEndingAt(scene: Scene, token: number): string | null {
  const part = partBefore(scene, token);
  if (part !== null) return prepositionEndingAt(scene, part);
  return scene.marks.findEndingAt(token, LONGEST_PREPOSITION, 'preposition')?.id ?? null;
}

/** Whether the word before still belongs to the phrase: a title, an institution, an adjective; no verb, mark or comma. */
function reachesBack(scene: Scene, before: number, from: number, isTrigger: Uint8Array, heads: readonly Mention[]): boolean {
  const { tokens } = scene;
  if (before < 0 || scene.sentenceOf[before] !== scene.sentenceOf[from] || isTrigger[before]) return false;
  if (tokens.kind[before] === QUOTE) return true;
  const isName = heads[0]!.role !== null;
  // «رئيس الأركان، يشار غولر»: a comma may stand between an office and its holder
  if (tokens.kind[before] === PUNCT) return isName && tokens.text[tokens.start[before]!] === '،' && endsTitle(scene, before);
  // «في مكتبه اليوم وزير …»: a time parts
  if (tokens.kind[before] !== WORD || scene.timeAt[before]) return false;
  if (isBehindPlace(scene, from)) return false;
  // «أشار إلى أن الجيش»: a clause begins
  if (markAt(scene, before, 'break')) return false;
  // «مع استثناء التنظيم»: what is left out is not with them
  if (markAt(scene, before, 'apart')) return false;
  // «زار الوزير جامعة …»: a noun with the article governs no body
  if (isTitleWord(scene, before) && hasArticle(scene, before) && scene.entityById.get(heads[0]!.entity)?.type === 'organization' && scene.tokens.tokenAt(heads[0]!.span[0]) === from) return false;
  // after a preposition stands a noun, whatever else the word may be: «في مقر المجلس»
  if (prepositionEndingAt(scene, before) !== null) return true;
  if (isStop(scene, before)) return false;
  return scene.verbAt[before] === 0 && !isUnknownPresent(scene, before);
}

/** «14 جنديا» of whom it is told that they were killed or wounded. */
export function isCountedVictim({ quantities, tokens }: Scene, { heads }: Phrase): boolean {
  const start = heads[0]!.span[0];
  return quantities.some(({ span, what }) => (what === 'killed' || what === 'wounded') && span[0] <= start && tokens.tokenAt(start) - tokens.tokenAt(span[1] - 1) <= 1);
}

/** «رئيس اللجنة بالمنطقة اللواء X», «استقبله في المطار الوزير X»: a noun with the article governs no title. */
export function isBehindPlace(scene: Scene, from: number): boolean {
  const before = from - 1;
  if (before < 0 || !isBareTitle(scene, from) || scene.tokens.kind[before] !== WORD || isTitleWord(scene, before)) return false;
  if (IN_THE.test(scene.language.vocabulary.text(scene.tokens.form[before]!))) return true;
  return hasArticle(scene, before) && prepositionEndingAt(scene, before) !== null;
}

/** «اتفاقا أمنيا يصنف …»: a word that no list knows, in the form of a present. */
export function isUnknownPresent({ tokens, found, language }: Scene, token: number): boolean {
  return found.at(token).length === 0 && UNKNOWN_PRESENT.test(language.vocabulary.text(tokens.form[token]!));
}

/** «يصنف», «يلزم»; «يساري», «يهودية» are adjectives. */
const UNKNOWN_PRESENT = /^ي\p{L}{2,}[^يةن]$/u;

function endsTitle(scene: Scene, comma: number): boolean {
  return isTitleWord(scene, comma - 1) || scene.found.findAt(comma - 1, 'nationality') !== undefined;
}
