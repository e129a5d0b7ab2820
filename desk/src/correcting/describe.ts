import type { DecisionView } from '../../../src/http/decision-shapes.ts';
import { language } from '../language.svelte.ts';
import { correctingWords } from './words.ts';

/** What kind of decision it is, in words. */
export function nameDecision({ kind, about, field }: Pick<DecisionView, 'kind' | 'about' | 'field'>): string {
  const { kinds, marks } = correctingWords();
  if (kind === 'same' || kind === 'different') return kinds[kind][about === 'entity' ? 'entity' : 'happening'];
  if (kind === 'set' && field !== null && field in kinds) return kinds[field as 'speaker'];
  if (kind === 'reject') return `${kinds.reject} (${marks[(about ?? 'mention') as 'mention']})`;
  return kinds.seen;
}

/** A value of the change log in the reader's words: types, roles, polarities and days are kept as codes. */
export function nameValue(field: string | null, value: string | null): string {
  const { words } = language;
  if (value === null || value === '') return correctingWords().nothing;
  if (field === 'event-type') {
    const [type = '', mode = ''] = value.split('/');
    return [(words.types as Record<string, string>)[type] ?? type, (words.modes as Record<string, string>)[mode] ?? ''].filter((one) => one !== '').join(language.isRtl ? '، ' : ', ');
  }
  if (field === 'role') return (words.roles as Record<string, string>)[value] ?? value;
  if (field === 'published') return value.replaceAll(/\d{4}-\d{2}-\d{2}/g, (day) => language.date(day));
  if (field === 'label') return value.replace(/^\w+/, (polarity) => (words.polarities as Record<string, string>)[polarity] ?? polarity);
  return value;
}
