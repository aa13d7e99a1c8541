const THETA2 = 1.25 * 1.25;
const FAR2 = 1200 * 1200;
const NEAR2 = 1;
const DEEPEST = 24;

/** A quadtree in flat arrays, built anew at each step: cells of four, leaves with one body each. */
export class Tree {
  #children = new Int32Array(0); // 0 none, > 0 a cell, < 0 the body ~value
  #mass = new Float64Array(0);
  #x = new Float64Array(0);
  #y = new Float64Array(0);
  #side = new Float64Array(0);
  #cells = 0;
  #bodies: { x: Float64Array; y: Float64Array; mass: Float64Array };
  readonly #next: Int32Array; // bodies at the very same place
  readonly #stack = new Int32Array(4 * DEEPEST + 8);
  readonly #force = { x: 0, y: 0 };

  constructor(size: number) {
    this.#next = new Int32Array(size);
    const none = new Float64Array(0);
    this.#bodies = { x: none, y: none, mass: none };
    this.#grow(Math.max(16, 2 * size));
  }

  /** `shift`, from 0 to 1, moves the borders of the cells, which would else be seen in what is laid
   * out over many steps. */
  build(x: Float64Array, y: Float64Array, mass: Float64Array, shift: number): void {
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (let at = 0; at < x.length; at++) {
      left = Math.min(left, x[at]!);
      right = Math.max(right, x[at]!);
      top = Math.min(top, y[at]!);
      bottom = Math.max(bottom, y[at]!);
    }
    this.#bodies = { x, y, mass };
    this.#next.fill(-1);
    this.#cells = 0;
    const side = Math.max(right - left, bottom - top, 1) * 1.0001;
    this.#cell(1.5 * side);
    [left, top] = [left - 0.5 * shift * side, top - 0.5 * (1 - shift) * side];
    for (let at = 0; at < x.length; at++) this.#insert(at, left, top);
    this.#sum(0);
  }

  /** What pushes a body at this place away from all others; the same object each time. */
  force(body: number, x: number, y: number): { readonly x: number; readonly y: number } {
    let [fx, fy] = [0, 0];
    const stack = this.#stack;
    let depth = 0;
    stack[depth++] = 0;
    while (depth > 0) {
      const cell = stack[--depth]!;
      const dx = x - this.#x[cell]!;
      const dy = y - this.#y[cell]!;
      const far = dx * dx + dy * dy;
      const side = this.#side[cell]!;
      if (side * side < THETA2 * far) {
        if (far < FAR2) {
          fx += (dx * this.#mass[cell]!) / far;
          fy += (dy * this.#mass[cell]!) / far;
        }
        continue;
      }
      for (let quarter = 4 * cell; quarter < 4 * cell + 4; quarter++) {
        const child = this.#children[quarter]!;
        if (child > 0) stack[depth++] = child;
        else if (child < 0) {
          for (let other = ~child; other >= 0; other = this.#next[other]!) {
            if (other === body) continue;
            let bx = x - this.#bodies.x[other]!;
            const by = y - this.#bodies.y[other]!;
            if (bx === 0 && by === 0) bx = body < other ? -0.1 : 0.1;
            let near = bx * bx + by * by;
            if (near >= FAR2) continue;
            if (near < NEAR2) near = Math.sqrt(near * NEAR2);
            fx += (bx * this.#bodies.mass[other]!) / near;
            fy += (by * this.#bodies.mass[other]!) / near;
          }
        }
      }
    }
    this.#force.x = fx;
    this.#force.y = fy;
    return this.#force;
  }

  #insert(body: number, left: number, top: number): void {
    const { x, y } = this.#bodies;
    let [cell, side] = [0, this.#side[0]!];
    for (let depth = 0; ; depth++) {
      side /= 2;
      const right = x[body]! >= left + side ? 1 : 0;
      const below = y[body]! >= top + side ? 1 : 0;
      const slot = 4 * cell + 2 * below + right;
      const child = this.#children[slot]!;
      if (child === 0) {
        this.#children[slot] = ~body;
        return;
      }
      if (child < 0) {
        const there = ~child;
        if (depth >= DEEPEST || (x[there] === x[body] && y[there] === y[body])) {
          this.#next[body] = this.#next[there]!;
          this.#next[there] = body;
          return;
        }
        const made = this.#cell(side);
        this.#children[slot] = made;
        const [l, t] = [left + right * side, top + below * side];
        const deeper =
          2 * (y[there]! >= t + side / 2 ? 1 : 0) + (x[there]! >= l + side / 2 ? 1 : 0);
        this.#children[4 * made + deeper] = child;
      }
      cell = this.#children[slot]!;
      left += right * side;
      top += below * side;
    }
  }

  #sum(cell: number): void {
    let [mass, x, y] = [0, 0, 0];
    for (let quarter = 4 * cell; quarter < 4 * cell + 4; quarter++) {
      const child = this.#children[quarter]!;
      if (child > 0) {
        this.#sum(child);
        mass += this.#mass[child]!;
        x += this.#x[child]! * this.#mass[child]!;
        y += this.#y[child]! * this.#mass[child]!;
      } else if (child < 0) {
        for (let body = ~child; body >= 0; body = this.#next[body]!) {
          const heavy = this.#bodies.mass[body]!;
          mass += heavy;
          x += this.#bodies.x[body]! * heavy;
          y += this.#bodies.y[body]! * heavy;
        }
      }
    }
    this.#mass[cell] = mass;
    this.#x[cell] = mass ? x / mass : 0;
    this.#y[cell] = mass ? y / mass : 0;
  }

  #cell(side: number): number {
    if (this.#cells >= this.#side.length) this.#grow(2 * this.#side.length);
    this.#children.fill(0, 4 * this.#cells, 4 * this.#cells + 4);
    this.#side[this.#cells] = side;
    return this.#cells++;
  }

  #grow(size: number): void {
    const grown = <T extends Int32Array | Float64Array>(into: T, from: T): T => {
      into.set(from);
      return into;
    };
    this.#children = grown(new Int32Array(4 * size), this.#children);
    this.#mass = grown(new Float64Array(size), this.#mass);
    this.#x = grown(new Float64Array(size), this.#x);
    this.#y = grown(new Float64Array(size), this.#y);
    this.#side = grown(new Float64Array(size), this.#side);
  }
}
