import type { ArchiveView } from './archive-view.ts';
import { NameIndex, type Texts } from './name-index.ts';
import type { TextTest } from './filter.ts';
import type { ServedArchive } from './served-archive.ts';
import type { SearchAnswer } from './shapes.ts';

/** What one search shows of each kind. */
const HAPPENINGS = 8;
const ENTITIES = 8;
const PASSAGES = 12;
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

  /** A test for the words of a query, or null when it holds none. The last word may be unfinished. */
  async testFor(query: string | undefined): Promise<TextTest | null> {
    const met = query === undefined || query === '' ? null : (await this.#happeningIndex()).find(query);
    return met === null ? null : (happening) => met.has(happening.id);
  }

  /** Ids of the entities that have the words in one of their spellings; null when there are no words. */
  async findEntities(query: string | undefined): Promise<ReadonlySet<string> | null> {
    return query === undefined || query === '' ? null : (await this.#entityIndex()).find(query);
  }

  /** Makes the indexes before anybody searches. */
  async prepare(): Promise<void> {
    await this.#entityIndex();
    await this.#happeningIndex();
  }

  async search(query: string): Promise<SearchAnswer> {
    const [test, named] = [await this.testFor(query), await this.findEntities(query)];
    if (test === null || named === null) return { query, happenings: [], entities: [], statements: [], passages: [] };
    const happenings = this.#view.byReports.filter((happening) => !happening.marginal && test(happening));
    const passages = await this.#findPassages(query);
    return {
      query,
      happenings: happenings.slice(0, HAPPENINGS),
      entities: [...named].flatMap((id) => this.#view.entitySummaries.get(id) ?? []).toSorted((a, b) => b.mentions - a.mentions).slice(0, ENTITIES),
      statements: await this.#statementsAt(passages),
      passages,
    };
  }

  #happeningIndex(): Promise<NameIndex> {
    return (this.#happenings ??= this.#index(this.#view.summaries.values(), ({ title, titleEn, place, participants }) => [title, titleEn, place?.name, place?.latin, ...participants.flatMap(({ entity }) => [entity.name, entity.latin])]));
  }

  #entityIndex(): Promise<NameIndex> {
    return (this.#entities ??= this.#index(this.#view.dossier.entities, ({ name, latin, names }) => [name, latin, ...names.map(({ text }) => text)]));
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

  async #findPassages(query: string): Promise<SearchAnswer['passages']> {
    const { hits } = await this.#served.search(query, { limit: PASSAGES });
    return hits.map(({ article, passage, text, matches }) => ({
      article: this.#view.getArticle(article.id),
      span: [...passage] as [number, number],
      text,
      matches: matches.map(([start, end]): [number, number] => [start - passage[0], end - passage[0]]),
    }));
  }
}
