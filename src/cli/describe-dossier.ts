import type { Dossier, Fact, Happening } from '../model/dossier.ts';
import { countOf, isolate } from './output.ts';

/** A dossier for a person to read: story by story, happening by happening, who reports it and on whose word. */
export function describeDossier(dossier: Dossier): string {
  const names = new Map(dossier.entities.map((entity) => [entity.id, entity.name]));
  const happenings = new Map(dossier.happenings.map((happening) => [happening.id, happening]));
  const outlets = new Map(dossier.articles.map((article) => [article.id, article.outlet ?? article.uri ?? article.id]));
  const factsOf = Map.groupBy(dossier.facts, (fact) => fact.happening);
  const parts = [`${countOf(dossier.articles.length, 'article')}, ${countOf(dossier.happenings.length, 'happening')}, ${countOf(dossier.stories.length, 'story').replace(/storys$/, 'stories')}`];
  for (const story of dossier.stories) {
    parts.push('', isolate(story.title));
    for (const id of story.happenings) {
      const happening = happenings.get(id);
      if (happening) parts.push(describeHappening(happening, { names, outlets, facts: factsOf.get(id) ?? [] }));
    }
  }
  return parts.join('\n');
}

interface Surroundings {
  readonly names: ReadonlyMap<string, string>;
  readonly outlets: ReadonlyMap<string, string>;
  readonly facts: readonly Fact[];
}

/** A happening with its reporters, its origins, and the facts that more than one article bears on. */
export function describeHappening(happening: Happening, { names, outlets, facts }: Surroundings): string {
  const outletOf = (article: string): string => isolate(outlets.get(article) ?? article);
  const reporters = [...new Set(happening.reports.map((report) => outletOf(report.article)))];
  const place = happening.place === null ? '' : ` · at ${isolate(names.get(happening.place) ?? happening.place)}`;
  const shared = facts.filter((fact) => fact.verdict !== 'single');
  return [
    `  ${happening.id} ${isolate(happening.title)}`,
    `     ${happening.type}${happening.mode ? `/${happening.mode}` : ''} · ${describeInterval(happening)}${place}`,
    `     reported by ${reporters.join(', ')} · ${countOf(happening.voices, 'independent voice')}`,
    ...happening.origins.map((origin) => `     on the word of ${isolate(origin.by)}: ${[...new Set(origin.articles.map(outletOf))].join(', ')}`),
    ...shared.map((fact) => `     ${fact.verdict}: ${isolate(fact.gist)}${describeValues(fact)}`),
  ].join('\n');
}

function describeInterval({ time }: Happening): string {
  if (!time || (time.start === null && time.end === null)) return 'time unknown';
  return time.start === time.end ? `${time.start}` : `${time.start ?? '…'} to ${time.end ?? '…'}`;
}

function describeValues(fact: Fact): string {
  return fact.values.length < 2 ? '' : ` (${fact.values.map((value) => isolate(value.value)).join(' against ')})`;
}
