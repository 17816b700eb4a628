// Homework in a real browser: node homework.mjs '{"address", "pin", "board", "host", "chromium", "shots"}'; run by tests/it/web/browser.rs.

import assert from "node:assert/strict";
import { giveBy, giveByKeys } from "./answers.mjs";
import { audit, end, join, KINDS, open, PHONE, PROJECTOR, settings, SMALL, TABLET, watch } from "./pages.mjs";

const { address } = settings;

const zoe = await open("home-zoe", { viewport: PHONE, hasTouch: true, isMobile: true });
const max = await open("home-max", { viewport: SMALL, hasTouch: true, isMobile: true, colorScheme: "dark" });
const kim = await open("home-kim", { viewport: TABLET });
await kim.context.route("**/live", (route) => route.abort()); // where streams are cut, asking and waiting does as well
const board = await open("home-board", { viewport: PROJECTOR });
const host = await open("home-host", { viewport: TABLET, colorScheme: "dark" });

await board.page.goto(`${address}/board/${settings.board}`);
await host.page.goto(`${address}/host/${settings.host}`);
await join(zoe, "Zoé", "fr");
await join(max, "Max", "en");
await join(kim, "Kim", "fr");
await zoe.page.waitForSelector("text=/Jusqu’au .* à \\d\\d:\\d\\d/");
await max.page.waitForSelector("text=/Until .* at \\d\\d:\\d\\d/");
await board.page.waitForSelector("#seats >> text=/3/");
for (const page of [zoe, max, kim, board, host]) await audit(page, "begin");

const onward = (pupil) => pupil.page.click(".send .main");
const at = (pupil, number) => pupil.page.waitForFunction((wanted) => document.querySelector(".meta")?.textContent.includes(` ${wanted} `) && document.querySelector(".answer"), number);
const told = (pupil) => pupil.page.waitForSelector(".told");

/** Judges what only the pupil can. */
const judge = async (pupil, mark) => {
  await audit(pupil, "judging");
  await pupil.page.click(`.judge button >> nth=${mark}`);
  await pupil.page.waitForSelector(".verdict");
};

await onward(zoe);
for (const [index, kind] of KINDS.entries()) {
  await at(zoe, index + 1);
  assert.equal(await zoe.page.isVisible("#clock"), false, "no clock runs");
  await audit(zoe, `${kind}-open`);
  if (kind === "choice") await comesBack();
  else await giveBy(zoe.page, kind);
  await told(zoe);
  if (kind === "recall") await judge(zoe, 0);
  const heard = await zoe.page.evaluate(() => document.activeElement.className);
  assert.ok(heard === "verdict", `${kind}: what the answer came to is where a screen reader goes on, not ${heard}`);
  await audit(zoe, `${kind}-told`);
  await onward(zoe);
}
await zoe.page.waitForSelector(".big-figure");
assert.ok((await zoe.page.locator(".look").count()) > 0, "what was not known is there to be looked at again");
await audit(zoe, "through");

// The small phone loses its network on the second question, and is closed on the third.
await max.page.click(".send .main");
await at(max, 1);
await giveBy(max.page, "recall");
await told(max);
await judge(max, 2);
await onward(max);
await at(max, 2);
await goesOffline();
await max.page.fill("form input[type=text] >> nth=0", "half an ans");
await max.page.close();
max.page = await max.context.newPage();
watch(max.name, max.page);
await max.page.goto(address);
await at(max, 3);
assert.equal(await max.page.inputValue("form input[type=text] >> nth=0"), "half an ans", "what was typed is kept");
for (const kind of KINDS.slice(2)) {
  await audit(max, `${kind}-open`);
  await giveBy(max.page, kind);
  await told(max);
  await audit(max, `${kind}-told`);
  if (kind !== "list") await onward(max);
  if (kind !== "list") await at(max, KINDS.indexOf(kind) + 2);
}

// By keys alone, and without a stream.
await kim.page.focus(".send .main");
await kim.page.keyboard.press("Enter");
for (const [index, kind] of KINDS.slice(0, 4).entries()) {
  await at(kim, index + 1);
  await giveByKeys(kim.page, kind);
  await told(kim);
  if (kind === "recall") {
    await kim.page.focus(".judge button >> nth=1");
    await kim.page.keyboard.press("Enter");
    await kim.page.waitForSelector(".verdict");
  }
  await audit(kim, `${kind}-told`);
  while (!(await kim.page.evaluate(() => document.activeElement.matches(".send .main")))) await kim.page.keyboard.press("Tab");
  await kim.page.keyboard.press("Enter");
}
await at(kim, 5);

await host.page.waitForSelector("#seats >> text=/4 \\/ 10/");
await board.page.waitForFunction(() => /3 .* 3 .* 2/.test(document.getElementById("seats").textContent));
for (const page of [board, host]) await audit(page, "under-way");
const before = await host.page.textContent("#question h1");
await host.page.click("[data-act=extend]");
await host.page.waitForFunction((was) => document.querySelector("#question h1").textContent !== was, before);
// Kim's network is away when it ends: what was sent too late says so.
await kim.context.setOffline(true);
await giveBy(kim.page, "several");
await kim.page.waitForSelector(".receipt[data-state=trying]");
await host.page.click("[data-act=end]");
await audit(host, "sure");
await host.page.click("#sure-choices .danger");
await zoe.page.waitForSelector(".class-bar");
await kim.context.setOffline(false);
await kim.page.waitForSelector("#late:visible");
for (const pupil of [zoe, max, kim]) {
  await pupil.page.waitForSelector(".big-figure");
  assert.match(await pupil.page.textContent(".big-figure"), /\/ 10/, `${pupil.name}: every question counts`);
}
assert.ok((await kim.page.locator(".look").count()) >= 6, "what was not answered is there too");
assert.equal(await board.page.locator(".standings").count(), 0, "homework is no race");
for (const page of [zoe, max, kim, board, host]) await audit(page, "over");
await end("homework of ten questions, three phones");

/** Reloads with an answer chosen and not sent, then again once it is told: everything is where it was. */
async function comesBack() {
  await zoe.page.click(".option >> nth=1");
  await zoe.page.reload();
  await at(zoe, KINDS.indexOf("choice") + 1);
  assert.equal(await zoe.page.isChecked(".option >> nth=1 >> input"), true, "what was chosen is kept");
  await zoe.page.click("button.main");
  await told(zoe);
  await zoe.page.reload();
  await told(zoe);
}

/** Answers and goes on without a network: the page says that it is not through yet, and is once it can. */
async function goesOffline() {
  await max.context.setOffline(true);
  await max.page.waitForSelector("#link[data-link=cut]");
  await giveBy(max.page, "text");
  await max.page.waitForSelector(".receipt[data-state=trying]");
  await audit(max, "offline");
  await max.context.setOffline(false);
  await told(max);
  await max.context.setOffline(true);
  await max.page.waitForSelector("#link[data-link=cut]");
  await onward(max);
  await max.page.waitForSelector(".receipt[data-state=trying]");
  await audit(max, "offline-onward");
  await max.context.setOffline(false);
  await at(max, 3);
}
