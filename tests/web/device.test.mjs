// The device page: opens from a file, says what it found, follows the slider, works in both themes.
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
  "Current density against voltage",
  "Radiance against voltage",
  "External quantum efficiency against current density",
  "Where the current goes",
  "Band diagram",
  "Densities",
  "Recombination",
];

test("loads without errors and asks nobody for anything", async () => {
  const { page, errors, requests } = await view({});
  await page.waitForSelector("figure.plot svg");
  assert.deepEqual(errors, []);
  assert.deepEqual(requests, []);
});

test("answers in one sentence and names the levels of turn-on", async () => {
  const { page } = await view({});
  const headline = await page.textContent("h1");
  const support = await page.textContent(".support");
  console.log(`${headline}\n${support}`);
  assert.match(headline, /^EQE reaches \d+\.\d\u202f% at \d(\.\d+)? V$/);
  assert.match(support, /where the radiance reaches 0\.1 W sr⁻¹ m⁻²/);
  assert.match(support, /luminance reaches 1 cd m⁻²/);
});

test("draws every figure with units on its axes", async () => {
  const { page } = await view({});
  const figures = await page.$$eval("figure.plot", (nodes) =>
    nodes.map((node) => ({
      title: node.querySelector("h3").textContent,
      text: node.querySelector("svg")?.textContent ?? "",
      marks: node.querySelectorAll("svg path").length,
    })),
  );
  assert.deepEqual(
    figures.map((figure) => figure.title),
    FIGURES,
  );
  for (const figure of figures) {
    console.log(`${figure.title}: ${figure.marks} marks`);
    assert.ok(figure.marks >= 1, figure.title);
    assert.match(figure.text, /\((mA cm|W sr|V|nm|eV|cm|%)/, figure.title);
  }
});

test("the slider changes the bias of bands, densities and rates", async () => {
  const { page } = await view({});
  const inside = () =>
    page.$$eval("#inside-heading ~ .figures svg", (nodes) => nodes.map((node) => node.outerHTML));
  const before_ = await inside();
  const heading = await page.textContent("#inside-heading");
  await page.locator("#bias").fill("40");
  await page.waitForTimeout(200);
  const after_ = await inside();
  console.log(`${heading} -> ${await page.textContent("#inside-heading")}`);
  assert.notEqual(await page.textContent("#inside-heading"), heading);
  assert.equal(before_.length, 3);
  before_.forEach((one, i) => assert.notEqual(after_[i], one));
});

test("fits a narrow window and the dark theme", async () => {
  const { page, errors } = await view({
    width: 390,
    height: 800,
    colorScheme: "dark",
  });
  await page.waitForSelector("figure.plot svg");
  const wide = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  assert.equal(wide, 0);
  assert.deepEqual(errors, []);
});
