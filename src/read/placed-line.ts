import type { Role } from '../model/block.ts';
import type { LabelledLine } from './labelled-line.ts';

/** A line with its final role and the reason for it. */
export interface PlacedLine {
  readonly line: LabelledLine;
  role: Role;
  rule: string;
}
