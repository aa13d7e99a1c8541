// What is known of the chosen node or tie, with the lines that prove it.
import { button, h, mark, stroke } from "./dom";
import type { Prove } from "./evidence";
import { type Chosen, type Edge, edge, type Graph, list, type NoteRef } from "./model";
import { edgeLook, look } from "./palette";
import { amount, capital, clean, obsidianLink, period, place, words } from "./text";

export interface PanelActions {
  choose(chosen: Chosen): void;
  surround(node: number): void;
  pinned(node: number): boolean;
  pin(node: number): void;
}

/** How many rows are drawn at once; the rest comes on demand. */
const BATCH = 25;

export function panel(graph: Graph, chosen: Chosen, prove: Prove, actions: PanelActions): Node[] {
  const shown = new Panel(graph, prove, actions);
  if (chosen.node !== undefined) return shown.node(chosen.node);
  if (chosen.pair !== undefined) return shown.pair(chosen.pair);
  const hints = [
    "Choose a node or a line to see what is known of it, and the lines that prove it.",
    "Point at a node to light what it is tied to. Double-click it to see its neighbourhood alone; " +
      "drag it to pin it somewhere else. Escape goes back.",
  ];
  return hints.map((hint) => h("p", { class: "hint" }, hint));
}

class Panel {
  readonly #graph: Graph;
  readonly #prove: Prove;
  readonly #actions: PanelActions;

  constructor(graph: Graph, prove: Prove, actions: PanelActions) {
    this.#graph = graph;
    this.#prove = prove;
    this.#actions = actions;
  }

  node(at: number): Node[] {
    const node = this.#graph.nodes[at]!;
    const note = node.notes[0];
    // Aliases and tags; properties are among the facts, or in the note.
    const known = (node.words ?? []).filter((word) => !word.includes(": "));
    const marks = (node.marks ?? []).filter((mark) => mark !== "me");
    return [
      kindOf(node.kind),
      h("h2", {}, bdi(node.label)),
      marks.length
        ? h("p", { class: "marks" }, ...marks.map((mark) => h("span", { class: mark }, mark)))
        : null,
      h(
        "p",
        { class: "actions" },
        note ? this.#obsidian(note, "Open in Obsidian") : null,
        button("Neighbourhood only", () => this.#actions.surround(at)),
        button(this.#actions.pinned(at) ? "Unpin" : "Pin", () => this.#actions.pin(at)),
      ),
      facts([...(node.date ? [["date", node.date] as const] : []), ...node.facts]),
      known.length ? h("p", { class: "words" }, bdi(known.join(" · "))) : null,
      ...this.#notes(node.notes),
      ...this.#ties(at),
    ].filter((part) => part !== null);
  }

  /** All ties between two nodes. */
  pair(at: number): Node[] {
    const edges = [...list(this.#graph.edgesIn, at)].map((place) => edge(this.#graph, place));
    if (edges.length === 1) return this.#only(edges[0]!);
    const [a, b] = [this.#graph.pairs.a[at]!, this.#graph.pairs.b[at]!];
    return [
      h("p", { class: "kind" }, amount(edges.length, "tie", "ties")),
      h("h2", {}, this.#name(a), h("span", { class: "verb" }, " and "), this.#name(b)),
      ...edges.flatMap((one) => [
        h(
          "h3",
          {},
          stroke(edgeLook(one.kind)),
          bdi(this.#graph.nodes[one.source]!.label),
          ` ${words(one.kind)} `,
          bdi(this.#graph.nodes[one.target]!.label),
        ),
        ...this.#known(one),
      ]),
    ];
  }

  #only(one: Edge): Node[] {
    return [
      h("p", { class: "kind" }, stroke(edgeLook(one.kind)), "tie"),
      h(
        "h2",
        {},
        this.#name(one.source),
        h("span", { class: "verb" }, ` ${words(one.kind)} `),
        this.#name(one.target),
      ),
      ...this.#known(one, `Evidence (${one.proofs})`),
    ];
  }

  #known(one: Edge, heading?: string): Node[] {
    const dates = period(one.first, one.last);
    return [
      facts([
        ...(dates ? [["when", dates] as const] : []),
        ["weight", String(Math.round(one.weight * 100) / 100)],
      ]),
      ...(heading ? [h("h3", {}, heading)] : []),
      this.#evidence(one.at),
    ];
  }

  #ties(node: number): Node[] {
    const groups = new Map<string, { kind: string; edges: Edge[] }>();
    for (const at of list(this.#graph.edgesAt, node)) {
      const one = edge(this.#graph, at);
      const name = one.source === node ? `${capital(words(one.kind))} →` : `← ${words(one.kind)}`;
      if (!groups.has(name)) groups.set(name, { kind: one.kind, edges: [] });
      groups.get(name)!.edges.push(one);
    }
    const newest = (a: Edge, b: Edge) =>
      a.last === b.last ? 0 : (b.last ?? "") < (a.last ?? "") ? -1 : 1;
    return [...groups].flatMap(([name, { edges }]) => [
      h("h3", {}, `${name} (${edges.length})`),
      batched(edges.sort(newest), (one) => this.#tie(node, one)),
    ]);
  }

  #tie(from: number, one: Edge): HTMLElement {
    const dates = period(one.first, one.last);
    const name = this.#name(one.source === from ? one.target : one.source);
    if (one.proofs === 0) return h("li", {}, name, dates ? date(dates) : null);
    const lines = amount(one.proofs, "line", "lines");
    const proof = h("details", {}, h("summary", {}, dates ? `${dates} · ${lines}` : lines));
    // Built when opened: a busy node has thousands of lines.
    proof.addEventListener("toggle", () => proof.append(this.#evidence(one.at)), { once: true });
    return h("li", {}, name, proof);
  }

  /** Filled when the lines are there. */
  #evidence(at: number): HTMLElement {
    const holder = h("div", { class: "proof" });
    this.#prove(at)
      .then((lines) =>
        holder.append(
          batched(lines, ({ path, line, text, date: day }) =>
            h(
              "li",
              { class: "evidence" },
              h("p", {}, this.#obsidian({ path, line }, place(path, line)), date(day)),
              h("blockquote", {}, bdi(text)),
            ),
          ),
        ),
      )
      .catch((error: unknown) => {
        const reason = clean(error instanceof Error ? error.message : String(error));
        holder.append(h("p", { role: "alert" }, `The lines cannot be shown: ${reason}`));
      });
    return holder;
  }

  #notes(refs: readonly NoteRef[]): Node[] {
    if (refs.length === 0) return [];
    return [
      h("h3", {}, refs.length === 1 ? "Note" : `Notes (${refs.length})`),
      batched(refs, (ref) => h("li", {}, this.#obsidian(ref, place(ref.path, ref.line)))),
    ];
  }

  #name(node: number): HTMLElement {
    const { label, kind } = this.#graph.nodes[node]!;
    const click = () => this.#actions.choose({ node });
    const name = h("span", {}, bdi(label));
    return h("button", { type: "button", class: "name", click }, mark(look(kind)), name);
  }

  #obsidian(ref: NoteRef, text: string): HTMLElement {
    const href = obsidianLink(this.#graph.picture.vault, ref.path);
    return h("a", { href, title: "Open in Obsidian" }, bdi(text));
  }
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

function date(day?: string | null): HTMLElement | null {
  return day ? h("span", { class: "date" }, day) : null;
}

/** Names in any script, kept from reordering the text around them. */
function bdi(text: string): HTMLElement {
  return h("bdi", {}, clean(text) || "(no name)");
}
