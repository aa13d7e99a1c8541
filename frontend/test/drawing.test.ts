import assert from "node:assert/strict";
import { test } from "node:test";
import { type Box, readable } from "../src/labels";
import { layout } from "../src/layout";
import { look } from "../src/palette";
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
  const names = (query: string) => find(query).map(({ label }) => label);
  assert.deepEqual(names("ang"), ["Angela Moss", "Big Ångholm", "Moa Ångström", "Strangers"]);
  assert.deepEqual(names("MO ang"), ["Moa Ångström", "Angela Moss"]);
  assert.deepEqual(names("  "), ["Bo", "Strangers", "Big Ångholm", "Angela Moss", "Moa Ångström"]);
  assert.deepEqual(names("zzz"), []);
});

test("the layout is the same each time, finite, and leaves room between nodes", () => {
  const keys = [...Array(40).keys()].map(String);
  const ring = graph(
    keys.map((key) => node(key, "person")),
    [...keys.map((key) => edge(key, String((Number(key) + 1) % 40))), edge("3", "3")],
  );
  const points = [...layout(ring).values()];
  assert.deepEqual(points, [...layout(ring).values()]);
  for (const [at, a] of points.entries()) {
    assert.ok(Number.isFinite(a.x) && Number.isFinite(a.y));
    for (const b of points.slice(at + 1)) assert.ok(Math.hypot(a.x - b.x, a.y - b.y) > 14);
  }
});

test("a kind nobody thought of has a look, and so has one named like a property", () => {
  for (const kind of ["recipe", "__proto__", "constructor"]) assert.equal(look(kind).plural, kind);
});
