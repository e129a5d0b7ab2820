/** What a site asks of programs (RFC 9309): rules of the group that names Isnad, else of the group for all. */
export interface Robots {
  readonly allows: (path: string) => boolean;
  /** Seconds between requests that the site asks for, or null. */
  readonly delaySeconds: number | null;
}

interface Rule {
  readonly path: string;
  readonly isAllowed: boolean;
}

interface Group {
  readonly agents: string[];
  readonly rules: Rule[];
  delaySeconds: number | null;
}

const OUR_NAME = 'isnad';
/** RFC 9309 asks for at least this much to be read. */
const MOST_CHARACTERS = 512_000;
const MOST_RULES = 5_000;

export const ALLOW_ALL: Robots = { allows: () => true, delaySeconds: null };
export const ALLOW_NONE: Robots = { allows: () => false, delaySeconds: null };

/** Reads a robots.txt. Lines that say nothing known are passed over. */
export function parseRobots(text: string): Robots {
  const groups = parseGroups(text.slice(0, MOST_CHARACTERS));
  const named = groups.filter(({ agents }) => agents.includes(OUR_NAME));
  const chosen = named.length > 0 ? named : groups.filter(({ agents }) => agents.includes('*'));
  const rules = chosen.flatMap((group) => group.rules).slice(0, MOST_RULES);
  const delays = chosen.flatMap(({ delaySeconds }) => delaySeconds ?? []);
  return { allows: (path) => isAllowed(rules, path), delaySeconds: delays.length > 0 ? Math.max(...delays) : null };
}

function parseGroups(text: string): Group[] {
  const groups: Group[] = [];
  let isNaming = false;
  for (const line of text.split(/\r\n|\r|\n/)) {
    const [name = '', ...rest] = line.replace(/#.*/, '').split(':');
    const key = name.trim().toLowerCase();
    const value = rest.join(':').trim();
    if (key === 'user-agent') {
      if (!isNaming) groups.push({ agents: [], rules: [], delaySeconds: null });
      groups.at(-1)!.agents.push(value.toLowerCase().split('/')[0]!.trim());
      isNaming = true;
    } else if (key === 'allow' || key === 'disallow' || key === 'crawl-delay') {
      isNaming = false;
      const group = groups.at(-1);
      if (group) addRule(group, key, value);
    }
  }
  return groups;
}

function addRule(group: Group, key: 'allow' | 'disallow' | 'crawl-delay', value: string): void {
  if (key === 'crawl-delay') {
    const seconds = Number(value);
    if (value !== '' && Number.isFinite(seconds) && seconds >= 0) group.delaySeconds = seconds;
  } else if (value !== '') group.rules.push({ path: value, isAllowed: key === 'allow' });
}

/** The longest rule that matches decides; of two as long, the one that allows. */
function isAllowed(rules: readonly Rule[], path: string): boolean {
  let best: Rule | null = null;
  const normal = normalize(path);
  for (const rule of rules) {
    if (!matches(normalize(rule.path), normal)) continue;
    if (!best || rule.path.length > best.path.length || (rule.path.length === best.path.length && rule.isAllowed)) best = rule;
  }
  return best?.isAllowed ?? true;
}

/** `*` is any run of characters, `$` at the end is the end of the path. Linear in both: each piece is sought once. */
function matches(rule: string, path: string): boolean {
  const isWhole = rule.endsWith('$');
  const pieces = (isWhole ? rule.slice(0, -1) : rule).split('*');
  const [first = '', ...others] = pieces;
  if (!path.startsWith(first)) return false;
  let at = first.length;
  for (const [i, piece] of others.entries()) {
    if (isWhole && i === others.length - 1) return path.length - piece.length >= at && path.endsWith(piece);
    const found = path.indexOf(piece, at);
    if (found < 0) return false;
    at = found + piece.length;
  }
  return !isWhole || at === path.length;
}

/** Arabic paths are written with and without percent signs. */
function normalize(path: string): string {
  try {
    return encodeURI(decodeURI(path));
  } catch {
    return path;
  }
}
