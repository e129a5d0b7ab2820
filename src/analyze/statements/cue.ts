import type { Language } from '../../language/language.ts';
import type { LexiconEntry } from '../../language/lexicon.ts';
import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import type { Force } from '../../model/statement.ts';
import { AL, FA, LI, PREPOSITIONS, WA } from '../../text/clitics.ts';
import { type Takes, readTakes } from './takes.ts';
import type { TextView } from './text-view.ts';
import { bitsOf } from './token-classes.ts';
import { onceALanguage } from '../../language/once-a-language.ts';

export type Gender = 'm' | 'f';
export type Count = 'one' | 'two' | 'many';

/** A word that may put what stands beside it into somebody's mouth. */
export interface Cue {
  readonly id: string;
  readonly lemma: string;
  readonly force: Force;
  /** perfect, present, participle, masdar. */
  readonly form: string;
  readonly gender: Gender;
  readonly count: Count;
  readonly takes: Takes;
  /** Whether it goes on with the words of the one who spoke (أضاف). */
  readonly carries: boolean;
  /** Whether the word has other uses and needs its subject beside it, or the head of a sentence. */
  readonly isWeak: boolean;
  /** Nobody is told to have said it: «قيل». */
  readonly isPassive: boolean;
  readonly from: number;
  readonly to: number;
  /** Offsets without و and ف. */
  readonly start: number;
  readonly end: number;
  readonly joined: boolean;
  /** «عاد ليؤكد»: behind another verb. */
  readonly isBehindVerb: boolean;
  /** The pronoun on it («اتهمه», «قوله»). */
  readonly suffix: string;
}

export const isFinite = ({ form }: Pick<Cue, 'form'>): boolean => form === 'perfect' || form === 'present';

/** The preposition before whom a verb of passing on took it from: «نقل عن», «نسب إلى». */
export const originOf = (id: string): 'ila' | 'about' => (id === 'nasab' ? 'ila' : 'about');

/** The cues that a token may be, the likeliest first; none inside a phrase that only looks like attribution. */
export function findCuesAt(view: TextView, token: number): readonly Cue[] {
  if (!view.hasAny(token, CUES)) return NO_CUES;
  // every word is asked about by each cue that stands near: an article's cues are made once
  return (view.cues[token] ??= readCuesAt(view, token));
}

function readCuesAt(view: TextView, token: number): readonly Cue[] {
  if (view.isTrapped(token)) return NO_CUES;
  let cues: Cue[] | undefined;
  for (const match of view.found.at(token)) {
    if (match.entry.class !== 'cues') continue;
    const facts = factsOf(match.entry, view.language);
    if ((fitsWhole(match, facts) || isOfThus(view, match) || isOfWhat(view, match)) && !isNunated(view, match, facts) && !isNoun(view, match) && !isOfSpeaker(view, match, facts)) (cues ??= []).push(makeCue(view, match, facts));
  }
  return cues ? cues.sort((a, b) => a.suffix.length - b.suffix.length) : NO_CUES;
}

/** «أكثر حذرًا»: a noun by the mark on it, not «the two warned». */
const isNunated = (view: TextView, { to }: LexiconMatch, facts: CueFacts): boolean =>
  isFinite(facts) && view.article.text.slice(view.tokens.start[to - 1], view.tokens.end[to - 1]).includes(FATHATAN);

/** «عدة»: a feminine noun, not «عدّه». */
const isNoun = (view: TextView, { suffix, to }: LexiconMatch): boolean => suffix !== '' && view.tokens.slice(to - 1).endsWith('ة');

/** «أود أن أشير إلى كتابي»: behind أن stands no perfect but the speaker's own present. */
const isOfSpeaker = (view: TextView, { from, suffix }: LexiconMatch, { isPassive, form }: CueFacts): boolean =>
  isPassive && suffix === '' && form === 'perfect' && view.particleAt(from - 1, 'an')?.suffix === '';

export const FATHATAN = '\u064b';

/** «ذلك ما أكده الوزير»: the pronoun is what was said before. */
const isOfThus = (view: TextView, { from, suffix, clitics }: LexiconMatch): boolean =>
  suffix !== '' && (clitics & (PREPOSITIONS | AL)) === 0 && view.entryAt(from - 2, 'cue-thus')?.to === from;

/** «ومما قاله الوزير أن»: the pronoun is what is told behind it. */
const isOfWhat = (view: TextView, { from, suffix, clitics }: LexiconMatch): boolean =>
  suffix !== '' && (clitics & (PREPOSITIONS | AL)) === 0 && view.particleAt(from - 1, 'of-what') !== undefined;

