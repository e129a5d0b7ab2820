import { Tokenizer } from 'htmlparser2';

/** One element of a page. Text children are strings, entities decoded. */
export interface PageElement {
  readonly tag: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly parent: PageElement | null;
  readonly children: (PageElement | string)[];
}

/** A page as a tree, with the scripts that carry data. */
export interface PageTree {
  readonly root: PageElement;
  /** Bodies of JSON scripts, in page order, by kind. */
  readonly jsonLd: readonly string[];
  readonly jsonState: readonly string[];
  /** Whether a bound was met and the rest was flattened or left out. */
  readonly bounded: boolean;
}

/** Real pages seen: depth to 62, elements to 9,000. Far above both, far below what harms. */
const MAX_DEPTH = 250;
const MAX_ELEMENTS = 150_000;
const MAX_ATTRIBUTE = 4_000;
const MAX_SCRIPT = 4_000_000;

const KEPT_ATTRIBUTES = new Set([
  'id', 'class', 'size', 'itemprop', 'itemtype', 'property', 'name', 'content', 'datetime', 'href', 'rel', 'style', 'hidden', 'role',
  'aria-hidden', 'aria-label', 'aria-labelledby', 'type', 'lang', 'dir', 'alt', 'title', 'http-equiv', 'typeof', 'pubdate', 'data-component', 'data-type', 'data-testid',
]);
const VOID = new Set(['area', 'base', 'br', 'col', 'embed', 'hr', 'img', 'input', 'link', 'meta', 'param', 'source', 'track', 'wbr']);
/** Start tags that end an open `<p>`. */
const ENDS_PARAGRAPH = new Set([
  'address', 'article', 'aside', 'blockquote', 'center', 'details', 'div', 'dl', 'fieldset', 'figure', 'figcaption', 'footer',
  'form', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6', 'header', 'hr', 'main', 'menu', 'nav', 'ol', 'p', 'pre', 'section', 'table', 'ul', 'li',
]);
const ENDED_BY: Readonly<Record<string, ReadonlySet<string>>> = {
  li: new Set(['li']), dt: new Set(['dt', 'dd']), dd: new Set(['dt', 'dd']), option: new Set(['option']), a: new Set(['a']),
  tr: new Set(['tr', 'td', 'th']), td: new Set(['td', 'th']), th: new Set(['td', 'th']),
  tbody: new Set(['tr', 'td', 'th', 'thead', 'tbody']), body: new Set(['head']), button: new Set(['button']),
};
/** An implied end never passes these. */
const SCOPE = new Set(['table', 'td', 'th', 'ul', 'ol', 'dl', 'html', 'body', 'div', 'section', 'article', 'blockquote', 'figure', 'aside', 'main', 'select']);
const SCOPE_OF: Readonly<Record<string, ReadonlySet<string>>> = {
  tr: new Set(['table']), td: new Set(['table', 'tr']), th: new Set(['table', 'tr']), tbody: new Set(['table']), body: new Set(['html']),
};
/** An inline end tag (`</span>`) does not end the boxes around it. */
const BOXES = new Set([
  ...ENDS_PARAGRAPH, 'td', 'th', 'tr', 'tbody', 'thead', 'body', 'html', 'button', 'dd', 'dt', 'noscript', 'template', 'head',
]);
const UNREAD_TEXT = new Set(['script', 'style', 'textarea', 'noframes', 'noembed', 'iframe', 'xmp', 'plaintext']);

type Element = PageElement & { attributes: Record<string, string> };

/**
 * Builds the tree straight from the tokenizer, in one pass, linear in the page whatever it holds: depth, element count and
 * attribute length are bounded, and what lies deeper stays as text of the deepest element kept.
 */
export function parsePage(html: string): PageTree {
  const builder = new PageBuilder(html);
  const tokenizer = new Tokenizer({ decodeEntities: true }, builder);
  tokenizer.write(html);
  tokenizer.end();
  return { root: builder.root, jsonLd: builder.jsonLd, jsonState: builder.jsonState, bounded: builder.bounded };
}

