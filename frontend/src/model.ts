// The document that kg/present/packed.py writes, and the tables that the page looks things up in.
// Nodes, edges and pairs are named by their places in these tables.

export interface NoteRef {
  readonly path: string;
  readonly line?: number | null;
}

export type Mark = "blocked" | "overdue" | "me";

export interface PictureNode {
  readonly key: string;
  readonly label: string;
  readonly kind: string;
  readonly rank: number;
  readonly facts: readonly (readonly [string, string])[];
  readonly notes: readonly NoteRef[];
  readonly date?: string | null;
  readonly words?: readonly string[];
  readonly marks?: readonly Mark[];
}

export interface Picture {
  readonly title: string;
  readonly vault: string;
  readonly focus?: string | null;
  readonly day?: string | null;
  readonly nodes: readonly PictureNode[];
  /** The names of the kinds of edges, and the days that edges know, in order. */
  readonly kinds: readonly string[];
  readonly days: readonly string[];
  /** Columns, one value an edge; -1 is no day. */
  readonly edges: {
    readonly source: readonly number[];
    readonly target: readonly number[];
    readonly kind: readonly number[];
    readonly weight: readonly number[];
    readonly first: readonly number[];
    readonly last: readonly number[];
    readonly proofs: readonly number[];
  };
  readonly evidence:
    { readonly block: number; readonly packed: readonly string[] } | { readonly url: string };
}

export interface Edge {
  readonly at: number;
  readonly source: number;
  readonly target: number;
  readonly kind: string;
  readonly weight: number;
  readonly first: string | null;
  readonly last: string | null;
  readonly proofs: number;
}

/** All edges between two nodes, whatever their kinds and directions, are one pair: one line. */
export interface Pairs {
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  /** Of each edge, its pair. */
  readonly of: Uint32Array;
  readonly count: number;
}

/** Lists of numbers behind each other: those of `place` are from[place] up to from[place + 1]. */
export interface Lists {
  readonly from: Uint32Array;
  readonly values: Uint32Array;
}

export interface Graph {
  readonly picture: Picture;
  readonly nodes: readonly PictureNode[];
  readonly edges: number;
  readonly places: ReadonlyMap<string, number>;
  readonly pairs: Pairs;
  readonly edgesAt: Lists;
  readonly edgesIn: Lists;
  readonly pairsAt: Lists;
}

/** What the reader has chosen: a node, a pair, or nothing. */
export interface Chosen {
  readonly node?: number;
  readonly pair?: number;
}

export function graphOf(picture: Picture): Graph {
  const { source, target } = picture.edges;
  const nodes = picture.nodes;
  const pairs = pairsOf(source, target, nodes.length);
  const ends = (a: ArrayLike<number>, b: ArrayLike<number>) =>
    listsOf(nodes.length, a.length, (at) => (a[at] === b[at] ? [a[at]!] : [a[at]!, b[at]!]));
  return {
    picture,
    nodes,
    edges: source.length,
    places: new Map(nodes.map((node, place) => [node.key, place])),
    pairs,
    edgesAt: ends(source, target),
    edgesIn: listsOf(pairs.count, source.length, (at) => [pairs.of[at]!]),
    pairsAt: ends(pairs.a, pairs.b),
  };
}

function pairsOf(source: readonly number[], target: readonly number[], size: number): Pairs {
  const known = new Map<number, number>();
  const of = new Uint32Array(source.length);
  const a: number[] = [];
  const b: number[] = [];
  for (let at = 0; at < source.length; at++) {
    const [low, high] = [Math.min(source[at]!, target[at]!), Math.max(source[at]!, target[at]!)];
    const id = low * size + high;
    let pair = known.get(id);
    if (pair === undefined) {
      pair = a.length;
      known.set(id, pair);
      a.push(low);
      b.push(high);
    }
    of[at] = pair;
  }
  return { a: Uint32Array.from(a), b: Uint32Array.from(b), of, count: a.length };
}

/** Each of `count` things in the lists of the places that it belongs to, in order. */
function listsOf(size: number, count: number, places: (at: number) => readonly number[]): Lists {
  const from = new Uint32Array(size + 1);
  for (let at = 0; at < count; at++) for (const place of places(at)) from[place + 1]!++;
  for (let place = 0; place < size; place++) from[place + 1]! += from[place]!;
  const next = from.slice();
  const values = new Uint32Array(from[size]!);
  for (let at = 0; at < count; at++) for (const place of places(at)) values[next[place]!++] = at;
  return { from, values };
}

export function list(lists: Lists, place: number): Uint32Array {
  return lists.values.subarray(lists.from[place]!, lists.from[place + 1]!);
}

export function edge(graph: Graph, at: number): Edge {
  const { edges, kinds, days } = graph.picture;
  return {
    at,
    source: edges.source[at]!,
    target: edges.target[at]!,
    kind: kinds[edges.kind[at]!]!,
    weight: edges.weight[at]!,
    first: days[edges.first[at]!] ?? null,
    last: days[edges.last[at]!] ?? null,
    proofs: edges.proofs[at]!,
  };
}

export function other(pairs: Pairs, pair: number, node: number): number {
  return pairs.a[pair] === node ? pairs.b[pair]! : pairs.a[pair]!;
}

export function fact(node: PictureNode, name: string): string | undefined {
  return node.facts.find(([fact]) => fact === name)?.[1];
}

export function marked(node: PictureNode, mark: Mark): boolean {
  return node.marks?.includes(mark) ?? false;
}

/** Values with how often each occurs, the most frequent first. */
export function counted(values: Iterable<string>): Map<string, number> {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}
