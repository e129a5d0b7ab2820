import { feature } from 'topojson-client';
import type { GeometryCollection, Topology } from 'topojson-specification';
import type { Position } from 'geojson';
import { projectPoint, type PlanePoint } from './projection.ts';

/** One country on the map's plane. */
export interface Outline {
  /** Its coasts and borders as an SVG path. */
  readonly path: string;
  /** Outer rings of its parts. */
  readonly rings: readonly (readonly PlanePoint[])[];
}

/** Outlines of the countries (Natural Earth 1:50m, public domain). Loaded with the first map. */
export async function loadOutlines(): Promise<readonly Outline[]> {
  const { default: world } = await import('world-atlas/countries-50m.json');
  const topology = world as unknown as Topology<{ countries: GeometryCollection }>;
  return feature(topology, topology.objects.countries).features.filter(({ id }) => id !== ANTARCTICA).map(({ geometry }) => {
    const polygons = geometry.type === 'Polygon' ? [geometry.coordinates] : geometry.type === 'MultiPolygon' ? geometry.coordinates : [];
    const projected = polygons.map((rings) => rings.map(projectRing));
    return { path: projected.flat().map(drawRing).join(''), rings: projected.flatMap(([outer]) => (outer === undefined ? [] : [outer])) };
  });
}

/** Its ring goes around the pole, which this projection does not have. */
const ANTARCTICA = '010';

/** A ring that crosses the line of dates goes on beyond it, instead of back across the whole map. */
function projectRing(ring: readonly Position[]): PlanePoint[] {
  let shift = 0;
  return ring.map(([longitude = 0, latitude = 0], at) => {
    const step = at === 0 ? 0 : longitude - ring[at - 1]![0]!;
    if (Math.abs(step) > 180) shift -= 360 * Math.sign(step);
    return projectPoint({ longitude: longitude + shift, latitude });
  });
}

function drawRing(ring: readonly PlanePoint[]): string {
  return `M${ring.map(({ x, y }) => `${x.toFixed(2)} ${y.toFixed(2)}`).join('L')}Z`;
}

/** The middle of the country that holds a point, where its name would stand; null when the point lies in none. */
export function findMiddle(outlines: readonly Outline[], point: PlanePoint): PlanePoint | null {
  const holder = outlines.find(({ rings }) => rings.some((ring) => isWithin(ring, point)));
  if (holder === undefined) return null;
  const largest = holder.rings.map(measureRing).toSorted((a, b) => b.area - a.area)[0];
  return largest === undefined ? null : largest.middle;
}

/** Ray casting: an odd number of edges to the east of the point. */
function isWithin(ring: readonly PlanePoint[], { x, y }: PlanePoint): boolean {
  let inside = false;
  for (const [at, one] of ring.entries()) {
    const other = ring[(at + 1) % ring.length]!;
    if (one.y > y !== other.y > y && x < ((other.x - one.x) * (y - one.y)) / (other.y - one.y) + one.x) inside = !inside;
  }
  return inside;
}

/** Area and centre of mass by the shoelace formula. */
function measureRing(ring: readonly PlanePoint[]): { area: number; middle: PlanePoint } {
  let [twice, x, y] = [0, 0, 0];
  for (const [at, one] of ring.entries()) {
    const other = ring[(at + 1) % ring.length]!;
    const cross = one.x * other.y - other.x * one.y;
    twice += cross;
    x += (one.x + other.x) * cross;
    y += (one.y + other.y) * cross;
  }
  return { area: Math.abs(twice / 2), middle: { x: x / (3 * twice), y: y / (3 * twice) } };
}
