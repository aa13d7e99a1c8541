// The drawing: the ground with everything on it, and above it what is lit, and names.
//
// Where drawing everything takes long, a movement moves what was drawn, with every line in it, and
// draws anew when it rests.
import { h } from "./dom";
import { flat } from "./flat";
import { list, type Chosen } from "./model";
import { names } from "./names";
import { MANY, paintLines, paintNodes } from "./paint";
import { nodeAt, pairAt } from "./pick";
import { canvasPen } from "./pen";
import { dress, type Scene, type View } from "./scene";
import { pointers } from "./pointers";
import { clean } from "./text";
import { type Ground, webgl } from "./webgl";

export interface Actions {
  choose(chosen: Chosen): void;
  surround(node: number): void;
  /** A node was moved by hand, and stays there. */
  pin(node: number): void;
  /** The view rests somewhere else. */
  moved(): void;
}

export const [ZOOM_MIN, ZOOM_MAX] = [0.005, 6];
const CROWD = 12_000; // lines from which on WebGL draws them
const SLOW = 24; // milliseconds of a whole drawing from which on movements move what was drawn
const REST = 120;
const BEYOND = 0.15; // of the size, drawn around what is seen
const CALM = matchMedia("(prefers-reduced-motion: reduce)");

export class Drawing {
  readonly area: HTMLElement;
  readonly #sheet = h("div", { class: "sheet" });
  readonly #light = document.createElement("canvas");
  readonly #scene: Scene;
  readonly #actions: Actions;
  #ground: Ground;
  #view: View = { x: 0, y: 0, zoom: 1 };
  #drawn: View = this.#view;
  #size = { width: 0, height: 0 };
  #chosen: Chosen = {};
  #hover: number | undefined;
  #cost = 0;
  #frame = 0;
  /** The ground is being drawn, and has to be once more. */
  #drawing = false;
  #again = false;
  #resting: ReturnType<typeof setTimeout> | undefined;
  #fit: (() => void) | undefined;

