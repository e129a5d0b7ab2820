import type { Article } from '../model/article.ts';
import type { Capture, Refusal } from '../model/capture.ts';
import type { Dossier } from '../model/dossier.ts';
import type { ModelName } from '../model/model-name.ts';
import type { ArticleRecord } from '../model/record.ts';
import type { ResolveDecision } from '../model/resolution.ts';
import type { OfficeGiven, OfficeHeld } from '../resolve/offices-held.ts';
import type { HearProgress } from './comparison-progress.ts';
import type { PlacePoint } from './place-points.ts';
import type { Settling } from './settling.ts';

/** One word as search sees it: where it stands, its folded form, and the stems it may have. */
export interface SearchWord {
  readonly start: number;
  readonly end: number;
  readonly written: string;
  readonly stems: readonly string[];
}

/** The pure stages that read one capture. */
export interface ReadingStages {
  /** Reads and analyses one capture. */
  readOne(capture: Capture): ArticleRecord | Refusal;
  /** Several captures as `readOne` reads each, in less time. Throws when one of them makes it throw. */
  readTogether?(captures: readonly Capture[]): readonly (ArticleRecord | Refusal)[];
  /** The first half of `readOne`: the page without its analysis. */
  readPage?(capture: Capture): Article | Refusal;
  /** Analyses an article with the names that a model found in it. */
  analyze?(article: Article, modelNames: readonly ModelName[]): ArticleRecord;
  /** Analyses an article anew whose blocks or date a person corrected. */
  reanalyze?(article: Article): ArticleRecord;
  searchWords(text: string): readonly SearchWord[];
}

/** All pure stages, joined. Made once a process or worker by `loadStages`. */
export interface Stages extends ReadingStages {
  /** `rulings` are decisions of persons, which outrank the rules. */
  compare(records: readonly ArticleRecord[], rulings?: readonly ResolveDecision[]): Dossier;
  /** As `compare`, with what the rules decided on the way; `hear` is told of its steps. */
  weigh?(records: readonly ArticleRecord[], rulings: readonly ResolveDecision[], hear?: HearProgress): { readonly dossier: Dossier; readonly decisions: readonly ResolveDecision[] };
  /** A set of articles to be settled again and again: see docs/notes/work.md. */
  startSettling?(): Settling;
  /** The offices that articles and the knowledge base give a person, in order of time. */
  offices?(given: readonly OfficeGiven[], kb: string | null): readonly OfficeHeld[];
  /** What an outlet is called in Latin letters. */
  outletLatin?(name: string): string | null;
  /** Where a place lies, by its id in the knowledge base. */
  placePoint?(kb: string): PlacePoint | null;
}

export function isRefusal(outcome: object): outcome is Refusal {
  return 'says' in outcome && 'code' in outcome;
}
