import { QUOTE } from '../../text/tokens.ts';
import type { Phrase } from './phrase.ts';
import { type Scene, hasArticle, markAt } from './scene.ts';
import type { Trigger } from './trigger.ts';

/** Words of a site that is hit, before whose it is («مخازن أسلحة تابعة لـ»). */
const LONGEST_SITE = 3;

/** «قصفت مواقع للحركة», «قصف معسكرات تابعة للحركة»: whose the site is that is hit. */
export function isOfSite(scene: Scene, { match: { to } }: Trigger, { from }: Phrase): boolean {
  let site = markAt(scene, from - 1, 'belongs-to') ? from - 2 : from - 1;
  // «مخازن أسلحة تابعة لـ»
  const first = Math.max(to, site - LONGEST_SITE);
  while (site > first && !markAt(scene, site, 'target', 'preposition')) site -= 1;
  return site >= to && markAt(scene, site, 'target') !== undefined;
}

/** «مواقع الحركة», «مواقع «الحركة»»: the site stands right before its owner. */
export function ownsSite(scene: Scene, { from }: Phrase): boolean {
  const before = scene.tokens.kind[from - 1] === QUOTE ? from - 2 : from - 1;
  // the site may be the first word of the phrase
  const site = markAt(scene, from, 'target') ? from : before;
  return markAt(scene, site, 'target') !== undefined && !hasArticle(scene, site);
}
