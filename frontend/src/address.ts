// The view in the address: what is after #, so that a bookmark or a link shows the same.
import { EVERYTHING, type Filters } from "./filter";
import type { Graph, Mark } from "./model";
import type { View } from "./scene";

export interface State {
  readonly filters: Filters;
  readonly paint: string;
  readonly node: string | undefined;
  readonly query: string;
  /** The place in the middle, and the zoom. */
  readonly view: View | undefined;
  /** Where things that were moved by hand are, by key. */
  readonly pins: ReadonlyMap<string, readonly [number, number]>;
}

export function written(graph: Graph, state: State): string {
  const { filters, view } = state;
  const hash = new URLSearchParams();
  const put = (name: string, value: string) => value && hash.append(name, value);
  if (state.paint !== "kind") put("colour", state.paint);
  for (const [dimension, hidden] of filters.hidden)
    for (const category of hidden) hash.append(`hide-${dimension}`, category);
  for (const kind of filters.hiddenEdges) hash.append("hide-tie", kind);
  put("since", filters.since);
  put("until", filters.until);
  if (filters.around !== null) {
    put("around", graph.nodes[filters.around]!.key);
    put("depth", String(filters.depth));
  }
  if (!filters.me) put("me", "0");
  if (!filters.lonely) put("lonely", "0");
  for (const mark of filters.only) put("only", mark);
  put("find", state.query);
  put("node", state.node ?? "");
  for (const [key, [x, y]] of state.pins)
    hash.append("pin", `${Math.round(x)},${Math.round(y)},${key}`);
  if (view) put("at", [view.x, view.y, view.zoom].map((value) => value.toPrecision(5)).join());
  return hash.toString();
}

export function read(graph: Graph, hash: string): State {
  const from = new URLSearchParams(hash.replace(/^#/, ""));
  const hidden = new Map<string, Set<string>>();
  for (const [name, value] of from) {
    const dimension = /^hide-(kind|status|cluster|recency)$/.exec(name)?.[1];
    if (!dimension) continue;
    if (!hidden.has(dimension)) hidden.set(dimension, new Set());
    hidden.get(dimension)!.add(value);
  }
  const day = (name: string) => {
    const value = from.get(name) ?? "";
    return /^\d{4}-\d\d-\d\d$/.test(value) ? value : "";
  };
  const depth = Number(from.get("depth"));
  const pins = new Map<string, readonly [number, number]>();
  for (const pin of from.getAll("pin")) {
    const [, x, y, key] = /^(-?\d+),(-?\d+),(.*)$/s.exec(pin) ?? [];
    if (key !== undefined && graph.places.has(key)) pins.set(key, [Number(x), Number(y)]);
  }
  const places = [...pins.keys()].map((key) => graph.places.get(key)!);
  return {
    filters: {
      ...EVERYTHING,
      hidden,
      hiddenEdges: new Set(from.getAll("hide-tie")),
      since: day("since"),
      until: day("until"),
      around: graph.places.get(from.get("around") ?? "") ?? null,
      depth: depth >= 1 && depth <= 6 ? Math.round(depth) : 1,
      me: from.get("me") !== "0",
      lonely: from.get("lonely") !== "0",
      only: new Set(
        from
          .getAll("only")
          .filter((mark): mark is Mark => mark === "blocked" || mark === "overdue"),
      ),
      pinned: new Set(places),
    },
    paint: from.get("colour") ?? "kind",
    node: from.get("node") ?? undefined,
    query: from.get("find") ?? "",
    view: viewOf(from.get("at") ?? ""),
    pins,
  };
}

function viewOf(text: string): View | undefined {
  const [x, y, zoom] = text.split(",").map(Number);
  if (![x, y, zoom].every(Number.isFinite) || zoom! <= 0) return undefined;
  return { x: x!, y: y!, zoom: zoom! };
}
