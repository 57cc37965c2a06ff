// Light and dark, wide and narrow, on screen and on paper.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, reportFile } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const view = (options) => open(browser, reportFile(), options);

/** Relative luminance of a CSS colour, WCAG 2. */
const contrast = (page, selector) =>
  page.$eval(selector, (node) => {
    const channels = (colour) =>
      colour
        .match(/[\d.]+/g)
        .slice(0, 3)
        .map((value) => value / 255);
    const luminance = (colour) => {
      const [r, g, b] = channels(colour).map((c) =>
        c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4,
      );
      return 0.2126 * r + 0.7152 * g + 0.0722 * b;
    };
    const ink = luminance(getComputedStyle(node).color);
    let ground = node;
    while (/rgba\(.*, 0\)|transparent/.test(getComputedStyle(ground).backgroundColor))
      ground = ground.parentElement;
    const paper = luminance(getComputedStyle(ground).backgroundColor);
    return (Math.max(ink, paper) + 0.05) / (Math.min(ink, paper) + 0.05);
  });

for (const colorScheme of ["light", "dark"]) {
  test(`follows the system's ${colorScheme} theme with readable text`, async () => {
    const { page, errors } = await view({ colorScheme });
    assert.equal(await page.getAttribute("html", "data-theme"), colorScheme);
    for (const selector of [
      "h1",
      ".support",
      ".title",
      ".plot figcaption",
      ".definitions dd",
      ".ranking thead button",
    ]) {
      const ratio = await contrast(page, selector);
      console.log(`${colorScheme} ${selector} ${ratio.toFixed(1)}:1`);
      assert.ok(ratio >= 4.5, `${selector} ${ratio}`);
    }
    assert.deepEqual(errors, []);
  });
}

test("the button changes the theme", async () => {
  const { page } = await view({ colorScheme: "light" });
  const background = () => page.$eval("body", (body) => getComputedStyle(body).backgroundColor);
  const light = await background();
  await page.getByRole("button", { name: "Use the dark theme" }).click();
  assert.equal(await page.getAttribute("html", "data-theme"), "dark");
  assert.notEqual(await background(), light);
});

for (const width of [320, 390, 768, 1120, 1360, 1920]) {
  test(`nothing sticks out at ${width} px`, async () => {
    const { page } = await view({ width, height: 844 });
    await page.waitForSelector(".figures .plot:last-child svg");
    const extent = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(extent <= width, `${extent} px`);
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
