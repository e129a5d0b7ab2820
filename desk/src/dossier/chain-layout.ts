import type { HappeningDossier } from '../../../src/http/shapes.ts';

export const ROW_HEIGHT = 78;
/** From the middle of a name to a line beside it; more than that there is no gap between two. */
const CLEAR = ROW_HEIGHT / 2;

/** A name in the chain picture: an origin, a relay or an outlet, in the column of its depth. */
export interface ChainNode {
  readonly id: string;
  readonly kind: 'origin' | 'none' | 'relay' | 'outlet';
  readonly name: string | null;
  /** An article of the node, by which an unknown outlet can be told from another. */
  readonly article: string;
  /** Key of the origin that this node is. */
  readonly origin: string | null;
  /** Places of the dossier's chains that run through it. */
  readonly chains: Set<number>;
  /** Keys of the origins whose words it carries; null for words without a source. */
  readonly carries: Set<string | null>;
  depth: number;
  y: number;
}

export interface ChainEdge {
  readonly from: ChainNode;
  readonly to: ChainNode;
  readonly origin: string | null;
  readonly chains: Set<number>;
  weight: number;
  /** How high it passes the columns between its ends: beside the names there. */
  passes: readonly { readonly depth: number; readonly y: number }[];
}

export interface ChainLayout {
  readonly columns: ChainNode[][];
  readonly edges: ChainEdge[];
  readonly height: number;
}

/** Lays the chains of a dossier in columns: origins first, relays by their place in the chain, outlets last. */
export function layChains(dossier: Pick<HappeningDossier, 'chains' | 'origins'>): ChainLayout {
  const nodes = new Map<string, ChainNode>();
  const edges = new Map<string, ChainEdge>();
  const names = new Map(dossier.origins.map((origin) => [origin.key, origin.by]));
  dossier.chains.forEach((chain, at) => {
    const path = pathOf(nodes, chain, names);
    for (const node of path) {
      node.chains.add(at);
      node.carries.add(chain.origin);
    }
    for (let step = 1; step < path.length; step++) joinNodes(edges, path[step - 1]!, path[step]!, chain.origin, at, Math.max(1, chain.facts.length));
  });
  const deepest = Math.max(0, ...[...nodes.values()].filter((node) => node.kind !== 'outlet').map((node) => node.depth));
  for (const node of nodes.values()) if (node.kind === 'outlet') node.depth = deepest + 1;
  const columns = orderColumns([...nodes.values()], [...edges.values()], deepest + 1);
  const height = Math.max(1, ...columns.map((column) => column.length)) * ROW_HEIGHT;
  for (const column of columns) column.forEach((node, at) => (node.y = height / 2 + (at - (column.length - 1) / 2) * ROW_HEIGHT));
  for (const edge of edges.values()) edge.passes = findPasses(edge, columns);
  return { columns, edges: [...edges.values()], height };
}

/** A line behind a name would look like one that comes through it: it takes the nearest gap. */
function findPasses({ from, to }: ChainEdge, columns: readonly ChainNode[][]): ChainEdge['passes'] {
  return columns.slice(from.depth + 1, to.depth).map((column, at) => {
    const depth = from.depth + 1 + at;
    const straight = from.y + ((to.y - from.y) * (at + 1)) / (to.depth - from.depth);
    const isFree = (y: number) => column.every((node) => Math.abs(node.y - y) >= CLEAR);
    const gaps = [straight, ...column.flatMap((node) => [node.y - CLEAR, node.y + CLEAR])].filter(isFree);
    return { depth, y: gaps.toSorted((a, b) => Math.abs(a - straight) - Math.abs(b - straight))[0]! };
  });
}

/** An edge as an SVG path; `sidesOf` says where the names of a column begin and end. */
export function drawEdge({ from, to, passes }: ChainEdge, sidesOf: (depth: number) => readonly [start: number, end: number]): string {
  const parts = [`M${sidesOf(from.depth)[1]} ${from.y}`];
  let [x, y] = [sidesOf(from.depth)[1], from.y];
  const reach = (toX: number, toY: number): void => {
    const middle = (x + toX) / 2;
    parts.push(`C${middle} ${y} ${middle} ${toY} ${toX} ${toY}`);
    [x, y] = [toX, toY];
  };
  for (const pass of passes) {
    const [start, end] = sidesOf(pass.depth);
    reach(start, pass.y);
    parts.push(`L${end} ${pass.y}`);
    x = end;
  }
  reach(sidesOf(to.depth)[0], to.y);
  return parts.join(' ');
}

type Chain = HappeningDossier['chains'][number];

function pathOf(nodes: Map<string, ChainNode>, chain: Chain, names: Map<string, string>): ChainNode[] {
  const { article, origin } = chain;
  const start =
    origin === null
      ? takeNode(nodes, { id: 'none', kind: 'none', name: null, article, origin }, 0)
      : takeNode(nodes, { id: `origin ${origin}`, kind: 'origin', name: names.get(origin) ?? null, article, origin }, 0);
  const relays = chain.origin === null ? [] : chain.links.slice(1, -1).filter((link) => link.by !== null && link.by !== start.name);
  const middle = relays.map((link, at) => takeNode(nodes, { id: `relay ${link.by}`, kind: 'relay', name: link.by, article, origin: null }, at + 1));
  return [start, ...middle, takeNode(nodes, { id: outletNodeId(chain), kind: 'outlet', name: chain.outlet.name, article, origin: null }, 0)];
}

/** Two articles of unknown outlets may be of two outlets: each has its own place. */
export function outletNodeId({ outlet, article }: Chain): string {
  return outlet.name === null ? `outlet of ${article}` : `outlet ${outlet.id}`;
}

function takeNode(nodes: Map<string, ChainNode>, made: Pick<ChainNode, 'id' | 'kind' | 'name' | 'article' | 'origin'>, depth: number): ChainNode {
  const node = nodes.get(made.id) ?? { ...made, chains: new Set<number>(), carries: new Set<string | null>(), depth, y: 0 };
  node.depth = Math.max(node.depth, depth);
  nodes.set(node.id, node);
  return node;
}

function joinNodes(edges: Map<string, ChainEdge>, from: ChainNode, to: ChainNode, origin: string | null, chain: number, weight: number): void {
  const id = `${from.id}\n${to.id}\n${origin}`;
  const edge = edges.get(id) ?? { from, to, origin, chains: new Set<number>(), weight: 0, passes: [] };
  edge.chains.add(chain);
  edge.weight += weight;
  edges.set(id, edge);
}

/** Origins by how many outlets carry them; then each column by the mean place of what leads to it. */
function orderColumns(nodes: ChainNode[], edges: ChainEdge[], last: number): ChainNode[][] {
  const columns = Array.from({ length: last + 1 }, (_, depth) => nodes.filter((node) => node.depth === depth));
  columns[0]!.sort((a, b) => Number(a.kind === 'none') - Number(b.kind === 'none') || b.chains.size - a.chains.size);
  columns[0]!.forEach((node, at) => (node.y = at));
  for (const column of columns.slice(1)) {
    const places = new Map(column.map((node) => [node, meanPlace(edges.filter((edge) => edge.to === node))]));
    column.sort((a, b) => places.get(a)! - places.get(b)!);
    column.forEach((node, at) => (node.y = at));
  }
  return columns;
}

function meanPlace(edges: readonly ChainEdge[]): number {
  const weight = edges.reduce((sum, edge) => sum + edge.weight, 0);
  return weight === 0 ? 0 : edges.reduce((sum, edge) => sum + edge.from.y * edge.weight, 0) / weight;
}
