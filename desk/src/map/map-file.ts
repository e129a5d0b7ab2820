import { escapeXml } from '../picture/picture-file.ts';
import type { EntityRef } from '../../../src/http/shapes.ts';
import type { MapMark } from './map-marks.ts';
import type { Frame } from './projection.ts';

const WIDTH = 1400;
const [LAND, SEA, LINE, INK, ACCENT, SHEET, CONFLICT] = ['#f2efe8', '#e4ebee', '#b9b3a6', '#1d1c1a', '#0b5560', '#ffffff', '#a02c26'];

interface MapDrawing {
  readonly outlines: readonly string[];
  readonly frame: Frame;
  readonly marks: readonly MapMark[];
  readonly isRtl: boolean;
  readonly nameOf: (place: EntityRef) => string;
  readonly number: (value: number) => string;
  readonly source: string;
}

/** The map as a picture that stands alone, in light colours. */
export function drawMapSvg({ outlines, frame, marks, isRtl, nameOf, number, source }: MapDrawing): string {
  const scale = WIDTH / frame.width;
  const height = Math.round(frame.height * scale);
  const land = outlines.filter((path) => path !== '').map((path) => `<path d="${path}"/>`).join('');
  const dots = marks.map((mark) => {
    const [x, y] = [(mark.x * WIDTH).toFixed(1), mark.y * height];
    const name = `${nameOf(mark.places[0]!.place)}${mark.places.length > 1 ? ` +${number(mark.places.length - 1)}` : ''}`;
    const stroke = mark.conflicts > 0 ? `stroke="${CONFLICT}" stroke-width="3"` : mark.isCountry ? `stroke="${ACCENT}" stroke-width="2" stroke-dasharray="4 3"` : `stroke="${SHEET}" stroke-width="1.5"`;
    const count = mark.happenings > 1 ? `<text x="${x}" y="${(y + 4.5).toFixed(1)}" font-size="13" font-weight="600" text-anchor="middle" fill="${mark.isCountry ? INK : SHEET}">${number(mark.happenings)}</text>` : '';
    const label = mark.isNamed ? `<text x="${x}" y="${(y + mark.radius + 15).toFixed(1)}" font-size="14" text-anchor="middle" fill="${INK}" stroke="${LAND}" stroke-width="3" paint-order="stroke" direction="${isRtl ? 'rtl' : 'ltr'}">${escapeXml(name)}</text>` : '';
    return `<circle cx="${x}" cy="${y.toFixed(1)}" r="${mark.radius.toFixed(1)}" fill="${mark.isCountry ? SHEET : ACCENT}" fill-opacity="0.88" ${stroke}/>${count}${label}`;
  });
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height + 34}" viewBox="0 0 ${WIDTH} ${height + 34}" font-family="'IBM Plex Sans Arabic', 'Noto Sans Arabic', sans-serif"><rect width="100%" height="100%" fill="${SHEET}"/><svg width="${WIDTH}" height="${height}" viewBox="${frame.x} ${frame.y} ${frame.width} ${frame.height}" preserveAspectRatio="none"><rect x="${frame.x}" y="${frame.y}" width="${frame.width}" height="${frame.height}" fill="${SEA}"/><g fill="${LAND}" stroke="${LINE}" stroke-width="${(1 / scale).toFixed(4)}">${land}</g></svg>${dots.join('')}<text x="${isRtl ? WIDTH - 12 : 12}" y="${height + 22}" font-size="13" fill="${INK}" direction="${isRtl ? 'rtl' : 'ltr'}">${escapeXml(source)}</text></svg>`;
}
