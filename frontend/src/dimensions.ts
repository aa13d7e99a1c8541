// What nodes are coloured and filtered by: kind, status, cluster, recency. A dimension gives each
// node one of a few categories.
import { span } from "./filter";
import { groups } from "./groups";
import { counted, edge, fact, type Graph, list } from "./model";
import { look, type Look } from "./palette";
import { capital, shorten, words } from "./text";

export interface Category {
  readonly name: string;
  readonly text: string;
  readonly look: Look;
  readonly count: number;
}

export interface Dimension {
  readonly name: string;
  readonly title: string;
  readonly categories: readonly Category[];
  /** Of each node, the place of its category. */
  readonly of: Uint16Array;
}

const NONE: Look = { plural: "", shape: "circle", light: "#8a919c", dark: "#8b94a3" };
// Colours that stay apart for colour-blind readers (Okabe, Ito 2008), then lighter and darker ones.
const SERIES: readonly (readonly [string, string])[] = [
  ["#0072b2", "#56b4e9"],
  ["#d55e00", "#f0803c"],
  ["#008f68", "#2cc795"],
  ["#c45a99", "#e08fc0"],
  ["#b38600", "#f2c14e"],
  ["#5b4fa0", "#a79bf0"],
  ["#7a4a21", "#c99a6b"],
  ["#3f7f93", "#7cc4d8"],
  ["#8c2d04", "#ff9a76"],
  ["#4d6b12", "#a8cc5c"],
];
const STATUS: Readonly<Record<string, number>> = {
  active: 2, blocked: 1, planned: 0, paused: 4, "on hold": 4, done: 5, cancelled: 6,
}; // prettier-ignore
const RECENCY: readonly (readonly [string, number, string, string])[] = [
  ["within 30 days", 30, "#7a0177", "#ffd24d"],
  ["within 90 days", 90, "#c2338b", "#f79a5b"],
  ["within a year", 365, "#d983b5", "#d06a8d"],
  ["before", Infinity, "#a9a3c7", "#7d6ea8"],
];
const MOST_CLUSTERS = 10;

export function dimensions(graph: Graph): readonly (() => Dimension)[] {
  return [byKind, byStatus, byCluster, byRecency].map((make) => {
    let made: Dimension | undefined;
    return () => (made ??= make(graph));
  });
}

export const DIMENSIONS = ["kind", "status", "cluster", "recency"] as const;

function byKind(graph: Graph): Dimension {
  const kinds = [...counted(graph.nodes.map((node) => node.kind))];
  const place = new Map(kinds.map(([kind], at) => [kind, at]));
  return {
    name: "kind",
    title: "Kind",
    of: Uint16Array.from(graph.nodes, (node) => place.get(node.kind)!),
    categories: kinds.map(([kind, count]) => {
      const seen = look(kind);
      return { name: kind, text: capital(words(seen.plural)), look: seen, count };
    }),
  };
}

function byStatus(graph: Graph): Dimension {
  const values = graph.nodes.map((node) => fact(node, "status") ?? "");
  const kinds = [...counted(values)].sort((a, b) => Number(a[0] === "") - Number(b[0] === ""));
  const place = new Map(kinds.map(([status], at) => [status, at]));
  return {
    name: "status",
    title: "Status",
    of: Uint16Array.from(values, (status) => place.get(status)!),
    categories: kinds.map(([status, count], at) => ({
      name: status,
      text: status ? capital(words(shorten(status, 30))) : "No status",
      look: status ? series(STATUS[status] ?? at + 3, "square") : NONE,
      count,
    })),
  };
}

function byCluster(graph: Graph): Dimension {
  const found = groups(graph);
  const place = (group: number) => Math.min(group, MOST_CLUSTERS);
  const best: number[] = [];
  const counts: number[] = [];
  found.forEach((group, at) => {
    const to = place(group);
    counts[to] = (counts[to] ?? 0) + 1;
    if (best[to] === undefined || graph.nodes[at]!.rank > graph.nodes[best[to]]!.rank)
      best[to] = at;
  });
  return {
    name: "cluster",
    title: "Cluster",
    of: Uint16Array.from(found, place),
    categories: counts.map((count, at) => ({
      name: String(at + 1),
      text:
        at < MOST_CLUSTERS
          ? `Around ${shorten(graph.nodes[best[at]!]!.label, 28)}`
          : "Other groups",
      look: at < MOST_CLUSTERS ? series(at, "circle") : NONE,
      count,
    })),
  };
}

function byRecency(graph: Graph): Dimension {
  const until = graph.picture.day ?? span(graph)[1];
  const newest = (at: number) => {
    let day = graph.nodes[at]!.date ?? "";
    for (const tie of list(graph.edgesAt, at)) {
      const last = edge(graph, tie).last ?? "";
      // What is planned says nothing of how long ago something happened.
      if (last > day && last.slice(0, 10) <= until) day = last;
    }
    return day.slice(0, 10);
  };
  const of = Uint16Array.from(graph.nodes, (_, at) => {
    const day = newest(at);
    if (!day) return RECENCY.length;
    const age = (Date.parse(until) - Date.parse(day)) / 86_400_000;
    return RECENCY.findIndex(([, most]) => !(age > most));
  });
  const counts = new Array<number>(RECENCY.length + 1).fill(0);
  for (const place of of) counts[place]!++;
  const categories = RECENCY.map(([name, , light, dark], at) => ({
    name,
    text: capital(name),
    look: { plural: name, shape: "circle", light, dark },
    count: counts[at]!,
  }));
  const never = { name: "", text: "No day known", look: NONE, count: counts[RECENCY.length]! };
  return { name: "recency", title: "Recency", of, categories: [...categories, never] };
}

function series(at: number, shape: string): Look {
  const [light, dark] = SERIES[at % SERIES.length]!;
  return { plural: "", shape, light, dark };
}
