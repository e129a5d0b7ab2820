import type { Language } from '../../language/language.ts';
import type { LexiconEntry } from '../../language/lexicon.ts';

/** The knowledge base by id: what a person, body, country or place is called first. Built once a language. */
export interface NamesIndex {
  readonly persons: ReadonlyMap<string, LexiconEntry>;
  readonly organizations: ReadonlyMap<string, LexiconEntry>;
  readonly places: ReadonlyMap<string, LexiconEntry>;
  readonly countries: ReadonlyMap<string, LexiconEntry>;
  /** Bodies by whose they are: `forces:khalifa-haftar` → the entry of his forces. */
  readonly ownedBodies: ReadonlyMap<string, LexiconEntry>;
}

const cache = new WeakMap<Language, NamesIndex>();

export function getNamesIndex(language: Language): NamesIndex {
  let index = cache.get(language);
  if (!index) cache.set(language, (index = buildIndex(language)));
  return index;
}

function buildIndex({ lexicon }: Language): NamesIndex {
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
  };
}

function firstById(entries: readonly LexiconEntry[]): Map<string, LexiconEntry> {
  const byId = new Map<string, LexiconEntry>();
  for (const entry of entries) if (!byId.has(entry.id)) byId.set(entry.id, entry);
  return byId;
}
