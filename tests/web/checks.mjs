// What every page must do; each function declares its tests. `view` is what `tested()` returns.
import assert from "node:assert/strict";
import { test } from "node:test";

/** Narrow phones to wide screens [px]. */
const WIDTHS = [320, 390, 768, 1120, 1360, 1920];

export function loadsAlone(view) {
  test("loads without errors and asks nobody for anything", async () => {
    const { page, errors, requests } = await view();
    await page.waitForSelector("figure.plot svg");
    assert.deepEqual(errors, []);
    assert.deepEqual(requests, []);
  });
}

/** What is drawn: titles, words and numbers of marks of the figures. */
export function drawnFigures(page) {
  return page.$$eval("figure.plot", (nodes) =>
    nodes.map((node) => ({
      title: node.querySelector("h3").textContent,
      text: node.querySelector("svg")?.textContent ?? "",
      marks: node.querySelectorAll("svg path, svg rect, svg circle, svg image").length,
    })),
  );
}

/** The figures named are there, in order, each with something in it. */
export function drawsFigures(view, titles, axes) {
  test("draws every figure with units on its axes", async () => {
    const { page } = await view();
    const figures = await drawnFigures(page);
    assert.deepEqual(
      figures.map((figure) => figure.title),
      titles,
    );
    for (const figure of figures) {
      console.log(`${figure.title}: ${figure.marks} marks`);
      assert.ok(figure.marks >= 1, figure.title);
    }
    for (const axis of axes) {
      assert.ok(
        figures.some((figure) => figure.text.includes(axis)),
        `no axis says ${axis}`,
      );
    }
  });
}

export function showsNoBrokenNumber(view) {
  test("no number on the page failed", async () => {
    const { page } = await view();
    const text = await page.evaluate(() => document.body.innerText);
    assert.doesNotMatch(text, /NaN|undefined|Infinity|\[object/);
    const broken = await page.$$eval("svg *", (nodes) =>
      nodes
        .filter((node) =>
          [...node.attributes].some(
            ({ name, value }) => !name.endsWith("href") && /NaN|undefined/.test(value),
          ),
        )
        .map((node) => node.outerHTML.slice(0, 120)),
    );
    assert.deepEqual(broken, []);
  });
}

export function fitsEveryWidth(view) {
  for (const width of WIDTHS) {
    test(`nothing sticks out at ${width} px`, async () => {
      const { page } = await view({ width, height: 844 });
      await page.waitForSelector("figure.plot:last-child svg");
      const extent = await page.evaluate(() => document.documentElement.scrollWidth);
      assert.ok(extent <= width, `${extent} px`);
    });
  }
}

/** Relative luminance of text and of what lies under it, as a ratio, WCAG 2. */
export const contrast = (page, selector) =>
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

/** The page takes the system's theme, and the text of `selectors` is readable in both. */
export function followsThemes(view, selectors) {
  for (const colorScheme of ["light", "dark"]) {
    test(`follows the system's ${colorScheme} theme with readable text`, async () => {
      const { page, errors } = await view({ colorScheme });
      assert.equal(await page.getAttribute("html", "data-theme"), colorScheme);
      for (const selector of selectors) {
        const ratio = await contrast(page, selector);
        console.log(`${colorScheme} ${selector} ${ratio.toFixed(1)}:1`);
        assert.ok(ratio >= 4.5, `${selector} ${ratio}`);
      }
      assert.deepEqual(errors, []);
    });
  }
}

export function namesControls(view) {
  test("names every control and picture for a screen reader", async () => {
    const { page } = await view();
    const unnamed = await page.$$eval("button, select, input, [role=img], [role=region]", (nodes) =>
      nodes
        .filter(
          (node) =>
            !(node.getAttribute("aria-label") || node.textContent.trim() || node.labels?.length),
        )
        .map((node) => node.outerHTML.slice(0, 80)),
    );
    assert.deepEqual(unnamed, []);
  });
}
