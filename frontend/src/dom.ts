// The only way elements are made: text goes in as text, so no note can add markup.

type Child = Node | string | null;
type Listener = (event: Event) => void;
type Attributes = Record<string, string | boolean | Listener | null>;

export function h<K extends keyof HTMLElementTagNameMap>(
  tag: K,
  attributes: Attributes = {},
  ...children: Child[]
): HTMLElementTagNameMap[K] {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (typeof value === "function") element.addEventListener(name, value);
    else if (value === true) element.setAttribute(name, "");
    else if (typeof value === "string") element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null));
  return element;
}

const SHAPES: Record<string, string> = {
  circle: "M8 2a6 6 0 1 1 0 12a6 6 0 1 1 0-12z",
  square: "M3 3h10v10H3z",
  diamond: "M8 1l7 7-7 7-7-7z",
  triangle: "M8 2l7 12H1z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
};

interface Look {
  readonly shape: string;
  readonly light: string;
  readonly dark: string;
  readonly hollow?: boolean;
  /** A ring around what stands out. */
  readonly ring?: boolean;
}

/** The mark of a kind, as in the drawing, in the colour that fits the reader's scheme. */
export function mark(look: Look): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 16 16");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("mark");
  path.setAttribute("d", SHAPES[look.shape] ?? SHAPES.circle!);
  path.classList.toggle("hollow", look.hollow === true);
  path.classList.toggle("ring", look.ring === true);
  // Set as a property: a style attribute would need a laxer policy.
  path.style.color = `light-dark(${look.light}, ${look.dark})`;
  svg.append(path);
  return svg;
}

/** A short line as ties of a kind are drawn. */
export function stroke(look: { light: string; dark: string; dash: readonly number[] }): SVGElement {
  const space = "http://www.w3.org/2000/svg";
  const svg = document.createElementNS(space, "svg");
  const path = document.createElementNS(space, "path");
  svg.setAttribute("viewBox", "0 0 22 16");
  svg.setAttribute("aria-hidden", "true");
  svg.classList.add("mark", "stroke");
  path.setAttribute("d", "M1 8h20");
  if (look.dash.length) path.setAttribute("stroke-dasharray", look.dash.join(" "));
  path.style.color = `light-dark(${look.light}, ${look.dark})`;
  svg.append(path);
  return svg;
}

export function button(text: string, click: () => void, title: string | null = null) {
  return h("button", { type: "button", click, title, "aria-label": title }, text);
}
