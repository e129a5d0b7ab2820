import type { Event } from '../model/event.ts';
import type { ResolvedHappening } from '../model/resolution.ts';
import { type Span, spanHolds } from '../model/span.ts';
import type { ArticleView, ResolutionIndex } from './article-view.ts';
import type { Origins } from './origins.ts';
import { tellingSpan } from './telling-span.ts';
import { englishTitle, happeningTitle } from './titles.ts';

/** Longest title taken from an article, and the length from which its words say enough. */
const LONGEST_TITLE = 90;
const SHORTEST_TITLE = 18;
/** Reports whose words are looked at for a title. */
const MOST_LOOKED_AT = 4;

export interface HappeningTitle {
  readonly title: string;
  readonly titleEn: string | null;
}

/** Titles of happenings: composed of names where they say who did what, else an article's own words. */
export class Titles {
  readonly #index: ResolutionIndex;
  readonly #views: ReadonlyMap<string, ArticleView>;
  readonly #origins: Origins;
  readonly #made = new Map<string, HappeningTitle>();

  constructor(index: ResolutionIndex, views: ReadonlyMap<string, ArticleView>, origins: Origins) {
    this.#index = index;
    this.#views = views;
    this.#origins = origins;
  }

  of(happening: ResolvedHappening): HappeningTitle {
    let made = this.#made.get(happening.id);
    if (!made) {
      const context = { entities: this.#index.byId, speakers: this.speakersOf(happening) };
      made = { title: happeningTitle(happening, context) ?? this.#wordsOf(happening), titleEn: englishTitle(happening, context) };
      this.#made.set(happening.id, made);
    }
    return made;
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
        for (const local of statement.speakers ?? (statement.speaker ? [statement.speaker] : [])) {
          const speaker = view.entity(local);
          if (speaker) speakers.add(speaker.id);
        }
      }
    }
    return speakers;
  }

  /** The words of the report that tells it best: of a fair length, a headline first. */
  #wordsOf(happening: ResolvedHappening): string {
    let best = '';
    let most = -1;
    for (const { article, event: id } of happening.reports.slice(0, MOST_LOOKED_AT)) {
      const view = this.#views.get(article)!;
      for (const trigger of eventOf(view, id).triggers) {
        const words = tidyWords(view, tellingSpan(view, eventOf(view, id), trigger), trigger);
        const score = (isFair(words) ? 2 : 0) + (isInHeadline(view, trigger) ? 1 : 0);
        if (score > most) [best, most] = [words, score];
      }
    }
    if (best.length <= LONGEST_TITLE) return best || happening.type;
    return `${best.slice(0, best.lastIndexOf(' ', LONGEST_TITLE))}…`;
  }
}

const isFair = ({ length }: string): boolean => length >= SHORTEST_TITLE && length <= LONGEST_TITLE;

const eventOf = (view: ArticleView, id: string): Event => view.record.events.find((event) => event.id === id)!;

function isInHeadline({ record }: ArticleView, trigger: Span): boolean {
  return record.blocks.some(({ role, span }) => role === 'headline' && spanHolds(span, trigger));
}

/** The words of a span on one line, without the conjunction that ties them to what stands before. */
function tidyWords({ record }: ArticleView, [start, end]: Span, trigger: Span): string {
  const text = record.text.slice(start, end).replace(/\s+/g, ' ').trim();
  // «ووقع الجانبان» tells «وقع الجانبان»; the و of «وصول» is its own
  return text.startsWith('و') && (trigger[0] === start + 1 || text.startsWith('وو')) ? text.slice(1) : text;
}
