import type { PictureNode } from "./model";

/** Case, accents and doubled spaces do not matter in a search. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

export type Find = (query: string) => PictureNode[];

/**
 * Nodes whose label holds every word of the query: first those that begin with its first word,
 * then those with any word that does, then the rest; within each by rank.
 */
export function finder(nodes: readonly PictureNode[]): Find {
  const entries = nodes.map((node) => ({ node, text: fold(node.label) }));
  entries.sort((a, b) => b.node.rank - a.node.rank || (a.text < b.text ? -1 : 1));
  return (query) => {
    const parts = fold(query).split(" ");
    const first = parts[0]!;
    const nearness = (text: string) =>
      text.startsWith(first) ? 0 : text.includes(` ${first}`) ? 1 : 2;
    return entries
      .filter(({ text }) => parts.every((part) => text.includes(part)))
      .map(({ node, text }) => ({ node, near: nearness(text) }))
      .sort((a, b) => a.near - b.near)
      .map(({ node }) => node);
  };
}
