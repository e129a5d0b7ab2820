import { session } from './correcting/session.svelte.ts';
import { standing } from './standing.svelte.ts';

/** What went wrong with a request, with a sentence of the server when it gave one. */
export class RequestFailure extends Error {
  readonly status: number;

  /** `status` is 0 when no server answered. */
  constructor(status: number, detail: string) {
    super(detail);
    this.status = status;
  }
}

/** The server's word for an archive that is being compared for the first time. */
export const NOT_YET = 503;
const AGAIN_MS = 2_000;

export async function fetchJson<Answer>(address: string, signal?: AbortSignal): Promise<Answer> {
  return (await fetchAnswer<Answer>(address, signal)).value;
}

/** An answer with the state of the log of decisions that it was made at. */
async function fetchAnswer<Answer>(address: string, signal?: AbortSignal): Promise<{ value: Answer; step: string | null }> {
  let response: Response;
  try {
    response = await fetch(address, { signal: signal ?? null, headers: { accept: 'application/json' } });
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new RequestFailure(0, '');
  }
  standing.hear(response.headers.get('isnad-standing'));
  standing.isFirst = response.status === NOT_YET;
  if (response.ok) return { value: (await response.json()) as Answer, step: response.headers.get('isnad-log') };
  if (response.status === 401) session.isOut = true;
  const problem = (await response.json().catch(() => null)) as { detail?: string } | null;
  throw new RequestFailure(response.status, problem?.detail ?? response.statusText);
}

/** One answer of the API that follows its address. The last answer stays until the next is there. */
export class Answer<Value> {
  value = $state.raw<Value | null>(null);
  failure = $state.raw<RequestFailure | null>(null);
  isLoading = $state(true);
  /** What a decision made upon this answer must name. */
  step = $state.raw<string | null>(null);
  #tries = $state(0);

  constructor(address: () => string | null) {
    $effect(() => {
      const asked = address();
      void this.#tries;
      void session.changes;
      if (asked === null) return;
      const control = new AbortController();
      let waiting: ReturnType<typeof setTimeout> | undefined;
      this.isLoading = true;
      fetchAnswer<Value>(asked, control.signal)
        .then(({ value, step }) => {
          this.value = value;
          this.step = step;
          this.failure = null;
          this.isLoading = false;
        })
        .catch((error: unknown) => {
          if (control.signal.aborted) return;
          this.failure = error instanceof RequestFailure ? error : new RequestFailure(0, String(error));
          this.isLoading = false;
          if (this.failure.status === NOT_YET) waiting = setTimeout(() => this.retry(), AGAIN_MS);
        });
      return () => {
        clearTimeout(waiting);
        control.abort();
      };
    });
  }

  retry(): void {
    this.#tries += 1;
  }
}
