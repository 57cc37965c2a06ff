// What the tests of the page share: a browser, a page with its complaints.
import { createRequire } from "node:module";
import { resolve } from "node:path";
import { after } from "node:test";
import { pathToFileURL } from "node:url";
import { decoded } from "./picture.mjs";

const require = createRequire(new URL("../../web/package.json", import.meta.url));
const { chromium } = require("playwright-core");

const FLAGS = [
  "--headless=new",
  "--no-sandbox",
  "--disable-gpu",
  "--use-angle=swiftshader",
  "--enable-unsafe-swiftshader",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];

/** The report under test, from the command line. */
export function reportFile() {
  const file = process.argv[2];
  if (file === undefined) throw new Error("usage: node TEST.mjs report.html");
  return resolve(file);
}

export function launch() {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
    args: FLAGS,
  });
}

/**
 * Opens a report and waits until it has drawn itself.
 * `errors` collects console errors, exceptions and breaches of the content security policy;
 * `requests` everything asked of anything but the file itself.
 */
export async function open(
  browser,
  file,
  { width = 1360, height = 900, colorScheme = "light" } = {},
) {
  const context = await browser.newContext({
    viewport: { width, height },
    colorScheme,
    acceptDownloads: true,
  });
  const page = await context.newPage();
  const errors = [];
  const requests = [];
  page.on("console", (message) => message.type() === "error" && errors.push(message.text()));
  page.on("pageerror", (error) => errors.push(error.message));
  page.on("request", (request) => {
    if (!/^(data|blob):/.test(request.url()) && request.url() !== pathToFileURL(file).href)
      requests.push(request.url());
  });
  await page.goto(pathToFileURL(file).href);
  await page.waitForSelector("h1");
  return { page, errors, requests };
}

/** A browser for the tests of one file: what it returns opens the report under test. */
export function tested() {
  let browser;
  after(async () => (await browser)?.close());
  return async (options = {}) => {
    browser ??= launch();
    return open(await browser, reportFile(), options);
  };
}

/** Waits until the 3-D view shows what `description` names, `name#sites`, and has drawn it. */
export async function poseShown(page, description) {
  const selector = description
    ? `.canvas-host[data-shown="${description}"]`
    : ".canvas-host[data-shown]";
  await page.locator(".stage").scrollIntoViewIfNeeded();
  await page.waitForSelector(selector);
  await page.evaluate(
    () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))),
  );
}

/** An element as it is on screen. */
export async function picture(locator) {
  return decoded(await locator.screenshot());
}
