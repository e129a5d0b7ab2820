/** A point of the map's plane: degrees eastward, and Mercator's degrees southward, so that up is north. */
export interface PlanePoint {
  readonly x: number;
  readonly y: number;
}

/** A part of the plane. */
export interface Frame {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const DEGREE = Math.PI / 180;
/** Mercator has no poles. */
const HIGHEST_LATITUDE = 80;
export const WHOLE_WORLD: Frame = { x: -180, y: -125, width: 375, height: 195 };
/** From the Atlantic coast to the Gulf: where an archive without points begins. */
const ARAB_LANDS: Frame = { x: -18, y: -46, width: 80, height: 54 };
/** Degrees that a single point is shown with around it. */
const AROUND_ONE = 14;
const LEAST_WIDTH = 1.5;

/** Mercator's projection (a conformal map keeps the shapes of coasts at every zoom). */
export function projectPoint({ latitude, longitude }: { latitude: number; longitude: number }): PlanePoint {
  const bounded = Math.max(-HIGHEST_LATITUDE, Math.min(HIGHEST_LATITUDE, latitude));
  return { x: longitude, y: -Math.log(Math.tan(Math.PI / 4 + (bounded * DEGREE) / 2)) / DEGREE };
}

/** The smallest frame around some points, with room at its edges, in the proportion of the window. */
export function frameAround(points: readonly PlanePoint[], proportion: number): Frame {
  if (points.length === 0) return fitFrame(ARAB_LANDS, proportion);
  const [left, right] = [Math.min(...points.map(({ x }) => x)), Math.max(...points.map(({ x }) => x))];
  const [top, bottom] = [Math.min(...points.map(({ y }) => y)), Math.max(...points.map(({ y }) => y))];
  const [width, height] = [Math.max(AROUND_ONE, (right - left) * 1.25), Math.max(AROUND_ONE * 0.6, (bottom - top) * 1.25)];
  return fitFrame({ x: (left + right - width) / 2, y: (top + bottom - height) / 2, width, height }, proportion);
}

/** Grows a frame about its middle until it is so many times as wide as high. */
function fitFrame({ x, y, width, height }: Frame, proportion: number): Frame {
  const [wide, high] = width / height < proportion ? [height * proportion, height] : [width, width / proportion];
  return { x: x - (wide - width) / 2, y: y - (high - height) / 2, width: wide, height: high };
}

/** Zooms about a point given as shares of the frame, within the world. */
export function zoomFrame(frame: Frame, factor: number, at: PlanePoint = { x: 0.5, y: 0.5 }): Frame {
  const width = Math.max(LEAST_WIDTH, Math.min(WHOLE_WORLD.width, frame.width * factor));
  const scale = width / frame.width;
  return boundFrame({ x: frame.x + frame.width * at.x * (1 - scale), y: frame.y + frame.height * at.y * (1 - scale), width, height: frame.height * scale });
}

/** Moves by shares of the frame. */
export function moveFrame(frame: Frame, x: number, y: number): Frame {
  return boundFrame({ ...frame, x: frame.x + frame.width * x, y: frame.y + frame.height * y });
}

function boundFrame(frame: Frame): Frame {
  const bound = (at: number, size: number, from: number, whole: number) => (size >= whole ? from + (whole - size) / 2 : Math.max(from, Math.min(from + whole - size, at)));
  return { ...frame, x: bound(frame.x, frame.width, WHOLE_WORLD.x, WHOLE_WORLD.width), y: bound(frame.y, frame.height, WHOLE_WORLD.y, WHOLE_WORLD.height) };
}
