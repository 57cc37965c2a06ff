// The chapters after the anchors: complete, true to their numbers, told apart by mark and colour.
import assert from "node:assert/strict";
import { before, test } from "node:test";
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
  "PLQY: predicted against measured",
  "EQE: predicted against measured",
  "T50: predicted against measured",
  "Spacing against the lattice",
  "What the score is made of",
  "Charges of the anchors",
  "How firm the ranks are",
  "Projected densities of states",
  "States in the gap",
  "Dangling orbitals in the gap",
  "Interaction energies",
  "Potential at the anchors",
  "Quantum yield by sample",
  "Decay of the emission",
  "Recovery of the bleach",
  "Space-charge-limited current",
  "The layers",
  "Energy levels",
  "Current density",
  "Radiance",
  "External quantum efficiency",
  "Largest efficiency by sample",
  "Emission spectrum",
  "Colour",
  "Colour, enlarged",
  "Lifetime against drive",
  "Lifetime by sample",
  "Growth of defects",
];

loadsAlone(view);
drawsFigures(view, FIGURES, [
  "measured PLQY (%)",
  "photoluminescence quantum yield (%)",
  "emission, 1 at the start",
  "time (ns)",
  "current density (mA cm⁻²)",
  "voltage (V)",
  "energy against vacuum (eV)",
  "radiance along the normal (W sr⁻¹ m⁻²)",
  "EQE (%)",
  "wavelength (nm)",
  "radiance at the start (W sr⁻¹ m⁻²)",
  "T50 (h)",
  "radiance left (%)",
]);
showsNoBrokenNumber(view);
namesControls(view);
fitsEveryWidth(view);
followsThemes(view, [
  "#overview .faint",
  ".chips button",
  ".grammar li",
  ".origins dd",
  ".table-one small",
  ".chapters a",
]);

let page;
let prediction;
before(async () => {
  ({ page } = await view());
  prediction = await page.$eval("#payload", (node) => JSON.parse(node.textContent).prediction);
});

const figure = (title) =>
  page.locator("figure.plot", { has: page.locator(`h3:text-is("${title}")`) });

test("every figure of a chapter says where its numbers come from", async () => {
  assert.match(await page.textContent("#states .section-note"), /solved by cp2k/i);
  const chapters = "main > section[id]:not(#overview, #states)"; // states are all computed
  const silent = await page.$$eval(`${chapters} figure.plot`, (nodes) =>
    nodes
      .filter((node) => node.querySelectorAll(".origins dd").length === 0)
      .map((node) => node.querySelector("h3").textContent),
  );
  assert.deepEqual(silent, []);
  assert.ok((await page.locator("#overview .origins dd").count()) > 0);
});

test("the table has what was measured and what was predicted", async () => {
  const rows = await page.$$eval(".table-one tbody tr", (nodes) =>
    nodes.map((node) => [...node.children].map((cell) => cell.innerText.trim())),
  );
  assert.equal(rows.length, prediction.samples.length);
  prediction.samples.forEach((sample, i) => {
    const [name, , measured, fitted, leftOut, off] = rows[i];
    console.log(rows[i].map((cell) => cell.replaceAll("\n", " ")).join(" | "));
    assert.ok(name.startsWith(sample.name));
    assert.equal(name.includes("extrapolated"), sample.extrapolated);
    assert.equal(Number(measured), Number((100 * sample.plqy.measured).toFixed(1)));
    if (sample.plqy.left_out === null) {
      assert.equal(leftOut, "–");
      return;
    }
    assert.equal(fitted, (100 * sample.plqy.fitted.value).toFixed(1));
    assert.equal(leftOut.split("\n")[0], (100 * sample.plqy.left_out.value).toFixed(1));
    const points = 100 * (sample.plqy.left_out.value - sample.plqy.measured);
    assert.ok(Math.abs(Number(off.replace("−", "-")) - points) < 0.051, `${off} ${points}`);
  });
});

test("errors stand beside those of trivial predictors", async () => {
  const text = await page.locator("#trust table").first().innerText();
  for (const { quantity, left_out: error } of prediction.errors) {
    console.log(`${quantity}: asked ${error.mean_absolute}`);
    assert.ok(text.includes(String(error.mean_absolute)), quantity);
  }
  assert.match(text, /mean of the others/);
  assert.match(text, /number of donors/);
});

/** Slope and largest residual of a straight line y(x). */
function line(points) {
  const mean = (of) => points.reduce((sum, point) => sum + of(point), 0) / points.length;
  const [mx, my] = [mean((p) => p[0]), mean((p) => p[1])];
  const slope = mean((p) => (p[0] - mx) * (p[1] - my)) / mean((p) => (p[0] - mx) * (p[0] - mx));
  return {
    slope,
    residual: Math.max(...points.map(([x, y]) => Math.abs(y - my - slope * (x - mx)))),
  };
}

