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

export interface Theme {
  readonly name: "light" | "dark";
  readonly paper: string;
  readonly ink: string;
  readonly edge: string;
  readonly accent: string;
}

export const LIGHT: Theme = {
  name: "light",
  paper: "#fbfbfa",
  ink: "#1f2328",
  edge: "#9aa2ad",
  accent: "#c2185b",
};

export const DARK: Theme = {
  name: "dark",
  paper: "#16181d",
  ink: "#e8eaed",
  edge: "#5d6673",
  accent: "#ff77a8",
};
