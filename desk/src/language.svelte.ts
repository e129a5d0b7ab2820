import type { Plural, Words } from './i18n/en.ts';

export type LanguageCode = 'ar' | 'en';
/** Arab regions by how they name months. */
export const ARAB_LOCALES = ['ar-EG', 'ar-LB', 'ar-TN', 'ar-MA'] as const;
export type ArabLocale = (typeof ARAB_LOCALES)[number];
type Interval = { start: string | null; end: string | null };
type Theme = 'auto' | 'light' | 'dark';

/** The words of one language come with the first page; the other's when it is chosen. */
const LOAD_WORDS: Record<LanguageCode, () => Promise<Words>> = {
  ar: () => import('./i18n/ar.ts').then(({ ar }) => ar),
  en: () => import('./i18n/en.ts').then(({ en }) => en),
};

/** The reader's language, region and theme. One object for the whole desk. */
class Language {
  code = $state<LanguageCode>(document.documentElement.lang === 'en' ? 'en' : 'ar');
  region = $state<ArabLocale>(readArabLocale());
  theme = $state<Theme>((readKept('isnad.theme') as Theme | null) ?? 'auto');
  #words = $state.raw<Words | null>(null);
  readonly locale = $derived(this.code === 'ar' ? this.region : 'en-GB');
  readonly isRtl = $derived(this.code === 'ar');
  readonly #number = $derived(new Intl.NumberFormat(this.locale));
  readonly #plural = $derived(new Intl.PluralRules(this.code));
  readonly #day = $derived(new Intl.DateTimeFormat(this.locale, { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' }));
  readonly #minute = $derived(new Intl.DateTimeFormat(this.locale, { day: 'numeric', month: 'long', year: 'numeric', hour: 'numeric', minute: '2-digit', hourCycle: 'h23', timeZone: 'UTC', calendar: 'gregory' }));
  readonly #month = $derived(new Intl.DateTimeFormat(this.locale, { month: 'long', year: 'numeric', timeZone: 'UTC', calendar: 'gregory' }));
  readonly #dayShort = $derived(new Intl.DateTimeFormat(this.locale, { day: 'numeric', month: 'long', timeZone: 'UTC', calendar: 'gregory' }));
  /** A range of days takes a browser a millisecond to write, and a list has the same ones again and again. */
  readonly #intervals = new Map<string, string>();
  readonly #year = $derived(new Intl.NumberFormat(this.locale, { useGrouping: false }));

  /** Words of the interface; there once `load` has been. */
  get words(): Words {
    return this.#words!;
  }

  /** Before anything is shown. */
  async load(): Promise<void> {
    this.#words = await LOAD_WORDS[this.code]();
  }

  async choose(code: LanguageCode): Promise<void> {
    this.#words = await LOAD_WORDS[code]();
    this.code = code;
    keep('isnad.language', code);
    document.documentElement.lang = code;
    document.documentElement.dir = code === 'ar' ? 'rtl' : 'ltr';
  }

  chooseRegion(region: ArabLocale): void {
    this.region = region;
    keep('isnad.region', region);
  }

  chooseTheme(theme: Theme): void {
    this.theme = theme;
    keep('isnad.theme', theme);
    if (theme === 'auto') delete document.documentElement.dataset['theme'];
    else document.documentElement.dataset['theme'] = theme;
  }

  number(value: number): string {
    return this.#number.format(value);
  }

  percent(value: number): string {
    return new Intl.NumberFormat(this.locale, { style: 'percent' }).format(value);
  }

  /** "3 reports" in the right plural: `count('reports', 3)`. */
  count(what: keyof Words['counts'], n: number): string {
    const forms: Plural = this.words.counts[what];
    const form = (n === 0 ? forms.zero : undefined) ?? forms[this.#plural.select(n)] ?? forms.other ?? '{n}';
    return form.replace('{n}', this.number(n));
  }

  /** A value of a fact: figures as the reader's region writes them, words as they are. */
  value(text: string): string {
    return /^\d{1,15}(\.\d+)?$/.test(text) ? this.number(Number(text)) : text;
  }

  /** Fills `{names}` in a sentence. */
  fill(sentence: string, values: Record<string, string>): string {
    return sentence.replaceAll(/\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole);
  }

  /** A day, month or year as the reader's region writes it. Anything else stays as it is. */
  date(value: string): string {
    if (!isCalendarDate(value)) return this.#season(value) ?? value;
    if (/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(value)) return this.#minute.format(new Date(`${value}Z`));
    if (/^\d{4}-\d{2}-\d{2}/.test(value)) return this.#day.format(new Date(`${value.slice(0, 10)}T00:00:00Z`));
    if (/^\d{4}-\d{2}$/.test(value)) return this.#month.format(new Date(`${value}-01T00:00:00Z`));
    return /^\d{4}$/.test(value) ? this.#year.format(Number(value)) : value;
  }

  /** EDTF writes the seasons as months 21 to 24. */
  #season(value: string): string | null {
    const match = /^(\d{4})-2([1-4])$/.exec(value);
    return match === null ? null : `${this.words.seasons[Number(match[2]) - 1]} ${this.year(Number(match[1]))}`;
  }

