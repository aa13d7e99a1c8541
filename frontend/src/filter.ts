// What is seen, decided purely from the graph and the filters.
import type { Dimension } from "./dimensions";
import { type Graph, list, type Mark, marked, other } from "./model";

export interface Filters {
  /** Of each dimension (kind, status, …) the categories that are hidden. */
  readonly hidden: ReadonlyMap<string, ReadonlySet<string>>;
  readonly hiddenEdges: ReadonlySet<string>;
  /** ISO days, both included; "" is open. */
  readonly since: string;
  readonly until: string;
  /** Only what lies within `depth` ties of this node. */
  readonly around: number | null;
  readonly depth: number;
  readonly me: boolean;
  /** Whether what is tied to nothing that is seen is shown. */
  readonly lonely: boolean;
  /** Only what has one of these marks, and what is tied to it. */
  readonly only: ReadonlySet<Mark>;
  /** Seen whatever the filters say. */
  readonly pinned: ReadonlySet<number>;
}

export const EVERYTHING: Filters = {
  hidden: new Map(),
  hiddenEdges: new Set(),
  since: "",
  until: "",
  around: null,
  depth: 1,
  me: true,
  lonely: true,
  only: new Set(),
  pinned: new Set(),
};

/** A 1 for each node, edge and pair that is seen. */
export interface Seen {
  readonly nodes: Uint8Array;
  readonly edges: Uint8Array;
  readonly pairs: Uint8Array;
}

/**
 * A dated node or edge outside the time window is not seen; an undated edge is always in it.
 * A node that lost its last edge to the window or to a hidden kind of edge goes with it, but one
 * that never had an edge stays. The node in `around` is always seen, and so is what is pinned.
 */
export function seen(graph: Graph, filters: Filters, dimensions: readonly Dimension[]): Seen {
  const candidates = allowed(graph, filters, dimensions);
  const usable = usableEdges(graph, filters, candidates);
  let nodes = candidates;
  if (filters.around !== null) {
    nodes = reach(graph, [filters.around], filters.depth, usable);
  }
  if (filters.only.size > 0) {
    const begin = [...nodes.keys()].filter((at) => nodes[at] && isMarked(graph, at, filters.only));
    const near = reach(graph, begin, 1, usable);
    nodes = nodes.map((value, at) => value & near[at]!);
  }
  nodes = nodes.slice();
  for (const at of filters.pinned) nodes[at] = 1;
  const { source, target } = graph.picture.edges;
  const edges = usable.map((value, at) => value & nodes[source[at]!]! & nodes[target[at]!]!);
  if (filters.since || filters.until || filters.hiddenEdges.size > 0 || !filters.lonely)
    dropLonely(graph, filters, nodes, edges);
  const pairs = new Uint8Array(graph.pairs.count);
  edges.forEach((value, at) => {
    if (value) pairs[graph.pairs.of[at]!] = 1;
  });
  return { nodes, edges, pairs };
}

function allowed(graph: Graph, filters: Filters, dimensions: readonly Dimension[]): Uint8Array {
  const inWindow = window(filters.since, filters.until);
  const hiding = dimensions
    .map(({ name, of, categories }) => {
      const hidden = filters.hidden.get(name);
      return { of, hidden: categories.map((category) => hidden?.has(category.name) ?? false) };
    })
    .filter(({ hidden }) => hidden.includes(true));
  return Uint8Array.from(graph.nodes, (node, at) => {
    if (at === filters.around || filters.pinned.has(at)) return 1;
    if (!filters.me && marked(node, "me")) return 0;
    if (hiding.some(({ of, hidden }) => hidden[of[at]!])) return 0;
    return inWindow(node.date, node.date) ? 1 : 0;
  });
}

function usableEdges(graph: Graph, filters: Filters, nodes: Uint8Array): Uint8Array {
  const { edges, kinds, days } = graph.picture;
  const hidden = kinds.map((kind) => filters.hiddenEdges.has(kind));
  const inWindow = window(filters.since, filters.until);
  const everyDay = !filters.since && !filters.until;
  const found = new Uint8Array(graph.edges);
  for (let at = 0; at < graph.edges; at++) {
    if (hidden[edges.kind[at]!]) continue;
    if (!nodes[edges.source[at]!] || !nodes[edges.target[at]!]) continue;
    if (everyDay || inWindow(days[edges.first[at]!], days[edges.last[at]!])) found[at] = 1;
  }
  return found;
}

function isMarked(graph: Graph, at: number, marks: ReadonlySet<Mark>): boolean {
  return graph.nodes[at]!.marks?.some((mark) => marks.has(mark)) ?? false;
}

function dropLonely(graph: Graph, filters: Filters, nodes: Uint8Array, edges: Uint8Array): void {
  for (let at = 0; at < nodes.length; at++) {
    if (!nodes[at] || at === filters.around || filters.pinned.has(at)) continue;
    const ties = list(graph.edgesAt, at);
    const free = ties.length === 0 && filters.lonely;
    if (!free && !ties.some((tie) => edges[tie])) nodes[at] = 0;
  }
}

function window(since: string, until: string) {
  return (first?: string | null, last?: string | null): boolean => {
    const from = first || last;
    const to = last || first;
    if (!from || !to) return true;
    return (!since || to.slice(0, 10) >= since) && (!until || from.slice(0, 10) <= until);
  };
}

function reach(graph: Graph, from: readonly number[], depth: number, usable: Uint8Array) {
  const found = new Uint8Array(graph.nodes.length);
  for (const at of from) found[at] = 1;
  let border = from;
  for (let step = 0; step < depth; step++) {
    const next: number[] = [];
    for (const node of border) {
      for (const at of list(graph.edgesAt, node)) {
        const beyond = other(graph.pairs, graph.pairs.of[at]!, node);
        if (found[beyond] || !usable[at]) continue;
        found[beyond] = 1;
        next.push(beyond);
      }
    }
    border = next;
  }
  return found;
}

/** The first and last day that the graph knows, "" where it knows none. */
export function span(graph: Graph): readonly [string, string] {
  const { days } = graph.picture;
  const known = [days[0], days.at(-1), ...graph.nodes.map((node) => node.date)]
    .filter((day): day is string => !!day)
    .map((day) => day.slice(0, 10))
    .sort();
  return [known[0] ?? "", known.at(-1) ?? ""];
}
