/** How much memory for bytes this process holds: what is let go of but not yet collected does not count. */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** Time in which the memory of what was collected is given back, in ms. */
const GIVEN_BACK_MS = 200;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

export async function measureHeldBytes(): Promise<number> {
  collectGarbage();
  await new Promise((resolve) => setTimeout(resolve, GIVEN_BACK_MS));
  return process.memoryUsage().arrayBuffers;
}
