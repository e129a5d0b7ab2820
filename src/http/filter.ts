import { z } from '@hono/zod-openapi';
import { UNKNOWN_OUTLET, whenOf } from './archive-view.ts';
import { daysOf } from './edtf-days.ts';
import type { Facets, HappeningSummary } from './shapes.ts';

const many = (description: string) => z.string().max(2000).optional().openapi({ description: `${description} Several are parted by commas.` });

/** Query parameters by which lists and time lines of happenings are narrowed. */
export const HappeningQuery = z.object({
  q: z.string().max(200).optional().openapi({ description: 'Words of the title, the participants or the place; spelling and clitics are forgiven.' }),
  type: many('Event types (`CONSULT`).'),
  verdict: many('`conflict`, `corroborated`, `one-voice`, `single`, `unattributed`.'),
  status: many('`happened`, `ongoing`, `planned`, `hypothetical`, `denied`.'),
  entity: many('Entity ids; a happening must have all of them.'),
  place: many('Place ids.'),
  outlet: many('Outlet ids (`~` for an unknown one).'),
  story: z.string().optional(),
  from: z.iso.date().optional().openapi({ description: 'First day.' }),
  to: z.iso.date().optional().openapi({ description: 'Last day.' }),
  undated: z.enum(['only', 'without']).optional(),
  minor: z.enum(['only', 'without']).optional().openapi({ description: 'Smaller matters: one report, nobody of rank, nothing shared.' }),
  since: z.coerce.number().int().min(0).optional().openapi({ description: 'Only happenings with a report among the articles that came after so many.' }),
  marginal: z.enum(['with']).optional().openapi({ description: 'Also topics of talks and stated purposes.' }),
});
export type HappeningQuery = z.infer<typeof HappeningQuery>;

type Test = (happening: HappeningSummary) => boolean;
/** Whether a happening's names hold the words that are looked for. */
export type TextTest = Test;

/** Each narrowing by its parameter's name, so that a facet can be counted without its own. */
function testsOf(query: HappeningQuery, textTest: TextTest | null): Map<string, Test> {
  const tests = new Map<string, Test>();
  const oneOf = (name: string, asked: string | undefined, value: (happening: HappeningSummary) => readonly string[]) => {
    const wanted = new Set(splitList(asked));
    if (wanted.size > 0) tests.set(name, (happening) => value(happening).some((one) => wanted.has(one)));
  };
  oneOf('type', query.type, (happening) => [happening.type]);
  oneOf('verdict', query.verdict, (happening) => [happening.verdict]);
  oneOf('status', query.status, (happening) => [happening.status ?? 'happened']);
  oneOf('place', query.place, (happening) => (happening.place === null ? [] : [happening.place.id]));
  oneOf('outlet', query.outlet, (happening) => happening.outlets.map((outlet) => outlet.id));
  oneOf('story', query.story, (happening) => (happening.story === null ? [] : [happening.story.id]));
  const entities = splitList(query.entity);
  if (entities.length > 0) tests.set('entity', (happening) => entities.every((id) => concerns(happening, id)));
  if (query.from !== undefined || query.to !== undefined) tests.set('time', (happening) => isWithin(happening, query.from, query.to));
  if (query.undated !== undefined) tests.set('undated', (happening) => isDated(happening) === (query.undated === 'without'));
  const { since } = query;
  if (since !== undefined) tests.set('since', (happening) => happening.arrived > since);
  if (query.marginal === undefined) tests.set('marginal', (happening) => !happening.marginal);
  if (query.minor !== undefined) tests.set('minor', (happening) => happening.minor === (query.minor === 'only'));
  if (textTest !== null) tests.set('q', textTest);
  return tests;
}

const FACETS = ['type', 'verdict', 'outlet', 'status', 'person', 'organization', 'place'] as const;
type Facet = (typeof FACETS)[number];
/** The parameter that each facet narrows by. */
const PARAMETERS = FACETS.map((facet) => (facet === 'person' || facet === 'organization' ? 'entity' : facet));
/** Values of one facet in an answer: no screen shows more, and an archive has tens of thousands of persons. */
const FACET_VALUES = 24;
const SEVERAL = Symbol('several tests failed');

