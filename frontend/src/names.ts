// Which nodes are named, and where, so that no two names overlap.
import { type Box, readable } from "./labels";
import { FONT, LABEL_SIZE } from "./pen";
import { drawnRadius, rim, rings, type Scene, type View } from "./scene";

// So many are named even where a name covers lesser nodes, the first of them by their rank alone.
const [LANDMARKS, LEADERS] = [14, 6];
const TRIED = 500;

export interface Name {
  readonly node: number;
  readonly x: number;
  readonly top: number;
}

export interface Wanted {
  /** Only these are named, where they are given; the first of them in any case. */
  readonly among?: readonly number[];
  readonly width: number;
  readonly height: number;
  /** Pixels around that are drawn, too. */
  readonly margin: number;
}

let measure: CanvasRenderingContext2D | undefined;
const widths = new Map<string, number>();

function widthOf(text: string): number {
  let found = widths.get(text);
  if (found === undefined) {
    measure ??= document.createElement("canvas").getContext("2d")!;
    measure.font = `${LABEL_SIZE}px ${FONT}`;
    widths.set(text, (found = measure.measureText(text).width));
  }
  return found;
}

/**
 * Names keep their size on the screen; where two would overlap, those asked for come first, then
 * what stands out, then the higher rank.
 */
export function names(scene: Scene, view: View, { among, width, height, margin }: Wanted): Name[] {
  const { places, seen } = scene;
  const near: number[] = [];
  for (const node of among ?? scene.order) {
    if (!seen.nodes[node]) continue;
    const x = places.x[node]! * view.zoom + view.x;
    const y = places.y[node]! * view.zoom + view.y;
    if (x < -margin || y < -margin || x > width + margin || y > height + margin) continue;
    near.push(node);
  }
  const rest = near.slice(LEADERS);
  const ordered = [
    ...near.slice(0, LEADERS),
    ...rest.filter(standsOut),
    ...rest.filter((at) => !standsOut(at)),
  ];
  const first = among ? near : ordered;
  const box = (node: number, above: number, wide: number, high: number): Box => ({
    key: String(node),
    x: places.x[node]! * view.zoom + view.x,
    y: places.y[node]! * view.zoom + view.y + above,
    width: wide,
    height: high,
  });
  // The first of those asked for has one ring more.
  const below = (node: number) => rim(scene, node, view.zoom) + (node === among?.[0] ? 8 : 3);
  const labels = first
    .slice(0, TRIED)
    .map((node) => box(node, below(node), widthOf(scene.names[node]!) + 8, 16));
  const marks = first.map((node) => {
    const r = drawnRadius(scene, node, view.zoom);
    return box(node, -r, 2 * r, 2 * r);
  });
  const wanted = new Set(first.slice(0, among ? 1 : LANDMARKS).map(String));
  const shown = readable(labels, marks, wanted);
  return labels
    .filter(({ key }) => shown.has(key))
    .map(({ key, x, y }) => ({ node: Number(key), x, top: y }));

  function standsOut(node: number): boolean {
    return rings(scene, node).length > 0;
  }
}
