import type { MapPlace } from '../../../src/http/shapes.ts';
import { projectPoint, type Frame, type PlanePoint } from './projection.ts';

/** One or several places that stand in one spot of the window. */
export interface MapMark {
  readonly places: readonly MapPlace[];
  readonly happenings: number;
  readonly conflicts: number;
  /** Shares of the window, from its left and top. */
  readonly x: number;
  readonly y: number;
  readonly radius: number;
  readonly isCountry: boolean;
  /** Whether its name has room. */
  readonly isNamed: boolean;
}

const LEAST_RADIUS = 7;
const MOST_RADIUS = 26;
/** Room that a name takes below its mark, in pixels. */
const NAME_ROOM = { width: 110, height: 22 };
/** Share of the happenings whose places the first frame holds. */
const MASS = 0.85;

/** The places that hold nearly all happenings: one report from the Pacific must not make the rest a point. */
export function findMass(places: readonly PlacedPlace[]): PlacedPlace[] {
  const all = places.reduce((sum, { happenings }) => sum + happenings, 0);
  let held = 0;
  return places.toSorted((a, b) => b.happenings - a.happenings).filter(({ happenings }) => {
    const isNeeded = held < all * MASS;
    held += happenings;
    return isNeeded;
  });
}

/** A place with its point on the map's plane. */
export interface PlacedPlace extends MapPlace {
  readonly at: PlanePoint;
}

/** Places whose point is known, on the plane; `middleOf` moves a country from its capital to its middle. */
export function placeOnPlane(places: readonly MapPlace[], middleOf: (point: PlanePoint) => PlanePoint | null): PlacedPlace[] {
  return places.flatMap((place) => {
    if (place.point === null) return [];
    const at = projectPoint(place.point);
    return [{ ...place, at: (place.point.isCountry ? middleOf(at) : null) ?? at }];
  });
}

/** Joins places whose marks would cover one another; the larger one keeps its spot. */
export function layMarks(places: readonly PlacedPlace[], frame: Frame, width: number): MapMark[] {
  const height = (width * frame.height) / frame.width;
  const most = Math.max(1, ...places.map(({ happenings }) => happenings));
  const marks: { places: MapPlace[]; happenings: number; conflicts: number; x: number; y: number; radius: number; isCountry: boolean; isNamed: boolean }[] = [];
  for (const place of places) {
    const [x, y] = [(place.at.x - frame.x) / frame.width, (place.at.y - frame.y) / frame.height];
    if (x < 0 || x > 1 || y < 0 || y > 1) continue;
    const radius = LEAST_RADIUS + (MOST_RADIUS - LEAST_RADIUS) * Math.sqrt(place.happenings / most);
    const near = marks.find((mark) => Math.hypot((mark.x - x) * width, (mark.y - y) * height) < Math.max(24, (mark.radius + radius) * 0.8));
    if (near === undefined) marks.push({ places: [place], happenings: place.happenings, conflicts: place.conflicts, x, y, radius, isCountry: place.point?.isCountry === true, isNamed: false });
    else {
      near.places.push(place);
      near.happenings += place.happenings;
      near.conflicts += place.conflicts;
      near.isCountry &&= place.point?.isCountry === true;
    }
  }
  for (const mark of marks) mark.isNamed = hasRoom(mark, marks, { width, height });
  return marks;
}

/** Whether neither another mark nor a name that was put already stands below a mark. The larger marks come first. */
function hasRoom(mark: MapMark, marks: readonly MapMark[], { width, height }: { width: number; height: number }): boolean {
  return marks.every((other) => {
    if (other === mark) return true;
    const [aside, below] = [Math.abs(other.x - mark.x) * width, (other.y - mark.y) * height - mark.radius - NAME_ROOM.height / 2];
    if (aside < NAME_ROOM.width / 2 + other.radius && Math.abs(below) < other.radius + NAME_ROOM.height / 2) return false;
    return !other.isNamed || aside >= NAME_ROOM.width || Math.abs(below + other.radius + NAME_ROOM.height / 2) >= NAME_ROOM.height;
  });
}
