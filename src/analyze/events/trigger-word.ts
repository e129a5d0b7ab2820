import type { EventType, Status } from '../../model/event.ts';
import type { LexiconEntry } from '../../language/lexicon.ts';

/** Who is who around a trigger: `s` subject, `o` object, `g` genitive, and prepositions by id → a side, `place` or `x`. */
type Frame = ReadonlyMap<string, string>;

/** What `event-verbs.tsv` and `event-nouns.tsv` say of a word. */
export interface TriggerWord {
  readonly type: EventType;
  readonly mode: string | null;
  readonly frame: Frame;
  readonly context: readonly string[];
  /** A side that must be filled, or one of two joined by |; or null. */
  readonly needs: string | null;
  /** What it is when nothing around it tells. */
  readonly status: Status | null;
  /** The small words without which it tells nothing; all of them must stand near. */
  readonly near: readonly NeededNear[];
}

/** A small word of a kind, so many words before a trigger or behind it at most. */
export interface NeededNear {
  readonly kind: string;
  readonly back: number;
  readonly on: number;
}

/** Words around a trigger within which what it needs must stand. */
const NEAR_BEFORE = 1;
const NEAR_BEHIND = 5;
/** «تمكنت القوات من السيطرة على …»: what makes a state a deed comes before. */
const REACHES_BACK: ReadonlyMap<string, number> = new Map([['gain', 30], ['voiced', 12], ['pact', 7], ['sentence', 24], ['charge', 14], ['leaving', 26], ['council', 8], ['called', 5]]);
/** «تجمع عشرات الشبان في ميدان … رافعين لافتات»: what makes a gathering a protest may come late. */
const REACHES: ReadonlyMap<string, number> = new Map([['protester', 22], ['rockets', 14], ['ties', 16], ['wrong', 10], ['blame', 14], ['relief', 12], ['cargo', 18], ['provisions', 34], ['advance', 14], ['wishes', 14], ['condolence', 14], ['trial', 14], ['council', 8], ['way', 12], ['called', 14]]);

const words = new WeakMap<LexiconEntry, TriggerWord>();

/** What the files say of an entry, read once. */
export function wordOf(entry: LexiconEntry): TriggerWord {
  let word = words.get(entry);
  if (!word) words.set(entry, (word = readWord(entry)));
  return word;
}

function readWord({ attributes }: LexiconEntry): TriggerWord {
  const { type = '', mode = null, frame = '', context = '', needs = null, status = null, near = '' } = attributes;
  return {
    type: type as EventType,
    mode,
    frame: new Map(frame.split(' ').map((part) => part.split(':') as [string, string])),
    context: [...new Set(context.split(' '))].filter(Boolean),
    needs,
    status: status as Status | null,
    near: near.split('+').filter(Boolean).map((kind) => ({ kind, back: REACHES_BACK.get(kind) ?? NEAR_BEFORE, on: REACHES.get(kind) ?? NEAR_BEHIND })),
  };
}
