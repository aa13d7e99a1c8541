// The lines that prove an edge: unpacked, or fetched, when somebody asks for them.
import { type Graph, edge } from "./model";
import { unpacked } from "./packed";

export interface Evidence {
  readonly path: string;
  readonly line: number | null;
  readonly text: string;
  readonly date: string | null;
}

type Row = readonly [string, number | null, string, string | null];

export type Prove = (at: number) => Promise<readonly Evidence[]>;

export function prover(graph: Graph): Prove {
  const { evidence } = graph.picture;
  const blocks = new Map<number, Promise<readonly (readonly Row[])[]>>();
  const inBlock = async (at: number, size: number, packed: readonly string[]) => {
    const block = Math.floor(at / size);
    if (!blocks.has(block))
      blocks.set(block, unpacked<readonly (readonly Row[])[]>(packed[block] ?? ""));
    return (await blocks.get(block)!)[at % size] ?? [];
  };
  return async (at) => {
    const rows =
      "url" in evidence
        ? await fetched(graph, evidence.url, at)
        : await inBlock(at, evidence.block, evidence.packed);
    return rows.map(([path, line, text, date]) => ({ path, line, text, date }));
  };
}

async function fetched(graph: Graph, url: string, at: number): Promise<readonly Row[]> {
  const { source, target, kind } = edge(graph, at);
  const asked = new URL(url, document.baseURI);
  asked.searchParams.set("source", graph.nodes[source]!.key);
  asked.searchParams.set("target", graph.nodes[target]!.key);
  asked.searchParams.set("kind", kind);
  const answer = await fetch(asked, { headers: { accept: "application/json" } });
  if (!answer.ok) throw new Error(`${url} answered ${answer.status}.`);
  return ((await answer.json()) as { evidence: readonly Row[] }).evidence;
}
