import { decodeEntities } from '../../text/entities.ts';

/** What a page's JSON-LD says of its article. Missing facts are null. */
export interface StructuredArticle {
  readonly types: readonly string[];
  readonly headline: string | null;
  readonly description: string | null;
  readonly body: string | null;
  readonly section: string | null;
  readonly publisher: string | null;
  readonly authors: readonly string[];
  readonly published: string | null;
  readonly created: string | null;
  readonly modified: string | null;
  readonly url: string | null;
  /** False for a page behind a paywall. */
  readonly isFree: boolean | null;
}

export interface StructuredData {
  readonly articles: readonly StructuredArticle[];
  /** Names of the site itself: WebSite, Organization, publisher. */
  readonly siteNames: readonly string[];
  readonly types: ReadonlySet<string>;
}

type Json = null | boolean | number | string | Json[] | { [key: string]: Json };
type JsonObject = { [key: string]: Json };

const ARTICLE_TYPES = /^(?:\w*Article|ArticleType|BlogPosting|LiveBlogPosting|Report|VideoObject|SocialMediaPosting|WebPage|ItemPage|CreativeWork)$/;
/** Pages describe themselves in some types better than in others. */
const RANKED = [/Article$|LiveBlogPosting/, /Posting$|Report/, /VideoObject/, /./];
const SITE_TYPES = /^(?:WebSite|Organization|NewsMediaOrganization|Corporation|NewsAgency)$/;
const MAX_DEPTH = 12;
const MAX_NODES = 500;

/** Reads JSON-LD scripts. Broken JSON gives what its single fields still say. */
export function readStructuredData(scripts: readonly string[]): StructuredData {
  const nodes: JsonObject[] = [];
  for (const script of scripts) {
    const parsed = parseJson(script);
    if (parsed !== undefined) collectNodes(parsed, nodes, 0);
    else nodes.push(salvageFields(script));
  }
  const articles = nodes.filter((node) => typesOf(node).some((type) => ARTICLE_TYPES.test(type))).map(readArticleNode);
  const rank = (article: StructuredArticle): number => RANKED.findIndex((pattern) => article.types.some((type) => pattern.test(type)));
  const siteNames = nodes.filter((node) => typesOf(node).some((type) => SITE_TYPES.test(type))).map((node) => text(node['name']));
  return {
    articles: articles.sort((a, b) => rank(a) - rank(b)),
    siteNames: siteNames.filter((name): name is string => name !== null),
    types: new Set(nodes.flatMap(typesOf)),
  };
}

/** Parses JSON as sites write it: comments around it, raw line ends in strings, commas too many. Undefined when hopeless. */
export function parseJson(script: string): Json | undefined {
  const bare = script.replace(/^\s*(?:<!--|\/\*\s*<!\[CDATA\[\s*\*\/|<!\[CDATA\[|\/\/<!\[CDATA\[)/, '').replace(/(?:-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)\s*$/, '').trim().replace(/;$/, '');
  if (bare === '') return undefined;
  const attempts = [(): string => bare, (): string => bare.replace(/[\u0000-\u001f]+/g, ' '), (): string => bare.replace(/[\u0000-\u001f]+/g, ' ').replace(/,\s*([}\]])/g, '$1')];
  for (const attempt of attempts) {
    try {
      return JSON.parse(attempt()) as Json;
    } catch {
      // The next, more lenient, reading follows.
    }
  }
  return undefined;
}

function collectNodes(json: Json, nodes: JsonObject[], depth: number): void {
  if (depth > MAX_DEPTH || nodes.length > MAX_NODES || json === null || typeof json !== 'object') return;
  if (Array.isArray(json)) {
    for (const item of json) collectNodes(item, nodes, depth + 1);
    return;
  }
  if (json['@type'] !== undefined) nodes.push(json);
  for (const [key, value] of Object.entries(json)) {
    // Lists of other articles and comments are not this article.
    if (/^(?:itemListElement|comment|liveBlogUpdate|isRelatedTo|relatedLink|hasPart|citation|review)$/.test(key)) continue;
    collectNodes(value, nodes, depth + 1);
  }
}

function salvageFields(script: string): JsonObject {
  const node: JsonObject = { '@type': /"@type"\s*:\s*"(\w+)"/.exec(script)?.[1] ?? 'Thing' };
  for (const field of ['headline', 'datePublished', 'dateModified', 'dateCreated', 'articleBody', 'description', 'articleSection']) {
    const at = script.indexOf(`"${field}"`);
    const value = at < 0 ? null : /^"\w+"\s*:\s*"((?:[^"\\]|\\.){0,100000})"/.exec(script.slice(at, at + 120_000));
    if (value) node[field] = unescapeJson(value[1]!);
  }
  if (ARTICLE_TYPES.test(String(node['@type'])) || node['datePublished'] === undefined) return node;
  return { ...node, '@type': 'NewsArticle' };
}

function unescapeJson(value: string): string {
  return value.replace(/\\u([0-9a-f]{4})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16))).replace(/\\n/g, '\n').replace(/\\(.)/g, '$1');
}

function typesOf(node: JsonObject): string[] {
  const type = node['@type'];
  const types = Array.isArray(type) ? type : [type ?? null];
  return types.filter((item): item is string => typeof item === 'string').map((item) => item.replace(/^.*[/:]/, ''));
}

function readArticleNode(node: JsonObject): StructuredArticle {
  const free = node['isAccessibleForFree'];
  return {
    types: typesOf(node),
    headline: text(node['headline']) ?? text(node['name']) ?? text(node['alternativeHeadline']),
    description: text(node['description']),
    body: rawText(node['articleBody']) ?? rawText(node['text']),
    section: text(node['articleSection']),
    publisher: text(node['publisher']),
    authors: names(node['author']).concat(names(node['creator'])),
    published: text(node['datePublished']) ?? text(node['uploadDate']),
    created: text(node['dateCreated']),
    modified: text(node['dateModified']),
    url: text(node['url']) ?? text(node['mainEntityOfPage']) ?? text(node['@id']),
    isFree: free === undefined || free === null ? null : !/^false$/i.test(String(free)),
  };
}

function rawText(json: Json | undefined): string | null {
  return typeof json === 'string' && json.trim() !== '' ? json : null;
}

function text(json: Json | undefined): string | null {
  if (typeof json === 'string') return decodeEntities(json).replace(/\s+/g, ' ').trim() || null;
  if (typeof json === 'number') return String(json);
  if (Array.isArray(json)) return json.length > 0 ? text(json[0]) : null;
  if (json && typeof json === 'object') return text(json['name'] ?? json['@value'] ?? json['url'] ?? json['@id']);
  return null;
}

function names(json: Json | undefined): string[] {
  const items = Array.isArray(json) ? json : [json];
  return items.map((item) => text(item)).filter((name): name is string => name !== null && !/^https?:/.test(name));
}
