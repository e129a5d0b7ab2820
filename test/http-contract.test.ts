import type { DossierEntity } from '../src/model/dossier.ts';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { makeApplication } from '../src/http/serve-archive.ts';
import { LiveArchive } from '../src/work/live-archive.ts';
import { readSamples, type SampleArchives } from './sample-archive.ts';

const HOST = '127.0.0.1:7373';
const METHODS = ['get', 'post', 'delete'] as const;
type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
interface Operation {
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Record<string, { readonly content?: Record<string, { readonly schema: Json }> }>;
}
interface Contract {
  readonly openapi: string;
  readonly paths: Record<string, Partial<Record<(typeof METHODS)[number], Operation>>>;
  readonly components: { readonly schemas: Record<string, Json>; readonly securitySchemes: object };
}

let samples: SampleArchives;
let live: LiveArchive;
let app: ReturnType<typeof makeApplication>;
let contract: Contract;

beforeAll(async () => {
  samples = await readSamples();
  live = new LiveArchive(await samples.open());
  app = makeApplication({ archive: live });
  contract = (await (await ask('/api/openapi.json')).json()) as Contract;
});
afterAll(async () => {
  await live.close();
  samples.remove();
});

function ask(path: string, headers: Record<string, string> = {}): Promise<Response> {
  return Promise.resolve(app.request(`http://${HOST}${path}`, { headers: { host: HOST, ...headers } }));
}

/** A schema of the contract that admits nothing it does not name. */
function strict(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(strict);
  if (schema === null || typeof schema !== 'object') return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, key === '$ref' ? String(value).replace('#/components/schemas/', '#/$defs/') : key === 'description' || key === 'example' ? value : strict(value)]));
  return 'properties' in inner && !('additionalProperties' in inner) ? { ...inner, additionalProperties: false } : inner;
}

function checkerOf(path: string, status = 200): z.ZodType {
  const schema = contract.paths[path]!.get!.responses[status]!.content!['application/json']!.schema;
  return z.fromJSONSchema({ ...(strict(schema) as object), $defs: strict(contract.components.schemas) } as never);
}

describe('the contract', () => {
  it('names every route that is served, and none that is not', () => {
    const served = new Set(app.routes.filter(({ method, path }) => path.startsWith('/api/') && METHODS.includes(method.toLowerCase() as 'get') && path !== '/api/openapi.json').map(({ method, path }) => `${method.toLowerCase()} ${path.replaceAll(/:(\w+)/g, '{$1}')}`));
    const told = Object.entries(contract.paths).flatMap(([path, operations]) => METHODS.filter((method) => operations[method] !== undefined).map((method) => `${method} ${path}`));
    expect(contract.openapi).toBe('3.1.0');
    expect([...served].toSorted()).toEqual(told.toSorted());
  });

  it('is true to what is answered at every address', async () => {
    const { happenings, entities, stories, articles } = await live.dossier();
    const told = happenings.toSorted((a, b) => b.reports.length - a.reports.length)[0]!;
    const ids: Record<string, string> = { happenings: told.id, entities: entities[0]!.id, stories: stories[0]!.id, articles: encodeURIComponent(told.reports[0]!.article), outlets: encodeURIComponent(articles.find(({ outlet }) => outlet !== null)!.outlet!) };
    const [first, second] = [...new Set(told.reports.map(({ article }) => article))];
    const queries: Record<string, string> = { '/api/compare': `?article=${encodeURIComponent(first!)}&article=${encodeURIComponent(second!)}`, '/api/search': '?q=المجلس', '/api/archive': '?since=3' };
    let checked = 0;
    for (const [path, { get }] of Object.entries(contract.paths)) {
      if (get?.responses['200']?.content?.['application/json'] === undefined || path === '/api/decisions/{id}') continue;
      const address = path.replace('{id}', ids[path.split('/')[2]!] ?? '') + (queries[path] ?? '');
      const response = await ask(address);
      expect(response.status, address).toBe(200);
      const outcome = checkerOf(path).safeParse(await response.json());
      expect(outcome.error?.issues.slice(0, 3) ?? [], address).toEqual([]);
      const tag = response.headers.get('etag');
      expect(tag, address).not.toBeNull();
      expect((await ask(address, { 'if-none-match': tag! })).status, address).toBe(304);
      checked += 1;
    }
    expect(checked).toBeGreaterThan(16);
  });

  it('gives tables where it says so, and pages by cursor', async () => {
    const said = ({ members = [] }: DossierEntity): number => members.reduce((sum, { statements = 0 }) => sum + statements, 0);
    const speaker = (await live.dossier()).entities.toSorted((a, b) => said(b) - said(a))[0]!;
    expect(said(speaker)).toBeGreaterThan(4);
    for (const [template, { get }] of Object.entries(contract.paths)) {
      const path = template.replace('/entities/{id}/statements', `/entities/${speaker.id}/statements`);
      const parameters = get?.parameters?.map(({ name }) => name) ?? [];
      if (get?.responses['200']?.content?.['text/csv'] !== undefined && !path.includes('{') && path !== '/api/compare') {
        const response = await ask(`${path}?format=csv`);
        expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 200, 'text/csv; charset=utf-8']);
      }
      if (!parameters.includes('cursor')) continue;
      const seen: string[] = [];
      let next: string | null = '';
      while (next !== null && seen.length < 20) {
        const page = (await (await ask(`${path}?limit=3${next === '' ? '' : `&cursor=${next}`}`)).json()) as { items: Json[]; next: string | null };
        seen.push(...page.items.map((item) => JSON.stringify(item)));
        next = page.next;
      }
      expect(new Set(seen).size, path).toBe(seen.length);
      // any place of a list, and the whole of it
      if (parameters.includes('at') && seen.length > 4) expect(((await (await ask(`${path}?limit=3&at=2`)).json()) as { items: Json[] }).items.map((item) => JSON.stringify(item)), path).toEqual(seen.slice(2, 5));
      if (!parameters.includes('format')) continue;
      const whole = (await (await ask(`${path}?format=json&limit=3`)).json()) as { items: Json[]; total: number; next: null };
      expect([path, whole.items.length, whole.next]).toEqual([path, whole.total, null]);
    }
  });

  it('answers what is not there with a problem that it names', async () => {
    const problem = z.fromJSONSchema(strict(contract.components.schemas['Problem']!) as never);
    for (const [path, { get }] of Object.entries(contract.paths)) {
      if (get === undefined || !path.includes('{')) continue;
      const response = await ask(path.replace(/\{\w+\}/, 'nothing'));
      expect([path, response.status, response.headers.get('content-type')]).toEqual([path, 404, 'application/problem+json; charset=utf-8']);
      expect(problem.safeParse(await response.json()).success, path).toBe(true);
      expect(get.responses['404'], path).toBeDefined();
    }
  });
});
