// Light and dark, wide and narrow, on screen and on paper.
import assert from "node:assert/strict";
import { test } from "node:test";
import { tested } from "./browser.mjs";
import { fitsEveryWidth, followsThemes, namesControls, showsNoBrokenNumber } from "./checks.mjs";

const view = tested();

followsThemes(view, [
  "h1",
  ".support",
  ".title",
  ".plot figcaption",
  ".definitions dd",
  ".ranking thead button",
]);
fitsEveryWidth(view);
namesControls(view);
showsNoBrokenNumber(view);

test("the button changes the theme", async () => {
  const { page } = await view({ colorScheme: "light" });
  const background = () => page.$eval("body", (body) => getComputedStyle(body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  assert.notEqual(await background(), light);
});

for (const width of [320, 390, 768, 1120, 1360, 1920]) {
  test(`the molecule does not cover the table at ${width} px`, async () => {
    const { page } = await view({ width, height: 844 });
    const overlapping = await page.evaluate(() => {
      const table = document.querySelector(".ranking table").getBoundingClientRect();
      const panel = document.querySelector(".molecule").getBoundingClientRect();
      return (
        table.right > panel.left &&
        table.left < panel.right &&
        table.bottom > panel.top &&
        table.top < panel.bottom
      );
    });
    assert.equal(overlapping, false);
  });
}

test("on a phone the molecule follows the ranking", async () => {
  const { page } = await view({ width: 390, height: 844 });
  const tops = await page.evaluate(() =>
    [".ranking", ".molecule", ".figures"].map(
      (selector) => document.querySelector(selector).getBoundingClientRect().top,
    ),
  );
  assert.deepEqual(
    tops,
    [...tops].sort((a, b) => a - b),
  );
});

test("paper gets no controls", async () => {
  const { page } = await view({});
  await page.emulateMedia({ media: "print" });
  for (const selector of [".toolbar", ".theme", ".registry-choice"]) {
    assert.equal(await page.locator(selector).first().isVisible(), false, selector);
  }
});
