import { defineConfig } from "vite";
import { viteSingleFile } from "vite-plugin-singlefile";
import { contentSecurityPolicy } from "./plugins/content_security_policy";
import { licenceNotices } from "./plugins/licence_notices";
import { payloadForDevelopment } from "./plugins/payload_for_development";

export default defineConfig({
  plugins: [
    payloadForDevelopment(),
    viteSingleFile({ removeViteModuleLoader: true }),
    licenceNotices(),
    contentSecurityPolicy(),
  ],
  esbuild: { jsx: "automatic", jsxImportSource: "preact", legalComments: "none" },
  build: {
    target: "es2022",
    reportCompressedSize: false,
    chunkSizeWarningLimit: 2000,
  },
  server: { open: "/report.html" },
});