/** Name of the one test that a happening fails, null when it passes all. */
function onlyFailure(tests: readonly [string, Test][], happening: HappeningSummary): string | null | typeof SEVERAL {
  let failed: string | null = null;
  for (const [name, test] of tests) {
    if (test(happening)) continue;
    if (failed !== null) return SEVERAL;
    failed = name;
  }
  return failed;
}

/** What a query leaves of all happenings, in their order, and how many each further choice would leave. */
export function filterHappenings(
  all: Iterable<HappeningSummary>,
  query: HappeningQuery,
  textTest: TextTest | null,
  nameOf: NameOf,
): { items: HappeningSummary[]; minor: number; facets: Facets } {
  const tests = [...testsOf(query, textTest)];
  const items: HappeningSummary[] = [];
  let minor = 0;
  const counts = FACETS.map(() => new Map<string, number>());
  for (const happening of all) {
    const failed = onlyFailure(tests, happening);
    if (failed === SEVERAL) continue;
    if (failed === null) items.push(happening);
    if (failed === 'minor') minor += 1;
    const values = valuesOf(happening);
    for (let at = 0; at < FACETS.length; at++) {
      if (failed !== null && failed !== 'minor' && failed !== PARAMETERS[at]) continue;
      const count = counts[at]!;
      for (const value of values[at]!) count.set(value, (count.get(value) ?? 0) + 1);
    }
  }
  const facets = Object.fromEntries(FACETS.map((facet, at) => [facet, listCounts(counts[at]!, facet, nameOf)])) as Facets;
  return { items, minor, facets };
}

type FacetCount = Facets['type'][number];
export type NameOf = (entity: string) => { readonly name: string; readonly latin: string | null };

/** Values of every facet, in their order; worked out once for each happening, since every list counts them all. */
const known = new WeakMap<HappeningSummary, readonly (readonly string[])[]>();

function valuesOf(happening: HappeningSummary): readonly (readonly string[])[] {
  let values = known.get(happening);
  if (values === undefined) known.set(happening, (values = FACETS.map((facet) => facetValues(happening, facet))));
  return values;
}

function facetValues(happening: HappeningSummary, facet: Facet): string[] {
  if (facet === 'type') return [happening.type];
  if (facet === 'verdict') return [happening.verdict];
  if (facet === 'status') return [happening.status ?? 'happened'];
  if (facet === 'place') return happening.place === null ? [] : [happening.place.id];
  if (facet === 'outlet') return [...new Set(happening.outlets.map((outlet) => outlet.id))];
  return [...new Set(happening.participants.filter(({ entity }) => entity.type === facet).map(({ entity }) => entity.id))];
}

function listCounts(counts: ReadonlyMap<string, number>, facet: Facet, nameOf: NameOf): FacetCount[] {
  const isEntity = facet === 'person' || facet === 'organization' || facet === 'place';
  return findMost(counts, FACET_VALUES).map(([id, count]) => {
    const { name, latin } = isEntity ? nameOf(id) : { name: id === UNKNOWN_OUTLET ? null : id, latin: null };
    return { id, name, latin, count };
  });
}

/** The largest of many counts without putting all of them in order. */
function findMost(counts: ReadonlyMap<string, number>, most: number): [id: string, count: number][] {
  const least = [...counts.values()].sort((a, b) => b - a)[most - 1] ?? 0;
  return [...counts].filter(([, count]) => count >= least).sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1)).slice(0, most);
}

function concerns(happening: HappeningSummary, entity: string): boolean {
  return happening.place?.id === entity || happening.participants.some((participant) => participant.entity.id === entity);
}

/** Whether it has a day of its own or that of its reports. */
export function isDated(happening: HappeningSummary): boolean {
  const { first, last } = daysOf(whenOf(happening));
  return first !== null || last !== null;
}

/** Whether a happening may have taken place, or was reported, within the days. What has no day at all is in no interval. */
function isWithin(happening: HappeningSummary, from: string | undefined, to: string | undefined): boolean {
  if (!isDated(happening)) return false;
  const { first, last } = daysOf(whenOf(happening));
  return (to === undefined || first === null || first <= to) && (from === undefined || last === null || last >= from);
}

export function splitList(asked: string | undefined): string[] {
  return (asked ?? '').split(',').map((one) => one.trim()).filter((one) => one !== '');
}