class PageBuilder {
  readonly root: Element = { tag: '#page', attributes: {}, parent: null, children: [] };
  readonly jsonLd: string[] = [];
  readonly jsonState: string[] = [];
  bounded = false;
  readonly #html: string;
  readonly #open: Element[] = [this.root];
  readonly #openCount = new Map<string, number>();
  #elements = 0;
  /** Start tags met below the depth bound and not ended yet. */
  #tooDeep = 0;
  #tag = '';
  #attributes: Record<string, string> = {};
  #attributeName = '';
  #value = '';
  #svg = 0;
  #unread: string | null = null;
  #scriptKind: 'json-ld' | 'state' | null = null;
  #script: string[] = [];

  constructor(html: string) {
    this.#html = html;
  }

  onopentagname(start: number, end: number): void {
    this.#tag = this.#html.slice(start, end).toLowerCase();
    this.#attributes = {};
  }

  onattribname(start: number, end: number): void {
    this.#attributeName = end - start > 40 ? '' : this.#html.slice(start, end).toLowerCase();
    this.#value = '';
  }

  onattribdata(start: number, end: number): void {
    if (!KEPT_ATTRIBUTES.has(this.#attributeName) || this.#value.length > MAX_ATTRIBUTE) return;
    this.#value += this.#html.slice(start, Math.min(end, start + MAX_ATTRIBUTE));
  }

  onattribentity(codepoint: number): void {
    if (this.#value.length < MAX_ATTRIBUTE) this.#value += String.fromCodePoint(codepoint);
  }

  onattribend(): void {
    const name = this.#attributeName;
    if (KEPT_ATTRIBUTES.has(name) && this.#attributes[name] === undefined) this.#attributes[name] = this.#value.slice(0, MAX_ATTRIBUTE);
  }

  onselfclosingtag(end: number): void {
    const inSvg = this.#svg > 0 || this.#tag === 'svg';
    this.onopentagend(end);
    if (inSvg && !VOID.has(this.#tag)) this.#close(this.#tag);
  }

  onopentagend(_end: number): void {
    const tag = this.#tag;
    if (UNREAD_TEXT.has(tag)) {
      this.#startUnread(tag);
      return;
    }
    if (tag === 'svg') this.#svg++;
    if (this.#svg > 0) return;
    this.#endImplied(tag);
    if (!VOID.has(tag) && (this.#open.length >= MAX_DEPTH || this.#elements >= MAX_ELEMENTS)) {
      this.#tooDeep++;
      this.bounded = true;
      return;
    }
    this.#append(tag);
  }

  #append(tag: string): void {
    const parent = this.#open[this.#open.length - 1]!;
    if (VOID.has(tag) && this.#elements >= MAX_ELEMENTS) return;
    if ((tag === 'html' || tag === 'body') && this.#openCount.get(tag)) return;
    const element: Element = { tag, attributes: this.#attributes, parent, children: [] };
    parent.children.push(element);
    this.#elements++;
    if (VOID.has(tag)) return;
    this.#open.push(element);
    this.#openCount.set(tag, (this.#openCount.get(tag) ?? 0) + 1);
  }

  #startUnread(tag: string): void {
    this.#unread = tag;
    this.#script = [];
    const type = (this.#attributes['type'] ?? '').toLowerCase();
    this.#scriptKind = null;
    if (tag !== 'script') return;
    if (type.includes('ld+json')) this.#scriptKind = 'json-ld';
    else if (type === 'application/json' || this.#attributes['id'] === '__NEXT_DATA__') this.#scriptKind = 'state';
  }

  ontext(start: number, end: number): void {
    if (this.#unread !== null) {
      if (this.#scriptKind !== null && end - start < MAX_SCRIPT) this.#script.push(this.#html.slice(start, end));
      return;
    }
    if (this.#svg > 0) return;
    this.#open[this.#open.length - 1]!.children.push(this.#html.slice(start, end));
  }

  ontextentity(codepoint: number): void {
    if (this.#unread !== null || this.#svg > 0) return;
    const children = this.#open[this.#open.length - 1]!.children;
    const last = children.length - 1;
    // Text of one run stays one string: a bomb of entities must not become a million children.
    if (typeof children[last] === 'string') children[last] += String.fromCodePoint(codepoint);
    else children.push(String.fromCodePoint(codepoint));
  }

  onclosetag(start: number, end: number): void {
    const tag = this.#html.slice(start, end).toLowerCase();
    if (this.#unread !== null) {
      if (tag === this.#unread) this.#endUnread();
      return;
    }
    this.#close(tag);
  }

  #endUnread(): void {
    if (this.#scriptKind === 'json-ld') this.jsonLd.push(this.#script.join(''));
    else if (this.#scriptKind === 'state') this.jsonState.push(this.#script.join(''));
    this.#unread = null;
    this.#script = [];
  }

  #close(tag: string): void {
    if (this.#svg > 0) {
      if (tag === 'svg') this.#svg--;
      return;
    }
    if (tag === 'br') {
      this.#tag = 'br';
      this.#attributes = {};
      this.#append('br');
      return;
    }
    if (this.#tooDeep > 0) {
      this.#tooDeep--;
      return;
    }
    if (!this.#openCount.get(tag) || tag === 'body' || tag === 'html') return;
    this.#closeTo(tag);
  }

  #closeTo(tag: string): void {
    const isBox = BOXES.has(tag);
    for (let at = this.#open.length - 1; at > 0; at--) {
      const open = this.#open[at]!.tag;
      if (open === tag) {
        while (this.#open.length > at) this.#pop();
        return;
      }
      if (!isBox && BOXES.has(open)) return;
      // `</div>` inside a cell belongs to the cell.
      if (isBox && (open === 'td' || open === 'th') && !['tr', 'tbody', 'table', 'thead', 'td', 'th'].includes(tag)) return;
    }
  }

  #pop(): void {
    const element = this.#open.pop()!;
    this.#openCount.set(element.tag, this.#openCount.get(element.tag)! - 1);
  }

  #endImplied(tag: string): void {
    if (ENDS_PARAGRAPH.has(tag) && this.#openCount.get('p')) this.#endOpen(new Set(['p']), SCOPE);
    const ends = ENDED_BY[tag];
    if (ends) this.#endOpen(ends, SCOPE_OF[tag] ?? SCOPE);
  }

  /** Ends the innermost open element of `tags`, unless a barrier stands before it. */
  #endOpen(tags: ReadonlySet<string>, barrier: ReadonlySet<string>): void {
    for (let at = this.#open.length - 1; at > 0; at--) {
      const open = this.#open[at]!.tag;
      if (tags.has(open)) {
        while (this.#open.length > at) this.#pop();
        if (tags.size === 1) return;
        continue;
      }
      if (barrier.has(open)) return;
    }
  }

  oncdata(): void {}
  oncomment(): void {}
  ondeclaration(): void {}
  onprocessinginstruction(): void {}
  onend(): void {
    if (this.#unread !== null) this.#endUnread();
  }
}

/** Visible text under an element, one space for any run of white space. */
export function elementText(element: PageElement, limit = 4_000): string {
  const parts: string[] = [];
  let length = 0;
  const visit = (node: PageElement): void => {
    for (const child of node.children) {
      if (length > limit) return;
      if (typeof child === 'string') {
        parts.push(child);
        length += child.length;
      } else if (child.tag === 'br') parts.push(' ');
      else visit(child);
    }
  };
  visit(element);
  return parts.join('').replace(/\s+/g, ' ').trim().slice(0, limit);
}
