import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentSecurityPolicy } from "./plugins/content_security_policy";
import { licenceNotices } from "./plugins/licence_notices";
import { pageTemplate } from "./plugins/page_template";
import { payloadForDevelopment } from "./plugins/payload_for_development";

export default defineConfig({
  plugins: [
    payloadForDevelopment(),
    viteSingleFile({ removeViteModuleLoader: true }),
    licenceNotices(),
    contentSecurityPolicy(),
    // `ANCHORITE_PAGE=optics npm run dev` serves that page.
    pageTemplate(process.env.ANCHORITE_PAGE ?? "report"),
  ],
  esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none" },
  build: {
    target: "es2022",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
    rollupOptions: { input: "page.html" },
  },
  server: { open: "/page.html" },
});
