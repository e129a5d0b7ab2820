import type { Channel, Link } from '../../model/statement.ts';

/** Who speaks, and the way by which the words came to the outlet: what statements of one speech share. */
export interface Voice {
  /** Entity ids; empty when nobody is named. */
  readonly speakers: readonly string[];
  /** Name for the chain; null when the report has no source at all. */
  readonly by: string | null;
  channel: Channel;
  /** `how` of the first link, where it is not the channel. */
  readonly how?: Channel;
  /** Links between the speaker and the outlet: who issued it, who relayed it. */
  through: readonly Link[];
  /** The outlet's own reporter: the chain is the outlet alone. */
  readonly own: boolean;
}
