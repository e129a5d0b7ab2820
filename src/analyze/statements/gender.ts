import type { Entity } from '../../model/entity.ts';
import type { Cue, Gender } from './cue.ts';
import type { PlacedMention, TextView } from './text-view.ts';

/** Feminine or not: what grammar, names and offices tell of an article's entities, each worked out once. */
export class Genders {
  readonly #view: TextView;
  readonly #listed: ReadonlyMap<string, Gender>;
  readonly #endings: readonly string[];
  readonly #personEndings: readonly string[];
  readonly #byWords = new Map<string, Gender | null>();
  readonly #byEntity = new Map<string, Gender | null>();
  /** Persons whom the article gives a woman's office («وزيرة», «المتحدثة»). */
  readonly #women = new Set<string>();

  constructor(view: TextView) {
    this.#view = view;
    this.#listed = tableOf(view);
    this.#endings = endingsOf(view, 'endings');
    this.#personEndings = endingsOf(view, 'endings-persons');
  }

  /** «رئيسة البلدية نوال»: her office tells. */
  noteRole(entity: string, role: string): void {
    const blank = role.indexOf(' ');
    const head = this.#view.language.fold.fold(blank < 0 ? role : role.slice(0, blank));
    if (this.#isPersonFeminine(head) && this.listed(head) !== 'm') this.#women.add(entity);
  }

  /** Gender that grammar gives an entity's name; null when it does not show. */
  of(entity: Entity): Gender | null {
    let known = this.#byEntity.get(entity.id);
    if (known === undefined) this.#byEntity.set(entity.id, (known = this.#ofWords(entity, entity.name)));
    return known;
  }

  /** The same by the words that name it here («وزارة الدفاع» for البنتاغون), if these tell. */
  ofMention({ entity, mention }: PlacedMention): Gender | null {
    if (this.#women.has(entity.id)) return 'f';
    const words = this.#view.tokens.text.slice(...mention.span);
    const key = `${entity.type} ${words}`;
    let known = this.#byWords.get(key);
    if (known === undefined) this.#byWords.set(key, (known = this.#ofWords(entity, words)));
    return known ?? this.of(entity);
  }

  #ofWords({ id, type }: Entity, words: string): Gender | null {
    if (this.#women.has(id)) return 'f';
    const [head = '', second] = this.#view.language.cutSpelling(words);
    const listed = (second === undefined ? undefined : this.listed(`${head} ${second}`)) ?? this.listed(head);
    if (listed) return listed;
    if (type === 'place') return 'f';
    // a family name alone tells nothing («عطية»)
    if (type === 'person') return second !== undefined && this.#isPersonFeminine(head) ? 'f' : null;
    return this.isFeminineForm(head) ? 'f' : null;
  }

  /** What the list says of a folded word, with or without its article. */
  listed(word: string): Gender | undefined {
    return this.#listed.get(word) ?? (word.startsWith('ال') ? this.#listed.get(word.slice(2)) : undefined);
  }

  #isPersonFeminine(word: string): boolean {
    return this.#personEndings.some((ending) => word.endsWith(ending));
  }

  /** Whether a folded word ends like a feminine one. */
  isFeminineForm(word: string): boolean {
    return this.#endings.some((ending) => word.endsWith(ending));
  }

  /** Whether an entity can be the subject of a verb in this form. A group may take either; a name that no list knows may be a woman's. */
  agrees(placed: PlacedMention, cue: Cue): boolean {
    if (cue.count !== 'one' || placed.entity.type === 'group') return true;
    const gender = this.ofMention(placed);
    return gender === null || gender === cue.gender;
  }
}

const endings = new WeakMap<object, Map<string, string[]>>();

function endingsOf({ language }: TextView, row: string): readonly string[] {
  let rows = endings.get(language);
  if (!rows) endings.set(language, (rows = new Map()));
  let known = rows.get(row);
  if (known) return known;
  known = language.lexicon.ofClass('cue-genders').filter(({ id }) => id === row).map(({ spelling }) => language.fold.fold(spelling));
  rows.set(row, known);
  return known;
}

const tables = new WeakMap<object, Map<string, Gender>>();

function tableOf({ language }: TextView): ReadonlyMap<string, Gender> {
  let table = tables.get(language);
  if (table) return table;
  table = new Map();
  for (const { attributes, spelling, id } of language.lexicon.ofClass('cue-genders')) {
    if (!id.startsWith('endings')) table.set(language.cutSpelling(spelling).join(' '), attributes['gender'] as Gender);
  }
  tables.set(language, table);
  return table;
}
