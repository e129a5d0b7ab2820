import { Buffer } from 'node:buffer';
import type { Capture, Refusal } from '../../model/capture.ts';
import type { Format, SourceFile } from '../format.ts';
import { refuse } from '../refusal.ts';
import { type PdfiumPage, readGlyphs } from './pdf-glyph.ts';
import { type PdfText, layOutPdf } from './pdf-layout.ts';
import { cutPdfLines } from './pdf-line.ts';
import { hashBytes, loadWhole } from '../single-page.ts';

/** A scanned issue of a newspaper has some 50 MB. */
const LARGEST_PDF_BYTES = 128 * 2 ** 20;
const MOST_PAGES = 200;
/** Not a dependency: 5 MB that few need. A variable, so that nobody looks for it before it is asked for. */
const PDFIUM = '@hyzyla/pdfium';

/** The part of the library that is used here. */
export interface Pdfium {
  readonly PDFiumLibrary: { init(): Promise<{
    loadDocument(bytes: Uint8Array): Promise<{ pages(): Iterable<PdfiumPage>; destroy(): void }>;
    destroy(): void;
  }> };
}

/** A newspaper page as PDF, read with an optional part. Its text goes along as evidence; the bytes stay the PDF's. */
export function makePdfFormat(load: () => Promise<Pdfium | null>): Format {
  return {
    name: 'PDF',
    claims: ({ head }) => Buffer.from(head.subarray(0, 5)).toString('latin1') === '%PDF-',
    async *captures(file) {
      const pdfium = await load();
      if (!pdfium) yield refuse(file.path, 'binary', `${file.path} is a PDF document; to read the text of PDFs, add the optional part with "npm install ${PDFIUM}" and name the file again.`);
      else yield capturePdf(file, pdfium);
    },
  };
}

export const pdfPage: Format = makePdfFormat(loadPdfium);

async function loadPdfium(): Promise<Pdfium | null> {
  try {
    return (await import(PDFIUM)) as Pdfium;
  } catch {
    return null;
  }
}

async function capturePdf(file: SourceFile, { PDFiumLibrary }: Pdfium): Promise<Capture | Refusal> {
  const bytes = await loadWhole(file, LARGEST_PDF_BYTES);
  if ('code' in bytes) return bytes;
  const library = await PDFiumLibrary.init();
  try {
    const document = await library.loadDocument(bytes);
    const pages = Array.from(document.pages()).slice(0, MOST_PAGES).map(readPage);
    document.destroy();
    const content = pages.map(({ paragraphs }) => paragraphs.join('\n')).join('\n\n');
    if (content.trim() === '') return refuse(file.path, 'not-text', `${file.path} is a PDF of pictures without text; recognise its text with an OCR program first.`);
    const title = pages.find(({ paragraphs }) => paragraphs.length > 0)?.title ?? null;
    return { id: hashBytes(bytes), bytes, uri: file.path, mediaType: 'application/pdf', charset: null, fetchedAt: null, carrier: { ...(title !== null && { title }), content } };
  } catch {
    return refuse(file.path, 'damaged', `${file.path} is a PDF document that is damaged or locked with a password.`);
  } finally {
    library.destroy();
  }
}

/** The page as it is read; as the library gives it where that does not show where its letters stand. */
function readPage(page: PdfiumPage): PdfText {
  const glyphs = readGlyphs(page);
  return glyphs ? layOutPdf(cutPdfLines(glyphs)) : { paragraphs: page.getText().split(/\r\n?|\n/), title: null };
}
