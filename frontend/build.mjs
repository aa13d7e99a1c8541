// `node build.mjs` writes the bundle that is committed and shipped, `node build.mjs --into FOLDER` the
// same elsewhere, to compare; `--test` bundles the tests for node.
import { mkdirSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { build } from "esbuild";

const into = process.argv.indexOf("--into");
const assets = into < 0 ? "../kg/present/assets" : process.argv[into + 1];

/** The licences ask to go along with every copy, and each page that kg writes is one. */
function licences() {
  return ["cytoscape", "d3-force", "d3-dispatch", "d3-quadtree", "d3-timer"]
    .map((name) => `/*! ${name}\n${readFileSync(`node_modules/${name}/LICENSE`, "utf8")}*/`)
    .join("\n");
}

async function buildPage() {
  mkdirSync(assets, { recursive: true });
  await build({
    entryPoints: { graph: "src/main.ts" },
    outdir: assets,
    bundle: true,
    minify: true,
    format: "iife",
    target: "es2022",
    charset: "ascii",
    legalComments: "eof",
    footer: { js: licences() },
    logLevel: "warning",
  });
  await build({
    entryPoints: { graph: "src/graph.css" },
    outdir: assets,
    minify: true,
    charset: "ascii",
    logLevel: "warning",
  });
}

async function buildTests() {
  rmSync(".test", { recursive: true, force: true });
  await build({
    entryPoints: readdirSync("test").map((name) => `test/${name}`),
    outdir: ".test",
    outExtension: { ".js": ".mjs" },
    bundle: true,
    platform: "node",
    format: "esm",
    logLevel: "warning",
  });
}

await (process.argv.includes("--test") ? buildTests() : buildPage());
