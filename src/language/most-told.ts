/** Of some values the one that stands among them most often, the first of several; null, which counts for none, when there is none. */
export function mostTold<T>(values: readonly T[]): T | null {
  const counts = new Map<T, number>();
  for (const value of values) if (value !== null) counts.set(value, (counts.get(value) ?? 0) + 1);
  let best: T | null = null;
  for (const [value, count] of counts) if (best === null || count > counts.get(best)!) best = value;
  return best;
}
