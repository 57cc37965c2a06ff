// The committed pages are what their sources build, byte for byte.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";

const web = fileURLToPath(new URL("../../web/", import.meta.url));
const folder = resolve(process.argv[2] ?? "rebuilt");
const sha256 = (bytes) => createHash("sha256").update(bytes).digest("hex");

test("web/dist is current", async () => {
  execFileSync("npm", ["run", "build", "--", "--outDir", folder, "--emptyOutDir"], {
    cwd: web,
    stdio: "inherit",
  });
  const pages = JSON.parse(await readFile(`${web}/pages.json`, "utf8"));
  for (const page of Object.keys(pages).map((name) => `${name}.html`)) {
    const [built, committed] = await Promise.all([
      readFile(`${folder}/${page}`),
      readFile(`${web}/dist/${page}`),
    ]);
    console.log(
      `${page} built by node ${process.version}: ${sha256(built)}\ncommitted: ${sha256(committed)}`,
    );
    assert.ok(
      built.equals(committed),
      `run \`npm ci && npm run build\` in web/ and commit web/dist/${page}`,
    );
  }
});

test("the lock file names no download addresses", async () => {
  const lock = await readFile(`${web}/package-lock.json`, "utf8");
  assert.doesNotMatch(lock, /"resolved"|https?:\/\/[^"]*\.tgz/);
});
