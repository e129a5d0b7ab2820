import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { findStatements } from '../src/analyze/statements/find-statements.ts';
import { loadLanguage } from '../src/language/language.ts';
import type { Article } from '../src/model/article.ts';
import type { Block } from '../src/model/block.ts';
import type { Entity, EntityType, Mention } from '../src/model/entity.ts';
import type { Statement } from '../src/model/statement.ts';

/** One case of `languages/ar/cases/statements`. */
export interface StatementCase {
  readonly name: string;
  readonly file: string;
  readonly article: Article;
  readonly entities: readonly Entity[];
  readonly mentions: readonly Mention[];
  readonly says: readonly (readonly string[])[];
}

export function loadStatementCases(folder: string): StatementCase[] {
  return readdirSync(folder).filter((file) => file.endsWith('.tsv')).flatMap((file) => {
    const lines = readFileSync(join(folder, file), 'utf8').split('\n').filter((line) => !line.startsWith('#'));
    return lines.join('\n').split(/\n(?=case\t)/).filter((part) => part.includes('case\t')).map((part) => parseCase(part, file));
  });
}

function parseCase(part: string, file: string): StatementCase {
  const rows = part.split('\n').filter(Boolean).map((line) => line.split('\t'));
  const of = (key: string) => rows.filter(([first]) => first === key).map(([, ...cells]) => cells);
  const roles = new Map(of('who').map(([id, , , role]) => [id!, role ?? null]));
  const entities = of('who').map(([id, type, name]): Entity => ({ id: id!, type: type as EntityType, name: name!, latin: null, aliases: [], kb: null }));
  const blocks: Block[] = [];
  const mentions: Mention[] = [];
  let text = '';
  for (const [kind, written = ''] of rows.filter(([first]) => first === 'head' || first === 'text')) {
    const start = text.length;
    text += plainText(written, { offset: start, mentions, roles });
    blocks.push({ role: kind === 'head' ? 'headline' : 'paragraph', span: [start, text.length] });
    text += '\n\n';
  }
  const article: Article = {
    id: 'case', uri: null, lang: 'ar', text, outlet: of('outlet')[0]?.[0] ?? null, via: of('via').map(([name]) => name!), headline: null,
    dateline: null, byline: null, blocks, published: null,
  };
  return { name: of('case')[0]![0]!, file, article, entities, mentions, says: of('says') };
}

/** Takes the marks out of «[key:words]» and notes the mentions. */
function plainText(written: string, { offset, mentions, roles }: { offset: number; mentions: Mention[]; roles: ReadonlyMap<string, string | null> }): string {
  let out = '';
  let at = 0;
  for (const match of written.matchAll(/\[([a-z+]+)(!?):([^\]]+)\]/g)) {
    out += written.slice(at, match.index);
    const start = offset + out.length;
    out += match[3]!;
    for (const entity of match[1]!.split('+')) {
      mentions.push({ span: [start, offset + out.length], entity, form: match[2] ? 'title' : 'name', role: roles.get(entity) ?? null });
    }
    at = match.index + match[0].length;
  }
  return out + written.slice(at);
}

export function findInCase({ article, entities, mentions }: StatementCase): readonly Statement[] {
  const language = loadLanguage('ar');
  const tokens = language.tokenize(article.text, article.blocks.map(({ span }) => span));
  return findStatements({ article, tokens, found: language.match(tokens), mentions, entities }, language);
}

/** A statement written as a `says` row, so that the two can be compared; `row` decides what is spelled out. */
export function asRow(statement: Statement, row: readonly string[], { article, entities }: StatementCase): string[] {
  const content = article.text.slice(...statement.content);
  const [, , manner = '', wanted = '', chain = ''] = row;
  const speakers = statement.speakers ?? (statement.speaker ? [statement.speaker] : []);
  const keys = new Map(entities.map(({ id, name }) => [name, id]));
  const marks = manner.split(' ').slice(2);
  const realis = marks.find((mark) => mark !== 'distanced');
  const written: string[] = [statement.mode, statement.channel];
  if (realis) written.push(realis.split('|').includes(statement.realis!) ? realis : statement.realis!);
  if (statement.distanced || marks.includes('distanced')) written.push(statement.distanced ? 'distanced' : 'not-distanced');
  const outlet = chain.split(' > ').at(-1);
  const links = statement.chain.map(({ by }, at) => (at === statement.chain.length - 1 && by === outlet ? by : by === null ? '~' : (keys.get(by) ?? by)));
  return [speakers.join('+') || '-', `${statement.cue.lemma} ${statement.cue.force}`, written.join(' '), shorten(content, wanted), links.join(' > ')];
}

function shorten(content: string, wanted: string): string {
  const [first, last] = wanted.split(' … ');
  return last !== undefined && content.startsWith(first!) && content.endsWith(last) ? wanted : content;
}
