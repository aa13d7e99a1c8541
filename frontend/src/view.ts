import { read, type State, written } from "./address";
import { type FilterBox, filterBox } from "./controls";
import { type Dimension, dimensions, DIMENSIONS } from "./dimensions";
import { button, h } from "./dom";
import { Drawing } from "./drawing";
import { prover } from "./evidence";
import { EVERYTHING, type Filters, seen } from "./filter";
import { layout } from "./layout";
import { type Chosen, type Graph, graphOf, type Picture } from "./model";
import { DARK, LIGHT } from "./palette";
import { panel } from "./panel";
import { savePng, saveSvg } from "./save";
import { type Scene, sceneOf } from "./scene";
import { type SearchBox, searchBox } from "./searchbox";
import { amount, clean, shorten } from "./text";

const DARK_SCHEME = matchMedia("(prefers-color-scheme: dark)");
const theme = () => (DARK_SCHEME.matches ? DARK : LIGHT);
const DEEPEST = 6;
let views = 0;

/** The whole interface in one container: it holds what is chosen and filtered, and nothing else. */
export class View {
  readonly #graph: Graph;
  readonly #scene: Scene;
  readonly #drawing: Drawing;
  readonly #dimensions: ReadonlyMap<string, () => Dimension>;
  readonly #search: SearchBox;
  readonly #filterBox: FilterBox;
  readonly #prove;
  readonly #details = h("section", { class: "details", tabindex: "0", "aria-label": "Details" });
  readonly #around = h("div", { class: "around" });
  /** Whether the address tells what is seen: only of a page that is nothing but the graph. */
  readonly #addressed: boolean;
  #filters: Filters = EVERYTHING;
  #chosen: Chosen = {};
  #rested = false;

