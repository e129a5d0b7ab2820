import type { Evaluation } from './evaluation.ts';
import { gsr } from './gsr.ts';
import { happenings } from './happenings.ts';
import { names } from './names.ts';
import { reading } from './reading.ts';
import { samples } from './samples.ts';
import { seeds } from './seeds.ts';
import { times } from './times.ts';
import { voices } from './voices.ts';

/** Everything that `npm run eval` measures, in this order. */
export const EVALUATIONS: readonly Evaluation[] = [seeds, samples, reading, names, times, voices, happenings, gsr];
