import assert from "node:assert/strict";
import { test } from "node:test";
import { dimensions } from "../src/dimensions";
import { EVERYTHING, type Filters, seen, span } from "../src/filter";
import { edge, graph, node } from "./graphs";

// ada – spring – bo – autumn – cleo, all under one roof; dara knows nobody.
const office = graph(
  [
    node("ada", "person"),
    node("bo", "person", { marks: ["me"] }),
    node("cleo", "person"),
    node("dara", "person"),
    node("spring", "meeting", { date: "2025-03-10" }),
    node("autumn", "meeting", { date: "2025-10-20" }),
    node("roof", "organization", { marks: ["blocked"] }),
  ],
  [
    edge("ada", "spring", "attended", ["2025-03-10", "2025-03-10"]),
    edge("bo", "spring", "attended", ["2025-03-10", "2025-03-10"]),
    edge("bo", "autumn", "attended", ["2025-10-20", "2025-10-20"]),
    edge("cleo", "autumn", "attended", ["2025-10-20", "2025-10-20"]),
    edge("bo", "roof", "works_for"),
    edge("bo", "cleo", "met", ["2025-02-01", "2025-12-01"]),
    edge("ada", "nobody", "met"),
  ],
);

const place = (key: string) => office.places.get(key)!;
const NO_MEETINGS = new Map([["kind", new Set(["meeting"])]]);

const CASES: [string, Partial<Filters>, string[], number[]][] = [
  [
    "all, but no tie to a node outside the picture",
    {},
    ["ada", "autumn", "bo", "cleo", "dara", "roof", "spring"],
    [0, 1, 2, 3, 4, 5],
  ],
  [
    "a hidden kind takes its ties along, and leaves the others standing",
    { hidden: NO_MEETINGS },
    ["ada", "bo", "cleo", "dara", "roof"],
    [4, 5],
  ],
  [
    "a node that lost all its ties goes, one that never had any stays",
    { hiddenEdges: new Set(["works_for"]) },
    ["ada", "autumn", "bo", "cleo", "dara", "spring"],
    [0, 1, 2, 3, 5],
  ],
  [
    "a window keeps what touches it, and undated ties",
    { since: "2025-10-01" },
    ["autumn", "bo", "cleo", "dara", "roof"],
    [2, 3, 4, 5],
  ],
  [
    "both days of the window are in it",
    { since: "2025-03-10", until: "2025-03-10" },
    ["ada", "bo", "cleo", "dara", "roof", "spring"],
    [0, 1, 4, 5],
  ],
  ["one step around ada", { around: place("ada") }, ["ada", "spring"], [0]],
  ["two steps around ada", { around: place("ada"), depth: 2 }, ["ada", "bo", "spring"], [0, 1]],
  [
    "a neighbourhood keeps the ties among the neighbours",
    { around: place("bo") },
    ["autumn", "bo", "cleo", "roof", "spring"],
    [1, 2, 3, 4, 5],
  ],
  [
    "a neighbourhood does not lead through hidden kinds",
    { around: place("ada"), depth: 2, hidden: NO_MEETINGS },
    ["ada"],
    [],
  ],
  [
    "the node in the middle is seen although its kind is hidden",
    { around: place("spring"), hidden: NO_MEETINGS },
    ["ada", "bo", "spring"],
    [0, 1],
  ],
  [
    "me is hidden with all my ties",
    { me: false },
    ["ada", "autumn", "cleo", "dara", "roof", "spring"],
    [0, 3],
  ],
  [
    "what has no tie is hidden, and what has none left",
    { lonely: false, hidden: NO_MEETINGS },
    ["bo", "cleo", "roof"],
    [4, 5],
  ],
  [
    "only what is blocked, with what it is tied to",
    { only: new Set(["blocked"]) },
    ["bo", "roof"],
    [4],
  ],
  [
    "what is pinned is seen whatever else is hidden",
    { hidden: NO_MEETINGS, pinned: new Set([place("spring")]) },
    ["ada", "bo", "cleo", "dara", "roof", "spring"],
    [0, 1, 4, 5],
  ],
];

const ones = (values: Uint8Array) => [...values.keys()].filter((at) => values[at]);
const keys = (values: Uint8Array) =>
  ones(values)
    .map((at) => office.nodes[at]!.key)
    .sort();

for (const [name, part, nodes, edges] of CASES) {
  test(name, () => {
    const now = seen(office, { ...EVERYTHING, ...part }, [dimensions(office)[0]!()]);
    assert.deepEqual(keys(now.nodes), nodes);
    assert.deepEqual(ones(now.edges), edges);
  });
}

test("the span runs from the first day known to the last", () => {
  assert.deepEqual(span(office), ["2025-02-01", "2025-12-01"]);
  assert.deepEqual(span(graph([node("ada", "person")], [])), ["", ""]);
});
