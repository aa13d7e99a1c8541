/** A graph by numbers: nodes with masses, ties with weights. */
export interface Level {
  readonly size: number;
  readonly mass: Float64Array;
  readonly a: Uint32Array;
  readonly b: Uint32Array;
  readonly weight: Float64Array;
  /** Of each node, what it is drawn together to on the next coarser level. */
  into?: Uint32Array;
}

const FEWEST = 60;
const UNMET = 0xffffffff;

/**
 * The next coarser level: each node goes with the neighbour that it is tied to most closely, the
 * least tied nodes first (heavy-edge matching, Karypis and Kumar 1998); one whose neighbours are
 * all taken joins them, so that the leaves of a star become few at once. Undefined where nothing is
 * gained.
 */
export function coarser(level: Level): Level | undefined {
  if (level.size <= FEWEST) return undefined;
  const into = matched(level);
  const size = into.reduce((most, to) => Math.max(most, to), -1) + 1;
  if (size > 0.92 * level.size) return undefined;
  level.into = into;
  const mass = new Float64Array(size);
  into.forEach((to, at) => (mass[to]! += level.mass[at]!));
  const ties = new Map<number, number>();
  level.a.forEach((a, tie) => {
    const [from, to] = [into[a]!, into[level.b[tie]!]!];
    if (from === to) return;
    const id = Math.min(from, to) * size + Math.max(from, to);
    ties.set(id, (ties.get(id) ?? 0) + level.weight[tie]!);
  });
  const ids = [...ties.keys()];
  return {
    size,
    mass,
    a: Uint32Array.from(ids, (id) => Math.floor(id / size)),
    b: Uint32Array.from(ids, (id) => id % size),
    weight: Float64Array.from(ties.values()),
  };
}

function matched({ size, a, b, weight, mass }: Level): Uint32Array {
  const from = new Uint32Array(size + 1);
  for (const ends of [a, b]) for (const end of ends) from[end + 1]!++;
  for (let at = 0; at < size; at++) from[at + 1]! += from[at]!;
  const next = from.slice();
  const ties = new Uint32Array(2 * a.length);
  for (let tie = 0; tie < a.length; tie++) {
    ties[next[a[tie]!]!++] = tie;
    ties[next[b[tie]!]!++] = tie;
  }
  const degree = (at: number) => from[at + 1]! - from[at]!;
  const order = Uint32Array.from({ length: size }, (_, at) => at);
  order.sort((one, two) => degree(one) - degree(two) || one - two);
  const into = new Uint32Array(size).fill(UNMET);
  const members = new Uint8Array(size);
  let count = 0;
  for (const at of order) {
    if (into[at] !== UNMET) continue;
    let [best, heaviest] = [UNMET, 0];
    for (let place = from[at]!; place < from[at + 1]!; place++) {
      const tie = ties[place]!;
      const end = a[tie] === at ? b[tie]! : a[tie]!;
      if (end === at) continue;
      const taken = into[end] !== UNMET;
      if (taken && members[into[end]!]! >= 6) continue;
      const value = (weight[tie]! / (mass[end]! + mass[at]!)) * (taken ? 0.01 : 1);
      if (value > heaviest) [best, heaviest] = [end, value];
    }
    if (best !== UNMET && into[best] !== UNMET) into[at] = into[best]!;
    else {
      into[at] = count++;
      if (best !== UNMET) {
        into[best] = into[at]!;
        members[into[at]!]!++;
      }
    }
    members[into[at]!]!++;
  }
  return into;
}
