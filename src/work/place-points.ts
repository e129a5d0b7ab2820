import type { Language } from '../language/language.ts';

/** Where a known place lies. `isCountry`: the point stands for a whole country. */
export interface PlacePoint {
  readonly latitude: number;
  readonly longitude: number;
  readonly isCountry: boolean;
}

const POINT = /^(-?\d+(?:\.\d+)?),(-?\d+(?:\.\d+)?)$/;

/** Points of the places and countries that the language data knows, by their ids; a country without its own stands at its capital. */
export function listPlacePoints(language: Language): Map<string, PlacePoint> {
  const points = new Map<string, PlacePoint>();
  for (const { id, attributes } of ['known-places', 'towns'].flatMap((name) => language.lexicon.ofClass(name))) {
    const point = readPoint(attributes['at']);
    if (point !== null) points.set(id, { ...point, isCountry: false });
  }
  for (const { id, attributes } of language.lexicon.ofClass('countries')) {
    const point = readPoint(attributes['at']) ?? points.get(attributes['capital'] ?? '');
    if (point !== undefined) points.set(id, { ...point, isCountry: true });
  }
  return points;
}

function readPoint(written: string | undefined): Omit<PlacePoint, 'isCountry'> | null {
  const match = POINT.exec(written ?? '');
  return match === null ? null : { latitude: Number(match[1]), longitude: Number(match[2]) };
}
