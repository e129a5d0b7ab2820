/** Longer than this other requests do not wait for their turn. */
const TURN_MS = 8;

/** Does a long work step by step, and lets whatever else waits go first after every few milliseconds. */
export async function doInTurns(steps: Iterable<unknown>): Promise<void> {
  let began = performance.now();
  for (const _ of steps) {
    if (performance.now() - began < TURN_MS) continue;
    await new Promise((resolve) => setImmediate(resolve));
    began = performance.now();
  }
}
