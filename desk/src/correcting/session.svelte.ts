import type { DecisionView, SessionView } from '../../../src/http/decision-shapes.ts';
import type { Asked } from './asked.ts';

/** Who sits at the desk, what they may change, and what they are changing. */
class Session {
  view = $state.raw<SessionView | null>(null);
  /** Whether the server wants a name and a passcode first. */
  isOut = $state(false);
  /** Grows when something was decided: whatever is shown is asked for again. */
  changes = $state(0);
  /** The correction that somebody began. */
  asked = $state.raw<Asked | null>(null);
  /** The last decision, for undoing it at once. */
  last = $state.raw<DecisionView | null>(null);

  get mayChange(): boolean {
    return this.view?.mayChange === true;
  }

  async load(): Promise<void> {
    const response = await fetch('/api/session').catch(() => null);
    if (response?.ok === true) this.take((await response.json()) as SessionView);
  }

  take(view: SessionView): void {
    this.view = view;
    this.isOut = view.hasUsers && view.user === null;
  }

  /** What every request that changes something must carry. */
  get headers(): Record<string, string> {
    const token = this.view?.token ?? null;
    return token === null ? {} : { 'x-isnad-token': token };
  }
}

export const session = new Session();
