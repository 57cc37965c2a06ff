// The optics page: opens from a file, says what it found, draws every figure in both themes.
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

loadsAlone(view);
drawsFigures(view, FIGURES, [
  "wavelength (nm)",
  "share of the power (%)",
  "external quantum efficiency (%)",
  "lower face of QD (nm)",
  "angle from the normal",
]);
showsNoBrokenNumber(view);
followsThemes(view, ["h1", ".support", ".plot figcaption", ".definitions dd"]);
fitsEveryWidth(view);
namesControls(view);

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
