// The ground of a large graph: every line and node in two calls to the graphics card.
import { CORNERS } from "./shapes";
import { look } from "./palette";
import { opacity } from "./paint";
import { colour, lookAt, rings, type Scene, type View } from "./scene";

export interface Ground {
  readonly canvas: HTMLCanvasElement;
  readonly name: "webgl" | "canvas";
  /** What is drawn from now on. */
  load(scene: Scene): void;
  /**
   * Draws all of it; `ratio` is pixels of the canvas in a CSS pixel. Tells when it is there and how
   * many milliseconds that took: a graphics card draws while the page goes on.
   */
  draw(view: View, ratio: number, done: (took: number) => void): void;
}

const LINE = `#version 300 es
uniform vec3 view; uniform vec2 size; uniform float strength;
in vec2 place; in vec4 paint;
flat out vec4 seen;
void main() {
  seen = vec4(paint.rgb * strength, strength);
  vec2 at = (place * view.z + view.xy) / size * 2.0 - 1.0;
  gl_Position = vec4(at.x, -at.y, 0, 1);
}`;
const LINE_PIXEL = `#version 300 es
precision highp float;
flat in vec4 seen; out vec4 drawn;
void main() {
  drawn = seen;
}`;
const NODE = `#version 300 es
uniform vec3 view; uniform vec2 size; uniform float ratio;
in vec2 corner; in vec3 place; in vec4 paint; in vec4 ring; in vec2 shape;
out vec2 at; flat out vec4 fill; flat out vec4 rim; flat out float radius; flat out vec2 kind;
void main() {
  radius = max(1.6 * ratio, place.z * view.z);
  float reach = radius * 1.3 + 5.0 * ratio;
  at = corner * reach; fill = paint; rim = ring; kind = shape;
  vec2 there = (place.xy * view.z + view.xy + at) / size * 2.0 - 1.0;
  gl_Position = vec4(there.x, -there.y, 0, 1);
}`;
// Distances from the rims of the marks, as in shapes.ts: below 0 is inside.
const NODE_PIXEL = `#version 300 es
precision highp float;
uniform vec3 paper; uniform float ratio;
in vec2 at; flat in vec4 fill; flat in vec4 rim; flat in float radius; flat in vec2 kind;
out vec4 drawn;
float edge(vec2 p, float r) {
  vec2 q = abs(p);
  if (kind.x < 0.5) return length(p) - r;
  if (kind.x < 1.5) return max(q.x, q.y) - 0.88 * r;
  if (kind.x < 2.5) return (q.x + q.y - 1.15 * r) * 0.7071;
  if (kind.x < 3.5) return max(p.y - 0.9 * r, q.x * 0.876 - p.y * 0.482 - 0.53 * r);
  return max(q.y - 0.95 * r, q.x * 0.865 + q.y * 0.501 - 0.952 * r);
}
void main() {
  float far = edge(at, radius);
  float inside = clamp(0.5 - far, 0.0, 1.0);
  float line = radius < 3.0 * ratio ? 0.0 : 1.5 * ratio;
  float core = clamp(0.5 - far - line, 0.0, 1.0);
  vec3 border = kind.y > 0.5 ? fill.rgb : paper;
  vec3 body = kind.y > 0.5 ? paper : fill.rgb;
  vec3 ink = mix(border, body, line > 0.0 ? core : 1.0);
  float away = abs(length(at) - radius * (kind.x < 0.5 ? 1.0 : 1.2) - 3.0 * ratio) - 1.1 * ratio;
  float ringed = rim.a * clamp(0.5 - away, 0.0, 1.0);
  float cover = max(inside, ringed);
  if (cover <= 0.0) discard;
  drawn = vec4(mix(rim.rgb, ink, inside) * cover, cover);
}`;
const SHAPES = ["circle", ...Object.keys(CORNERS)];

