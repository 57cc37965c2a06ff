import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** Of each page that page.html becomes, the stem of the file of results that lies beside it. */
const DATA: Record<string, string> = JSON.parse(
  readFileSync(new URL("../pages.json", import.meta.url), "utf8"),
);

/** Makes page.html the page asked for: its script goes in, and the file takes its name. */
export function pageTemplate(page: string): Plugin {
  const data = DATA[page];
  if (data === undefined)
    throw new Error(`no page ${page}: choose from ${Object.keys(DATA).join(", ")}`);
  return {
    name: "page-template",
    enforce: "post",
    transformIndexHtml: {
      order: "pre",
      handler: (html) => html.replace("%PAGE%", page).replace("%DATA%", data),
    },
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        const template = bundle["page.html"];
        if (template?.type !== "asset") throw new Error("page.html was not built");
        delete bundle["page.html"];
        this.emitFile({ type: "asset", fileName: `${page}.html`, source: template.source });
      },
    },
  };
}
