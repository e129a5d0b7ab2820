import type { Because } from '../../model/because.ts';
import { PARTED, type Anchor, type JoinSubject } from '../../model/correction.ts';
import type { ArticleRecord } from '../../model/record.ts';
import { localKey, type ResolveDecision } from '../../model/resolution.ts';
import type { Decision } from '../../store/decision.ts';
import { findAnchored, findAnchoredEntity } from './anchor.ts';
import { becauseOf } from './correct-record.ts';

/**
 * Decisions about what is one and what is two, as `resolve` takes them: they outrank its rules. What a decision parted
 * stays together on each side. `lost` are decisions of which too little is found again to mean anything.
 */
export function toRulings(decisions: readonly Decision[], find: (article: string) => ArticleRecord | null): { readonly rulings: ResolveDecision[]; readonly lost: ReadonlySet<string> } {
  const rulings: ResolveDecision[] = [];
  const lost = new Set<string>();
  for (const decision of decisions) {
    const { about, parties } = decision.subject as JoinSubject;
    const found = parties.map(({ anchors }) => [...new Set(anchors.flatMap((anchor) => findKey(about, anchor, find) ?? []))]).filter((keys) => keys.length > 0);
    if (found.length < 2) {
      lost.add(decision.id);
      continue;
    }
    const because: Because = { ...becauseOf(decision), ...(decision.kind === 'different' && { rule: PARTED }) };
    const rule = (verdict: ResolveDecision['verdict'], a: string, b: string): unknown => rulings.push({ about, verdict, by: 'person', a, b, because });
    for (const keys of decision.kind === 'same' ? [found.flat()] : found) for (const key of keys.slice(1)) rule('same', keys[0]!, key);
    if (decision.kind === 'different') for (const keys of found.slice(1)) rule('different', found[0]![0]!, keys[0]!);
  }
  return { rulings, lost };
}

function findKey(about: JoinSubject['about'], anchor: Anchor, find: (article: string) => ArticleRecord | null): string | null {
  const record = find(anchor.article);
  if (record === null) return null;
  const id = about === 'entity' ? findAnchoredEntity(record, anchor) : (findAnchored(record, anchor)?.id ?? null);
  return id === null ? null : localKey(record.id, id);
}
