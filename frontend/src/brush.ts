// The time brush: how much happened when, and the days between which it is shown.
import { h } from "./dom";
import { span } from "./filter";
import type { Graph } from "./model";
import { capital } from "./text";

const BARS = 48;
const DAY = 86_400_000;

export interface Days {
  readonly since: string;
  readonly until: string;
}

export interface Brush {
  readonly element: HTMLElement;
  sync(since: string, until: string): void;
}

export function brush(graph: Graph, change: (days: Days) => void): Brush {
  const [first, last] = span(graph);
  const [begin, end] = [Date.parse(first), Date.parse(last) + DAY];
  const counts = histogram(graph, begin, end);
  const most = Math.max(1, ...counts);
  const bars = counts.map((count) => {
    const bar = h("span", { class: "bar" });
    bar.style.height = `${count ? Math.max(6, (100 * count) / most) : 0}%`;
    return bar;
  });
  const chart = h("div", { class: "bars", "aria-hidden": "true" }, ...bars);
  let [since, until] = ["", ""];
  const day = (name: "since" | "until") => {
    const input = h("input", { type: "date", min: first, max: last });
    input.addEventListener("change", () => change({ since, until, [name]: input.value }));
    return input;
  };
  const [from, to] = [day("since"), day("until")];
  drawn(chart, (low, high) => {
    const at = (part: number) => iso(begin + part * (end - begin - DAY));
    change({ since: at(low), until: at(high) });
  });
  return {
    element: h(
      "fieldset",
      { class: "when" },
      h("legend", {}, "Time"),
      bars.length && end - begin > 2 * DAY ? chart : null,
      h("label", {}, capital("since "), from),
      h("label", {}, capital("until "), to),
    ),
    sync(newSince, newUntil) {
      [since, until] = [newSince, newUntil];
      [from.value, to.value] = [since, until];
      bars.forEach((bar, at) => {
        const left = begin + (at * (end - begin)) / BARS;
        const right = begin + ((at + 1) * (end - begin)) / BARS;
        const out =
          (since !== "" && right <= Date.parse(since)) ||
          (until !== "" && left >= Date.parse(until) + DAY);
        bar.classList.toggle("out", out);
      });
    },
  };
}

function histogram(graph: Graph, begin: number, end: number): number[] {
  const counts = new Array<number>(BARS).fill(0);
  const add = (day: string | null | undefined, times = 1) => {
    if (!day) return;
    const at = Math.floor((BARS * (Date.parse(day.slice(0, 10)) - begin)) / (end - begin));
    if (at >= 0 && at < BARS) counts[at]! += times;
  };
  const { days, edges } = graph.picture;
  const often = new Uint32Array(days.length);
  for (const last of edges.last) if (last >= 0) often[last]!++;
  days.forEach((day, at) => add(day, often[at]!));
  for (const node of graph.nodes) add(node.date);
  return counts;
}

/** Tells the part of the chart over which somebody drew with the pointer, from 0 to 1. */
function drawn(chart: HTMLElement, choose: (low: number, high: number) => void): void {
  let start: number | undefined;
  const part = (event: PointerEvent) => {
    const { left, width } = chart.getBoundingClientRect();
    return Math.min(1, Math.max(0, (event.clientX - left) / width));
  };
  chart.addEventListener("pointerdown", (event) => {
    start = part(event);
    chart.setPointerCapture(event.pointerId);
    event.preventDefault();
  });
  const shown = (event: PointerEvent) => {
    if (start === undefined) return;
    const here = part(event);
    // A click takes the days of one bar.
    const [low, high] = [Math.min(start, here), Math.max(start, here)];
    if (high - low > 0.01) choose(low, high);
    else choose(Math.floor(here * BARS) / BARS, Math.min(1, (Math.floor(here * BARS) + 1) / BARS));
  };
  chart.addEventListener("pointerup", (event) => {
    shown(event);
    start = undefined;
  });
  chart.addEventListener("pointercancel", () => (start = undefined));
}

function iso(time: number): string {
  return new Date(time).toISOString().slice(0, 10);
}
