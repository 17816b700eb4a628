// What all walks share: browsers of their own for everybody, audits of what they see, and the way in.

import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { chromium } from "playwright-core";

export const settings = JSON.parse(process.argv[2]);
const { address, pin } = settings;
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

export const KINDS = ["recall", "text", "gap", "choice", "several", "true_false", "number", "order", "match", "list"];
export const PHONE = { width: 390, height: 844 };
export const SMALL = { width: 320, height: 568 };
export const TABLET = { width: 1024, height: 768 };
export const PROJECTOR = { width: 1920, height: 1080 };

export const browser = await chromium.launch({ executablePath: settings.chromium, args: ["--no-sandbox"] });
const faults = [];
let audits = 0;

/** Watches what a page complains of. */
export function watch(name, page) {
  page.on("pageerror", (error) => faults.push(`${name}: ${error.message}`));
  page.on("console", (message) => {
    // What the network does while it is taken away is no fault of the page.
    const expected = /ERR_INTERNET_DISCONNECTED|ERR_FAILED|Failed to load resource/.test(message.text());
    if (message.type() === "error" && !expected) faults.push(`${name}: ${message.text()}`);
  });
}

/** A browser of its own: cookies, storage and network are nobody else's. */
export async function open(name, options) {
  const context = await browser.newContext({ reducedMotion: "reduce", ...options });
  context.setDefaultTimeout(20000);
  const page = await context.newPage();
  watch(name, page);
  return { name, context, page };
}

/** No serious finding of axe-core, and nothing that has to be scrolled sideways. */
export async function audit({ name, page }, state) {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
  assert.ok(wide <= 0, `${name}, ${state}: ${wide} px too wide`);
  // The page's own policy lets in no script of ours, so it is evaluated from outside.
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run());
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  const told = serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(" | ")}`);
  assert.deepEqual(told, [], `${name}, ${state}`);
  audits += 1;
  if (settings.shots) await page.screenshot({ path: `${settings.shots}/${name}-${state}.png` });
}

export async function join(pupil, name, language) {
  await pupil.page.goto(`${address}/?pin=${pin}`);
  assert.equal(await pupil.page.inputValue("#pin"), pin);
  await pupil.page.fill("#name", name);
  await pupil.page.check(`input[value=${language}]`);
  await audit(pupil, "join");
  await pupil.page.click("button.main");
  await pupil.page.waitForURL("**/play");
  await pupil.page.waitForSelector("#link[data-link=live]");
}

/** Ends the walk, and says how it went. */
export async function end(told) {
  assert.deepEqual(faults, []);
  await browser.close();
  console.log(`${told}, ${audits} audits without a serious finding`);
}
