import { cleanName } from './byline.ts';
import { type Piece, cutPieces, makeDateline } from './dateline.ts';
import type { LabelledLine } from './labelled-line.ts';
import type { PageContext } from './page-context.ts';
import type { PlacedLine } from './placed-line.ts';
import { hasVerb } from './prose.ts';

const MOST_WORDS = 10;
const MOST_PIECE_WORDS = 5;
const MOST_LOOSE_WORDS = 3;
/** "تبوك – الوئام:": a paper that no list knows has a name so short. */
const MOST_UNKNOWN_WORDS = 2;

/**
 * Reads a line between headline and body as what signs the story: "فلان – الرياض", "القاهرة: فلان", "تبوك – الوئام:".
 * There even unknown names are told by what stands beside them. Null for anything else.
 */
export function placeSignature(line: LabelledLine, text: string, context: PageContext): PlacedLine | null {
  if (line.words > MOST_WORDS || line.ending === 'stop' || line.ending === 'question' || hasVerb(line, context)) return null;
  const pieces = cutPieces(text, line.start, line.end, context).flatMap((piece) => splitFrom(piece, context)).filter(({ kind }) => kind !== 'blank');
  if (pieces.length < 2 || pieces.some((piece) => !isShort(piece))) return null;
  const strong = pieces.some(({ kind }) => kind === 'place' || kind === 'agency' || kind === 'outlet' || kind === 'own');
  if (!strong && !(pieces.some(({ named }) => named) && pieces.every((piece) => countWords(piece) <= MOST_LOOSE_WORDS))) return null;
  const names = pieces.filter(({ kind }) => kind === 'person');
  const persons = names.filter((piece) => isPerson(piece));
  if (names.length > persons.length && names.some((piece) => !isPerson(piece) && countWords(piece) > MOST_UNKNOWN_WORDS)) return null;
  const dateline = makeDateline(pieces, [line.start, line.end], context);
  if (persons.length === 0) {
    const paper = names[0]?.text ?? null;
    return { line: { ...line, dateline: { ...dateline, agency: dateline.agency ?? paper } }, role: 'dateline', rule: 'a place and who reports from it' };
  }
  const whole = dateline.outlet !== null || dateline.agencies.length > 0 ? line.text : persons.map(({ text: name }) => name).join('، ');
  const byline = { span: [line.start, line.end] as const, byline: cleanName(whole), rule: 'a writer and a place' };
  return { line: { ...line, dateline, byline }, role: 'byline', rule: byline.rule };
}

/** "فلان من الرياض" is two pieces. */
function splitFrom(piece: Piece, context: PageContext): Piece[] {
  if (piece.kind !== 'person' && piece.kind !== 'text') return [piece];
  const words = piece.text.split(/\s+/);
  const at = words.findIndex((word, i) => i >= 1 && context.words.fromWords.has(context.language.fold.fold(word)));
  if (at < 1) return [piece];
  const place = context.language.fold.fold(words.slice(at + 1).join(' '));
  const met = context.words.places.longestAt(place.split(' '), 0);
  if (!met || met.length !== words.length - at - 1) return [piece];
  const name = words.slice(0, at).join(' ');
  const first = context.language.fold.fold(words[0]!);
  return [
    { ...piece, kind: 'person', text: name, named: context.words.givenNames.has(first), end: piece.start + name.length },
    { ...piece, kind: 'place', text: words.slice(at + 1).join(' ') },
  ];
}

const countWords = (piece: Piece): number => piece.text.split(/\s+/).length;
const isShort = (piece: Piece): boolean => piece.kind !== 'text' || countWords(piece) <= MOST_PIECE_WORDS;

/** A known given name in front, or two words and more of which the first has no article. */
function isPerson(piece: Piece): boolean {
  return piece.named === true || (countWords(piece) >= 2 && countWords(piece) <= 4 && !piece.text.startsWith(ARTICLE));
}

const ARTICLE = 'ال';
