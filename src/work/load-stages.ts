import { compareArticles } from '../compare/compare-articles.ts';
import { loadLanguage } from '../language/language.ts';
import { loadOutlets } from '../read/outlets.ts';
import { officesHeld } from '../resolve/offices-held.ts';
import { resolveArticles } from '../resolve/resolve-articles.ts';
import { stepOf } from './comparison-progress.ts';
import { listPlacePoints, type PlacePoint } from './place-points.ts';
import { joinReading } from './reading-stages.ts';
import { Settling } from './settling.ts';
import type { Stages } from './stages.ts';

/** The stages of the product, joined over one language. Loading takes a moment; keep what it returns. */
export function loadStages(code = 'ar'): Stages {
  const language = loadLanguage(code);
  const outlets = loadOutlets(language);
  let points: Map<string, PlacePoint> | undefined;
  return {
    ...joinReading(language, outlets),
    weigh(records, rulings, hear = () => {}) {
      hear(stepOf('joining'));
      const resolution = resolveArticles(records, language, rulings);
      hear(stepOf('comparing'));
      return { dossier: compareArticles(records, resolution, language), decisions: resolution.decisions };
    },
    startSettling: () => new Settling(language),
    compare: (records, rulings) => compareArticles(records, resolveArticles(records, language, rulings), language),
    placePoint: (kb) => (points ??= listPlacePoints(language)).get(kb) ?? null,
    outletLatin: (name) => outlets.findByName(name)?.latin ?? null,
    offices: (given, kb) => officesHeld(given, kb, language),
  };
}
