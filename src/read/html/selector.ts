import type { PageElement } from './page-tree.ts';

const places = new WeakMap<PageElement, Map<PageElement, number>>();

/** A CSS selector that finds an element in its page: from the nearest id, or the root, by type and place. */
export function selectorOf(element: PageElement): string {
  const steps: string[] = [];
  for (let box: PageElement | null = element; box && box.tag !== '#page'; box = box.parent) {
    const id = box.attributes['id'];
    if (id && /^[A-Za-z][\w-]*$/.test(id)) {
      steps.push(`#${id}`);
      break;
    }
    steps.push(box.tag === 'html' || box.tag === 'body' ? box.tag : `${box.tag.replace(/[^a-z0-9-]/g, '\\$&')}:nth-of-type(${placeOf(box)})`);
  }
  return steps.reverse().join(' > ');
}

/** Place among siblings of the same tag, counted once a parent. */
function placeOf(element: PageElement): number {
  const { parent } = element;
  if (!parent) return 1;
  let known = places.get(parent);
  if (!known) {
    places.set(parent, (known = new Map()));
    const counts = new Map<string, number>();
    for (const child of parent.children) {
      if (typeof child === 'string') continue;
      const place = (counts.get(child.tag) ?? 0) + 1;
      counts.set(child.tag, place);
      known.set(child, place);
    }
  }
  return known.get(element) ?? 1;
}
