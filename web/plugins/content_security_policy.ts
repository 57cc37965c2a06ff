import { createHash } from "node:crypto";
import type { Plugin } from "vite";

const PLACE = "<!-- content-security-policy -->";

/** The inline script that runs, not the payload: data blocks are outside the policy. */
const SCRIPT = /<script type="module"[^>]*>([\s\S]*?)<\/script>/;

/**
 * Writes the page's content security policy. Only the bundled script may run, named by its hash,
 * and nothing may be fetched, so that a payload can neither run code nor call home.
 */
export function contentSecurityPolicy(): Plugin {
  return {
    name: "content-security-policy",
    enforce: "post",
    generateBundle: {
      order: "post",
      handler(_options, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "asset" || !file.fileName.endsWith(".html")) continue;
          const html = file.source.toString();
          const script = SCRIPT.exec(html)?.[1];
          if (script === undefined) throw new Error(`no inline script in ${file.fileName}`);
          const hash = createHash("sha256").update(script, "utf8").digest("base64");
          const policy = [
            "default-src 'none'",
            `script-src 'sha256-${hash}'`,
            "style-src 'unsafe-inline'",
            "img-src data: blob:",
            "base-uri 'none'",
            "form-action 'none'",
          ].join("; ");
          const meta = `<meta http-equiv="Content-Security-Policy" content="${policy}" />`;
          // A function, because `$` means something in a replacement string.
          file.source = html.replace(PLACE, () => meta);
        }
      },
    },
  };
}
