import type { Language } from '../language/language.ts';
import type { ArticleRecord } from '../model/record.ts';
import { READING_ROLES } from '../model/block.ts';
import type { ArticleWords } from '../store/archive.ts';
import { NUMBER, WORD } from '../text/tokens.ts';
import type { SearchWord } from './stages.ts';

/**
 * The words of a text for search: folded, and with every stem they may have once clitics are off. No lexicon decides
 * between readings here: «بيان» is also kept as «يان», and costs only a few needless index entries.
 */
export function findSearchWords(text: string, language: Language): SearchWord[] {
  const tokens = language.tokenize(text);
  const words: SearchWord[] = [];
  for (let token = 0; token < tokens.count; token++) {
    const kind = tokens.kind[token];
    if (kind !== WORD && kind !== NUMBER) continue;
    const form = tokens.form[token]!;
    const written = language.vocabulary.text(form);
    const stems = kind === NUMBER ? [written] : [...new Set(language.readings(form).map((reading) => reading.stem))];
    words.push({ start: tokens.start[token]!, end: tokens.end[token]!, written, stems });
  }
  return words;
}

/** What the archive's index keeps of a record: the article's own words, not its furniture or its readers' comments. */
export function toArticleWords(record: ArticleRecord, findWords: (text: string) => readonly SearchWord[]): ArticleWords {
  const written: string[] = [];
  const stems: string[] = [];
  for (const block of record.blocks) {
    if (!READING_ROLES.has(block.role)) continue;
    for (const word of findWords(record.text.slice(block.span[0], block.span[1]))) {
      written.push(word.written);
      stems.push(...word.stems);
    }
  }
  const names = record.entities.flatMap((entity) => [entity.name, ...entity.aliases]).join(' ');
  return {
    written: written.join(' '),
    stems: stems.join(' '),
    headline: joinStems(findWords(record.headline ?? '')),
    names: joinStems(findWords(names)),
  };
}

function joinStems(words: readonly SearchWord[]): string {
  return words.flatMap((word) => [...word.stems]).join(' ');
}