/** Undefined where the browser has no WebGL. */
export function webgl(): Ground | undefined {
  const canvas = document.createElement("canvas");
  const gl = canvas.getContext("webgl2", { antialias: false, premultipliedAlpha: true });
  if (!gl) return undefined;
  const lines = program(gl, LINE, LINE_PIXEL);
  const nodes = program(gl, NODE, NODE_PIXEL);
  const lineArray = gl.createVertexArray();
  const nodeArray = gl.createVertexArray();
  const [lineBuffer, nodeBuffer, cornerBuffer] = [1, 2, 3].map(() => gl.createBuffer());
  let [lineCount, nodeCount] = [0, 0];
  let paper: readonly number[] = [1, 1, 1];

  gl.bindVertexArray(lineArray);
  gl.bindBuffer(gl.ARRAY_BUFFER, lineBuffer!);
  attribute(gl, lines, "place", 2, gl.FLOAT, 12, 0);
  attribute(gl, lines, "paint", 4, gl.UNSIGNED_BYTE, 12, 8);
  gl.bindVertexArray(nodeArray);
  gl.bindBuffer(gl.ARRAY_BUFFER, cornerBuffer!);
  gl.bufferData(gl.ARRAY_BUFFER, Float32Array.of(-1, -1, 1, -1, -1, 1, 1, 1), gl.STATIC_DRAW);
  attribute(gl, nodes, "corner", 2, gl.FLOAT, 8, 0);
  gl.bindBuffer(gl.ARRAY_BUFFER, nodeBuffer!);
  attribute(gl, nodes, "place", 3, gl.FLOAT, 28, 0, 1);
  attribute(gl, nodes, "paint", 4, gl.UNSIGNED_BYTE, 28, 12, 1);
  attribute(gl, nodes, "ring", 4, gl.UNSIGNED_BYTE, 28, 16, 1);
  attribute(gl, nodes, "shape", 2, gl.FLOAT, 28, 20, 1);

  return {
    canvas,
    name: "webgl",
    load(scene) {
      paper = rgb(scene.theme.paper).map((value) => value / 255);
      const ends = lineData(scene);
      const marks = nodeData(scene);
      lineCount = ends.byteLength / 12;
      nodeCount = marks.byteLength / 28;
      gl.bindBuffer(gl.ARRAY_BUFFER, lineBuffer!);
      gl.bufferData(gl.ARRAY_BUFFER, ends, gl.STATIC_DRAW);
      gl.bindBuffer(gl.ARRAY_BUFFER, nodeBuffer!);
      gl.bufferData(gl.ARRAY_BUFFER, marks, gl.STATIC_DRAW);
    },
    draw({ x, y, zoom }, ratio, done) {
      const start = performance.now();
      const { width, height } = canvas;
      gl.viewport(0, 0, width, height);
      gl.clearColor(0, 0, 0, 0);
      gl.clear(gl.COLOR_BUFFER_BIT);
      gl.enable(gl.BLEND);
      gl.blendFunc(gl.ONE, gl.ONE_MINUS_SRC_ALPHA);
      for (const [used, array] of [
        [lines, lineArray],
        [nodes, nodeArray],
      ] as const) {
        gl.useProgram(used);
        gl.bindVertexArray(array);
        const at = (name: string) => gl.getUniformLocation(used, name);
        gl.uniform3f(at("view"), x * ratio, y * ratio, zoom * ratio);
        gl.uniform2f(at("size"), width, height);
        if (used === lines) {
          gl.uniform1f(at("strength"), opacity(lineCount / 2, zoom));
          gl.drawArrays(gl.LINES, 0, lineCount);
        } else {
          gl.uniform1f(at("ratio"), ratio);
          gl.uniform3f(at("paper"), paper[0]!, paper[1]!, paper[2]!);
          gl.drawArraysInstanced(gl.TRIANGLE_STRIP, 0, 4, nodeCount);
        }
      }
      whenDrawn(gl, () => done(performance.now() - start));
    },
  };
}

