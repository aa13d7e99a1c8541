// Draws a scene, or a part of it, with a pen.
import { look } from "./palette";
import type { Pen, Stroke } from "./pen";
import {
  colour,
  drawnRadius,
  lookAt,
  rim,
  RING,
  rings,
  type Scene,
  TO_A,
  TO_B,
  type View,
} from "./scene";

/** From so many lines on, they are drawn thin, faint and without arrows: as WebGL does. */
export const MANY = 4000;
const NONE: Stroke = { colour: "", width: 0, opacity: 1, dash: [] };

export interface Lines {
  readonly lit: boolean;
  readonly many: boolean;
}

/** How strong lines are: many hide each other, and near ones are few. */
export function opacity(lines: number, zoom: number): number {
  const crowd = Math.min(1, (MANY / Math.max(1, lines)) ** 0.45);
  return Math.min(0.75, 0.7 * crowd * Math.max(1, Math.sqrt(4 * zoom)));
}

export function paintLines(
  pen: Pen,
  scene: Scene,
  view: View,
  pairs: Iterable<number>,
  { lit, many }: Lines,
  strength: number,
): void {
  const { graph, places, theme } = scene;
  const groups = new Map<string, { stroke: Stroke; ends: number[] }>();
  const arrows: [string, number[]][] = [];
  for (const pair of pairs) {
    const [a, b] = [graph.pairs.a[pair]!, graph.pairs.b[pair]!];
    if (a === b) continue;
    const kind = scene.lookOf[pair]!;
    const look = scene.looks[kind]!;
    const width = many ? 1 : Math.round(scene.widths[pair]! * 2) / 2;
    const name = `${look.light} ${look.dash.join()} ${width}`;
    let group = groups.get(name);
    if (!group) {
      const stroke = { colour: colour(look, theme), width, opacity: strength, dash: look.dash };
      group = { stroke: lit ? { ...stroke, width: width + 0.6 } : stroke, ends: [] };
      groups.set(name, group);
    }
    const x1 = places.x[a]! * view.zoom + view.x;
    const y1 = places.y[a]! * view.zoom + view.y;
    const x2 = places.x[b]! * view.zoom + view.x;
    const y2 = places.y[b]! * view.zoom + view.y;
    group.ends.push(x1, y1, x2, y2);
    if (many) continue;
    const to = scene.arrows[pair]!;
    const size = 4 + width;
    if (to & TO_B)
      arrows.push([group.stroke.colour, head(x1, y1, x2, y2, rim(scene, b, view.zoom), size)]);
    if (to & TO_A)
      arrows.push([group.stroke.colour, head(x2, y2, x1, y1, rim(scene, a, view.zoom), size)]);
  }
  for (const { stroke, ends } of groups.values()) pen.lines(stroke, ends);
  for (const [fill, corners] of arrows)
    if (corners.length) pen.polygon(fill, Math.min(1, strength + 0.15), corners);
}

/** A head at the rim of what the line leads to; none where there is no room for one. */
function head(x1: number, y1: number, x2: number, y2: number, edge: number, size: number) {
  const far = Math.hypot(x2 - x1, y2 - y1);
  if (far < edge + 2 * size) return [];
  const [ux, uy] = [(x2 - x1) / far, (y2 - y1) / far];
  const [tx, ty] = [x2 - ux * (edge + 1), y2 - uy * (edge + 1)];
  const [bx, by, half] = [tx - ux * size, ty - uy * size, size * 0.45];
  return [tx, ty, bx - uy * half, by + ux * half, bx + uy * half, by - ux * half];
}

/** The least node is drawn last, so that none is covered by a big one. */
export function paintNodes(
  pen: Pen,
  scene: Scene,
  view: View,
  nodes: Iterable<number>,
  chosen?: number,
): void {
  const { theme, places, graph } = scene;
  for (const node of nodes) {
    const x = places.x[node]! * view.zoom + view.x;
    const y = places.y[node]! * view.zoom + view.y;
    const r = drawnRadius(scene, node, view.zoom);
    const { shape, hollow } = look(graph.nodes[node]!.kind);
    const paint = colour(lookAt(scene, node), theme);
    const dash = hollow && r > 4 ? [3, 2] : [];
    const edge = {
      colour: hollow ? paint : theme.paper,
      width: r < 3 ? 0.5 : 1.5,
      opacity: 1,
      dash,
    };
    const around = rings(scene, node);
    const outer = rim(scene, node, view.zoom);
    const ring = (far: number, colour: string, width: number) =>
      pen.mark("circle", x, y, far, "", { colour, width, opacity: 1, dash: [] });
    around.forEach((one, at) =>
      ring(outer - RING * (around.length - 1 - at), one, r < 4 ? 1.5 : 2.2),
    );
    pen.mark(shape, x, y, r, hollow ? theme.paper : paint, r < 2 && !hollow ? NONE : edge);
    if (node === chosen) ring(outer + 4, theme.accent, 3);
  }
}
