import { type Graph, list, other } from "./model";

const ROUNDS = 12;

/**
 * Groups of nodes that are tied more closely among each other, by label propagation (Raghavan,
 * Albert, Kumara 2007) over pairs, each weighted by the number of its edges and divided by the size
 * of the other end's neighbourhood, so that a hub does not swallow everything. Nodes are asked in
 * their order and a tie goes to the lower label: the same graph always falls into the same groups.
 * Gives the number of a group for each node, 0 the largest.
 */
export function groups(graph: Graph): Uint32Array {
  const { pairs, pairsAt } = graph;
  const weight = new Float64Array(pairs.count);
  for (const pair of pairs.of) weight[pair]!++;
  const label = Uint32Array.from(graph.nodes, (_, at) => at);
  const sums = new Float64Array(graph.nodes.length);
  for (let round = 0, changed = true; round < ROUNDS && changed; round++) {
    changed = false;
    for (let at = 0; at < label.length; at++) {
      const touched: number[] = [];
      for (const pair of list(pairsAt, at)) {
        const end = other(pairs, pair, at);
        if (end === at) continue;
        const near = label[end]!;
        if (sums[near] === 0) touched.push(near);
        sums[near]! += weight[pair]! / (pairsAt.from[end + 1]! - pairsAt.from[end]!) ** 0.5;
      }
      let best = label[at]!;
      for (const one of touched)
        if (sums[one]! > sums[best]! || (sums[one] === sums[best] && one < best)) best = one;
      for (const one of touched) sums[one] = 0;
      if (best !== label[at]) {
        label[at] = best;
        changed = true;
      }
    }
  }
  const sizes = new Map<number, number>();
  for (const one of label) sizes.set(one, (sizes.get(one) ?? 0) + 1);
  const order = [...sizes].sort((a, b) => b[1] - a[1] || a[0] - b[0]).map(([one]) => one);
  const number = new Map(order.map((one, place) => [one, place]));
  return label.map((one) => number.get(one)!);
}
