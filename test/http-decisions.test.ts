import { beforeEach, describe, expect, it } from 'vitest';
import { makeApplication } from '../src/http/serve-archive.ts';
import type { DecisionPage, DecisionView, DoubtPage, SessionView } from '../src/http/decision-shapes.ts';
import type { HappeningDossier, HappeningPage } from '../src/http/shapes.ts';
import { holdSamples } from './sample-archive.ts';

const HOST = '127.0.0.1:7373';
const OWN = { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin', 'content-type': 'application/json' };
const held = holdSamples();
let app: ReturnType<typeof makeApplication>;
let token: string;

beforeEach(async () => {
  app = makeApplication({ archive: held.open, owner: 'هند' });
  token = ((await read<SessionView>('/api/session')).token)!;
});

function ask(path: string, init: RequestInit & { headers?: Record<string, string> } = {}): Promise<Response> {
  return Promise.resolve(app.request(`http://${HOST}${path}`, { ...init, headers: { host: HOST, ...init.headers } }));
}

async function read<Answer>(path: string): Promise<Answer> {
  const response = await ask(path);
  expect(response.status, path).toBe(200);
  return (await response.json()) as Answer;
}

async function send(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const log = (await ask('/api/session')).headers.get('isnad-log')!;
  return ask(path, { method: 'POST', headers: { ...OWN, 'x-isnad-token': token, 'if-match': log, ...headers }, body: JSON.stringify(body) });
}

async function mostTold(): Promise<HappeningDossier> {
  const { items } = await read<HappeningPage>('/api/happenings?sort=reports&limit=1');
  return read<HappeningDossier>(`/api/happenings/${items[0]!.id}`);
}

const splitOf = (dossier: HappeningDossier) => ({
  kind: 'different', about: 'happening', reason: 'لقاء آخر',
  parties: [{ id: dossier.id, members: [{ article: dossier.reported[0]!.article.id, local: dossier.reported[0]!.event }] }],
});

describe('corrections over the API', () => {
  it('are made, shown in the log with who, when, why and where, and undone', async () => {
    const dossier = await mostTold();
    const response = await send('/api/decisions', splitOf(dossier));
    expect(response.status).toBe(201);
    const decision = (await response.json()) as DecisionView;
    expect(response.headers.get('location')).toBe(`/api/decisions/${decision.id}`);
    expect(decision).toMatchObject({ kind: 'different', about: 'happening', who: 'هند', reason: 'لقاء آخر', state: 'standing' });
    expect(decision.parties.map(({ members }) => members)).toEqual([1, dossier.reported.length - 1]);
    expect(decision.parties[1]!.id).toBe(dossier.id);
    expect(decision.places.every(({ quote }) => quote.length > 0)).toBe(true);
    const after = await read<HappeningDossier>(`/api/happenings/${dossier.id}`);
    expect(after.reported.length).toBe(dossier.reported.length - 1);
    expect(after.because.some(({ rule, says }) => rule === 'manual-split' && says!.includes('هند'))).toBe(true);
    expect((await read<DecisionPage>(`/api/decisions?happening=${dossier.id}`)).total).toBe(1);
    expect((await read<DecisionPage>('/api/decisions')).items[0]!.id).toBe(decision.id);
    const undone = await send(`/api/decisions/${decision.id}/undo`, null, { 'if-match': decision.version });
    expect([undone.status, ((await undone.json()) as DecisionView).undoneBy]).toEqual([200, 'هند']);
    expect((await read<HappeningDossier>(`/api/happenings/${dossier.id}`)).reported.length).toBe(dossier.reported.length);
    expect((await send(`/api/decisions/${decision.id}/undo`, null, { 'if-match': decision.version })).status).toBe(409);
    expect((await read<DecisionPage>('/api/decisions?state=undone')).total).toBe(1);
  });

  it('need the token of the page, its own origin, and the state that they were decided upon', async () => {
    const body = splitOf(await mostTold());
    expect((await send('/api/decisions', body, { 'x-isnad-token': 'guess' })).status).toBe(403);
    expect((await send('/api/decisions', body, { origin: 'http://127.0.0.1:9999' })).status).toBe(403);
    expect((await send('/api/decisions', body, { origin: 'http://evil.example' })).status).toBe(421);
    expect((await send('/api/decisions', body, { 'if-match': '' })).status).toBe(428);
    expect((await read<DecisionPage>('/api/decisions')).total).toBe(0);
    expect((await send('/api/decisions', body)).status).toBe(201);
    const late = await send('/api/decisions', body, { 'if-match': '"0"' });
    expect([late.status, late.headers.get('content-type')]).toEqual([412, 'application/problem+json; charset=utf-8']);
    expect(((await late.json()) as { detail: string }).detail).toContain('هند');
  });

  it('that make no sense are refused with a sentence', async () => {
    for (const body of [{}, { kind: 'same', about: 'story', parties: [] }, { kind: 'set', field: 'role', targets: [], value: {} }, { kind: 'same', about: 'entity', parties: [{ id: 'E1' }] }, 'x']) {
      const response = await send('/api/decisions', body);
      expect([response.status, response.headers.get('content-type')], JSON.stringify(body)).toEqual([400, 'application/problem+json; charset=utf-8']);
    }
    expect((await send('/api/decisions', { kind: 'seen', doubt: 'x', says: 'x'.repeat(2 ** 20) })).status).toBe(413);
  });

  it('lead from the address of what was joined to what it was joined with', async () => {
    const { items } = await read<HappeningPage>('/api/happenings?limit=200&marginal=with');
    const [a, b] = items.filter(({ type }) => type === 'CONSULT');
    await send('/api/decisions', { kind: 'same', about: 'happening', parties: [{ id: a!.id }, { id: b!.id }] });
    const moved = (await Promise.all([a!, b!].map(({ id }) => ask(`/api/happenings/${id}`)))).toSorted((x, y) => x.status - y.status);
    expect(moved.map(({ status }) => status)).toEqual([200, 307]);
    expect([`/api/happenings/${a!.id}`, `/api/happenings/${b!.id}`]).toContain(moved[1]!.headers.get('location'));
    expect((await ask('/api/happenings/H9999')).status).toBe(404);
  });

  it('are not offered to a network without users', async () => {
    const other = makeApplication({ archive: held.open, host: '0.0.0.0' });
    const response = await other.request(`http://${HOST}/api/decisions`, { method: 'POST', headers: OWN, body: '{}' });
    expect(response.status).toBe(405);
  });
});

describe('the review queue', () => {
  it('shows each doubt with the sentences to judge by and the requests of a yes and a no', async () => {
    const page = await read<DoubtPage>('/api/review');
    expect(page.total).toBeGreaterThan(3);
    expect(page.kinds.reduce((sum, { count }) => sum + count, 0)).toBe(page.total);
    for (const doubt of page.items) expect(doubt.evidence.every(({ passage }) => passage.quote !== ''), doubt.key).toBe(true);
    const first = page.items.find(({ accept }) => accept !== null)!;
    expect((await send('/api/decisions', first.accept)).status).toBe(201);
    expect((await read<DoubtPage>('/api/review')).items.map(({ key }) => key)).not.toContain(first.key);
    const no = (await read<DoubtPage>('/api/review')).items.find(({ reject }) => reject !== null)!;
    expect((await send('/api/decisions', no.reject)).status).toBe(201);
    expect((await read<DoubtPage>('/api/review')).items.map(({ key }) => key)).not.toContain(no.key);
  });

  it('stands in the contract', async () => {
    const { paths } = await read<{ paths: Record<string, unknown> }>('/api/openapi.json');
    expect(Object.keys(paths)).toEqual(expect.arrayContaining(['/api/decisions', '/api/decisions/{id}', '/api/decisions/{id}/undo', '/api/review', '/api/session']));
  });
});
