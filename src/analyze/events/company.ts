import { AL } from '../../text/clitics.ts';
import type { CastBuilder } from './cast-builder.ts';
import { type Scene, markAfter, markBefore } from './scene.ts';
import type { Setting } from './setting.ts';
import { MOST_ADJECTIVES, NEAR_SUBJECT } from './surroundings.ts';
import type { Trigger } from './trigger.ts';

/** Words between a verb of meeting and who leads those who are met. */
const FARTHEST_LEADER = 24;

/** «يرافقه …», «برفقة …», «بحضور …»: present, not acting. */
export function castCompany({ around, scene }: Setting, { match: { from } }: Trigger, cast: CastBuilder): void {
  const { marks, clauseOf, sentences, sentenceOf } = scene;
  const end = sentences[sentenceOf[from]!]!.to;
  for (let along = marks.findBetween(from, end, 'along'); along; along = marks.findBetween(along.from + 1, end, 'along')) {
    const { from: at, to: behind } = along;
    const other = around.triggersAt(from).some(({ match }) => match.from > from && match.to <= at && clauseOf[match.from] === clauseOf[at]);
    const company = around.phrasesAt(from).find((phrase) => phrase.from >= behind);
    if (company && !other && company.from - behind <= MOST_ADJECTIVES) cast.add(around.withCoordinates(company), 'also', 'in-the-company');
  }
}

/** «رافق سموه في هذه الزيارة X وY». */
export function isAccompanied(scene: Scene, { mode, isVerb, match: { from, clitics } }: Trigger): boolean {
  return mode === 'visit' && !isVerb && (clitics & AL) !== 0 && markBefore(scene, from, NEAR_SUBJECT, 'accompanied') !== undefined;
}

/** «حضر الاستقبال X وزير …، وY»: everybody named behind what they attend was there. */
export function castAttending({ around, scene }: Setting, { match: { to } }: Trigger, cast: CastBuilder): void {
  for (const { from, preposition, heads } of around.phrasesAt(to - 1)) {
    if (from < to || preposition !== null || scene.clauseOf[from] !== scene.clauseOf[to - 1]) continue;
    cast.add(heads.map(({ entity }) => entity).filter((entity) => scene.entityById.get(entity)?.type === 'person'), 'also', 'who-attends');
  }
}

/** «استقبل وفدا … برئاسة X»: who leads the guests is one of them. */
export function castLeader({ around, scene }: Setting, { mode, frame, match: { to } }: Trigger, cast: CastBuilder): void {
  // «عقد مجلس الوزراء جلسة برئاسة X»
  const side = frame.get('o') ?? (mode === 'meet' ? frame.get('g') : undefined);
  if (side !== 'recipient' && side !== 'actor') return;
  const led = markAfter(scene, to, FARTHEST_LEADER, 'headed');
  const leader = led && around.phrasesAt(led.from).find(({ heads }) => scene.tokens.tokenAt(heads[0]!.span[0]) >= led.to);
  if (leader && leader.from <= led.to) cast.add(leader.heads.map(({ entity }) => entity), side, 'who-leads-them');
}
