import type { Span } from '../../model/span.ts';
import type { Statement } from '../../model/statement.ts';
import { SA } from '../../text/clitics.ts';
import type { TextView } from './text-view.ts';

/** The main clause shows its reality within so many words. */
const FIRST_WORDS = 7;

/** Reality of the main clause of a content, by its first words. */
export function realisOf(view: TextView, [start, end]: Span): NonNullable<Statement['realis']> {
  const from = view.tokens.tokenAt(start);
  const to = view.tokens.tokenAt(end - 1) + 1;
  if (view.char(to) === '؟' || view.char(to - 1) === '؟') return 'question';
  for (let token = from; token < Math.min(to, from + FIRST_WORDS); token++) {
    if (view.entryAt(token, 'cue-particles')?.entry.attributes['kind'] === 'relative') break;
    const marked = view.bareEntryAt(token, 'realis');
    if (marked) return marked.entry.attributes['realis'] as NonNullable<Statement['realis']>;
    if (isFutureVerb(view, token)) return 'future';
  }
  return 'asserted';
}

/** «نحن», «نريد», «سندعم», «لن نقبل»: whoever speaks speaks of himself. */
export function isFirstPerson(view: TextView, token: number): boolean {
  if (!view.isWord(token)) return false;
  if (view.has(token, 'cue-selves') && view.found.at(token).some(({ entry, suffix }) => entry.class === 'cue-selves' && suffix === '')) return true;
  const form = view.language.vocabulary.text(view.tokens.form[token]!);
  if (isFutureVerb(view, token)) return /^[وف]?سن/.test(form);
  return form.length > 3 && form.startsWith('ن') && view.particleAt(token - 1, 'not') !== undefined;
}

/** «ستدعم»: س before a present verb (ي ت ن أ). */
export function isFutureVerb(view: TextView, token: number): boolean {
  if (!view.isWord(token) || !view.mayLean(token, SA) || view.mentionsAt(token).length > 0 || view.has(token, 'not-future')) return false;
  const form = view.language.vocabulary.text(view.tokens.form[token]!);
  return form.length > 4 && /^[وف]?س[يتنا]/.test(form);
}
