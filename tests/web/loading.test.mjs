// The report opens from a file, complains of nothing and asks nobody for anything.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { launch, open, poseShown, reportFile } from "./browser.mjs";

let browser;
let view;
before(async () => {
  browser = await launch();
  view = await open(browser, reportFile());
  await poseShown(view.page);
});
after(() => browser.close());

test("loads without errors", () => assert.deepEqual(view.errors, []));

test("attempts no network request", () => assert.deepEqual(view.requests, []));

test("may not fetch even if it tried", async () => {
  const outcome = await view.page.evaluate(() =>
    fetch("https://example.org/").then(
      () => "fetched",
      () => "blocked",
    ),
  );
  assert.equal(outcome, "blocked");
  const refused = view.errors.splice(0).join("\n");
  assert.match(refused, /Content Security Policy/);
});

test("answers in one sentence", async () => {
  const headline = await view.page.textContent("h1");
  console.log(`headline: ${headline}`);
  assert.match(headline, /holds \w+ Pb sites? at once|holds one Pb site/);
});

test("draws its figures with labelled axes", async () => {
  const labels = await view.page.$$eval("figure.plot svg", (figures) =>
    figures.map((figure) => figure.textContent),
  );
  assert.equal(labels.length, 4);
  for (const unit of ["(Å)", "(e)", "kJ/mol", "rank among"]) {
    assert.ok(
      labels.some((text) => text.includes(unit)),
      `no axis is labelled ${unit}`,
    );
  }
});

test("has no chapters where the study ends with the anchors", async () => {
  assert.equal(await view.page.locator(".key, .chapters, #overview, .table-one").count(), 0);
});

test("says why a molecule was refused, as text and not as markup", async () => {
  const refused = await view.page.textContent(".refused");
  assert.match(refused, /a salt <\/script><b>/);
  assert.match(refused, /2 fragments/);
});

test("carries its provenance", async () => {
  const footer = await view.page.textContent("footer");
  assert.match(footer, /anchorite \d+\.\d+\.\d+/);
  assert.match(footer, /[0-9a-f]{64}/);
});
