import type { Kysely, Transaction } from 'kysely';
import { DOSSIER_FORMAT, type Dossier } from '../model/dossier.ts';
import type { KeptDossier, KnownId } from './archive.ts';
import type { Tables } from './tables.ts';

const SECTIONS = ['articles', 'entities', 'stories', 'happenings', 'facts', 'reuse', 'framing'] as const;
/** Rows written or deleted in one transaction: 10 to 30 ms, and as long as others wait for their turn at most. */
const STEP_ROWS = 500;
/** Rows in one statement. */
const ROWS_AT_ONCE = 50;
/** Rows read at a time, before other requests have their turn: some 5 ms. */
const READ_ROWS = 300;

type State = Omit<KeptDossier, 'dossier'> & { readonly edition: number };

/** What comes with a dossier: ids as they are known since, and what is in doubt, as JSON values. */
export interface BesideDossier {
  readonly ids: readonly KnownId[];
  readonly doubts: readonly unknown[];
}

/**
 * The comparison of an archive, in editions: a new one is written step by step beside the one that stands, and takes its place
 * in one step. What a process that died began is never seen, and deleted with the next.
 */
export class KeptDossiers {
  readonly #database: Kysely<Tables>;

  constructor(database: Kysely<Tables>) {
    this.#database = database;
  }

  async state(): Promise<State | null> {
    const row = await this.#database.selectFrom('dossier_state').selectAll().executeTakeFirst();
    return row ? { revision: row.revision, engine: row.engine, madeAt: row.made_at, edition: row.edition } : null;
  }

  async read(): Promise<KeptDossier | null> {
    for (;;) {
      const state = await this.state();
      if (state === null) return null;
      const sections: Record<string, unknown[]> = {};
      for (const section of SECTIONS) sections[section] = await this.#readSection(state.edition, section);
      // Another one took its place meanwhile, and its rows may be gone.
      if ((await this.state())?.edition !== state.edition) continue;
      const { edition: _, ...told } = state;
      return { ...told, dossier: { format: DOSSIER_FORMAT, ...sections } as unknown as Dossier };
    }
  }

  async #readSection(edition: number, section: string): Promise<unknown[]> {
    const items: unknown[] = [];
    for (;;) {
      const rows = await this.#database.selectFrom('dossier_items').select('item').where('edition', '=', edition).where('section', '=', section)
        .where('position', '>=', items.length).orderBy('position').limit(READ_ROWS).execute();
      for (const row of rows) items.push(JSON.parse(row.item));
      if (rows.length < READ_ROWS) return items;
      await takeTurns();
    }
  }

  /** Keeps a dossier in the place of the last. One that was begun before the last is let go. */
  async keep({ dossier, revision, engine }: Omit<KeptDossier, 'madeAt'>, beside: BesideDossier | undefined): Promise<void> {
    const edition = await this.#write(nextEdition);
    for (const section of SECTIONS) await this.#fill('dossier_items', dossier[section].map((item, position) => ({ edition, section, position, item: JSON.stringify(item) })));
    if (beside) {
      await this.#fill('known_ids', beside.ids.map(({ id, keys, movedTo }) => ({ edition, id, keys: JSON.stringify(keys), moved_to: movedTo })));
      await this.#fill('doubts', beside.doubts.map((doubt, position) => ({ edition, position, doubt: JSON.stringify(doubt) })));
    }
    await this.#write(async (writer) => {
      const standing = await writer.selectFrom('dossier_state').select('edition').executeTakeFirst();
      if (standing && standing.edition > edition) return;
      if (!beside && standing) for (const table of ['known_ids', 'doubts'] as const) await writer.updateTable(table).set({ edition }).where('edition', '=', standing.edition).execute();
      await writer.deleteFrom('dossier_state').execute();
      await writer.insertInto('dossier_state').values({ name: 'dossier', revision, engine, made_at: new Date().toISOString(), edition }).execute();
    });
    await this.#clear();
  }

  async knownIds(): Promise<readonly KnownId[]> {
    const edition = await this.#edition();
    const rows = await this.#database.selectFrom('known_ids').selectAll().where('edition', '=', edition).execute();
    return rows.map((row) => ({ id: row.id, keys: JSON.parse(row.keys) as string[], movedTo: row.moved_to }));
  }

  async movedTo(id: string): Promise<string | null> {
    const edition = await this.#edition();
    const row = await this.#database.selectFrom('known_ids').select('moved_to').where('edition', '=', edition).where('id', '=', id).executeTakeFirst();
    return row?.moved_to ?? null;
  }

  async doubts(): Promise<readonly unknown[]> {
    const edition = await this.#edition();
    const rows = await this.#database.selectFrom('doubts').select('doubt').where('edition', '=', edition).orderBy('position').execute();
    return rows.map((row) => JSON.parse(row.doubt) as unknown);
  }

  async #edition(): Promise<number> {
    return (await this.state())?.edition ?? 0;
  }

  async #fill<Table extends 'dossier_items' | 'known_ids' | 'doubts'>(table: Table, rows: readonly Tables[Table][]): Promise<void> {
    for (let at = 0; at < rows.length; at += STEP_ROWS) {
      await this.#write(async (writer) => {
        const step = rows.slice(at, at + STEP_ROWS);
        for (let from = 0; from < step.length; from += ROWS_AT_ONCE) await writer.insertInto(table as 'doubts').values(step.slice(from, from + ROWS_AT_ONCE) as Tables['doubts'][]).execute();
      });
      await takeTurns();
    }
  }

  /** Deletes what is older than the edition that stands. */
  async #clear(): Promise<void> {
    const edition = await this.#edition();
    for (const table of ['dossier_items', 'known_ids', 'doubts'] as const) {
      for (;;) {
        const old = await this.#database.selectFrom(table as 'doubts').select('edition').where('edition', '<', edition).limit(1).executeTakeFirst();
        if (!old) break;
        await this.#write((writer) => deleteSome(writer, table, edition));
        await takeTurns();
      }
    }
  }

  #write<T>(action: (writer: Transaction<Tables>) => Promise<T>): Promise<T> {
    return this.#database.transaction().execute(action);
  }
}

async function nextEdition(writer: Transaction<Tables>): Promise<number> {
  await writer.updateTable('marks').set((set) => ({ value: set('value', '+', 1) })).where('name', '=', 'edition').execute();
  return (await writer.selectFrom('marks').select('value').where('name', '=', 'edition').executeTakeFirstOrThrow()).value;
}

async function deleteSome(writer: Transaction<Tables>, table: 'dossier_items' | 'known_ids' | 'doubts', edition: number): Promise<void> {
  if (table === 'dossier_items') {
    const first = await writer.selectFrom(table).select(['edition', 'section', 'position']).where('edition', '<', edition).orderBy('edition').orderBy('section').orderBy('position').limit(1).executeTakeFirst();
    if (first) await writer.deleteFrom(table).where('edition', '=', first.edition).where('section', '=', first.section).where('position', '<', first.position + STEP_ROWS).execute();
  } else if (table === 'known_ids') {
    const rows = await writer.selectFrom(table).select(['edition', 'id']).where('edition', '<', edition).orderBy('edition').orderBy('id').limit(STEP_ROWS).execute();
    const last = rows.findLast((row) => row.edition === rows[0]!.edition);
    if (last) await writer.deleteFrom(table).where('edition', '=', last.edition).where('id', '<=', last.id).execute();
  } else {
    await writer.deleteFrom(table).where('edition', '<', edition).execute();
  }
}

/** Lets whatever else waits in this thread go first. */
function takeTurns(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}
