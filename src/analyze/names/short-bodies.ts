import type { LexiconEntry } from '../../language/lexicon.ts';
import type { OrganizationPhrase } from './phrase.ts';
import { B_ORGANIZATION, type Tags } from './tags.ts';
import { marksOfAll, type Words } from './words.ts';

const HEADS = 'institution-heads';
const HEAD_MARK = marksOfAll([HEADS]);

/** Kinds of bodies that are called by the noun of their name alone: «حكومة التوافق», then «قوات التوافق», «للتوافق». */
const CALLED_SHORT = new Set(['government', 'movement', 'party']);

/** Classes of words that are no such noun. */
const NO_NOUNS = new Set(['nationality', 'institution-adjectives', 'institution-portfolios', 'institution-heads', 'title-adjectives', 'title-offices', 'title-ranks', 'references', 'group-heads', 'group-qualifiers', 'countries', 'known-places', 'known-persons']);

/** «حكومة الاحتلال»: what somebody calls it, and no part of its name. */
const isAbuse = ({ class: name, attributes }: LexiconEntry): boolean => name === 'labels' && attributes['polarity'] === 'delegitimising';

/** A body's head word as it stands in its full name, folded, and its kind. */
interface FullName {
  readonly head: string;
  readonly id: string;
  readonly sort: string;
}

/** The nouns by which an article may call bodies that it names in full: the noun after the head, with its article. */
export class ShortBodies {
  /** Made when first asked: few articles ask. */
  #full: Map<string, FullName> | null = null;
  readonly #words: Words;
  readonly #tags: Tags | null;

  constructor(words: Words, tags: Tags | null) {
    this.#words = words;
    this.#tags = tags;
  }

  #learnAll(): Map<string, FullName> {
    const full = new Map<string, FullName>();
    for (let at = 0; at + 1 < this.#words.count; at++) if (this.#words.mayBeAny(at, HEAD_MARK)) this.#learn(at, full);
    return full;
  }

  #learn(at: number, full: Map<string, FullName>): void {
    const words = this.#words;
    const head = words.find(at, HEADS);
    const kind = head?.entry.attributes['kind'] ?? '';
    if (!head || head.definite || head.entry.attributes['number'] !== '1' || !CALLED_SHORT.has(kind) || !words.isGlued(head.to) || !words.hasArticle(head.to)) return;
    if (words.hits(head.to).some(({ entry, suffix }) => suffix === '' && (NO_NOUNS.has(entry.class) || isAbuse(entry)))) return;
    full.set(words.form(head.to), { head: words.language.fold.fold(head.entry.spelling), id: head.entry.id, sort: kind });
  }

  /** The body that a noun alone calls: after a word for forces, or where the tagger calls it a body. */
  read(at: number): OrganizationPhrase | null {
    if (this.#tags?.[at] !== B_ORGANIZATION && !this.#isAfterForces(at)) return null;
    const full = (this.#full ??= this.#learnAll());
    if (full.size === 0) return null;
    const words = this.#words;
    const reading = words.readings(at).find(({ stem, fused }) => full.has(fused ? words.unfused(words.form(at)) : stem));
    if (!reading) return null;
    const noun = reading.fused ? words.unfused(words.form(at)) : reading.stem;
    const { head, id, sort } = full.get(noun)!;
    const start = words.startAfter(at, reading);
    return {
      kind: 'organization', from: at, to: at + 1, span: [start, words.spanEnd(start, at + 1)], inner: [], rule: 'short-name', head: id, sort, number: 1,
      bare: null, words: [head, noun], nations: [], owner: null, field: null, known: null,
    };
  }

  #isAfterForces(at: number): boolean {
    const words = this.#words;
    const before = words.isGlued(at) && words.mayBeAny(at - 1, HEAD_MARK) ? words.find(at - 1, HEADS) : undefined;
    return before?.entry.attributes['kind'] === 'forces' && !before.definite && words.hasArticle(at);
  }
}
