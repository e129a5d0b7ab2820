import type { DossierEntity } from '../model/dossier.ts';
import type { ArchiveView } from './archive-view.ts';
import { NameIndex, type Texts } from './name-index.ts';
import type { TextTest } from './filter.ts';
import type { ServedArchive } from './served-archive.ts';
import type { HappeningSummary, SearchAnswer } from './shapes.ts';

/** What one search shows of each kind. */
const HAPPENINGS = 8;
const ENTITIES = 8;
const PASSAGES = 15;
const STATEMENTS = 8;

/** Finds happenings and entities by their names, and articles by their words. */
export class TextFinder {
  readonly #served: ServedArchive;
  readonly #view: ArchiveView;
  #happenings: Promise<NameIndex> | undefined;
  #entities: Promise<NameIndex> | undefined;

  constructor(served: ServedArchive, view: ArchiveView) {
    this.#served = served;
    this.#view = view;
  }

  /** A test for the words of a query, or null when it holds none. The last word may be unfinished; words in quotes stand as they are written. */
  async testFor(query: string | undefined): Promise<TextTest | null> {
    if (query === undefined || query === '') return null;
    const { words, isExact } = readQuery(query);
    const met = (await this.#happeningIndex()).find(words);
    if (met === null) return null;
    const holds = isExact ? this.#holderOf(words) : null;
    return (happening) => met.has(happening.id) && (holds === null || holds(textsOfHappening(happening)));
  }

  /** Ids of the entities that have the words in one of their spellings; null when there are no words. */
  async findEntities(query: string | undefined): Promise<ReadonlySet<string> | null> {
    if (query === undefined || query === '') return null;
    const { words, isExact } = readQuery(query);
    const met = (await this.#entityIndex()).find(words);
    if (met === null || !isExact) return met;
    const holds = this.#holderOf(words);
    return new Set([...met].filter((id) => holds(textsOfEntity(this.#view.entities.get(id)!))));
  }

  /** Whether some text holds these words in a row, folded and with their clitics. */
  #holderOf(words: string): (texts: Texts) => boolean {
    const fold = (text: string): string => ` ${this.#served.stages.searchWords(text).map(({ written }) => written).join(' ')} `;
    const wanted = fold(words);
    return (texts) => texts.some((text) => text != null && fold(text).includes(wanted));
  }

  /** Makes the indexes before anybody searches. */
  async prepare(): Promise<void> {
    await this.#entityIndex();
    await this.#happeningIndex();
  }

  async search(query: string): Promise<SearchAnswer> {
    const [test, named] = [await this.testFor(query), await this.findEntities(query)];
    if (test === null || named === null) return { query, happenings: [], entities: [], statements: [], passages: [], passagesTotal: 0 };
    const happenings = this.#view.byReports.filter((happening) => !happening.marginal && test(happening));
    const { items: passages, total } = await this.passages(query, { at: 0, limit: PASSAGES });
    return {
      query,
      happenings: happenings.slice(0, HAPPENINGS),
      entities: [...named].flatMap((id) => this.#view.entitySummaries.get(id) ?? []).toSorted((a, b) => b.mentions - a.mentions).slice(0, ENTITIES),
      statements: await this.#statementsAt(passages),
      passages,
      passagesTotal: total,
    };
  }

  #happeningIndex(): Promise<NameIndex> {
    return (this.#happenings ??= this.#index(this.#view.summaries.values(), textsOfHappening));
  }

  #entityIndex(): Promise<NameIndex> {
    return (this.#entities ??= this.#index(this.#view.dossier.entities, textsOfEntity));
  }

  #index<Thing extends { readonly id: string }>(things: Iterable<Thing>, textsOf: (thing: Thing) => Texts): Promise<NameIndex> {
    const named = [...things].map((thing) => ({ id: thing.id, texts: () => textsOf(thing) }));
    return NameIndex.build((text) => this.#served.stages.searchWords(text), named);
  }

  /** Statements that hold a match, cut out of the sentences that were found. */
  async #statementsAt(passages: SearchAnswer['passages']): Promise<SearchAnswer['statements']> {
    const found: SearchAnswer['statements'] = [];
    for (const { article, span, text, matches } of passages) {
      const record = await this.#served.article(article.id);
      for (const { content, chain } of record?.statements ?? []) {
        const [start, end] = [Math.max(content[0], span[0]), Math.min(content[1], span[1])];
        const within = matches.filter((match) => match[0] + span[0] >= start && match[1] + span[0] <= end);
        const by = chain[0]?.by ?? null;
        if (within.length === 0 || by === null) continue;
        found.push({ article, by, span: [start, end], text: text.slice(start - span[0], end - span[0]), matches: within.map(([from, to]): [number, number] => [from + span[0] - start, to + span[0] - start]) });
        if (found.length === STATEMENTS) return found;
      }
    }
    return found;
  }

  /** Articles that hold the words, each with the sentence that shows it, from a place in their order. */
  async passages(query: string, { at, limit }: { readonly at: number; readonly limit: number }): Promise<{ items: SearchAnswer['passages']; total: number }> {
    const { words, isExact } = readQuery(query);
    const { hits, total } = await this.#served.search(words, { limit, offset: at, exact: isExact });
    const items = hits.map(({ article, passage, text, matches }) => ({
      article: this.#view.getArticle(article.id),
      span: [...passage] as [number, number],
      text,
      matches: matches.map(([start, end]): [number, number] => [start - passage[0], end - passage[0]]),
    }));
    return { items, total };
  }
}

/** Words in quotes of any kind are meant as they are written, in this order. */
const QUOTED = /^\s*["«“„](.+)["»”“]\s*$/su;

function readQuery(query: string): { readonly words: string; readonly isExact: boolean } {
  const quoted = QUOTED.exec(query)?.[1];
  return { words: quoted ?? query, isExact: quoted !== undefined };
}

function textsOfHappening({ title, titleEn, place, participants }: HappeningSummary): Texts {
  return [title, titleEn, place?.name, place?.latin, ...participants.flatMap(({ entity }) => [entity.name, entity.latin])];
}

function textsOfEntity({ name, latin, names }: DossierEntity): Texts {
  return [name, latin, ...names.map(({ text }) => text)];
}
