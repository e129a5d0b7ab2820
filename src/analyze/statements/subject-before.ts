import { AL, PREPOSITIONS } from '../../text/clitics.ts';
import { type Cue, isFinite } from './cue.ts';
import { GOVERNING } from './takes.ts';
import type { PlacedMention, TextView } from './text-view.ts';

/** Adjectives, commas and particles between a subject and its verb are not more tokens than this. */
const LONGEST_DISTANCE = 8;

/** The clause about him is so many tokens long at most. */
const FARTHEST_TOLD = 24;

/**
 * The subject that stands before a verb: «وزير الدفاع يؤكد», «وكانت الوزارة أعلنت», «أن الوزيرين أكدا».
 * It is near, no preposition governs it, and it agrees with the verb.
 */
export function findSubjectBefore(view: TextView, cue: Cue, from: number): PlacedMention[] {
  // «دولا وصفها بـ…», «التي وصفها»: the pronoun is of the noun before
  if (!isFinite(cue) || cue.joined || (cue.suffix && view.particleAt(cue.from - 1, 'relative'))) return [];
  // «وكان الرئيس وجه خطابا للملك فلان طلب فيه»: not whom he wrote to
  if (view.particleAt(cue.to, 'fi')?.suffix && view.particleAt(from, 'was') && !view.isComma(cue.from - 1)) return [];
  // «بحسب الوزير الذي أبرز ضرورة …»: whatever governs his name
  const teller = view.particleAt(cue.from - 1, 'relative') && !view.particleAt(from, 'was') ? view.mentionsEndingAt(cue.from - 1).find(({ entity }) => entity.type === 'person') : undefined;
  if (teller && view.genders.agrees(teller, cue)) return [teller];
  const told = toldOf(view, cue, from);
  if (told) return [told];
  for (let token = cue.from; token > Math.max(from, cue.from - LONGEST_DISTANCE); token--) {
    const mention = earliestEnding(view, token);
    if (mention) return (mention.entity.type === 'person' ? null : personInFront(view, cue, from)) ?? acceptable(view, mention, cue, from);
    if (!mayStandBetween(view, token - 1)) return behindPlace(view, token - 1, cue);
  }
  return [];
}

/** «إلا أن السلطات في الولاية أكدت»: a place between the verb and the name right behind أن. */
function behindPlace(view: TextView, preposition: number, cue: Cue): PlacedMention[] {
  if (!view.particleAt(preposition, 'fi') || !view.mayLean(preposition + 1, AL)) return [];
  const mention = earliestEnding(view, preposition);
  return mention && !mention.governed && view.particleAt(mention.from - 1, 'an') && view.genders.agrees(mention, cue) ? view.mentionsAt(mention.from).filter(({ to }) => to === mention.to) : [];
}

/** «وكان فلان الذي كرر تعهده مرات عدة اعتبر أن»: the verb behind the clause about him is that of «كان». */
function toldOf(view: TextView, cue: Cue, from: number): PlacedMention | null {
  const was = view.particleAt(from, 'was');
  if (!was || cue.form !== 'perfect' || cue.count !== 'one' || cue.from - from > FARTHEST_TOLD) return null;
  const name = view.longestMentionAt(was.to);
  const relative = name && !name.governed ? view.particleAt(name.to, 'relative') : undefined;
  if (!name || !relative || cue.from <= relative.to + 1 || !view.genders.agrees(name, cue)) return null;
  // a verb of another clause, or joined to the clause about him, is none
  for (let token = relative.to; token < cue.from; token++) if (view.isComma(token) || view.particleAt(token, 'an') || view.particleAt(token, 'relative')) return null;
  return name;
}

/** «وكان فلان، الناطق باسم الهيئة، أفاد»: the one named in front, not the body of his office. */
function personInFront(view: TextView, cue: Cue, from: number): PlacedMention[] | null {
  const head = view.particleAt(from, 'was')?.to ?? from;
  const person = view.mentionsAt(head).find(({ entity, mention, governed }) => entity.type === 'person' && mention.form !== 'title' && !governed);
  // «وكان فلان، مؤسس الحزب، قد أعلن»
  const last = view.particleAt(cue.from - 1, 'was') ? cue.from - 2 : cue.from - 1;
  return person && cue.count === 'one' && view.isComma(person.to) && view.isComma(last) && view.genders.agrees(person, cue) ? [person] : null;
}

