import type { Refusal } from '../../model/capture.ts';
import { refuse } from '../refusal.ts';
import { LARGEST_PAGE_BYTES } from '../single-page.ts';
import { ForbiddenAddressError, INTERNET, type Network, type Reach, checkHost, parseWebAddress } from './address-guard.ts';
import { HostTurns, LONGEST_WAIT_MS } from './host-turns.ts';
import { ALLOW_ALL, ALLOW_NONE, type Robots, parseRobots } from './robots.ts';
import { AnswerError, type RequestLimits, type WebAnswer, requestOnce, toAnswerError } from './web-request.ts';

const USER_AGENT = 'Isnad/0.1 (reads news for research; honours robots.txt)';
const MOST_REDIRECTS = 8;
const REDIRECTS = new Set([301, 302, 303, 307, 308]);
const BUSY = new Set([429, 503]);
/** Between two requests to one host: what careful crawlers keep to. */
export const DEFAULT_DELAY_MS = 1_000;
const DEFAULT_LIMITS: RequestLimits = { mostBytes: LARGEST_PAGE_BYTES, stallMs: 15_000, totalMs: 60_000 };
/** What was said in the last answer, so that the server need not send the same again. */
export interface Validators {
  readonly etag: string | null;
  readonly lastModified: string | null;
}

export interface VisitorOptions {
  readonly reach?: Reach;
  readonly delayMs?: number;
  readonly limits?: Partial<RequestLimits>;
  readonly signal?: AbortSignal;
  readonly network?: Network;
}

export interface FetchOptions {
  /** Programs that walk through a site ask its robots.txt; a page that a person names is fetched as a browser would. */
  readonly robots: 'ask' | 'do-not-ask';
  readonly validators?: Validators | null;
  readonly mostBytes?: number;
}

/** An answer with the address that gave it, after redirects. */
export interface WebPage extends WebAnswer {
  readonly address: string;
  /** ISO 8601 UTC. */
  readonly fetchedAt: string;
}

/** Fetches from the web: politely, within limits, and never from private networks unless allowed. One for a whole run. */
export class WebVisitor {
  readonly #reach: Reach;
  readonly #network: Network;
  readonly #limits: RequestLimits;
  readonly #turns: HostTurns;
  readonly #robots = new Map<string, Promise<Robots>>();
  readonly signal: AbortSignal | null;

  constructor({ reach = 'public', delayMs = DEFAULT_DELAY_MS, limits, signal, network = INTERNET }: VisitorOptions = {}) {
    this.#network = network;
    this.#reach = reach;
    this.#limits = { ...DEFAULT_LIMITS, ...limits };
    this.#turns = new HostTurns(delayMs);
    this.signal = signal ?? null;
  }

  /** Fetches a page; a 304 is an answer too. Whatever goes wrong is a refusal in one sentence. Throws only when the run was ended. */
  async fetch(written: string, options: FetchOptions): Promise<WebPage | Refusal> {
    try {
      return await this.#follow(written, options);
    } catch (error) {
      this.signal?.throwIfAborted();
      if (error instanceof ForbiddenAddressError) return refuse(written, 'refused-address', `${written} ${error.message}; it was not fetched.`);
      const { code, message } = toAnswerError(error);
      return refuse(written, code, `${written} ${message}.`);
    }
  }

