// The search. Its list of nodes is also the way through the graph without a mouse.
import { h, mark } from "./dom";
import type { Graph } from "./model";
import { look } from "./palette";
import { finder } from "./search";
import { amount, clean } from "./text";

const LISTED = 100;

export interface SearchBox {
  readonly element: HTMLElement;
  /** Lists only the nodes that are seen. */
  list(seen: Uint8Array): void;
  choose(node: number | undefined): void;
  readonly query: string;
  ask(query: string): void;
}

export function searchBox(
  graph: Graph,
  id: string,
  open: (node: number) => void,
  asked: () => void,
): SearchBox {
  const find = finder(graph.nodes);
  const count = h("p", { class: "count", role: "status" });
  const options = h("ul", { id: `${id}-list`, role: "listbox", "aria-label": "Nodes" });
  const input = h("input", {
    type: "search",
    role: "combobox",
    placeholder: "Name, tag, property, path",
    autocomplete: "off",
    spellcheck: "false",
    "aria-label": "Find a node by name",
    "aria-controls": `${id}-list`,
    "aria-expanded": "true",
  });
  let visible = new Uint8Array(graph.nodes.length).fill(1);
  let found: number[] = [];
  let active = -1;
  let chosen: number | undefined;

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
    found.forEach((node, at) =>
      options.children[at]?.setAttribute("aria-selected", String(node === chosen)),
    );
  const render = () => {
    const all = find(input.value).filter((node) => visible[node]);
    found = all.slice(0, LISTED);
    options.replaceChildren(...found.map((node, at) => option(node, `${id}-${at}`)));
    count.textContent = summary(all.length);
    activate(input.value.trim() && found.length ? 0 : -1);
    markChosen();
  };
  const option = (node: number, optionId: string) => {
    const { kind, label } = graph.nodes[node]!;
    return h(
      "li",
      { id: optionId, role: "option", click: () => open(node) },
      mark(look(kind)),
      h("bdi", {}, clean(label).slice(0, 200) || "(no name)"),
    );
  };
  const summary = (length: number) =>
    `${amount(length, "node", "nodes")}${length > LISTED ? `, the first ${LISTED} listed` : ""}`;

  input.addEventListener("input", () => {
    render();
    asked();
  });
  input.addEventListener("keydown", (event) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) activate(Math.max(0, Math.min(found.length - 1, active + step)));
    else if (event.key === "Enter" && found[Math.max(0, active)] !== undefined)
      open(found[Math.max(0, active)]!);
    else return;
    event.preventDefault();
  });
  return {
    element: h("div", { class: "search" }, input, count, options),
    list(seen) {
      visible = seen as Uint8Array<ArrayBuffer>;
      render();
    },
    choose(node) {
      chosen = node;
      markChosen();
    },
    get query() {
      return input.value;
    },
    ask(query) {
      input.value = query;
      render();
    },
  };
}
