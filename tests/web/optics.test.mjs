// The optics page: opens from a file, says what it found, draws every figure in both themes.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, reportFile } from "./browser.mjs";

let browser;
before(async () => {
  browser = await launch();
});
after(() => browser.close());

const view = (options) => open(browser, reportFile(), options);

const FIGURES = [
  "By wavelength",
  "By position of the dipole",
  "Over angle",
  "Spectrum inside and outside",
  "Colour",
  "Light that falls on it",
  "Efficiency within the tolerances",
  "One tolerance at a time",
  "Over QD.thickness",
];

test("loads without errors and asks nobody for anything", async () => {
  const { page, errors, requests } = await view({});
  await page.waitForSelector("figure.plot svg");
  assert.deepEqual(errors, []);
  assert.deepEqual(requests, []);
});

test("answers in one sentence, with interval and reported values", async () => {
  const { page } = await view({});
  const headline = await page.textContent("h1");
  const support = await page.textContent(".support");
  console.log(`${headline}\n${support}`);
  assert.match(headline, /^25\.\d\u202f% of the light leaves the device$/);
  assert.match(support, /\d–\d+\.\d\u202f%\) below the device/);
  assert.match(support, /a mean of 25\.3\u202f% and a champion of 26\.91\u202f%/);
  assert.match(await page.textContent(".warnings"), /assumed thicknesses: glass/);
});

test("draws every figure with units on its axes", async () => {
  const { page } = await view({});
  const figures = await page.$$eval("figure.plot", (nodes) =>
    nodes.map((node) => ({
      title: node.querySelector("h3").textContent,
      text: node.querySelector("svg")?.textContent ?? "",
      marks: node.querySelectorAll("svg path, svg rect, svg circle, svg image").length,
    })),
  );
  assert.deepEqual(
    figures.map((figure) => figure.title),
    FIGURES,
  );
  for (const figure of figures) {
    console.log(`${figure.title}: ${figure.marks} marks`);
    assert.ok(figure.marks >= 1, figure.title);
  }
  for (const unit of [
    "wavelength (nm)",
    "share of the power (%)",
    "external quantum efficiency (%)",
    "lower face of QD (nm)",
    "angle from the normal",
  ]) {
    assert.ok(
      figures.some((figure) => figure.text.includes(unit)),
      `no axis says ${unit}`,
    );
  }
});

test("no number on the page failed", async () => {
  const { page } = await view({});
  const text = await page.evaluate(() => document.body.innerText);
  assert.doesNotMatch(text, /NaN|undefined|Infinity|\[object/);
  const broken = await page.evaluate(() => document.querySelectorAll('svg [d*="NaN"]').length);
  assert.equal(broken, 0);
});

test("the bar is as long as the shares say", async () => {
  const { page } = await view({});
  const widths = await page.$$eval(".channel-bar span", (spans) =>
    spans.map((span) => [span.title, span.getBoundingClientRect().width]),
  );
  const total = widths.reduce((sum, [, width]) => sum + width, 0);
  for (const [title, width] of widths) {
    const share = Number(/([\d.]+)\u202f%/.exec(title)[1]);
    console.log(`${title}: ${((100 * width) / total).toFixed(2)} % of the bar`);
    assert.ok(Math.abs((100 * width) / total - share) < 0.5, title);
  }
});

test("the colour of the device is deep red in the diagram", async () => {
  const { page } = await view({});
  const text = await page.textContent('figure:has-text("CIE 1931") svg');
  const [, x, y] = /(0\.7\d+), (0\.2\d+)/.exec(text);
  console.log(`x ${x}, y ${y}`);
  assert.ok(Math.abs(x - 0.7329) < 5e-4 && Math.abs(y - 0.2671) < 5e-4);
});

for (const colorScheme of ["light", "dark"]) {
  test(`follows the ${colorScheme} theme`, async () => {
    const { page, errors } = await view({ colorScheme });
    assert.equal(await page.getAttribute("html", "data-theme"), colorScheme);
    const [ink, paper] = await page.$eval("h1", (node) => [
      getComputedStyle(node).color,
      getComputedStyle(document.body).backgroundColor,
    ]);
    const light = (colour) =>
      colour
        .match(/\d+/g)
        .slice(0, 3)
        .reduce((sum, channel) => sum + Number(channel), 0) / 765;
    console.log(`${colorScheme}: ink ${ink}, paper ${paper}`);
    assert.ok(Math.abs(light(ink) - light(paper)) > 0.6);
    assert.deepEqual(errors, []);
  });
}

for (const width of [320, 390, 768, 1120, 1360, 1920]) {
  test(`nothing sticks out at ${width} px`, async () => {
    const { page } = await view({ width, height: 844 });
    await page.waitForSelector("figure.plot:last-child svg");
    const extent = await page.evaluate(() => document.documentElement.scrollWidth);
    assert.ok(extent <= width, `${extent} px`);
  });
}

test("names every control and picture for a screen reader", async () => {
  const { page } = await view({});
  const unnamed = await page.$$eval("button, [role=img], [role=region]", (nodes) =>
    nodes
      .filter((node) => !(node.getAttribute("aria-label") || node.textContent.trim()))
      .map((node) => node.outerHTML.slice(0, 80)),
  );
  assert.deepEqual(unnamed, []);
});
