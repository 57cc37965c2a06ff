// Builds every page into one folder: `node build.mjs [--outDir DIR] [--emptyOutDir]`.
import { parseArgs } from "node:util";
import { build } from "vite";

const { values } = parseArgs({
  options: { outDir: { type: "string", default: "dist" }, emptyOutDir: { type: "boolean" } },
});

let first = true;
for (const page of ["report.html", "optics.html", "device.html"]) {
  // One build a page: a page that is one file cannot share chunks with another.
  await build({
    build: {
      outDir: values.outDir,
      emptyOutDir: first && values.emptyOutDir === true,
      rollupOptions: { input: page },
    },
  });
  first = false;
}
