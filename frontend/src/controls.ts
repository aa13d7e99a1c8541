// Search, legend and filters. The list of nodes is also the way through the graph without a mouse.
import { h, mark } from "./dom";
import { EVERYTHING, type Filters, span } from "./filter";
import type { Graph, PictureNode } from "./model";
import { look } from "./palette";
import { finder } from "./search";
import { amount, capital, clean, words } from "./text";

const LISTED = 100;

export interface SearchBox {
  readonly element: HTMLElement;
  /** Lists only the nodes that are seen. */
  list(seen: ReadonlySet<string>): void;
  choose(key: string | undefined): void;
}

export function searchBox(graph: Graph, id: string, open: (key: string) => void): SearchBox {
  const find = finder([...graph.nodes.values()]);
  const count = h("p", { class: "count", role: "status" });
  const options = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": "Nodes" });
  const input = h("input", {
    type: "search",
    role: "combobox",
    placeholder: "Find by name…",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": "Find a node by name",
    "aria-controls": `${id}-list`,
    "aria-expanded": "true",
  });
  let visible: ReadonlySet<string> = new Set(graph.nodes.keys());
  let found: PictureNode[] = [];
  let active = -1;
  let chosen: string | undefined;

  const activate = (at: number) => {
    active = at;
    [...options.children].forEach((option, place) =>
      option.classList.toggle("active", place === at),
    );
    const option = options.children[at];
    if (option) {
      option.scrollIntoView({ block: "nearest" });
      input.setAttribute("aria-activedescendant", option.id);
    } else input.removeAttribute("aria-activedescendant");
  };
  const markChosen = () =>
    found.forEach(({ key }, at) =>
      options.children[at]?.setAttribute("aria-selected", String(key === chosen)),
    );
  const render = () => {
    const all = find(input.value).filter(({ key }) => visible.has(key));
    found = all.slice(0, LISTED);
    options.replaceChildren(...found.map((node, at) => option(node, `${id}-${at}`)));
    count.textContent = summary(all.length);
    activate(input.value.trim() && found.length ? 0 : -1);
    markChosen();
  };
  const option = (node: PictureNode, optionId: string) =>
    h(
      "li",
      { id: optionId, role: "option", click: () => open(node.key) },
      mark(look(node.kind)),
      h("bdi", {}, clean(node.label).slice(0, 200) || "(no name)"),
    );
  const summary = (length: number) =>
    `${amount(length, "node", "nodes")}${length > LISTED ? `, the first ${LISTED} listed` : ""}`;

  input.addEventListener("input", render);
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) activate(Math.max(0, Math.min(found.length - 1, active + step)));
    else if (event.key === "Enter" && found[Math.max(0, active)])
      open(found[Math.max(0, active)]!.key);
    else return;
    event.preventDefault();
  });
  return {
    element: h("div", { class: "search" }, input, count, options),
    list(seen) {
      visible = seen;
      render();
    },
    choose(key) {
      chosen = key;
      markChosen();
    },
  };
}

export interface FilterBox {
  readonly element: HTMLElement;
  reset(): void;
}

export function filterBox(graph: Graph, change: (filters: Partial<Filters>) => void): FilterBox {
  const nodes = kinds(graph.nodeKinds, true, (hiddenNodes) => change({ hiddenNodes }));
  const edges = kinds(graph.edgeKinds, false, (hiddenEdges) => change({ hiddenEdges }));
  const [first, last] = span(graph);
  const day = (name: "since" | "until") => {
    const input = h("input", { type: "date", min: first, max: last });
    input.addEventListener("change", () => change({ [name]: input.value }));
    return h("label", {}, `${capital(name)} `, input);
  };
  const when = h(
    "fieldset",
    { class: "when" },
    h("legend", {}, "Time"),
    day("since"),
    day("until"),
  );
  const element = h(
    "form",
    { class: "filters", submit: (event) => event.preventDefault() },
    h("fieldset", {}, h("legend", {}, "Nodes"), ...nodes),
    edges.length ? h("fieldset", {}, h("legend", {}, "Ties"), ...edges) : null,
    first ? when : null,
  );
  return {
    element,
    reset() {
      element.reset();
      change({ ...EVERYTHING });
    },
  };
}

function kinds(
  counts: ReadonlyMap<string, number>,
  ofNodes: boolean,
  change: (hidden: Set<string>) => void,
): HTMLElement[] {
  const boxes = new Map<string, HTMLInputElement>();
  const hidden = () => new Set([...boxes].filter(([, box]) => !box.checked).map(([kind]) => kind));
  return [...counts].map(([kind, count]) => {
    const box = h("input", { type: "checkbox", checked: true, change: () => change(hidden()) });
    boxes.set(kind, box);
    const name = words(ofNodes ? look(kind).plural : kind).slice(0, 60) || "(no name)";
    return h(
      "label",
      {},
      box,
      ofNodes ? mark(look(kind)) : null,
      h("span", {}, capital(name)),
      h("span", { class: "number" }, count.toLocaleString("en")),
    );
  });
}
