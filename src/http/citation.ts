import type { ArticleSummary } from './shapes.ts';

/** An item of CSL-JSON 1.0, as Zotero and pandoc read it. */
export interface CslItem {
  readonly id: string;
  readonly type: 'article-newspaper';
  readonly language: 'ar';
  readonly title?: string;
  readonly 'container-title'?: string;
  readonly URL?: string;
  readonly issued?: { readonly 'date-parts': readonly (readonly number[])[]; readonly circa?: true };
  readonly note: string;
}

/** Articles as CSL-JSON. A day that is only known as an interval is given as one; the note names the kept bytes. */
export function citeAsCsl(articles: readonly ArticleSummary[]): CslItem[] {
  return articles.map((article, at): CslItem => {
    const { headline, outlet, uri } = article;
    const issued = issuedOf(article);
    return {
      id: keyOf(article, at),
      type: 'article-newspaper',
      language: 'ar',
      ...(headline === null ? {} : { title: headline }),
      ...(outlet.name === null ? {} : { 'container-title': outlet.name }),
      ...(isWebAddress(uri) ? { URL: uri } : {}),
      ...(issued === null ? {} : { issued }),
      note: noteOf(article),
    };
  });
}

/** Articles as BibTeX entries for biber, in UTF-8. */
export function citeAsBibtex(articles: readonly ArticleSummary[]): string {
  return articles.map((article, at) => {
    const { headline, outlet, uri, published } = article;
    const date = published === null ? null : published.start === published.end ? published.start : `${published.start ?? '..'}/${published.end ?? '..'}`;
    const fields = [['title', headline], ['journaltitle', outlet.name], ['date', date], ['url', isWebAddress(uri) ? uri : null], ['langid', 'arabic'], ['note', noteOf(article)]] as const;
    const lines = fields.flatMap(([name, value]) => (value === null ? [] : [`  ${name} = {${name === 'url' ? value.replaceAll(/[{}\\\s]/g, encodeURIComponent) : escapeBibtex(value)}},`]));
    return `@article{${keyOf(article, at)},\n${lines.join('\n')}\n}\n`;
  }).join('\n');
}

function issuedOf({ published }: ArticleSummary): CslItem['issued'] | null {
  const [start, end] = [partsOf(published?.start ?? null), partsOf(published?.end ?? null)];
  if (start === null && end === null) return null;
  if (start === null || end === null) return { 'date-parts': [start ?? end!], circa: true };
  return { 'date-parts': published!.start === published!.end ? [start] : [start, end] };
}

function partsOf(day: string | null): number[] | null {
  const parts = day === null ? [] : day.split('-').map(Number);
  return parts.length === 0 || parts.some((part) => !Number.isInteger(part) || part < 1) ? null : parts;
}

function isWebAddress(uri: string | null): uri is string {
  return uri !== null && /^https?:\/\//i.test(uri);
}

function noteOf({ id, uri }: ArticleSummary): string {
  return [id, uri === null || isWebAddress(uri) ? null : uri].filter((one) => one !== null).join(' · ');
}

/** Year and the start of the hash: the same article has the same key everywhere. */
function keyOf({ id, published }: ArticleSummary, at: number): string {
  const hash = id.replace(/^sha256:/, '').replaceAll(/[^A-Za-z0-9]/g, '').slice(0, 8);
  return `isnad-${published?.start?.slice(0, 4) ?? 'nd'}-${hash || at + 1}`;
}

function escapeBibtex(text: string): string {
  return text.replaceAll(/[\\{}]/g, '').replaceAll(/[&%$#_]/g, (sign) => `\\${sign}`).replaceAll('~', '\\textasciitilde{}').replaceAll('^', '\\textasciicircum{}').replaceAll(/\s+/g, ' ');
}
