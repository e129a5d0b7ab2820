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

type Test = (happening: HappeningSummary, values: Values) => boolean;
/** Whether a happening's names hold the words that are looked for. */
export type TextTest = (happening: HappeningSummary) => boolean;

const FACETS = ['type', 'verdict', 'outlet', 'status', 'person', 'organization', 'place'] as const;
type Facet = (typeof FACETS)[number];
/** The parameter that each facet narrows by. */
const PARAMETERS = FACETS.map((facet) => (facet === 'person' || facet === 'organization' ? 'entity' : facet));
/** Values of one facet in an answer: no screen shows more, and an archive has tens of thousands of persons. */
const FACET_VALUES = 24;

/** The numbers of a happening's values of all facets, those of one facet beside each other. */
type Values = Uint32Array;
type FacetCount = Facets['type'][number];
export type NameOf = (entity: string) => { readonly name: string; readonly latin: string | null };

/**
 * Narrows happenings, and counts how many each further choice would leave. Built once for each state of the archive: values have numbers,
 * since a list of 20,000 happenings counts hundreds of thousands of them.
 */
export class HappeningFilter {
  readonly #numbers = FACETS.map(() => new Map<string, number>());
  /** By number. */
  readonly #facets: number[] = [];
  readonly #texts: string[] = [];
  readonly #places = new Map<string, number>();
  readonly #values: Values[] = [];
  readonly #nameOf: NameOf;

  constructor(nameOf: NameOf) {
    this.#nameOf = nameOf;
  }

  /** Takes a happening in, before it is asked for. */
  add(happening: HappeningSummary): void {
    const values = FACETS.flatMap((facet, at) => facetValues(happening, facet).map((value) => this.#numberOf(at, value)));
    this.#places.set(happening.id, this.#values.push(Uint32Array.from(values)) - 1);
  }

  /** Happenings that were taken in, in some order, as `narrow` takes them. */
  arrange(happenings: readonly HappeningSummary[]): Arranged {
    return { happenings, values: happenings.map(({ id }) => this.#values[this.#places.get(id)!]!) };
  }

  /** What a query leaves, in its order, and how many each further choice would leave. */
  narrow({ happenings, values }: Arranged, query: HappeningQuery, textTest: TextTest | null): { items: HappeningSummary[]; minor: number; facets: Facets } {
    const [names, tests] = this.#testsOf(query, textTest);
    const items: HappeningSummary[] = [];
    let minor = 0;
    const counts = new Uint32Array(this.#texts.length);
    for (let place = 0; place < happenings.length; place++) {
      const [happening, own] = [happenings[place]!, values[place]!];
      const failed = onlyFailure(tests, happening, own);
      if (failed === SEVERAL) continue;
      if (failed === NONE) items.push(happening);
      else if (names[failed] === 'minor') minor += 1;
      const parameter = failed === NONE || names[failed] === 'minor' ? null : names[failed]!;
      for (let at = 0; at < own.length; at++) if (parameter === null || PARAMETERS[this.#facets[own[at]!]!] === parameter) counts[own[at]!]! += 1;
    }
    return { items, minor, facets: this.#listCounts(counts) };
  }

  #numberOf(facet: number, value: string): number {
    const numbers = this.#numbers[facet]!;
    let number = numbers.get(value);
    if (number === undefined) {
      numbers.set(value, (number = this.#texts.push(value) - 1));
      this.#facets.push(facet);
    }
    return number;
  }

  /** Each narrowing with its parameter's name, so that a facet can be counted without its own. */
  #testsOf(query: HappeningQuery, textTest: TextTest | null): [names: string[], tests: Test[]] {
    const tests = new Map<string, Test>();
    for (const facet of ['type', 'verdict', 'status', 'place', 'outlet'] as const) {
      const asked = splitList(query[facet]);
      const wanted = new Set(asked.map((value) => this.#numbers[FACETS.indexOf(facet)]!.get(value)));
      if (asked.length > 0) tests.set(facet, (_, values) => values.some((value) => wanted.has(value)));
    }
    const stories = new Set(splitList(query.story));
    if (stories.size > 0) tests.set('story', ({ story }) => story !== null && stories.has(story.id));
    const entities = splitList(query.entity);
    if (entities.length > 0) tests.set('entity', (happening) => entities.every((id) => concerns(happening, id)));
    if (query.from !== undefined || query.to !== undefined) tests.set('time', (happening) => isWithin(happening, query.from, query.to));
    if (query.undated !== undefined) tests.set('undated', (happening) => isDated(happening) === (query.undated === 'without'));
    const { since } = query;
    if (since !== undefined) tests.set('since', (happening) => happening.arrived > since);
    if (query.marginal === undefined) tests.set('marginal', (happening) => !happening.marginal);
    if (query.minor !== undefined) tests.set('minor', (happening) => happening.minor === (query.minor === 'only'));
    if (textTest !== null) tests.set('q', textTest);
    return [[...tests.keys()], [...tests.values()]];
  }

  #listCounts(counts: Uint32Array): Facets {
    const met = FACETS.map((): [number: number, count: number][] => []);
    for (const [number, count] of counts.entries()) if (count > 0) met[this.#facets[number]!]!.push([number, count]);
    return Object.fromEntries(FACETS.map((facet, at) => [facet, this.#listFacet(facet, met[at]!)])) as Facets;
  }

  #listFacet(facet: Facet, met: readonly [number: number, count: number][]): FacetCount[] {
    const isEntity = facet === 'person' || facet === 'organization' || facet === 'place';
    const least = Uint32Array.from(met, ([, count]) => count).sort().at(-FACET_VALUES) ?? 0;
    const most = met.filter(([, count]) => count >= least).map(([number, count]) => ({ id: this.#texts[number]!, count }));
    return most.sort((a, b) => b.count - a.count || (a.id < b.id ? -1 : 1)).slice(0, FACET_VALUES).map(({ id, count }) => {
      const { name, latin } = isEntity ? this.#nameOf(id) : { name: id === UNKNOWN_OUTLET ? null : id, latin: null };
      return { id, name, latin, count };
    });
  }
}

/** Happenings in an order with their values beside them. */
export interface Arranged {
  readonly happenings: readonly HappeningSummary[];
  readonly values: readonly Values[];
}

const NONE = -1;
const SEVERAL = -2;

/** Place of the one test that a happening fails; `NONE` when it passes all. */
function onlyFailure(tests: readonly Test[], happening: HappeningSummary, values: Values): number {
  let failed = NONE;
  for (let at = 0; at < tests.length; at++) {
    if (tests[at]!(happening, values)) continue;
    if (failed !== NONE) return SEVERAL;
    failed = at;
  }
  return failed;
}

function facetValues(happening: HappeningSummary, facet: Facet): string[] {
  if (facet === 'type') return [happening.type];
  if (facet === 'verdict') return [happening.verdict];
  if (facet === 'status') return [happening.status ?? 'happened'];
  if (facet === 'place') return happening.place === null ? [] : [happening.place.id];
  if (facet === 'outlet') return [...new Set(happening.outlets.map((outlet) => outlet.id))];
  return [...new Set(happening.participants.filter(({ entity }) => entity.type === facet).map(({ entity }) => entity.id))];
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
