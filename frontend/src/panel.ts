// What is known of the chosen node or edge, with the lines that prove it.
import { h, mark } from "./dom";
import {
  type Chosen,
  type Graph,
  type NoteRef,
  otherEnd,
  type PictureEdge,
  type PictureNode,
} from "./model";
import { look } from "./palette";
import { amount, capital, clean, obsidianLink, period, place, words } from "./text";

export interface PanelActions {
  choose(chosen: Chosen): void;
  surround(key: string): void;
}

/** How many rows are drawn at once; the rest comes on demand. */
const BATCH = 25;

export function panel(graph: Graph, chosen: Chosen, actions: PanelActions): Node[] {
  const node = chosen.node === undefined ? undefined : graph.nodes.get(chosen.node);
  if (node) return nodePanel(graph, node, actions);
  const edge = chosen.edge !== undefined ? graph.edges[chosen.edge] : undefined;
  if (edge) return edgePanel(graph, edge, actions);
  const hint = "Choose a node or a line to see what is known of it, and the lines that prove it.";
  const keys = "Double-click a node to see its neighbourhood alone. Escape goes back.";
  return [h("p", { class: "hint" }, hint), h("p", { class: "hint" }, keys)];
}

function nodePanel(graph: Graph, node: PictureNode, actions: PanelActions): Node[] {
  const note = node.notes[0];
  return [
    kindOf(node.kind),
    h("h2", {}, bdi(node.label)),
    h(
      "p",
      { class: "actions" },
      note ? obsidian(graph, note, "Open in Obsidian") : null,
      h(
        "button",
        { type: "button", click: () => actions.surround(node.key) },
        "Neighbourhood only",
      ),
    ),
    facts([...(node.date ? [["date", node.date] as const] : []), ...node.facts]),
    ...notes(graph, node.notes),
    ...ties(graph, node, actions),
  ];
}

function edgePanel(graph: Graph, edge: PictureEdge, actions: PanelActions): Node[] {
  const dates = period(edge.first_date, edge.last_date);
  return [
    h("p", { class: "kind" }, "tie"),
    h(
      "h2",
      {},
      nodeButton(graph, edge.source, actions),
      h("span", { class: "verb" }, ` ${words(edge.kind)} `),
      nodeButton(graph, edge.target, actions),
    ),
    facts([
      ...(dates ? [["when", dates] as const] : []),
      ["weight", String(Math.round(edge.weight * 100) / 100)],
    ]),
    h("h3", {}, `Evidence (${edge.evidence.length})`),
    evidence(graph, edge),
  ];
}

function ties(graph: Graph, node: PictureNode, actions: PanelActions): Node[] {
  const groups = new Map<string, PictureEdge[]>();
  for (const at of graph.edgesAt.get(node.key) ?? []) {
    const edge = graph.edges[at]!;
    const name =
      edge.source === node.key ? `${capital(words(edge.kind))} →` : `← ${words(edge.kind)}`;
    groups.set(name, [...(groups.get(name) ?? []), edge]);
  }
  const newest = (a: PictureEdge, b: PictureEdge) =>
    (b.last_date ?? "") < (a.last_date ?? "") ? -1 : 1;
  return [...groups].flatMap(([name, edges]) => [
    h("h3", {}, `${name} (${edges.length})`),
    batched(edges.sort(newest), (edge) => tie(graph, node.key, edge, actions)),
  ]);
}

function tie(graph: Graph, from: string, edge: PictureEdge, actions: PanelActions): HTMLElement {
  const dates = period(edge.first_date, edge.last_date);
  const name = nodeButton(graph, otherEnd(edge, from), actions);
  if (edge.evidence.length === 0) return h("li", {}, name, dates ? date(dates) : null);
  const lines = amount(edge.evidence.length, "line", "lines");
  const summary = h("summary", {}, dates ? `${dates} · ${lines}` : lines);
  const proof = h("details", {}, summary);
  // Built when opened: a busy node has thousands of lines.
  proof.addEventListener("toggle", () => proof.append(evidence(graph, edge)), { once: true });
  return h("li", {}, name, proof);
}

function evidence(graph: Graph, edge: PictureEdge): HTMLElement {
  return batched(edge.evidence, (line) =>
    h(
      "li",
      { class: "evidence" },
      h("p", {}, obsidian(graph, line, place(line.path, line.line)), date(line.date)),
      h("blockquote", {}, bdi(line.text)),
    ),
  );
}

function notes(graph: Graph, refs: readonly NoteRef[]): Node[] {
  if (refs.length === 0) return [];
  return [
    h("h3", {}, refs.length === 1 ? "Note" : `Notes (${refs.length})`),
    batched(refs, (ref) => h("li", {}, obsidian(graph, ref, place(ref.path, ref.line)))),
  ];
}

function batched<T>(rows: readonly T[], row: (item: T) => HTMLElement): HTMLElement {
  const list = h("ul", {}, ...rows.slice(0, BATCH).map(row));
  if (rows.length <= BATCH) return list;
  const rest = h("button", { type: "button", class: "more" }, `${rows.length - BATCH} more`);
  rest.addEventListener("click", () => {
    list.append(...rows.slice(BATCH).map(row));
    rest.remove();
  });
  return h("div", {}, list, rest);
}

function facts(rows: readonly (readonly [string, string])[]): Node {
  return h(
    "dl",
    {},
    ...rows.flatMap(([name, value]) => [h("dt", {}, words(name)), h("dd", {}, bdi(value))]),
  );
}

function kindOf(kind: string): HTMLElement {
  return h("p", { class: "kind" }, mark(look(kind)), words(kind));
}

function nodeButton(graph: Graph, key: string, actions: PanelActions): HTMLElement {
  const node = graph.nodes.get(key);
  const name = h("span", {}, bdi(node?.label ?? key));
  const sign = node ? mark(look(node.kind)) : null;
  const click = () => actions.choose({ node: key });
  return h("button", { type: "button", class: "name", click }, sign, name);
}

function obsidian(graph: Graph, ref: NoteRef, text: string): HTMLElement {
  const href = obsidianLink(graph.picture.vault, ref.path);
  return h("a", { href, title: "Open in Obsidian" }, bdi(text));
}

function date(day?: string | null): HTMLElement | null {
  return day ? h("span", { class: "date" }, day) : null;
}

/** Names in any script, kept from reordering the text around them. */
function bdi(text: string): HTMLElement {
  return h("bdi", {}, clean(text) || "(no name)");
}
