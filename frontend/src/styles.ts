// How nodes and edges look, in cytoscape's words.
import type { Css, NodeSingular, StylesheetJson } from "cytoscape";
import { look, type Theme } from "./palette";

export const FONT = 'system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif';
export const LABEL_SIZE = 12;

const SHAPES: Record<string, string> = { circle: "ellipse", square: "round-rectangle" };

export function styles(theme: Theme, small: boolean): StylesheetJson {
  const text = {
    color: theme.ink,
    "font-family": FONT,
    "text-outline-color": theme.paper,
    "text-outline-opacity": 0.9,
  };
  const paintOf = (node: NodeSingular) => look(node.data("kind"))[theme.name];
  const shapeOf = (node: NodeSingular) => {
    const { shape } = look(node.data("kind"));
    return (SHAPES[shape] ?? shape) as Css.NodeShape;
  };
  return [
    {
      selector: "node",
      style: {
        width: "data(size)",
        height: "data(size)",
        shape: shapeOf as never,
        "background-color": paintOf as never,
        "border-width": 1.5,
        "border-color": theme.paper,
        "text-valign": "bottom",
        "overlay-opacity": 0,
        ...text,
      },
    },
    {
      selector: "node[?hollow]",
      style: {
        "background-color": theme.paper,
        "border-color": paintOf as never,
        "border-style": "dashed",
      },
    },
    { selector: "node.named", style: { label: "data(name)", "z-index": 1 } },
    {
      selector: "edge",
      style: {
        width: "data(width)",
        "line-color": theme.edge,
        "line-opacity": small ? 0.6 : 0.35,
        // Haystack edges are straight and cheap; bezier ones show parallel ties side by side.
        "curve-style": small ? "bezier" : "haystack",
        "target-arrow-shape": "triangle",
        "target-arrow-color": theme.edge,
        "arrow-scale": 0.7,
        "overlay-opacity": 0,
      },
    },
    {
      selector: "edge.near",
      style: {
        "line-color": theme.accent,
        "target-arrow-color": theme.accent,
        "line-opacity": 0.8,
      },
    },
    {
      selector: "edge.chosen",
      style: { label: "data(name)", "text-rotation": "autorotate", ...text },
    },
    {
      selector: "node.chosen",
      style: { "border-color": theme.accent, "border-width": 4, "border-style": "solid" },
    },
    { selector: ".faded", style: { opacity: 0.14 } },
    { selector: ".gone", style: { display: "none" } },
  ];
}
