import { AL, BI, LI, WA } from '../../text/clitics.ts';
import { coreForms } from './known-names.ts';
import type { GroupPhrase, Phrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import { OUTSIDE } from './tags.ts';
import { COMMA, type Hit, type Words } from './words.ts';

const HEADS = 'group-heads';
const QUALIFIERS = 'group-qualifiers';
const NATIONALITY = 'nationality';
const JOINERS = 'title-joiners';

interface Draft {
  readonly head: Hit;
  to: number;
  qualified: boolean;
  readonly words: string[];
  readonly inner: Phrase[];
}

/** The description of an unnamed collective («المرتزقة الروس», «قادة حكومة …») or source («مصدر عسكري»). */
export function readGroup(reader: PhraseReader, at: number): GroupPhrase | null {
  const { words } = reader;
  const head = words.find(at, HEADS);
  if (!head || isOfPronoun(words, head) || isOfTwo(words, head)) return null;
  const draft: Draft = { head, to: head.to, qualified: false, words: coreForms(words, head), inner: [] };
  addFurtherHead(words, draft);
  addFieldNoun(words, draft);
  addTribe(reader, draft);
  while (words.isGlued(draft.to) && addQualifier(words, draft)) continue;
  addCoordinated(words, draft);
  if (isSourceOf(words, draft)) return null;
  if (!addGroup(reader, draft)) addOwner(reader, draft);
  if (!isQualifiedEnough(words, draft)) return null;
  const span = [head.start, words.spanEnd(head.start, draft.to)] as const;
  return { kind: 'group', from: at, to: draft.to, span, inner: draft.inner, rule: 'group', head: head.entry.id, words: withoutQuantifier(words, draft) };
}

/** «رفض طلبه»: what a pronoun ends is no plural, though folding makes it one. */
const isOfPronoun = (words: Words, { from, to, definite, entry }: Hit): boolean => !definite && to === from + 1 && entry.spelling.endsWith('ة') && words.bare(from).endsWith('ه');

/** «تفجيرين انتحاريين»: the adjective of two deeds. */
const isOfTwo = (words: Words, { from, entry, prefix, definite }: Hit): boolean =>
  entry.id === 'fighters' && prefix === '' && words.isGlued(from) && DUAL.test(words.form(from - 1)) && words.hasArticle(from - 1) === definite && words.hits(from - 1).some((hit) => hit.entry.class === 'event-nouns');

/** Folded ends of two. */
const DUAL = /(?:ين|ان)$/;

const TRIBE = 'tribe';

/** Classes of words that tribes are called by. */
const TRIBAL = new Set(['name-words', 'known-persons', 'name-parts']);

/** «قبيلة المحاميد», «قبائل أولاد سليمان»: what a tribe is called. */
function addTribe({ words, tags }: PhraseReader, draft: Draft): void {
  const { head, to } = draft;
  if (head.entry.id !== TRIBE || head.definite || !words.isGlued(to) || words.isVerb(to)) return;
  const part = words.find(to, 'name-parts');
  const isKin = part?.entry.id === 'kin' && part.prefix === '' && words.isGlued(part.to);
  const hits = words.hits(to);
  const isName = hits.every(({ entry, suffix }) => suffix !== '' || TRIBAL.has(entry.class)) && (words.hasArticle(to) || (tags !== null && tags[to] !== OUTSIDE && hits.every(({ prefix }) => prefix === '')));
  if (!isKin && !isName) return;
  const end = isKin ? part.to + 1 : to + 1;
  for (let word = to; word < end; word++) draft.words.push(words.form(word));
  draft.to = end;
  draft.qualified = true;
}

/** «مختلف الأطراف» are «الأطراف». */
function withoutQuantifier(words: Words, { head, words: forms }: Draft): readonly string[] {
  return head.entry.id === 'parties' && head.to === head.from + 2 && !head.definite && words.hasArticle(head.to - 1) ? forms.slice(1) : forms;
}

/** A word that alone needs an adjective, or something that happens to it or that it does. */
function isQualifiedEnough(words: Words, { head, to, qualified, inner }: Draft): boolean {
  const { needs } = head.entry.attributes;
  if (needs === 'no') return true;
  const acts = isActing(words, head);
  const suffers = isCountOfHarm(words, head.from);
  const speaksAfter = words.isGlued(head.to) && words.isVerb(head.to);
  if (needs === 'event') return !head.definite && (acts || (qualified && inner.length === 0 && words.hits(to - 1).some(({ entry }) => entry.class === NATIONALITY)));
  return qualified || ((acts || speaksAfter || suffers) && COLLECTIVES.has(head.entry.id) && (isUnconstructed(words, head) || !(words.isGlued(to) && words.hasArticle(to) && !head.definite)));
}

/** Heads that act by themselves: «تظاهر الطلاب»; the others say too little («الأعضاء»). */
const COLLECTIVES = new Set(['workers', 'victims', 'people', 'activists', 'delegates', 'officials', 'advisers', 'faithful']);

/** «مقتل جندي», «تظاهر الطلاب», «7 أشخاص», «ناشطا وصحافيا»: an event's word or a number before it, or another such word. */
function isActing(words: Words, { from, clitics }: Hit): boolean {
  if (from === 0 || !words.isGlued(from)) return false;
  const before = from - 1;
  const first = (clitics & WA) !== 0 ? words.find(before, HEADS) : undefined;
  return isActedBefore(words, from) || (first !== undefined && first.to === from && isActedBefore(words, before));
}

function isActedBefore(words: Words, from: number): boolean {
  if (from === 0 || !words.isGlued(from)) return false;
  const before = from - 1;
  if (words.isVerb(before) || isHarm(words, before)) return true;
  return (/^\d+$/.test(words.form(before)) || words.find(before, 'numbers') !== undefined) && isCountOfHarm(words, before);
}

const HARMS = new Set(['ASSAULT', 'COERCE', 'RETREAT']);

const isHarm = (words: Words, at: number): boolean =>
  words.hits(at).some(({ entry, suffix }) => suffix === '' && (entry.class === 'event-nouns' || entry.class === 'event-verbs') && HARMS.has(entry.attributes['type'] ?? ''));

/** How far before a number its event may stand («مقتل ما لا يقل عن 7 أشخاص»), in words. */
const FARTHEST_HARM = 5;

function isCountOfHarm(words: Words, number: number): boolean {
  for (let at = number - 1; at >= 0 && number - at <= FARTHEST_HARM && words.isGlued(at + 1); at--) if (isHarm(words, at)) return true;
  return false;
}

/** A people («الليبيين», «للأتراك»), when no noun stands before it that it would qualify. */
export function readPeople({ words }: PhraseReader, at: number): GroupPhrase | null {
  const nation = words.find(at, NATIONALITY);
  // «المان يونايتد» has no article
  if (!nation?.definite || ((nation.clitics & AL) === 0 && !nation.fused) || nation.entry.attributes['number'] !== '3' || nation.entry.attributes['gender'] !== 'm') return null;
  const second = (nation.clitics & WA) !== 0;
  if (second && at > 0 && words.find(at - 1, NATIONALITY)?.entry.attributes['number'] !== '3') return null;
  if (!second && words.isGlued(at) && (words.hasArticle(at - 1) || words.isFusedLam(at - 1))) return null;
  const span = [nation.start, words.spanEnd(nation.start, nation.to)] as const;
  return { kind: 'group', from: at, to: nation.to, span, inner: [], rule: 'people', head: `people-${nation.entry.id}`, words: coreForms(words, nation) };
}

/** «المستشارين والقادة الأتراك», «المرتزقة والقوات الأجنبية»: never parted, so one group. */
function addFurtherHead(words: Words, draft: Draft): void {
  const second = words.isGlued(draft.to) ? words.find(draft.to, HEADS) : undefined;
  if (!second || (second.clitics & WA) === 0 || second.definite !== draft.head.definite) return;
  if (words.isGlued(second.to) && (isQualifier(words, second.to) || draft.head.entry.id === 'mercenaries')) add(words, draft, second);
}

/** «القوات الأجنبية والمرتزقة». */
function addCoordinated(words: Words, draft: Draft): void {
  const second = draft.qualified && words.isGlued(draft.to) ? words.find(draft.to, HEADS) : undefined;
  if (!second?.definite || !draft.head.definite || (second.clitics & WA) === 0) return;
  if (second.entry.id === 'mercenaries' || draft.head.entry.id === 'mercenaries') add(words, draft, second);
}

/** «مصادر الطاقة» are no sources. */
function isSourceOf(words: Words, { head, to, qualified }: Draft): boolean {
  return head.entry.id === 'source' && !head.definite && !qualified && words.isGlued(to) && words.hasArticle(to);
}

function isQualifier(words: Words, at: number): boolean {
  const hit = words.find(at, QUALIFIERS) ?? words.find(at, NATIONALITY);
  return hit !== undefined && hit.prefix === '';
}

function add(words: Words, draft: Draft, hit: Hit): true {
  draft.words.push(...coreForms(words, hit));
  draft.to = hit.to;
  return true;
}

/** «مسؤول دفاع بارز»: a field in place of an adjective. */
function addFieldNoun(words: Words, draft: Draft): void {
  const field = draft.head.entry.attributes['source'] === 'yes' && !draft.head.definite && words.isGlued(draft.to) ? words.find(draft.to, 'institution-portfolios') : undefined;
  if (!field || field.definite || field.prefix !== '') return;
  draft.qualified = true;
  add(words, draft, field);
}

function addQualifier(words: Words, draft: Draft): boolean {
  const nation = words.find(draft.to, NATIONALITY);
  const quality = words.find(draft.to, QUALIFIERS);
  const supporting = words.find(draft.to, HEADS);
  const hit = nation && (!quality || nation.to >= quality.to) ? nation : (quality ?? (supporting?.entry.id === 'supporters' && supporting.definite === draft.head.definite ? supporting : undefined));
  if (!hit || (hit.prefix !== '' && (hit.clitics & WA) === 0)) return false;
  // «مؤسسات المجتمع المدني اليمنية»
  if (draft.head.entry.id === 'world' && words.form(draft.to - 1).endsWith('ي') && words.form(draft.to).endsWith('يه')) return false;
  // «دول الجوار خاصة»: an adjective agrees with its noun
  if (!hit.definite && words.hasArticle(draft.to - 1)) return false;
  if ((hit.clitics & WA) !== 0 && (!draft.qualified || hit.definite !== draft.head.definite)) return false;
  draft.qualified = true;
  return add(words, draft, hit);
}

const HOLDS_GROUPS = new Set(['deputies', 'leaders', 'officials', 'delegates', 'people']);

/** «أعضاء الوفدين المرافقين للوزيرين»: members of another group. */
function addGroup(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  if (!HOLDS_GROUPS.has(draft.head.entry.id) || draft.head.definite || draft.qualified || !words.isGlued(draft.to)) return false;
  const inside = readGroup(reader, draft.to);
  if (!inside || inside.span[0] !== words.start(draft.to) || !words.hasArticle(draft.to)) return false;
  draft.inner.push(...inside.inner);
  draft.words.push(...inside.words);
  draft.to = inside.to;
  return true;
}

/** Whose they are, or where: «قادة حكومة …», «أعيان من مدينة …», «الداعمين لحفتر», «التابعة لقوات …». */
function addOwner(reader: PhraseReader, draft: Draft): void {
  const { words } = reader;
  const at = draft.to;
  if (!words.isGlued(at) || words.isToMedium(at)) return;
  const lam = words.hits(at).some((hit) => (hit.clitics & LI) !== 0 && (hit.clitics & WA) === 0);
  const joiner = words.find(at, JOINERS);
  const placed = joiner && joiner.prefix === '' && (joiner.entry.id === 'in' || joiner.entry.id === 'from') && !draft.head.definite ? joiner : undefined;
  const open = !draft.head.definite && !draft.qualified && !isUnconstructed(words, draft.head);
  if (addBodyAfterBi(reader, draft)) return;
  const affiliated = findAffiliation(words, at);
  if (!placed && !open && !affiliated && !(lam && draft.qualified && draft.head.definite && !words.find(draft.to - 1, NATIONALITY)) && !(lam && draft.head.entry.id === 'supporters')) return;
  const from = placed ? afterPlaceHead(words, placed.to) : (affiliated?.to ?? at);
  const read = words.isGlued(from) ? reader.read(from) : [];
  if (read[0]?.kind === 'reference') {
    addReference(draft, read[0]);
    return;
  }
  const owner = read.length === 1 && read[0]!.kind !== 'office' && read[0]!.kind !== 'group' ? read[0]! : null;
  if (!owner || owner.kind === 'person' && placed) return;
  // «صحافيين في إسطنبول»: where it happened, not whose they are
  if (owner.kind === 'place' && placed?.entry.id === 'in') return;
  if (!placed && !lam && !affiliated && owner.span[0] > words.start(from)) return;
  if (owner.kind === 'place' && owner.known?.class === 'countries' && placed && draft.head.entry.attributes['source'] === 'yes') return;
  if (owner.kind !== 'organization' || owner.bare === null) draft.inner.push(owner);
  draft.qualified = true;
  draft.words.push(...ownerWords(owner));
  draft.to = owner.to;
  addCountries(reader, draft);
  addFurtherPlaces(reader, draft, owner);
}

/** «مصدر بالمقاومة», «مسؤول بالوزارة»: the body with ب. */
function addBodyAfterBi(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const at = draft.to;
  if (draft.head.entry.attributes['source'] !== 'yes' || draft.head.definite || draft.qualified) return false;
  const reading = words.readings(at).find(({ clitics }) => clitics === (BI | AL));
  if (!reading) return false;
  const read = reader.read(at);
  const owner = read.length === 1 && read[0]!.kind === 'organization' ? read[0]! : null;
  if (owner && owner.bare === null) draft.inner.push(owner);
  draft.qualified = true;
  draft.words.push(words.form(at));
  draft.to = owner ? owner.to : at + 1;
  return true;
}

/** «ناشطون», «صحافيين»: plurals that keep their ن own nothing that follows («ناشطون الحكومة»). */
function isUnconstructed(words: Words, { to }: Hit): boolean {
  const form = words.form(to - 1);
  return words.language.lexicon.ofClass('noun-endings').some(({ id, spelling }) => id.startsWith('masculine-plural') && form.endsWith(spelling));
}

function findAffiliation(words: Words, at: number): Hit | undefined {
  const cue = words.find(at, 'affiliations');
  return cue?.entry.id === 'of' && cue.prefix === '' ? cue : undefined;
}

/** «قادة الجيش من كلا البلدين». */
function addCountries(reader: PhraseReader, draft: Draft): void {
  const { words } = reader;
  const joiner = words.isGlued(draft.to) ? words.find(draft.to, JOINERS) : undefined;
  const read = joiner && (joiner.entry.id === 'in' || joiner.entry.id === 'from') && words.isGlued(joiner.to) ? reader.read(joiner.to) : [];
  if (read[0]?.kind === 'reference') addReference(draft, read[0]);
}

/** «قادة الجيش من كلا البلدين», «الداعمين للوزيرين». */
function addReference(draft: Draft, reference: Phrase): void {
  draft.inner.push(reference);
  draft.qualified = true;
  draft.to = reference.to;
}

const ownerWords = (owner: Phrase): readonly string[] => ('words' in owner ? owner.words : []);

function afterPlaceHead(words: Words, at: number): number {
  const head = words.find(at, 'place-heads');
  return head && head.prefix === '' && head.entry.attributes['whole'] === 'no' ? head.to : at;
}

/** «أعيان صبراتة والزنتان». */
function addFurtherPlaces(reader: PhraseReader, draft: Draft, owner: Phrase): void {
  const { words } = reader;
  if (owner.kind !== 'place' || !words.follows(draft.to, COMMA) || !words.isGlued(draft.to)) return;
  const next = reader.readOwner(draft.to);
  if (next?.kind !== 'place' || next.span[0] === words.start(draft.to)) return;
  draft.inner.push(next);
  draft.to = next.to;
}
