import type { Event } from '../model/event.ts';
import type { ResolvedHappening } from '../model/resolution.ts';
import { type Span, spanHolds } from '../model/span.ts';
import type { ArticleView } from './article-view.ts';
import type { HappeningMemory } from './happening-memory.ts';
import type { Origins } from './origins.ts';
import { tellingSpan } from './telling-span.ts';
import type { ResolutionIndex } from './resolution-index.ts';
import { englishTitle, happeningTitle } from './titles.ts';
import { allSpeakersOf } from '../model/statement.ts';
import { decodeEntities } from '../text/entities.ts';

/** Longest title taken from an article, and the length from which its words say enough. */
const LONGEST_TITLE = 90;
const SHORTEST_TITLE = 18;
/** Reports whose words are looked at for a title. */
const MOST_LOOKED_AT = 12;

export interface HappeningTitle {
  readonly title: string;
  readonly titleEn: string | null;
}

/** A title, and where it came from. */
interface MadeTitle extends HappeningTitle {
  readonly isHeadline: boolean;
  /** Whether the names say who did what. */
  readonly isComposed: boolean;
}

/** Titles of happenings: the headline that tells it, else composed of names where they say who did what, else an article's own words. */
export class Titles {
  readonly #index: ResolutionIndex;
  readonly #views: ReadonlyMap<string, ArticleView>;
  readonly #origins: Origins;
  readonly #memory: HappeningMemory;

  constructor(index: ResolutionIndex, { views, origins, memory }: { readonly views: ReadonlyMap<string, ArticleView>; readonly origins: Origins; readonly memory: HappeningMemory }) {
    this.#index = index;
    this.#memory = memory;
    this.#views = views;
    this.#origins = origins;
  }

  of(happening: ResolvedHappening): HappeningTitle {
    return this.#titleOf(happening);
  }

  #titleOf(happening: ResolvedHappening): MadeTitle {
    return this.#memory.once(happening, 'title', () => this.#makeTitle(happening));
  }

  #makeTitle(happening: ResolvedHappening): MadeTitle {
    const context = { entities: this.#index.byId, speakers: this.speakersOf(happening) };
    const [headline, composed] = [this.#headlineOf(happening), happeningTitle(happening, context)];
    return {
      title: headline ?? composed ?? this.#wordsOf(happening), titleEn: englishTitle(happening, context),
      isHeadline: headline !== null, isComposed: composed !== null,
    };
  }

  /**
   * The title of a story that a happening leads: the headline that tells it; else, where the story stands in one article or names
   * compose no title, the headline of an article that reports it.
   */
  ofStory(leading: ResolvedHappening, articles: number): HappeningTitle {
    const own = this.#titleOf(leading);
    if (own.isHeadline || (articles > 1 && own.isComposed)) return own;
    const title = this.#memory.once(leading, 'story title', () => ({ title: likest(leading.reports.slice(0, MOST_LOOKED_AT).flatMap(({ article }) => fairHeadline(this.#views.get(article)!) ?? [])) })).title;
    return title === null ? own : { ...own, title };
  }

  /** The entities in whose words alone a happening is told; none when an outlet tells it in its own. */
  speakersOf({ reports }: ResolvedHappening): ReadonlySet<string> {
    const speakers = new Set<string>();
    for (const { article, event: id } of reports) {
      const view = this.#views.get(article)!;
      const event = eventOf(view, id);
      const tellings = this.#origins.tellingsOf(view, event);
      if (event.within === null || tellings.length === 0) return new Set();
      for (const { statement } of tellings) {
        if (!statement) return new Set();
        for (const local of allSpeakersOf(statement)) {
          const speaker = view.entity(local);
          if (speaker) speakers.add(speaker.id);
        }
      }
    }
    return speakers;
  }

  /** The headline that tells it before anything else: the one that shares most words with the others. */
  #headlineOf({ reports }: ResolvedHappening): string | null {
    const telling = reports.slice(0, MOST_LOOKED_AT).flatMap(({ article, event }) => headlineTelling(this.#views.get(article)!, event) ?? []);
    const about = telling.filter(({ isAboutIt }) => isAboutIt);
    return likest((about.length > 0 ? about : telling).map(({ words }) => words));
  }

  /** The words of the report that tells it best: of a fair length, a headline first. */
  #wordsOf(happening: ResolvedHappening): string {
    let best = '';
    let most = -1;
    for (const { article, event: id } of happening.reports.slice(0, MOST_LOOKED_AT)) {
      const view = this.#views.get(article)!;
      for (const trigger of eventOf(view, id).triggers) {
        const words = view.once(`title ${id} ${trigger[0]}`, () => toldWords(view, eventOf(view, id), trigger));
        const score = (isFair(words) ? 2 : 0) + (isInHeadline(view, trigger) ? 1 : 0);
        if (score > most) [best, most] = [words, score];
      }
    }
    return withoutLoneMarks(shorten(best)) || happening.type;
  }
}

/** The words that tell an event; where they are one or two, those of the sentence. */
function toldWords(view: ArticleView, event: Event, trigger: Span): string {
  const told = tidyWords(view, tellingSpan(view, event, trigger), trigger);
  return told.length >= SHORTEST_TITLE ? told : tidyWords(view, view.sentenceAt(trigger[0]), trigger);
}

