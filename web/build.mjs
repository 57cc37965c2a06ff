// Builds every page into one folder: `node build.mjs [--outDir DIR] [--emptyOutDir]`.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { build } from "vite";

const { values } = parseArgs({
  options: { outDir: { type: "string", default: "dist" }, emptyOutDir: { type: "boolean" } },
});
const pages = JSON.parse(readFileSync(new URL("pages.json", import.meta.url), "utf8"));

let first = true;
for (const page of Object.keys(pages)) {
  // One build a page: a page that is one file cannot share chunks with another.
  process.env.ANCHORITE_PAGE = page;
  await build({
    build: { outDir: values.outDir, emptyOutDir: first && values.emptyOutDir === true },
  });
  first = false;
}
