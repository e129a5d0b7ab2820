import { Buffer } from 'node:buffer';
import type { Capture, Refusal } from '../../model/capture.ts';
import type { Format, SourceFile } from '../format.ts';
import { refuse } from '../refusal.ts';
import { hashBytes, loadWhole } from '../single-page.ts';

/** A scanned issue of a newspaper has some 50 MB. */
const LARGEST_PDF_BYTES = 128 * 2 ** 20;
const MOST_PAGES = 200;
/** Not a dependency: 5 MB that few need. A variable, so that nobody looks for it before it is asked for. */
const PDFIUM = '@hyzyla/pdfium';

/** The part of the library that is used here. */
interface Pdfium {
  readonly PDFiumLibrary: { init(): Promise<{
    loadDocument(bytes: Uint8Array): Promise<{ pages(): Iterable<{ getText(): string }>; destroy(): void }>;
    destroy(): void;
  }> };
}

/** A newspaper page as PDF, read with an optional part. Its text goes along as evidence; the bytes stay the PDF's. */
export const pdfPage: Format = {
  name: 'PDF',
  claims: ({ head }) => Buffer.from(head.subarray(0, 5)).toString('latin1') === '%PDF-',
  async *captures(file) {
    const pdfium = await loadPdfium();
    if (!pdfium) yield refuse(file.path, 'binary', `${file.path} is a PDF document; to read the text of PDFs, add the optional part with "npm install ${PDFIUM}" and name the file again.`);
    else yield capturePdf(file, pdfium);
  },
};

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
    const pages = Array.from(document.pages()).slice(0, MOST_PAGES).map((page) => page.getText());
    document.destroy();
    const content = pages.join('\n\n').replace(/\r\n?/g, '\n');
    if (content.trim() === '') return refuse(file.path, 'not-text', `${file.path} is a PDF of pictures without text; recognise its text with an OCR program first.`);
    return { id: hashBytes(bytes), bytes, uri: file.path, mediaType: 'application/pdf', charset: null, fetchedAt: null, carrier: { content } };
  } catch {
    return refuse(file.path, 'damaged', `${file.path} is a PDF document that is damaged or locked with a password.`);
  } finally {
    library.destroy();
  }
}