function whenDrawn(gl: WebGL2RenderingContext, done: () => void): void {
  const sync = gl.fenceSync(gl.SYNC_GPU_COMMANDS_COMPLETE, 0);
  gl.flush();
  const look = () => {
    const waiting = sync && gl.clientWaitSync(sync, 0, 0) === gl.TIMEOUT_EXPIRED;
    if (waiting && !gl.isContextLost()) setTimeout(look, 4);
    else {
      gl.deleteSync(sync);
      done();
    }
  };
  setTimeout(look, 0);
}

/** Two ends a line, 12 bytes each: place and colour. */
function lineData({ graph, places, seen, looks, lookOf, theme }: Scene): ArrayBuffer {
  const { a, b, count } = graph.pairs;
  const used: number[] = [];
  for (let pair = 0; pair < count; pair++)
    if (seen.pairs[pair] && a[pair] !== b[pair]) used.push(pair);
  const data = new ArrayBuffer(24 * used.length);
  const [floats, bytes] = [new Float32Array(data), new Uint8Array(data)];
  const paints = looks.map((look) => rgb(colour(look, theme)));
  used.forEach((pair, at) => {
    [a[pair]!, b[pair]!].forEach((end, side) => {
      floats[6 * at + 3 * side] = places.x[end]!;
      floats[6 * at + 3 * side + 1] = places.y[end]!;
      bytes.set(paints[lookOf[pair]!]!, 24 * at + 12 * side + 8);
    });
  });
  return data;
}

/** 28 bytes a node: place and radius, colour, ring, shape and whether it is hollow. */
function nodeData(scene: Scene): ArrayBuffer {
  const { graph, places, radii, seen, theme } = scene;
  // Small nodes last, so that none is covered by a big one.
  const used = [...scene.order].filter((node) => seen.nodes[node]);
  const data = new ArrayBuffer(28 * used.length);
  const [floats, bytes] = [new Float32Array(data), new Uint8Array(data)];
  used.forEach((node, at) => {
    const { shape, hollow } = look(graph.nodes[node]!.kind);
    const ring = rings(scene, node)[0];
    floats.set([places.x[node]!, places.y[node]!, radii[node]!], 7 * at);
    bytes.set(rgb(colour(lookAt(scene, node), theme)), 28 * at + 12);
    bytes.set(ring ? rgb(ring) : [0, 0, 0, 0], 28 * at + 16);
    floats.set([Math.max(0, SHAPES.indexOf(shape)), hollow ? 1 : 0], 7 * at + 5);
  });
  return data;
}

const known = new Map<string, readonly number[]>();

function rgb(text: string): readonly number[] {
  let found = known.get(text);
  if (!found) {
    const value = parseInt(text.slice(1), 16);
    known.set(text, (found = [value >> 16, (value >> 8) & 255, value & 255, 255]));
  }
  return found;
}

function program(gl: WebGL2RenderingContext, vertex: string, fragment: string): WebGLProgram {
  const made = gl.createProgram();
  for (const [type, source] of [
    [gl.VERTEX_SHADER, vertex],
    [gl.FRAGMENT_SHADER, fragment],
  ] as const) {
    const shader = gl.createShader(type)!;
    gl.shaderSource(shader, source);
    gl.compileShader(shader);
    gl.attachShader(made, shader);
  }
  gl.linkProgram(made);
  if (!gl.getProgramParameter(made, gl.LINK_STATUS))
    throw new Error(`WebGL: ${gl.getProgramInfoLog(made) ?? "a program was refused"}.`);
  return made;
}

function attribute(
  gl: WebGL2RenderingContext,
  used: WebGLProgram,
  name: string,
  values: number,
  type: number,
  stride: number,
  offset: number,
  each = 0,
): void {
  const at = gl.getAttribLocation(used, name);
  gl.enableVertexAttribArray(at);
  gl.vertexAttribPointer(at, values, type, type === gl.UNSIGNED_BYTE, stride, offset);
  if (each) gl.vertexAttribDivisor(at, each);
}
