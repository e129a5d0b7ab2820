import { randomUUID } from 'node:crypto';
import { sql, type Kysely, type Transaction } from 'kysely';
import type { Capture } from '../model/capture.ts';
import type { ArticleRecord } from '../model/record.ts';
import type {
  Acquaintance, Addition, Archive, ArchiveCounts, ArticlePage, ArticleSummary, KeptCapture, KeptDossier, KeptVisit, KnownId,
  WordAnswer, WordQuery,
} from './archive.ts';
import type { Decision, NewDecision } from './decision.ts';
import { KeptDossiers, type BesideDossier } from './kept-dossier.ts';
import type { Tables } from './tables.ts';
import type { WordIndex } from './word-index.ts';

/** Rows fetched at a time where an archive is walked from end to end. */
const WALK_ROWS = 64;
const SUMMARY_COLUMNS = [
  'articles.position', 'articles.id', 'articles.capture_id', 'articles.uri', 'articles.lang', 'articles.outlet', 'articles.via',
  'articles.headline', 'articles.published', 'captures.added_at',
] as const;

type Writer = Transaction<Tables>;

/** The archive over any SQL database that kysely speaks; what differs between them is handed in. */
export class SqlArchive implements Archive {
  readonly location: string;
  readonly #database: Kysely<Tables>;
  readonly #words: WordIndex;
  readonly #dossiers: KeptDossiers;

  constructor(parts: { location: string; database: Kysely<Tables>; words: WordIndex }) {
    this.location = parts.location;
    this.#database = parts.database;
    this.#words = parts.words;
    this.#dossiers = new KeptDossiers(parts.database);
  }

