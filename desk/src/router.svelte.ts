/** A row of a long list, and how far below the window's edge it stands. */
export interface Place {
  readonly at: number;
  readonly top: number;
}

/** What is kept of a view that somebody may come back to. */
interface Left {
  readonly place: Place | null;
  readonly y: number;
}

const LONGEST_RETURN_MS = 1_500;

/** Where the reader is. Every view has an address; going back works. */
class Router {
  path = $state(location.pathname);
  search = $state(location.search);
  hash = $state(location.hash);
  /** What a long list shows first, for who comes back to it. */
  place: Place | null = null;
  #returned: Place | null = null;
  readonly query = $derived(new URLSearchParams(this.search));

  constructor() {
    // What is shown comes later than the browser would look for it.
    history.scrollRestoration = 'manual';
    addEventListener('popstate', (event) => {
      const left = event.state as Left | null;
      this.#returned = left?.place ?? null;
      this.#take();
      if (left !== null && left.place === null) this.#scrollBack(left.y, Date.now() + LONGEST_RETURN_MS);
    });
    document.addEventListener('click', (event) => this.#followLink(event));
  }

  go(address: string, { replace = false }: { replace?: boolean } = {}): void {
    this.#returned = null;
    history.replaceState({ place: this.place, y: scrollY } satisfies Left, '');
    if (replace) history.replaceState(null, '', address);
    else history.pushState(null, '', address);
    const before = this.path;
    this.#take();
    if (before !== this.path) scrollTo(0, 0);
  }

  /** Changes some query parameters of this view; null or '' takes one away. */
  change(values: Record<string, string | null>): void {
    const query = new URLSearchParams(this.search);
    for (const [name, value] of Object.entries(values)) {
      if (value === null || value === '') query.delete(name);
      else query.set(name, value);
    }
    const text = query.toString();
    this.go(`${this.path}${text === '' ? '' : `?${text}`}`);
  }

  /** Hands the place that somebody comes back to out to the one list that leads there. */
  takePlace(): Place | null {
    const place = this.#returned;
    this.#returned = null;
    return place;
  }

  /** As far down as a view was, once it is that long again. */
  #scrollBack(y: number, until: number): void {
    scrollTo(0, y);
    if (Math.abs(scrollY - y) > 1 && Date.now() < until) requestAnimationFrame(() => this.#scrollBack(y, until));
  }

  #take(): void {
    this.path = location.pathname;
    this.search = location.search;
    this.hash = location.hash;
  }

  #followLink(event: MouseEvent): void {
    if (event.defaultPrevented || event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey) return;
    const link = (event.target as Element | null)?.closest('a');
    if (link == null || link.hasAttribute('download') || link.target !== '') return;
    const url = new URL(link.href, location.href);
    if (url.origin !== location.origin || url.pathname.startsWith('/api')) return;
    if (url.pathname === location.pathname && url.search === location.search && url.hash !== '') return;
    event.preventDefault();
    this.go(url.pathname + url.search + url.hash);
  }
}

export const router = new Router();

export const addressOf = {
  happening: (id: string) => `/happenings/${encodeURIComponent(id)}`,
  article: (id: string, span?: readonly [number, number]) => `/articles/${encodeURIComponent(id)}${span === undefined ? '' : `?at=${span[0]}-${span[1]}`}`,
  entity: (id: string) => `/entities/${encodeURIComponent(id)}`,
  statements: (id: string) => `/entities/${encodeURIComponent(id)}/statements`,
  outlet: (id: string) => `/outlets/${encodeURIComponent(id)}`,
  story: (id: string) => `/stories/${encodeURIComponent(id)}`,
};
