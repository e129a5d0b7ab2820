import type { Language } from '../language/language.ts';
import { nameKey } from './line-key.ts';
import { PhraseList } from './phrase-list.ts';
import { type OutletFacts, loadOutletFiles } from '../language/outlet-files.ts';

/** The list of outlets, looked up by address, by name and by agency mark. Made by `loadOutlets`. */
export class Outlets {
  readonly all: readonly OutletFacts[];
  readonly #language: Language;
  readonly #byHost = new Map<string, OutletFacts>();
  readonly #byName = new Map<string, OutletFacts>();
  readonly #byMark = new Map<string, OutletFacts>();
  readonly #phrases = new PhraseList<OutletFacts>();
  /** Names and marks of agencies, also behind a fused و. */
  readonly #agencies = new PhraseList<OutletFacts>();
  readonly #heads: ReadonlySet<string>;
  readonly #base: Outlets | null;

  constructor(all: readonly OutletFacts[], language: Language, base: Outlets | null = null) {
    this.all = all;
    this.#base = base;
    this.#language = language;
    this.#heads = new Set(language.lexicon.ofClass('outlet-heads').map(({ spelling }) => language.fold.fold(spelling)));
    for (const outlet of all) this.#index(outlet);
  }

  /** This list with one more outlet, which a page proves for itself. */
  with(outlet: OutletFacts): Outlets {
    return new Outlets([outlet], this.#language, this);
  }

  #index(outlet: OutletFacts): void {
    for (const host of outlet.hosts) this.#byHost.set(host, outlet);
    const names = [outlet.name, ...(outlet.latin ? [outlet.latin] : []), ...outlet.also];
    for (const name of names) {
      putFirst(this.#byName, this.#key(name), outlet);
      if (this.#byName.get(this.#key(name)) === outlet) this.#phrases.add(this.#key(name), outlet);
    }
    for (const mark of outlet.marks) putFirst(this.#byMark, this.#key(mark), outlet);
    for (const name of isAgency(outlet) ? [...names, ...outlet.marks] : outlet.marks) this.#indexAgency(this.#key(name), outlet);
  }

  #indexAgency(key: string, outlet: OutletFacts): void {
    if (key === '') return;
    this.#agencies.add(key, outlet);
    this.#agencies.add(AND + key, outlet);
  }

  /** By the host of an address (`https://www.aawsat.com/…`) or a bare host; subdomains are included. */
  findByHost(address: string): OutletFacts | null {
    const found = /^(?:[a-z][a-z0-9+.-]*:\/\/)?(?:[^/@]*@)?([^/:?#]+)(?::\d+)?(\/[^/?#]*)?/i.exec(address.trim());
    if (!found) return null;
    const labels = found[1]!.toLowerCase().split('.');
    for (let from = 0; from < labels.length - 1; from++) {
      const host = labels.slice(from).join('.');
      const outlet = this.#byHost.get(host + (found[2] ?? '').toLowerCase()) ?? this.#byHost.get(host);
      if (outlet) return outlet;
    }
    return this.#base?.findByHost(address) ?? null;
  }

  /** By any of its names; quotation marks and a leading "صحيفة", "قناة"… may stand around it. */
  findByName(name: string): OutletFacts | null {
    return this.#findByKey(this.#key(name));
  }

  #findByKey(key: string): OutletFacts | null {
    const met = this.#mayNameAt(key, 0) ? this.#byName.get(key) : undefined;
    if (met) return met;
    const rest = key.indexOf(' ') + 1;
    const isHeaded = rest > 0 && this.#mayNameAt(key, rest) && this.#heads.has(key.slice(0, rest - 1));
    const bare = isHeaded ? this.#byName.get(key.slice(rest)) : undefined;
    return bare ?? (this.#base === null ? null : this.#base.#findByKey(key));
  }

  /** Whether a name may begin with the word of a key that stands at a place; most do not, and need not be looked up. */
  #mayNameAt(key: string, from: number): boolean {
    const blank = key.indexOf(' ', from);
    return this.#phrases.mayOpen(key, from, blank < 0 ? key.length : blank);
  }

  /** Whether a folded word opens the name of an outlet. */
  opensName(word: string): boolean {
    return this.#phrases.opens(word) || (this.#base?.opensName(word) ?? false);
  }

  /** The outlet whose name stands at `words[at]` (folded words), with its length in words. */
  findNameAt(words: readonly string[], at: number): { value: OutletFacts; length: number } | null {
    return this.#phrases.longestAt(words, at) ?? this.#base?.findNameAt(words, at) ?? null;
  }

  /** The agency that a dateline, byline or credit names by its mark or name ("أ ف ب", "وكالات", "وكالة الأناضول"). */
  findAgency(mark: string): OutletFacts | null {
    return this.#findAgencyByKey(this.#key(mark));
  }

  /** Whether the name or mark of an agency stands within a phrase, if only as part of another name. */
  mayHoldAgency(phrase: string): boolean {
    return this.#agencies.findWithin(this.#key(phrase)) !== null || (this.#base?.mayHoldAgency(phrase) ?? false);
  }

  #findAgencyByKey(key: string): OutletFacts | null {
    const marked = this.#byMark.get(key) ?? (this.#base === null ? null : this.#base.#findAgencyByKey(key));
    if (marked) return marked;
    const named = this.#findByKey(key);
    return named && isAgency(named) ? named : null;
  }

  #key(name: string): string {
    return nameKey(this.#language.fold, name);
  }
}

const AND = 'و';

const isAgency = ({ kind }: OutletFacts): boolean => kind === 'agency' || kind === 'agency-mark';

function putFirst(map: Map<string, OutletFacts>, key: string, outlet: OutletFacts): void {
  if (key !== '' && !map.has(key)) map.set(key, outlet);
}

/** Loads `outlets/` for a language; throws `OutletFileError` on a faulty file. */
export function loadOutlets(language: Language, folder?: string): Outlets {
  return new Outlets(loadOutletFiles(folder), language);
}
