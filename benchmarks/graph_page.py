"""How fast the graph page is in a headless Chromium without a graphics card:

    python -m benchmarks.graph_page [--pictures FOLDER] [NODES …]

For pictures of 500, 2,000 and 10,000 nodes (13 ties a node, each with the line that proves it) it
prints the size of the page, the time from opening the file until the graph reacts and is drawn, and
the frames in a second while it is zoomed and moved, with every line; of both the processor time of
Chromium, too, for a machine that is busy. Chromium draws WebGL in software (SwiftShader). With
--pictures it leaves pictures, light, dark and as wide as a telephone.
"""

from __future__ import annotations

import argparse
import os
import random
import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any

from kg.model.picture import Evidence, NoteRef, Picture, PictureEdge, PictureNode
from kg.present.picture import page

if TYPE_CHECKING:
    from playwright.sync_api import Browser

SIZES = (500, 2_000, 10_000)
TIES = 13
SECONDS = 4
FLAGS = ("--no-sandbox", "--use-gl=angle", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")
_KINDS = ("meeting", "meeting", "meeting", "note", "note", "person", "project", "organization")
_TIES = {
    ("person", "meeting"): "attended",
    ("meeting", "project"): "about",
    ("person", "project"): "contacted",
    ("person", "organization"): "works_for",
}
_WORDS = "pier quay harbour tide salt rope lantern kelp ferry anchor gull mast shoal buoy".split()
# Zooms and moves the drawing as a wheel and a drag do, at each frame, and counts the frames.
_MOVE = """milliseconds => new Promise((done) => {
  const area = document.querySelector(".area");
  const { left, top, width, height } = area.getBoundingClientRect();
  const [x, y] = [left + width / 2, top + height / 2];
  const send = (type, dx) => area.dispatchEvent(new PointerEvent(type, {
    clientX: x + dx, clientY: top + 3, pointerId: 1, pointerType: "touch", bubbles: true,
  }));
  area.setPointerCapture = () => {};
  let frames = 0;
  const start = performance.now();
  const tick = () => {
    const time = performance.now() - start;
    if (time > milliseconds) {
      send("pointerup", 0);
      done((1000 * frames) / time);
      return;
    }
    frames++;
    if (time < milliseconds / 2) {
      const deltaY = Math.sin(time / 400) > 0 ? -60 : 60;
      const wheel = { clientX: x, clientY: y, deltaY, cancelable: true };
      area.dispatchEvent(new WheelEvent("wheel", wheel));
    } else {
      if (time - milliseconds / 2 < 40) send("pointerdown", 0);
      send("pointermove", 150 * Math.sin(time / 300));
    }
    requestAnimationFrame(tick);
  };
  requestAnimationFrame(tick);
})"""
# From the last movement until everything is drawn anew.
_REST = """() => new Promise((done) => {
  const area = document.querySelector(".area");
  const before = area.dataset.drawings;
  const wheel = { clientX: 500, clientY: 300, deltaY: -40, cancelable: true };
  area.dispatchEvent(new WheelEvent("wheel", wheel));
  const start = performance.now();
  const look = () => area.dataset.drawings === before
    ? requestAnimationFrame(look) : done(performance.now() - start);
  look();
})"""


def picture(size: int) -> Picture:
    """A made-up vault: groups of people and projects, meetings among them, some hubs."""
    chance = random.Random(size)
    groups = max(4, size // 120)
    nodes = [_node(at, chance) for at in range(size)]
    kinds = [node.kind for node in nodes]
    edges: dict[tuple[int, int, str], PictureEdge] = {}
    while len(edges) < TIES * size:
        one = chance.randrange(size)
        near = chance.random() < 0.93
        other = (one + groups * chance.randrange(1, 120)) % size if near else chance.randrange(size)
        if chance.random() < 0.1:
            other = int(size * chance.random() ** 4)
        if one == other:
            continue
        kind = _TIES.get((kinds[one], kinds[other]), "link")
        day = (date(2023, 1, 1) + timedelta(chance.randrange(1000))).isoformat()
        path = f"Notes/{kinds[one].title()} {one}.md"
        line = f"- {' '.join(chance.choices(_WORDS, k=9))} [[{nodes[other].label}]]"
        proof = Evidence(path, chance.randrange(5, 90), line, day)
        edges[one, other, kind] = PictureEdge(
            nodes[one].key, nodes[other].key, kind, 1.0, day, day, (proof,)
        )
    return Picture(f"{size:,} things", "v", tuple(nodes), tuple(edges.values()), day="2026-01-10")


def _node(at: int, chance: random.Random) -> PictureNode:
    kind = _KINDS[at % len(_KINDS)]
    status = chance.choice(("active", "active", "blocked", "done")) if kind == "project" else ""
    return PictureNode(
        f"{kind}:{at}",
        f"{' '.join(chance.choices(_WORDS, k=2)).title()} {at}",
        kind,
        round(1 / (1 + at) ** 0.6, 4),
        (("status", status), ("owner", "Mary Cole")) if status else (),
        (NoteRef(f"Notes/{kind.title()} {at}.md"),),
        "2025-06-01" if kind == "meeting" else None,
        (f"#area/{chance.choice(_WORDS)}", f"place: {chance.choice(_WORDS)}"),
        ("blocked",) if status == "blocked" else (),
    )


def processor() -> float:
    """Seconds of processor time of the processes that this one started and that still run."""
    parents, spent = {}, {}
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # it ended meanwhile
        parents[int(folder.name)] = int(words[1])
        spent[int(folder.name)] = (int(words[11]) + int(words[12])) / os.sysconf("SC_CLK_TCK")

    def ours(number: int) -> bool:
        return number == os.getpid() or (number in parents and ours(parents[number]))

    return sum(spent[one] for one in parents if ours(parents[one]))


def measure(browser: Browser, size: int, folder: Path) -> dict[str, Any]:
    file = folder / f"{size}.html"
    file.write_text(page(picture(size)), encoding="utf-8")
    tab = browser.new_page(viewport={"width": 1360, "height": 860})
    tab.set_default_timeout(120_000)
    before = processor()
    tab.goto(file.as_uri(), wait_until="commit")
    tab.wait_for_selector(".area[data-drawings]")
    loaded, loading = tab.evaluate("performance.now()"), processor() - before
    ground = tab.locator(".area").get_attribute("data-ground")
    tab.wait_for_timeout(1500)
    rest = [tab.evaluate(_REST) for _ in range(3)]
    tab.wait_for_timeout(4000)
    before = processor()
    frames = tab.evaluate(_MOVE, 1000 * SECONDS)
    each = (processor() - before) / max(1, frames * SECONDS)
    tab.close()
    return {
        "nodes": f"{size:,}",
        "ties": f"{TIES * size:,}",
        "page": f"{file.stat().st_size / 1e6:.1f} MB",
        "drawn with": ground,
        "reacts after": f"{loaded / 1000:.1f} s",
        "processor until then": f"{loading:.1f} s",
        "frames a second": f"{frames:.0f}",
        "processor a frame": f"{1000 * each:.0f} ms",
        "drawn anew after": f"{min(rest):.0f} ms",
    }


def pictures(browser: Browser, size: int, folder: Path, into: Path) -> None:
    for name, width in (("light", 1360), ("dark", 1360), ("telephone", 390)):
        tab = browser.new_page(
            viewport={"width": width, "height": 860},
            color_scheme="dark" if name == "dark" else "light",
        )
        tab.goto((folder / f"{size}.html").as_uri())
        tab.wait_for_selector(".area[data-drawings]", timeout=120_000)
        tab.wait_for_timeout(2000)
        tab.screenshot(path=into / f"{size}-{name}.png", timeout=90_000)
        tab.close()


def main() -> None:
    from playwright.sync_api import sync_playwright

    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("nodes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--pictures", type=Path)
    asked = parser.parse_args()
    with sync_playwright() as play, tempfile.TemporaryDirectory() as name:
        path = os.environ.get("CHROMIUM") or shutil.which("chromium")
        browser = play.chromium.launch(executable_path=path, args=list(FLAGS))
        for at, size in enumerate(asked.nodes):
            row = measure(browser, size, Path(name))
            if at == 0:
                print(f"| {' | '.join(row)} |\n|{'---|' * len(row)}")
            print(f"| {' | '.join(map(str, row.values()))} |", flush=True)
            if asked.pictures:
                asked.pictures.mkdir(parents=True, exist_ok=True)
                pictures(browser, size, Path(name), asked.pictures)
        browser.close()


if __name__ == "__main__":
    main()
