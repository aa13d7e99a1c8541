import assert from "node:assert/strict";
import { test } from "node:test";
import { read, written } from "../src/address";
import { dimensions } from "../src/dimensions";
import { EVERYTHING } from "../src/filter";
import { groups } from "../src/groups";
import { type Box, readable } from "../src/labels";
import { layout } from "../src/layout";
import type { Graph } from "../src/model";
import { look } from "../src/palette";
import { svgPen } from "../src/pen";
import { finder } from "../src/search";
import { edge, graph, node } from "./graphs";

const box = (key: string, x: number, y: number, width = 60): Box => ({
  key,
  x,
  y,
  width,
  height: 16,
});

test("of two labels that overlap, the first is shown", () => {
  const boxes = [
    box("first", 0, 0),
    box("over it", 50, 8),
    box("beside", 70, 0),
    box("below", 0, 17),
  ];
  assert.deepEqual([...readable(boxes)], ["first", "beside", "below"]);
});

test("labels that meet far from their middles are found, too", () => {
  assert.deepEqual([...readable([box("left", 0, 0, 400), box("right", 390, 10, 400)])], ["left"]);
});

test("a label hides no node but its own, unless it is wanted", () => {
  const node = box("other", 0, 4, 10);
  assert.deepEqual([...readable([box("name", 0, 0)], [node])], []);
  assert.deepEqual([...readable([box("other", 0, 0)], [node])], ["other"]);
  assert.deepEqual([...readable([box("name", 0, 0)], [node], new Set(["name"]))], ["name"]);
});

test("search ignores case and accents and puts the best beginning first", () => {
  const labels = ["Moa Ångström", "Angela Moss", "Big Ångholm", "Strangers", "Bo"];
  const find = finder(labels.map((label, at) => node(label, "person", { rank: at / 10 })));
  const names = (query: string) => find(query).map((at) => labels[at]);
  assert.deepEqual(names("ang"), ["Angela Moss", "Big Ångholm", "Moa Ångström", "Strangers"]);
  assert.deepEqual(names("MO ang"), ["Moa Ångström", "Angela Moss"]);
  assert.deepEqual(names("  "), ["Bo", "Strangers", "Big Ångholm", "Angela Moss", "Moa Ångström"]);
  assert.deepEqual(names("zzz"), []);
});

const placed = (drawn: Graph) => {
  const { x, y } = layout(drawn);
  return [...x].map((value, at) => ({ x: value, y: y[at]! }));
};

test("the layout is the same each time, finite, and leaves room between nodes", () => {
  const keys = [...Array(40).keys()].map(String);
  const ring = graph(
    keys.map((key) => node(key, "person")),
    [...keys.map((key) => edge(key, String((Number(key) + 1) % 40))), edge("3", "3")],
  );
  const points = placed(ring);
  assert.deepEqual(points, placed(ring));
  for (const [at, a] of points.entries()) {
    assert.ok(Number.isFinite(a.x) && Number.isFinite(a.y));
    for (const b of points.slice(at + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 14);
  }
});

test("a kind nobody thought of has a look, and so has one named like a property", () => {
  for (const kind of ["recipe", "__proto__", "constructor"]) assert.equal(look(kind).plural, kind);
});

test("two groups that one tie joins are two clusters, the larger first", () => {
  const clique = (keys: string[]) =>
    keys.flatMap((a, at) => keys.slice(at + 1).map((b) => edge(a, b)));
  const [large, small] = [["a", "b", "c", "d"], ["x", "y", "z"]]; // prettier-ignore
  const both = graph(
    [...large, ...small].map((key) => node(key, "person")),
    [...clique(large), ...clique(small), edge("d", "x")],
  );
  assert.deepEqual([...groups(both)], [0, 0, 0, 0, 1, 1, 1]);
});

test("recency counts from the day of the picture, and what is planned is not recent", () => {
  const vault = graph(
    [node("new", "note"), node("old", "note"), node("ahead", "note"), node("never", "note")],
    [
      edge("new", "new", "link", ["2026-01-01", "2026-01-20"]),
      edge("old", "old", "link", ["2025-03-01", "2025-03-01"]),
      edge("ahead", "ahead", "link", ["2026-02-01", "2026-02-01"]),
    ],
    { day: "2026-01-25" },
  );
  const recency = dimensions(vault)[3]!();
  const names = [...recency.of].map((at) => recency.categories[at]!.name);
  assert.deepEqual(names, ["within 30 days", "within a year", "", ""]);
});

test("a star and what stands alone are laid out, too, without one node on another", () => {
  const leaves = [...Array(300).keys()].map((at) => `leaf ${at}`);
  const star = graph(
    ["hub", "alone", ...leaves].map((key) => node(key, "note")),
    leaves.map((leaf) => edge("hub", leaf)),
  );
  const points = placed(star);
  for (const [at, a] of points.entries())
    for (const b of points.slice(at + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 14);
});

test("the address keeps the view, and what it does not know is left out", () => {
  const pair = graph([node("a", "note"), node("b,c", "note")], [edge("a", "b,c", "link")]);
  const state = {
    filters: {
      ...EVERYTHING,
      hidden: new Map([["status", new Set(["", "on & off"])]]),
      hiddenEdges: new Set(["link"]),
      since: "2025-01-02",
      around: 1,
      depth: 3,
      me: false,
      lonely: false,
      only: new Set(["overdue"] as const),
      pinned: new Set([1]),
    },
    paint: "cluster",
    node: "a",
    query: "#tag/ä",
    view: { x: -12, y: 3.5, zoom: 0.25 },
    pins: new Map([["b,c", [4, -5]] as const]),
  };
  assert.deepEqual(read(pair, `#${written(pair, state)}`), state);
  const odd = read(pair, "#around=gone&depth=99&since=soon&at=1,x,2&pin=1,2,gone&only=me");
  assert.deepEqual([odd.filters, odd.view], [EVERYTHING, undefined]);
});

test("a saved drawing holds names as text", () => {
  const pen = svgPen();
  pen.name('<b>&"\uffff', 1, 2, "#000000", "#ffffff");
  const text = pen.text(10, 10, "#ffffff", "a < b");
  assert.ok(text.includes("&lt;b&gt;&amp;&quot;\ufffd</text>"));
  assert.ok(text.includes("<title>a &lt; b</title>"));
});
