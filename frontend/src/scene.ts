// What is drawn, and from where: the same for the screen, for WebGL and for a saved picture.
import type { Dimension } from "./dimensions";
import type { Seen } from "./filter";
import { type Places, radius } from "./layout";
import { type Graph, type Mark, marked } from "./model";
import { edgeLook, type EdgeLook, look, type Look, type Theme } from "./palette";
import { shorten } from "./text";

export interface Scene {
  readonly graph: Graph;
  readonly places: Places;
  readonly radii: Float32Array;
  readonly names: readonly string[];
  /** Nodes by rank, the highest first. */
  readonly order: Uint32Array;
  seen: Seen;
  dimension: Dimension;
  theme: Theme;
  pinned: ReadonlySet<number>;
  /** What has a ring: a mark that most nodes have tells none from another. */
  readonly ringed: ReadonlySet<Mark>;
  /** Of each pair that is seen: the look of its rarest kind, its width, and its arrows. */
  readonly looks: readonly EdgeLook[];
  readonly lookOf: Uint16Array;
  readonly widths: Float32Array;
  readonly arrows: Uint8Array;
}

/** On the screen a place is x · zoom + view.x, in CSS pixels. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export const [TO_A, TO_B] = [1, 2];
export const NAME_LENGTH = 28;
/** Marks that nodes have a ring for, from the inside. */
const RINGED = ["blocked", "overdue"] as const;
const FEW = 20;
/** Pixels that a ring takes. */
export const RING = 3;

export function sceneOf(
  graph: Graph,
  places: Places,
  seen: Seen,
  dimension: Dimension,
  theme: Theme,
): Scene {
  const { count } = graph.pairs;
  const scene: Scene = {
    graph,
    places,
    radii: Float32Array.from(graph.nodes, ({ rank }) => radius(rank)),
    names: graph.nodes.map(({ label }) => shorten(label, NAME_LENGTH)),
    order: Uint32Array.from(graph.nodes.keys()).sort(
      (a, b) => graph.nodes[b]!.rank - graph.nodes[a]!.rank || a - b,
    ),
    seen,
    dimension,
    theme,
    pinned: new Set(),
    ringed: new Set(RINGED.filter((mark) => isRare(graph, mark))),
    looks: graph.picture.kinds.map(edgeLook),
    lookOf: new Uint16Array(count),
    widths: new Float32Array(count),
    arrows: new Uint8Array(count),
  };
  dress(scene);
  return scene;
}

function isRare(graph: Graph, mark: Mark): boolean {
  const count = graph.nodes.filter((node) => marked(node, mark)).length;
  return graph.nodes.length < FEW || count <= graph.nodes.length / 2;
}

/** Gives the pairs their looks anew, from those of their edges that are seen. */
export function dress({ graph, seen, lookOf, widths, arrows }: Scene): void {
  const { edges, kinds } = graph.picture;
  const often = new Uint32Array(kinds.length);
  for (const kind of edges.kind) often[kind]!++;
  lookOf.fill(0);
  widths.fill(0);
  arrows.fill(0);
  for (let at = 0; at < graph.edges; at++) {
    if (!seen.edges[at]) continue;
    const pair = graph.pairs.of[at]!;
    const kind = edges.kind[at]!;
    if (arrows[pair] === 0 || often[kind]! < often[lookOf[pair]!]!) lookOf[pair] = kind;
    widths[pair]! += Math.max(0, edges.weight[at]!);
    arrows[pair]! |= edges.target[at] === graph.pairs.b[pair] ? TO_B : TO_A;
  }
  for (let pair = 0; pair < widths.length; pair++)
    widths[pair] = 0.8 + Math.min(3.2, Math.log2(1 + widths[pair]!) / 2);
}

export function lookAt(scene: Scene, node: number): Look {
  return scene.dimension.categories[scene.dimension.of[node]!]!.look;
}

/** The shape says the kind, whatever the colours say. */
export function colour(look: Look | EdgeLook, theme: Theme): string {
  return look[theme.name];
}

/** Colours of the rings around a node, from the inside. */
export function rings(scene: Scene, node: number): readonly string[] {
  const { theme, graph, pinned, ringed } = scene;
  const thing = graph.nodes[node]!;
  return [
    ...RINGED.filter((mark) => ringed.has(mark) && marked(thing, mark)).map((mark) => theme[mark]),
    ...(pinned.has(node) ? [theme.ink] : []),
  ];
}

/** From the middle of a node to its outermost ring, or to its corners. */
export function rim(scene: Scene, node: number, zoom: number): number {
  const r = drawnRadius(scene, node, zoom);
  const round = look(scene.graph.nodes[node]!.kind).shape === "circle";
  return (round ? r : 1.2 * r) + RING * rings(scene, node).length;
}

/** No node becomes so small that it is not seen. */
export function drawnRadius(scene: Scene, node: number, zoom: number): number {
  return Math.max(1.6, scene.radii[node]! * zoom);
}
