// The drawing: everything that knows cytoscape.
import cytoscape, {
  type CollectionReturnValue,
  type Core,
  type ElementDefinition,
  type NodeSingular,
  type StylesheetJson,
} from "cytoscape";
import type { Seen } from "./filter";
import { type Box, readable } from "./labels";
import { type Point, radius } from "./layout";
import type { Chosen, Graph } from "./model";
import { look, type Theme } from "./palette";
import { clean, shorten, words } from "./text";

export interface Actions {
  choose(chosen: Chosen): void;
  surround(key: string): void;
}

export interface Canvas {
  show(seen: Seen): void;
  mark(chosen: Chosen): void;
  /** Brings a node, or all that is seen, into view. */
  look(key?: string): void;
  zoom(factor: number): void;
  paint(theme: Theme): void;
}

const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
const LABEL_SIZE = 12;
const SMALL = 1500;
// Cytoscape adds a style sheet of its own unless this id is taken; a strict policy forbids that.
const STYLE_SHEET_ID = "__________cytoscape_stylesheet";

export function draw(
  area: HTMLElement,
  graph: Graph,
  points: ReadonlyMap<string, Point>,
  actions: Actions,
): Canvas {
  if (!document.getElementById(STYLE_SHEET_ID)) {
    const holder = document.createElement("template");
    holder.id = STYLE_SHEET_ID;
    document.head.append(holder);
  }
  const small = graph.edges.length <= SMALL;
  const cy = cytoscape({
    container: area,
    elements: elements(graph, points),
    layout: { name: "preset" },
    minZoom: 0.02,
    maxZoom: 4,
    boxSelectionEnabled: false,
    autounselectify: true,
    hideEdgesOnViewport: !small,
    textureOnViewport: !small,
  });
  const labels = labeller(cy, graph);
  listen(cy, area, graph, actions, labels);
  const calm = matchMedia("(prefers-reduced-motion: reduce)");

  const move = (zoom: number, pan: Point) => {
    if (calm.matches || !small) cy.viewport({ zoom, pan });
    else cy.stop().animate({ zoom, pan }, { duration: 250, easing: "ease-out" });
  };
  const middle = () => ({ x: cy.width() / 2, y: cy.height() / 2 });

  return {
    show(seen) {
      cy.batch(() => {
        for (const node of cy.nodes()) node.toggleClass("gone", !seen.nodes.has(keyOf(node.id())));
        for (const edge of cy.edges())
          edge.toggleClass("gone", !seen.edges.has(placeOf(edge.id())));
      });
      labels();
    },
    mark(chosen) {
      cy.batch(() => {
        const all = cy.elements().removeClass("faded near chosen");
        const id = chosen.edge === undefined ? nodeId(chosen.node ?? "") : edgeId(chosen.edge);
        const at = cy.getElementById(id) as CollectionReturnValue;
        if (at.empty()) return;
        const near = at.is("node") ? at.closedNeighborhood() : at.union(at.connectedNodes());
        const between = near.nodes().edgesWith(near.nodes());
        all.not(near).not(between).addClass("faded");
        near.addClass("near");
        at.addClass("chosen");
      });
      labels();
    },
    look(key) {
      const asked = key === undefined ? cy.nodes().not(".gone") : cy.getElementById(nodeId(key));
      if (asked.empty() || cy.width() === 0) return;
      const box = asked.boundingBox({ includeLabels: false });
      const room = Math.min((cy.width() - 90) / box.w, (cy.height() - 90) / box.h);
      const zoom = key === undefined ? Math.min(1.6, room) : Math.max(1, cy.zoom());
      const [x, y] = [(box.x1 + box.x2) / 2, (box.y1 + box.y2) / 2];
      move(zoom, { x: middle().x - x * zoom, y: middle().y - y * zoom });
    },
    zoom(factor) {
      const zoom = cy.zoom() * factor;
      const [{ x, y }, pan] = [middle(), cy.pan()];
      move(zoom, { x: x - (x - pan.x) * factor, y: y - (y - pan.y) * factor });
    },
    paint(theme) {
      cy.style(styles(theme, small));
      labels();
    },
  };
}

// Keys are untrusted, and may be equal to an edge's id: both get a prefix.
const nodeId = (key: string) => `n:${key}`;
const edgeId = (at: number) => `e:${at}`;
const keyOf = (id: string) => id.slice(2);
const placeOf = (id: string) => Number(id.slice(2));

function elements(graph: Graph, points: ReadonlyMap<string, Point>): ElementDefinition[] {
  const nodes = [...graph.nodes.values()].map((node) => ({
    data: {
      id: nodeId(node.key),
      kind: node.kind,
      hollow: look(node.kind).hollow === true,
      name: shorten(node.label, 28),
      size: 2 * radius(node.rank),
    },
    position: { ...points.get(node.key)! },
  }));
  const edges = graph.edges.map((edge, at) => ({
    data: {
      id: edgeId(at),
      source: nodeId(edge.source),
      target: nodeId(edge.target),
      name: shorten(words(edge.kind), 24),
      width: 0.8 + Math.min(3.2, Math.log2(1 + Math.max(0, edge.weight)) / 2),
    },
  }));
  return [...nodes, ...edges];
}

