import type { LexiconMatches } from '../../language/lexicon-matches.ts';
import { PREPOSITIONS } from '../../text/clitics.ts';

/** Lexicon classes that the walks ask about. */
const CLASSES = [
  'cues', 'cue-particles', 'cue-asides', 'cue-sources', 'cue-speakers', 'cue-nouns', 'cue-contents', 'cue-occasions', 'cue-backs', 'cue-attitudes',
  'cue-wordings', 'cue-blame', 'cue-titled', 'cue-selves', 'cue-thus', 'cue-texts', 'cue-ranks', 'cue-kin', 'cue-ones', 'channel-nouns', 'channel-relays', 'channel-media',
  'title-offices', 'title-ranks', 'title-professions', 'nationality', 'group-qualifiers', 'institution-adjectives', 'realis', 'not-future', 'months', 'name-words',
] as const;

/** A lexicon class that the walks ask about. */
export type TokenClass = (typeof CLASSES)[number];

const CLASS_BITS: ReadonlyMap<TokenClass, number> = new Map(CLASSES.map((name, at) => [name, 1 << at]));

/** Bits that ask for any of some classes at once (`TokenClasses.hasAny`). */
export const bitsOf = (...names: TokenClass[]): number => names.reduce((bits, name) => bits | CLASS_BITS.get(name)!, 0);

/** Phrases that only look like attribution. */
const TRAPS = 'cue-traps';

/** What starts at each token, as bits, so that a walk asks most words nothing. */
export class TokenClasses {
  readonly #classes: Int32Array;
  /** Kinds of `cue-particles.tsv` with no preposition on them. */
  readonly #particles: Int32Array;
  readonly #particleBits = new Map<string, number>();
  /** 1 for each token of a phrase that only looks like attribution. */
  readonly #trapped: Uint8Array;

  constructor(found: LexiconMatches, count: number) {
    this.#classes = new Int32Array(count + 1);
    this.#particles = new Int32Array(count + 1);
    this.#trapped = new Uint8Array(count + 1);
    for (let at = 0; at < CLASSES.length; at++) for (const { from } of found.ofClass(CLASSES[at]!)) this.#classes[from]! |= 1 << at;
    for (const { entry, from, clitics } of found.ofClass('cue-particles')) {
      if ((clitics & PREPOSITIONS) === 0) this.#particles[from]! |= this.#bitOf(entry.attributes['kind']!);
    }
    for (const { from, to } of found.ofClass(TRAPS)) this.#trapped.fill(1, from, to);
  }

  #bitOf(kind: string): number {
    let bit = this.#particleBits.get(kind);
    if (bit === undefined) this.#particleBits.set(kind, (bit = 1 << this.#particleBits.size));
    return bit;
  }

  /** Whether an entry of a class starts at a token. */
  has(token: number, className: TokenClass): boolean {
    const classes = this.#classes[token]!;
    return classes !== 0 && (classes & CLASS_BITS.get(className)!) !== 0;
  }

  /** Whether an entry of any of some classes starts at a token. */
  hasAny(token: number, bits: number): boolean {
    return (this.#classes[token]! & bits) !== 0;
  }

  isTrapped(token: number): boolean {
    return this.#trapped[token] === 1;
  }

  /** Whether a particle of a kind starts at a token, with no preposition on it. */
  hasParticle(token: number, kind: string): boolean {
    const particles = this.#particles[token]!;
    return particles !== 0 && (particles & (this.#particleBits.get(kind) ?? 0)) !== 0;
  }
}
