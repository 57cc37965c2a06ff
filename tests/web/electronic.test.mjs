// The page of anchored slabs: densities of states, levels in the gap, weights and energies.
import assert from "node:assert/strict";
import { test } from "node:test";
import { picture, tested } from "./browser.mjs";
import {
  drawsFigures,
  fitsEveryWidth,
  followsThemes,
  loadsAlone,
  namesControls,
  showsNoBrokenNumber,
} from "./checks.mjs";
import { colourShares } from "./picture.mjs";

const view = tested();

loadsAlone(view);
drawsFigures(
  view,
  [
    "Projected densities of states",
    "States in the gap",
    "Dangling orbitals in the gap",
    "Interaction energies",
    "Potential at the anchors",
  ],
  [
    "energy above the valence edge (eV)",
    "density of states (electrons/eV per atom)",
    "energy below the bulk-like conduction edge (eV)",
    "interaction energy (eV)",
    "potential minimum at the anchor (V)",
  ],
);
showsNoBrokenNumber(view);
followsThemes(view, ["h1", ".plot figcaption", ".numbers td", ".finding .found", ".claim"]);
fitsEveryWidth(view);
namesControls(view);

test("says what agrees with the paper and what does not", async () => {
  const { page } = await view({});
  const verdicts = await page.$$eval(".finding", (nodes) =>
    nodes.map((node) => node.querySelector("strong").textContent),
  );
  assert.deepEqual(verdicts, ["agrees", "agrees", "does not agree", "agrees", "agrees"]);
  const text = await page.textContent(".finding.disagrees .found");
  console.log(text);
  assert.match(text, /in-plane p-p state across the vacancy remains in 3 at 0\.99 to 1\.06 eV/);
});

test("has a panel and its numbers for every model", async () => {
  const { page } = await view({});
  const figure = page.locator("figure", { hasText: "Projected densities of states" });
  for (const name of ["bare slab", "TPPO", "TMeOPPO-p 1", "Pb1 6pz", "Pb2 6pz", "O 2p"]) {
    assert.ok((await figure.locator("svg").textContent()).includes(name), name);
  }
  const drawing = () => figure.locator("svg").textContent();
  assert.doesNotMatch(await drawing(), /TMeOPPO-p 2/);
  await figure.getByRole("checkbox").check();
  assert.match(await drawing(), /TMeOPPO-p 2/);
  const row = page.locator("tr", { hasText: "TMeOPPO-p 1" }).first();
  const text = await row.textContent();
  console.log(text);
  assert.match(text, /0\.04.*0\.12.*−1\.28.*0\.27/);
});

test("tells relaxed poses from docked ones", async () => {
  const { page } = await view({});
  assert.match(await page.textContent("h1"), /2 molecules in 3 docked poses/);
  const names = await page.$$eval("table[aria-label=Models] tbody th, .numbers tbody th", (cells) =>
    cells.map((cell) => cell.textContent),
  );
  console.log(names);
  assert.ok(names.includes("TMeOPPO-p 1") && names.includes("TMeOPPO-p 1, relaxed"));
  assert.match(await page.textContent(".finding .found"), /^docked: /);
  assert.match(
    await page.textContent(".finding.disagrees .found"),
    /docked: 0 of 3 anchored slabs .*; relaxed: 0 of 1 anchored slabs/,
  );
});

test("shows every anchored model in 3-D and what relaxing changed", async () => {
  const { page } = await view({});
  const panel = page.locator(".model-panel");
  const stage = panel.locator(".canvas-host");
  await stage.scrollIntoViewIfNeeded();
  await page.waitForSelector(".model-panel .canvas-host[data-shown='TPPO#1'] canvas");
  const shares = colourShares(await picture(panel.locator(".stage")));
  console.log(`${shares.size} colours`);
  assert.ok(shares.size > 60);
  await panel.locator("select").selectOption({ label: "TMeOPPO-p 1, relaxed" });
  await page.waitForSelector(".canvas-host[data-shown='TMeOPPO-p 1, relaxed#2']");
  const row = await page.locator("table", { hasText: "Relaxed poses" }).textContent();
  console.log(row);
  assert.match(row, /TMeOPPO-p 1, relaxed0\.210\.30\d\.\d\d → \d\.\d\d/);
});

test("says what could not be computed", async () => {
  const { page } = await view({});
  assert.match(
    await page.textContent(".warnings"),
    /1 calculation could not be had: TPPO 1, molecule alone\. Of the first: out of time\./,
  );
});

test("a level says what it is made of", async () => {
  const { page } = await view({});
  const figure = page.locator("figure", { hasText: "States in the gap" });
  const level = figure.locator("svg [aria-label=tick] line").first();
  await level.scrollIntoViewIfNeeded();
  const box = await level.boundingBox();
  await page.mouse.move(box.x + box.width / 2, box.y + 1);
  const tip = await figure.locator("svg [aria-label=tip]").textContent();
  console.log(tip);
  assert.match(tip, /1\.065 eV above the valence/);
  assert.match(tip, /Pb1 6px 0\.33/);
});
