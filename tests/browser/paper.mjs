// Sheets and keys in a real browser, as they are printed: node paper.mjs '{"pages", "chromium", "shots"}'; run by tests/it/web/browser.rs.

import assert from "node:assert/strict";
import { audit, end, open, settings, SMALL, TABLET } from "./pages.mjs";

/** What is left of A4 and of Letter within the margins, in CSS pixels. */
const LEAVES = { a4: { width: 658, height: 983 }, letter: { width: 680, height: 916 } };

/** The elements that stick out of their leaf, and code that does not run as it was written. */
const faults = () => {
  const told = [];
  for (const element of document.querySelectorAll("main *, .key *")) {
    const { left, right } = element.getBoundingClientRect();
    const name = `${element.tagName} ${element.className}: ${element.textContent.slice(0, 40)}`;
    if (left < -0.5 || right > innerWidth + 0.5) told.push(`outside: ${name}`);
    if (element.scrollWidth > element.clientWidth + 1 && element.clientWidth > 0) told.push(`cut: ${name}`);
    if (element.tagName === "CODE" && getComputedStyle(element).direction !== "ltr") told.push(`turned: ${name}`);
  }
  // A box is ticked for the word beside it.
  const middle = (element) => { const { left, right } = element.getBoundingClientRect(); return (left + right) / 2; };
  for (const truth of document.querySelectorAll(".truth")) {
    const gap = (box, word) => { const [a, b] = [box, word].map((element) => element.getBoundingClientRect()); return Math.max(a.left - b.right, b.left - a.right); };
    const [boxes, words] = [".box", ".label"].map((name) => [...truth.querySelectorAll(name)].sort((a, b) => middle(a) - middle(b)));
    for (const [at, box] of boxes.entries()) {
      const near = words.toSorted((a, b) => gap(box, a) - gap(box, b));
      if (near[0] !== words[at] || gap(box, near[1]) < 2 * gap(box, near[0])) told.push(`between two words: ${truth.textContent}`);
    }
  }
  return told;
};

for (const [name, address] of Object.entries(settings.pages)) {
  for (const [leaf, viewport] of Object.entries(LEAVES)) {
    const { context, page } = await open(`${name}-${leaf}`, { viewport });
    await page.goto(address);
    await page.emulateMedia({ media: "print" });
    assert.deepEqual(await page.evaluate(faults), [], `${name} on ${leaf}`);
    if (settings.shots) await page.pdf({ path: `${settings.shots}/${name}-${leaf}.pdf`, format: leaf });
    await context.close();
  }
  for (const viewport of [SMALL, TABLET]) {
    const reader = await open(`${name}-${viewport.width}`, { viewport });
    await reader.page.goto(address);
    await audit(reader, "read");
    await reader.context.close();
  }
}

await end(`${Object.keys(settings.pages).length} papers`);