test("diamonds stand where the predictions are", async () => {
  for (const [title, of, scale] of [
    ["PLQY: predicted against measured", (s) => [s.plqy.measured, s.plqy.left_out], (v) => v],
    ["T50: predicted against measured", (s) => [s.t50_h.measured, s.t50_h.left_out], Math.log10],
  ]) {
    const places = await figure(title)
      .locator("g[aria-label=dot]")
      .last()
      .locator("path")
      .evaluateAll((nodes) =>
        nodes.map((node) =>
          node
            .getAttribute("transform")
            .match(/-?[\d.]+/g)
            .map(Number),
        ),
      );
    const values = prediction.samples.map(of).filter(([, leftOut]) => leftOut !== null);
    assert.equal(places.length, values.length);
    const across = line(values.map(([measured], i) => [scale(measured), places[i][0]]));
    const up = line(values.map(([, leftOut], i) => [scale(leftOut.value), places[i][1]]));
    console.log(`${title}: off by ${across.residual.toFixed(2)} and ${up.residual.toFixed(2)} px`);
    assert.ok(across.slope > 0 && up.slope < 0);
    assert.ok(across.residual < 0.6 && up.residual < 0.6);
  }
});

test("the voltages of filled traps stand on the axis, the floor beside them", async () => {
  const text = await figure("Space-charge-limited current").locator(".plot-host").textContent();
  assert.match(text, /no density can be read below 0\.51 V/);
  for (const curve of prediction.sclc.curves) {
    const volts = curve.trap_filled_voltage_V.measured;
    assert.ok(text.includes(`${volts.toFixed(2)} V`), `${volts}`);
  }
  const table = await page.locator("#traps table").innerText();
  for (const { objections } of prediction.sclc.curves) {
    for (const objection of objections) assert.ok(table.includes(objection), objection);
  }
});

test("what is assumed of the stack is dashed", async () => {
  const dashed = await figure("The layers").locator("g[stroke-dasharray] rect").count();
  const assumed = prediction.stack.layers.filter((layer) => layer.thickness_assumed);
  console.log(`${dashed} dashed boxes, ${assumed.length} assumed thicknesses`);
  assert.equal(dashed, assumed.length);
});

test("a sample keeps its colour in every figure, and no two share one", async () => {
  const colours = await page.$$eval(".chips .dot", (dots) =>
    dots.map((dot) => dot.style.background),
  );
  assert.equal(new Set(colours).size, prediction.samples.length);
  const strokes = await figure("Decay of the emission")
    .locator("g[aria-label=line] path")
    .evaluateAll((nodes) => nodes.map((node) => getComputedStyle(node).stroke));
  assert.deepEqual(strokes, colours);
});

test("one sample can be picked out, and put back", async () => {
  const faded = () =>
    figure("Current density")
      .locator("g[aria-label=line] path")
      .evaluateAll(
        (nodes) =>
          nodes.filter((node) => Number(getComputedStyle(node).strokeOpacity) < 0.5).length,
      );
  assert.equal(await faded(), 0);
  const chip = page.locator(".chips button").nth(1);
  await chip.click();
  assert.equal(await chip.getAttribute("aria-pressed"), "true");
  assert.equal(await faded(), prediction.devices.length - 1);
  await chip.click();
  assert.equal(await faded(), 0);
});

for (const width of [400, 1400]) {
  test(`words of a figure are whole and apart at ${width} px`, async () => {
    const narrow = (await view({ width, height: 900 })).page;
    const faults = await narrow.$$eval("figure.plot", (nodes) =>
      nodes.flatMap((node) => {
        const title = node.querySelector("h3").textContent;
        const card = node.getBoundingClientRect();
        const found = [];
        for (const word of node.querySelectorAll("svg text")) {
          const box = word.getBoundingClientRect();
          if (box.width > 0 && (box.left < card.left - 1 || box.right > card.right + 1))
            found.push(`${title}: "${word.textContent}" is cut`);
        }
        for (const group of node.querySelectorAll('g[aria-label$="tick label"], .end-labels')) {
          const boxes = [...group.querySelectorAll("text")]
            .filter((word) => word.textContent.trim() !== "")
            .map((word) => [word.textContent, word.getBoundingClientRect()]);
          boxes.forEach(([text, a], i) =>
            boxes.slice(i + 1).forEach(([other, b]) => {
              const [x, y] = [
                Math.min(a.right, b.right) - Math.max(a.left, b.left),
                Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top),
              ];
              if (x > 1 && y > 4) found.push(`${title}: "${text}" covers "${other}"`);
            }),
          );
        }
        return found;
      }),
    );
    assert.deepEqual(faults, []);
  });
}

test("links lead to the chapters", async () => {
  const targets = await page.$$eval(".chapters a", (links) =>
    links.map((link) => document.querySelector(link.getAttribute("href")) !== null),
  );
  assert.ok(targets.length >= 7 && targets.every(Boolean));
});

test("text of a study is never markup", async () => {
  assert.match(await page.textContent(".warnings"), /control <b>everywhere<\/b>/);
});
