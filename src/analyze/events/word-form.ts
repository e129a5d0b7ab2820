import type { LexiconMatch } from '../../language/lexicon-matches.ts';

export const FEMININE_NOUN = /^ال.*(?:ة|ات)$/;
export const FEMININE_FORM = /(?:ة|ات)$/;
/** A verb that shows its plural follows its subject: «مسلحون قتلوا …». */
export const PLURAL_VERB = /^\S+(وا|ون)(?= |$)/;
/** «بها», «له»; «المدعومة», «المعلن». */
export const WITH_PRONOUN = /^[بل](ه|ها|هم|هما)$/;
/** «تهدد», «قالت»: a verb of the third person that shows a woman or a body. */
export const isFeminine = ({ entry: { spelling, attributes } }: LexiconMatch): boolean => (attributes['tense'] === 'present' ? /^ت\S*[^انو]$/.test(spelling) : /\S{2}ت$/.test(spelling));
/** «قائدا», «ناشطًا». */
export const ACCUSATIVE = /\p{L}{2}[اً]ً?$/u;
export const HAS_PRONOUN: ReadonlySet<string> = new Set(['ه', 'ها', 'هم', 'هما', 'نا', 'هن']);
/** «قواته», «جنودها». */
export const OWN = /(ه|ها|هم)$/;
