import type { Side } from '../../model/event.ts';
import type { Statement } from '../../model/statement.ts';
import type { Cast } from './cast-builder.ts';
import type { Phrase } from './phrase.ts';
import { type Scene, markAt } from './scene.ts';
import { Surroundings } from './surroundings.ts';
import { PROTESTERS, type Trigger } from './trigger.ts';
import { Nouns } from './unnamed.ts';
import { OWN } from './word-form.ts';

/** What is said by doing nothing else: asking, blaming, refusing, threatening, praising, yielding. */
export const IN_WORDS: ReadonlySet<string> = new Set(['REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'SUPPORT', 'CONCEDE']);
/** What nobody does by speaking of it: the speaker is no doer of these unless the text says so. */
export const OTHERS_DEEDS: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST']);
/** Types whose participants often have no name. */
export const NEEDS_WORDS: ReadonlySet<string> = new Set(['ASSAULT', 'COERCE', 'PROTEST']);
export const HEAD_FOR = 'head-for';
export const BRING_CARGO = 'bring-cargo';
/** «حيث». */
export const WHERE = 'where';

/** An article laid out for casting: its scene, what stands around each word, its nouns without a name, who did what last. */
export interface Setting {
  readonly scene: Scene;
  readonly around: Surroundings;
  readonly nouns: Nouns;
  /** Where a verb was told last and whom it had as its subject, by its entry. */
  readonly doers: Map<string, { readonly token: number; readonly entities: readonly string[] }>;
  /** Statements by the first token of their cue. */
  readonly statementOfCue: ReadonlyMap<number, Statement>;
}

export function laySetting(scene: Scene, phrases: readonly Phrase[], triggers: readonly Trigger[]): Setting {
  const named = phrases.filter((phrase) => !isBelonging(scene, phrase));
  return {
    scene,
    around: new Surroundings(scene, named.filter((phrase) => !isSource(scene, phrase)), triggers),
    nouns: new Nouns(scene, named, nounsTold(scene, triggers)),
    doers: new Map(),
    statementOfCue: new Map(scene.statements.map((statement) => [scene.tokens.tokenAt(statement.cue.span[0]), statement])),
  };
}

/** «مصدر أمني», «شهود عيان» tell of events and take no part in them. */
function isSource({ found, tokens }: Scene, { heads }: Phrase): boolean {
  const entry = found.findAt(tokens.tokenAt(heads[0]!.span[0]), 'group-heads')?.entry;
  return entry !== undefined && SOURCES.has(entry.id);
}

const SOURCES: ReadonlySet<string> = new Set(['source', 'media']);

/** «عملية الشهيد X», «نجل X»: what is his is not he. */
function isBelonging(scene: Scene, { from, heads }: Phrase): boolean {
  // «والده رمضان X» is he himself
  return scene.entityById.get(heads[0]!.entity)?.type === 'person' && markAt(scene, from, 'belonging') !== undefined && !OWN.test(scene.tokens.slice(from));
}

/** 1 where a noun tells an event. */
function nounsTold({ rows }: Scene, triggers: readonly Trigger[]): Uint8Array {
  const told = rows.bytes();
  for (const { isVerb, match } of triggers) if (!isVerb && match.entry.id !== PROTESTERS) told.fill(1, match.from, match.to);
  return told;
}

/** Whether somebody acts in a telling, named or not. */
export const hasActor = (told: Cast | null): boolean => told !== null && (told.participants.some(isActor) || told.unnamed.some(isActor));

const isActor = ({ side }: { readonly side: Side }): boolean => side === 'actor';
