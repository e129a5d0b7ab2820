import { breakLines, clip, escapeXml } from '../picture/picture-file.ts';
import type { ChainLayout, ChainNode } from './chain-layout.ts';
import { drawEdge, ROW_HEIGHT } from './chain-layout.ts';

/** Light colours: the file is for paper and slides. As `--origin-…` in `desk.css`. */
const COLORS = ['#0b5560', '#8f4a12', '#6a3d8a', '#2f6b2f', '#93305c', '#3d568f'];
const [INK, SOFT, LINE, SHEET] = ['#1d1c1a', '#5b5850', '#b9b3a6', '#ffffff'];
const WIDTH = 1120;
const NODE_WIDTH = 270;
const MARGIN = 32;
const HEAD = 96;
/** A line of a box has room for about so many letters; a name takes two lines at most. */
const LINE_LETTERS = 25;

export interface ChainFileWords {
  readonly title: string;
  readonly line: string;
  readonly isRtl: boolean;
  readonly letter: (origin: string) => string;
  readonly nameOf: (node: ChainNode) => string;
}

/** The chain picture as an SVG document that stands alone. */
export function drawChainSvg(layout: ChainLayout, words: ChainFileWords): string {
  const last = layout.columns.length - 1;
  const height = layout.height + HEAD + MARGIN;
  const startX = (depth: number) => MARGIN + (last === 0 ? 0 : (depth * (WIDTH - 2 * MARGIN - NODE_WIDTH)) / last);
  /** Time and reading run from the side where writing begins. */
  const place = (x: number, width = 0) => (words.isRtl ? WIDTH - x - width : x);
  const edges = layout.edges.map((edge) => {
    const path = drawEdge(edge, (depth) => [place(startX(depth)), place(startX(depth) + NODE_WIDTH)]);
    const dash = edge.origin === null ? ' stroke-dasharray="2 6"' : '';
    return `<path d="${path}" transform="translate(0 ${HEAD})" fill="none" stroke="${colorOf(edge.origin)}" stroke-width="${edge.origin === null ? 1.75 : 1.5 + 1.4 * Math.min(edge.weight, 5)}" stroke-linecap="round" opacity="0.62"${dash}/>`;
  });
  const nodes = layout.columns.flat().map((node) => drawNode(node, place(startX(node.depth), NODE_WIDTH), words));
  const side = words.isRtl ? WIDTH - MARGIN : MARGIN;
  const text = (y: number, size: number, weight: number, color: string, content: string) => `<text x="${side}" y="${y}" font-size="${size}" font-weight="${weight}" fill="${color}" text-anchor="start" direction="${words.isRtl ? 'rtl' : 'ltr'}">${escapeXml(content)}</text>`;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${height}" viewBox="0 0 ${WIDTH} ${height}" font-family="'IBM Plex Sans Arabic','Noto Sans Arabic','Segoe UI',system-ui,sans-serif">`,
    `<title>${escapeXml(words.title)}</title><rect width="100%" height="100%" fill="${SHEET}"/>`,
    text(38, 21, 600, INK, clip(words.title, 90)),
    text(68, 17, 400, SOFT, words.line),
    ...edges,
    ...nodes,
    '</svg>',
  ].join('\n');
}

function drawNode(node: ChainNode, x: number, words: ChainFileWords): string {
  const [y, height] = [node.y + HEAD - ROW_HEIGHT / 2 + 10, ROW_HEIGHT - 20];
  const isOrigin = node.kind === 'origin';
  const stroke = isOrigin ? colorOf(node.origin) : LINE;
  const carried = isOrigin ? [node.origin!] : node.kind === 'outlet' ? [...node.carries].filter((one) => one !== null).slice(0, 3) : [];
  const badges = carried.map((origin, at) => {
    const middle = isOrigin === words.isRtl ? x + NODE_WIDTH - 24 - at * 26 : x + 24 + at * 26;
    return `<circle cx="${middle}" cy="${node.y + HEAD}" r="12" fill="${colorOf(origin)}"/><text x="${middle}" y="${node.y + HEAD + 5}" font-size="14" font-weight="600" fill="${SHEET}" text-anchor="middle">${escapeXml(words.letter(origin))}</text>`;
  });
  const inset = isOrigin ? 46 : 16;
  const at = words.isRtl ? x + NODE_WIDTH - inset : x + inset;
  const lines = breakLines(words.nameOf(node), LINE_LETTERS, 2);
  const name = `<text font-size="15" font-weight="${node.kind === 'relay' ? 400 : 600}" fill="${INK}" text-anchor="start" direction="${words.isRtl ? 'rtl' : 'ltr'}">${lines.map((line, row) => `<tspan x="${at}" y="${node.y + HEAD + 5 + (row - (lines.length - 1) / 2) * 20}">${escapeXml(line)}</tspan>`).join('')}</text>`;
  return `<rect x="${x}" y="${y}" width="${NODE_WIDTH}" height="${height}" rx="8" fill="${SHEET}" stroke="${stroke}" stroke-width="${isOrigin ? 2 : 1}"${node.kind === 'none' ? ' stroke-dasharray="4 4"' : ''}/>${badges.join('')}${name}`;
}

function colorOf(origin: string | null): string {
  return origin === null ? SOFT : COLORS[(Number(origin) - 1) % COLORS.length]!;
}
