import type { Span } from '../model/span.ts';
import { cutNames } from './agency-names.ts';
import { lineKey } from './line-key.ts';
import type { PageContext } from './page-context.ts';
import { PhraseList } from './page-cues.ts';
import type { PlacedLine } from './placed-line.ts';

/** Who published an article, and how that is known. */
export interface OutletFinding {
  readonly name: string;
  readonly rule: string;
  readonly span?: Span;
}

interface SelfReference {
  readonly strength: 'sure' | 'known' | 'likely';
  readonly form: 'after' | 'to' | 'nominal';
}

interface Claim {
  weight: number;
  readonly first: OutletFinding;
}

/** A sure reference is enough; two likely ones are as good. */
const WEIGHT = { sure: 2, known: 2, likely: 1 } as const;
const ENOUGH = 2;
const NAME_CHARS = 60;
/** Ids of the furniture rows that claim rights. */
const RIGHTS_RULE = 'rights';

/** The outlet that the article's own words name: in its dateline, byline, rights line, or as "طالعته «أوج»". */
export function findOutletInText(text: string, placed: readonly PlacedLine[], context: PageContext): OutletFinding | null {
  const claims = new Map<string, Claim>();
  const claim = (name: string, weight: number, rule: string, span: Span): void => {
    const known = claims.get(name);
    if (known) known.weight += weight;
    else claims.set(name, { weight, first: { name, rule, span } });
  };
  const agencies = new Set(placed.flatMap(({ line }) => line.dateline?.agencies ?? []));
  for (const { line, role, rule } of placed) {
    const span: Span = [line.start, line.end];
    if (line.dateline?.outlet && role !== 'comment' && role !== 'related') claim(line.dateline.outlet.name, 2, 'named in the dateline', span);
    if (role === 'byline') for (const name of findOutletNames(line.byline?.byline ?? line.text, context)) claim(name, 2, 'named in the byline', span);
    if (role === 'chrome' && rule.startsWith(RIGHTS_RULE)) for (const name of findRightsHolder(line.text, context)) claim(name, 2, 'holds the rights', span);
    if (role === 'paragraph' || role === 'deck') {
      for (const { name, reference, at } of findSelfReferences(text, line.start, line.end, context)) {
        const weight = weigh(name, reference, agencies, context);
        if (weight > 0) claim(context.outlets.findByName(name)?.name ?? name, weight, 'names itself', [at, at + name.length]);
      }
    }
  }
  return decide(claims, context);
}

function decide(claims: ReadonlyMap<string, Claim>, context: PageContext): OutletFinding | null {
  const sorted = [...claims.values()].sort((a, b) => b.weight - a.weight);
  const [best, second] = sorted;
  if (!best || (second && second.weight === best.weight)) return null;
  if (best.weight >= ENOUGH) return best.first;
  // "قال لـ«الشرق الأوسط»" once: papers write so of themselves, channels are quoted so by others
  const kind = context.outlets.findByName(best.first.name)?.kind;
  return !second && (kind === 'newspaper' || kind === 'site') ? best.first : null;
}

/** An agency that is told something may be reprinted here: it is the page's own only when the dateline says so too. */
function weigh(name: string, reference: SelfReference, agencies: ReadonlySet<string>, context: PageContext): number {
  const outlet = context.outlets.findByName(name);
  if (!outlet) return reference.strength === 'sure' ? WEIGHT.sure : 0;
  if (outlet.kind === 'agency-mark') return 0;
  if (outlet.kind === 'agency') return [...agencies].some((agency) => context.outlets.findAgency(agency)?.id === outlet.id) ? WEIGHT[reference.strength] : 0;
  return WEIGHT[reference.strength];
}

function findOutletNames(byline: string, context: PageContext): string[] {
  return cutNames(byline).flatMap((name) => {
    const outlet = context.outlets.findByName(name);
    return outlet && outlet.kind !== 'agency' && outlet.kind !== 'agency-mark' ? [outlet.name] : [];
  });
}

