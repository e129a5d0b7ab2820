import type { Dossier } from '../src/model/dossier.ts';
import type { ArticleRecord } from '../src/model/record.ts';
import type { Span } from '../src/model/span.ts';
import type { ServedArchive } from '../src/http/served-archive.ts';
import type { SearchWord } from '../src/work/stages.ts';

/** An archive in memory with a plain search, for tests of the API and the desk. */
export function makeMemoryArchive(records: readonly ArticleRecord[], dossier: Dossier): ServedArchive {
  const byId = new Map(records.map((record) => [record.id, record]));
  return {
    article: async (id) => byId.get(id) ?? null,
    capture: async (id) => {
      const record = byId.get(id);
      if (record === undefined) return null;
      const bytes = new TextEncoder().encode(record.text);
      return { id, bytes, uri: record.uri, mediaType: 'text/html', charset: 'utf-8', fetchedAt: null, addedAt: '2023-04-01T00:00:00Z', sightings: [] };
    },
    // Nobody has corrected anything here.
    corrections: async () => ({ states: async () => [] }) as never,
    counts: async () => ({ captures: records.length, articles: records.length, bytes: 0 }),
    dossier: async () => dossier,
    revision: async () => 1,
    search: async (query, options) => searchRecords(records, query, options),
    stages: { searchWords },
  };
}

function searchWords(text: string): SearchWord[] {
  return [...text.matchAll(/[\p{L}\p{N}]+/gu)].map((match) => {
    const written = match[0].replaceAll(/[أإآ]/g, 'ا').replaceAll('ة', 'ه').toLowerCase();
    return { start: match.index, end: match.index + match[0].length, written, stems: [written, written.replace(/^(وال|بال|ال|و|ب|ل)/, '')] };
  });
}

type Answer = Awaited<ReturnType<ServedArchive['search']>>;

function searchRecords(records: readonly ArticleRecord[], query: string, { limit = 20, offset = 0 }: { readonly limit?: number; readonly offset?: number } = {}): Answer {
  const wanted = new Set(searchWords(query).flatMap((word) => word.stems));
  const hits = records.flatMap((record, position): Answer['hits'][number][] => {
    const matches = searchWords(record.text).filter((word) => word.stems.some((stem) => wanted.has(stem))).map((word): Span => [word.start, word.end]);
    const block = record.blocks.find((one) => matches.some((match) => match[0] >= one.span[0] && match[1] <= one.span[1]));
    if (block === undefined) return [];
    const { id, uri, lang, outlet, via, headline, published } = record;
    const article = { position, id, capture: id, uri, lang, outlet, via, headline, published, addedAt: '2023-04-01T00:00:00Z' };
    const within = matches.filter((match) => match[0] >= block.span[0] && match[1] <= block.span[1]);
    return [{ article, score: matches.length, passage: block.span, text: record.text.slice(...block.span), matches: within }];
  });
  return { total: hits.length, hits: hits.slice(offset, offset + limit) };
}
