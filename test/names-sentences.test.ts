import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { B_ORGANIZATION, I_ORGANIZATION, OUTSIDE } from '../src/analyze/names/tags.ts';
import { loadByHand, parseBracketed } from '../train/names/corpus.ts';

const FOLDER = join(import.meta.dirname, '..', 'train', 'data');
const FILES = readdirSync(FOLDER).filter((name) => name.startsWith('by-hand') && name.endsWith('.txt'));

const linesOf = (file: string): string[] => readFileSync(join(FOLDER, file), 'utf8').split('\n').filter((line) => line && !line.startsWith('#'));
const without = (file: string, isGood: (line: string) => boolean): string[] => linesOf(file).filter((line) => !isGood(line));

/** Names and what stands outside them. */
const NAME = /\[(?:PER|ORG|LOC) [^[\]\s][^[\]]*\]/g;
const outside = (line: string): string => line.replace(NAME, ' ■ ');

describe.each(FILES)('%s', (file) => {
  test('every bracket is a name with its type, closed, and stands apart', () => {
    expect(without(file, (line) => !/[[\]]/.test(outside(line)) && !/[^\s]\[|\][^\s]/.test(line))).toEqual([]);
  });

  test('one space between words, none at the ends', () => {
    expect(without(file, (line) => line === line.trim() && !/ {2}|\t/.test(line) && !/\[\w+ {2}| \]/.test(line))).toEqual([]);
  });

  test('punctuation stands apart', () => {
    expect(without(file, (line) => !/[\p{L}\p{N}][،؛؟!«»():]|[«»():،؛؟!][\p{L}\p{N}]|\p{L}\.|\.\p{L}/u.test(line.replace(/\d[:.,]\d/g, '0').replace(/(^|\s)[وفبلك]+«/g, '«')))).toEqual([]);
  });

  test('clitics stand inside the bracket, save before Latin letters', () => {
    expect(without(file, (line) => !/(?:^|\s)[وفبلك] \[\w+ \P{Script=Latin}/u.test(line))).toEqual([]);
  });

  test('quotation marks are opened and closed, inside a name or outside it', () => {
    const closes = (text: string): boolean => text.split('«').length === text.split('»').length;
    expect(without(file, (line) => closes(line) && [...line.matchAll(NAME)].every(([name]) => closes(name)))).toEqual([]);
  });

  test('no sentence is there twice', () => {
    const lines = FILES.flatMap(linesOf);
    expect(linesOf(file).filter((line) => lines.filter((one) => one === line).length > 1)).toEqual([]);
  });

  test('the loader reads every word and every name', () => {
    const text = linesOf(file);
    expect(parseBracketed(readFileSync(join(FOLDER, file), 'utf8')).map((tokens) => tokens.map((token) => token.text).join(' '))).toEqual(text.map((line) => line.replace(/\[(?:PER|ORG|LOC) |\]/g, '')));
    const names = parseBracketed(text.join('\n')).flat().filter(({ label }) => label % 2 === 1).length;
    expect(names).toBe(text.join('\n').match(NAME)?.length);
  });
});

test('a name begins at its first word, whatever marks stand before it', () => {
  const [tokens = []] = parseBracketed('قالت [ORG « صوت الوادي »] إن');
  expect(tokens.map(({ text }) => text)).toEqual(['قالت', '«', 'صوت', 'الوادي', '»', 'إن']);
  expect(tokens.map(({ label }) => label)).toEqual([OUTSIDE, OUTSIDE, B_ORGANIZATION, I_ORGANIZATION, OUTSIDE, OUTSIDE]);
});

test('the trainer takes every file that is checked here', () => {
  expect(loadByHand(FOLDER).map((corpus) => corpus.length)).toEqual([...FILES].sort().map((file) => linesOf(file).length));
});
