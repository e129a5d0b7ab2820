import type { EntityType } from '../../model/entity.ts';
import type { LexiconEntry } from '../../language/lexicon.ts';
import type { Phrase } from './phrase.ts';

/** An office that a person of the article holds, with the word where the article says so. */
export interface Held {
  readonly office: string;
  readonly portfolio: string | null;
  readonly nation: string | null;
  readonly body: Member | null;
  /** What it is of when that is no body, field or country of the article («العمليات»), folded. */
  readonly complement: string | null;
  /** Whether its word is feminine («الوزيرة»). */
  readonly feminine: boolean;
  readonly at: number;
}

/** A person, body, place or group of one article, while its mentions are gathered. */
export interface Member {
  readonly type: EntityType;
  /** Folded words of each way it is named, without articles. */
  readonly names: (readonly string[])[];
  /** As written, longest first when sorted. */
  readonly spellings: string[];
  /** Spellings that take a side («ميليشيات …»): its name only where it has no other. */
  readonly partial: string[];
  /** The fathers whom its namings give, as they would be named («محمد بن سلمان …»: «سلمان …»). */
  readonly fathers: string[];
  known: LexiconEntry | null;
  /** Why its namings were taken for one thing. */
  readonly joined: string[];
  readonly held: Held[];
  /** Country or region it belongs to (or is). */
  nation: string | null;
  /** Head and sort of a body; head of a group. */
  head: string;
  sort: string;
  /** Whose forces, office, government it is. */
  owner: Member | null;
  /** What it is called when no spelling of the article names it. */
  fallbackName: string | null;
  /** Field of a ministry. */
  field: string | null;
  /** Kind and field of a body made for a country («وزارتا الدفاع»). */
  readonly fieldWords: string[];
}

/** What is known of a member when it is first met. */
type MemberStart = Partial<Pick<Member, 'known' | 'nation' | 'head' | 'sort' | 'owner' | 'fallbackName'>>;

export function newMember(type: EntityType, { known = null, nation = null, head = '', sort = '', owner = null, fallbackName = null }: MemberStart = {}): Member {
  return { type, names: [], spellings: [], partial: [], fathers: [], known, joined: [], held: [], nation, head, sort, owner, fallbackName, field: null, fieldWords: [] };
}

/** Every phrase with the phrases inside it, outer first, in the order of the text. */
export function flatten(phrases: readonly Phrase[]): Phrase[] {
  const all: Phrase[] = [];
  addFlat(phrases, all);
  return all;
}

function addFlat(phrases: readonly Phrase[], all: Phrase[]): void {
  for (const phrase of phrases) {
    all.push(phrase);
    if (phrase.inner.length > 0) addFlat(phrase.inner, all);
  }
}
