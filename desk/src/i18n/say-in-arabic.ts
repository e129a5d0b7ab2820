import { SAYINGS } from './reasons.ts';

/** Country names in brackets or before a figure. */
const COUNTRY = /(?<=[(\u2068]|, )[A-Z][\p{L} .'-]*?(?=\)| \d)/gu;

/** The whole sentence where it is known, else clause by clause; what is not known stays as it is. */
export function sayInArabic(text: string): string {
  const whole = findSaying(text);
  if (whole !== null) return whole;
  const clauses = text.split('; ');
  return clauses.length === 1 ? text : clauses.map((clause) => findSaying(clause) ?? clause).join('؛ ');
}

/** Quoted words may hold a semicolon: a sentence that is known as a whole is taken as one only where no other clause hides in its quotation. */
function findSaying(text: string): string | null {
  const known = SAYINGS.find(([pattern]) => pattern.test(text));
  if (known === undefined || (text.includes('; ') && /»[^«]*; /u.test(text))) return null;
  return text.replace(known[0], known[1]).replace(COUNTRY, (country) => arabicCountry(country) ?? country).replaceAll(/(\d), (?=\p{Script=Arabic})/gu, '$1، ');
}

let countries: Map<string, string> | undefined;

/** An English country name in Arabic, as browsers know them. */
function arabicCountry(name: string): string | null {
  countries ??= listCountries();
  return countries.get(name) ?? null;
}

/** Countries that browsers call otherwise. */
const OTHER_NAMES: Readonly<Record<string, string>> = { TR: 'Turkey', PS: 'Palestine', CZ: 'Czech Republic', MM: 'Myanmar', CD: 'Democratic Republic of the Congo', CG: 'Republic of the Congo', CI: 'Ivory Coast', SY: 'Syria', MK: 'North Macedonia' };

function listCountries(): Map<string, string> {
  const [english, arabic] = ['en', 'ar'].map((code) => new Intl.DisplayNames([code], { type: 'region', fallback: 'none' })) as [Intl.DisplayNames, Intl.DisplayNames];
  const letters = Array.from({ length: 26 }, (_, at) => String.fromCharCode(65 + at));
  const codes = letters.flatMap((one) => letters.map((other) => one + other));
  return new Map(codes.flatMap((code) => {
    const [name, translated] = [english.of(code), arabic.of(code)];
    return name === undefined || translated === undefined ? [] : [[name, translated] as const, [OTHER_NAMES[code] ?? name, translated] as const];
  }));
}