  constructor(container: HTMLElement, picture: Picture) {
    this.#graph = graphOf(picture);
    this.#prove = prover(this.#graph);
    this.#addressed = container.dataset.address !== undefined;
    const { nodes, edges, places } = this.#graph;
    const made = dimensions(this.#graph);
    this.#dimensions = new Map(DIMENSIONS.map((name, at) => [name, made[at]!]));
    const id = `kg-${++views}`;
    this.#search = searchBox(
      this.#graph,
      id,
      (node) => this.#goTo({ node }),
      () => this.#tell(),
    );
    this.#filterBox = filterBox(this.#graph, id, {
      change: (part) => this.#filter(part(this.#filters)),
      paint: (name) => this.#paint(name),
    });
    const size = `${amount(nodes.length, "node", "nodes")}, ${amount(edges, "tie", "ties")}`;
    const heading = h("header", {}, h("h1", {}, clean(picture.title)), h("p", {}, size));
    const state = this.#state();
    const placed = layout(this.#graph);
    for (const [key, [x, y]] of state.pins) {
      const at = places.get(key)!;
      [placed.x[at], placed.y[at]] = [x, y];
    }
    const kind = this.#dimension(state.paint);
    const all = seen(this.#graph, EVERYTHING, []);
    this.#scene = sceneOf(this.#graph, placed, all, kind, theme());
    this.#drawing = new Drawing(this.#scene, {
      choose: (chosen) => this.#choose(chosen),
      surround: (node) => this.#surround(node),
      pin: (node) => this.#pin(node, true),
      moved: () => this.#tell(),
    });
    const side = h("aside", {}, heading, this.#search.element, this.#filterBox.element);
    container.replaceChildren(
      side,
      h("div", { class: "stage" }, this.#drawing.area, this.#around, ...this.#tools(container)),
      this.#details,
    );
    DARK_SCHEME.addEventListener("change", () => {
      this.#scene.theme = theme();
      this.#drawing.refresh();
    });
    container.addEventListener("keydown", (event) => event.key === "Escape" && this.#back());
    this.#begin(state);
  }

  #state(): State {
    return read(this.#graph, this.#addressed ? location.hash : "");
  }

  #begin(state: State): void {
    this.#filters = state.filters;
    this.#search.ask(state.query);
    this.#filter({});
    const focus = this.#graph.places.get(state.node ?? this.#graph.picture.focus ?? "");
    this.#choose(focus === undefined ? {} : { node: focus });
    if (state.view) this.#drawing.restore(state.view);
    else this.#drawing.look(undefined, false);
    this.#rested = true;
  }

  /** The name of a dimension may come from an address. */
  #dimension(name: string): Dimension {
    return (this.#dimensions.get(name) ?? this.#dimensions.get("kind")!)();
  }

  #paint(name: string): void {
    this.#scene.dimension = this.#dimension(name);
    this.#filter({});
  }

  #choose(chosen: Chosen): void {
    this.#chosen = chosen;
    this.#search.choose(chosen.node);
    const actions = {
      choose: (next: Chosen) => this.#goTo(next),
      surround: (node: number) => this.#surround(node),
      pinned: (node: number) => this.#filters.pinned.has(node),
      pin: (node: number) => this.#pin(node, !this.#filters.pinned.has(node)),
    };
    this.#details.replaceChildren(...panel(this.#graph, chosen, this.#prove, actions));
    this.#details.scrollTop = 0;
    this.#drawing.mark(chosen);
    this.#tell();
  }

  /** Chooses what was named in a list, and brings it into view even if the filters hide it. */
  #goTo(chosen: Chosen): void {
    if (chosen.node !== undefined && !this.#scene.seen.nodes[chosen.node]) this.#reset();
    this.#choose(chosen);
    if (chosen.node !== undefined) this.#drawing.look(chosen.node);
  }

  #surround(node: number): void {
    this.#choose({ node });
    this.#filter({ around: node });
  }

  #pin(node: number, pinned: boolean): void {
    const next = new Set(this.#filters.pinned);
    if (pinned) next.add(node);
    else next.delete(node);
    this.#filter({ pinned: next });
    if (this.#chosen.node === node) this.#choose(this.#chosen);
  }

  #back(): void {
    if (this.#chosen.node !== undefined || this.#chosen.pair !== undefined) this.#choose({});
    else this.#reset();
  }

  #reset(): void {
    this.#filter({ ...EVERYTHING, pinned: this.#filters.pinned });
  }

  #filter(part: Partial<Filters>): void {
    this.#filters = { ...this.#filters, ...part };
    const { hidden, pinned } = this.#filters;
    const used = [...hidden.keys()].map((name) => this.#dimension(name));
    this.#scene.seen = seen(this.#graph, this.#filters, used);
    this.#scene.pinned = pinned;
    this.#drawing.refresh();
    this.#search.list(this.#scene.seen.nodes);
    this.#filterBox.sync(this.#filters, this.#scene.dimension);
    this.#around.replaceChildren(...this.#aroundBar());
    if ("around" in part || "depth" in part) this.#drawing.look();
    this.#tell();
  }

  #aroundBar(): Node[] {
    const { around, depth } = this.#filters;
    if (around === null) return [];
    const label = shorten(this.#graph.nodes[around]!.label, 40);
    const slider = h("input", {
      type: "range",
      min: "1",
      max: String(DEEPEST),
      value: String(depth),
      "aria-label": "Steps",
    });
    slider.addEventListener("change", () => {
      this.#filter({ depth: Number(slider.value) });
      this.#around.querySelector("input")?.focus();
    });
    return [
      h("span", {}, "Around ", h("bdi", {}, label)),
      h("label", {}, slider, amount(depth, "step", "steps")),
      button("Show everything", () => this.#reset()),
    ];
  }

  #tools(container: HTMLElement): HTMLElement[] {
    const save = (how: typeof savePng) => () =>
      how(this.#scene, this.#drawing.view, this.#drawing.size);
    const fold = (side: "left" | "right") => {
      const title = `Fold the ${side} side`;
      const made = button(side === "left" ? "⟨" : "⟩", () => {
        const folded = container.classList.toggle(`no-${side}`);
        made.setAttribute("aria-pressed", String(folded));
        made.textContent = (side === "left") === folded ? "⟩" : "⟨";
      }, title); // prettier-ignore
      made.setAttribute("aria-pressed", "false");
      made.classList.add("fold", side);
      return made;
    };
    return [
      fold("left"),
      fold("right"),
      h(
        "div",
        { class: "tools" },
        button("PNG", save(savePng), "Save the view as PNG"),
        button("SVG", save(saveSvg), "Save the view as SVG"),
        button("+", () => this.#drawing.zoom(1.4), "Zoom in"),
        button("−", () => this.#drawing.zoom(1 / 1.4), "Zoom out"),
        button("Fit", () => this.#drawing.look(), "Fit the graph into the view"),
        button("Reset", () => this.#reset(), "Reset all filters"),
      ),
    ];
  }

  #tell(): void {
    if (!this.#addressed || !this.#rested) return;
    const { node } = this.#chosen;
    const { x, y } = this.#scene.places;
    const key = (at: number) => this.#graph.nodes[at]!.key;
    const hash = written(this.#graph, {
      filters: this.#filters,
      paint: this.#scene.dimension.name,
      node: node === undefined ? undefined : key(node),
      query: this.#search.query,
      view: this.#drawing.centre(),
      pins: new Map([...this.#filters.pinned].map((at) => [key(at), [x[at]!, y[at]!] as const])),
    });
    try {
      history.replaceState(null, "", `#${hash}`);
    } catch {
      // A page in a frame without an address of its own, as in a notebook.
    }
  }
}
