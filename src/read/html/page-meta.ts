import { type PageElement, type PageTree, elementText } from './page-tree.ts';
import { decodeEntities } from '../../text/entities.ts';
import { type StructuredArticle, type StructuredData, readStructuredData } from './structured-data.ts';

/** A value of the page's head or markup with the place where it stood. */
export interface MetaValue {
  readonly where: string;
  readonly raw: string;
}

/** What a page says of itself outside its visible text. */
export interface PageMeta {
  readonly lang: string | null;
  readonly title: string | null;
  /** Claims of the headline, best first. */
  readonly headlines: readonly MetaValue[];
  readonly descriptions: readonly MetaValue[];
  /** Claims of the site's own name, best first. */
  readonly siteNames: readonly MetaValue[];
  readonly authors: readonly MetaValue[];
  readonly sections: readonly string[];
  readonly published: readonly MetaValue[];
  readonly modified: readonly MetaValue[];
  /** Addresses that the page gives for itself. */
  readonly addresses: readonly MetaValue[];
  readonly type: string | null;
  readonly structured: StructuredData;
  /** Elements that markup names as parts of the article: `itemprop` and `property` values. */
  readonly marked: ReadonlyMap<string, readonly PageElement[]>;
}

const PUBLISHED_NAMES = [
  'article:published_time', 'og:article:published_time', 'article:published', 'datepublished', 'og:published_time', 'published_time', 'pubdate', 'publishdate', 'publish-date',
  'publish_date', 'published-date', 'parsely-pub-date', 'sailthru.date', 'cxenseparse:recs:publishtime', 'cxenseparse:publishtime', 'dc.date.issued', 'dcterms.issued',
  'dc.date', 'dc:date', 'dcterms.date', 'dcterms.created', 'dc.date.created', 'article:date', 'article_date_original', 'article.published', 'date', 'date.issued',
  'shareaholic:article_published_time', 'rnews:datepublished', 'schema:datepublished', 'bt:pubdate', 'video:release_date', 'citation_publication_date', 'datecreated', 'created', 'publication_date', 'originalpublicationdate', 'mediator_published_time', 'article_publish_date', 'og:pubdate', 'article:create_at', 'article:publicationdate', 'firstpublished', 'dcsext.articlefirstpublished',
];
const MODIFIED_NAMES = [
  'article:modified_time', 'og:updated_time', 'datemodified', 'article:updated_time', 'last-modified', 'lastmod', 'dcterms.modified', 'dc.date.modified', 'og:modified_time', 'bt:moddate',
];
/** Pages give a name once or twice; hostile ones a thousand times. */
const MOST_VALUES = 8;
const MARKED = /^(?:datepublished|datemodified|datecreated|headline|articlebody|author|articlesection|description|alternativeheadline|name|text|date|created|content:encoded|issued)$/;

/** Reads title, meta elements, links, microdata and JSON-LD of a page. */
export function readPageMeta(tree: PageTree): PageMeta {
  const head = new HeadReader();
  head.visit(tree.root);
  const structured = readStructuredData(tree.jsonLd);
  const [first] = structured.articles;
  const titles = [...head.meta(['og:title']).map(({ raw }) => raw), ...(head.title ? [head.title] : [])];
  const own = ownArticles(structured.articles, titles);
  const article = own.find(({ types }) => !types.includes('WebPage') && !types.includes('VideoObject')) ?? own[0] ?? first;
  const claim = (where: string, raw: string | null | undefined): MetaValue[] => (raw ? [{ where, raw }] : []);
  return {
    lang: head.lang, title: head.title, type: head.meta(['og:type'])[0]?.raw ?? null, structured, marked: head.marked,
    headlines: [...head.meta(['og:title']), ...claim('json-ld headline', article?.headline), ...head.meta(['twitter:title', 'headline', 'og:headline', 'title', 'dc.title']), ...claim('title', head.title)],
    descriptions: [...head.meta(['og:description', 'description', 'twitter:description', 'dc.description']), ...claim('json-ld description', article?.description)],
    siteNames: [
      ...head.meta(['og:site_name']), ...claim('json-ld publisher', article?.publisher), ...claim('itemprop publisher', head.publisher), ...structured.siteNames.map((raw) => ({ where: 'json-ld site', raw })),
      ...head.meta(['application-name', 'apple-mobile-web-app-title', 'twitter:app:name:iphone', 'publisher', 'dc.publisher', 'copyright', 'al:ios:app_name', 'al:android:app_name']),
    ],
    authors: [...(article?.authors ?? []).map((raw) => ({ where: 'json-ld author', raw })), ...head.meta(['author', 'article:author', 'dc.creator', 'parsely-author', 'sailthru.author', 'byl'])],
    sections: [...claim('json-ld', article?.section), ...head.meta(['article:section', 'section', 'parsely-section', 'category'])].map(({ raw }) => raw),
    published: [
      ...own.flatMap((item) => claim(item.types.includes('WebPage') ? 'json-ld WebPage datePublished' : 'json-ld datePublished', item.published)),
      ...head.meta(PUBLISHED_NAMES),
      ...own.flatMap((item) => claim('json-ld dateCreated', item.created)),
    ],
    modified: [...own.flatMap((item) => claim('json-ld dateModified', item.modified)), ...head.meta(MODIFIED_NAMES)],
    addresses: [...head.links, ...head.meta(['og:url', 'twitter:url']), ...claim('json-ld url', article?.url)],
  };
}

