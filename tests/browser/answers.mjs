// How each of the ten kinds is answered on the page: by touch, and by keys alone.

/** Answers by touch and sends. */
export async function giveBy(page, kind) {
  switch (kind) {
    case "choice":
    case "true_false":
      await page.click(".option >> nth=0");
      break;
    case "several":
      await page.click(".option >> nth=0");
      await page.click(".option >> nth=1");
      break;
    case "text":
    case "gap":
    case "number":
    case "list":
      await page.fill("form input[type=text] >> nth=0", kind === "number" ? "424242" : `KEY-${kind === "text" ? "typed" : kind}`);
      break;
    case "order":
      while (await page.locator(".tap").count()) await page.click(".tap >> nth=0");
      await page.click("[data-name^=down] >> nth=0");
      break;
    case "match":
      await page.click(".partners button >> nth=0");
      await page.click(".partners button[aria-pressed=false] >> nth=1");
      break;
  }
  await page.click("button.main");
}

/** Presses a key until something holds the keyboard. */
async function reach(page, key, selector) {
  for (let presses = 0; presses < 60; presses += 1) {
    if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} does not lead to ${selector}`);
}

/** Answers and sends without a pointer. */
export async function giveByKeys(page, kind) {
  switch (kind) {
    case "choice":
    case "true_false":
      await reach(page, "Tab", ".option input");
      await page.keyboard.press("Space");
      break;
    case "several":
      await reach(page, "Tab", ".option input");
      await page.keyboard.press("Space");
      await page.keyboard.press("Tab");
      await page.keyboard.press("Space");
      break;
    case "text":
    case "gap":
    case "number":
    case "list":
      await reach(page, "Tab", "form input[type=text]");
      await page.keyboard.type(kind === "number" ? "7" : "KEY");
      await page.keyboard.press("Enter");
      return;
    case "order":
      await reach(page, "Tab", ".tap");
      while (await page.locator(".tap").count()) await page.keyboard.press("Enter");
      break;
    case "match":
      while (await page.locator(".chosen.none").count()) {
        await reach(page, "Tab", ".partners button:not(:has(.taken))");
        await page.keyboard.press("Enter");
      }
      break;
  }
  await reach(page, "Tab", "button.main");
  await page.keyboard.press("Enter");
}
