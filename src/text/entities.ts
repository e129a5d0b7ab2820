const ENTITIES: Readonly<Record<string, string>> = { amp: '&', quot: '"', apos: "'", lt: '<', gt: '>', nbsp: ' ', laquo: '«', raquo: '»', ldquo: '“', rdquo: '”', lsquo: '‘', rsquo: '’', hellip: '…', ndash: '–', mdash: '—', rlm: '\u200f', lrm: '\u200e', zwnj: '\u200c' };

/** A text without the entities that a site left in it (`&quot;`, `&#8220;`, `&amp;quot;`). */
export function decodeEntities(value: string): string {
  if (!value.includes('&')) return value;
  const once = (text: string): string => text.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi, (whole, decimal?: string, hex?: string, name?: string) => {
    const code = decimal ? Number(decimal) : hex ? parseInt(hex, 16) : -1;
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    return name ? ENTITIES[name.toLowerCase()] ?? whole : whole;
  });
  return once(once(value));
}