  constructor(scene: Scene, actions: Actions) {
    this.#scene = scene;
    this.#actions = actions;
    this.area = h(
      "div",
      {
        class: "area",
        role: "group",
        tabindex: "0",
        "aria-label":
          "Drawing of the graph. Arrow keys move it, plus and minus zoom, 0 shows all of it.",
      },
      this.#sheet,
    );
    this.#ground = ground(scene);
    this.#place();
    new ResizeObserver(() => this.#resize()).observe(this.area);
    this.#listen();
  }

  get view(): View {
    return this.#view;
  }

  get size(): { readonly width: number; readonly height: number } {
    return this.#size;
  }

  /** The scene has changed: what is seen, colours, places. */
  refresh(): void {
    dress(this.#scene);
    this.#ground.load(this.#scene);
    this.#later(true);
  }

  mark(chosen: Chosen): void {
    this.#chosen = chosen;
    this.#later(false);
  }

  /** Brings a node, or all that is seen, into view; at once, or gliding there. */
  look(node?: number, glide = true): void {
    const { width, height } = this.#size;
    if (width === 0) {
      this.#fit = () => this.look(node, false);
      return;
    }
    const box = node === undefined ? this.#bounds() : this.#boundsOf([node]);
    if (!box) return;
    const wide = (width - Math.min(170, width / 4)) / (box.right - box.left + 1);
    const high = (height - 90) / (box.bottom - box.top + 1);
    const zoom = clamp(
      node === undefined ? Math.min(1.6, wide, high) : Math.max(1, this.#view.zoom),
    );
    const x = width / 2 - ((box.left + box.right) / 2) * zoom;
    const y = height / 2 - ((box.top + box.bottom) / 2) * zoom;
    this.go({ x, y, zoom }, glide);
  }

  go(view: View, glide = false): void {
    if (!glide || CALM.matches || this.#slow()) {
      this.#view = view;
      this.#later(true);
      this.#rest();
      return;
    }
    const from = this.#view;
    const start = performance.now();
    const step = () => {
      const part = Math.min(1, (performance.now() - start) / 220);
      const eased = 1 - (1 - part) ** 3;
      const between = (a: number, b: number) => a + (b - a) * eased;
      this.#view = {
        x: between(from.x, view.x),
        y: between(from.y, view.y),
        zoom: between(from.zoom, view.zoom),
      };
      this.#draw();
      if (part < 1) this.#frame = requestAnimationFrame(step);
      else {
        this.#frame = 0;
        this.#rest();
      }
    };
    cancelAnimationFrame(this.#frame);
    this.#frame = requestAnimationFrame(step);
  }

  /** The place in the middle, and the zoom. */
  centre(): View {
    const { x, y, zoom } = this.#view;
    const { width, height } = this.#size;
    return { x: (width / 2 - x) / zoom, y: (height / 2 - y) / zoom, zoom };
  }

  /** What `centre` gave in a view of any size. */
  restore(centre: View): void {
    const { width, height } = this.#size;
    if (width === 0) {
      this.#fit = () => this.restore(centre);
      return;
    }
    const zoom = clamp(centre.zoom);
    this.go({ x: width / 2 - centre.x * zoom, y: height / 2 - centre.y * zoom, zoom });
  }

  /** By a factor, around a place on the screen, or around the middle. */
  zoom(factor: number, x = this.#size.width / 2, y = this.#size.height / 2): void {
    const zoom = clamp(this.#view.zoom * factor);
    const grown = zoom / this.#view.zoom;
    this.#move({ x: x - (x - this.#view.x) * grown, y: y - (y - this.#view.y) * grown, zoom });
  }

  #move(view: View): void {
    this.#view = view;
    if (this.#slow()) {
      this.#slide();
      this.#rest(true);
    } else {
      this.#later(true);
      this.#rest();
    }
  }

  #slow(): boolean {
    return this.#cost > SLOW || this.#drawing;
  }

  /** When nothing has moved for a while: of the clock, and of frames, which may be slow. */
  #rest(draws = false): void {
    clearTimeout(this.#resting);
    const view = this.#view;
    this.#resting = setTimeout(() => {
      requestAnimationFrame(() => {
        if (view !== this.#view) return;
        if (draws) this.#later(true);
        this.#actions.moved();
      });
    }, REST);
  }

  /** Moves what was drawn to where it belongs now. */
  #slide(): void {
    const grown = this.#view.zoom / this.#drawn.zoom;
    const at = (now: number, drawn: number, margin: number) =>
      now - grown * (drawn + margin) + margin;
    const x = at(this.#view.x, this.#drawn.x, this.#margin("width"));
    const y = at(this.#view.y, this.#drawn.y, this.#margin("height"));
    this.#sheet.style.transform = `translate(${x}px, ${y}px) scale(${grown})`;
  }

  #margin(side: "width" | "height"): number {
    return Math.round(this.#size[side] * BEYOND);
  }

  /** Several changes in one go are answered by one drawing. */
  #later(whole: boolean): void {
    this.#whole ||= whole;
    if (this.#frame) return;
    this.#frame = requestAnimationFrame(() => {
      this.#frame = 0;
      if (this.#whole) this.#draw();
      else this.#lighten();
    });
  }
  #whole = false;

  #draw(): void {
    this.#whole = false;
    if (this.#size.width === 0) return;
    if (this.#drawing) {
      this.#again = true;
      this.#slide();
      return;
    }
    this.#drawing = true;
    this.#drawn = this.#view;
    this.#sheet.style.transform = "";
    this.#ground.draw(this.#shifted(), devicePixelRatio, (took) => this.#finish(took));
    this.#lighten();
  }

  #finish(took: number): void {
    this.#drawing = false;
    // The first drawing also makes the programs of the graphics card.
    this.#cost = this.#cost ? (this.#cost + took) / 2 : Math.min(took, 2 * SLOW);
    this.area.dataset.drawings = String(Number(this.area.dataset.drawings ?? 0) + 1);
    if (!this.#again) return;
    this.#again = false;
    this.#later(true);
  }

  /** The view from the corner of the sheet. */
  #shifted(): View {
    const { x, y, zoom } = this.#drawn;
    return { x: x + this.#margin("width"), y: y + this.#margin("height"), zoom };
  }

  /** What the reader points at, or has chosen, with what it is tied to; and the names. */
  #lighten(): void {
    const { width, height } = this.#light;
    const ctx = this.#light.getContext("2d", { willReadFrequently: true })!;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.clearRect(0, 0, width, height);
    ctx.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    const lit = this.#lit();
    const view = this.#shifted();
    const pen = canvasPen(ctx);
    if (lit) {
      const many = lit.pairs.length > MANY;
      paintLines(pen, this.#scene, view, lit.pairs, { lit: true, many }, many ? 0.4 : 0.9);
      paintNodes(pen, this.#scene, view, [...lit.nodes].reverse(), lit.nodes[0]);
    }
    const [x, y] = [this.#margin("width"), this.#margin("height")];
    const room = { width: this.#size.width + 2 * x, height: this.#size.height + 2 * y, margin: 0 };
    const { ink, paper } = this.#scene.theme;
    const shown = names(this.#scene, view, lit ? { ...room, among: lit.nodes } : room);
    for (const { node, x, top } of shown) pen.name(this.#scene.names[node]!, x, top, ink, paper);
    this.#ground.canvas.classList.toggle("dim", lit !== undefined);
    this.area.dataset.lit = String(lit?.nodes.length ?? 0);
  }

  /** Lit nodes, the middle one first and then by rank, and the pairs among them. */
  #lit(): { nodes: number[]; pairs: number[] } | undefined {
    const { graph, seen } = this.#scene;
    const rank = (node: number) => graph.nodes[node]!.rank;
    const chosen = this.#hover === undefined ? this.#chosen.pair : undefined;
    if (chosen !== undefined && seen.pairs[chosen]) {
      const nodes = [graph.pairs.a[chosen]!, graph.pairs.b[chosen]!];
      return { nodes: nodes.sort((a, b) => rank(b) - rank(a)), pairs: [chosen] };
    }
    const middle = this.#hover ?? this.#chosen.node;
    if (middle === undefined || !seen.nodes[middle]) return undefined;
    const pairs = [...list(graph.pairsAt, middle)].filter((pair) => seen.pairs[pair]);
    const near = new Set(pairs.flatMap((pair) => [graph.pairs.a[pair]!, graph.pairs.b[pair]!]));
    near.delete(middle);
    return { nodes: [middle, ...[...near].sort((a, b) => rank(b) - rank(a))], pairs };
  }

  #bounds() {
    const { nodes } = this.#scene.seen;
    return this.#boundsOf([...nodes.keys()].filter((node) => nodes[node]));
  }

  #boundsOf(nodes: readonly number[]) {
    if (nodes.length === 0) return undefined;
    const { x, y } = this.#scene.places;
    let [left, right, top, bottom] = [Infinity, -Infinity, Infinity, -Infinity];
    for (const node of nodes) {
      left = Math.min(left, x[node]!);
      right = Math.max(right, x[node]!);
      top = Math.min(top, y[node]!);
      bottom = Math.max(bottom, y[node]!);
    }
    return { left, right, top, bottom };
  }

  #place(): void {
    this.#sheet.replaceChildren(this.#ground.canvas, this.#light);
    this.area.dataset.ground = this.#ground.name;
    this.#ground.load(this.#scene);
    // The graphics card may be taken away; then the simple ground goes on.
    this.#ground.canvas.addEventListener("webglcontextlost", () => {
      this.#ground = flat();
      this.#place();
      this.#resize();
    });
  }