  meetCaptures(captures: readonly Capture[], engine: string): Promise<readonly Acquaintance[]> {
    return this.#write(async (writer) => {
      const answers: Acquaintance[] = [];
      for (const capture of captures) {
        const acquaintance = await findAcquaintance(writer, capture.id, engine);
        if (acquaintance !== 'new') await noteSighting(writer, capture);
        answers.push(acquaintance);
      }
      return answers;
    });
  }

  addArticles(additions: readonly Addition[]): Promise<readonly Acquaintance[]> {
    return this.#write(async (writer) => {
      const answers: Acquaintance[] = [];
      const revision = (await getRevision(writer)) + 1;
      for (const addition of additions) answers.push(await this.#addArticle(writer, addition, revision));
      if (answers.some((answer) => answer !== 'known')) await advanceRevision(writer);
      return answers;
    });
  }

  async #addArticle(writer: Writer, addition: Addition, revision: number): Promise<Acquaintance> {
    const { capture, record, engine } = addition;
    await insertCapture(writer, capture);
    await noteSighting(writer, capture);
    const row = { ...toArticleRow(addition), revision };
    const before = await writer.selectFrom('articles').select(['position', 'engine']).where('id', '=', record.id).executeTakeFirst();
    if (before?.engine === engine) return 'known';
    if (before) {
      await writer.updateTable('articles').set(row).where('position', '=', before.position).execute();
      await this.#words.put(writer, before.position, addition.words);
      return 'stale';
    }
    const { position } = await writer.insertInto('articles').values(row).returning('position').executeTakeFirstOrThrow();
    await this.#words.put(writer, position, addition.words);
    return 'new';
  }

  async revision(): Promise<number> {
    return getRevision(this.#database);
  }

  async counts(): Promise<ArchiveCounts> {
    const captures = await this.#database.selectFrom('captures')
      .select(({ fn }) => [fn.countAll<number>().as('captures'), fn.sum<number | null>('size').as('bytes')]).executeTakeFirstOrThrow();
    const articles = await this.#database.selectFrom('articles')
      .select(({ fn }) => fn.countAll<number>().as('articles')).executeTakeFirstOrThrow();
    return { captures: captures.captures, articles: articles.articles, bytes: captures.bytes ?? 0 };
  }

  async articles(page: ArticlePage = {}): Promise<readonly ArticleSummary[]> {
    let query = this.#summaries().where('articles.position', '>', page.after ?? 0).orderBy('articles.position');
    if (page.limit !== undefined) query = query.limit(page.limit);
    return (await query.execute()).map(toSummary);
  }

  async article(id: string): Promise<ArticleRecord | null> {
    const row = await this.#database.selectFrom('articles').select('record').where('id', '=', id).executeTakeFirst();
    return row ? (JSON.parse(row.record) as ArticleRecord) : null;
  }

  async *records(since?: number): AsyncIterable<ArticleRecord> {
    let after = 0;
    for (;;) {
      const all = this.#database.selectFrom('articles').select(['position', 'record']).where('position', '>', after).orderBy('position').limit(WALK_ROWS);
      const rows = await (since === undefined ? all : all.where('revision', '>', since)).execute();
      for (const row of rows) yield JSON.parse(row.record) as ArticleRecord;
      if (rows.length < WALK_ROWS) return;
      after = rows.at(-1)?.position ?? after;
    }
  }

  async *staleCaptures(engine: string): AsyncIterable<Capture> {
    let after = 0;
    for (;;) {
      const row = await this.#database.selectFrom('articles').select(['position', 'capture_id'])
        .where('position', '>', after).where('engine', '!=', engine).orderBy('position').limit(1).executeTakeFirst();
      if (!row) return;
      after = row.position;
      const capture = await this.capture(row.capture_id);
      if (capture) yield capture;
    }
  }

  async capture(id: string): Promise<KeptCapture | null> {
    const row = await this.#database.selectFrom('captures').selectAll().where('id', '=', id).executeTakeFirst();
    if (!row) return null;
    const sightings = await this.#database.selectFrom('sightings').select(['uri', 'first_seen_at', 'last_seen_at'])
      .where('capture_id', '=', id).orderBy('position').execute();
    return {
      id: row.id,
      bytes: row.bytes,
      uri: sightings[0]?.uri ?? null,
      mediaType: row.media_type,
      charset: row.charset,
      fetchedAt: row.fetched_at,
      ...(row.carrier === null ? {} : { carrier: JSON.parse(row.carrier) as Record<string, string> }),
      addedAt: row.added_at,
      sightings: sightings.map((seen) => ({ uri: seen.uri, firstSeenAt: seen.first_seen_at, lastSeenAt: seen.last_seen_at })),
    };
  }

  async hasSighting(uri: string): Promise<boolean> {
    return (await this.#database.selectFrom('sightings').select('position').where('uri', '=', uri).limit(1).executeTakeFirst()) !== undefined;
  }

  async visit(address: string): Promise<KeptVisit | null> {
    const row = await this.#database.selectFrom('visits').selectAll().where('address', '=', address).executeTakeFirst();
    return row ? { address, visitedAt: row.visited_at, etag: row.etag, lastModified: row.last_modified } : null;
  }

  async keepVisits(visits: readonly KeptVisit[]): Promise<void> {
    await this.#write(async (writer) => {
      for (const { address, visitedAt, etag, lastModified } of visits) {
        const values = { visited_at: visitedAt, etag, last_modified: lastModified };
        await writer.insertInto('visits').values({ address, ...values }).onConflict((conflict) => conflict.column('address').doUpdateSet(values)).execute();
      }
    });
  }

  async findArticles(query: WordQuery): Promise<WordAnswer> {
    const { total, found } = await this.#words.find(this.#database, query);
    if (found.length === 0) return { total, hits: [] };
    const rows = await this.#summaries().where('articles.position', 'in', found.map((hit) => hit.position)).execute();
    const summaries = new Map(rows.map((row) => [row.position, toSummary(row)]));
    const hits = found.flatMap(({ position, score }) => {
      const article = summaries.get(position);
      return article ? [{ article, score }] : [];
    });
    return { total, hits };
  }

  keepDossier(kept: Omit<KeptDossier, 'madeAt'>, beside?: BesideDossier): Promise<void> {
    return this.#dossiers.keep(kept, beside);
  }

  async dossierState(): Promise<Omit<KeptDossier, 'dossier'> | null> {
    return this.#dossiers.state();
  }

  dossier(): Promise<KeptDossier | null> {
    return this.#dossiers.read();
  }

  decide(decision: NewDecision): Promise<Decision> {
    return this.#write(async (writer) => {
      const step = await advanceStep(writer);
      const made: Decision = { ...decision, id: randomUUID(), decidedAt: now(), step, undoneAt: null, undoneBy: null, undoneStep: null };
      await writer.insertInto('decisions').values({
        id: made.id, decided_at: made.decidedAt, who: made.who, kind: made.kind,
        subject: JSON.stringify(made.subject), reason: made.reason, undone_at: null, step, undone_step: null, undone_by: null,
      }).execute();
      await advanceRevision(writer);
      return made;
    });
  }

  undoDecision(id: string, who?: string): Promise<Decision | null> {
    return this.#write(async (writer) => {
      const standing = await writer.selectFrom('decisions').selectAll().where('id', '=', id).where('undone_at', 'is', null).executeTakeFirst();
      if (!standing) return null;
      const undone = { undone_at: now(), undone_by: who ?? null, undone_step: await advanceStep(writer) };
      await writer.updateTable('decisions').set(undone).where('id', '=', id).execute();
      await advanceRevision(writer);
      return toDecision({ ...standing, ...undone });
    });
  }

  async decisions(): Promise<readonly Decision[]> {
    return (await this.#database.selectFrom('decisions').selectAll().orderBy('position').execute()).map(toDecision);
  }

  decisionStep(): Promise<number> {
    return getMark(this.#database, 'decision-step');
  }

  knownIds(): Promise<readonly KnownId[]> {
    return this.#dossiers.knownIds();
  }

  movedTo(id: string): Promise<string | null> {
    return this.#dossiers.movedTo(id);
  }

  doubts(): Promise<readonly unknown[]> {
    return this.#dossiers.doubts();
  }

  async close(): Promise<void> {
    await this.#database.destroy();
  }

  #write<T>(action: (writer: Writer) => Promise<T>): Promise<T> {
    return this.#database.transaction().execute(action);
  }

  #summaries() {
    return this.#database.selectFrom('articles').innerJoin('captures', 'captures.id', 'articles.capture_id').select(SUMMARY_COLUMNS);
  }
}