  /** An hour of the day, by the clock of the page that gave it. */
  hour(value: number): string {
    return new Intl.DateTimeFormat(this.locale, { hour: 'numeric', hourCycle: 'h23', minute: '2-digit', timeZone: 'UTC' }).format(new Date(value * 3_600_000));
  }

  dayAndMonth(value: string): string {
    return this.#dayShort.format(new Date(`${value.slice(0, 10)}T00:00:00Z`));
  }

  year(value: number): string {
    return this.#year.format(value);
  }

  /** An interval of days; open bounds are said, an unknown one is null. */
  interval(time: { start: string | null; end: string | null } | null): string | null {
    if (time === null || (time.start === null && time.end === null)) return null;
    const key = `${this.locale} ${time.start}/${time.end}`;
    let written = this.#intervals.get(key);
    if (written === undefined) this.#intervals.set(key, (written = this.#writeInterval(time)));
    return written;
  }

  #writeInterval(time: { start: string | null; end: string | null }): string {
    const { start, end } = time;
    if (start === null) return this.fill(this.words.article.openEnd, { date: this.date(end!) });
    if (end === null) return this.fill(this.words.article.openStart, { date: this.date(start) });
    if (start === end) return this.date(start);
    if (start.length === 10 && end.length === 10 && isCalendarDate(start) && isCalendarDate(end)) return this.#day.formatRange(new Date(`${start}T00:00:00Z`), new Date(`${end}T00:00:00Z`));
    return `${this.date(start)} – ${this.date(end)}`;
  }

  /** The name to show first for a thing with an Arabic and perhaps a Latin name. */
  nameOf(entity: { name: string; latin: string | null }): string {
    return this.code === 'en' ? (entity.latin ?? entity.name) : entity.name;
  }

  /** A happening's title: the English one where there is one and the reader reads English, with its language. */
  titleOf(happening: { title: string; titleEn: string | null }): { text: string; lang: LanguageCode } {
    const isEnglish = this.code === 'en' && happening.titleEn !== null && happening.titleEn !== '';
    return { text: isEnglish ? happening.titleEn! : happening.title || this.words.dossier.noTitle, lang: isEnglish ? 'en' : 'ar' };
  }

  /** When it happened, else «reported» and the day of its reports, else null. */
  when(happening: { time: Interval | null; reportedOn: Interval | null }): string | null {
    return this.interval(happening.time) ?? this.#writeReported(happening.reportedOn);
  }

  #writeReported(days: Interval | null): string | null {
    const { reported, reportedFrom, reportedTo } = this.words.front;
    if (days === null || (days.start === null && days.end === null)) return null;
    if (days.end === null) return this.fill(reportedFrom, { date: this.date(days.start!) });
    return days.start === null ? this.fill(reportedTo, { date: this.date(days.end) }) : this.fill(reported, { date: this.interval(days)! });
  }

  /** Letter that marks an origin: أ ب ج or A B C. */
  letter(key: string): string {
    const letters = this.code === 'ar' ? 'أبجدهوزحطيكلمنسعفصقرشت' : 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';
    return letters[Number(key) - 1] ?? key;
  }
}

function isCalendarDate(value: string): boolean {
  return !Number.isNaN(Date.parse(value.length === 7 ? `${value}-01` : value));
}

function readKept(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}

function keep(name: string, value: string): void {
  try {
    localStorage.setItem(name, value);
  } catch {
    // A browser that keeps nothing still shows the choice until it is closed.
  }
}

function readArabLocale(): ArabLocale {
  const kept = readKept('isnad.region');
  const own = ARAB_LOCALES.find((locale) => locale === kept);
  if (own !== undefined) return own;
  const country = (navigator.language.split('-')[1] ?? '').toUpperCase();
  if (['SY', 'LB', 'JO', 'PS', 'IQ'].includes(country)) return 'ar-LB';
  if (['TN', 'DZ'].includes(country)) return 'ar-TN';
  return country === 'MA' ? 'ar-MA' : 'ar-EG';
}

export const language = new Language();
