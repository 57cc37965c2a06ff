import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** `ANCHORITE_RESULTS=results.json npm run dev` shows those; the built page is untouched. */
export function payloadForDevelopment(): Plugin {
  return {
    name: "payload-for-development",
    apply: "serve",
    transformIndexHtml(html) {
      const file = process.env.ANCHORITE_RESULTS;
      if (file === undefined) return html;
      const payload = readFileSync(file, "utf8").replaceAll("<", "\\u003c");
      return html.replace("__ANCHORITE_PAYLOAD__", () => payload);
    },
  };
}
