// What is seen, as a picture to keep.
import { paintAll } from "./flat";
import { names } from "./names";
import { canvasPen, type Pen, svgPen } from "./pen";
import type { Scene, View } from "./scene";
import { clean } from "./text";

interface Size {
  readonly width: number;
  readonly height: number;
}

const SHARP = 2; // pixels in a CSS pixel

function paint(pen: Pen, scene: Scene, view: View, size: Size): void {
  paintAll(pen, scene, view);
  const { ink, paper } = scene.theme;
  for (const { node, x, top } of names(scene, view, { ...size, margin: 0 }))
    pen.name(scene.names[node]!, x, top, ink, paper);
}

export function saveSvg(scene: Scene, view: View, size: Size): void {
  const pen = svgPen();
  paint(pen, scene, view, size);
  const title = clean(scene.graph.picture.title);
  const text = pen.text(size.width, size.height, scene.theme.paper, title);
  keep(new Blob([text], { type: "image/svg+xml" }), title, "svg");
}

export function savePng(scene: Scene, view: View, size: Size): void {
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [SHARP * size.width, SHARP * size.height];
  const ctx = canvas.getContext("2d")!;
  ctx.scale(SHARP, SHARP);
  ctx.fillStyle = scene.theme.paper;
  ctx.fillRect(0, 0, size.width, size.height);
  paint(canvasPen(ctx), scene, view, size);
  canvas.toBlob((blob) => blob && keep(blob, clean(scene.graph.picture.title), "png"));
}

function keep(blob: Blob, title: string, ending: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  const name = title
    .replace(/[^\p{L}\p{N} ._-]+/gu, " ")
    .trim()
    .slice(0, 80);
  link.download = `${name || "graph"}.${ending}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
