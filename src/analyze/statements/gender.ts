import type { Entity } from '../../model/entity.ts';
import type { Cue, Gender } from './cue.ts';
import type { PlacedMention, TextView } from './text-view.ts';

/** Gender that grammar gives an entity's name, or the words that name it here («وزارة الدفاع» for البنتاغون); null when they do not show it. */
export function genderOf(view: TextView, entity: Entity, words = entity.name): Gender | null {
  const language = view.language;
  const [head = '', second] = language.cutSpelling(words);
  const listed = listedGender(view, second === undefined ? [head] : [`${head} ${second}`, head]);
  if (entity.type === 'person') return listed;
  if (listed) return listed;
  if (entity.type === 'place') return 'f';
  return feminineEndings(view).some((ending) => head.endsWith(ending)) ? 'f' : null;
}

const endings = new WeakMap<object, string[]>();

export function feminineEndings({ language }: TextView): readonly string[] {
  let known = endings.get(language);
  if (known) return known;
  const entries = language.lexicon.ofClass('cue-genders').filter(({ id }) => id === 'endings');
  known = entries.map(({ spelling }) => language.fold.fold(spelling));
  endings.set(language, known);
  return known;
}

export function listedGender(view: TextView, names: readonly string[]): Gender | null {
  const table = genderTable(view);
  for (const name of names) {
    const gender = table.get(name) ?? table.get(name.replace(/^ال/, ''));
    if (gender) return gender;
  }
  return null;
}

const tables = new WeakMap<object, Map<string, Gender>>();

function genderTable(view: TextView): ReadonlyMap<string, Gender> {
  let table = tables.get(view.language);
  if (table) return table;
  table = new Map();
  for (const { attributes, spelling } of view.language.lexicon.ofClass('cue-genders')) {
    table.set(view.language.cutSpelling(spelling).join(' '), attributes['gender'] as Gender);
  }
  tables.set(view.language, table);
  return table;
}

/** Whether an entity can be the subject of a verb in this form. A group and a body may take either. */
export function agrees(view: TextView, { entity, mention }: PlacedMention, cue: Cue): boolean {
  if (cue.count !== 'one') return true;
  const gender = genderOf(view, entity, view.tokens.text.slice(...mention.span)) ?? genderOf(view, entity);
  if (gender === null) return entity.type !== 'person' || cue.gender === 'm' || isForeign(entity);
  return entity.type === 'group' || gender === cue.gender;
}

/** A name that no list knows may be a woman's. */
function isForeign({ type }: Entity): boolean {
  return type === 'person';
}
