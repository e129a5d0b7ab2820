import { SortedList } from '../language/sorted-list.ts';
import type { Published } from '../model/published.ts';
import type { ArticleRecord } from '../model/record.ts';
import { type RecordSet, byId } from '../model/record-set.ts';
import type { ArticleDates } from './article-dates.ts';
import type { ArticleOrder } from './article-order.ts';
import { OPEN_DAYS } from './cross-dates.ts';
import { daysLong } from './days.ts';

/** What the articles of a set prove about their days, kept from run to run. Only what leaves many days open is narrowed by others, and looked at in every run. */
export class SetDates {
  /** By id; those of articles that are open are others after each run. */
  readonly published = new Map<string, Published | null>();
  readonly #order: ArticleOrder;
  readonly #byNumber = new Map<number, ArticleDates>();
  readonly #open = new SortedList<ArticleDates>((a, b) => byId(a.record, b.record));

  constructor(order: ArticleOrder) {
    this.#order = order;
  }

  /** Takes in a set, as if no article had narrowed another; `read` says what an article proves alone. */
  take({ added, gone }: RecordSet, read: (record: ArticleRecord) => ArticleDates): void {
    const ofGone = new Set(gone.map((record) => record.id));
    const shut = new Set(this.#open.items.filter(({ record }) => ofGone.has(record.id)));
    for (const record of gone) {
      this.#byNumber.delete(this.#order.of(record));
      this.published.delete(record.id);
    }
    const opened: ArticleDates[] = [];
    for (const record of added) {
      const dates = read(record);
      dates.startAnew();
      this.#byNumber.set(this.#order.of(record), dates);
      this.published.set(record.id, dates.published);
      if (daysLong(dates.range) > OPEN_DAYS) opened.push(dates);
    }
    this.#open.change(shut, opened);
    for (const dates of this.#open.items) dates.startAnew();
  }

  /** Takes in that all articles have other numbers. */
  renumber(): void {
    const all = [...this.#byNumber.values()];
    this.#byNumber.clear();
    for (const dates of all) this.#byNumber.set(this.#order.of(dates.record), dates);
  }

  /** Those that leave many days open by themselves, in the order of the articles. */
  get open(): readonly ArticleDates[] {
    return this.#open.items;
  }

  /** Those of the article with a number. */
  at(number: number): ArticleDates {
    return this.#byNumber.get(number)!;
  }

  endRun(): void {
    for (const { record, published } of this.#open.items) this.published.set(record.id, published);
  }
}
