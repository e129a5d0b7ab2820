import type { Mention } from '../../model/entity.ts';
import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import type { Phrase } from './phrase.ts';
import type { Scene } from './scene.ts';

export type Gender = 'm' | 'f';
/** What a word asks of whom it means: a gender, that there are several, or nothing. */
export type Asked = Gender | 'several' | null;

const FEMININE = /(ة|ات)$/;
/** «يقتلون», «زاروا», «التقيا»: of several; «بحثا» and «دعا» look alike. */
const OF_SEVERAL = /(وا|ون|ان|ا|نا)$/;

/** «السكان», «المتظاهرون», «مسلحين». */
const PEOPLE = /\p{L}{3}(ون|ين|ان)$/u;

/** What `cue-genders.tsv` says of first words of bodies, places and names, folded. */
const listed = onceALanguage((language): ReadonlyMap<string, Gender> => {
  const table = new Map<string, Gender>();
  for (const { id, spelling, attributes } of language.lexicon.ofClass('cue-genders')) {
    if (!id.startsWith('endings')) table.set(language.cutSpelling(spelling).join(' '), attributes['gender'] as Gender);
  }
  return table;
});

function ofWord({ language }: Scene, word: string): Gender | null {
  const table = listed(language);
  return table.get(word) ?? (word.startsWith('ال') ? table.get(word.slice(2)) : undefined) ?? null;
}

/** «أنقرة», «الحكومة», «وزير الخارجية»: the gender that grammar shows of whoever a phrase names; null when it does not show. */
export function genderOf(scene: Scene, { from, heads: [head] }: Phrase): Gender | null {
  const { tokens, language, entityById } = scene;
  const { entity, span, role } = head!;
  const type = entityById.get(entity)?.type;
  const first = tokens.tokenAt(span[0]);
  const written = tokens.text.slice(from === first ? span[0] : tokens.start[from]!, tokens.end[from]);
  const word = language.fold.fold(written);
  if (type === 'group') return null;
  if (type === 'person') return ofPerson(scene, head!, role);
  // «لجنة مجلس الأمن»: the first word shows it
  const known = ofWord(scene, word);
  if (known) return known;
  if (from === first && type === 'place') return 'f';
  return FEMININE.test(written) ? 'f' : null;
}

function ofPerson(scene: Scene, { span, form }: Mention, role: string | null): Gender | null {
  const { tokens, language } = scene;
  const words = tokens.text.slice(...span);
  const named = form === 'title' ? null : ofWord(scene, language.cutSpelling(words)[0] ?? '');
  if (named) return named;
  const office = (form === 'title' ? words : (role ?? '')).split(' ', 1)[0]!;
  if (office.length <= 2) return null;
  return /(ة|ى)$/.test(office) ? 'f' : form === 'title' || role !== null ? 'm' : null;
}

/** «دعت», «يطالب», «لقائها»: the gender that a verb or a pronoun asks of whom it means; null for several and where it does not show. */
export function genderAsked({ entry, suffix }: LexiconMatch, isVerb: boolean): Gender | null {
  if (!isVerb) return suffix === 'ه' ? 'm' : suffix === 'ها' ? 'f' : null;
  const { spelling, attributes } = entry;
  if (OF_SEVERAL.test(spelling)) return null;
  if (attributes['tense'] === 'present') return spelling.startsWith('ت') ? 'f' : spelling.startsWith('ي') ? 'm' : null;
  return /\S{2}ت$/.test(spelling) ? 'f' : 'm';
}

/** Whether a phrase can be what a verb or a pronoun means, as far as its gender shows. */
export function agrees(scene: Scene, phrase: Phrase, asked: Gender | null): boolean {
  if (asked === null) return true;
  // «السكان … قبل أن يقوم»: people of whom there are several take no verb of one behind them
  if (scene.entityById.get(phrase.heads[0]!.entity)?.type === 'group' && PEOPLE.test(scene.tokens.slice(scene.tokens.tokenAt(phrase.heads[0]!.span[0])))) return false;
  const gender = genderOf(scene, phrase);
  return gender === null || gender === asked;
}
