// The simple ground: a canvas without WebGL, which draws small graphs better and large ones slower.
import { MANY, opacity, paintLines, paintNodes } from "./paint";
import { canvasPen, type Pen } from "./pen";
import type { Scene, View } from "./scene";
import type { Ground } from "./webgl";

export function flat(): Ground {
  const canvas = document.createElement("canvas");
  const ctx = canvas.getContext("2d", { willReadFrequently: true })!;
  let scene: Scene | undefined;
  return {
    canvas,
    name: "canvas",
    load: (next) => (scene = next),
    draw(view, ratio, done) {
      const start = performance.now();
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, canvas.width, canvas.height);
      ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
      if (scene) paintAll(canvasPen(ctx), scene, view);
      done(performance.now() - start);
    },
  };
}

export function paintAll(pen: Pen, scene: Scene, view: View): void {
  const pairs = [...scene.seen.pairs.keys()].filter((pair) => scene.seen.pairs[pair]);
  const how = { lit: false, many: pairs.length > MANY };
  paintLines(pen, scene, view, pairs, how, opacity(pairs.length, view.zoom));
  paintNodes(
    pen,
    scene,
    view,
    [...scene.order].filter((node) => scene.seen.nodes[node]),
  );
}
