import { AL } from '../../text/clitics.ts';
import { impliedSubject } from './antecedent.ts';
import type { CastBuilder } from './cast-builder.ts';
import type { Mark } from './marks.ts';
import { castBetween } from './noun-cast.ts';
import { markAt } from './scene.ts';
import type { Setting } from './setting.ts';
import type { Trigger } from './trigger.ts';

/** «بالسجن». */
export const WITH_THE = 'بال';
/** «حكم عليه». */
const ON_PRONOUN = /^علي(ه|ها|هم|هما)$/;

/** «قضت المحكمة بسجن X», «حكم على X بالسجن», «المتهم حكم عليه بالسجن»: who rules, and on whom. */
export function castRuling(setting: Setting, trigger: Trigger, carrier: Mark, cast: CastBuilder): void {
  cast.carrier = carrier;
  castBetween(setting, trigger, carrier, cast);
  const on = markAt(setting.scene, carrier.to, 'preposition');
  // «حكم عليه», «حكم على X»: nobody rules
  const isOnPronoun = ON_PRONOUN.test(setting.scene.tokens.slice(carrier.to));
  if (isOnPronoun) cast.add(wholeSubject(setting, carrier.from) ?? impliedSubject(setting, trigger.match.from, trigger, null), 'recipient', 'whom-the-court-sentenced');
  if (isOnPronoun || on?.id === 'ala') return;
  const subject = wholeSubject(setting, carrier.from) ?? wholeAfter(setting, carrier.to, trigger.match.from);
  cast.subject = subject ?? [];
  // «قضت المحكمة بمعاقبة X بالسجن», «عاقبت المحكمة X بالسجن»
  const sentenced = isPenalty(trigger) ? setting.around.phrasesAt(trigger.match.from).findLast((phrase) => phrase.from >= carrier.to && phrase.to <= trigger.match.from && setting.scene.entityById.get(phrase.heads[0]!.entity)?.type === 'person') : undefined;
  if (sentenced && !subject?.includes(sentenced.heads[0]!.entity)) cast.add(setting.around.withCoordinates(sentenced), 'recipient', 'whom-the-court-sentenced');
  if (subject) cast.add(subject, 'actor', 'who-rules');
  else cast.addNoun(setting.nouns.before(carrier.from) ?? setting.nouns.at(carrier.to), 'actor');
}

/** «بالسجن», «بالإعدام»: what somebody named before is sentenced to. */
function isPenalty({ match: { entry, clitics, prefix } }: Trigger): boolean {
  return entry.spelling.startsWith(WITH_THE) || ((clitics & AL) !== 0 && prefix.startsWith('ب'));
}

function wholeSubject({ around }: Setting, verb: number): readonly string[] | null {
  const phrase = around.subjectBefore(verb);
  return phrase && around.withCoordinates(phrase);
}

function wholeAfter({ around }: Setting, from: number, to: number): readonly string[] | null {
  const phrase = around.firstBareBetween(from, to);
  return phrase && around.withCoordinates(phrase);
}