  #resize(): void {
    const { clientWidth: width, clientHeight: height } = this.area;
    if (width === 0 || height === 0) return;
    const before = this.#size;
    this.#size = { width, height };
    const [x, y] = [this.#margin("width"), this.#margin("height")];
    for (const canvas of [this.#ground.canvas, this.#light]) {
      const [wide, high] = [width + 2 * x, height + 2 * y];
      canvas.width = Math.round(wide * devicePixelRatio);
      canvas.height = Math.round(high * devicePixelRatio);
      canvas.style.width = `${wide}px`;
      canvas.style.height = `${high}px`;
    }
    this.#sheet.style.left = `${-x}px`;
    this.#sheet.style.top = `${-y}px`;
    if (this.#fit) {
      this.#fit();
      this.#fit = undefined;
    } else if (before.width > 0) {
      const { x, y, zoom } = this.#view;
      this.#view = { x: x + (width - before.width) / 2, y: y + (height - before.height) / 2, zoom };
    }
    cancelAnimationFrame(this.#frame);
    this.#frame = 0;
    this.#drawing = false;
    this.#draw();
  }

  #listen(): void {
    const { area } = this;
    pointers(area, {
      over: (x, y) => this.#point(nodeAt(this.#scene, this.#view, x, y)),
      away: () => this.#point(undefined),
      tap: (x, y) => {
        const node = nodeAt(this.#scene, this.#view, x, y);
        if (node !== undefined) return this.#actions.choose({ node });
        const pair = pairAt(this.#scene, this.#view, x, y);
        return this.#actions.choose(pair === undefined ? {} : { pair });
      },
      twice: (x, y) => {
        const node = nodeAt(this.#scene, this.#view, x, y);
        if (node !== undefined) this.#actions.surround(node);
      },
      grab: (x, y) => nodeAt(this.#scene, this.#view, x, y),
      drag: (node, x, y) => this.#carry(node, x, y),
      drop: (node) => {
        this.#ground.load(this.#scene);
        this.#later(true);
        this.#actions.pin(node);
      },
      pan: (dx, dy) => this.#move({ ...this.#view, x: this.#view.x + dx, y: this.#view.y + dy }),
      zoom: (factor, x, y) => this.zoom(factor, x, y),
    });
    area.addEventListener("keydown", (event) => {
      const far = event.shiftKey ? 200 : 60;
      const moves: Record<string, [number, number]> = {
        ArrowLeft: [far, 0],
        ArrowRight: [-far, 0],
        ArrowUp: [0, far],
        ArrowDown: [0, -far],
      };
      const move = moves[event.key];
      if (event.ctrlKey || event.metaKey || event.altKey) return;
      if (move) this.#move({ ...this.#view, x: this.#view.x + move[0], y: this.#view.y + move[1] });
      else if (event.key === "+" || event.key === "=") this.zoom(1.3);
      else if (event.key === "-") this.zoom(1 / 1.3);
      else if (event.key === "0") this.look();
      else return;
      event.preventDefault();
    });
  }

  #carry(node: number, x: number, y: number): void {
    const { places } = this.#scene;
    places.x[node] = (x - this.#view.x) / this.#view.zoom;
    places.y[node] = (y - this.#view.y) / this.#view.zoom;
    if (!this.#slow()) this.#ground.load(this.#scene);
    this.#hover = node;
    this.#later(!this.#slow());
  }

  #point(node: number | undefined): void {
    if (node === this.#hover) return;
    this.#hover = node;
    this.area.classList.toggle("over", node !== undefined);
    if (node === undefined) this.area.removeAttribute("title");
    else this.area.title = clean(this.#scene.graph.nodes[node]!.label.slice(0, 400));
    this.#later(false);
  }
}

/** WebGL where there is much to draw; the canvas draws widths, dashes and arrows of what is less. */
function ground(scene: Scene): Ground {
  if (scene.graph.pairs.count <= CROWD) return flat();
  try {
    return webgl() ?? flat();
  } catch (error) {
    // A driver that refuses a program: the graph is still drawn, and who looks sees why.
    console.info(String(error));
    return flat();
  }
}

function clamp(zoom: number): number {
  return Math.min(ZOOM_MAX, Math.max(ZOOM_MIN, zoom));
}
