// A thousand molecules: quick to open, every one to be found, figures that stay readable.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, poseShown, reportFile } from "./browser.mjs";

/** Longest time until the ranking stands [ms], on a busy two-core machine. */
const LONGEST_WAIT = 15_000;

let browser;
let page;
let errors;
let waited;
before(async () => {
  browser = await launch();
  const start = performance.now();
  ({ page, errors } = await open(browser, reportFile()));
  waited = performance.now() - start;
});
after(() => browser.close());

const rows = () => page.locator(".ranking tbody tr").count();

test("opens quickly", () => {
  console.log(`ranking after ${waited.toFixed(0)} ms`);
  assert.ok(waited < LONGEST_WAIT);
});

test("shows a page of rows and more on demand", async () => {
  assert.equal(await rows(), 50);
  await page.getByRole("button", { name: /^Show 50 more of \d+$/ }).click();
  assert.equal(await rows(), 100);
});

test("finds a molecule by name", async () => {
  await page.getByRole("searchbox").fill("molecule 777");
  assert.equal(await rows(), 1);
  await page.locator(".ranking tbody tr").first().click();
  await poseShown(page, "molecule 777#2");
});

test("figures show the first molecules and the selected one", async () => {
  const text = await page.locator(".figures svg").first().textContent();
  assert.match(text, /molecule 1/);
  assert.match(text, /molecule 777/);
  assert.doesNotMatch(text, /molecule 500/);
});

test("figures show all molecules on demand", async () => {
  await page.getByRole("button", { name: "Show all" }).click();
  assert.match(await page.locator(".figures svg").first().textContent(), /molecule 500/);
});

test("draws only the structures in view", async () => {
  const drawn = await page.locator(".drawing svg").count();
  console.log(`${drawn} structures drawn`);
  assert.ok(drawn < 200);
  assert.deepEqual(errors, []);
});
