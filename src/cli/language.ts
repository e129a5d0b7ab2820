import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { checkLanguage } from '../language/check-language.ts';
import { LANGUAGES_FOLDER, loadLanguage, type Language } from '../language/language.ts';
import { tryLanguage } from '../language/try-language.ts';
import { UsageError, type Command, type ExitCode } from './command.ts';
import { countOf, isolate, type Output } from './output.ts';

/** ISO 639. */
const LANGUAGE_CODE = /^[a-z]{2,3}$/;

export const languageCommand: Command = {
  name: 'language',
  usage: 'check|try|show CODE [SENTENCE|WORD]',
  summary: 'For linguists: checks the language data, shows what a sentence gives and why, and what the data knows of a word.',
  options: {},
  examples: [
    ['isnad language check ar', 'Faults in languages/ar, with file and line'],
    ['isnad language try ar "وصل الوزير إلى طرابلس أمس"', 'What every lexicon and pattern finds in a sentence'],
    ['isnad language show ar', 'How much of what the data holds'],
    ['isnad language show ar حكومة', 'What the data knows of a word'],
  ],
  leastOperands: 2,
  async run({ operands, output }) {
    const [action = '', code = '', ...rest] = operands;
    const act = Object.hasOwn(ACTIONS, action) ? ACTIONS[action] : undefined;
    if (!act) throw new UsageError(`"isnad language" knows check, try and show, not "${action}".`);
    if (!LANGUAGE_CODE.test(code) || !existsSync(join(LANGUAGES_FOLDER, code))) {
      throw new UsageError(`There is no language "${code}"; the folders under languages/ are the ones there are.`);
    }
    return act(output, loadLanguage(code), rest.join(' '));
  },
};

type Action = (output: Output, language: Language, words: string) => Promise<ExitCode>;

const ACTIONS: Readonly<Record<string, Action>> = { check: printFaults, try: printTrial, show: printHoldings };

async function printFaults(output: Output, language: Language): Promise<ExitCode> {
  const faults = checkLanguage(language);
  for (const { where, says } of faults) await output.print(`languages/${language.code}/${where}: ${says}`);
  await output.print(faults.length === 0 ? `languages/${language.code} has no faults.` : `${countOf(faults.length, 'fault')} in languages/${language.code}.`);
  return faults.length === 0 ? 0 : 1;
}

async function printTrial(output: Output, language: Language, sentence: string): Promise<ExitCode> {
  if (sentence === '') throw new UsageError('"isnad language try" needs a sentence: isnad language try ar "وصل الوزير أمس"');
  const { words, entries, patterns } = tryLanguage(language, sentence);
  await output.print('Words');
  for (const { text, folded, readings } of words) {
    await output.print(`  ${isolate(text)}  ${isolate(folded)}  ${readings.length === 0 ? 'in no lexicon' : readings.map(isolate).join(' or ')}`);
  }
  await output.print('Lexicon entries');
  for (const entry of entries) {
    await output.print(`  ${isolate(entry.text)}  ${entry.class} ${entry.id}${entry.clitics ? ` after ${isolate(entry.clitics)}` : ''}`);
  }
  await output.print('Patterns');
  for (const { grammar, rule, means, text, slots } of patterns) {
    const bound = slots.map((slot) => `${slot.name} = ${isolate(slot.text)}`).join(', ');
    await output.print(`  ${isolate(text)}  ${grammar}: ${rule} → ${means}${bound ? ` (${bound})` : ''}`);
  }
  return 0;
}

async function printHoldings(output: Output, language: Language, word: string): Promise<ExitCode> {
  if (word !== '') return printWord(output, language, word);
  const counts = new Map<string, number>();
  for (const entry of language.lexicon.entries) counts.set(entry.class, (counts.get(entry.class) ?? 0) + 1);
  await output.print('Lexicon classes');
  for (const [name, count] of [...counts].sort(([a], [b]) => (a < b ? -1 : 1))) await output.print(`  ${name}: ${countOf(count, 'spelling')}`);
  await output.print('Grammars');
  for (const grammar of language.grammars) await output.print(`  ${grammar.name}: ${countOf(grammar.rules.length, 'rule')}`);
  return 0;
}

/** Every entry whose spelling holds the word, in any reading of it. */
async function printWord(output: Output, language: Language, word: string): Promise<ExitCode> {
  const wanted = language.cutSpelling(word).join(' ');
  const met = language.lexicon.entries.filter((entry) => ` ${language.cutSpelling(entry.spelling).join(' ')} `.includes(` ${wanted} `));
  for (const { class: name, id, spelling, attributes } of met) {
    const more = Object.entries(attributes).map(([column, value]) => `${column}=${isolate(value)}`).join(' ');
    await output.print(`${isolate(spelling)}  ${name} ${id}${more ? `  ${more}` : ''}`);
  }
  if (met.length === 0) output.note(`No lexicon of languages/${language.code} holds ${isolate(word)}.`);
  return met.length === 0 ? 1 : 0;
}
