import type { Format } from './format.ts';
import { plainText } from './plain-text/plain-text.ts';
import { savedPage } from './saved-page/saved-page.ts';

/** Every format that files are read in. The first that claims a file reads it. */
export const FORMATS: readonly Format[] = [savedPage, plainText];
