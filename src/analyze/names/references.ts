import type { ReferencePhrase } from './phrase.ts';
import type { PhraseReader } from './phrase-reader.ts';
import { WA } from '../../text/clitics.ts';
import type { Words } from './words.ts';

const REFERENCES = 'references';
const NATIONALITY = 'nationality';
const NEEDS_NATION = new Set(['nationality', 'capital', 'person']);

/** «البلدان»: two behind a verb, else more («قائمة البلدان», «في البلدان»). */
const TWO_OR_MORE = 'countries-or-two';

const isSubject = (words: Words, at: number): boolean => at > 0 && words.isGlued(at) && words.isVerb(at - 1);

/** Those that mean one of the people named before, and only where one acts. */
const ONE_OF_THEM = new Set(['latter', 'first', 'second']);

/** Words that point at things named elsewhere: «البلدين», «بلاده», «العاصمة الليبية», «الجانب التركي». */
export function readReference({ words }: PhraseReader, at: number): ReferencePhrase | null {
  const hit = words.find(at, REFERENCES) ?? words.findOwned(at, REFERENCES);
  if (!hit) return null;
  const refers = hit.entry.attributes['refers']!;
  if (refers === 'none') return null;
  const number = Number(hit.entry.attributes['number'] ?? 1);
  if ((hit.suffix !== '') !== (refers === 'own-country')) return null;
  // «وقال الأخير», but «العام الأخير»
  if (ONE_OF_THEM.has(refers) && !(words.isGlued(at) && hit.prefix === '' && words.isVerb(at - 1))) return null;
  if (hit.entry.id === TWO_OR_MORE && !isSubject(words, at)) return null;
  const { nations, to } = readNations(words, hit.to, number);
  if (NEEDS_NATION.has(refers) && nations.length === 0) return null;
  if (refers === 'capital' && words.isGlued(to) && words.find(to, 'known-places')) return null;
  return { kind: 'reference', from: at, to, span: [hit.start, words.spanEnd(hit.start, to)], inner: [], rule: `refers-to-${refers}`, refers, number, nations };
}

function readNations(words: Words, from: number, most: number): { nations: string[]; to: number } {
  const nations: string[] = [];
  let to = from;
  while (nations.length < most && words.isGlued(to)) {
    const nation = words.find(to, NATIONALITY);
    if (!nation?.definite || ((nation.clitics & WA) !== 0) !== nations.length > 0) break;
    nations.push(nation.entry.id);
    to = nation.to;
  }
  return { nations, to };
}
