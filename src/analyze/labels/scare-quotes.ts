import type { Mention } from '../../model/entity.ts';
import { QUOTE } from '../../text/tokens.ts';
import type { LabelsInput, Wording } from './find-labels.ts';

/**
 * Quotation marks around a part of a body's name («حكومة “الوفاق”») hold it at arm's length; around whole names and
 * around media they are a habit of the house. A body that the article always quotes so is quoted by habit too.
 */
export function findScareQuotes({ article, tokens, found, mentions, entities }: LabelsInput): Wording[] {
  const types = new Map(entities.map(({ id, type }) => [id, type]));
  const wordings: Wording[] = [];
  for (const mention of mentions) {
    if (mention.form === 'title' || types.get(mention.entity) !== 'organization') continue;
    const quoted = quotedPart(mention);
    if (!quoted || !isStateBody(mention) || holdsPerson(quoted)) continue;
    const plain = mentions.some((other) => other.entity === mention.entity && other !== mention && quotedPart(other) === null);
    if (plain) {
      const says = `«${article.text.slice(...quoted)}» in quotation marks inside a name that stands without them elsewhere`;
      wordings.push({ span: quoted, target: mention.entity, polarity: 'delegitimising', distanced: true, rule: 'scare-quotes', says });
    }
  }
  return wordings;

  /** Parties, groups and media are quoted by habit («تنظيم «القاعدة»»); a government or army is not. */
  function isStateBody({ span }: Mention): boolean {
    return found.at(tokens.tokenAt(span[0])).some(({ entry }) => entry.class === 'labels' && entry.attributes['place'] === 'quoted');
  }

  /** «قوات «الصافي»»: the marks are the person's. */
  function holdsPerson([start, end]: readonly [number, number]): boolean {
    return mentions.some(({ entity, span }) => types.get(entity) === 'person' && span[0] >= start && span[1] <= end);
  }

  /** The part of a name that stands in quotation marks, with its marks; null when none or all of it does. */
  function quotedPart({ span: [start, end] }: Mention): readonly [number, number] | null {
    const first = tokens.tokenAt(start);
    let open = -1;
    for (let token = first; token < tokens.count && tokens.start[token]! < end; token++) {
      if (tokens.kind[token] !== QUOTE) continue;
      if (open >= 0) return [tokens.start[open]!, tokens.end[token]!];
      if (token > first) open = token;
    }
    const after = open >= 0 ? tokens.tokenAt(end) : tokens.count;
    return tokens.kind[after] === QUOTE ? [tokens.start[open]!, tokens.end[after]!] : null;
  }
}
