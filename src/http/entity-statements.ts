import type { DossierEntity, EntityMember } from '../model/dossier.ts';
import { allSpeakersOf } from '../model/statement.ts';
import type { ArchiveView } from './archive-view.ts';
import { BadCursor, type Page, type PageWanted } from './page.ts';
import { RecordShelf } from './record-shelf.ts';
import type { ServedArchive } from './served-archive.ts';
import type { EntityStatement } from './shapes.ts';

/** An article in which an entity speaks, and how many of its statements come before in the list. */
interface Speaking {
  readonly member: EntityMember;
  readonly before: number;
  readonly count: number;
}

/** Records read before other requests have their turn: some 10 ms. */
const TURN_STATEMENTS = 60;

/** How many statements of an entity the archive holds. */
export function countStatements({ members = [] }: DossierEntity): number {
  return members.reduce((sum, { statements = 0 }) => sum + statements, 0);
}

/** A page of what an entity says, the newest articles first, in the order of their text. Only the articles of the page are read. */
export async function readStatements(view: ArchiveView, archive: ServedArchive, entity: DossierEntity, wanted: PageWanted): Promise<Page<EntityStatement>> {
  const speaking = listSpeaking(view, entity);
  const total = countStatements(entity);
  const start = wanted.cursor === undefined ? (wanted.at ?? 0) : await startAfter(wanted.cursor, speaking, new RecordShelf(archive));
  const end = Math.min(total, start + wanted.limit);
  const read = speaking.filter(({ before, count }) => before < end && before + count > start);
  const shelf = new RecordShelf(archive);
  await shelf.fetch(read.map(({ member }) => member.article));
  const items = read.flatMap(({ member, before, count }) => statementsOf(view, member, shelf).slice(Math.max(0, start - before), Math.min(count, end - before)));
  const last = items.at(-1);
  return { items, total, next: last === undefined || end >= total ? null : Buffer.from(`${end}:${last.id}`).toString('base64url') };
}

/** All that an entity says, read in turns. */
export async function readAllStatements(view: ArchiveView, archive: ServedArchive, entity: DossierEntity): Promise<Page<EntityStatement>> {
  const total = countStatements(entity);
  const items: EntityStatement[] = [];
  for (let at = 0; at < total; at += TURN_STATEMENTS) {
    items.push(...(await readStatements(view, archive, entity, { at, limit: TURN_STATEMENTS })).items);
    await new Promise((resolve) => setImmediate(resolve));
  }
  return { items, total, next: null };
}

/** What articles hold, from the newest to the oldest, those without a day last. */
export function byNewest<Holder extends { readonly article: string }>(view: ArchiveView, holders: readonly Holder[]): Holder[] {
  const dated = holders.map((holder) => ({ holder, day: dayOf(view, holder.article) ?? '' }));
  return dated.sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0)).map(({ holder }) => holder);
}

/** The day on which an article was published, or the only bound that is known of it. */
export function dayOf(view: ArchiveView, article: string): string | null {
  const published = view.articles.get(article)?.published;
  return published?.start ?? published?.end ?? null;
}

function listSpeaking(view: ArchiveView, { members = [] }: DossierEntity): Speaking[] {
  const speaking: Speaking[] = [];
  let before = 0;
  for (const member of byNewest(view, members.filter(({ statements = 0 }) => statements > 0))) {
    speaking.push({ member, before, count: member.statements! });
    before += member.statements!;
  }
  return speaking;
}

function statementsOf(view: ArchiveView, { article, entity }: EntityMember, shelf: RecordShelf): EntityStatement[] {
  const statements = shelf.find(article)?.statements ?? [];
  return statements.filter((statement) => allSpeakersOf(statement).includes(entity)).map((statement) => ({
    id: `${article} ${entity} ${statement.id}`,
    article: view.getArticle(article),
    published: dayOf(view, article),
    cue: statement.cue.lemma,
    force: statement.cue.force,
    mode: statement.mode,
    channel: statement.channel,
    chain: [...statement.chain],
    passage: shelf.passages(article, [statement.content])[0]!,
  }));
}

/** The place behind a statement, wherever it stands now; where it is gone, the place that it had. */
async function startAfter(cursor: string, speaking: readonly Speaking[], shelf: RecordShelf): Promise<number> {
  const match = /^(\d{1,9}):(\S+) (\S+) (\S+)$/.exec(Buffer.from(cursor, 'base64url').toString());
  if (match === null) throw new BadCursor();
  const [, place, article, entity, id] = match;
  const holder = speaking.find(({ member }) => member.article === article && member.entity === entity);
  if (holder === undefined) return Number(place);
  await shelf.fetch([article!]);
  const said = (shelf.find(article!)?.statements ?? []).filter((statement) => allSpeakersOf(statement).includes(entity!));
  const at = said.findIndex((statement) => statement.id === id);
  return at < 0 ? Number(place) : holder.before + at + 1;
}
