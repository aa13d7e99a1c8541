import { type Canvas, draw } from "./canvas";
import { filterBox, searchBox } from "./controls";
import { h } from "./dom";
import { EVERYTHING, type Filters, seen } from "./filter";
import { layout } from "./layout";
import { type Chosen, graphOf, type Picture } from "./model";
import { DARK, LIGHT } from "./palette";
import { panel } from "./panel";
import { amount, clean, shorten } from "./text";

let mounted = 0;

/** Fills `container` with the picture. */
function mount(container: HTMLElement, picture: Picture): void {
  const graph = graphOf(picture);
  let filters: Filters = EVERYTHING;
  let chosen: Chosen = {};

  const choose = (next: Chosen) => {
    chosen = next;
    search.choose(next.node);
    details.replaceChildren(...panel(graph, next, { choose: goTo, surround }));
    details.scrollTop = 0;
    canvas.mark(next);
  };
  const goTo = (next: Chosen) => {
    // A node that the filters hide is shown again when it is asked for by name.
    if (next.node !== undefined && !seen(graph, filters).nodes.has(next.node))
      parts.filters.reset();
    choose(next);
    if (next.node !== undefined) canvas.look(next.node);
  };
  const change = (part: Partial<Filters>) => {
    filters = { ...filters, ...part };
    const now = seen(graph, filters);
    canvas.show(now);
    search.list(now.nodes);
    around.replaceChildren(...aroundBar());
    if ("around" in part || "depth" in part) canvas.look();
  };
  const surround = (key: string) => {
    choose({ node: key });
    change({ around: key });
  };
  const aroundBar = (): Node[] => {
    if (filters.around === null) return [];
    const label = graph.nodes.get(filters.around)?.label ?? filters.around;
    const deeper = filters.depth === 1 ? 2 : 1;
    return [
      h("span", {}, "Around ", h("bdi", {}, shorten(label, 40))),
      button(`${amount(deeper, "step", "steps")}`, () => change({ depth: deeper })),
      button("Show everything", () => parts.filters.reset()),
    ];
  };

  const search = searchBox(graph, `kg-${++mounted}`, (key) => goTo({ node: key }));
  const parts = { filters: filterBox(graph, change) };
  const details = h("section", { class: "details", tabindex: "0", "aria-label": "Details" });
  const around = h("div", { class: "around" });
  const area = h("div", { class: "area", "aria-hidden": "true" });
  const tools = h(
    "div",
    { class: "tools" },
    button("+", () => canvas.zoom(1.4), "Zoom in"),
    button("−", () => canvas.zoom(1 / 1.4), "Zoom out"),
    button("Fit", () => canvas.look(), "Show the whole graph"),
    button("Reset", () => parts.filters.reset(), "Undo all filters"),
  );
  const size = `${amount(graph.nodes.size, "node", "nodes")}, ${amount(graph.edges.length, "tie", "ties")}`;
  const heading = h("header", {}, h("h1", {}, clean(picture.title)), h("p", {}, size));
  container.replaceChildren(
    h("aside", {}, heading, search.element, parts.filters.element),
    h("div", { class: "stage" }, area, around, tools),
    details,
  );
  const canvas = draw(area, graph, layout(graph), { choose, surround });
  followScheme(canvas);
  container.addEventListener("keydown", (event) => {
    if (event.key !== "Escape") return;
    if (chosen.node !== undefined || chosen.edge !== undefined) choose({});
    else parts.filters.reset();
  });
  change({});
  canvas.look();
  if (picture.focus && graph.nodes.has(picture.focus)) choose({ node: picture.focus });
  else choose({});
  container.dataset.state = "ready";
}

function button(text: string, click: () => void, title: string | null = null): HTMLElement {
  return h("button", { type: "button", click, title, "aria-label": title }, text);
}

function followScheme(canvas: Canvas): void {
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => canvas.paint(dark.matches ? DARK : LIGHT);
  dark.addEventListener("change", paint);
  paint();
}

async function read(container: HTMLElement): Promise<Picture> {
  const source = container.dataset.src;
  if (source) {
    const answer = await fetch(source, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`${source} answered ${answer.status}.`);
    return (await answer.json()) as Picture;
  }
  return JSON.parse(document.getElementById("kg-graph")?.textContent ?? "") as Picture;
}

async function start(container: HTMLElement): Promise<void> {
  if (container.dataset.state) return;
  container.dataset.state = "loading";
  container.replaceChildren(h("p", { class: "wait", role: "status" }, "Laying out the graph…"));
  try {
    const picture = await read(container);
    // Two frames, so that the sentence above is seen before the layout keeps the page busy.
    await new Promise((seen) => requestAnimationFrame(() => setTimeout(seen)));
    mount(container, picture);
  } catch (error) {
    container.dataset.state = "failed";
    const reason = error instanceof Error ? error.message : String(error);
    const text = `The graph cannot be shown: ${clean(reason)} Reload the page to try again.`;
    container.replaceChildren(h("p", { class: "wait", role: "alert" }, text));
  }
}

for (const container of document.querySelectorAll<HTMLElement>(".kg-graph")) void start(container);