  async #follow(written: string, options: FetchOptions): Promise<WebPage | Refusal> {
    let url = parseWebAddress(written);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const robots = options.robots === 'ask' ? await this.#robotsOf(url) : ALLOW_ALL;
      if (!robots.allows(url.pathname + url.search)) {
        return refuse(written, 'refused-address', `${url.href} is closed to programs by the site's robots.txt; it was not fetched.`);
      }
      const answer = await this.#askInTurn(url, robots, options);
      const target = answer.header('location');
      if (!REDIRECTS.has(answer.status) || target === undefined) return this.#accept(written, url, answer);
      url = parseWebAddress(target, url.href);
    }
    return refuse(written, 'fetch-failed', `${written} leads from page to page more than ${MOST_REDIRECTS} times.`);
  }

  #accept(written: string, url: URL, answer: WebAnswer): WebPage | Refusal {
    const { status } = answer;
    if (status === 304 || (status >= 200 && status < 300)) return { ...answer, address: url.href, fetchedAt: new Date().toISOString() };
    const says = status === 404 || status === 410 ? 'there is no such page' : status === 401 || status === 403 ? 'it is closed to strangers' : status >= 500 ? 'its server is in trouble' : 'it was refused';
    return refuse(written, 'fetch-failed', `${written} answers ${status}: ${says}.`);
  }

  /** A busy host is asked a second time when it says that it will not be long. */
  async #askInTurn(url: URL, robots: Robots, options: FetchOptions): Promise<WebAnswer> {
    const answer = await this.#ask(url, robots, options);
    if (!BUSY.has(answer.status)) return answer;
    const waitMs = parseRetryAfter(answer.header('retry-after'));
    if (waitMs === null) return answer;
    this.#turns.postpone(url.host, waitMs);
    if (waitMs > LONGEST_WAIT_MS) throw this.#leftAlone(url, waitMs);
    return this.#ask(url, robots, options);
  }

  #ask(url: URL, { delaySeconds }: Robots, { validators, mostBytes }: FetchOptions): Promise<WebAnswer> {
    const waitMs = this.#turns.waitOf(url.host);
    if (waitMs > LONGEST_WAIT_MS) return Promise.reject(this.#leftAlone(url, waitMs));
    return this.#turns.take(url.host, this.signal, delaySeconds === null ? null : delaySeconds * 1000, async () => {
      const at = this.#network.route(await checkHost(url, this.#reach, this.#network));
      const limits = mostBytes === undefined ? this.#limits : { ...this.#limits, mostBytes };
      return requestOnce(url, { at, headers: makeHeaders(validators ?? null), limits, signal: this.signal });
    });
  }

  #leftAlone(url: URL, waitMs: number): AnswerError {
    return new AnswerError('fetch-failed', `is not to be asked for another ${Math.ceil(waitMs / 1000)} s, says ${url.host}; try again later`);
  }

  #robotsOf(url: URL): Promise<Robots> {
    const known = this.#robots.get(url.origin) ?? this.#loadRobots(url.origin);
    this.#robots.set(url.origin, known);
    return known;
  }

  /** RFC 9309: no such file allows everything, a server in trouble nothing. */
  async #loadRobots(origin: string): Promise<Robots> {
    let url = parseWebAddress('/robots.txt', origin);
    for (let hop = 0; hop <= MOST_REDIRECTS; hop++) {
      const answer = await this.#ask(url, ALLOW_ALL, { robots: 'do-not-ask' });
      const target = answer.header('location');
      if (REDIRECTS.has(answer.status) && target !== undefined) url = parseWebAddress(target, url.href);
      else if (answer.status >= 200 && answer.status < 300) return parseRobots(new TextDecoder().decode(answer.body));
      else return answer.status >= 500 || answer.status === 429 ? ALLOW_NONE : ALLOW_ALL;
    }
    return ALLOW_ALL;
  }
}

function makeHeaders(validators: Validators | null): Record<string, string> {
  return {
    'user-agent': USER_AGENT,
    accept: 'text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/feed+json,application/xml;q=0.9,*/*;q=0.5',
    'accept-language': 'ar,en;q=0.5',
    'accept-encoding': 'gzip, br, deflate',
    ...(validators?.etag && { 'if-none-match': validators.etag }),
    ...(validators?.lastModified && { 'if-modified-since': validators.lastModified }),
  };
}

/** Seconds or a date, as milliseconds from now; null when nothing sound is said. */
function parseRetryAfter(value: string | undefined): number | null {
  if (value === undefined) return null;
  if (/^\d{1,7}$/.test(value.trim())) return Number(value) * 1000;
  const at = Date.parse(value);
  return Number.isNaN(at) ? null : Math.max(0, at - Date.now());
}
