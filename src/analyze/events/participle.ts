import { allSpeakersOf } from '../../model/statement.ts';
import { AL } from '../../text/clitics.ts';
import { impliedSubject } from './antecedent.ts';
import type { Cast, CastBuilder } from './cast-builder.ts';
import { agrees } from './gender.ts';
import type { Setting } from './setting.ts';
import type { Trigger } from './trigger.ts';
import { FEMININE_FORM } from './word-form.ts';

/** «…، داعيا الأطراف إلى», «متوعدا بالرد»: what the subject does besides. */
export function isParticiple({ frame, match: { clitics, prefix } }: Trigger): boolean {
  return frame.has('s') && (clitics & AL) === 0 && prefix.length < 2;
}

export function castParticiple(setting: Setting, trigger: Trigger, cast: CastBuilder, told: readonly Cast[]): void {
  const { from, to } = trigger.match;
  const statement = setting.statementOfCue.get(from);
  const subject = told.findLast((one) => one.subject.length > 0)?.subject ?? impliedSubject(setting, from, trigger);
  const object = setting.around.genitiveAt(to);
  const objects = object ? setting.around.withCoordinates(object) : [];
  const speaking = statement?.speaker && !isOfDoer(setting, statement.speaker, subject, trigger) ? allSpeakersOf(statement) : subject;
  const speakers = speaking.some((entity) => objects.includes(entity)) ? subject : speaking;
  cast.add(speakers, 'actor', 'subject-of-the-participle');
  cast.add(objects.filter((entity) => !speakers.includes(entity)), 'recipient', 'object-of-the-participle');
}

/** «قطعت السعودية علاقاتها …، متهمة الدوحة»: who acts in this sentence and whom the participle shows, when the speaker is of another. */
function isOfDoer({ around, scene }: Setting, speaker: string, subject: readonly string[], { match: { from, to } }: Trigger): boolean {
  const near = around.phrasesAt(from).filter(({ from: at }) => at < from);
  if (near.some(({ heads }) => heads.some(({ entity }) => entity === speaker))) return false;
  const doer = near.find(({ heads }) => heads[0]!.entity === subject[0]);
  // «داعيا» is mostly a man who speaks
  return doer !== undefined && FEMININE_FORM.test(scene.tokens.slice(to - 1)) && agrees(scene, doer, 'f');
}
