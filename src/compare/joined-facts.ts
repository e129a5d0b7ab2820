import { Components } from '../language/components.ts';
import { SortedList } from '../language/sorted-list.ts';
import { type Exchange, type ResolvedHappening, byFirstReport } from '../model/resolution.ts';
import type { ArticleView } from './article-view.ts';
import { type FactContext, type FactPlace, type NamelessFact, alignFacts, comparePlaces, isToldBySeveral } from './facts.ts';

/** A fact with its place among all. */
interface PlacedFact {
  readonly fact: NamelessFact;
  readonly place: FactPlace;
}

/** Happenings that share articles with each other, as far as that reaches, and the facts that they give. */
interface Component {
  readonly happenings: readonly ResolvedHappening[];
  readonly facts: readonly PlacedFact[];
}

/** The facts of a set of articles, kept from run to run: only happenings that something touched, and what shares articles with them, are laid side by side anew. */
export class JoinedFacts {
  /** How many facts of a happening are in conflict, where any are. */
  readonly conflicts = new Map<string, number>();
  readonly #components = new Components<ResolvedHappening, Component>(({ happenings }) => happenings);
  readonly #facts = new SortedList<PlacedFact>((a, b) => comparePlaces(a.place, b.place));

  get all(): readonly PlacedFact[] {
    return this.#facts.items;
  }

  /** Takes in what has come and gone, and the articles of which something is another; gives the ids of the happenings that have other conflicts. */
  take({ gone, added }: Exchange<ResolvedHappening>, touched: Iterable<ArticleView>, context: FactContext): ReadonlySet<string> {
    const due = new Set(added.filter(isToldBySeveral));
    for (const view of touched) for (const happening of toldIn(view, context)) due.add(happening);
    const isGone = new Set(gone);
    const dropped = new Set<Component>();
    for (const happening of [...gone, ...due]) this.#components.drop(happening, dropped);
    for (const { happenings } of dropped) for (const happening of happenings) if (!isGone.has(happening)) due.add(happening);
    const done = new Set<ResolvedHappening>();
    const made: Component[] = [];
    for (const happening of due) {
      if (done.has(happening)) continue;
      const happenings = reach(happening, done, context);
      for (const one of happenings) this.#components.drop(one, dropped);
      made.push({ happenings, facts: alignFacts(happenings, context) });
    }
    return this.#exchange([...dropped].flatMap(({ facts }) => facts), made);
  }

  /** Puts the facts of components in the place of those of before. */
  #exchange(before: readonly PlacedFact[], made: Component[]): ReadonlySet<string> {
    const last = new Map(before.map((placed) => [placed.fact, placed]));
    const stays = new Set<PlacedFact>();
    for (const [i, { happenings, facts }] of made.entries()) {
      const kept = facts.map((placed) => {
        const known = last.get(placed.fact);
        if (!known || !isSamePlace(known.place, placed.place)) return placed;
        stays.add(known);
        return known;
      });
      made[i] = { happenings, facts: kept };
      this.#components.put(made[i]!);
    }
    const gone = new Set(before.filter((placed) => !stays.has(placed)));
    const added = made.flatMap(({ facts }) => facts.filter((placed) => !stays.has(placed)));
    this.#facts.change(gone, added);
    return this.#count(gone, added);
  }

  #count(gone: Iterable<PlacedFact>, added: readonly PlacedFact[]): ReadonlySet<string> {
    const counted = new Map<string, number>();
    const count = (placed: Iterable<PlacedFact>, by: 1 | -1): void => {
      for (const { fact: { happening, verdict } } of placed) if (verdict === 'conflict') counted.set(happening, (counted.get(happening) ?? 0) + by);
    };
    count(gone, -1);
    count(added, 1);
    for (const [happening, by] of counted) {
      const now = (this.conflicts.get(happening) ?? 0) + by;
      if (now > 0) this.conflicts.set(happening, now);
      else this.conflicts.delete(happening);
    }
    return new Set(counted.keys());
  }
}

const isSamePlace = (a: FactPlace, b: FactPlace): boolean => a.step === b.step && a.happening === b.happening && a.weight === b.weight && a.at === b.at;

/** The happenings that an article tells with others. */
function toldIn({ record: { id, events } }: ArticleView, { index }: FactContext): ResolvedHappening[] {
  return events.flatMap((event) => {
    const happening = index.happeningOf(id, event.id);
    return happening && isToldBySeveral(happening) ? [happening] : [];
  });
}

/** Whatever shares articles with a happening, in the order of happenings. */
function reach(from: ResolvedHappening, done: Set<ResolvedHappening>, context: FactContext): ResolvedHappening[] {
  const happenings = [from];
  const articles = new Set<string>();
  done.add(from);
  for (const { reports } of happenings) {
    for (const { article } of reports) {
      if (articles.has(article)) continue;
      articles.add(article);
      for (const happening of toldIn(context.views.get(article)!, context)) {
        if (done.has(happening)) continue;
        done.add(happening);
        happenings.push(happening);
      }
    }
  }
  return happenings.sort(byFirstReport);
}
