import {
  forceCollide,
  forceLink,
  forceManyBody,
  forceSimulation,
  forceX,
  forceY,
  type SimulationNodeDatum,
} from "d3-force";
import type { Graph } from "./model";

export interface Point {
  readonly x: number;
  readonly y: number;
}

interface Body extends SimulationNodeDatum {
  readonly key: string;
  readonly radius: number;
}

export const radius = (rank: number): number => 7 + 17 * Math.sqrt(Math.min(1, Math.max(0, rank)));

/**
 * Settles the graph before anything is drawn, so that nothing jumps. The same graph is always laid
 * out the same way: d3-force starts from a spiral and uses no clock and no random numbers.
 */
export function layout(graph: Graph): Map<string, Point> {
  const bodies: Body[] = [...graph.nodes.values()].map(({ key, rank }) => ({
    key,
    radius: radius(rank),
  }));
  const pairs = new Map<string, { source: string; target: string }>();
  for (const { source, target } of graph.edges) {
    if (source === target) continue;
    const [a, b] = source < target ? [source, target] : [target, source];
    pairs.set(JSON.stringify([a, b]), { source: a, target: b });
  }
  const links = forceLink<Body, { source: string; target: string }>([...pairs.values()])
    .id((body) => body.key)
    .distance(70);
  // A large graph is given fewer, larger steps: about a second for 2,000 nodes.
  const steps = Math.round(Math.max(40, Math.min(300, 160_000 / Math.max(1, bodies.length))));
  forceSimulation(bodies)
    .force("links", links)
    .force("apart", forceManyBody<Body>().strength(-320).distanceMax(1200).theta(1.1))
    .force(
      "room",
      forceCollide<Body>((body) => body.radius + 6),
    )
    .force("x", forceX(0).strength(0.05))
    .force("y", forceY(0).strength(0.05))
    .alphaDecay(1 - Math.pow(0.001, 1 / steps))
    .stop()
    .tick(steps);
  return new Map(bodies.map(({ key, x, y }) => [key, { x: x ?? 0, y: y ?? 0 }]));
}