/** Of some headlines the one that shares most words with the others. */
function likest(headlines: readonly string[]): string | null {
  let best: string | null = null;
  let most = -1;
  for (const headline of new Set(headlines)) {
    const words = new Set(headline.split(' '));
    const shared = headlines.reduce((sum, other) => sum + other.split(' ').filter((word) => words.has(word)).length, 0) / words.size;
    if (shared > most) [best, most] = [headline, shared];
  }
  return best;
}

/** The headline of an article, shortened where it is long. */
function fairHeadline({ record: { blocks, text } }: ArticleView): string | null {
  const headline = blocks.find(({ role }) => role === 'headline');
  const words = headline ? shorten(onOneLine(text.slice(...headline.span))) : '';
  return words.length >= SHORTEST_TITLE ? withoutLoneMarks(words) : null;
}

/** At a comma where there is one, else at a word. */
function shorten(words: string): string {
  if (words.length <= LONGEST_TITLE) return words;
  const comma = Math.max(words.lastIndexOf('،', LONGEST_TITLE), words.lastIndexOf('؛', LONGEST_TITLE));
  if (comma >= SHORTEST_TITLE) return words.slice(0, comma);
  return `${words.slice(0, words.lastIndexOf(' ', LONGEST_TITLE))}…`;
}

/** Marks that part a headline into two pieces of news. */
const HEADLINE_PARTS = /\s*(?:\.\.+|…|؛|\||\s[–—-]\s)\s*/u;

/** Words of an article on one line, as they are meant to be read. */
const onOneLine = (words: string): string => decodeEntities(words).replace(/\s+/g, ' ').trim();

interface TellingHeadline {
  readonly words: string;
  /** Whether it tells the event in its first half, in the outlet's own voice: «وعود بالأمن بعد الهجوم» and «محلل: …» are of something else. */
  readonly isAboutIt: boolean;
}

/** The headline of an article, or its part, that tells an event first of all events; null when it is too long or too short. */
function headlineTelling(view: ArticleView, id: string): TellingHeadline | null {
  const { blocks, events, text } = view.record;
  const headline = blocks.find(({ role }) => role === 'headline');
  if (!headline) return null;
  const [start, end] = headline.span;
  const firstIn = ({ triggers }: Event): number => Math.min(...triggers.map((trigger) => (spanHolds(headline.span, trigger) ? trigger[0] : Infinity)));
  const own = firstIn(eventOf(view, id));
  if (own === Infinity) return null;
  let from = start;
  for (const part of text.slice(start, end).split(HEADLINE_PARTS)) {
    from = text.indexOf(part, from);
    const to = from + part.length;
    const isTold = from <= own && own < to;
    if (!isTold) continue;
    const isFirst = events.every((event) => event.id === id || !(firstIn(event) >= from && firstIn(event) < own));
    const words = onOneLine(part);
    if (!isFirst || !isFair(words)) return null;
    return { words: withoutLoneMarks(words), isAboutIt: (own - from) * 2 <= part.length && !view.statementAt([own, own + 1]) };
  }
  return null;
}

const isFair = ({ length }: string): boolean => length >= SHORTEST_TITLE && length <= LONGEST_TITLE;

const eventOf = (view: ArticleView, id: string): Event => view.record.events.find((event) => event.id === id)!;

function isInHeadline({ record }: ArticleView, trigger: Span): boolean {
  return record.blocks.some(({ role, span }) => role === 'headline' && spanHolds(span, trigger));
}

/**
 * The words of a span on one line. They begin with a sentence or what somebody says, without the conjunction before; words
 * from the middle of a sentence begin with the trigger, without what is fused before it: «لغارات» is told as «غارات».
 */
function tidyWords(view: ArticleView, [start, end]: Span, trigger: Span): string {
  const { text } = view.record;
  const sentence = view.sentenceAt(trigger[0])[0];
  const content = view.statementAt(trigger)?.content[0];
  const opens = start === sentence || start === content || start >= trigger[0];
  const from = opens && start < trigger[0] - 1 ? start : trigger[0];
  return withoutConjunction(onOneLine(text.slice(from, end)));
}

/** «ووقع الجانبان» tells «وقع الجانبان», «ويذكر أن» «يذكر أن»; the و of «وصول» is its own. */
const withoutConjunction = (words: string): string => (/^و(?:و|ي\p{L}{3}|ت\p{L}{4})/u.test(words) ? words.slice(1) : words);

const QUOTATION_PAIRS = ['«»', '“”', '‹›', '()', '[]'];

/** Words cut out of a quotation, without the mark whose partner was left behind. */
function withoutLoneMarks(words: string): string {
  let whole = words;
  for (const [open, close] of QUOTATION_PAIRS) {
    const [opened, closed] = [whole.lastIndexOf(open!), whole.indexOf(close!)];
    if (opened > whole.lastIndexOf(close!)) whole = whole.slice(0, opened) + whole.slice(opened + 1);
    else if (closed >= 0 && (whole.indexOf(open!) < 0 || closed < whole.indexOf(open!))) whole = whole.slice(0, closed) + whole.slice(closed + 1);
  }
  return whole.split('"').length % 2 === 0 ? whole.replace('"', '') : whole;
}
