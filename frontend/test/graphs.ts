import { graphOf, type PictureEdge, type PictureNode } from "../src/model";

export function node(key: string, kind: string, more: Partial<PictureNode> = {}): PictureNode {
  return { key, label: key, kind, rank: 0, facts: [], notes: [], ...more };
}

export function edge(
  source: string,
  target: string,
  kind = "attended",
  days: [string?, string?] = [],
): PictureEdge {
  const [first_date = null, last_date = null] = days;
  return { source, target, kind, weight: 1, first_date, last_date, evidence: [] };
}

export const graph = (nodes: PictureNode[], edges: PictureEdge[]) =>
  graphOf({ title: "", vault: "", nodes, edges });
