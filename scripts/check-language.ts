/** Checks the language data: what `isnad language check ar` prints. */
import { checkLanguage } from '../src/language/check-language.ts';
import { loadLanguage } from '../src/language/language.ts';

const faults = checkLanguage(loadLanguage('ar'));
for (const { where, says } of faults) console.error(`languages/ar/${where}: ${says}`);
console.log(faults.length > 0 ? `${faults.length} faults of language data` : 'language data: no fault');
process.exitCode = faults.length > 0 ? 1 : 0;
