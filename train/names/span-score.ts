import { B_ORGANIZATION, B_OTHER, B_PERSON, B_PLACE } from '../../src/analyze/names/tags.ts';

export interface Share {
  readonly right: number;
  readonly found: number;
  readonly wanted: number;
}

/** Exact-span counts by type, with and without the type `other`. */
export type SpanScore = Readonly<Record<'person' | 'place' | 'organization' | 'other' | 'all' | 'named', Share>>;

const TYPES = { person: B_PERSON, place: B_PLACE, organization: B_ORGANIZATION, other: B_OTHER } as const;

export const f1 = ({ right, found, wanted }: Share): number => (found + wanted === 0 ? 0 : (2 * right) / (found + wanted));

export function scoreSpans(gold: Uint8Array, system: Uint8Array): SpanScore {
  const wanted = spansOf(gold);
  const found = spansOf(system);
  const share = (begins: readonly number[]): Share => ({
    right: [...found].filter(([key, begin]) => begins.includes(begin) && wanted.has(key)).length,
    found: [...found.values()].filter((begin) => begins.includes(begin)).length,
    wanted: [...wanted.values()].filter((begin) => begins.includes(begin)).length,
  });
  const named = [B_PERSON, B_PLACE, B_ORGANIZATION];
  return {
    person: share([TYPES.person]), place: share([TYPES.place]), organization: share([TYPES.organization]), other: share([TYPES.other]),
    all: share([...named, B_OTHER]), named: share(named),
  };
}

/** Spans as `from-to-type`, with the type's begin label. */
function spansOf(labels: Uint8Array): Map<string, number> {
  const spans = new Map<string, number>();
  for (let at = 0; at < labels.length; at++) {
    const begin = labels[at]!;
    if (begin % 2 !== 1) continue;
    let to = at + 1;
    while (labels[to] === begin + 1) to += 1;
    spans.set(`${at}-${to}-${begin}`, begin);
  }
  return spans;
}
