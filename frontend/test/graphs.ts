import { graphOf, type Picture, type PictureNode } from "../src/model";

export function node(key: string, kind: string, more: Partial<PictureNode> = {}): PictureNode {
  return { key, label: key, kind, rank: 0, facts: [], notes: [], ...more };
}

export interface Tie {
  readonly source: string;
  readonly target: string;
  readonly kind: string;
  readonly days: readonly [string?, string?];
}

export function edge(
  source: string,
  target: string,
  kind = "attended",
  days: readonly [string?, string?] = [],
): Tie {
  return { source, target, kind, days };
}

export function graph(nodes: PictureNode[], ties: Tie[], more: Partial<Picture> = {}) {
  const keys = nodes.map(({ key }) => key);
  const edges = ties.filter(({ source, target }) => keys.includes(source) && keys.includes(target));
  const kinds = [...new Set(edges.map(({ kind }) => kind))];
  const days = [...new Set(edges.flatMap((edge) => edge.days))].filter((day) => !!day).sort();
  const at = (day?: string) => days.indexOf(day as never);
  return graphOf({
    title: "",
    vault: "",
    nodes,
    kinds,
    days: days as string[],
    edges: {
      source: edges.map(({ source }) => keys.indexOf(source)),
      target: edges.map(({ target }) => keys.indexOf(target)),
      kind: edges.map(({ kind }) => kinds.indexOf(kind)),
      weight: edges.map(() => 1),
      first: edges.map(({ days: [first] }) => at(first)),
      last: edges.map(({ days: [, last] }) => at(last)),
      proofs: edges.map(() => 0),
    },
    evidence: { block: 512, packed: [] },
    ...more,
  });
}
