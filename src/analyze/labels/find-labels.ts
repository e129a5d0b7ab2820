import type { Label, Polarity } from '../../model/label.ts';
import type { Span } from '../../model/span.ts';
import { findInnermostStatement } from '../../model/statement.ts';
import type { Language } from '../../language/language.ts';
import type { LexiconMatch, LexiconMatches } from '../../language/lexicon-matches.ts';
import type { Layers } from '../layers.ts';
import { LabelTargets } from './label-targets.ts';
import { findScareQuotes } from './scare-quotes.ts';

/** What labels are found from. */
export type LabelsInput = Pick<Layers, 'article' | 'tokens' | 'found' | 'mentions' | 'entities' | 'statements' | 'events'>;

/** A label before it is known whose words it is. */
export interface Wording {
  readonly span: Span;
  readonly target: string | null;
  readonly polarity: Polarity;
  readonly distanced: boolean;
  readonly kind?: 'contested-name';
  readonly rule: string;
  readonly says: string;
}

/** The wordings by which an article characterises its actors, each with its voice (codebook section 6), in order. */
export function findLabels(input: LabelsInput, language: Language): Label[] {
  const targets = new LabelTargets(input, language);
  const attached = longestLabels(input.found).map((match) => targets.attach(match).filter((wording) => !NEEDS_CONTEST.has(match.entry.id) || isContested(input, wording.target)));
  const wordings = [...oneReadingEach(attached), ...findScareQuotes(input)];
  const owned = new Set(
    wordings.filter(({ span }) => !findInnermostStatement(input.statements, span)).map((wording) => wordingKey(input, language, wording)),
  );
  return wordings
    .map((wording) => giveVoice(input, wording, owned.has(wordingKey(input, language, wording))))
    .sort((a, b) => a.span[0] - b.span[0] || a.span[1] - b.span[1]);
}

/** Ranks and retirement take sides only with a commander who is a side himself. */
const NEEDS_CONTEST: ReadonlySet<string> = new Set(['retired', 'rank-before']);

/** «ميليشيات X», «قوات X», «المتمرد X»: what is said of his forces or of himself. */
const FORCES: ReadonlySet<string> = new Set(['militia', 'state-body', 'regime', 'rebel-before', 'mercenaries']);

/** Whether the article shows a person as a side: forces bear the name, or the person fights or musters. */
function isContested(input: LabelsInput, person: string | null): boolean {
  const { mentions, entities, events } = input;
  if (person === null) return false;
  const types = new Map(entities.map(({ id, type }) => [id, type]));
  const own = mentions.filter(({ entity }) => entity === person);
  const leads = mentions.some(({ entity, span, form }) => entity !== person && form !== 'title' && types.get(entity) === 'organization' && own.some((name) => span[0] < name.span[0] && name.span[1] <= span[1]));
  const isLabelled = input.found.ofClass('labels').some(({ entry, to }) => FORCES.has(entry.id) && own.some(({ span }) => Math.abs(input.tokens.tokenAt(span[0]) - to) <= 1));
  const isLed = input.found.ofClass('event-words').some(({ entry, to }) => entry.attributes['kind'] === 'led' && own.some(({ span }) => { const at = input.tokens.tokenAt(span[0]); return at >= to && at - to <= LONGEST_RANK; }));
  return leads || isLabelled || isLed || events.some(({ type, participants }) => ((type === 'ASSAULT' || type === 'MOBILIZE') && participants.some(({ entity, side }) => entity === person && side === 'actor')) || ((type === 'SUPPORT' || type === 'AID') && participants.some(({ entity }) => entity === person)));
}

/** Words of rank between «بقيادة» and the name. */
const LONGEST_RANK = 3;

/** Of label entries that overlap the longest stands, but an entry of each place keeps its say. */
function longestLabels(found: LexiconMatches): LexiconMatch[] {
  const labels = found.ofClass('labels');
  return labels.filter((_, at) => !isCovered(labels, at));
}

/** Whether an entry that starts with a match, or shortly before it, holds it and more. */
function isCovered(labels: readonly LexiconMatch[], at: number): boolean {
  const match = labels[at]!;
  let first = at;
  while (first > 0 && labels[first - 1]!.from >= match.from - LONGEST_LABEL) first -= 1;
  for (let other = first; other < labels.length && labels[other]!.from <= match.from; other++) if (covers(labels[other]!, match)) return true;
  return false;
}

const covers = ({ entry, from, to }: LexiconMatch, match: LexiconMatch): boolean =>
  match.to <= to && to - from > match.to - match.from && entry.attributes['place'] !== 'quoted';

const LONGEST_LABEL = 6;

/** A wording that may stand before a name or behind one («المتمرد») is about the name it leads to, else the one it follows. */
function oneReadingEach(attached: readonly (readonly Wording[])[]): Wording[] {
  const before = new Set(attached.flat().filter(({ rule }) => rule === 'label-before').map(({ span }) => span[0]));
  const seen = new Set<string>();
  return attached.flat().filter(({ rule, span, target }) => {
    const key = `${span[0]} ${target}`;
    if (seen.has(key) || (before.has(span[0]) && rule !== 'label-before')) return false;
    seen.add(key);
    return true;
  });
}

function wordingKey({ article }: LabelsInput, language: Language, { span, target }: Wording): string {
  return `${target}\t${language.fold.fold(article.text.slice(...span))}`;
}

/**
 * Whose words a wording is: those of the statement that holds it, but the outlet's when it paraphrases and uses the
 * very wording in its own voice too, or when it is a mere rank.
 */
function giveVoice({ statements }: LabelsInput, { rule, says, ...wording }: Wording, isOwned: boolean): Label {
  const statement = findInnermostStatement(statements, wording.span);
  const paraphrased = statement?.mode === 'indirect';
  const isOutlets = paraphrased && wording.kind !== 'contested-name' && (isOwned || wording.polarity === 'neutral');
  const voice = statement && !isOutlets ? statement.id : null;
  const distanced = wording.distanced || (statement?.distanced ?? false);
  const from = voice === null && statement ? [{ rule: 'wording-of-the-outlet-in-a-paraphrase' }] : [];
  return { ...wording, voice, distanced, because: { rule, says, from } };
}
