import { readFileSync } from 'node:fs';
import { relative } from 'node:path';
import type { Grammar } from './grammar.ts';
import { type Language, lexiconFiles, readLexiconFile } from './language.ts';

/** A fault of language data: where, and what to do about it. */
export interface LanguageFault {
  readonly where: string;
  readonly says: string;
}

/**
 * Faults that loading does not find: presentation forms, spellings that fold to the same, lexicons that do not name
 * their source, and pattern examples that do not do as they say. A file that cannot be loaded at all throws.
 */
export function checkLanguage(language: Language): LanguageFault[] {
  return [...checkLexicons(language), ...language.grammars.filter(({ name }) => !LAYERED.has(name)).flatMap((grammar) => checkExamples(language, grammar))];
}

/** Grammars over numbers and dates that code has joined first; test/dates-, times- and quantities-patterns.test.ts run their examples. */
const LAYERED = new Set(['dates', 'times', 'quantities']);

const PRESENTATION_FORM = /[\ufb50-\ufdff\ufe70-\ufefc]/;
const NAMES_SOURCE = /^#.*\b[Ss]ources?\b/m;

function checkLexicons(language: Language): LanguageFault[] {
  const faults: LanguageFault[] = [];
  for (const file of lexiconFiles(language.folder)) {
    const where = relative(language.folder, file);
    if (!NAMES_SOURCE.test(readFileSync(file, 'utf8'))) {
      faults.push({ where: `${where}:1`, says: 'no "# Source:" line names where the facts come from' });
    }
    const seen = new Map<string, number>();
    for (const { entry, line } of readLexiconFile(file, where)) {
      if (PRESENTATION_FORM.test(entry.spelling)) faults.push({ where: `${where}:${line}`, says: `"${entry.spelling}" holds presentation forms; write plain letters` });
      const key = `${entry.class}\t${entry.id}\t${language.cutSpelling(entry.spelling).join(' ')}`;
      const before = seen.get(key);
      if (before !== undefined) faults.push({ where: `${where}:${line}`, says: `"${entry.spelling}" folds to a spelling of "${entry.id}" that stands in line ${before}` });
      else seen.set(key, line);
    }
  }
  return faults;
}

/** Every `yes` must be met by its rule, every `no` by none of that rule's patterns. Mention slots need a whole analysis. */
function checkExamples(language: Language, grammar: Grammar): LanguageFault[] {
  const faults: LanguageFault[] = [];
  const met = (rule: string, example: string): boolean => {
    const tokens = language.tokenize(example);
    return grammar.matchAll({ tokens, found: language.match(tokens) }).some((match) => match.rule === rule);
  };
  const file = `patterns/${grammar.name}.txt`;
  for (const rule of grammar.rules) {
    if (rule.patterns.every(({ text }) => usesMentions(language, text))) continue;
    for (const { example, line } of rule.yes) {
      if (!met(rule.name, example)) faults.push({ where: `${file}:${line}`, says: `rule "${rule.name}" does not meet its example "${example}"` });
    }
    for (const { example, line } of rule.no) {
      if (met(rule.name, example)) faults.push({ where: `${file}:${line}`, says: `rule "${rule.name}" meets "${example}", which it should not` });
    }
  }
  return faults;
}

function usesMentions(language: Language, pattern: string): boolean {
  return [...pattern.matchAll(/\{([^}:]+)/g)].some(([, name = '']) => language.slots.get(name.trim())?.base === 'mention');
}

