import { AL, BI, LI, WA } from '../../text/clitics.ts';
import type { Span } from '../../model/span.ts';
import { knownPlace, withoutPrefix } from './known-names.ts';
import type { OrganizationPhrase, Phrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import { B_ORGANIZATION, B_PERSON, B_PLACE, I_ORGANIZATION, taggedEnd } from './tags.ts';
import { COMMA, PLUS, QUOTED, STOP, type Hit, type Words } from './words.ts';

const HEADS = 'institution-heads';
/** «حركة المرور»: looks like a body and is none. */
const TRAPS = 'institution-traps';
const FIELDS = 'institution-portfolios';
const ADJECTIVES = 'institution-adjectives';
const NATIONALITY = 'nationality';

/** Longest name in quotation marks that an institution may carry («حزب "…"»), in words. */
const LONGEST_QUOTED_NAME = 5;

interface Draft {
  readonly head: Hit;
  to: number;
  /** Where the name ends when words after it were read with it («… التابع ل…»); 0 when it ends with the last word read. */
  nameTo: number;
  field: string | null;
  owner: Phrase | null;
  readonly inner: Phrase[];
  readonly nations: string[];
}

/** «الخارجية الإيطالية»: a field with the nationality of a ministry stands for the ministry. */
export function readShortMinistry({ words }: PhraseReader, at: number): OrganizationPhrase | null {
  const field = words.find(at, FIELDS);
  if (!field?.definite || (words.isGlued(at) && words.hasArticle(at - 1) && !words.isVerb(at - 1))) return null;
  if (!MINISTRY_FIELDS.has(field.entry.id)) return null;
  const nation = words.isGlued(field.to) ? words.find(field.to, NATIONALITY) : undefined;
  if (!nation?.definite || nation.prefix !== '' || nation.entry.attributes['gender'] !== 'f' || nation.entry.attributes['number'] !== '1') return readBareField(words, field);
  const ministry = words.language.lexicon.ofClass(HEADS).find((entry) => entry.id === 'ministry')!;
  const forms = [withoutPrefix(words.form(at), field, words)];
  for (let word = at + 1; word < nation.to; word++) forms.push(words.form(word));
  return {
    kind: 'organization', from: at, to: nation.to, span: [field.start, words.spanEnd(field.start, nation.to)], inner: [], rule: 'short-ministry',
    head: ministry.id, sort: ministry.id, number: 1, bare: null, words: [words.language.fold.fold(ministry.spelling), ...forms],
    nations: [nation.entry.id], owner: null, field: field.entry.id, known: null,
  };
}

/** Fields whose words with a nationality are said of nothing but the ministry; «الأمن التركي», «الثقافة العربية» are. */
const MINISTRY_FIELDS = new Set(['defence', 'foreign', 'interior', 'finance', 'justice', 'health']);

/** Fields that stand for their ministry without its country too: «وقالت الخارجية إن». */
const SPEAKING_FIELDS = new Set(['foreign', 'interior']);

function readBareField(words: Words, field: Hit): OrganizationPhrase | null {
  const { from, to } = field;
  if (!SPEAKING_FIELDS.has(field.entry.id) || to > from + 1 || (field.clitics & ~(AL | WA)) !== 0) return null;
  const speaks = words.isGlued(from) ? words.isVerb(from - 1) : words.before[from]! >= STOP && words.follows(to, 0) && words.isVerb(to);
  if (!speaks || (words.isGlued(to) && words.hasArticle(to))) return null;
  const ministry = words.language.lexicon.ofClass(HEADS).find((entry) => entry.id === 'ministry')!;
  return {
    kind: 'organization', from, to, span: [field.start, words.spanEnd(field.start, to)], inner: [], rule: 'bare-field', head: ministry.id, sort: ministry.id,
    number: 1, bare: 'partial', words: [words.language.fold.fold(ministry.spelling), withoutPrefix(words.form(from), field, words)], nations: [], owner: null, field: field.entry.id, known: null,
  };
}

/** The name of a body built on a head word: «وزارة الدفاع التركية», «قوات المشير …», «المجلس الأعلى للدولة», or the bare head. */
export function readInstitution(reader: PhraseReader, at: number): OrganizationPhrase | null {
  const head = reader.words.find(at, HEADS);
  if (!head) {
    const owned = reader.words.findOwned(at, HEADS);
    return owned?.entry.id === 'forces' || owned?.entry.id === MEMBERS ? phraseOf(reader.words, newDraft(owned), 'own-forces') : null;
  }
  if (reader.words.find(at, TRAPS) || (LED_BY.has(head.entry.attributes['kind'] ?? '') && (head.clitics & BI) !== 0)) return null;
  if (head.entry.id === FRONT && isFrontLine(reader, head)) return null;
  const draft = newDraft(head);
  // «وكالة الأنباء السورية»
  const isDefinite = head.definite || (head.to > at + 1 && reader.words.hasArticle(head.to - 1));
  const isNumbered = addNumber(reader.words, draft);
  const named = isNumbered || (isDefinite ? addAdjectives(reader, draft) : addComplement(reader, draft));
  if (named && !isNumbered && (!isDistinctive(reader.words, draft) || isPresidencyOf(draft))) return null;
  if (named) addSeat(reader, draft);
  if (named && reader.words.opensQuote(at)) addToClosingMark(reader.words, draft);
  if (draft.owner?.kind === 'organization' && PORTALS.has(head.entry.id) && (draft.owner.sort === 'media' || draft.owner.known?.class === 'media')) return null;
  if (named && draft.owner === null && PORTALS.has(head.entry.id) && reader.words.hits(head.to).some(({ entry, to }) => entry.class === 'media' && to === draft.to)) return null;
  const affiliated = addAffiliation(reader, draft);
  if (named || affiliated === 'named') return phraseOf(reader.words, draft, 'institution');
  if (!isDefinite) return null;
  if (head.entry.attributes['bare'] === 'no') return null;
  addStance(reader.words, draft);
  const called = reader.words.find(at, BARE_BODIES);
  if (called && isWithSomebody(reader.words, called.to)) return null;
  const bare = phraseOf(reader.words, draft, 'bare-institution');
  return called && reader.parts.known ? { ...bare, known: called.entry } : bare;
}

/** A word for a movement and for where armies meet. */
const FRONT = 'front';

/** «جبهة صرواح», «في جبهة الجفينة»: a front of a war. */
function isFrontLine({ words, cued, tags }: PhraseReader, { from, to, clitics, definite }: Hit): boolean {
  if (definite || !words.isGlued(to)) return false;
  if (words.find(to, 'known-places')?.prefix === '' || words.find(to, 'place-heads')?.prefix === '' || cued.find(to) !== null || tags?.[to] === B_PLACE) return true;
  return (clitics & BI) !== 0 || (words.isGlued(from) && words.hits(from - 1).some(({ entry, clitics }) => entry.class === 'prepositions' && (clitics & ~WA) === 0 && LOCATIVE.has(entry.id)));
}

const LOCATIVE = new Set(['fi', 'ala']);

/** Words that the news of a country calls one body by: «التحالف». */
const BARE_BODIES = 'bare-bodies';

/** «التحالف مع»: what is done and no body. */
const isWithSomebody = (words: Words, at: number): boolean =>
  words.isGlued(at) && words.hits(at).some(({ entry, prefix }) => entry.class === 'prepositions' && prefix === '' && WITH.has(entry.id));

const WITH = new Set(['maa', 'bayn']);

/** Heads that stand before the name of a medium and are no part of it («موقع "…"»). */
const PORTALS = new Set(['broadcaster', 'portal']);

/** «توليه رئاسة الولايات المتحدة», «رئاسة نادي البرق», «إدارة نادي البرق», «لإدارة ليبيا»: an office or whoever leads, and no body. */
const isPresidencyOf = ({ head, owner }: Draft): boolean =>
  head.entry.id === BRANCH ? owner?.kind !== 'organization' :
  head.entry.id === 'presidency' ? (owner?.kind === 'place' && owner.known?.class === 'countries') || (owner?.kind === 'organization' && !PRESIDED.has(owner.sort)) : head.entry.id === 'administration' && !head.definite && (owner?.kind === 'organization' || (owner?.kind === 'place' && owner.known?.class === 'countries'));

/** The rule of «جنوب شرقي باكستان», where something is. */
const SIDE_RULE = 'side-of-country';

/** «فرع الرابطة»: a body of a body, and of nothing else («فرع جدة»). */
const BRANCH = 'branch';

/** Kinds whose presidency is a body. */
const PRESIDED = new Set(['government', 'council', 'parliament', 'army', 'command', 'court', 'presidency', 'ministry']);

/** «عناصرها»: the body's that was met last, where «قواتها» are its country's. */
export const MEMBERS = 'members';

/** «بقيادة …», «برئاسة …» say who leads and name no body. */
const LED_BY = new Set(['command', 'presidency']);

/** «طيران التحالف»: forces say that the body is one, however it is called elsewhere. */
export const FORCES_OF_BARE = 'forces-of-bare';

const newDraft = (head: Hit): Draft => ({ head, to: head.to, nameTo: 0, field: null, owner: null, inner: [], nations: [] });

function phraseOf(words: Words, { head, to, nameTo, field, owner, inner, nations }: Draft, rule: string): OrganizationPhrase {
  const attributes = head.entry.attributes;
  if (owner?.kind === 'organization' && owner.bare !== null && (attributes['kind'] === 'forces' || (attributes['kind'] === 'command' && owner.known !== null))) {
    return { ...owner, from: head.from, span: [head.start, owner.span[1]], inner: [], rule: owner.sort === 'army' ? owner.rule : FORCES_OF_BARE };
  }
  const bare = rule === 'institution' ? null : (attributes['bare'] as 'title' | 'partial' | 'no');
  const last = nameTo || to;
  const span: Span = [head.start, words.spanEnd(head.start, last)];
  const forms = [withoutPrefix(words.form(head.from), head, words)];
  for (let word = head.from + 1; word < last; word++) forms.push(words.form(word));
  return {
    kind: 'organization', from: head.from, to, span, inner, rule, head: head.entry.id, sort: attributes['kind'] ?? '',
    number: Number(attributes['number'] ?? 1), bare, words: forms, nations, owner, field, known: null,
  };
}

/** After a definite head: adjectives with the article («الوطني الليبي»), then what it is for («للدولة»). */
function addAdjectives(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const before = draft.to;
  while (words.isGlued(draft.to) && addAdjective(words, draft)) continue;
  const adjectives = draft.to - before;
  if (adjectives > 0) addFigures(words, draft);
  // «المديرية العامة للجوازات»
  const isDescribed = adjectives > 0 || draft.head.entry.id === 'directorate';
  return addPurpose(reader, draft, isDescribed) || adjectives > 0;
}

function addAdjective(words: Words, draft: Draft): boolean {
  const nation = words.find(draft.to, NATIONALITY);
  if (nation?.definite && nation.prefix === '') {
    // «محطات التلفزيون العراقية»
    if (draft.head.entry.id === 'broadcaster' && nation.entry.attributes['gender'] === 'f' && !draft.head.entry.spelling.endsWith('ة')) return false;
    draft.nations.push(nation.entry.id);
    draft.to = nation.to;
    return true;
  }
  const adjective = words.find(draft.to, ADJECTIVES);
  if (!adjective?.definite || adjective.prefix !== '') return false;
  // «الحكومة التركية الإسلامية المحافظة»
  if (adjective.entry.id === CREED && draft.nations.length > 0 && draft.head.entry.attributes['kind'] === 'government') return false;
  if (adjective.entry.id === ORDINAL && !NUMBERED_KINDS.has(draft.head.entry.attributes['kind'] ?? '')) return false;
  draft.to = adjective.to;
  return true;
}

/** What a government believes in, said behind its country, is no part of its name. */
const CREED = 'islamic';

/** «الجيش الثاني», «الفرقة الرابعة»: units are numbered, councils are not. */
const ORDINAL = 'ordinal';
const NUMBERED_KINDS = new Set(['army', 'brigade', 'command']);

/** «كتيبة 166», «اللواء 44 مشاة»: units are called by their numbers. */
function addNumber(words: Words, draft: Draft): boolean {
  const { to } = draft;
  if (draft.head.entry.attributes['kind'] !== 'brigade' || draft.head.entry.attributes['number'] !== '1' || !words.isGlued(to) || !isFigure(words.form(to))) return false;
  draft.to = to + 1;
  const arms = words.isGlued(draft.to) ? words.find(draft.to, ADJECTIVES) : undefined;
  if (arms?.entry.id === ARMS && arms.prefix === '') draft.to = arms.to;
  while (words.isGlued(draft.to) && addAdjective(words, draft)) continue;
  return true;
}

/** «5+5» after the name of a committee. */
function addFigures(words: Words, draft: Draft): void {
  const { to } = draft;
  if (words.isGlued(to) && isFigure(words.form(to)) && words.follows(to + 1, PLUS) && isFigure(words.form(to + 1))) draft.to = to + 2;
}

const isFigure = (form: string): boolean => /^\d+$/.test(form);

const PURPOSE_KINDS = new Set(['authority', 'council', 'committee', 'body', 'movement', 'court', 'command', 'union', 'media']);

/** «المجلس الأعلى للدولة», «الهيئة العليا للانتخابات», «الجمعية العامة للأمم المتحدة». */
function addPurpose(reader: PhraseReader, draft: Draft, hasAdjectives: boolean): boolean {
  const { words } = reader;
  const at = draft.to;
  if (!words.isGlued(at) || words.isToMedium(at)) return false;
  if (addCause(words, draft)) return true;
  const lam = words.hits(at).find((hit) => (hit.clitics & LI) !== 0 && (hit.clitics & WA) === 0);
  const field = words.find(at, FIELDS);
  const takesPurpose = PURPOSE_KINDS.has(draft.head.entry.attributes['kind'] ?? '') || draft.head.entry.id === 'administration';
  if (field?.definite && (field.clitics & LI) !== 0 && hasAdjectives && takesPurpose) {
    draft.to = field.to;
    while (words.isGlued(draft.to) && addAdjective(words, draft)) continue;
    addJoinedNouns(words, draft);
    return true;
  }
  if (lam) {
    const owner = reader.readOwner(at);
    if (owner?.kind === 'organization' && owner.bare === null && (hasAdjectives || draft.head.entry.attributes['kind'] === 'command')) return addOwner(draft, owner);
  }
  if (lam && hasAdjectives && draft.head.entry.attributes['kind'] === 'office' && addOfficeHolder(reader, draft)) return true;
  if (hasAdjectives && addPurposeNoun(reader, draft)) return true;
  const fusedLam = words.isFusedLam(at);
  if (!hasAdjectives || !takesPurpose || !fusedLam || reader.readOwner(at)?.kind === 'person') return false;
  draft.to = at + 1;
  while (words.isGlued(draft.to) && addAdjective(words, draft)) continue;
  addJoinedNouns(words, draft);
  return true;
}

/** «التجمع من أجل الثقافة والديمقراطية». */
function addCause(words: Words, draft: Draft): boolean {
  const cause = words.find(draft.to, 'affiliations');
  if (cause?.entry.id !== 'for' || !CAUSE_KINDS.has(draft.head.entry.attributes['kind'] ?? '') || !words.isGlued(cause.to) || !words.hasArticle(cause.to)) return false;
  draft.to = cause.to + 1;
  addSecondNoun(words, draft);
  return true;
}

const CAUSE_KINDS = new Set(['movement', 'party', 'body', 'union']);

/** «المكتب الإعلامي لرئيس الوزراء». */
function addOfficeHolder(reader: PhraseReader, draft: Draft): boolean {
  const [office] = reader.read(draft.to);
  return office?.kind === 'office' && (office.complete || reader.words.hasArticle(office.to - 1)) && addOwner(draft, office);
}

/** «المنظمة التونسية لمناهضة التعذيب»: ل with a noun, and what the noun is of. */
function addPurposeNoun({ words, tags }: PhraseReader, draft: Draft): boolean {
  const at = draft.to;
  const isLam = words.readings(at).some((reading) => reading.clitics === LI && !reading.fused) && !words.isFusedLam(at);
  if (!isLam || !PURPOSE_KINDS.has(draft.head.entry.attributes['kind'] ?? '') || !words.isGlued(at + 1) || !(words.hasArticle(at + 1) || isCountry(words, at + 1))) return false;
  if (words.hits(at).some((hit) => (hit.clitics & LI) !== 0 && hit.entry.class.startsWith('known-'))) return false;
  // «إسناد رئاسة المجلس الوطني لتوفيق القاهري»
  if (tags?.[at] === B_PERSON || (words.find(at, 'name-words') && words.hits(at + 1).every(({ entry, suffix }) => suffix !== '' || entry.class === 'name-words'))) return false;
  draft.to = at + 2;
  // «لمراقبة التراب الوطني»; «لكرة السلة المصري فلان» goes on with whose he is
  while (words.isGlued(draft.to) && (words.find(draft.to, NATIONALITY)?.entry.attributes['gender'] ?? 'f') === 'f' && addAdjective(words, draft)) continue;
  addJoinedNouns(words, draft);
  return true;
}

/** «الاتحاد العام لطلبة تونس». */
const isCountry = (words: Words, at: number): boolean => words.find(at, 'countries')?.prefix === '';

/** Most nouns joined to a purpose («للتخطيط والبناء والإسكان»). */
const MOST_JOINED = 3;

/** «السجناء والمفرج عنهم». */
const isBeforePronoun = (words: Words, at: number): boolean => words.isGlued(at) && words.hits(at).some(({ entry, suffix }) => entry.class === 'prepositions' && suffix !== '');

/** «للدراسات الأمنية والعسكرية», «لتدريب الصحفيين والإعلاميين», «الرقابة ومكافحة الفساد»: what is joined to the purpose of a body. */
function addJoinedNouns(words: Words, draft: Draft): void {
  for (let joined = 0; joined < MOST_JOINED && words.isGlued(draft.to); joined++) {
    const at = draft.to;
    if (words.isVerb(at) || words.hits(at).some(({ entry, suffix }) => suffix === '' && NO_SECOND_NOUNS.has(entry.class))) return;
    const isPurpose = words.hits(at).some(({ entry, clitics, suffix }) => entry.class === 'purpose-nouns' && clitics === WA && suffix === '') && words.isGlued(at + 1) && words.hasArticle(at + 1);
    if ((!isPurpose && !words.hasArticle(at, 'conjoined')) || words.hasArticle(at) || isBeforePronoun(words, at + 1)) return;
    draft.to = at + (isPurpose ? 2 : 1);
    while (words.isGlued(draft.to) && addAdjective(words, draft)) continue;
  }
}

/** Kinds that are called after persons and places («مركز الملك سلمان», «جامعة حضرموت»), which are then no mention of their own. */
const EPONYM_KINDS = new Set(['body', 'company', 'college', 'media']);

/** Kinds that a place may name («حزب مستقبل مصر»), and whose person is their owner. */
const NAMING_KINDS = new Set(['party', 'grouping']);

function addOwner(draft: Draft, owner: Phrase): boolean {
  const kind = draft.head.entry.attributes['kind'] ?? '';
  if (owner.kind === 'person' ? EPONYM_KINDS.has(kind) : owner.kind === 'place' && (EPONYM_KINDS.has(kind) || NAMING_KINDS.has(kind))) {
    draft.to = owner.to;
    return true;
  }
  draft.inner.push(...(owner.kind === 'office' ? owner.inner : [owner.kind === 'place' ? { ...owner, metonym: false } : owner]));
  draft.owner ??= owner;
  draft.to = owner.to;
  return true;
}

/** After a head without article: a field, an owner, a quoted or definite name; then adjectives. */
function addComplement(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const at = draft.to;
  if (!words.isGlued(at)) return false;
  const takes = draft.head.entry.attributes['takes'] ?? 'owner';
  const isOpen = takes === 'open' || takes === 'named';
  const added =
    (isOpen && addQuotedName(words, draft)) ||
    (FIGHTERS.has(draft.head.entry.id) && addQuotedForces(reader, draft)) ||
    addField(reader, draft, takes) ||
    addNamedOwner(reader, draft) ||
    (isOpen && addUnlistedName(words, draft, takes)) ||
    addTown(reader, draft) ||
    addFront(reader, draft) ||
    (isOpen && addTagged(reader, draft)) ||
    ((isOpen || NOUN_HEADS.has(draft.head.entry.id)) && addNounAndOwner(reader, draft)) ||
    ((takes === 'definite' || takes === 'open') && addDefiniteName(words, draft, takes));
  if (!added) return false;
  while (words.isGlued(draft.to) && addAdjective(words, draft)) continue;
  addStudies(words, draft);
  if (draft.owner === null && draft.head.entry.id !== 'ministry' && words.isGlued(draft.to) && words.find(draft.to, 'purpose-nouns')?.clitics === WA) addJoinedNouns(words, draft);
  if (draft.head.entry.attributes['number'] !== '1') addFurtherNations(reader, draft);
  return true;
}

function addField(reader: PhraseReader, draft: Draft, takes: string): boolean {
  const { words } = reader;
  const field = words.find(draft.to, FIELDS);
  if (!field || field.prefix !== '' || takes === 'owner') return false;
  // «ائتلاف دولة القانون»
  if (!field.definite && draft.head.entry.id !== 'ministry' && words.isGlued(field.to) && words.hasArticle(field.to) && !words.find(field.to, 'countries')) return false;
  draft.to = field.to;
  draft.field = field.entry.id;
  addFurtherField(words, draft);
  const country = words.isGlued(draft.to) ? words.find(draft.to, 'countries') : undefined;
  const body = !country && draft.head.entry.id !== 'ministry' && words.isGlued(draft.to) ? reader.readOwner(draft.to) : null;
  if (body?.kind === 'organization' && body.bare === null && !hasPrefix(words, draft.to, body)) addOwner(draft, body);
  if (country?.prefix === '') {
    const owner = knownPlace(words, country, false);
    addOwner(draft, owner);
    draft.nations.push(country.entry.id);
  }
  return true;
}

/** Folded ends of adjectives of relation. */
const RELATION = /(?:ي|يه)$/;

const STUDYING_KINDS = new Set(['media', 'body', 'authority', 'company']);

/** «وكالة … للأنباء», «مركز … للدراسات والبحوث»: what a body with a name is for. */
function addStudies(words: Words, draft: Draft): void {
  const at = draft.to;
  if (!STUDYING_KINDS.has(draft.head.entry.attributes['kind'] ?? '') || !words.isGlued(at) || (words.isListed(at) && !words.find(at, 'purpose-nouns'))) return;
  // «معهد … لسياسة الشرق الأدنى»
  const isLam = !words.isFusedLam(at) && words.readings(at).some((reading) => reading.clitics === LI && !reading.fused) && words.isGlued(at + 1) && words.hasArticle(at + 1);
  if (!words.isFusedLam(at) && !isLam) return;
  draft.to = at + (isLam ? 2 : 1);
  // «للتراث الشركسي»
  if (!isLam && words.isGlued(draft.to) && words.hasArticle(draft.to) && RELATION.test(words.form(draft.to)) && !words.isNamed(draft.to, NO_SECOND_NOUNS)) draft.to += 1;
  if (words.isGlued(draft.to) && words.hasArticle(draft.to, 'conjoined') && !words.isListed(draft.to)) draft.to += 1;
  while (words.isGlued(draft.to) && addAdjective(words, draft)) continue;
}

/** «لجنة الدفاع والأمن»: a second field. */
function addFurtherField(words: Words, draft: Draft): void {
  const second = words.isGlued(draft.to) ? words.find(draft.to, FIELDS) : undefined;
  if (draft.head.entry.id === 'ministry') return;
  if (second?.definite && (second.clitics & ~AL) === WA) draft.to = second.to;
  else if (words.isGlued(draft.to) && words.find(draft.to, 'purpose-nouns')?.clitics === WA) addJoinedNouns(words, draft);
}

/** «قناة "ليبيا الأحرار"»: everything up to the closing mark. */
function addQuotedName(words: Words, draft: Draft): boolean {
  const at = draft.to;
  if (!words.opensQuote(at)) return false;
  for (let to = at + 1; to <= Math.min(words.count, at + LONGEST_QUOTED_NAME); to++) {
    if (to === words.count || words.before[to] !== 0) {
      if (to < words.count && (words.before[to]! & QUOTED) === 0) return false;
      // «منظمة "إرهابية"»
      if (to === at + 1 && !words.hasArticle(at) && words.hits(at).some(({ entry, suffix }) => suffix === '' && ADJECTIVAL.has(entry.class))) return false;
      draft.to = to;
      return true;
    }
  }
  return false;
}

/** Longest name that stands between marks with its head, in words. */
const LONGEST_WHOLE_NAME = 10;

/** «"اللجنة الوطنية لمساندة أئمة الاعتدال وكافة الأصوات الحرة"»: what goes on with its purpose, up to the mark that closes, and without a verb. */
function addToClosingMark(words: Words, draft: Draft): void {
  const { from } = draft.head;
  if (!words.isGlued(draft.to) || words.before[draft.to] !== 0 || !words.readings(draft.to).some(({ clitics }) => (clitics & LI) !== 0)) return;
  let to = draft.to + 1;
  while (to < words.count && to - from < LONGEST_WHOLE_NAME && words.before[to] === 0 && !words.isVerb(to)) to += 1;
  if (words.isQuoted(from, to)) draft.to = to;
}

const ADJECTIVAL = new Set([ADJECTIVES, 'title-adjectives', 'group-qualifiers']);

/** Heads of fighters; planes are called by their type («طائرات "إف 16"»). */
const FIGHTERS = new Set(['forces', 'members', 'militia']);

/** «عناصر "القوة الثالثة"»: what stands between the marks, when it is more than a body that is read there. */
function addQuotedForces(reader: PhraseReader, draft: Draft): boolean {
  const at = draft.to;
  if (!addQuotedName(reader.words, draft)) return false;
  const to = draft.to;
  const read = reader.read(at);
  if (read.length !== 1 || (read[0]!.kind !== 'organization' && read[0]!.kind !== 'person') || read[0]!.to < to) return true;
  draft.to = at;
  return false;
}

function addNamedOwner(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const at = draft.to;
  const read = reader.read(at);
  const owner = read.find((phrase) => phrase.kind !== 'office') ?? read[0];
  if (!owner || owner.kind === 'group' || (owner.rule === SIDE_RULE && draft.head.entry.attributes['kind'] !== 'media')) return false;
  if (owner.kind === 'organization' && owner.bare !== null && !takesBare(words, draft.head, owner)) return false;
  if (owner.kind === 'reference') return draft.head.entry.attributes['number'] !== '1' && addReferences(draft, owner);
  if (owner.kind === 'person' && OFFICE_HEADS.has(draft.head.entry.id) && owner.offices.length > 0) {
    draft.nameTo = owner.offices.at(-1)!.to;
    return addOwner(draft, owner);
  }
  if (owner.kind === 'office') return OFFICE_HEADS.has(draft.head.entry.id) ? addOwner(draft, owner) : false;
  // «قانون تنظيم وزارة الإسكان»
  if (owner.kind === 'organization' && draft.head.entry.id === 'grouping' && !FIGHTING_KINDS.has(owner.sort)) return false;
  if (hasPrefix(words, at, owner) || (owner.kind === 'place' && draft.head.entry.attributes['takes'] === 'named' && !(words.isGlued(owner.to) && isDefiniteAdjective(words, owner.to)))) return false;
  if (owner.kind === 'place' && owner.known?.class === 'countries') draft.nations.push(owner.known.id);
  return addOwner(draft, owner);
}

/** Kinds that an armed grouping may be called after. */
const FIGHTING_KINDS = new Set(['movement', 'grouping', 'brigade', 'forces', 'party', '']);

/** Bodies that may belong to a bare body: «مكتب الرئاسة», «قوات الجيش», «قيادة التحالف». */
function takesBare(words: Words, head: Hit, owner: OrganizationPhrase): boolean {
  const kind = head.entry.attributes['kind'] ?? '';
  const isCalledSo = words.find(owner.from, BARE_BODIES) !== undefined;
  return OFFICE_HEADS.has(head.entry.id) || head.entry.id === BRANCH || (kind === 'forces' && (owner.sort === 'army' || isCalledSo)) || (kind === 'command' && isCalledSo);
}

const hasPrefix = (words: Words, at: number, phrase: Phrase): boolean =>
  phrase.from === at && phrase.span[0] > words.start(at) && phrase.kind !== 'person';

function addReferences(draft: Draft, reference: Phrase): boolean {
  draft.inner.push(reference);
  draft.owner ??= reference;
  draft.to = reference.to;
  return true;
}

function addTagged(reader: PhraseReader, draft: Draft): boolean {
  const { tags, words } = reader;
  const from = draft.to;
  let to = tags && tags[from] === I_ORGANIZATION ? from : taggedEnd(tags, from, B_ORGANIZATION);
  while (tags && tags[to] === I_ORGANIZATION && (to === from || words.isGlued(to))) to += 1;
  if (to === from || isAtSomething(words, from)) return false;
  draft.to = to;
  // «ائتلاف دولة القانون»: a noun without the article takes one that has it
  if (!words.hasArticle(to - 1) && words.isGlued(to) && words.hasArticle(to) && !words.isNamed(to, NAMING_NOUNS) && to - from === 1) draft.to = to + 1;
  addSecondNoun(words, draft);
  return true;
}

/** «لواء بالمحافظة», «بنك ببوسالم»: where it is and no name. */
const isAtSomething = (words: Words, at: number): boolean =>
  !words.hasArticle(at) && (words.readings(at).some(({ clitics, article }) => article && (clitics & BI) !== 0) || ((words.find(at, 'known-places')?.clitics ?? 0) & BI) !== 0);

/** Classes of nouns that a body's name may end with. */
const NAMING_NOUNS = new Set(['name-words', 'institution-portfolios', 'known-places']);

/** «حزب العدالة والتنمية»: a second noun with the article that heads nothing itself. */
function addSecondNoun(words: Words, draft: Draft): void {
  const at = draft.to;
  if (!words.isGlued(at) || !words.hasArticle(at - 1) || !words.hasArticle(at, 'conjoined')) return;
  if (!words.hits(at).some(({ entry, clitics, suffix }) => suffix === '' && (clitics & WA) !== 0 && NO_SECOND_NOUNS.has(entry.class))) draft.to = at + 1;
}

const NO_SECOND_NOUNS = new Set(['institution-heads', 'known-organizations', 'known-persons', 'known-places', 'countries', 'group-heads', 'nationality', 'title-offices', 'title-ranks', 'media']);

/** «حزب العدالة والتنمية», «مجلس الأمن». */
function addDefiniteName(words: Words, draft: Draft, takes: string): boolean {
  const at = draft.to;
  if (!words.hasArticle(at) || isReference(words, at) || words.find(at, NATIONALITY)) return false;
  draft.to = at + 1;
  if (takes === 'open') addSecondNoun(words, draft);
  return true;
}

/** «مجلس محافظة الأنبار», «شرطة مدينة …»: the word for a town between the body and the town. */
function addTown(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const cue = words.find(draft.to, 'place-heads');
  if (!cue || cue.definite || cue.prefix !== '' || cue.entry.attributes['whole'] !== 'no' || !words.isGlued(cue.to) || draft.head.entry.attributes['takes'] === 'named' || !TOWN_BODIES.has(draft.head.entry.attributes['kind'] ?? '')) return false;
  const place = reader.readOwner(cue.to);
  return place?.kind === 'place' && !hasPrefix(words, cue.to, place) ? addOwner(draft, place) : false;
}

const TOWN_BODIES = new Set(['council', 'command', 'police', 'court', 'authority', 'movement', 'body']);

/** «قوات الجبهة الشرقية»: forces named by a noun with an adjective. */
function addFront({ words }: PhraseReader, draft: Draft): boolean {
  const at = draft.to;
  if (draft.head.entry.attributes['kind'] !== 'forces' || !words.hasArticle(at) || isReference(words, at) || words.isVerb(at)) return false;
  if (words.hits(at).some(({ entry, suffix }) => suffix === '' && NO_FRONTS.has(entry.class)) || !words.isGlued(at + 1) || !isDefiniteAdjective(words, at + 1)) return false;
  draft.to = at + 1;
  return true;
}

const NO_FRONTS = new Set(['institution-adjectives', 'group-qualifiers', 'title-adjectives', 'nationality', 'group-heads', 'institution-portfolios', 'title-offices', 'title-ranks']);

const isDefiniteAdjective = (words: Words, at: number): boolean =>
  [words.find(at, NATIONALITY), words.find(at, ADJECTIVES)].some((hit) => hit?.definite && hit.prefix === '');

/** A word that points elsewhere by itself; «الحدود» does so only before a nationality. */
function isReference(words: Words, at: number): boolean {
  const hit = words.find(at, 'references');
  return hit !== undefined && (hit.entry.attributes['refers'] !== 'nationality' || (words.isGlued(hit.to) && words.find(hit.to, NATIONALITY) !== undefined));
}

/** «وزارات دفاع تركيا، وقطر، وليبيا»; «وزارتي الدفاع في كلا البلدين». */
function addFurtherNations(reader: PhraseReader, draft: Draft): void {
  const { words } = reader;
  for (let at = draft.to; words.follows(at, COMMA); at = draft.to) {
    const country = words.find(at, 'countries');
    const nation = words.find(at, NATIONALITY);
    if (country && (country.clitics & WA) !== 0) addOwner(draft, knownPlace(words, country, false));
    else if (nation?.definite && (nation.clitics & WA) !== 0) draft.to = nation.to;
    else break;
    draft.nations.push((country ?? nation)!.entry.id);
  }
  if (draft.nations.length === 0 && words.isGlued(draft.to)) {
    const joined = words.find(draft.to, 'title-joiners');
    const at = joined ? joined.to : draft.to;
    const read = words.isGlued(at) ? reader.read(at) : [];
    if (read[0]?.kind === 'reference') addReferences(draft, read[0]);
  }
}

const OFFICE_HEADS = new Set(['office', 'presidency']);

/** «وكالة ريدان للأنباء»: a word that no list knows, before an adjective or what the body is for. */
function addUnlistedName(words: Words, draft: Draft, takes: string): boolean {
  const at = draft.to;
  const isNoun = words.hasArticle(at);
  if (words.hits(at).length > 0 || (isNoun && takes !== 'named') || !words.isGlued(at + 1)) return false;
  if (!(isDefiniteAdjective(words, at + 1) && !isNoun) && !(words.isFusedLam(at + 1) && !words.isListed(at + 1)) && words.find(at + 1, 'purpose-nouns')?.clitics !== LI) return false;
  draft.to = at + 1;
  return true;
}

/** «كتيبة شهداء صبراتة», «حركة شباب السادس …»: a noun, then a name. */
function addNounAndOwner(reader: PhraseReader, draft: Draft): boolean {
  const { words } = reader;
  const at = draft.to;
  if (!NAMED_BY_NOUN.has(draft.head.entry.attributes['kind'] ?? '') || words.hasArticle(at) || !words.isGlued(at + 1) || isAtSomething(words, at)) return false;
  if (words.isNamed(at, PLAIN_NOUNS) || words.hits(at).some(({ entry, prefix }) => entry.class === 'prepositions' && prefix === '')) return false;
  const isCouncil = draft.head.entry.id === 'council';
  const group = words.find(at, 'group-heads');
  // «مجلس شيوخ عشائر …»
  const isLong = words.find(at + 1, 'group-heads')?.prefix === '' && !words.hasArticle(at + 1) && words.isGlued(at + 2);
  if (isCouncil && !group && !isLong) return false;
  const noun = isLong ? at + 2 : at + 1;
  const owner = reader.readOwner(noun);
  if (owner && !hasPrefix(words, noun, owner) && owner.kind !== 'group') return addOwner(draft, owner);
  const nation = words.find(noun, NATIONALITY);
  if (!words.hasArticle(noun) || (nation && nation.entry.attributes['number'] !== '3')) return false;
  draft.to = noun + 1;
  return true;
}

/** Classes of words that may be the first noun of a body's name. */
const PLAIN_NOUNS = new Set(['group-heads', 'name-words', 'institution-adjectives', 'institution-portfolios', 'place-heads']);

/** Heads that take a noun and whose it is though their names are definite: «مجلس شيوخ …», «اتحاد جمعيات الصحافيين». */
const NOUN_HEADS = new Set(['council', 'union']);

const NAMED_BY_NOUN = new Set(['union', 'brigade', 'party', 'movement', 'grouping', 'body', 'committee', 'authority', 'court', 'council']);

/** What a numbered unit fights with. */
const ARMS = 'arms';

/** «القوات الجوية» is a name, «الحركة الجوية» none. */
const SERVICE = 'service';

/** Kinds whose adjectives alone make no name: «المؤسسة العسكرية», «الأجهزة الأمنية». */
const COMMON_KINDS = new Set(['authority', 'body', 'company', 'media', 'movement', 'grouping', 'party', 'brigade', 'office', 'forces']);
const VAGUE_ADJECTIVES = new Set(['armed', 'political', SERVICE]);

function isDistinctive(words: Words, { head, to, inner, nations, owner }: Draft): boolean {
  const kind = head.entry.attributes['kind'] ?? '';
  if (!head.definite || !COMMON_KINDS.has(kind) || inner.length > 0 || owner) return true;
  if (kind === 'brigade') return words.find(head.to, ADJECTIVES)?.entry.id === ORDINAL;
  if (kind === 'forces' && words.find(head.to, ADJECTIVES)?.entry.id === SERVICE) return true;
  // «الحركة الكردية»
  if (kind === 'movement' && nations.length > 0 && to - head.to === nations.length) return false;
  if (nations.length > 0 && ((kind !== 'media' && kind !== 'company') || head.entry.id === 'broadcaster')) return true;
  // «الشركة اليمنية» is any, «الخطوط الجوية اليمنية» one
  if (nations.length > 0 && to - head.to === nations.length) return false;
  if (nations.length > 0) return true;
  for (let at = head.to; at < to; at++) {
    const adjective = words.find(at, ADJECTIVES);
    if (!adjective || !VAGUE_ADJECTIVES.has(adjective.entry.id)) return true;
  }
  return false;
}

const AFFILIATED_KINDS = new Set(['army', 'forces', 'brigade', 'government', 'parliament']);

/** «الجيش … التابع لحكومة …», «قوات … بقيادة …»: whose it is, read with the name but no part of it; of bare forces it makes the name. */
function addAffiliation(reader: PhraseReader, draft: Draft): 'named' | 'owned' | null {
  const { words } = reader;
  const cue = words.isGlued(draft.to) ? words.find(draft.to, 'affiliations') : undefined;
  if (!cue || cue.entry.id === 'for' || cue.entry.id === 'led' || !AFFILIATED_KINDS.has(draft.head.entry.attributes['kind'] ?? '') || !words.isGlued(cue.to)) return null;
  const owner = reader.readOwner(cue.to);
  if (!owner || owner.kind === 'group' || owner.kind === 'place') return null;
  const isBare = draft.to === draft.head.to;
  if (!isBare || cue.entry.id === 'by') draft.nameTo = draft.to;
  addOwner(draft, owner);
  return isBare && cue.entry.id === 'of' && draft.head.entry.attributes['kind'] === 'forces' ? 'named' : 'owned';
}

/** «الحكومة الشرعية»: a word of stance after a bare head belongs to the description. */
function addStance(words: Words, draft: Draft): void {
  const stance = words.isGlued(draft.to) ? words.find(draft.to, 'title-adjectives') : undefined;
  if (stance?.definite && stance.prefix === '' && stance.entry.attributes['kind'] === 'stance' && draft.nameTo === 0) draft.to = stance.to;
}

const SEATED_KINDS = new Set(['ministry', 'parliament', 'council', 'command', 'forces', 'committee']);

/** The government that a ministry belongs to: «بحكومة …», «في حكومة …», «لحكومة …». */
function addSeat(reader: PhraseReader, draft: Draft): void {
  const { words } = reader;
  const at = draft.to;
  if (!SEATED_KINDS.has(draft.head.entry.attributes['kind'] ?? '') || !words.isGlued(at)) return;
  const joined = words.find(at, 'title-joiners');
  const from = joined && joined.prefix === '' ? joined.to : at;
  const seat = words.find(from, HEADS);
  if (!seat || (from === at && (seat.clitics & (BI | LI)) === 0) || seat.entry.attributes['kind'] !== 'government') return;
  const body = readInstitution(reader, from);
  if (body && body.bare === null) addOwner(draft, body);
}
