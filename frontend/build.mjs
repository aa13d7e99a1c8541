// `node build.mjs` writes the bundle that is committed and shipped, `node build.mjs --into FOLDER` the
// same elsewhere, to compare; `--test` bundles the tests for node.
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { build } from "esbuild";

const into = process.argv.indexOf("--into");
const assets = into < 0 ? "../kg/present/assets" : process.argv[into + 1];

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
