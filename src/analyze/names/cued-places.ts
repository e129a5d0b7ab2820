import { AL } from '../../text/clitics.ts';
import { onceALanguage } from '../../language/once-a-language.ts';
import { B_PERSON, B_PLACE, I_PERSON, I_PLACE, type Tags } from './tags.ts';
import { ENDING_COUNT, endingOf } from './form-shapes.ts';
import { marksOfAll, type Words } from './words.ts';

const HEADS = 'place-heads';
const COMPOUNDS = 'place-compounds';
const REFERENCES = 'references';
const CUE_MARKS = marksOfAll([HEADS, REFERENCES]);
/** The row of words before the names of several towns. */
const TOWNS = 'cities';

/** Classes whose words may be names of towns too. */
const NAME_CLASSES = new Set(['name-words', 'known-places', 'place-compounds', 'name-parts', 'known-persons', 'title-ranks']);

/** Shortest name of a town that is believed on a cue alone, in letters. */
const SHORTEST_TOWN = 3;

/** Longest town of a dateline, in words. */
const LONGEST_SEAT = 3;

/** The towns that an article names after «مدينة», «بلدة» and the like, whether a list knows them or not. */
export class CuedPlaces {
  /** Folded words of each, by the first. */
  readonly #names = new Map<string, string[][]>();
  readonly #endings = new Uint8Array(ENDING_COUNT);
  /** The words that end like the first of one: parting a word costs more than a look at its end. */
  #mayStandAt: Uint8Array | null = null;
  readonly #words: Words;

  /** `seat`: the town of the article's dateline, which needs no other cue. */
  constructor(words: Words, tags: Tags | null, seat: string | null = null) {
    this.#words = words;
    if (seat) this.#addSeat(seat);
    for (let at = 0; at < words.count; at++) {
      if (!words.mayBeAny(at, CUE_MARKS)) continue;
      const from = townAfterCue(words, tags, at);
      const to = from > at ? townEnd(words, tags, from) : from;
      if (to > from) this.#add(from, to);
      if (from > at && words.find(at, HEADS)?.entry.id === TOWNS) this.#addSecond(Math.max(to, from + 1));
    }
  }

