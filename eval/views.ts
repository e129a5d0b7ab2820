import type { Scores } from './score.ts';

/** Layers of the seeds that are looked at together under a name: beside the evaluation of that name where there is one. */
const VIEWS: Readonly<Record<string, readonly string[]>> = {
  reading: ['blocks', 'published', 'outlet', 'via'],
  voices: ['times', 'times settled', 'statements'],
  events: ['events', 'labels'],
  across: ['across-entities', 'across-happenings', 'across-facts', 'across-reuse', 'across-framing', 'visits'],
};

export const VIEW_NAMES = Object.keys(VIEWS);

/** The layers of a view; null when there is none of that name. */
export function viewOf(name: string, seeds: Scores): Scores | null {
  const layers = VIEWS[name];
  return layers ? Object.fromEntries(Object.entries(seeds).filter(([layer]) => layers.includes(layer))) : null;
}