/** «وقد أعلن»: the و stands on the particle. */
function isBehindJoined(view: TextView, token: number): boolean {
  if (view.isLoneProclitic(token - 1) && view.isJoiner(token - 1)) return true;
  return ((view.particleAt(token - 1, 'was')?.clitics ?? 0) & (WA | FA)) !== 0;
}

const CUES = bitsOf('cues');
const NO_CUES: readonly Cue[] = [];

/** A verb or participle has no preposition or article on it («المؤكد», «بقال»); a masdar may («بقوله»), and a present verb ل («عاد ليؤكد»). */
function fitsWhole({ clitics, suffix }: LexiconMatch, facts: CueFacts): boolean {
  if ((clitics & AL) !== 0 || (suffix !== '' && (!takesPronoun(facts) || isOfUs(facts, suffix)))) return false;
  if ((clitics & PREPOSITIONS) === 0 || facts.form === 'masdar') return true;
  return (clitics & PREPOSITIONS) === LI && facts.form === 'present';
}

/** «رأينا»: we saw; only who is told something may be «us» («أبلغنا»). */
const isOfUs = ({ form, takes }: CueFacts, suffix: string): boolean => !suffix.startsWith('ه') && form === 'perfect' && !takes.him;

/** «اتهمه», «دعاهم», «أبلغه»: a pronoun is the one spoken to or about; «قاله», «بينها» attribute nothing. */
const takesPronoun = ({ form, takes }: CueFacts): boolean =>
  form === 'masdar' || (form !== 'participle' && (takes.whom || takes.as || takes.blame || takes.him));

function makeCue(view: TextView, match: LexiconMatch, facts: CueFacts): Cue {
  const { from, to, clitics, suffix } = match;
  const { id, lemma, force, form, gender, count, takes, carries, isWeak, isPassive, mayBePassive } = facts;
  return {
    id, lemma, force, form, gender, count, takes, carries, isWeak, from, to, suffix,
    isPassive: isPassive || (mayBePassive && isVowelledPassive(view, match)),
    start: view.found.start(match),
    end: view.found.end(match),
    joined: (clitics & WA) !== 0 || isBehindJoined(view, from),
    isBehindVerb: (clitics & LI) !== 0 && form === 'present',
  };
}

/** What a row of `words/cues.tsv` says of its cue, wherever it stands. */
type CueFacts = Pick<Cue, 'id' | 'lemma' | 'force' | 'form' | 'gender' | 'count' | 'takes' | 'carries' | 'isWeak' | 'isPassive'> & { readonly mayBePassive: boolean };

const knownFacts = onceALanguage(() => new Map<LexiconEntry, CueFacts>());

function factsOf(entry: LexiconEntry, language: Language): CueFacts {
  const known = knownFacts(language);
  let facts = known.get(entry);
  if (!facts) known.set(entry, (facts = readFacts(entry, language)));
  return facts;
}

function readFacts({ attributes, spelling }: LexiconEntry, language: Language): CueFacts {
  const { kind } = attributes;
  const takes = readTakes(attributes['takes'] ?? '');
  const [form = '', who = 'm'] = (attributes['form'] ?? '').split('-');
  const id = attributes['cue']!;
  return {
    id,
    lemma: lemmasOf(language).get(id) ?? spelling,
    force: attributes['force'] as Force,
    form,
    gender: who === 'f' ? 'f' : 'm',
    count: who === 'dual' ? 'two' : who === 'plural' ? 'many' : 'one',
    takes,
    carries: kind === 'carry',
    isWeak: kind === 'weak',
    isPassive: kind === 'passive',
    mayBePassive: mayBePassive(form, takes),
  };
}

/** Verbs whose vowel tells: any perfect but «نقل», and the presents that the lexicon marks. */
const mayBePassive = (form: string, takes: Takes): boolean => (form === 'perfect' ? !takes.source : takes.damma);

/** «أُعلن», «ذُكر»: the vowel written on the first letter. */
function isVowelledPassive(view: TextView, match: LexiconMatch): boolean {
  const start = view.found.start(match);
  return view.article.text.charCodeAt(start + 1) === DAMMA;
}

const DAMMA = 0x64f;

/** The lemma of every cue: the first spelling of its first row. */
export const lemmasOf = onceALanguage((language): ReadonlyMap<string, string> => {
  const lemmas = new Map<string, string>();
  for (const { attributes, spelling } of language.lexicon.ofClass('cues')) {
    const id = attributes['cue']!;
    if (!lemmas.has(id)) lemmas.set(id, spelling);
  }
  return lemmas;
});
