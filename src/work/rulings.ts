import type { ResolveDecision } from '../model/resolution.ts';
import type { Decision } from '../store/decision.ts';

/** A decision of kind `same` or `different` has this subject. */
export interface RulingSubject {
  readonly about: ResolveDecision['about'];
  /** `article#id` of a local entity or event. */
  readonly a: string;
  readonly b: string;
}

/** The persons' decisions that stand, as `resolve` takes them: they outrank its rules. */
export function toRulings(decisions: readonly Decision[]): ResolveDecision[] {
  return decisions.flatMap(({ kind, subject, who, reason, undoneAt }) => {
    if (undoneAt !== null || (kind !== 'same' && kind !== 'different')) return [];
    const { about, a, b } = subject as RulingSubject;
    const says = reason === null ? `${who} decided so` : `${who}: ${reason}`;
    return [{ about, a, b, verdict: kind, by: 'person' as const, because: { rule: 'decision of a person', says } }];
  });
}
