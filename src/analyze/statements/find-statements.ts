import type { Language } from '../../language/language.ts';
import type { Because } from '../../model/because.ts';
import type { Channel, Link, Statement } from '../../model/statement.ts';
import { chainOf, linksBehind, nestedHow } from './chain.ts';
import { type Passage, readPassage } from './channel.ts';
import { type Content, settleContents } from './content.ts';
import { findCuesAt } from './cue.ts';
import type { Draft } from './draft.ts';
import { forceOf } from './force.ts';
import { borrowVoices, dropPlaceLabels } from './headline.ts';
import { isOwnOutlet } from './media.ts';
import { realisOf } from './realis.ts';
import { readSentence } from './sentence-reader.ts';
import { NOBODY_INSIDE, OPENLY, UNKNOWN_THEY, type Speaker, SpeakerFinder } from './speaker-finder.ts';
import { SpeakerMemory, type TurnForm, sameIds } from './speaker-memory.ts';
import { findSourceAt } from './source.ts';
import { type StatementInput, TextView } from './text-view.ts';
import type { Voice } from './voice.ts';

/** A draft with its speaker and contents. */
export interface Spoken {
  readonly draft: Draft;
  readonly contents: readonly Content[];
  voice: Voice;
  readonly rule: string;
}

/** Finds what an article attributes to somebody, and how it came to the outlet. Codebook section 4. */
export function findStatements(input: StatementInput, language: Language): Statement[] {
  const view = new TextView(input, language);
  const spoken = new StatementFinder(view).find();
  return writeStatements(view, spoken);
}

class StatementFinder {
  readonly #view: TextView;
  readonly #memory: SpeakerMemory;
  readonly #speakers: SpeakerFinder;
  #spoken: Spoken[] = [];

  constructor(view: TextView) {
    this.#view = view;
    this.#memory = new SpeakerMemory(view);
    this.#speakers = new SpeakerFinder(view);
  }

