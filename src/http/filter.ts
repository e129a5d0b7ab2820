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
/** The parameter that a facet narrows by, where it is not called so itself. */
const PARAMETER_OF: Partial<Record<Facet, string>> = { person: 'entity', organization: 'entity' };
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
): { items: HappeningSummary[]; minor: number; facets: Facets } {
  const tests = [...testsOf(query, textTest)];
  const items: HappeningSummary[] = [];
  let minor = 0;
  const counts = new Map(FACETS.map((facet) => [facet, new Map<string, FacetCount>()]));
  for (const happening of all) {
    const failed = onlyFailure(tests, happening);
    if (failed === SEVERAL) continue;
    if (failed === null) items.push(happening);
    if (failed === 'minor') minor += 1;
    for (const facet of FACETS) if (failed === null || failed === 'minor' || failed === (PARAMETER_OF[facet] ?? facet)) countFacet(counts.get(facet)!, happening, facet);
  }
  const list = (facet: Facet) => [...counts.get(facet)!.values()].toSorted((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)).slice(0, FACET_VALUES);
  return { items, minor, facets: { type: list('type'), verdict: list('verdict'), outlet: list('outlet'), status: list('status'), person: list('person'), organization: list('organization'), place: list('place') } };
}

type FacetCount = Facets['type'][number];

function countFacet(counts: Map<string, FacetCount>, happening: HappeningSummary, facet: Facet): void {
  const add = (id: string, name: string | null, latin: string | null) => {
    const known = counts.get(id);
    if (known === undefined) counts.set(id, { id, name, latin, count: 1 });
    else known.count += 1;
  };
  if (facet === 'type') add(happening.type, happening.type, null);
  else if (facet === 'verdict') add(happening.verdict, happening.verdict, null);
  else if (facet === 'status') add(happening.status ?? 'happened', happening.status ?? 'happened', null);
  else if (facet === 'place') {
    if (happening.place !== null) add(happening.place.id, happening.place.name, happening.place.latin);
  } else if (facet === 'outlet') for (const id of new Set(happening.outlets.map((outlet) => outlet.id))) add(id, id === UNKNOWN_OUTLET ? null : id, null);
  else countParticipants(happening, facet, add);
}

/** One that takes part on two sides counts once. */
function countParticipants({ participants }: HappeningSummary, type: string, add: (id: string, name: string, latin: string | null) => void): void {
  for (const [at, { entity }] of participants.entries())
    if (entity.type === type && participants.findIndex((one) => one.entity.id === entity.id) === at) add(entity.id, entity.name, entity.latin);
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
