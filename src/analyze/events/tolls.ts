import type { Event, EventType } from '../../model/event.ts';
import type { Quantity } from '../../model/time.ts';
import type { Scene } from './scene.ts';

type What = NonNullable<Quantity['what']>;

/** Of what an event the counted people are a measure. */
const MEASURES: ReadonlyMap<What, { readonly type: EventType; readonly mode: string | null }> = new Map([
  ['killed', { type: 'ASSAULT', mode: null }],
  ['wounded', { type: 'ASSAULT', mode: null }],
  ['arrested', { type: 'COERCE', mode: 'arrest' }],
  ['released', { type: 'RETREAT', mode: 'release' }],
  ['displaced', { type: 'COERCE', mode: 'other' }],
] as const);

/** A toll stands at most this many sentences after the attack that it counts. */
const MOST_SENTENCES = 2;

/** The quantities, those of people killed, wounded, arrested, released or displaced with the event they measure. */
export function measureEvents(scene: Scene, events: readonly Event[]): Quantity[] {
  return scene.quantities.map((quantity) => {
    const what = quantity.what ?? whatOfEvent(scene, quantity, events);
    const measure = what ? MEASURES.get(what) : undefined;
    if (!measure || quantity.of) return quantity;
    const event = nearestEvent(scene, quantity, events.filter(({ type, mode }) => type === measure.type && (measure.mode === null || mode === measure.mode)));
    const counted = what === 'killed' && areBoth(scene, quantity) ? 'other' : what!;
    return event ? { ...quantity, what: counted, of: event.id } : { ...quantity, what: quantity.what === null ? null : counted };
  });
}

/** «66 قتيلا وجريحا»: the dead and the wounded in one number. */
function areBoth({ tokens, found }: Scene, { span }: Quantity): boolean {
  const last = tokens.tokenAt(span[1] - 1);
  const counts = (token: number, what: string, joined: string): boolean => found.at(token).some(({ entry, prefix }) => entry.class === 'counted-nouns' && entry.attributes['what'] === what && prefix === joined);
  return counts(last, 'killed', '') && counts(last + 1, 'wounded', 'و');
}

/** «تبادلتا 36 أسيرا»: captives counted right after a release are those released. */
function whatOfEvent(scene: Scene, { span, unit }: Quantity, events: readonly Event[]): What | null {
  if (unit === null) return null;
  const counted = scene.tokens.tokenAt(span[0]);
  const near = (event: Event): boolean => event.triggers.some(([, end]) => end <= span[0] && counted - scene.tokens.tokenAt(end) <= NEAR_TRIGGER && scene.sentenceOf[scene.tokens.tokenAt(end - 1)] === scene.sentenceOf[counted]);
  if (!events.some((event) => event.type === 'RETREAT' && event.mode === 'release' && near(event))) return null;
  return scene.marks.findBetween(counted, counted + NEAR_TRIGGER, 'prisoner') ? 'released' : null;
}

const NEAR_TRIGGER = 5;

/** The event told nearest to a quantity in its sentence, else the one told last in the sentences before. */
function nearestEvent({ tokens, sentenceOf }: Scene, { span }: Quantity, events: readonly Event[]): Event | null {
  const at = tokens.tokenAt(span[0]);
  let nearest: Event | null = null;
  let least = Infinity;
  for (const event of events) {
    for (const [start] of event.triggers) {
      const trigger = tokens.tokenAt(start);
      const sentences = sentenceOf[at]! - sentenceOf[trigger]!;
      if (sentences < 0 || sentences > MOST_SENTENCES) continue;
      const distance = sentences * tokens.count + Math.abs(trigger - at);
      if (distance >= least) continue;
      nearest = event;
      least = distance;
    }
  }
  return nearest;
}
