import type { PictureNode } from "./model";

/** Case, accents and doubled spaces do not matter in a search. */
export function fold(text: string): string {
  return text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/\s+/g, " ").trim();
}

/** Nodes by their places. */
export type Find = (query: string) => number[];

/**
 * Nodes whose label holds every word of the query, then those where aliases, tags, properties or
 * paths hold what the label does not. Of the former first those that begin with its first word,
 * then those with any word that does, then the rest; within each by rank.
 */
export function finder(nodes: readonly PictureNode[]): Find {
  const order = [...nodes.keys()].sort(
    (a, b) => nodes[b]!.rank - nodes[a]!.rank || (nodes[a]!.label < nodes[b]!.label ? -1 : 1),
  );
  let folded: { at: number; label: string; more: string }[] | undefined;
  const entries = () =>
    (folded ??= order.map((at) => ({ at, label: fold(nodes[at]!.label), more: more(nodes[at]!) })));
  return (query) => {
    const parts = fold(query).split(" ");
    const first = parts[0]!;
    if (!first) return order;
    const nearness = (label: string) => {
      if (!parts.every((part) => label.includes(part))) return 3;
      return label.startsWith(first) ? 0 : label.includes(` ${first}`) ? 1 : 2;
    };
    return entries()
      .filter(({ label, more }) =>
        parts.every((part) => label.includes(part) || more.includes(part)),
      )
      .map(({ at, label }) => ({ at, near: nearness(label) }))
      .sort((a, b) => a.near - b.near)
      .map(({ at }) => at);
  };
}

function more({ words = [], notes }: PictureNode): string {
  return fold([...words, ...notes.map(({ path }) => path)].join("\n"));
}
