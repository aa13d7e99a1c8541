import { h } from "./dom";
import type { Picture } from "./model";
import { unpacked } from "./packed";
import { clean } from "./text";
import { View } from "./view";

/** A large picture: all but its evidence in one piece. */
interface Packed {
  readonly packed: string;
  readonly evidence: Picture["evidence"];
}

async function read(container: HTMLElement): Promise<Picture> {
  const source = container.dataset.src;
  if (source) {
    const answer = await fetch(source, { headers: { accept: "application/json" } });
    if (!answer.ok) throw new Error(`${source} answered ${answer.status}.`);
    return (await answer.json()) as Picture;
  }
  const found = JSON.parse(document.getElementById("kg-graph")?.textContent ?? "") as
    Picture | Packed;
  if (!("packed" in found)) return found;
  return { ...(await unpacked<Omit<Picture, "evidence">>(found.packed)), evidence: found.evidence };
}

/** Fills the container and keeps its `data-state`: loading, then ready or failed. */
async function start(container: HTMLElement): Promise<void> {
  if (container.dataset.state) return;
  container.dataset.state = "loading";
  container.replaceChildren(h("p", { class: "wait", role: "status" }, "Laying out the graph…"));
  try {
    const picture = await read(container);
    // A frame, so that the sentence above is seen before the layout keeps the page busy.
    await new Promise((drawn) => requestAnimationFrame(() => setTimeout(drawn)));
    new View(container, picture);
    container.dataset.state = "ready";
  } catch (error) {
    container.dataset.state = "failed";
    const reason = error instanceof Error ? error.message : String(error);
    const text = `The graph cannot be shown: ${clean(reason)} Reload the page to try again.`;
    container.replaceChildren(h("p", { class: "wait", role: "alert" }, text));
  }
}

for (const container of document.querySelectorAll<HTMLElement>(".kg-graph")) void start(container);
