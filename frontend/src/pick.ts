// What lies under a place on the screen.
import { drawnRadius, type Scene, type View } from "./scene";

const SLACK = 4;

export function nodeAt(scene: Scene, view: View, x: number, y: number): number | undefined {
  const { places, seen } = scene;
  let [best, nearest] = [-1, Infinity];
  for (let node = 0; node < seen.nodes.length; node++) {
    if (!seen.nodes[node]) continue;
    const dx = Math.abs(places.x[node]! * view.zoom + view.x - x);
    if (dx > 120) continue;
    const dy = places.y[node]! * view.zoom + view.y - y;
    const far = Math.hypot(dx, dy);
    if (far > drawnRadius(scene, node, view.zoom) + SLACK || far >= nearest) continue;
    [best, nearest] = [node, far];
  }
  return best < 0 ? undefined : best;
}

export function pairAt(scene: Scene, view: View, x: number, y: number): number | undefined {
  const { graph, places, seen } = scene;
  const [wx, wy] = [(x - view.x) / view.zoom, (y - view.y) / view.zoom];
  let [best, nearest] = [-1, (SLACK / view.zoom) ** 2];
  for (let pair = 0; pair < graph.pairs.count; pair++) {
    if (!seen.pairs[pair]) continue;
    const [a, b] = [graph.pairs.a[pair]!, graph.pairs.b[pair]!];
    const [ax, ay] = [places.x[a]!, places.y[a]!];
    const [dx, dy] = [places.x[b]! - ax, places.y[b]! - ay];
    const length = dx * dx + dy * dy;
    if (length === 0) continue;
    const along = Math.max(0, Math.min(1, ((wx - ax) * dx + (wy - ay) * dy) / length));
    const far = (ax + along * dx - wx) ** 2 + (ay + along * dy - wy) ** 2;
    if (far < nearest) [best, nearest] = [pair, far];
  }
  return best < 0 ? undefined : best;
}
