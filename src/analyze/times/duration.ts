/** A unit of the lexicon: ISO letter (`TH` for hours) and how many of it («عقد» is ten years). */
export interface DurationUnit {
  readonly iso: string;
  readonly factor: number;
}

/** How a half of each unit is written in the next smaller one. */
const HALVES: Readonly<Record<string, readonly [count: number, iso: string]>> = {
  Y: [6, 'M'], M: [15, 'D'], D: [12, 'TH'], TH: [30, 'TM'], TM: [30, 'TS'],
};

/** ISO 8601 duration; half a unit is written in the smaller unit (`P3Y6M`). */
export function makeDuration(count: number, { iso, factor }: DurationUnit): string {
  const total = count * factor;
  const whole = Math.floor(total);
  const half = total - whole === 0.5 ? HALVES[iso] : undefined;
  if (!half) return write([[total, iso]]);
  return write([[whole, iso], [half[0], half[1]]]);
}

/** A half or quarter of a unit («نصف ساعة», «ربع قرن»); null where nobody says so. */
export function fractionOf(parts: 2 | 4, { iso, factor }: DurationUnit): string | null {
  if (factor > 1) return write([[factor / parts, iso]]);
  const half = HALVES[iso];
  return half ? write([[(half[0] * 2) / parts, half[1]]]) : null;
}

function write(parts: readonly (readonly [count: number, iso: string])[]): string {
  const days = parts.filter(([count, iso]) => count > 0 && iso.length === 1).map(([count, iso]) => `${count}${iso}`);
  const hours = parts.filter(([count, iso]) => count > 0 && iso.length === 2).map(([count, iso]) => `${count}${iso[1]}`);
  return `P${days.join('')}${hours.length > 0 ? `T${hours.join('')}` : ''}`;
}
