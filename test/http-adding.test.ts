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
});
