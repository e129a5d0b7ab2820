/** Safari has no idle times: there a moment's pause stands for one. */
const PAUSE_MS = 40;
/** Browsers that are never idle draw in the end all the same. */
const LONGEST_MS = 1_000;

/** What a click has brought is seen before anything else is drawn. */
const FIRST_MS = 120;

const waiting: (() => void)[] = [];
let isWaiting = false;

/** Does something when the browser has nothing better to do, one thing after the other. What comes back takes it off the list. */
export function whenIdle(act: () => void): () => void {
  waiting.push(act);
  if (!isWaiting) {
    isWaiting = true;
    setTimeout(wait, FIRST_MS);
  }
  return () => {
    const at = waiting.indexOf(act);
    if (at >= 0) waiting.splice(at, 1);
  };
}

function wait(): void {
  isWaiting = true;
  const next = (): void => {
    isWaiting = false;
    waiting.shift()?.();
    if (waiting.length > 0 && !isWaiting) wait();
  };
  if ('requestIdleCallback' in globalThis) requestIdleCallback(next, { timeout: LONGEST_MS });
  else setTimeout(next, PAUSE_MS);
}
