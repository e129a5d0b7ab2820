import type { DecisionView } from '../../../src/http/decision-shapes.ts';
import type { RequestFailure } from '../answer.svelte.ts';
import { undo } from './decide.ts';

/** Undoes decisions of one place of the desk, and keeps what the server says when it does not. */
export class TakingBack {
  failure = $state<string | null>(null);

  async take(decision: Pick<DecisionView, 'id' | 'version'>): Promise<void> {
    try {
      await undo(decision);
      this.failure = null;
    } catch (error) {
      this.failure = (error as RequestFailure).message;
    }
  }
}
