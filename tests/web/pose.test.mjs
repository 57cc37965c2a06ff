// The docked molecule in 3-D: it is drawn, turns, changes with the selection and can be saved.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { after, before, test } from "node:test";
import { launch, open, picture, poseShown, reportFile } from "./browser.mjs";
import { colourShares, difference, eachPixel } from "./picture.mjs";

let browser;
let page;
let errors;
before(async () => {
  browser = await launch();
  ({ page, errors } = await open(browser, reportFile()));
  await poseShown(page);
});
after(() => browser.close());

const stage = () => picture(page.locator(".stage"));

test("draws more than a background", async () => {
  const shares = colourShares(await stage());
  const strongest = Math.max(...shares.values());
  console.log(
    `${shares.size} colours, the commonest on ${(100 * strongest).toFixed(1)} % of the pixels`,
  );
  assert.ok(shares.size > 60);
  assert.ok(strongest < 0.9);
});

test("tells Pb and I apart", async () => {
  let [purple, slate] = [0, 0];
  eachPixel(await stage(), (r, g, b) => {
    if (b > g + 35 && r > g + 15 && b > r) purple += 1;
    if (Math.abs(r - g) < 25 && b > r + 6 && b < r + 45 && r < 110) slate += 1;
  });
  console.log(`${purple} pixels of I, ${slate} of Pb`);
  assert.ok(purple > 300 && slate > 300);
});

test("turns", async () => {
  const side = await stage();
  await page.getByRole("button", { name: "Top" }).click();
  const top = await stage();
  await page.getByRole("button", { name: "Tilted" }).click();
  const tilted = await stage();
  const changes = [difference(side, top), difference(top, tilted)];
  console.log(`side to top ${changes[0].toFixed(3)}, top to tilted ${changes[1].toFixed(3)}`);
  for (const change of changes) assert.ok(change > 0.03);
});

test("shows another molecule when one is selected", async () => {
  const first = await stage();
  const name = await page.locator(".ranking tbody .name").nth(1).textContent();
  await page.locator(".ranking tbody tr").nth(1).click();
  await poseShown(page, `${name}#2`);
  const share = difference(first, await stage());
  console.log(`${share.toFixed(3)} of the pixels changed`);
  assert.ok(share > 0.005);
});

test("shows another registry of the molecule", async () => {
  const first = await stage();
  const name = await page.textContent("#molecule-heading");
  await page.locator(".registry-choice select").selectOption("1");
  await poseShown(page, `${name}#1`);
  assert.ok(difference(first, await stage()) > 0.002);
  assert.equal(await page.locator(".bonds tbody tr").count(), 1);
});

test("shows an infeasible registry with its verdict", async () => {
  await page.locator(".ranking tbody tr", { hasText: "too bulky" }).click();
  await poseShown(page, "too bulky#2");
  assert.match(await page.textContent(".registry-details"), /not feasible: clash 1.70/);
});

async function saved(button) {
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: button, exact: true }).click(),
  ]);
  return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
}

test("saves a picture", async () => {
  const { name, bytes } = await saved("Save PNG");
  assert.match(name, /\.png$/);
  assert.equal(bytes.subarray(1, 4).toString(), "PNG");
  assert.ok(bytes.length > 5000, `${bytes.length} bytes`);
});

test("saves coordinates that another program can read", async () => {
  const { name, bytes } = await saved("Save XYZ");
  const lines = bytes.toString("utf8").trimEnd().split("\n");
  assert.match(name, /\.xyz$/);
  assert.equal(lines.length, Number(lines[0]) + 2);
  for (const line of lines.slice(2)) assert.match(line, /^[A-Z][a-z]? +(-?\d+\.\d{4} *){3}$/);
});

test("prints a picture in place of the canvas", async () => {
  await page.evaluate(() => window.dispatchEvent(new Event("beforeprint")));
  await page.waitForSelector("img.print-only", { state: "attached" });
  assert.deepEqual(errors, []);
});