async function findAcquaintance(writer: Writer, captureId: string, engine: string): Promise<Acquaintance> {
  const rows = await writer.selectFrom('articles').select('engine').where('capture_id', '=', captureId).execute();
  if (rows.length === 0) return 'new';
  return rows.every((row) => row.engine === engine) ? 'known' : 'stale';
}

async function insertCapture(writer: Writer, capture: Capture): Promise<void> {
  await writer.insertInto('captures').values({
    id: capture.id,
    added_at: now(),
    media_type: capture.mediaType,
    charset: capture.charset,
    fetched_at: capture.fetchedAt,
    carrier: capture.carrier ? JSON.stringify(capture.carrier) : null,
    size: capture.bytes.byteLength,
    bytes: capture.bytes,
  }).onConflict((conflict) => conflict.column('id').doNothing()).execute();
}

async function noteSighting(writer: Writer, capture: Capture): Promise<void> {
  const seenAt = capture.fetchedAt;
  const before = await writer.selectFrom('sightings').select(['position', 'first_seen_at', 'last_seen_at'])
    .where('capture_id', '=', capture.id).where(sql<string>`coalesce(uri, '')`, '=', capture.uri ?? '').executeTakeFirst();
  if (!before) {
    await writer.insertInto('sightings')
      .values({ capture_id: capture.id, uri: capture.uri, first_seen_at: seenAt, last_seen_at: seenAt }).execute();
    return;
  }
  if (seenAt === null) return;
  const first = before.first_seen_at === null || seenAt < before.first_seen_at ? seenAt : before.first_seen_at;
  const last = before.last_seen_at === null || seenAt > before.last_seen_at ? seenAt : before.last_seen_at;
  if (first === before.first_seen_at && last === before.last_seen_at) return;
  await writer.updateTable('sightings').set({ first_seen_at: first, last_seen_at: last }).where('position', '=', before.position).execute();
}

function toArticleRow({ capture, record, engine }: Addition) {
  return {
    id: record.id,
    capture_id: capture.id,
    engine,
    uri: record.uri,
    lang: record.lang,
    outlet: record.outlet,
    via: JSON.stringify(record.via),
    headline: record.headline,
    published: record.published ? JSON.stringify(record.published) : null,
    published_start: record.published?.start ?? null,
    published_end: record.published?.end ?? null,
    record: JSON.stringify(record),
  };
}

function toSummary(row: {
  position: number; id: string; capture_id: string; uri: string | null; lang: string; outlet: string | null; via: string;
  headline: string | null; published: string | null; added_at: string;
}): ArticleSummary {
  return {
    position: row.position,
    id: row.id,
    capture: row.capture_id,
    uri: row.uri,
    lang: row.lang,
    outlet: row.outlet,
    via: JSON.parse(row.via) as string[],
    headline: row.headline,
    published: row.published ? (JSON.parse(row.published) as ArticleSummary['published']) : null,
    addedAt: row.added_at,
  };
}

function toDecision(row: {
  id: string; decided_at: string; who: string; kind: string; subject: string; reason: string | null; undone_at: string | null;
  step: number; undone_step: number | null; undone_by: string | null;
}): Decision {
  return {
    id: row.id, decidedAt: row.decided_at, who: row.who, kind: row.kind, subject: JSON.parse(row.subject) as unknown,
    reason: row.reason, step: row.step, undoneAt: row.undone_at, undoneBy: row.undone_by, undoneStep: row.undone_step,
  };
}

async function advanceRevision(writer: Writer): Promise<void> {
  await writer.updateTable('marks').set((set) => ({ value: set('value', '+', 1) })).where('name', '=', 'revision').execute();
}

async function advanceStep(writer: Writer): Promise<number> {
  await writer.updateTable('marks').set((set) => ({ value: set('value', '+', 1) })).where('name', '=', 'decision-step').execute();
  return getMark(writer, 'decision-step');
}

function getRevision(database: Kysely<Tables>): Promise<number> {
  return getMark(database, 'revision');
}

async function getMark(database: Kysely<Tables>, name: string): Promise<number> {
  const row = await database.selectFrom('marks').select('value').where('name', '=', name).executeTakeFirstOrThrow();
  return row.value;
}

function now(): string {
  return new Date().toISOString();
}
