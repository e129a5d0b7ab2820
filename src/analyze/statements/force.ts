import type { Force } from '../../model/statement.ts';
import type { Draft } from './draft.ts';
import type { TextView } from './text-view.ts';

/** Verbs of expressing take their force from what is expressed: «أعرب عن ترحيبه» is praise. */
export function forceOf(view: TextView, { cue, content, opening }: Draft): Force {
  if (cue.force !== 'say' || (opening !== 'preposition' && opening !== 'bare')) return cue.force;
  const attitude = view.bareEntryAt(content, 'cue-attitudes');
  return attitude ? (attitude.entry.attributes['force'] as Force) : cue.force;
}
