/** One character of a PDF page with the box of its glyph, in points from the left and the bottom. */
export interface PdfGlyph {
  readonly char: string;
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
  readonly baseline: number;
  readonly size: number;
}

/** The raw functions of the library's text page that give boxes; its typed part gives the text alone. */
interface TextModule {
  readonly HEAPU8: Uint8Array;
  readonly _malloc?: (bytes: number) => number;
  readonly wasmExports?: { readonly malloc: (bytes: number) => number };
  _FPDFText_LoadPage(page: number): number;
  _FPDFText_ClosePage(text: number): void;
  _FPDFText_CountChars(text: number): number;
  _FPDFText_GetUnicode(text: number, at: number): number;
  _FPDFText_GetFontSize(text: number, at: number): number;
  _FPDFText_GetCharBox(text: number, at: number, left: number, right: number, bottom: number, top: number): number;
  _FPDFText_GetCharOrigin(text: number, at: number, x: number, y: number): number;
}

/** A page of the library with its inner handles. */
export interface PdfiumPage {
  getText(): string;
  readonly module?: TextModule;
  readonly pageIdx?: number;
}

/** A page has some 20,000 characters; a hostile one may have any number. */
const MOST_GLYPHS = 100_000;
const DOUBLE = 8;

/** The characters of a page in the library's order; null when this version of it does not show their boxes. */
export function readGlyphs(page: PdfiumPage): PdfGlyph[] | null {
  const { module, pageIdx } = page;
  const malloc = module?._malloc ?? module?.wasmExports?.malloc;
  if (!module || !malloc || pageIdx === undefined || typeof module._FPDFText_GetCharBox !== 'function') return null;
  const text = module._FPDFText_LoadPage(pageIdx);
  try {
    const at = malloc(6 * DOUBLE);
    const count = Math.min(module._FPDFText_CountChars(text), MOST_GLYPHS);
    return Array.from({ length: count }, (_, index) => readGlyph(module, text, index, at));
  } finally {
    module._FPDFText_ClosePage(text);
  }
}

function readGlyph(module: TextModule, text: number, index: number, at: number): PdfGlyph {
  module._FPDFText_GetCharBox(text, index, at, at + DOUBLE, at + 2 * DOUBLE, at + 3 * DOUBLE);
  module._FPDFText_GetCharOrigin(text, index, at + 4 * DOUBLE, at + 5 * DOUBLE);
  const view = new DataView(module.HEAPU8.buffer, at, 6 * DOUBLE);
  const number = (place: number): number => view.getFloat64(place * DOUBLE, true);
  const unicode = module._FPDFText_GetUnicode(text, index);
  return {
    char: unicode === 0 || unicode > 0x10ffff ? '' : String.fromCodePoint(unicode),
    left: number(0), right: number(1), bottom: number(2), top: number(3), baseline: number(5), size: module._FPDFText_GetFontSize(text, index),
  };
}
