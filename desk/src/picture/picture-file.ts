/** An SVG picture as pixels, twice as dense. */
export async function drawPng(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = document.createElement('canvas');
  [canvas.width, canvas.height] = [image.naturalWidth * 2, image.naturalHeight * 2];
  canvas.getContext('2d')!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve, reject) => canvas.toBlob((blob) => (blob === null ? reject(new Error('no picture')) : resolve(blob)), 'image/png'));
}

/** Hands a file to the reader. */
export function saveFile(blob: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

/** Text as it may stand in XML. */
export function escapeXml(text: string): string {
  // XML has no place for control characters, whatever a page holds.
  return text.replaceAll(/[\u0000-\u001F\uFFFE\uFFFF]/g, ' ').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** Text in lines of at most so many letters; what does not fit is cut off visibly. */
export function breakLines(text: string, letters: number, most: number): string[] {
  if (text.length <= letters || most === 1) return [clip(text, letters)];
  const space = text.lastIndexOf(' ', letters);
  const cut = space > 0 ? space : letters;
  return [text.slice(0, cut), ...breakLines(text.slice(cut).trimStart(), letters, most - 1)];
}

export function clip(text: string, letters: number): string {
  return text.length <= letters ? text : `${text.slice(0, letters).trimEnd()}…`;
}
