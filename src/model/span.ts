/** `[start, end)` in UTF-16 code units of an article's `text`. */
export type Span = readonly [start: number, end: number];

/** Whether two spans share at least one code unit. */
export function spansOverlap(a: Span, b: Span): boolean {
  return a[0] < b[1] && b[0] < a[1];
}

/** Whether `outer` holds all of `inner`. */
export function spanHolds(outer: Span, inner: Span): boolean {
  return outer[0] <= inner[0] && inner[1] <= outer[1];
}
