import { existsSync, readFileSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { OutputBundle } from "rollup";
import type { Plugin } from "vite";

interface Notice {
  name: string;
  version: string;
  licence: string;
  text: string;
}

/** Folder of the package a module comes from, e.g. `.../node_modules/@observablehq/plot`. */
function packageFolder(moduleId: string): string | undefined {
  return /^.*\/node_modules\/(?:@[^/]+\/)?[^/]+/.exec(moduleId.replaceAll("\\", "/"))?.[0];
}

function notice(folder: string): Notice {
  const manifest = JSON.parse(readFileSync(join(folder, "package.json"), "utf8"));
  const file = readdirSync(folder)
    .sort()
    .find((entry) => /^licen[cs]e/i.test(entry));
  const text = file === undefined ? "" : readFileSync(join(folder, file), "utf8").trim();
  return { name: manifest.name, version: manifest.version, licence: manifest.license, text };
}

function bundledFolders(bundle: OutputBundle): string[] {
  const folders = new Set<string>();
  for (const chunk of Object.values(bundle)) {
    if (chunk.type !== "chunk") continue;
    for (const [id, module] of Object.entries(chunk.modules)) {
      const folder = packageFolder(id);
      if (folder && module.renderedLength > 0 && existsSync(folder)) folders.add(folder);
    }
  }
  return [...folders].sort();
}

/** Puts the licence of every bundled package into the page, as their licences ask. */
export function licenceNotices(): Plugin {
  let notices: Notice[] = [];
  return {
    name: "licence-notices",
    generateBundle: {
      order: "pre",
      handler(_options, bundle) {
        notices = bundledFolders(bundle).map(notice);
        // Sorted by name, not by path: the order must not depend on where the checkout lies.
        notices.sort((a, b) => (a.name < b.name ? -1 : 1));
        const json = JSON.stringify(notices).replaceAll("<", "\\u003c");
        const block = `<script id="licences" type="application/json">${json}</script>`;
        for (const file of Object.values(bundle)) {
          if (file.type === "asset" && file.fileName.endsWith(".html")) {
            file.source = file.source.toString().replace("</body>", () => `  ${block}\n  </body>`);
          }
        }
      },
    },
  };
}
