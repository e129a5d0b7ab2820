import { SvelteSet } from 'svelte/reactivity';
import type { Attachment } from 'svelte/attachments';

/** Which parts of a long text are in the window or near it. What has come near stays: going back costs nothing. */
export class Nearness {
  readonly #near = new SvelteSet<number>();
  readonly #keys = new WeakMap<Element, number>();
  /** One screen above and below, so that the arrow keys find marks to go to. */
  readonly #observer = new IntersectionObserver((entries) => entries.forEach((entry) => this.#take(entry)), { rootMargin: '100% 0px' });

  get size(): number {
    return this.#near.size;
  }

  has(key: number): boolean {
    return this.#near.has(key);
  }

  /** Watches an element under a key. */
  watch(key: number): Attachment {
    return (element) => {
      this.#keys.set(element, key);
      this.#observer.observe(element);
      return () => this.#observer.unobserve(element);
    };
  }

  #take(entry: IntersectionObserverEntry): void {
    const key = this.#keys.get(entry.target);
    if (!entry.isIntersecting || key === undefined) return;
    this.#near.add(key);
    this.#observer.unobserve(entry.target);
  }
}