/** Pages also describe other articles: those whose headline is not this page's are passed over, when one is. */
function ownArticles(articles: readonly StructuredArticle[], titles: readonly string[]): readonly StructuredArticle[] {
  const wordsOf = (text: string): Set<string> => new Set(text.split(/[^\p{L}\p{N}]+/u).filter((word) => word.length > 1));
  const titleWords = wordsOf(titles.join(' '));
  const isOwn = ({ headline, types }: StructuredArticle): boolean => {
    if (types.includes('WebPage') || headline === null) return true;
    const words = [...wordsOf(headline)];
    return words.filter((word) => titleWords.has(word)).length >= words.length * 0.5;
  };
  const own = articles.filter(isOwn);
  return own.length > 0 ? own : articles;
}

class HeadReader {
  lang: string | null = null;
  title: string | null = null;
  /** Of microdata. */
  publisher: string | null = null;
  readonly links: MetaValue[] = [];
  readonly marked = new Map<string, PageElement[]>();
  readonly #meta = new Map<string, MetaValue[]>();

  visit(element: PageElement): void {
    for (const child of element.children) {
      if (typeof child === 'string') continue;
      this.#read(child);
      this.visit(child);
    }
  }

  #read(element: PageElement): void {
    const { tag, attributes } = element;
    if (tag === 'html') this.lang = attributes['lang'] ?? null;
    else if (tag === 'title') this.title ??= elementText(element, 500) || null;
    else if (tag === 'link') this.#readLink(attributes);
    else if (tag === 'meta') this.#readMeta(attributes);
    const prop = attributes['itemprop'] ?? (tag === 'meta' ? undefined : attributes['property']);
    if (prop !== undefined) this.#mark(element, prop);
    if (prop === 'publisher') this.publisher ??= nameWithin(element);
  }

  #readLink(attributes: Readonly<Record<string, string>>): void {
    const rel = (attributes['rel'] ?? '').toLowerCase();
    if ((rel === 'canonical' || rel === 'shortlink' || rel === 'amphtml') && attributes['href']) this.links.push({ where: `link[rel=${rel}]`, raw: attributes['href'] });
  }

  #readMeta(attributes: Readonly<Record<string, string>>): void {
    const content = attributes['content']?.trim();
    if (!content) return;
    for (const key of ['property', 'name', 'itemprop', 'http-equiv']) {
      const name = attributes[key]?.toLowerCase().trim();
      if (!name) continue;
      for (const single of name.split(/\s+/)) {
        const values = this.#meta.get(single) ?? [];
        // Cards of other articles repeat the markup of this one: the first counts.
        if ((key === 'itemprop' && values.length > 0) || values.length >= MOST_VALUES) continue;
        values.push({ where: `meta[${single}]`, raw: decodeEntities(content) });
        this.#meta.set(single, values);
      }
    }
  }

  #mark(element: PageElement, prop: string): void {
    for (const name of prop.toLowerCase().split(/\s+/)) {
      const bare = name.replace(/^(?:schema|rnews|dc|dcterms|og|article|sioc):/, '');
      if (!MARKED.test(bare) && !MARKED.test(name)) continue;
      const known = this.marked.get(bare);
      if (known && known.length < 1_000) known.push(element);
      else if (!known) this.marked.set(bare, [element]);
    }
  }

  /** Values of the first names first. */
  meta(names: readonly string[]): MetaValue[] {
    return names.flatMap((name) => this.#meta.get(name) ?? []);
  }
}

/** The name inside marked markup: of `itemprop="name"`, or its short text. */
function nameWithin(element: PageElement): string | null {
  for (const child of element.children) {
    if (typeof child === 'string') continue;
    if (child.attributes['itemprop'] === 'name') return (child.attributes['content'] ?? elementText(child, LONGEST_NAME)).trim() || null;
    const inner = nameWithin(child);
    if (inner !== null) return inner;
  }
  return element.attributes['content']?.trim() || null;
}

const LONGEST_NAME = 80;
