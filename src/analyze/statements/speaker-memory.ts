import { onceALanguage } from '../../language/once-a-language.ts';
import type { Count, Gender } from './cue.ts';
import type { TextView } from './text-view.ts';
import type { Voice } from './voice.ts';

interface Turn {
  readonly voice: Voice;
  /** Grammatical gender and number that its verb showed, or its name has. */
  readonly gender: Gender | null;
  readonly count: Count;
  readonly sentence: number;
  /** Spoken inside somebody else's words: a later pronoun does not mean it. */
  readonly nested: boolean;
  /** Spoken inside a person's words: its way to the outlet is that person's affair. */
  readonly isQuoted: boolean;
}

/** What the words that attribute a turn show of it. */
export interface TurnForm extends Omit<Turn, 'voice'> {
  /** A text speaks. */
  readonly isText: boolean;
  /** A verb or participle attributes it, which shows gender. */
  readonly isVerb: boolean;
}

/** How many turns back a pronoun may reach. */
const FARTHEST_TURN = 5;

/** Turns that are remembered of a speaker who speaks again: more than any article holds. */
const LONGEST_MEMORY = 400;

/** Who has spoken so far, reading down the article. */
export class SpeakerMemory {
  readonly #view: TextView;
  readonly #turns: Turn[] = [];

  constructor(view: TextView) {
    this.#view = view;
  }

  remember(voice: Voice, form: TurnForm): void {
    const known = voice.speakers.length === 1 ? this.#genderOf(voice.speakers[0]!) : null;
    this.#turns.push({ voice, sentence: form.sentence, nested: form.nested, isQuoted: form.isQuoted, gender: form.isText ? null : form.isVerb ? form.gender : known, count: voice.speakers.length > 1 ? 'two' : form.count });
  }

  /** The voice that last spoke and that a verb of this form can mean. A feminine verb takes one that shows its gender before a nearer one that does not. */
  findLast({ gender, count }: { gender: Gender; count: Count }): Turn | null {
    let unsure: Turn | null = null;
    for (let at = this.#turns.length - 1; at >= Math.max(0, this.#turns.length - FARTHEST_TURN); at--) {
      const turn = this.#turns[at]!;
      if (turn.nested) continue;
      if (!(count === 'one' ? this.#fitsOne(turn, gender) : this.#isPlural(turn))) continue;
      if (count !== 'one' || gender !== 'f' || turn.gender !== null) return turn;
      unsure ??= turn;
    }
    return unsure;
  }

  #fitsOne(turn: Turn, gender: Gender): boolean {
    if (turn.voice.speakers.length > 1) return false;
    if (turn.gender === null || turn.gender === gender) return true;
    return this.#isPlural(turn) && gender === 'f';
  }

  #isPlural({ voice, count }: Turn): boolean {
    if (voice.speakers.length > 1 || count === 'many') return true;
    const entity = this.#view.entities.get(voice.speakers[0] ?? '');
    return entity?.type === 'group';
  }

  /** The last voice of exactly these speakers. */
  findVoiceOf(speakers: readonly string[]): Voice | null {
    for (let at = this.#turns.length - 1; at >= Math.max(0, this.#turns.length - LONGEST_MEMORY); at--) {
      const { voice, isQuoted } = this.#turns[at]!;
      if (!isQuoted && sameIds(voice.speakers, speakers)) return voice;
    }
    return null;
  }

  /** A voice whose name begins or ends like a description: «الخارجية الأمريكية», then «الخارجية»; «أركان الطائي», then «الطائي». */
  findDescribed(by: string): Voice | null {
    const from = Math.max(0, this.#turns.length - LONGEST_MEMORY);
    const wanted = this.#folded(by);
    const isNamed = (written: string | null): boolean => {
      const name = written === null ? '' : this.#folded(written);
      return name === wanted || name.endsWith(` ${wanted}`) || name.startsWith(`${wanted} `) || name.includes(` ${wanted} `);
    };
    const turns = this.#turns.slice(from);
    return turns.findLast(({ voice, nested }) => !nested && isNamed(voice.by))?.voice ?? this.#findShorter(wanted, turns);
  }

  /** «الوزارة السعودية» for «وزارة الخارجية السعودية»: the same head and, of the rest, nothing new. */
  #findShorter(wanted: string, turns: readonly Turn[]): Voice | null {
    const [head = '', ...rest] = wanted.split(' ').map((word) => this.#bare(word));
    if (rest.length === 0) return null;
    const holds = ({ voice, nested }: Turn): boolean => {
      if (nested || voice.by === null) return false;
      const [first, ...others] = this.#folded(voice.by).split(' ').map((word) => this.#bare(word));
      return first === head && others.length > rest.length && rest.every((word) => others.includes(word));
    };
    return turns.findLast(holds)?.voice ?? null;
  }

  #bare(word: string): string {
    const article = this.#folded('ال');
    return word.startsWith(article) ? word.slice(article.length) : word;
  }

  /** Whom the outlet called by a noun that now has the article: «المصدر» for «مصدر مقرب». */
  findNoun(word: string): Voice | null {
    const folded = this.#folded(word);
    const stem = folded.startsWith(this.#folded('ال')) ? folded.slice(2) : folded;
    const heads = (voice: Voice): string => (voice.by === null ? '' : (this.#folded(voice.by).split(' ')[0] ?? ''));
    const exact = this.#turns.findLast(({ voice, nested }) => !nested && heads(voice) === stem);
    if (exact) return exact.voice;
    // «المصدر» for «مصادر مطلعة»
    const row = rowsOf(this.#view.language).get(stem);
    return row === undefined ? null : (this.#turns.findLast(({ voice, nested }) => !nested && rowsOf(this.#view.language).get(heads(voice)) === row)?.voice ?? null);
  }

  #folded(name: string): string {
    return this.#view.language.fold.fold(name);
  }

  /** The last two persons or bodies who spoke together. */
  findPair(): Voice | null {
    return this.#turns.findLast(({ voice }) => voice.speakers.length > 1)?.voice ?? null;
  }

  /** Who spoke last by a text: «وأوضح البيان». */
  findLastOf(channels: ReadonlySet<string>): Voice | null {
    return this.#turns.findLast(({ voice }) => channels.has(voice.channel) && voice.by !== null)?.voice ?? null;
  }

  get last(): Turn | null {
    return this.#turns.findLast(({ nested }) => !nested) ?? null;
  }

  #genderOf(id: string): Gender | null {
    const entity = this.#view.entities.get(id);
    return entity ? this.#view.genders.of(entity) : null;
  }
}

/** The row of each noun that may speak without a name: one and many of a kind stand in one row. */
const rowsOf = onceALanguage((language): ReadonlyMap<string, string> => {
  const anonymous = language.lexicon.ofClass('cue-speakers').filter(({ attributes }) => attributes['kind'] === 'anonymous');
  return new Map(anonymous.map(({ spelling, id }) => [language.fold.fold(spelling), id]));
});

export const sameIds = (a: readonly string[], b: readonly string[]): boolean =>
  a.length === b.length && a.length > 0 && a.every((id) => b.includes(id));
