// Headers sort, rows select, by mouse and by keyboard.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, poseShown, reportFile } from "./browser.mjs";

let browser;
let page;
before(async () => {
  browser = await launch();
  ({ page } = await open(browser, reportFile()));
});
after(() => browser.close());

const names = () =>
  page.$$eval(".ranking tbody .name", (cells) => cells.map((cell) => cell.textContent));
const sortState = (column) => page.getAttribute(`.ranking th.col-${column}`, "aria-sort");
const header = (column) => page.locator(`.ranking thead .col-${column} button`);

test("starts in rank order", async () => {
  assert.equal(await sortState("rank"), "ascending");
  const ranks = await page.$$eval(".ranking .col-rank b", (cells) =>
    cells.map((cell) => Number(cell.textContent)),
  );
  assert.deepEqual(
    ranks,
    [...ranks].sort((a, b) => a - b),
  );
});

test("a click on a header sorts by it, a second one turns it round", async () => {
  const before = await names();
  await header("name").click();
  assert.equal(await sortState("name"), "ascending");
  assert.equal(await sortState("rank"), "none");
  const ascending = await names();
  assert.notDeepEqual(ascending, before);
  await header("name").click();
  assert.equal(await sortState("name"), "descending");
  assert.deepEqual(await names(), ascending.reverse());
});

test("the keyboard sorts too", async () => {
  await header("score").focus();
  await page.keyboard.press("Enter");
  assert.equal(await sortState("score"), "descending");
  const scores = await page.$$eval(".ranking .score-cell .number", (cells) =>
    cells.map((cell) => Number(cell.textContent)),
  );
  assert.deepEqual(
    scores,
    [...scores].sort((a, b) => b - a),
  );
  assert.ok(scores.length > 1);
});

test("molecules without a value stay last in both directions", async () => {
  for (let turn = 0; turn < 2; turn += 1) {
    await header("strain").click();
    assert.equal((await names()).at(-1), "too bulky");
  }
});

test("a row's button selects its molecule from the keyboard", async () => {
  await header("rank").click();
  const second = (await names())[1];
  await page.locator(".ranking tbody .col-name button").nth(1).focus();
  await page.keyboard.press("Space");
  assert.equal(await page.textContent("#molecule-heading"), second);
  assert.equal(await page.locator('.ranking [aria-pressed="true"] .name').textContent(), second);
  await poseShown(page, `${second}#2`);
});

test("the bar and the table of terms tell one story", async () => {
  const label = await page.locator(".ranking .selected .score-bar").getAttribute("aria-label");
  const score = Number(/score ([\d.]+)/.exec(label)[1]);
  const total = Number(await page.locator(".terms tfoot td").first().textContent());
  console.log(`bar ${score}, table ${total}`);
  assert.ok(Math.abs(score - total) < 0.0051);
});