  /** The body first, since a headline's words are somebody's in the body. */
  find(): Spoken[] {
    const view = this.#view;
    const isBody = (sentence: number): boolean => view.blocks[view.sentences[sentence]!.block]!.role === 'paragraph';
    const all = [...view.sentences.keys()];
    for (const sentence of all.filter(isBody)) this.#readSentence(sentence);
    const body = this.#spoken;
    this.#spoken = [];
    for (const sentence of all.filter((index) => !isBody(index))) this.#readSentence(sentence);
    const heads = dropPlaceLabels(view, this.#spoken, body);
    borrowVoices(view, heads, body);
    return [...heads, ...body];
  }

  #readSentence(sentence: number): void {
    const drafts = readSentence(this.#view, sentence);
    if (drafts.length === 0) return this.#readBack(sentence);
    const siblings: { draft: Draft; voice: Voice }[] = [];
    const voices = new Map<Draft, Voice>();
    const firstBlock = this.#spoken.length;
    for (const draft of drafts) {
      const contents = settleContents(this.#view, draft);
      const parentVoice = draft.parent ? (voices.get(draft.parent) ?? null) : null;
      const speaker = this.#speakers.find(draft, { memory: this.#memory, parentVoice, siblings });
      if ((draft.kind === 'quotation' && speaker.by === null) || isIdle(draft, speaker)) continue;
      const passage = readPassage(this.#view, this.#rangesOf(draft, drafts));
      const voice = this.#voiceOf(draft, { speaker, passage, parentVoice });
      voices.set(draft, voice);
      siblings.push({ draft, voice });
      if (contents.length === 0) continue;
      this.#spoken.push({ draft, contents, voice, rule: speaker.rule });
      if (draft.source?.kind !== 'hedge' && !(draft.kind === 'masdar' && draft.from > this.#view.sentences[sentence]!.from + 1)) this.#memory.remember(voice, turnOf(draft, { parentVoice, isVerb: (draft.kind === 'verb' && speaker.relay === null) || draft.kind === 'participle' }));
      if (passage.channel && !draft.parent) this.#passBack(firstBlock, draft, voice);
    }
    this.#shareInSentence(firstBlock);
  }

  /** Where the words about a draft's channel stand: before it, between cue and content, behind a speech. */
  #rangesOf(draft: Draft, drafts: readonly Draft[]): (readonly [number, number])[] {
    const { from, to } = this.#view.sentences[draft.sentence]!;
    const ranges: (readonly [number, number])[] = [];
    if (draft.source) ranges.push([draft.source.from, draft.source.to]);
    if (drafts[0] === draft && draft.content >= draft.from) ranges.push([from, draft.from]);
    if (draft.content > draft.to && !draft.source) ranges.push([draft.to, draft.content]);
    else if (draft.content < draft.from && !draft.source) ranges.push([draft.to, to]);
    if (draft.quotation && draft.quotation.to < to && draft.content > draft.from) {
      const next = drafts.find((other) => other.from > draft.quotation!.to);
      ranges.push([draft.quotation.to, this.#firstCue(draft.quotation.to, next ? next.from : to)]);
    }
    return ranges;
  }

  /** The first word of saying in a token range, where what is told of the words before ends. */
  #firstCue(from: number, to: number): number {
    for (let token = from; token < to; token++) if (this.#view.isComma(token - 1) && findCuesAt(this.#view, token).length > 0) return token;
    return to;
  }

  #voiceOf(draft: Draft, { speaker, passage, parentVoice }: { speaker: Speaker; passage: Passage; parentVoice: Voice | null }): Voice {
    const relays = this.#inOrder(passage.relays.filter(({ by, entity }) => by !== speaker.by && !(entity && speaker.ids.includes(entity))), this.#relaysOf(draft, speaker));
    const issuers = passage.issuers.filter(({ entity }) => !speaker.ids.includes(entity.id));
    const issued: Link[] = issuers.slice(0, 1).map(({ entity }) => ({ by: entity.name, how: passage.channel!, entity: entity.id }));
    const { ids: speakers, by, own } = speaker;
    const channel = this.#channelOf(draft, speaker, passage);
    if (draft.parent && parentVoice && !sameIds(speakers, parentVoice.speakers)) {
      const how = channel ?? nestedHow(parentVoice);
      return { speakers, by, own, channel: channel ?? parentVoice.channel, how, through: [...issued, ...relays, ...linksBehind(parentVoice)] };
    }
    const known = draft.isEarlier ? null : (speaker.voice ?? (speakers.length > 0 ? this.#memory.findVoiceOf(speakers) : null));
    if (channel || relays.length > 0 || issued.length > 0 || !known) {
      const kept = channel === null || (known && known.channel === channel && relays.length === 0) ? known : null;
      const through = relays.length + issued.length > 0 ? unique([...issued, ...relays]) : (kept?.through ?? []);
      return { speakers, by, own, channel: channel ?? known?.channel ?? 'unknown', through };
    }
    return { ...known };
  }

  /** Relays told beside the cue come first, unless all of them stand in order before it («بحسب ما أوردت البوابة نقلا عن القناة، قال …»). */
  #inOrder(told: readonly Link[], before: readonly Link[]): Link[] {
    return told.every(({ by }) => before.some((link) => link.by === by)) ? unique(before) : unique([...told, ...before]);
  }

  #channelOf(draft: Draft, speaker: Speaker, passage: Passage): Channel | null {
    if (draft.noun?.entry.class === 'channel-nouns') {
      const how = draft.noun.entry.attributes['how'] as Channel;
      return speaker.voice && speaker.voice.channel !== 'unknown' ? null : how;
    }
    if (speaker.isMedium && !passage.noun) return 'report';
    for (const { noun } of draft.qualifiers) if (noun?.entry.class === 'channel-nouns') return noun.entry.attributes['how'] as Channel;
    return passage.channel;
  }

  /** Media that passed the words on, named by a preposition or as the subject of «نقلت». */
  #relaysOf(draft: Draft, speaker: Speaker): Link[] {
    const links: Link[] = [];
    if (draft.source?.via) links.push(draft.source.via.link);
    for (const { kind, medium, mentions, match, via } of draft.qualifiers) {
      if (via) links.push(via.link);
      else if (match.entry.attributes['kind'] === 'spokesman') continue;
      else if (medium) links.push(medium.link);
      else if (kind !== 'hedge') for (const { entity } of mentions.slice(0, 1)) if (entity.type !== 'group' && !speaker.ids.includes(entity.id)) links.push({ by: entity.name, how: 'unknown', entity: entity.id });
    }
    if (speaker.relay) links.push(speaker.relay);
    return links.filter(({ by }) => !isOwnOutlet(this.#view, by) && by !== speaker.by);
  }

  /** A channel named where the speaker goes on is that of his words just before, too. */
  #passBack(before: number, draft: Draft, voice: Voice): void {
    if (draft.subjects.length > 0 || draft.noun) return;
    for (let at = before - 1; at >= 0; at--) {
      const earlier = this.#spoken[at]!;
      if (!sameIds(earlier.voice.speakers, voice.speakers) || earlier.voice.channel !== 'unknown' || earlier.draft.parent) return;
      earlier.voice = { ...earlier.voice, channel: voice.channel };
    }
  }

  /** What one sentence says of the way holds for all that the same speaker says in it. */
  #shareInSentence(first: number): void {
    for (let at = this.#spoken.length - 2; at >= first; at--) {
      const earlier = this.#spoken[at]!;
      const later = this.#spoken.slice(at + 1).find(({ voice, draft }) => sameIds(voice.speakers, earlier.voice.speakers) && draft.parent === earlier.draft.parent);
      if (!later || earlier.voice.through.length > 0 || later.voice.through.length === 0) continue;
      earlier.voice = { ...earlier.voice, channel: later.voice.channel, through: later.voice.through };
    }
  }

  /** «جاء ذلك على لسان السفير فلان»: who goes on speaking. */
  #hearSpokesman(sentence: number): void {
    const { from, to } = this.#view.sentences[sentence]!;
    for (let token = from; token < to; token++) {
      const source = findSourceAt(this.#view, token);
      const person = source?.match.entry.attributes['kind'] === 'spokesman' ? source.mentions.find(({ entity }) => entity.type === 'person') : undefined;
      if (!person) continue;
      const voice: Voice = { speakers: [person.entity.id], by: person.entity.name, channel: 'unknown', through: [], own: false };
      this.#memory.remember(voice, { gender: null, count: 'one', sentence, nested: false, isQuoted: false, isText: false, isVerb: false });
      return;
    }
  }

  /** «جاء ذلك في تصريحات …»: the channel of the sentence before. */
  #readBack(sentence: number): void {
    const { from, to } = this.#view.sentences[sentence]!;
    if (!this.#view.entryAt(from, 'cue-backs')) return;
    this.#hearSpokesman(sentence);
    const { channel } = readPassage(this.#view, [[from, to]]);
    if (!channel) return;
    for (let at = this.#spoken.length - 1; at >= 0; at--) {
      const earlier = this.#spoken[at]!;
      if (earlier.draft.sentence < sentence - 1 || earlier.voice.channel !== 'unknown') return;
      earlier.voice = { ...earlier.voice, channel };
      const { gender, count } = earlier.draft;
      this.#memory.remember(earlier.voice, { gender, count, sentence: earlier.draft.sentence, nested: false, isQuoted: false, isText: false, isVerb: true });
    }
  }
}

/** How a draft is remembered: the form of its cue, and whether it stands inside another's words, a person's or a text's. */
function turnOf(draft: Draft, { parentVoice, isVerb }: { parentVoice: Voice | null; isVerb: boolean }): TurnForm {
  const { gender, count, sentence, parent, source, noun } = draft;
  // «وفق خطاب رئيس الحكومة»: nobody goes on speaking who is only cited
  const nested = (parent !== null && !isReport(parent)) || (source?.kind === 'document' && parentVoice === null && noun?.entry.attributes['how'] !== 'communique' && source.mentions.length === 0);
  const isQuoted = nested && parentVoice?.channel !== 'communique' && parentVoice?.channel !== 'document';
  return { gender, count, sentence, nested, isQuoted, isText: isText(draft), isVerb };
}

/** A report of nobody («أفادت المعلومات أن»): whoever speaks in it goes on speaking behind it. */
const isReport = ({ noun, kind }: Draft): boolean => kind === 'noun' || noun?.entry.class === 'cue-nouns';

/** Inside somebody's words, a verb whose subject nobody knows («العالم رحب بـ…») reports no speech of its own. */
function isIdle({ parent, opening, cue, isWeak }: Draft, { rule, ids }: Speaker): boolean {
  if (rule === UNKNOWN_THEY ||
    rule === NOBODY_INSIDE || (rule === 'the-two-unknown' && !OPENLY.has(opening)) || (rule === 'speaker-unknown' && !OPENLY.has(opening))) return true;
  // «مشكلة يرجح أن …» inside a report is a part of it
  if (parent !== null && rule === 'passive' && (cue.force === 'expect' || cue.force === 'claim')) return true;
  return parent !== null && ids.length === 0 && (rule.startsWith('described') || rule === 'passive') && (!OPENLY.has(opening) || (isWeak && rule === 'described-before-cue'));
}

/** A text that speaks (بيان) may go on in its own gender. */
const isText = ({ noun }: Draft): boolean => noun?.entry.class === 'channel-nouns';

const unique = (links: readonly Link[]): Link[] => links.filter((link, at) => links.findIndex(({ by }) => by === link.by) === at);

function writeStatements(view: TextView, spoken: readonly Spoken[]): Statement[] {
  const parts = spoken.flatMap((one) => one.contents.map((content) => ({ one, content })));
  parts.sort((a, b) => a.content.span[0] - b.content.span[0] || b.content.span[1] - a.content.span[1] || a.one.draft.from - b.one.draft.from);
  const statements: Statement[] = [];
  for (const { one, content } of parts) {
    const last = statements.at(-1)?.content;
    if (last && last[0] === content.span[0] && last[1] === content.span[1]) continue;
    statements.push(writeStatement(view, `s${statements.length + 1}`, one, content));
  }
  return statements;
}

function writeStatement(view: TextView, id: string, { draft, voice, rule }: Spoken, { span, mode }: Content): Statement {
  const because: Because = { rule: draft.rule, span: draft.cue.span, from: [{ rule }] };
  return {
    id,
    speaker: voice.speakers[0] ?? null,
    ...(voice.speakers.length > 1 && { speakers: voice.speakers }),
    cue: { span: draft.cue.span, lemma: draft.cue.lemma, force: forceOf(view, draft) },
    content: span,
    mode,
    channel: voice.channel,
    chain: chainOf(voice, view.article),
    ...((draft.distanced || draft.cue.force === 'claim') && { distanced: true }),
    realis: realisOf(view, span),
    because,
  };
}
