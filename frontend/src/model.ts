// The document that kg/model/picture.py describes, and the tables that the page looks things up in.

export interface NoteRef {
  readonly path: string;
  readonly line?: number | null;
}

export interface Evidence extends NoteRef {
  readonly text: string;
  readonly date?: string | null;
}

export interface PictureNode {
  readonly key: string;
  readonly label: string;
  readonly kind: string;
  readonly rank: number;
  readonly facts: readonly (readonly [string, string])[];
  readonly notes: readonly NoteRef[];
  readonly date?: string | null;
}

export interface PictureEdge {
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  readonly weight: number;
  readonly first_date?: string | null;
  readonly last_date?: string | null;
  readonly evidence: readonly Evidence[];
}

export interface Picture {
  readonly title: string;
  readonly vault: string;
  readonly focus?: string | null;
  readonly nodes: readonly PictureNode[];
  readonly edges: readonly PictureEdge[];
}

/** An edge is named by its place in `edges`: two nodes may be tied more than once. */
export interface Graph {
  readonly picture: Picture;
  readonly nodes: ReadonlyMap<string, PictureNode>;
  readonly edges: readonly PictureEdge[];
  readonly edgesAt: ReadonlyMap<string, readonly number[]>;
  readonly nodeKinds: ReadonlyMap<string, number>;
  readonly edgeKinds: ReadonlyMap<string, number>;
}

/** What the reader has chosen: a node, an edge, or nothing. */
export interface Chosen {
  readonly node?: string;
  readonly edge?: number;
}

export function graphOf(picture: Picture): Graph {
  const nodes = new Map(picture.nodes.map((node) => [node.key, node]));
  // A tie to something outside the picture cannot be drawn.
  const edges = picture.edges.filter((edge) => nodes.has(edge.source) && nodes.has(edge.target));
  const edgesAt = new Map<string, number[]>([...nodes.keys()].map((key) => [key, []]));
  edges.forEach((edge, at) => {
    edgesAt.get(edge.source)?.push(at);
    if (edge.target !== edge.source) edgesAt.get(edge.target)?.push(at);
  });
  return {
    picture,
    nodes,
    edges,
    edgesAt,
    nodeKinds: count([...nodes.values()].map((node) => node.kind)),
    edgeKinds: count(edges.map((edge) => edge.kind)),
  };
}

export function otherEnd(edge: PictureEdge, key: string): string {
  return edge.source === key ? edge.target : edge.source;
}

function count(kinds: readonly string[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of kinds) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return new Map([...counts].sort((a, b) => b[1] - a[1]));
}