/** "جميع الحقوق محفوظة لصحيفة …": a name of two words, or of one behind "صحيفة". */
function findRightsHolder(line: string, context: PageContext): string[] {
  const words = line.split(/[^\p{L}\p{M}\d]+/u).filter(Boolean);
  for (let count = 4; count >= 1; count--) {
    for (let at = 0; at + count <= words.length; at++) {
      const name = words.slice(at, at + count).join(' ');
      const bare = name.replace(/^لل/u, 'ال').replace(/^ل(?!ل)/u, '');
      const outlet = context.outlets.findByName(name) ?? context.outlets.findByName(bare);
      const before = context.language.fold.fold(words[at - 1] ?? '').replace(/^ل/u, '');
      if (outlet && outlet.kind !== 'agency-mark' && (count > 1 || context.words.outletHeads.has(before))) return [outlet.name];
    }
  }
  return [];
}

const QUOTED = /^[\s\u00a0،]*(?:[«"“”„'‘‹]+)\s*([^«»"“”„'‘’‹›\n]{2,40}?)\s*(?:[»"“”'’›]+)/u;
/** «تصريح خاص لـ"…"»: the fused preposition, one more word may stand before it. */
const TO = /^[\s\u00a0]*(?:\p{L}+[\s\u00a0]+)?ل\u0640*[\s\u00a0]*(?=\S)/u;

/** Places where the text may name its own outlet. */
function findSelfReferences(text: string, start: number, end: number, context: PageContext): { name: string; reference: SelfReference; at: number }[] {
  const cues = getSelfCues(context);
  const found: { name: string; reference: SelfReference; at: number }[] = [];
  const words = [...text.slice(start, end).matchAll(/[\p{L}\p{M}\u0640]+/gu)];
  const folded = words.map(([word]) => context.language.fold.fold(word));
  for (let i = 0; i < words.length; i++) {
    const bare = folded[i]!.startsWith('و') ? [folded[i]!.slice(1), ...folded.slice(i + 1, i + 5)] : [];
    const met = cues.longestAt(folded, i) ?? (bare.length ? cues.longestAt(bare, 0) : null);
    if (!met) continue;
    const last = words[i + met.length - 1]!;
    const from = start + last.index + last[0].length;
    const named = readName(text.slice(from, Math.min(end, from + NAME_CHARS)), met.value, context);
    if (named) found.push({ name: named.name, reference: met.value, at: from + named.at });
  }
  return found;
}

function readName(after: string, reference: SelfReference, context: PageContext): { name: string; at: number } | null {
  let from = 0;
  if (reference.form === 'to') {
    const met = TO.exec(after);
    if (!met) return null;
    from = met[0].length;
  }
  const rest = after.slice(from);
  const quoted = QUOTED.exec(rest);
  if (quoted) return quoted[1]!.split(/\s+/).length <= 4 ? { name: quoted[1]!, at: from + rest.indexOf(quoted[1]!) } : null;
  if (reference.strength === 'likely') return null;
  const words = rest.trim().split(/[\s\u00a0،.:]+/);
  if (context.words.outletHeads.has(context.language.fold.fold(words[0]!).replace(/^ل/u, ''))) return null;
  for (let count = Math.min(3, words.length); count >= 1; count--) {
    const name = words.slice(0, count).join(' ');
    if (context.outlets.findByName(name) && !context.words.places.longestAt([lineKey(context.language.fold.fold(name))], 0)) return { name, at: from + rest.indexOf(words[0]!) };
  }
  return null;
}

const known = new WeakMap<PageContext['language'], PhraseList<SelfReference>>();

function getSelfCues(context: PageContext): PhraseList<SelfReference> {
  let cues = known.get(context.language);
  if (cues) return cues;
  cues = new PhraseList<SelfReference>();
  for (const { spelling, attributes } of context.language.lexicon.ofClass('self-references')) {
    const reference = { strength: attributes['strength'] as SelfReference['strength'], form: attributes['form'] as SelfReference['form'] };
    cues.add(lineKey(context.language.fold.fold(spelling)), reference);
  }
  known.set(context.language, cues);
  return cues;
}
