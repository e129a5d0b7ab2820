import type { DossierEntity } from '../model/dossier.ts';
import type { ArchiveView } from './archive-view.ts';
import type { TextTest } from './filter.ts';
import type { ServedArchive } from './served-archive.ts';
import { summariseEntity } from './entity-page.ts';
import type { SearchAnswer } from './shapes.ts';

/** What one search shows of each kind. */
const HAPPENINGS = 8;
const ENTITIES = 8;
const PASSAGES = 12;
const STATEMENTS = 8;

/** Finds happenings and entities by their names, and articles by their words. Folded names are kept for the next search. */
export class TextFinder {
  readonly #served: ServedArchive;
  readonly #view: ArchiveView;
  readonly #words = new Map<string, readonly ReadonlySet<string>[]>();

  constructor(served: ServedArchive, view: ArchiveView) {
    this.#served = served;
    this.#view = view;
  }

  /** A test for the words of a query, or null when it holds none. The last word may be unfinished. */
  testFor(query: string | undefined): TextTest | null {
    const matches = this.#matcher(query ?? '');
    if (matches === null) return null;
    return (happening) => matches(`h${happening.id}`, () => [happening.title, happening.place?.name, ...happening.participants.flatMap(({ entity }) => [entity.name, entity.latin])]);
  }

  /** The same for an entity's names in every spelling. */
  entityTest(query: string | undefined): ((entity: DossierEntity) => boolean) | null {
    const matches = this.#matcher(query ?? '');
    if (matches === null) return null;
    return (entity) => matches(`e${entity.id}`, () => [entity.name, entity.latin, ...entity.names.map((name) => name.text)]);
  }

  async search(query: string): Promise<SearchAnswer> {
    const [test, entityTest] = [this.testFor(query), this.entityTest(query)];
    if (test === null || entityTest === null) return { query, happenings: [], entities: [], statements: [], passages: [] };
    const happenings = [...this.#view.summaries.values()].filter((happening) => !happening.marginal && test(happening));
    const entities = this.#view.dossier.entities.filter(entityTest);
    const passages = await this.#findPassages(query);
    return {
      query,
      happenings: happenings.toSorted((a, b) => b.reports - a.reports).slice(0, HAPPENINGS),
      entities: entities.map((entity) => summariseEntity(this.#view, entity)).toSorted((a, b) => b.mentions - a.mentions).slice(0, ENTITIES),
      statements: await this.#statementsAt(passages),
      passages,
    };
  }

  #matcher(query: string): ((key: string, texts: () => (string | null | undefined)[]) => boolean) | null {
    const asked = this.#served.stages.searchWords(query).map((word) => [word.written, ...word.stems]);
    if (asked.length === 0) return null;
    return (key, texts) => {
      let held = this.#words.get(key);
      if (held === undefined) {
        held = texts().flatMap((text) => (text ? this.#served.stages.searchWords(text).map((word) => new Set([word.written, ...word.stems])) : []));
        this.#words.set(key, held);
      }
      return asked.every((forms, at) => held.some((word) => forms.some((form) => word.has(form)) || (at === asked.length - 1 && startsWith(word, forms[0]!))));
    };
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

function startsWith(word: ReadonlySet<string>, start: string): boolean {
  for (const form of word) if (form.startsWith(start)) return true;
  return false;
}
