import type { LexiconMatch } from '../../language/lexicon-matches.ts';
import type { Span } from '../../model/span.ts';
import type { Force } from '../../model/statement.ts';
import type { Quotation } from '../../text/quotations.ts';
import type { Count, Gender } from './cue.ts';
import type { OpeningKind } from './opening.ts';
import type { Source } from './source.ts';
import type { PlacedMention } from './text-view.ts';

export type DraftKind = 'verb' | 'participle' | 'masdar' | 'source' | 'colon' | 'quotation' | 'noun';

/** A statement in the making: a cue with its content, not yet with its speaker and chain. */
export interface Draft {
  readonly kind: DraftKind;
  readonly cue: { readonly span: Span; readonly lemma: string; readonly force: Force };
  readonly cueId: string;
  /** Tokens of the cue. */
  readonly from: number;
  readonly to: number;
  readonly gender: Gender;
  readonly count: Count;
  readonly carries: boolean;
  /** A pronoun on the verb is the one spoken to or about. */
  readonly hasPronoun: boolean;
  /** The verb has other uses. */
  readonly isWeak: boolean;
  /** Nobody is told to have said it: «قيل إن». */
  readonly isPassive: boolean;
  /** The verb takes a person as its object («دعا»). */
  readonly cueTakesObject: boolean;
  readonly joined: boolean;
  /** «وكان الوزير قد أعلن»: said on another occasion than what stands before. */
  readonly isEarlier: boolean;
  readonly opening: OpeningKind;
  /** First token of the content and offset of its first character. */
  readonly content: number;
  readonly start: number;
  /** The content ends before this token; drawn nearer by what follows. */
  limit: number;
  /** The quotation that is the content, when one is known to be. */
  readonly quotation: Quotation | null;
  /** Who stands beside the cue; empty when only the verb's pronoun speaks. */
  readonly subjects: readonly PlacedMention[];
  readonly noun: LexiconMatch | null;
  readonly source: Source | null;
  /** Attributions by preposition that qualify this one: relays and hedges. */
  readonly qualifiers: Source[];
  /** The statement in whose content this one stands. */
  parent: Draft | null;
  distanced: boolean;
  /** Index of its sentence. */
  readonly sentence: number;
  /** The rule that made it, for explanations. */
  readonly rule: string;
}

/** A draft that holds all that its sentence goes on to say: «بحسب البيان، …». */
export const isWide = ({ kind, source, noun }: Draft): boolean =>
  (kind === 'source' && source?.kind !== 'hedge') || noun?.entry.class === 'channel-nouns';
