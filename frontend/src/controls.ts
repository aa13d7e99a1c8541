// Legend and filters. What is chosen is in the filters; the boxes only show it.
import { brush } from "./brush";
import { DIMENSIONS, type Dimension } from "./dimensions";
import { h, mark, stroke } from "./dom";
import { type Filters, span } from "./filter";
import { counted, type Graph, type Mark, marked } from "./model";
import { DARK, edgeLook, LIGHT } from "./palette";
import { capital, clean, words } from "./text";

export interface FilterBox {
  readonly element: HTMLElement;
  /** Shows these filters, and the legend of this dimension. */
  sync(filters: Filters, dimension: Dimension): void;
}

export interface FilterActions {
  change(part: (filters: Filters) => Partial<Filters>): void;
  paint(dimension: string): void;
}

export function filterBox(graph: Graph, id: string, actions: FilterActions): FilterBox {
  const paints = DIMENSIONS.map((name) => {
    const paint = () => actions.paint(name);
    return h("input", { type: "radio", name: `${id}-paint`, value: name, change: paint });
  });
  const legend = h("fieldset", {});
  const ties = edgeBoxes(graph, actions);
  const only = onlyBoxes(graph, actions);
  const me = graph.nodes.find((node) => marked(node, "me"));
  const showMe = box(() => actions.change(({ me }) => ({ me: !me })));
  const showLonely = box(() => actions.change(({ lonely }) => ({ lonely: !lonely })));
  const [first] = span(graph);
  const time = brush(graph, (part) => actions.change(() => part));
  const element = h(
    "form",
    { class: "filters", submit: (event) => event.preventDefault() },
    h(
      "fieldset",
      { class: "paint" },
      h("legend", {}, "Colour by"),
      ...paints.map((input) => h("label", {}, input, capital(input.value))),
    ),
    legend,
    only.size
      ? group(
          "Stand out",
          [...only.values()].map(([, label]) => label),
        )
      : null,
    group("Show", [
      me ? label(showMe, null, `Me (${clean(me.label).slice(0, 40)})`) : null,
      label(showLonely, null, "What has no tie"),
    ]),
    ties.size
      ? group(
          "Ties",
          [...ties.values()].map(([, label]) => label),
        )
      : null,
    first ? time.element : null,
  );
  let shown: Dimension | undefined;
  let boxes: HTMLInputElement[] = [];
  return {
    element,
    sync(filters, dimension) {
      if (dimension !== shown) {
        shown = dimension;
        const made = categoryBoxes(dimension, actions);
        boxes = made.map(([input]) => input);
        legend.replaceChildren(
          h("legend", {}, dimension.title),
          ...made.map(([, element]) => element),
        );
      }
      const hidden = filters.hidden.get(dimension.name);
      boxes.forEach((input, at) => {
        input.checked = !hidden?.has(dimension.categories[at]!.name);
      });
      for (const input of paints) input.checked = input.value === dimension.name;
      for (const [kind, [input]] of ties) input.checked = !filters.hiddenEdges.has(kind);
      for (const [name, [input]] of only) input.checked = filters.only.has(name);
      showMe.checked = filters.me;
      showLonely.checked = filters.lonely;
      time.sync(filters.since, filters.until);
    },
  };
}

type Labelled = readonly [HTMLInputElement, HTMLElement];

function categoryBoxes(dimension: Dimension, actions: FilterActions): Labelled[] {
  return dimension.categories.map(({ name, text, look, count }) => {
    const input = box(() =>
      actions.change(({ hidden }) => {
        const next = new Map(hidden);
        next.set(dimension.name, toggled(hidden.get(dimension.name) ?? new Set<string>(), name));
        return { hidden: next };
      }),
    );
    return [input, label(input, mark(look), clean(text).slice(0, 60) || "(no name)", count)];
  });
}

function edgeBoxes(graph: Graph, actions: FilterActions): Map<string, Labelled> {
  const { edges, kinds } = graph.picture;
  const counts = counted(edges.kind.map((kind) => kinds[kind]!));
  return new Map(
    [...counts].map(([kind, count]) => {
      const input = box(() =>
        actions.change(({ hiddenEdges }) => ({ hiddenEdges: toggled(hiddenEdges, kind) })),
      );
      const name = capital(words(kind)).slice(0, 60) || "(no name)";
      return [kind, [input, label(input, stroke(edgeLook(kind)), name, count)]];
    }),
  );
}

function onlyBoxes(graph: Graph, actions: FilterActions): Map<Mark, Labelled> {
  const found = new Map<Mark, Labelled>();
  for (const name of ["blocked", "overdue"] as const) {
    const count = graph.nodes.filter((node) => marked(node, name)).length;
    if (count === 0) continue;
    const input = box(() => actions.change(({ only }) => ({ only: toggled(only, name) })));
    const ring = { shape: "circle", light: LIGHT[name], dark: DARK[name], ring: true };
    found.set(name, [input, label(input, mark(ring), `Only ${name}`, count)]);
  }
  return found;
}

function box(change: () => void): HTMLInputElement {
  return h("input", { type: "checkbox", change });
}

function label(input: HTMLElement, sign: Node | null, text: string, count?: number): HTMLElement {
  const number =
    count === undefined ? null : h("span", { class: "number" }, count.toLocaleString("en"));
  return h("label", {}, input, sign, h("span", {}, text), number);
}

function group(title: string, content: (Node | null)[]): HTMLElement {
  return h("fieldset", {}, h("legend", {}, title), ...content);
}

function toggled<T>(values: ReadonlySet<T>, value: T): Set<T> {
  const next = new Set(values);
  if (!next.delete(value)) next.add(value);
  return next;
}
