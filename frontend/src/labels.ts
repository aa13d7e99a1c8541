/** A label's box on the screen: centre of its top edge, and its size, all in pixels. */
export interface Box {
  readonly key: string;
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

const CELL = 80;

/**
 * The labels, first come first served, that lie neither on one another nor on an obstacle, which
 * is the box of a node. A label may touch its own node, and a wanted one may lie on any node.
 */
export function readable(
  labels: Iterable<Box>,
  obstacles: Iterable<Box> = [],
  wanted: ReadonlySet<string> = new Set(),
): Set<string> {
  const shown = new Set<string>();
  const nodes = new Grid();
  const taken = new Grid();
  for (const box of obstacles) nodes.add(box);
  for (const box of labels) {
    if (taken.hits(box) || (!wanted.has(box.key) && nodes.hits(box))) continue;
    taken.add(box);
    shown.add(box.key);
  }
  return shown;
}

/** Boxes filed by the cells that they cover, so that only near ones are compared. */
class Grid {
  readonly #cells = new Map<string, Box[]>();

  add(box: Box): void {
    for (const cell of covered(box)) {
      const there = this.#cells.get(cell);
      if (there) there.push(box);
      else this.#cells.set(cell, [box]);
    }
  }

  hits(box: Box): boolean {
    const hit = (other: Box) => other.key !== box.key && overlap(box, other);
    return [...covered(box)].some((cell) => this.#cells.get(cell)?.some(hit));
  }
}

function* covered({ x, y, width, height }: Box): Generator<string> {
  const [left, right] = [Math.floor((x - width / 2) / CELL), Math.floor((x + width / 2) / CELL)];
  const [top, bottom] = [Math.floor(y / CELL), Math.floor((y + height) / CELL)];
  for (let column = left; column <= right; column++)
    for (let row = top; row <= bottom; row++) yield `${column},${row}`;
}

function overlap(a: Box, b: Box): boolean {
  const across = Math.abs(a.x - b.x) < (a.width + b.width) / 2;
  return across && a.y < b.y + b.height && b.y < a.y + a.height;
}
