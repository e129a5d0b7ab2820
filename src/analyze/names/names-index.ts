import type { Language } from '../../language/language.ts';
import type { LexiconEntry } from '../../language/lexicon.ts';
import { onceALanguage } from '../../language/once-a-language.ts';

/** The knowledge base by id: what a person, body, country or place is called first. Built once a language. */
export interface NamesIndex {
  readonly persons: ReadonlyMap<string, LexiconEntry>;
  readonly organizations: ReadonlyMap<string, LexiconEntry>;
  readonly places: ReadonlyMap<string, LexiconEntry>;
  readonly countries: ReadonlyMap<string, LexiconEntry>;
  /** Bodies by whose they are: `forces:khalifa-haftar` → the entry of his forces. */
  readonly ownedBodies: ReadonlyMap<string, LexiconEntry>;
  /** First words of a body's names of several words, folded, by its id. */
  readonly heads: ReadonlyMap<string, ReadonlySet<string>>;
}

export const getNamesIndex = onceALanguage(buildIndex);

function buildIndex({ lexicon, fold }: Language): NamesIndex {
  const organizations = firstById([...lexicon.ofClass('known-organizations'), ...lexicon.ofClass('media')]);
  const ownedBodies = new Map<string, LexiconEntry>();
  for (const entry of organizations.values()) {
    for (const owner of (entry.attributes['of'] ?? '').split(',')) {
      if (owner && owner !== '-') ownedBodies.set(`${entry.attributes['kind']}:${owner}`, entry);
    }
  }
  return {
    persons: firstById(lexicon.ofClass('known-persons')),
    organizations,
    places: firstById(lexicon.ofClass('known-places')),
    countries: firstById(lexicon.ofClass('countries')),
    ownedBodies,
    heads: headsOf(lexicon.ofClass('known-organizations'), fold),
  };
}

function headsOf(entries: readonly LexiconEntry[], fold: Language['fold']): Map<string, Set<string>> {
  const heads = new Map<string, Set<string>>();
  for (const { id, spelling } of entries) {
    const [first, ...rest] = fold.fold(spelling).split(' ');
    if (rest.length === 0) continue;
    if (!heads.has(id)) heads.set(id, new Set());
    heads.get(id)!.add(first!);
  }
  return heads;
}

function firstById(entries: readonly LexiconEntry[]): Map<string, LexiconEntry> {
  const byId = new Map<string, LexiconEntry>();
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  return byId;
}
