// What is seen, decided purely from the graph and the filters.
import { type Graph, type PictureEdge, otherEnd } from "./model";

export interface Filters {
  readonly hiddenNodes: ReadonlySet<string>;
  readonly hiddenEdges: ReadonlySet<string>;
  /** ISO days, both included; "" is open. */
  readonly since: string;
  readonly until: string;
  /** Only what lies within `depth` ties of this node. */
  readonly around: string | null;
  readonly depth: number;
}

export const EVERYTHING: Filters = {
  hiddenNodes: new Set(),
  hiddenEdges: new Set(),
  since: "",
  until: "",
  around: null,
  depth: 1,
};

export interface Seen {
  readonly nodes: ReadonlySet<string>;
  readonly edges: ReadonlySet<number>;
}

/**
 * A dated node or edge outside the time window is not seen; an undated edge is always in it.
 * A node that lost its last edge to the window or to a hidden kind of edge goes with it, but one
 * that never had an edge stays. The node in `around` is always seen.
 */
export function seen(graph: Graph, filters: Filters): Seen {
  const inWindow = window(filters.since, filters.until);
  const candidates = new Set<string>();
  for (const node of graph.nodes.values()) {
    const hidden = filters.hiddenNodes.has(node.kind) || !inWindow(node.date, node.date);
    if (!hidden || node.key === filters.around) candidates.add(node.key);
  }
  const usable = (edge: PictureEdge) =>
    candidates.has(edge.source) &&
    candidates.has(edge.target) &&
    !filters.hiddenEdges.has(edge.kind) &&
    inWindow(edge.first_date, edge.last_date);
  let nodes: Set<string> = candidates;
  if (filters.around !== null) nodes = reach(graph, filters.around, filters.depth, usable);
  const edges = new Set<number>();
  graph.edges.forEach((edge, at) => {
    if (nodes.has(edge.source) && nodes.has(edge.target) && usable(edge)) edges.add(at);
  });
  if (filters.since || filters.until || filters.hiddenEdges.size > 0) {
    const tied = (key: string) => graph.edgesAt.get(key)?.some((at) => edges.has(at));
    const free = (key: string) => graph.edgesAt.get(key)?.length === 0;
    nodes = new Set([...nodes].filter((key) => tied(key) || free(key) || key === filters.around));
  }
  return { nodes, edges };
}

function window(since: string, until: string) {
  return (first?: string | null, last?: string | null): boolean => {
    const from = first || last;
    const to = last || first;
    if (!from || !to) return true;
    return (!since || to.slice(0, 10) >= since) && (!until || from.slice(0, 10) <= until);
  };
}

function reach(graph: Graph, from: string, depth: number, usable: (edge: PictureEdge) => boolean) {
  const found = new Set([from]);
  let border = [from];
  for (let step = 0; step < depth; step++) {
    const next: string[] = [];
    for (const key of border) {
      for (const at of graph.edgesAt.get(key) ?? []) {
        const edge = graph.edges[at]!;
        const other = otherEnd(edge, key);
        if (found.has(other) || !usable(edge)) continue;
        found.add(other);
        next.push(other);
      }
    }
    border = next;
  }
  return found;
}

/** The first and last day that the graph knows, "" where it knows none. */
export function span(graph: Graph): readonly [string, string] {
  const days = [...graph.nodes.values()].map((node) => node.date);
  for (const edge of graph.edges) days.push(edge.first_date, edge.last_date);
  const known = days
    .filter((day): day is string => !!day)
    .map((day) => day.slice(0, 10))
    .sort();
  return [known[0] ?? "", known.at(-1) ?? ""];
}