function earliestEnding(view: TextView, token: number): PlacedMention | undefined {
  let earliest: PlacedMention | undefined;
  for (const placed of view.mentionsEndingAt(token)) if (!earliest || placed.from < earliest.from) earliest = placed;
  return earliest;
}

function acceptable(view: TextView, mention: PlacedMention, cue: Cue, from: number): PlacedMention[] {
  // «عدد كبير من السكان أعربوا»
  if (cue.count === 'many' && mention.entity.type === 'group' && !mention.governed && view.particleAt(mention.from - 1, 'min')) return view.mentionsAt(mention.from).filter(({ to }) => to === mention.to);
  if (mention.governed || (isName(mention) ? isNameGoverned(view, mention.from, from) : isGoverned(view, mention.from, from))) return titledPerson(view, mention, cue, from);
  const same = view.mentionsAt(mention.from).filter(({ to }) => to === mention.to);
  const joint = mention.joined ? jointWith(view, mention, from) : [];
  const all = [...joint, ...same];
  if (cue.count === 'one' && all.length === 1 && !view.genders.agrees(mention, cue)) return [];
  if (cue.count === 'two' && all.length < 2) return mention.entity.type === 'group' ? all : [];
  return cue.count === 'one' ? same : all;
}

const isName = ({ entity, mention }: PlacedMention): boolean => entity.type === 'person' && mention.form !== 'title';

/** A person's name ends its phrase («الباحث في الشؤون الليبية فلان»): only what stands right before its titles governs it. */
function isNameGoverned(view: TextView, token: number, from: number): boolean {
  let at = token - 1;
  while (at >= from && (view.isQuote(at) || view.isTitle(at))) at -= 1;
  if (at >= from && isGovernedTitle(view, at)) return true;
  return at >= from && view.isWord(at) && isGoverned(view, at + 1, at);
}

/** A preposition in its phrase governs it («في طرابلس أكد…», «على زيارة الوزيرين، يرى…»). */
export function isGoverned(view: TextView, token: number, from: number): boolean {
  for (let at = token - 1; at >= Math.max(from, token - LONGEST_DISTANCE); at--) {
    if (view.isQuote(at)) continue;
    // «خطابا للملك فلان»: the preposition stands on the title
    if (at === token - 1 && isGovernedTitle(view, at)) return true;
    if (!view.isWord(at) || view.particleAt(at, 'an') || view.particleAt(at, 'was')) return false;
    // «يسكنها الأكراد وقتل الحزب ضابطين»: the subject of a verb
    if (at === token - 1 && view.found.at(at).some(({ entry, prefix }) => entry.class === 'event-verbs' && prefix !== '')) return false;
    const particle = view.entryAt(at, 'cue-particles');
    const kind = particle?.entry.attributes['kind'];
    // «التقت معه الوزيرة»: a preposition with its pronoun governs nothing else
    if (particle?.suffix && kind && GOVERNING.has(kind)) continue;
    if (kind === 'break') return false;
    if (kind && GOVERNING.has(kind)) return true;
    const aside = view.isAside(at);
    if (aside && aside.entry.id !== 'day') return true;
  }
  return false;
}

const isGovernedTitle = (view: TextView, token: number): boolean =>
  view.mayLean(token, PREPOSITIONS) && view.mentionsAt(token).length === 0 && view.found.at(token).some(({ entry, clitics }) => entry.class.startsWith('title-') && (clitics & PREPOSITIONS) !== 0);

/** «المتحدث باسم الجيش أحمد …»: only the name counts, and it is never governed. */
function titledPerson(view: TextView, mention: PlacedMention, cue: Cue, from: number): PlacedMention[] {
  const person = view.mentionsEndingAt(mention.to).find(({ entity, governed }) => entity.type === 'person' && !governed);
  return person && !isGoverned(view, person.from, from) && view.genders.agrees(person, cue) ? [person] : [];
}

/** «أنقرة وطرابلس تؤكدان»: the name that the joined one is coordinated with. */
function jointWith(view: TextView, mention: PlacedMention, from: number): PlacedMention[] {
  for (let token = mention.from; token > Math.max(from - 1, mention.from - LONGEST_DISTANCE); token--) {
    const before = earliestEnding(view, token);
    if (before && !before.governed) return view.mentionsAt(before.from).filter(({ to }) => to === before.to);
  }
  return [];
}

function mayStandBetween(view: TextView, token: number): boolean {
  if (view.isComma(token) || view.isQuote(token)) return true;
  if (!view.isWord(token)) return false;
  if (view.particleAt(token, 'was')) return true;
  return view.mayLean(token, AL);
}
