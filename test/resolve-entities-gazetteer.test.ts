import { describe, expect, test } from 'vitest';
import { gazetteerOf } from '../src/language/gazetteer.ts';
import { loadLanguage } from '../src/language/language.ts';

const language = loadLanguage('ar');
const gazetteer = gazetteerOf(language);

/** South, north, west, east of each country, a little wide: written from the map. */
const EXTENTS: Readonly<Record<string, readonly [number, number, number, number]>> = {
  ly: [19.4, 33.3, 9.2, 25.3], eg: [21.9, 31.8, 24.6, 37.0], tn: [30.1, 37.6, 7.4, 11.7], dz: [18.9, 37.2, -8.8, 12.1],
  ma: [20.7, 36.0, -17.2, -0.9], mr: [14.6, 27.4, -17.2, -4.7], sd: [8.6, 23.3, 21.7, 38.7], ss: [3.4, 12.3, 23.9, 36.0],
  sy: [32.2, 37.4, 35.6, 42.5], lb: [33.0, 34.8, 35.0, 36.7], jo: [29.1, 33.5, 34.8, 39.4], ps: [31.1, 32.7, 34.1, 35.7],
  il: [29.4, 33.4, 34.2, 35.9], iq: [29.0, 37.5, 38.7, 48.7], ye: [12.0, 19.1, 41.7, 54.6], sa: [16.2, 32.3, 34.4, 55.8],
  om: [16.5, 26.5, 51.9, 60.0], ae: [22.5, 26.4, 51.3, 56.5], qa: [24.4, 26.3, 50.6, 51.8], bh: [25.7, 26.4, 50.3, 50.9],
  kw: [28.5, 30.2, 46.5, 48.6], so: [-1.8, 12.1, 40.9, 51.5], dj: [10.8, 12.8, 41.7, 43.6], km: [-12.5, -11.3, 43.1, 44.6],
  tr: [35.7, 42.3, 25.5, 44.9], ir: [24.9, 39.9, 44.0, 63.4], ua: [44.2, 52.5, 22.0, 40.3], fr: [41.2, 51.2, -5.3, 9.7],
};
/** Fewest towns with coordinates that a country of the Arab League has here; the Comoros and Bahrain are small. */
const FEWEST_TOWNS: Readonly<Record<string, number>> = {
  ly: 120, eg: 200, tn: 150, dz: 180, ma: 120, mr: 25, sd: 80, sy: 250, lb: 60, jo: 100, ps: 200, iq: 130, ye: 150, sa: 100, om: 30, ae: 25, qa: 15, bh: 10, kw: 15, so: 15, dj: 4,
};

const places = ['known-places', 'towns'].flatMap((name) => language.lexicon.ofClass(name)).map(({ id }) => gazetteer.ofId(id)!);

test('every place lies inside its country', () => {
  const astray = places.filter(({ country, at }) => {
    const extent = EXTENTS[country ?? ''];
    if (!extent || !at) return false;
    const [south, north, west, east] = extent;
    return at[0] < south || at[0] > north || at[1] < west || at[1] > east;
  });
  expect(astray.map(({ id, at }) => `${id} ${at?.join(',')}`)).toEqual([]);
});

test('every Arab country is known to town level', () => {
  for (const [country, fewest] of Object.entries(FEWEST_TOWNS)) {
    const towns = new Set(places.filter((place) => place.country === country && place.at).map(({ id }) => id));
    expect(towns.size, country).toBeGreaterThanOrEqual(fewest);
  }
});

test('whatever lies in one country has coordinates', () => {
  expect(places.filter(({ country, at }) => country !== null && at === null).map(({ id }) => id)).toEqual([]);
});

describe('several towns of one name', () => {
  const countries = (name: string): (string | null)[] => gazetteer.named(name).map(({ country }) => country);

  test.each([
    ['طرابلس', ['ly', 'lb']], ['البيضاء', ['ly', 'ye']], ['صور', ['lb', 'om']], ['المنصورة', ['eg', 'ye']],
    ['المحمدية', ['ma', 'dz', 'tn']], ['رفح', ['ps', 'eg']], ['القنيطرة', ['sy', 'ma']], ['الدار البيضاء', ['ma', 'dz']],
  ])('%s', (name, expected) => {
    for (const country of expected) expect(countries(name)).toContain(country);
  });

  test('the better known comes first', () => {
    expect(countries('طرابلس')[0]).toBe('ly');
    expect(countries('رفح')[0]).toBe('ps');
  });
});
