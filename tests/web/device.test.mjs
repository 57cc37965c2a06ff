// The device page: opens from a file, says what it found, follows the slider, works in both themes.
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
  "Current density against voltage",
  "Radiance against voltage",
  "External quantum efficiency against current density",
  "Where the current goes",
  "Band diagram",
  "Densities",
  "Recombination",
  "Light after the edges of the pulse",
  "Current density through time",
  "Capacitance against frequency",
  "Nyquist plot",
  "Magnitude of the impedance",
  "Phase of the impedance",
];

loadsAlone(view);
drawsFigures(view, FIGURES, [
  "current density (mA cm⁻²)",
  "voltage (V)",
  "(W sr⁻¹ m⁻²)",
  "EQE (%)",
  "energy of an electron (eV)",
  "position from below (nm)",
  "density (cm⁻³)",
  "rate (cm⁻³ s⁻¹)",
]);
showsNoBrokenNumber(view);
followsThemes(view, ["h1", ".support", ".plot figcaption", ".definitions dd"]);
fitsEveryWidth(view);
namesControls(view);

test("answers in one sentence and names the levels of turn-on", async () => {
  const { page } = await view({});
  const headline = await page.textContent("h1");
  const support = await page.textContent(".support");
  console.log(`${headline}\n${support}`);
  assert.match(headline, /^EQE reaches \d+\.\d\u202f% at \d(\.\d+)? V$/);
  assert.match(support, /where the radiance reaches 0\.1 W sr⁻¹ m⁻²/);
  assert.match(support, /luminance reaches 1 cd m⁻²/);
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
