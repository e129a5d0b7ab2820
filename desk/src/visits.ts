/** How much the archive held when the reader last left it. */
interface Seen {
  readonly articles: number;
  /** ISO 8601 UTC. */
  readonly at: string;
}

const KEPT = 'isnad.seen';
const OPENED = 'isnad.visit';

/** What the reader has seen before this visit; a visit lasts as long as the tab. */
class Visits {
  /** Null on the first visit. */
  readonly last: Seen | null = openVisit();

  /** Whether a happening has reports that came since the last visit. */
  isNew({ arrived }: { arrived: number }): boolean {
    return this.last !== null && arrived > this.last.articles;
  }

  /** Keeps what the archive holds now for the next visit. */
  remember(articles: number): void {
    if (articles > 0) keep(() => localStorage, KEPT, JSON.stringify({ articles, at: new Date().toISOString() }));
  }
}

function openVisit(): Seen | null {
  const opened = read(() => sessionStorage, OPENED);
  const seen = opened ?? read(() => localStorage, KEPT);
  if (opened === null) keep(() => sessionStorage, OPENED, seen ?? 'null');
  try {
    const value = JSON.parse(seen ?? 'null') as Seen | null;
    return typeof value?.articles === 'number' && !Number.isNaN(Date.parse(value.at)) ? value : null;
  } catch {
    return null;
  }
}

function read(store: () => Storage, name: string): string | null {
  try {
    return store().getItem(name);
  } catch {
    return null;
  }
}

function keep(store: () => Storage, name: string, value: string): void {
  try {
    store().setItem(name, value);
  } catch {
    // A browser that keeps nothing tells nothing of the last visit.
  }
}

export const visits = new Visits();
