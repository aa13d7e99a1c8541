// The two ways to draw lines, marks and names without WebGL: on a canvas, and as SVG.
import { CORNERS } from "./shapes";

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
export const LABEL_SIZE = 12;

export interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly opacity: number;
  readonly dash: readonly number[];
}

export interface Pen {
  /** Lines of one look: x, y of both ends of each. */
  lines(stroke: Stroke, ends: readonly number[]): void;
  /** Filled corners, x and y in turn. */
  polygon(colour: string, opacity: number, corners: readonly number[]): void;
  mark(shape: string, x: number, y: number, radius: number, fill: string, edge: Stroke): void;
  /** A name in the middle below a place, with a halo of the paper's colour. */
  name(text: string, x: number, top: number, ink: string, paper: string): void;
}

export function canvasPen(ctx: CanvasRenderingContext2D): Pen {
  const stroke = ({ colour, width, opacity, dash }: Stroke) => {
    ctx.globalAlpha = opacity;
    ctx.strokeStyle = colour;
    ctx.lineWidth = width;
    ctx.setLineDash([...dash]);
    ctx.stroke();
    ctx.globalAlpha = 1;
  };
  return {
    lines(look, ends) {
      ctx.beginPath();
      for (let at = 0; at < ends.length; at += 4) {
        ctx.moveTo(ends[at]!, ends[at + 1]!);
        ctx.lineTo(ends[at + 2]!, ends[at + 3]!);
      }
      stroke(look);
    },
    polygon(colour, opacity, corners) {
      ctx.beginPath();
      trace(ctx, corners);
      ctx.globalAlpha = opacity;
      ctx.fillStyle = colour;
      ctx.fill();
      ctx.globalAlpha = 1;
    },
    mark(shape, x, y, radius, fill, edge) {
      ctx.beginPath();
      if (CORNERS[shape]) trace(ctx, placed(shape, x, y, radius));
      else ctx.arc(x, y, radius, 0, 2 * Math.PI);
      if (fill) {
        ctx.fillStyle = fill;
        ctx.fill();
      }
      if (edge.width > 0) stroke(edge);
    },
    name(text, x, top, ink, paper) {
      ctx.font = `${LABEL_SIZE}px ${FONT}`;
      ctx.textAlign = "center";
      ctx.textBaseline = "alphabetic";
      ctx.lineJoin = "round";
      ctx.setLineDash([]);
      ctx.lineWidth = 3.5;
      ctx.strokeStyle = paper;
      ctx.strokeText(text, x, top + 12);
      ctx.fillStyle = ink;
      ctx.fillText(text, x, top + 12);
    },
  };
}

function trace(ctx: CanvasRenderingContext2D, corners: readonly number[]): void {
  ctx.moveTo(corners[0]!, corners[1]!);
  for (let at = 2; at < corners.length; at += 2) ctx.lineTo(corners[at]!, corners[at + 1]!);
  ctx.closePath();
}

function placed(shape: string, x: number, y: number, radius: number): number[] {
  return CORNERS[shape]!.flatMap(([dx, dy]) => [x + dx * radius, y + dy * radius]);
}

export interface SvgPen extends Pen {
  /** The document; `title` is put into it as text. */
  text(width: number, height: number, paper: string, title: string): string;
}

export function svgPen(): SvgPen {
  const parts: string[] = [];
  const n = (value: number) => String(Math.round(value * 10) / 10);
  const points = (corners: readonly number[]) => corners.map(n).join(" ");
  const stroke = ({ colour, width, opacity, dash }: Stroke) =>
    `stroke="${colour}" stroke-width="${n(width)}"` +
    (opacity < 1 ? ` stroke-opacity="${opacity.toFixed(2)}"` : "") +
    (dash.length ? ` stroke-dasharray="${dash.map(n).join(" ")}"` : "");
  return {
    lines(look, ends) {
      let path = "";
      for (let at = 0; at < ends.length; at += 4)
        path += `M${n(ends[at]!)} ${n(ends[at + 1]!)}L${n(ends[at + 2]!)} ${n(ends[at + 3]!)}`;
      if (path) parts.push(`<path fill="none" ${stroke(look)} d="${path}"/>`);
    },
    polygon(colour, opacity, corners) {
      parts.push(
        `<polygon fill="${colour}" fill-opacity="${opacity.toFixed(2)}" points="${points(corners)}"/>`,
      );
    },
    mark(shape, x, y, radius, fill, edge) {
      const paint = `fill="${fill || "none"}"${edge.width > 0 ? ` ${stroke(edge)}` : ""}`;
      parts.push(
        CORNERS[shape]
          ? `<polygon ${paint} points="${points(placed(shape, x, y, radius))}"/>`
          : `<circle ${paint} cx="${n(x)}" cy="${n(y)}" r="${n(radius)}"/>`,
      );
    },
    name(text, x, top, ink, paper) {
      const place = `x="${n(x)}" y="${n(top + 12)}" font-size="${LABEL_SIZE}" text-anchor="middle"`;
      const halo = `stroke="${paper}" stroke-width="3.5" stroke-linejoin="round" paint-order="stroke"`;
      parts.push(`<text ${place} fill="${ink}" ${halo}>${escaped(text)}</text>`);
    },
    text(width, height, paper, title) {
      return (
        `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" ` +
        `height="${height}" font-family="${FONT.replace(/"/g, "'")}" role="img">\n` +
        `<title>${escaped(title)}</title>\n<rect width="100%" height="100%" fill="${paper}"/>\n` +
        `${parts.join("\n")}\n</svg>\n`
      );
    },
  };
}

// XML knows no control characters; those were cleaned from names, but for the two that are not.
function escaped(text: string): string {
  return text
    .replace(/[\ufffe\uffff]/g, "\ufffd")
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;");
}
