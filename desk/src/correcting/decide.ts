import type { DecisionRequest } from '../../../src/model/decision-request.ts';
import type { DecisionView } from '../../../src/http/decision-shapes.ts';
import { RequestFailure } from '../answer.svelte.ts';
import { session } from './session.svelte.ts';

/** Keeps a decision made upon a state of the log; throws `RequestFailure` with the server's sentence. */
export async function decide(request: DecisionRequest, step: string | null): Promise<DecisionView> {
  const decision = await change('/api/decisions', { body: JSON.stringify(request), version: step ?? '"0"' });
  session.last = decision;
  return decision;
}

/** Undoes a decision that nobody touched since. */
export async function undo(decision: Pick<DecisionView, 'id' | 'version'>): Promise<DecisionView> {
  const undone = await change(`/api/decisions/${encodeURIComponent(decision.id)}/undo`, { body: null, version: decision.version });
  if (session.last?.id === decision.id) session.last = null;
  return undone;
}

async function change(address: string, { body, version }: { body: string | null; version: string }): Promise<DecisionView> {
  if (session.view === null) await session.load();
  const headers = { ...session.headers, 'if-match': version, accept: 'application/json', ...(body !== null && { 'content-type': 'application/json' }) };
  const response = await fetch(address, { method: 'POST', headers, body }).catch(() => null);
  if (response === null) throw new RequestFailure(0, '');
  if (!response.ok) {
    const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
    if (response.status === 401) session.isOut = true;
    // a token of before the server was started anew
    if (response.status === 403) await session.load();
    throw new RequestFailure(response.status, problem?.detail ?? response.statusText);
  }
  session.changes += 1;
  return (await response.json()) as DecisionView;
}
