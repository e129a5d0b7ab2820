/** One rule of a `patterns/*.txt` file, as written. */
export interface GrammarRule {
  readonly name: string;
  /** What a match means, for the step that reads it: `date(year, month, day)`. */
  readonly means: string;
  readonly patterns: readonly { readonly text: string; readonly line: number }[];
  readonly yes: readonly { readonly value: string; readonly example: string; readonly line: number }[];
  readonly no: readonly { readonly example: string; readonly line: number }[];
  readonly line: number;
}

interface OpenRule {
  name: string;
  means: string;
  patterns: { text: string; line: number }[];
  yes: { value: string; example: string; line: number }[];
  no: { example: string; line: number }[];
  line: number;
}

/** A fault of language data, with its place. */
export class LanguageDataError extends Error {}

/** Parses a grammar file; throws `LanguageDataError` with file and line. */
export function parseGrammarFile(text: string, file: string): GrammarRule[] {
  const rules: OpenRule[] = [];
  let part: 'means' | 'yes' | 'no' = 'means';
  let yesValue = '';
  const fail = (line: number, says: string): never => {
    throw new LanguageDataError(`${file}:${line}: ${says}`);
  };
  for (const [index, raw] of text.replace(/^\ufeff/, '').split(/\r?\n/).entries()) {
    const line = index + 1;
    if (!raw.trim() || raw.startsWith('#')) continue;
    const rule = rules.at(-1);
    if (raw.startsWith('\t')) {
      if (!rule) fail(line, 'an indented line before the first "rule"');
      else if (part === 'means') rule.patterns.push({ text: raw.trim(), line });
      else if (part === 'yes') rule.yes.push({ value: yesValue, example: raw.trim(), line });
      else rule.no.push({ example: raw.trim(), line });
      continue;
    }
    const [key = '', ...rest] = raw.split('\t');
    const value = rest.join('\t').trim();
    if (key === 'rule') {
      if (!value) fail(line, 'a rule without a name');
      rules.push({ name: value, means: '', patterns: [], yes: [], no: [], line });
      part = 'means';
    } else if (!rule) fail(line, `"${key}" before the first "rule"`);
    else if (key === 'means') rule.means = value;
    else if (key === 'yes') [part, yesValue] = ['yes', value];
    else if (key === 'no') part = 'no';
    else fail(line, `"${key}" is none of rule, means, yes, no (patterns and examples are indented with a tab)`);
  }
  for (const rule of rules) if (rule.patterns.length === 0) fail(rule.line, `rule "${rule.name}" has no pattern`);
  return rules;
}
