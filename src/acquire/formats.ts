import { gzipFile } from './archive-file/gzip-file.ts';
import { webArchive } from './archive-file/web-archive.ts';
import { zipFolder } from './archive-file/zip-folder.ts';
import type { Format } from './format.ts';
import { mailPage } from './mail/mail-page.ts';
import { pdfPage } from './pdf/pdf-page.ts';
import { plainText } from './plain-text/plain-text.ts';
import { commaRows } from './rows/comma-rows.ts';
import { jsonList } from './rows/json-list.ts';
import { jsonRows } from './rows/json-rows.ts';
import { savedPage } from './saved-page/saved-page.ts';

/** Every format that files are read in. The first that claims a file reads it. */
export const FORMATS: readonly Format[] = [webArchive, zipFolder, gzipFile, mailPage, jsonRows, jsonList, commaRows, pdfPage, savedPage, plainText];
