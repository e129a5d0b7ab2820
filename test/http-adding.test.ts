import { describe, expect, it } from 'vitest';
import { LARGEST_REQUEST_BYTES } from '../src/http/capture-intake.ts';
import { makeApplication } from '../src/http/serve-archive.ts';
import type { ServedArchive } from '../src/http/served-archive.ts';
import { affairDossier, affairRecords } from './http-invented-affair.ts';
import { makeMemoryArchive } from './http-memory-archive.ts';

const HOST = '127.0.0.1:7373';
const OWN = { host: HOST, origin: `http://${HOST}`, 'sec-fetch-site': 'same-origin' };

function makeTaking(): { archive: ServedArchive; taken: { name: string; size: number }[] } {
  const taken: { name: string; size: number }[] = [];
  const archive: ServedArchive = {
    ...makeMemoryArchive(affairRecords, affairDossier),
    addUploads: async (uploads) => {
      taken.push(...uploads.map(({ name, bytes }) => ({ name, size: bytes.length })));
      return { added: uploads.length, known: 0, renewed: 0, refused: 0, refusals: [] };
    },
  };
  return { archive, taken };
}

async function send(headers: Record<string, string>, { host = '127.0.0.1', form = formOf('خبر.txt') }: { host?: string; form?: FormData } = {}): Promise<[status: number, taken: { name: string; size: number }[]]> {
  const { archive, taken } = makeTaking();
  const response = await makeApplication({ archive, host }).request(`http://${HOST}/api/captures`, { method: 'POST', headers, body: form });
  return [response.status, taken];
}

function formOf(name: string, bytes: Uint8Array<ArrayBuffer> = new TextEncoder().encode('خبر')): FormData {
  const form = new FormData();
  form.append('file', new File([bytes], name));
  return form;
}

describe('adding over the API', () => {
  it('takes files of the desk itself', async () => {
    expect(await send(OWN)).toEqual([200, [{ name: 'خبر.txt', size: 6 }]]);
  });

  it.each([
    ['no origin', { host: HOST }],
    ['another origin', { ...OWN, origin: 'http://evil.example' }],
    ['another port of this machine', { ...OWN, origin: 'http://127.0.0.1:9999' }],
    ['a page of another site', { ...OWN, 'sec-fetch-site': 'cross-site' }],
    ['an opaque origin', { ...OWN, origin: 'null' }],
  ])('refuses %s', async (_, headers) => {
    const [status, taken] = await send(headers as unknown as Record<string, string>);
    expect([403, 421]).toContain(status);
    expect(taken).toEqual([]);
  });

  it('is not offered when the desk is open to a network', async () => {
    const [status, taken] = await send(OWN, { host: '0.0.0.0' });
    expect([status, taken]).toEqual([405, []]);
  });

  it('refuses more than it can hold, and a form without files', async () => {
    expect((await send({ ...OWN, 'content-length': String(LARGEST_REQUEST_BYTES + 1) }))[0]).toBe(413);
    expect((await send(OWN, { form: new FormData() }))[0]).toBe(400);
  });

  it('tells how far a feed has come while it is fetched, and all of it at the end', async () => {
    const { promise: looked, resolve: goOn } = Promise.withResolvers<void>();
    const archive: ServedArchive = {
      ...makeMemoryArchive(affairRecords, affairDossier),
      addAddress: async (address, kind, tell) => {
        expect([address, kind]).toEqual(['https://example.org/feed', 'feed']);
        tell?.({ added: 1, known: 0, renewed: 0, refused: 0 });
        await looked;
        tell?.({ added: 1, known: 0, renewed: 0, refused: 1 });
        return { added: 1, known: 0, renewed: 0, refused: 1, refusals: [{ uri: 'https://example.org/2', code: 'gone', says: 'The page is gone.' } as never] };
      },
    };
    const app = makeApplication({ archive, host: '127.0.0.1' });
    const { token } = (await (await app.request(`http://${HOST}/api/session`, { headers: { host: HOST } })).json()) as { token: string };
    const headers = { ...OWN, 'content-type': 'application/json', 'x-isnad-token': token, 'accept-encoding': 'gzip', accept: 'application/x-ndjson' };
    const response = await app.request(`http://${HOST}/api/addresses`, { method: 'POST', headers, body: JSON.stringify({ address: 'https://example.org/feed', kind: 'feed' }) });
    expect(response.status).toBe(200);
    const lines = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    expect(JSON.parse((await lines.read()).value!)).toEqual({ added: 1, known: 0, renewed: 0, refused: 0 });
    goOn();
    let rest = '';
    for (let piece = await lines.read(); !piece.done; piece = await lines.read()) rest += piece.value;
    const [second, last] = rest.trim().split('\n').map((line) => JSON.parse(line));
    expect(second).toEqual({ added: 1, known: 0, renewed: 0, refused: 1 });
    expect(last).toEqual({ added: 1, known: 0, renewed: 0, refused: 1, refusals: [{ uri: 'https://example.org/2', code: 'gone', says: 'The page is gone.' }] });
  });
});
