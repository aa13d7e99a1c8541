// The drawing on the canvas.
import cytoscape, {
  type CollectionReturnValue,
  type Core,
  type ElementDefinition,
  type NodeSingular,
} from "cytoscape";
import type { Seen } from "./filter";
import { type Point, radius } from "./layout";
import type { Chosen, Graph } from "./model";
import { namer } from "./names";
import { look, type Theme } from "./palette";
import { styles } from "./styles";
import { clean, shorten, words } from "./text";

export interface Actions {
  choose(chosen: Chosen): void;
  surround(key: string): void;
}

// Up to so many edges, beauty comes before speed.
const SMALL = 1500;
const [ZOOM_MIN, ZOOM_MAX] = [0.02, 4];
const CALM = matchMedia("(prefers-reduced-motion: reduce)");
// Cytoscape adds a style sheet of its own unless this id is taken; a strict policy forbids that.
const STYLE_SHEET_ID = "__________cytoscape_stylesheet";

export class Canvas {
  readonly #cy: Core;
  readonly #small: boolean;
  readonly #name: () => void;
  #waiting = false;

  constructor(
    area: HTMLElement,
    graph: Graph,
    points: ReadonlyMap<string, Point>,
    theme: Theme,
    actions: Actions,
  ) {
    if (!document.getElementById(STYLE_SHEET_ID)) {
      const holder = document.createElement("template");
      holder.id = STYLE_SHEET_ID;
      document.head.append(holder);
    }
    this.#small = graph.edges.length <= SMALL;
    this.#cy = cytoscape({
      container: area,
      elements: elements(graph, points),
      style: styles(theme, this.#small),
      layout: { name: "preset", fit: false },
      minZoom: ZOOM_MIN,
      maxZoom: ZOOM_MAX,
      boxSelectionEnabled: false,
      autounselectify: true,
      hideEdgesOnViewport: !this.#small,
      textureOnViewport: !this.#small,
    });
    const ranked = [...graph.nodes.values()].sort((a, b) => b.rank - a.rank);
    this.#name = namer(
      this.#cy,
      ranked.map(({ key }) => this.#cy.getElementById(nodeId(key)) as NodeSingular),
    );
    listen(this.#cy, area, graph, actions, () => this.#rename());
  }

  show(seen: Seen): void {
    const cy = this.#cy;
    cy.batch(() => {
      for (const node of cy.nodes()) node.toggleClass("gone", !seen.nodes.has(keyOf(node.id())));
      for (const edge of cy.edges()) edge.toggleClass("gone", !seen.edges.has(placeOf(edge.id())));
    });
    this.#rename();
  }

  mark(chosen: Chosen): void {
    const cy = this.#cy;
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
    this.#rename();
  }

  /** Brings a node, or all that is seen, into view; at once, or gliding there. */
  look(key?: string, glide = true): void {
    const cy = this.#cy;
    const asked = key === undefined ? cy.nodes().not(".gone") : cy.getElementById(nodeId(key));
    if (asked.empty() || cy.width() === 0) return;
    // Positions alone: a bounding box of 10,000 edges takes a second.
    const places = asked.map((node) => (node as NodeSingular).position());
    const [left, right] = range(places.map(({ x }) => x));
    const [top, bottom] = range(places.map(({ y }) => y));
    const wide = (cy.width() - 120) / (right - left + 1);
    const high = (cy.height() - 120) / (bottom - top + 1);
    const zoom = key === undefined ? Math.min(1.6, wide, high) : Math.max(1, cy.zoom());
    const [x, y] = [((left + right) / 2) * zoom, ((top + bottom) / 2) * zoom];
    this.#move(zoom, { x: cy.width() / 2 - x, y: cy.height() / 2 - y }, glide);
  }

  zoom(factor: number): void {
    const cy = this.#cy;
    const zoom = Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, cy.zoom() * factor));
    const [x, y, grown] = [cy.width() / 2, cy.height() / 2, zoom / cy.zoom()];
    this.#move(zoom, { x: x - (x - cy.pan().x) * grown, y: y - (y - cy.pan().y) * grown });
  }

  paint(theme: Theme): void {
    this.#cy.style(styles(theme, this.#small));
    this.#rename();
  }

  #move(zoom: number, pan: Point, glide = true): void {
    if (CALM.matches || !this.#small || !glide) this.#cy.viewport({ zoom, pan });
    else this.#cy.stop().animate({ zoom, pan }, { duration: 250, easing: "ease-out" });
  }

  /** Several changes in one go are answered by one new set of names. */
  #rename(): void {
    if (this.#waiting) return;
    this.#waiting = true;
    requestAnimationFrame(() => {
      this.#waiting = false;
      this.#name();
    });
  }
}

function range(values: readonly number[]): readonly [number, number] {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)], [
    Infinity,
    -Infinity,
  ] as [number, number]);
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

function listen(cy: Core, area: HTMLElement, graph: Graph, actions: Actions, rename: () => void) {
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
    waiting = setTimeout(rename, 80);
  });
}
