import { loadLabels } from '../language/labels.ts';
import type { ResolvedHappening } from '../model/resolution.ts';
import type { KnownEntity } from './resolution-index.ts';

/** Names in a title before «and others» would be needed. */
const MOST_NAMES = 3;
/** A description longer than this is a clause, not a name. */
const MOST_GROUP_WORDS = 5;
/** Types that a speaker does by speaking; any other type with the speaker alone says nothing of who did it. */
const SPOKEN: ReadonlySet<string> = new Set(['SUPPORT', 'REQUEST', 'ACCUSE', 'REJECT', 'THREATEN', 'CONCEDE', 'AGREE']);

export interface TitleContext {
  readonly entities: ReadonlyMap<string, KnownEntity>;
  /** Entities in whose words alone the happening is told. */
  readonly speakers: ReadonlySet<string>;
}

/** An Arabic title composed of the names of those taking part; null when they do not say who did what. */
export function happeningTitle(happening: ResolvedHappening, context: TitleContext): string | null {
  return compose(happening, context, { language: 'ar', nameOf: arabicName });
}

/** The English title, where everybody in it has a Latin name. */
export function englishTitle(happening: ResolvedHappening, context: TitleContext): string | null {
  // a name without Latin letters holds its place, so that the wording chosen is that of the Arabic title
  const nameOf = (entity: KnownEntity): string | null => entity.latin ?? (arabicName(entity) === null ? null : NO_LATIN);
  const title = compose(happening, context, { language: 'en', nameOf });
  return title && !title.includes(NO_LATIN) ? title.charAt(0).toUpperCase() + title.slice(1) : null;
}

const NO_LATIN = '\uFFFD';

interface Wording {
  readonly language: 'ar' | 'en';
  readonly nameOf: (entity: KnownEntity) => string | null;
}

function compose(happening: ResolvedHappening, context: TitleContext, { language, nameOf }: Wording): string | null {
  const titles = loadLabels('titles');
  const pattern = (titles.get(`${happening.type}/${happening.mode}`) ?? titles.get(happening.type))?.[language];
  if (!pattern || saysOnlyWhoSpoke(happening, context)) return null;
  const namesOf = (side: string): string[] => happening.participants
    .filter((participant) => participant.side === side && !(happening.mode === 'killing' && side === 'recipient' && isBody(participant.entity, context)))
    .flatMap(({ entity }) => nameOf(context.entities.get(entity)!) ?? []).slice(0, MOST_NAMES);
  const placed = happening.place ? context.entities.get(happening.place) : undefined;
  const place = placed && nameOf(placed);
  const names: Names = { actors: namesOf('actor'), recipients: namesOf('recipient'), place: place ? [place] : [] };
  const and = titles.get('and')!;
  const join = (list: readonly string[]): string => language === 'ar' ? list.join(` ${and.ar.trim()}`)
    : [list.slice(0, -1).join(', '), ...list.slice(-1)].filter(Boolean).join(` ${and.en.trim()} `);
  for (const wording of pattern.split(';')) {
    const filled = fill(wording.trim(), names, join);
    if (filled) return filled;
  }
  return null;
}

const isBody = (entity: string, { entities }: TitleContext): boolean => ['organization', 'place'].includes(entities.get(entity)!.type);

/** «قتال» with nobody but the one who speaks of it. */
function saysOnlyWhoSpoke({ type, participants }: ResolvedHappening, { speakers }: TitleContext): boolean {
  const principals = participants.filter(({ side }) => side !== 'also');
  return !SPOKEN.has(type) && principals.length > 0 && principals.every(({ entity }) => speakers.has(entity));
}

type Names = Readonly<Record<string, readonly string[]>>;

/** The wording with its names; null when one that it needs is missing. */
function fill(wording: string, names: Names, join: (list: readonly string[]) => string): string | null {
  const fillSlots = (text: string): string | null => {
    let isFilled = true;
    const filled = text.replace(/(ل|و)?\{(\w+)(\+?)\}/gu, (_, joined: string | undefined, slot: string, several: string) => {
      const [first = '', ...others] = names[slot] ?? [];
      if (!first || (several && others.length === 0)) isFilled = false;
      const head = joined === 'ل' ? withTo(first) : `${joined ?? ''}${first}`;
      return join([head, ...others]);
    });
    return isFilled ? filled : null;
  };
  const optional = wording.replace(/\[([^\]]*)\]/g, (_, part: string) => fillSlots(part) ?? '');
  return fillSlots(optional);
}

/** «ل» before a name, fused with its article: «للأمم المتحدة», «للجنة». */
function withTo(name: string): string {
  if (name.startsWith('الل')) return `ل${name.slice(2)}`;
  return name.startsWith('ال') ? `ل${name.slice(1)}` : `ل${name}`;
}

/** A name as it stands after a verbal noun; null for what is no name (a counted noun in the accusative, a clause). */
function arabicName({ name, type }: KnownEntity): string | null {
  if (type !== 'group') return name;
  const words = name.split(/\s+/);
  const first = words[0]!;
  if (words.length > MOST_GROUP_WORDS || /\u064b/.test(first) || (!first.startsWith('ال') && /[^ايىو]ا$/u.test(first))) return null;
  return inGenitive(words).join(' ');
}

/** «مسؤولون ليبيون» after a noun is «مسؤولين ليبيين». */
function inGenitive(words: readonly string[]): string[] {
  let isPlural = true;
  return words.map((word) => {
    isPlural &&= word.endsWith('ون') && word.length > 4;
    return isPlural ? `${word.slice(0, -2)}ين` : word;
  });
}
