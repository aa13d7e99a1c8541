import { Canvas } from "./canvas";
import { type FilterBox, filterBox, type SearchBox, searchBox } from "./controls";
import { h } from "./dom";
import { EVERYTHING, type Filters, seen } from "./filter";
import { layout } from "./layout";
import { type Chosen, type Graph, graphOf, type Picture } from "./model";
import { DARK, LIGHT } from "./palette";
import { panel } from "./panel";
import { amount, clean, shorten } from "./text";

const DARK_SCHEME = matchMedia("(prefers-color-scheme: dark)");
const theme = () => (DARK_SCHEME.matches ? DARK : LIGHT);
let views = 0;

/** The whole interface in one container: it holds what is chosen and filtered, and nothing else. */
export class View {
  readonly #graph: Graph;
  readonly #canvas: Canvas;
  readonly #search: SearchBox;
  readonly #filterBox: FilterBox;
  readonly #details = h("section", { class: "details", tabindex: "0", "aria-label": "Details" });
  readonly #around = h("div", { class: "around" });
  #filters: Filters = EVERYTHING;
  #chosen: Chosen = {};

  constructor(container: HTMLElement, picture: Picture) {
    this.#graph = graphOf(picture);
    const { nodes, edges } = this.#graph;
    this.#search = searchBox(this.#graph, `kg-${++views}`, (key) => this.#goTo({ node: key }));
    this.#filterBox = filterBox(this.#graph, (part) => this.#filter(part));
    const size = `${amount(nodes.size, "node", "nodes")}, ${amount(edges.length, "tie", "ties")}`;
    const heading = h("header", {}, h("h1", {}, clean(picture.title)), h("p", {}, size));
    const area = h("div", { class: "area", "aria-hidden": "true" });
    container.replaceChildren(
      h("aside", {}, heading, this.#search.element, this.#filterBox.element),
      h("div", { class: "stage" }, area, this.#around, this.#tools()),
      this.#details,
    );
    this.#canvas = new Canvas(area, this.#graph, layout(this.#graph), theme(), {
      choose: (chosen) => this.#choose(chosen),
      surround: (key) => this.#surround(key),
    });
    DARK_SCHEME.addEventListener("change", () => this.#canvas.paint(theme()));
    container.addEventListener("keydown", (event) => event.key === "Escape" && this.#back());
    this.#filter({});
    this.#canvas.look(undefined, false);
    this.#choose(picture.focus && nodes.has(picture.focus) ? { node: picture.focus } : {});
  }

  #choose(chosen: Chosen): void {
    this.#chosen = chosen;
    this.#search.choose(chosen.node);
    const actions = {
      choose: (next: Chosen) => this.#goTo(next),
      surround: (key: string) => this.#surround(key),
    };
    this.#details.replaceChildren(...panel(this.#graph, chosen, actions));
    this.#details.scrollTop = 0;
    this.#canvas.mark(chosen);
  }

  /** Chooses what was named in a list, and brings it into view even if the filters hide it. */
  #goTo(chosen: Chosen): void {
    const key = chosen.node;
    if (key !== undefined && !seen(this.#graph, this.#filters).nodes.has(key)) {
      this.#filterBox.reset();
    }
    this.#choose(chosen);
    if (key !== undefined) this.#canvas.look(key);
  }

  #surround(key: string): void {
    this.#choose({ node: key });
    this.#filter({ around: key });
  }

  #back(): void {
    if (this.#chosen.node !== undefined || this.#chosen.edge !== undefined) this.#choose({});
    else this.#filterBox.reset();
  }

  #filter(part: Partial<Filters>): void {
    this.#filters = { ...this.#filters, ...part };
    const now = seen(this.#graph, this.#filters);
    this.#canvas.show(now);
    this.#search.list(now.nodes);
    this.#around.replaceChildren(...this.#aroundBar());
    if ("around" in part || "depth" in part) this.#canvas.look();
  }

  #aroundBar(): Node[] {
    const { around, depth } = this.#filters;
    if (around === null) return [];
    const label = shorten(this.#graph.nodes.get(around)?.label ?? around, 40);
    const other = depth === 1 ? 2 : 1;
    return [
      h("span", {}, "Around ", h("bdi", {}, label)),
      button(amount(other, "step", "steps"), () => this.#filter({ depth: other })),
      button("Show everything", () => this.#filterBox.reset()),
    ];
  }

  #tools(): HTMLElement {
    return h(
      "div",
      { class: "tools" },
      button("+", () => this.#canvas.zoom(1.4), "Zoom in"),
      button("−", () => this.#canvas.zoom(1 / 1.4), "Zoom out"),
      button("Fit", () => this.#canvas.look(), "Fit the graph into the view"),
      button("Reset", () => this.#filterBox.reset(), "Reset all filters"),
    );
  }
}

function button(text: string, click: () => void, title: string | null = null): HTMLElement {
  return h("button", { type: "button", click, title, "aria-label": title }, text);
}
