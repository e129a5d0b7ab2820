import { WORD } from '../text/tokens.ts';
import type { Language } from './language.ts';

/** What a sentence gives, for a linguist to read: words with their known readings, lexicon entries, pattern matches. */
export interface Trial {
  readonly words: readonly { readonly text: string; readonly folded: string; readonly readings: readonly string[] }[];
  readonly entries: readonly { readonly text: string; readonly class: string; readonly id: string; readonly clitics: string }[];
  readonly patterns: readonly {
    readonly grammar: string;
    readonly rule: string;
    readonly means: string;
    readonly text: string;
    readonly slots: readonly { readonly name: string; readonly text: string }[];
  }[];
}

export function tryLanguage(language: Language, sentence: string): Trial {
  const tokens = language.tokenize(sentence);
  const found = language.match(tokens);
  const words = [];
  for (let token = 0; token < tokens.count; token++) {
    if (tokens.kind[token] !== WORD) continue;
    const folded = language.vocabulary.text(tokens.form[token]!);
    const readings = new Set(found.at(token).map(({ prefix, suffix, entry }) => [prefix, entry.spelling, suffix].filter(Boolean).join('+')));
    words.push({ text: tokens.slice(token), folded, readings: [...readings] });
  }
  const entries = found.all.map((match) => ({
    text: sentence.slice(found.start(match), found.end(match)),
    class: match.entry.class,
    id: match.entry.id,
    clitics: match.prefix,
  }));
  const patterns = language.grammars.flatMap((grammar) =>
    grammar.match({ tokens, found }).map(({ rule, means, start, end, slots }) => ({
      grammar: grammar.name,
      rule,
      means,
      text: sentence.slice(start, end),
      slots: [...slots].map(([name, { text }]) => ({ name, text })),
    })),
  );
  return { words, entries, patterns };
}
