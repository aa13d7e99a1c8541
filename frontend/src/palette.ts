import looks from "../../kg/present/palette.json";

export interface Look {
  readonly plural: string;
  readonly shape: string;
  readonly light: string;
  readonly dark: string;
  readonly hollow?: boolean;
}

const OTHER = { shape: "square", light: "#5b4fa0", dark: "#a79bf0" };

export function look(kind: string): Look {
  const known = Object.entries(looks).find(([name]) => name === kind);
  return known ? known[1] : { ...OTHER, plural: kind };
}

/** How a kind of edge is drawn: a colour, and dashes where the colour alone would be too little. */
export interface EdgeLook {
  readonly light: string;
  readonly dark: string;
  /** Lengths of a dash and of the gap behind it, in pixels; [] is a whole line. */
  readonly dash: readonly number[];
}

const EDGES: readonly (readonly [readonly string[], EdgeLook])[] = [
  [["attended"], { light: "#9aa2ad", dark: "#5d6673", dash: [] }],
  [["contacted", "mentioned"], { light: "#4f9bc4", dark: "#4a86a8", dash: [] }],
  [["owns", "author"], { light: "#d98a52", dark: "#b5713c", dash: [] }],
  [["about"], { light: "#c9a13b", dark: "#937836", dash: [] }],
  [["works_for", "reports_to", "part_of"], { light: "#55a888", dark: "#3d8a6d", dash: [] }],
  [["task"], { light: "#9183c9", dark: "#7a6db8", dash: [] }],
  [["link", "links"], { light: "#a79aa6", dark: "#6b5f6e", dash: [5, 4] }],
  [["tagged"], { light: "#c98cb0", dark: "#8f6480", dash: [2, 3] }],
];
const OTHER_EDGE: EdgeLook = { light: "#6f7fa8", dark: "#6477a6", dash: [] };

export function edgeLook(kind: string): EdgeLook {
  return EDGES.find(([kinds]) => kinds.includes(kind))?.[1] ?? OTHER_EDGE;
}

export interface Theme {
  readonly name: "light" | "dark";
  readonly paper: string;
  readonly ink: string;
  readonly accent: string;
  /** Rings around what stands out. */
  readonly blocked: string;
  readonly overdue: string;
}

export const LIGHT: Theme = {
  name: "light",
  paper: "#fbfbfa",
  ink: "#1f2328",
  accent: "#c2185b",
  blocked: "#c62828",
  overdue: "#b06a00",
};

export const DARK: Theme = {
  name: "dark",
  paper: "#16181d",
  ink: "#e8eaed",
  accent: "#ff77a8",
  blocked: "#ff6b63",
  overdue: "#ffb84d",
};
