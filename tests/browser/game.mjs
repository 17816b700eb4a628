// A whole class in a real browser: node game.mjs '{"address", "pin", "board", "host", "chromium", "shots"}'; run by tests/it/web/browser.rs.

import assert from "node:assert/strict";
import { giveBy, giveByKeys } from "./answers.mjs";
import { audit, end, join, KINDS, open, PHONE, PROJECTOR, settings, SMALL, TABLET } from "./pages.mjs";

const { address } = settings;

const zoe = await open("zoe", { viewport: PHONE, hasTouch: true, isMobile: true });
const max = await open("max", { viewport: SMALL, hasTouch: true, isMobile: true, colorScheme: "dark" });
const kim = await open("kim", { viewport: PHONE });
await kim.context.route("**/live", (route) => route.abort()); // where streams are cut, asking and waiting does as well
const board = await open("board", { viewport: PROJECTOR });
const host = await open("host", { viewport: TABLET, colorScheme: "dark" });
const pupils = [zoe, max, kim];

await board.page.goto(`${address}/board/${settings.board}`);
await host.page.goto(`${address}/host/${settings.host}`);
assert.equal(host.page.url(), `${address}/host`, "the token has left the address");
await join(zoe, "Zoé", "fr");
await join(max, "Max", "en");
await join(kim, "Kim", "fr");
await zoe.page.waitForSelector("text=Vous y êtes, Zoé");
await max.page.waitForSelector("text=You are in, Max");
await board.page.waitForSelector(".names li >> nth=2");
for (const page of [zoe, max, board, host]) await audit(page, "lobby");

/** The words of a sound are seen, and its player can be reached. */
const hasSound = async (page) => {
  assert.ok(await page.isVisible(".sound figcaption >> text=Un chant d’oiseau"));
  assert.equal(await page.getAttribute(".sound audio", "aria-label"), "Un chant d’oiseau");
  assert.ok((await page.locator(".sound audio").boundingBox()).width >= 280);
};

const stored = { fr: "Enregistrée", en: "Stored" };
const receipt = (pupil) => pupil.page.waitForSelector(".receipt[data-state=stored]");
const step = (name) => host.page.click(`[data-act=${name}]`);
const kindOf = ({ page }, at) => page.waitForFunction(([number]) => document.querySelector(".meta")?.textContent.includes(` ${number} `) && document.querySelector(".answer"), [at + 1]);

for (const [at, kind] of KINDS.entries()) {
  await step("next");
  for (const pupil of pupils) await kindOf(pupil, at);
  const focused = await zoe.page.evaluate(() => document.activeElement.tagName);
  assert.equal(focused, "H1", "a new question is where a screen reader goes on");
  for (const page of [zoe, max, board]) await audit(page, `${kind}-open`);
  if (at === 1) for (const { page } of [zoe, board]) await hasSound(page);
  if (kind === "choice") await audit(host, "open");

  if (kind === "choice") await comesBack();
  else await giveBy(zoe.page, kind);
  await receipt(zoe);
  if (kind === "text") await goesOffline();
  else await giveBy(max.page, kind);
  await receipt(max);
  await giveByKeys(kim.page, kind);
  await receipt(kim);
  assert.ok((await max.page.textContent(".receipt")).includes(stored.en));
  await host.page.waitForSelector("#figures >> text=/^3 /");
  await board.page.waitForFunction(() => /^3 /.test(document.getElementById("answers").textContent));
  if (kind === "gap") await pauses();

  await step("close");
  for (const pupil of pupils) await pupil.page.waitForSelector(".told");
  if (kind === "recall") await judges();
  for (const page of [zoe, max, board]) await audit(page, `${kind}-revealed`);
  if (at % 3 === 2) {
    await step("standings");
    for (const page of [...pupils, board]) await page.page.waitForSelector(".standings");
    for (const page of [zoe, board, host]) await audit(page, "standings");
  }
}
await step("next");
for (const pupil of pupils) {
  await pupil.page.waitForSelector(".big-figure");
  assert.match(await pupil.page.textContent(".big-figure"), /\/ 10/, `${pupil.name}: every question counted`);
}
for (const page of [zoe, max, board, host]) await audit(page, "finished");
await end("ten questions, three phones");

/** Reloads with an answer chosen and not sent, sends, and reloads again: seat, choice and receipt are there. */
async function comesBack() {
  await zoe.page.click(".option >> nth=1");
  await zoe.page.reload();
  await kindOf(zoe, KINDS.indexOf("choice"));
  assert.equal(await zoe.page.isChecked(".option >> nth=1 >> input"), true, "what was chosen is kept");
  await zoe.page.click("button.main");
  await receipt(zoe);
  await zoe.page.reload();
  await receipt(zoe);
  assert.equal(await zoe.page.isChecked(".option >> nth=1 >> input"), true, "what was sent is shown");
}

/** Answers without a network: the page says that nothing is stored yet, and sends by itself once it can. */
async function goesOffline() {
  await max.context.setOffline(true);
  await max.page.waitForSelector("#link[data-link=cut]");
  await giveBy(max.page, "text");
  await max.page.waitForSelector(".receipt[data-state=trying]");
  await audit(max, "offline");
  await max.page.waitForTimeout(1500);
  await max.context.setOffline(false);
  await max.page.waitForSelector("#link[data-link=live]");
}

async function pauses() {
  await step("pause");
  for (const pupil of pupils) await pupil.page.waitForSelector(".banner:visible");
  for (const page of [zoe, board, host]) await audit(page, "paused");
  await step("resume");
  for (const pupil of pupils) await pupil.page.waitForSelector(".banner", { state: "hidden" });
}

async function judges() {
  await audit(zoe, "judging");
  for (const pupil of pupils) {
    await pupil.page.click(".judge button >> nth=2");
    await pupil.page.waitForSelector(".verdict[data-verdict=right]");
  }
}
