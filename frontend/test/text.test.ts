import assert from "node:assert/strict";
import { test } from "node:test";
import { clean, obsidianLink, period, place, shorten } from "../src/text";

test("a label is one visible line, whatever the note says", () => {
  const cases: [string, string][] = [
    ["  Ada \n Lind\tqvist ", "Ada Lind qvist"],
    ["a\u0000b\u001bc", "a b c"],
    ["one\u2028two", "one two"],
    ["safe\u202etxt.exe", "safe txt.exe"],
    ["half \ud800 pair", "half \ufffd pair"],
    ["<script>alert(1)</script>", "<script>alert(1)</script>"],
  ];
  for (const [text, expected] of cases) assert.equal(clean(text), expected);
});

test("a long label is cut between characters, and an empty one is named", () => {
  assert.equal(shorten("Lighthouse", 10), "Lighthouse");
  assert.equal(shorten("Lighthouses", 10), "Lighthous…");
  assert.equal(shorten("👩‍🚀".repeat(3000), 3).length, "👩‍…".length);
  assert.equal(shorten("x".repeat(5000), 28), `${"x".repeat(27)}…`);
  assert.equal(shorten("\u202e \u0007", 28), "(no name)");
});

test("an Obsidian link is percent-encoded in every part", () => {
  assert.equal(
    obsidianLink("My vault", 'People/Ada & "Bo"#1.md'),
    "obsidian://open?vault=My%20vault&file=People%2FAda%20%26%20%22Bo%22%231.md",
  );
  assert.equal(obsidianLink("v", "\ud800"), "obsidian://open?vault=v&file=%EF%BF%BD");
});

test("periods and places are said shortly", () => {
  assert.equal(period("2025-01-02", "2025-03-04"), "2025-01-02 – 2025-03-04");
  assert.equal(period("2025-01-02", "2025-01-02"), "2025-01-02");
  assert.equal(period(null, "2025-01-02"), "2025-01-02");
  assert.equal(period(), "");
  assert.equal(place("People/Ada.md", 7), "People/Ada.md:7");
  assert.equal(place("People/Ada.md", null), "People/Ada.md");
});