  #addSeat(seat: string): void {
    const { fold } = this.#words.language;
    const forms = fold.fold(seat).split(' ');
    if (forms.length <= LONGEST_SEAT && forms[0]!.length >= SHORTEST_TOWN && forms.every((form) => /^\p{L}+$/u.test(form))) this.#addForms(forms);
  }

  /** «قريتي الفوعة وكفريا»: the second of two, a word that only its «و» parts from one of no list. */
  #addSecond(at: number): void {
    const words = this.#words;
    if (!words.isGlued(at) || !words.mayBeConjoined(at) || words.hits(at).length > 0) return;
    // «قريتي … وامتد ظل …» goes on with a verb
    const isLast = !words.isGlued(at + 1) || words.hasArticle(at + 1) || words.hits(at + 1).length > 0;
    const form = words.form(at).slice(1);
    if (isLast && form.length > SHORTEST_TOWN) this.#addForms([form]);
  }

  #add(from: number, to: number): void {
    const forms: string[] = [];
    for (let word = from; word < to; word++) forms.push(this.#words.form(word));
    this.#addForms(forms);
  }

  #addForms(forms: string[]): void {
    this.#endings[endingOf(forms[0]!)] = 1;
    const same = this.#names.get(forms[0]!) ?? [];
    if (!same.some((name) => name.join(' ') === forms.join(' '))) this.#names.set(forms[0]!, [...same, forms]);
  }

  #markEnds(): Uint8Array {
    const marks = new Uint8Array(this.#words.count);
    for (let at = 0; at < marks.length; at++) marks[at] = this.#endings[this.#words.ending(at)]!;
    return marks;
  }

  /** Where a town met with a cue ends, when one stands at a word; the proclitics before it, and where it starts in the text. */
  find(at: number): { readonly to: number; readonly forms: readonly string[]; readonly start: number } | null {
    if (this.#names.size === 0 || (this.#mayStandAt ??= this.#markEnds())[at] !== 1) return null;
    for (const { prefix, stem, fused } of this.#words.readings(at)) {
      const whole = fused ? this.#words.unfused(this.#words.form(at)) : this.#words.form(at).slice(prefix.length);
      for (const forms of this.#names.get(whole) ?? this.#names.get(stem) ?? []) {
        if (forms.every((form, i) => i === 0 || (this.#words.isGlued(at + i) && this.#words.form(at + i) === form))) return { to: at + forms.length, forms, start: this.#words.startAfter(at, { prefix, fused }) };
      }
    }
    return null;
  }
}

/** The word at which a town may begin after a cue at `at`; `at` itself when there is none. */
function townAfterCue(words: Words, tags: Tags | null, at: number): number {
  const head = words.find(at, HEADS);
  if (head && !head.definite && head.entry.attributes['sure'] === 'yes' && words.isGlued(head.to)) return head.to;
  const capital = words.find(at, REFERENCES);
  if (capital?.entry.attributes['refers'] !== 'capital' || !words.isGlued(capital.to)) return at;
  const nation = words.find(capital.to, 'nationality');
  if (nation && words.isGlued(nation.to)) return nation.to;
  // «العاصمة المقدسة», «العاصمة الفعلية»
  return words.hasArticle(capital.to) && !isTaggedPlace(tags, capital.to) ? at : capital.to;
}

function townEnd(words: Words, tags: Tags | null, from: number): number {
  if (words.find(from, 'countries') || words.hits(from).some(({ entry, to }) => entry.class === 'known-places' && to > from + 1)) return from;
  const compound = words.find(from, COMPOUNDS);
  if (compound?.prefix === '' && words.isGlued(compound.to) && !isOther(words, compound.to)) return compound.to + 1;
  if (words.form(from).length < SHORTEST_TOWN || isOther(words, from)) return from;
  if (words.hasArticle(from)) return isAdjective(words, from) ? from : from + (isSide(words, from + 1) ? 2 : 1);
  if (tags?.[from] === B_PERSON && words.hits(from).length === 0) return unlistedEnd(words, tags, from);
  if (!isTaggedPlace(tags, from)) return isUnknownBeforeAdjective(words, from) || isJoinedCompound(words, from) ? from + 1 : from;
  return tags?.[from + 1] === I_PLACE && words.isGlued(from + 1) && !isOther(words, from + 1) && !words.mayBeConjoined(from + 1) ? from + 2 : from + 1;
}

/** «بلدة طاران كورو»: what the tagger calls a person and no list knows, where a town stands. */
function unlistedEnd(words: Words, tags: Tags, from: number): number {
  let to = from + 1;
  while (tags[to] === I_PERSON && words.isGlued(to) && words.hits(to).length === 0) to += 1;
  return to;
}

/** «بلدة سيالكوت القريبة من …»: a word of no list that begins like no verb, before one with the article. */
function isUnknownBeforeAdjective(words: Words, at: number): boolean {
  return words.hits(at).length === 0 && words.form(at).length > SHORTEST_TOWN && !words.startsLikeVerb(at) && words.isGlued(at + 1) && words.hasArticle(at + 1);
}

/** Fewest letters behind a joined «أبو». */
const SHORTEST_REST = 3;

/** «بلدة أبوشنيفة»: a word of no list that begins with one which towns are called by, written together with the next. */
function isJoinedCompound(words: Words, at: number): boolean {
  const form = words.form(at);
  return words.hits(at).length === 0 && joinedOpenings(words.language).some((opening) => form.length >= opening.length + SHORTEST_REST && form.startsWith(opening));
}

/** The folded words that are written together with the next. */
const joinedOpenings = onceALanguage((language) => language.lexicon.ofClass(COMPOUNDS).filter(({ id }) => id === 'joined').map(({ spelling }) => language.fold.fold(spelling)));

/** «الغارية الغربية». */
function isSide(words: Words, at: number): boolean {
  const side = words.isGlued(at) ? words.find(at, 'institution-adjectives') : undefined;
  return side?.entry.id === 'direction' && side.definite && side.prefix === '';
}

const isTaggedPlace = (tags: Tags | null, at: number): boolean => tags !== null && (tags[at] === B_PLACE || tags[at] === I_PLACE);

const isOther = (words: Words, at: number): boolean =>
  words.hits(at).some(({ entry, suffix, clitics }) => suffix === '' && (clitics & ~AL) === 0 && !NAME_CLASSES.has(entry.class));

/** «المدينة الساحلية»: after a definite cue an adjective describes; the cues here have no article, so only a listed one does. */
const isAdjective = (words: Words, at: number): boolean => words.find(at, 'institution-adjectives') !== undefined || words.find(at, 'group-qualifiers') !== undefined;