function listen(cy: Core, area: HTMLElement, graph: Graph, actions: Actions, labels: () => void) {
  cy.on("tap", "node", (event) => actions.choose({ node: keyOf(event.target.id()) }));
  cy.on("tap", "edge", (event) => actions.choose({ edge: placeOf(event.target.id()) }));
  cy.on("tap", (event) => event.target === cy && actions.choose({}));
  cy.on("dbltap", "node", (event) => actions.surround(keyOf(event.target.id())));
  cy.on("mouseover", "node", (event) => {
    const key = keyOf(event.target.id());
    area.title = clean((graph.nodes.get(key)?.label ?? key).slice(0, 400));
  });
  cy.on("mouseover", "node, edge", () => area.classList.add("over"));
  cy.on("mouseout", "node, edge", () => {
    area.removeAttribute("title");
    area.classList.remove("over");
  });
  let waiting: ReturnType<typeof setTimeout> | undefined;
  cy.on("zoom dragfree", () => {
    clearTimeout(waiting);
    waiting = setTimeout(labels, 80);
  });
}

/** Labels keep their size on the screen; where two would overlap, the higher rank is shown. */
function labeller(cy: Core, graph: Graph): () => void {
  const measure = document.createElement("canvas").getContext("2d")!;
  measure.font = `${LABEL_SIZE}px ${FONT}`;
  const widths = new Map<string, number>();
  for (const node of cy.nodes())
    widths.set(node.id(), measure.measureText(node.data("name")).width);
  const ranked = [...graph.nodes.values()].sort((a, b) => b.rank - a.rank);
  const order = ranked.map(({ key }) => cy.getElementById(nodeId(key)) as NodeSingular);
  const urgency = (node: NodeSingular) =>
    node.hasClass("chosen") ? 2 : node.hasClass("near") ? 1 : 0;
  return () => {
    const zoom = cy.zoom();
    const here = order.filter((node) => !node.hasClass("gone") && !node.hasClass("faded"));
    const first = here.sort((a, b) => urgency(b) - urgency(a));
    const box = (node: NodeSingular, above: number, width: number, height: number): Box => {
      const { x, y } = node.position();
      return { key: node.id(), x: x * zoom, y: y * zoom + above, width, height };
    };
    const names = first.map((node) => {
      const below = (node.data("size") / 2) * zoom + 3;
      return box(node, below, widths.get(node.id())! + 8, 16);
    });
    const marks = first.map((node) => {
      const size = node.data("size") * zoom;
      return box(node, -size / 2, size, size);
    });
    const wanted = first.filter((node) => urgency(node) === 2).map((node) => node.id());
    const shown = readable(names, marks, new Set(wanted));
    cy.batch(() => {
      for (const node of cy.nodes()) node.toggleClass("named", shown.has(node.id()));
      cy.nodes(".named").style({
        "font-size": LABEL_SIZE / zoom,
        "text-outline-width": 2.5 / zoom,
        "text-margin-y": 3 / zoom,
      });
      cy.edges(".near").style({ "font-size": 10 / zoom, "text-outline-width": 2 / zoom });
    });
  };
}

const SHAPES: Record<string, string> = { circle: "ellipse", square: "round-rectangle" };

function styles(theme: Theme, small: boolean): StylesheetJson {
  const text = {
    color: theme.ink,
    "font-family": FONT,
    "text-outline-color": theme.paper,
    "text-outline-opacity": 0.9,
  };
  const paintOf = (node: NodeSingular) => look(node.data("kind"))[theme.name];
  const shapeOf = (node: NodeSingular) => {
    const { shape } = look(node.data("kind"));
    return (SHAPES[shape] ?? shape) as cytoscape.Css.NodeShape;
  };
  return [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        shape: shapeOf as never,
        "background-color": paintOf as never,
        "border-width": 1.5,
        "border-color": theme.paper,
        "text-valign": "bottom",
        "overlay-opacity": 0,
        ...text,
      },
    },
    {
      selector: "node[?hollow]",
      style: {
        "background-color": theme.paper,
        "border-color": paintOf as never,
        "border-style": "dashed",
      },
    },
    { selector: "node.named", style: { label: "data(name)" } },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": theme.edge,
        "line-opacity": small ? 0.6 : 0.35,
        // Haystack edges are straight and cheap; bezier ones show parallel ties side by side.
        "curve-style": small ? "bezier" : "haystack",
        "target-arrow-shape": "triangle",
        "target-arrow-color": theme.edge,
        "arrow-scale": 0.7,
        "overlay-opacity": 0,
      },
    },
    {
      selector: "edge.near",
      style: {
        "line-color": theme.accent,
        "target-arrow-color": theme.accent,
        "line-opacity": 0.8,
      },
    },
    {
      selector: "edge.chosen",
      style: { label: "data(name)", "text-rotation": "autorotate", ...text },
    },
    {
      selector: "node.chosen",
      style: { "border-color": theme.accent, "border-width": 4, "border-style": "solid" },
    },
    { selector: ".faded", style: { opacity: 0.14 } },
    { selector: ".gone", style: { display: "none" } },
  ];
}
