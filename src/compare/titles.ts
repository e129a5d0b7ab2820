import { loadLabels } from '../language/labels.ts';
import type { ResolvedEntity, ResolvedHappening } from '../model/resolution.ts';

/** Names in a title before «and others» would be needed. */
const MOST_NAMES = 3;

/** A title composed of the type's label and the names of those taking part; the label alone when nobody is named. */
export function happeningTitle(happening: ResolvedHappening, entities: ReadonlyMap<string, ResolvedEntity>): string {
  const titles = loadLabels('titles');
  const pattern = (titles.get(`${happening.type}/${happening.mode}`) ?? titles.get(happening.type))?.ar ?? happening.type;
  const and = ` ${titles.get('and')?.ar ?? ''}`;
  const namesOf = (side: string): string =>
    happening.participants.filter((participant) => participant.side === side).slice(0, MOST_NAMES)
      .map(({ entity }) => entities.get(entity)?.name ?? '').filter(Boolean).join(and);
  const place = happening.place ? (entities.get(happening.place)?.name ?? '') : '';
  const names: Record<string, string> = { actors: namesOf('actor'), recipients: namesOf('recipient'), place };
  return pattern.replace(/\[([^\]]*)\]/g, (_, part: string) => fillPart(part, names));
}

/** What two do together says nothing with one of them. */
const TAKES_TWO: ReadonlySet<string> = new Set(['COOPERATE', 'AGREE', 'CONSULT/meet', 'CONSULT/host', 'CONSULT/call']);

/** Whether a happening names enough for a title to say who did what; else the words of an article serve better. */
export function namesEnough({ type, mode, participants, place }: ResolvedHappening): boolean {
  const principals = participants.filter(({ side }) => side !== 'also').length;
  if (TAKES_TWO.has(type) || TAKES_TWO.has(`${type}/${mode}`)) return principals > 1;
  return principals > 0 || place !== null;
}

function fillPart(part: string, names: Readonly<Record<string, string>>): string {
  const slot = /\{(\w+)\}/.exec(part);
  const name = slot ? names[slot[1]!] : '';
  return name ? part.replace(slot![0], name) : '';
}
