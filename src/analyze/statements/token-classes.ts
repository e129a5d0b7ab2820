import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import { PREPOSITIONS } from '../../text/clitics.ts';

/** Lexicon classes that the walks ask about at every word. */
const CLASSES = [
  'cues', 'cue-particles', 'cue-asides', 'cue-sources', 'cue-speakers', 'cue-nouns', 'cue-contents', 'cue-occasions', 'cue-backs', 'cue-attitudes',
  'cue-wordings', 'cue-blame', 'cue-titled', 'cue-selves', 'cue-thus', 'cue-texts', 'cue-ranks', 'cue-kin', 'channel-nouns', 'channel-relays', 'channel-media', 'title-offices', 'title-ranks', 'title-professions',
  'nationality', 'realis', 'not-future', 'months', 'name-words',
] as const;

const CLASS_BITS: ReadonlyMap<string, number> = new Map(CLASSES.map((name, at) => [name, 1 << at]));

/** What starts at each token, as bits, so that a walk asks most words nothing. One pass over what the lexicon met. */
export class TokenClasses {
  readonly #classes: Int32Array;
  /** Kinds of `cue-particles.tsv` with no preposition on them. */
  readonly #particles: Int32Array;
  readonly #particleBits = new Map<string, number>();

  constructor(found: LexiconMatches, count: number) {
    this.#classes = new Int32Array(count + 1);
    this.#particles = new Int32Array(count + 1);
    for (const { entry, from, clitics } of found.all) {
      const bit = CLASS_BITS.get(entry.class);
      if (bit === undefined) continue;
      this.#classes[from]! |= bit;
      if (entry.class === 'cue-particles' && (clitics & PREPOSITIONS) === 0) this.#particles[from]! |= this.#bitOf(entry.attributes['kind']!);
    }
  }

  #bitOf(kind: string): number {
    let bit = this.#particleBits.get(kind);
    if (bit === undefined) this.#particleBits.set(kind, (bit = 1 << this.#particleBits.size));
    return bit;
  }

  /** Whether an entry of a class may start at a token; a class that is not watched always may. */
  mayHave(token: number, className: string): boolean {
    const bit = CLASS_BITS.get(className);
    return bit === undefined || (this.#classes[token]! & bit) !== 0;
  }

  /** Whether a particle of a kind starts at a token, with no preposition on it. */
  hasParticle(token: number, kind: string): boolean {
    return (this.#particles[token]! & (this.#particleBits.get(kind) ?? 0)) !== 0;
  }
}
