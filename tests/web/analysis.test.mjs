// The page of an analysis: opens from a file, draws points, fits and residuals, in both themes.
import assert from "node:assert/strict";
import { test } from "node:test";
import { tested } from "./browser.mjs";
import {
  drawsFigures,
  fitsEveryWidth,
  followsThemes,
  loadsAlone,
  namesControls,
  showsNoBrokenNumber,
} from "./checks.mjs";

const view = tested();

const FIGURES = [
  "Decay of Atto550_DNA.txt",
  "Residuals of Atto550_DNA.txt",
  "Autocorrelation of the residuals of Atto550_DNA.txt",
  "Likelihood profile of lifetime 1 of Atto550_DNA.txt",
  "Likelihood profile of lifetime 2 of Atto550_DNA.txt",
];

loadsAlone(view);
drawsFigures(view, FIGURES, ["counts per channel", "time (ns)", "residual (standard errors)"]);
showsNoBrokenNumber(view);
followsThemes(view, ["h1", ".plot figcaption", ".numbers td", ".settings dd"]);
fitsEveryWidth(view);
namesControls(view);

test("every number has its error, interval and definition", async () => {
  const { page } = await view({});
  const row = page.locator("tr", { hasText: "amplitude-weighted lifetime" });
  const text = await row.textContent();
  console.log(text);
  assert.match(text, /3\.1\d+ ± 0\.0\d+ ns/);
  assert.match(text, /3\.1\d+ … 3\.1\d+/);
  assert.match(text, /ΣAτ\/ΣA/);
});

test("names the raw files with their hashes", async () => {
  const { page } = await view({});
  const origin = await page.textContent("section:has(#origin-heading)");
  assert.match(origin, /Atto550_DNA\.txt/);
  assert.match(origin, /irf\.txt/);
  assert.match(origin, /[0-9a-f]{64}/);
});

test("a figure is saved as a drawing that stands alone", async () => {
  const { page } = await view({});
  const [saved] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: /Save the figure “Decay of/ }).click(),
  ]);
  const chunks = [];
  for await (const chunk of await saved.createReadStream()) chunks.push(chunk);
  const drawing = Buffer.concat(chunks).toString("utf8");
  console.log(saved.suggestedFilename(), drawing.length);
  assert.match(saved.suggestedFilename(), /\.svg$/);
  assert.match(drawing, /^<svg[^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
  assert.doesNotMatch(drawing, /var\(--/);
});
