import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { findNames } from '../src/analyze/names/find-names.ts';
import { LANGUAGES_FOLDER, loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Block } from '../src/model/block.ts';

const FOLDER = join(LANGUAGES_FOLDER, 'ar', 'cases', 'names');
const KINDS: Readonly<Record<string, string>> = { person: 'person', body: 'organization', place: 'place' };

interface Passage {
  readonly name: string;
  readonly blocks: { readonly role: Block['role']; readonly text: string }[];
  readonly entities: string[];
  readonly roles: string[];
  isOpen: boolean;
}

function loadPassages(file: string): Passage[] {
  const passages: Passage[] = [];
  for (const line of readFileSync(join(FOLDER, file), 'utf8').split(/\r?\n/)) {
    if (!line || line.startsWith('#')) continue;
    const [kind = '', first = '', second = ''] = line.split('\t');
    const passage = passages.at(-1);
    if (kind === 'case') passages.push({ name: first, blocks: [], entities: [], roles: [], isOpen: false });
    else if (kind === 'text' || kind === 'headline') passage!.blocks.push({ role: kind === 'text' ? 'paragraph' : 'headline', text: first });
    else if (kind === 'role') passage!.roles.push(`${first}: ${second}`);
    else if (kind === 'any') passage!.isOpen = true;
    else if (KINDS[kind]) passage!.entities.push(`${KINDS[kind]} ${first}: ${second}`);
    else throw new Error(`${file}: no line begins with «${kind}»`);
  }
  return passages;
}

const language = loadLanguage('ar');

function read(passage: Passage): { entities: string[]; roles: string[] } {
  const blocks: Block[] = [];
  let text = '';
  for (const block of passage.blocks) {
    blocks.push({ role: block.role, span: [text.length, text.length + block.text.length] });
    text += `${block.text}\n`;
  }
  const tokens = language.tokenize(text);
  const { mentions, entities } = findNames({ article: { text, blocks } as unknown as Article, tokens, found: language.match(tokens), language });
  const named = entities.filter(({ type }) => type !== 'group');
  return {
    entities: named.map(({ id, type, name }) => `${type} ${name}: ${mentions.filter(({ entity }) => entity === id).map(({ span }) => text.slice(...span)).join(' + ')}`),
    roles: named.flatMap(({ id, name }) => mentions.filter(({ entity, role }) => entity === id && role !== null).slice(0, 1).map(({ role }) => `${name}: ${role}`)),
  };
}

describe.each(readdirSync(FOLDER).filter((name) => name.endsWith('.tsv')))('%s', (file) => {
  test.each(loadPassages(file))('$name', (passage) => {
    const found = read(passage);
    if (passage.isOpen) expect(found.entities).toEqual(expect.arrayContaining(passage.entities));
    else expect(found.entities.toSorted()).toEqual(passage.entities.toSorted());
    expect(found.roles).toEqual(expect.arrayContaining(passage.roles));
  });
});
