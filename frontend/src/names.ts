import type { Core, NodeSingular } from "cytoscape";
import { type Box, readable } from "./labels";
import { FONT, LABEL_SIZE } from "./styles";

// So many of the highest rank are named, even where a name covers lesser nodes.
const LANDMARKS = 12;

/**
 * Names the nodes anew, for the present zoom. Names keep their size on the screen; where two would
 * overlap, the chosen node and its neighbours come first, then `order`.
 */
export function namer(cy: Core, order: readonly NodeSingular[]): () => void {
  const measure = document.createElement("canvas").getContext("2d")!;
  measure.font = `${LABEL_SIZE}px ${FONT}`;
  const widths = new Map<string, number>();
  for (const node of cy.nodes())
    widths.set(node.id(), measure.measureText(node.data("name")).width);
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
    // Around a chosen node its own name is enough.
    const landmarks = first[0] && urgency(first[0]) > 0 ? 1 : LANDMARKS;
    const wanted = first.slice(0, landmarks);
    const shown = readable(names, marks, new Set(wanted.map((node) => node.id())));
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
