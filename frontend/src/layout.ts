// Where nodes are drawn, settled before anything is seen, so that nothing jumps.
import { coarser, type Level } from "./coarse";
import type { Graph } from "./model";
import { Tree } from "./tree";

export interface Places {
  readonly x: Float64Array;
  readonly y: Float64Array;
}

const DISTANCE = 70;
const REPULSION = 320;
const GRAVITY = 0.05;
const GAP = 6;
const ROOM_STEPS = 30;
// Steps of a level: at most and at least, and between them so many as make this much work.
const [MOST, LEAST, WORK] = [150, 14, 4_500_000];
const NODE_WORK = 20; // of a node, where a tie is 1
const GOLDEN = Math.PI * (3 - Math.sqrt(5));

export const radius = (rank: number): number => 7 + 17 * Math.sqrt(Math.min(1, Math.max(0, rank)));

/**
 * A force-directed layout on several levels (Walshaw 2001): nodes that are tied are drawn together
 * to fewer and fewer, the fewest are laid out, and each level begins where the coarser one ended.
 * Forces are those of d3-force: springs, and a repulsion summed up over a tree (Barnes, Hut 1986).
 * No clock and no random number: the same graph is always laid out the same way.
 */
export function layout(graph: Graph): Places {
  const levels: Level[] = [
    {
      size: graph.nodes.length,
      mass: new Float64Array(graph.nodes.length).fill(1),
      ...ties(graph),
    },
  ];
  for (let next; (next = coarser(levels.at(-1)!));) levels.push(next);
  let places = spiral(levels.at(-1)!.size);
  for (let at = levels.length - 1; at >= 0; at--) {
    const level = levels[at]!;
    if (at < levels.length - 1) places = apart(level, places);
    settle(level, places, at === levels.length - 1);
  }
  const radii = Float64Array.from(graph.nodes, ({ rank }) => radius(rank));
  for (let step = 0; step < ROOM_STEPS && makeRoom(places, radii); step++);
  return places;
}

function ties(graph: Graph) {
  const { a, b, count } = graph.pairs;
  const weight = new Float64Array(count).fill(1);
  return { a, b, weight };
}

function spiral(size: number): Places {
  const at = (place: number) => 10 * Math.sqrt(0.5 + place);
  return {
    x: Float64Array.from({ length: size }, (_, place) => at(place) * Math.cos(place * GOLDEN)),
    y: Float64Array.from({ length: size }, (_, place) => at(place) * Math.sin(place * GOLDEN)),
  };
}

/** What was drawn together, around where it was. */
function apart(level: Level, coarse: Places): Places {
  const x = new Float64Array(level.size);
  const y = new Float64Array(level.size);
  for (let at = 0; at < level.size; at++) {
    const into = level.into![at]!;
    x[at] = coarse.x[into]! + 12 * Math.cos(at * GOLDEN);
    y[at] = coarse.y[into]! + 12 * Math.sin(at * GOLDEN);
  }
  return { x, y };
}

function settle(level: Level, places: Places, first: boolean): void {
  const { size } = level;
  // A large graph is given fewer steps: what they would mend was settled on coarser levels.
  const enough = Math.round(WORK / (NODE_WORK * size + level.a.length + 1));
  const steps = Math.max(LEAST, Math.min(MOST, enough)) * (first ? 2 : 1);
  const decay = Math.pow(0.001, 1 / steps);
  const [vx, vy] = [new Float64Array(size), new Float64Array(size)];
  const degree = new Float64Array(size);
  level.a.forEach((a, tie) => {
    degree[a]! += level.weight[tie]!;
    degree[level.b[tie]!]! += level.weight[tie]!;
  });
  const tree = new Tree(size);
  for (let step = 0, alpha = first ? 1 : 0.4; step < steps; step++, alpha *= decay) {
    pull(level, places, degree, vx, vy, alpha);
    tree.build(places.x, places.y, level.mass, (step * 0.618) % 1);
    for (let node = 0; node < size; node++) {
      const force = tree.force(node, places.x[node]!, places.y[node]!);
      vx[node]! += force.x * REPULSION * alpha - places.x[node]! * GRAVITY * alpha;
      vy[node]! += force.y * REPULSION * alpha - places.y[node]! * GRAVITY * alpha;
    }
    for (let node = 0; node < size; node++) {
      places.x[node]! += vx[node]! *= 0.6;
      places.y[node]! += vy[node]! *= 0.6;
    }
  }
}

function pull(
  level: Level,
  { x, y }: Places,
  degree: Float64Array,
  vx: Float64Array,
  vy: Float64Array,
  alpha: number,
): void {
  const { a, b, weight, mass } = level;
  for (let tie = 0; tie < a.length; tie++) {
    const from = a[tie]!;
    const to = b[tie]!;
    if (from === to) continue;
    const dx = x[to]! + vx[to]! - x[from]! - vx[from]!;
    const dy = y[to]! + vy[to]! - y[from]! - vy[from]!;
    const far = Math.sqrt(dx * dx + dy * dy) || 1e-6;
    // What stands for many takes the room of many.
    const wanted = DISTANCE * Math.sqrt(Math.sqrt(mass[from]! * mass[to]!));
    const part = (weight[tie]! / Math.min(degree[from]!, degree[to]!)) * alpha;
    const force = ((far - wanted) / far) * part;
    const bias = degree[from]! / (degree[from]! + degree[to]!);
    vx[to]! -= dx * force * bias;
    vy[to]! -= dy * force * bias;
    vx[from]! += dx * force * (1 - bias);
    vy[from]! += dy * force * (1 - bias);
  }
}

/** Pushes nodes that overlap apart; whether there were any. */
function makeRoom({ x, y }: Places, radii: Float64Array): boolean {
  const cell = 2 * (radius(1) + GAP);
  const size = 2 ** Math.ceil(Math.log2(2 * x.length + 1));
  // Nodes by the cell that they are in, in lists that begin in `first`. Cells may share a list.
  const first = new Int32Array(size).fill(-1);
  const next = new Int32Array(x.length);
  const place = (column: number, row: number) =>
    (Math.imul(column, 73856093) ^ Math.imul(row, 19349663)) & (size - 1);
  for (let at = 0; at < x.length; at++) {
    const list = place(Math.floor(x[at]! / cell), Math.floor(y[at]! / cell));
    next[at] = first[list]!;
    first[list] = at;
  }
  let moved = false;
  for (let at = 0; at < x.length; at++) {
    const [column, row] = [Math.floor(x[at]! / cell), Math.floor(y[at]! / cell)];
    for (let dc = -1; dc <= 1; dc++)
      for (let dr = -1; dr <= 1; dr++)
        for (let near = first[place(column + dc, row + dr)]!; near >= 0; near = next[near]!)
          if (near > at && push(x, y, at, near, radii[at]! + radii[near]! + GAP)) moved = true;
  }
  return moved;
}

function push(x: Float64Array, y: Float64Array, a: number, b: number, room: number): boolean {
  let dx = x[b]! - x[a]!;
  let dy = y[b]! - y[a]!;
  if (Math.abs(dx) >= room || Math.abs(dy) >= room) return false;
  if (dx === 0 && dy === 0) [dx, dy] = [Math.cos(b * GOLDEN), Math.sin(b * GOLDEN)];
  const far = Math.sqrt(dx * dx + dy * dy);
  if (far >= room - 0.01) return false;
  const part = (room - far) / far / 2;
  x[a]! -= dx * part;
  y[a]! -= dy * part;
  x[b]! += dx * part;
  y[b]! += dy * part;
  return true;
}
