import { parseOpml as parseAnyOpml } from 'feedsmith';

interface Outline {
  readonly xmlUrl?: string | undefined;
  readonly outlines?: readonly Outline[] | undefined;
}

/** Whether a text is a list of feeds as feed readers export it. */
export function isOpml(text: string): boolean {
  return /<opml\b/i.test(text.slice(0, 4_000));
}

/** The feeds of an OPML list, each once, in order. Throws when it is broken. */
export function parseOpml(text: string): string[] {
  const { body } = parseAnyOpml(text) as { body?: { outlines?: readonly Outline[] } };
  return [...new Set(collect(body?.outlines ?? []))];
}

function collect(outlines: readonly Outline[]): string[] {
  return outlines.flatMap(({ xmlUrl, outlines: inner }) => [...(xmlUrl ? [xmlUrl] : []), ...collect(inner ?? [])]);
}

/** The feeds of a plain list, one a line; `#` begins a remark. */
export function parseFeedList(text: string): string[] {
  const lines = text.split(/\r?\n/).map((line) => line.replace(/(?:^|\s)#.*/, '').trim());
  return [...new Set(lines.filter((line) => line !== ''))];
}
