// What a question comes to once it is revealed: the verdict, the key, and what the author has to say.

import { authored, bar, count, make, say } from "./dom.js";

const MARKS = { right: "✓", slip: "✓", typo: "≈", partial: "≈", wrong: "✗", blank: "–" };

/** The key in a list: numbered where the order counts. */
export function keys(result, kind) {
  if (result.key.length === 1) return authored("p", result.key[0]);
  return make(kind === "order" ? "ol" : "ul", {}, ...result.key.map((html) => authored("li", html)));
}

/** The explanation and the work it rests on. */
export function why(result) {
  if (!result.why && !result.source) return null;
  return make(
    "div",
    { class: "why" },
    result.why && authored("p", result.why),
    result.source && authored("p", result.source, { class: "source" }),
  );
}

/** All of it, for the one who answered. */
export function told(result, kind) {
  const parts = [];
  if (result.verdict) {
    const mark = make("span", { class: "mark", "aria-hidden": "true" }, MARKS[result.verdict] || "");
    parts.push(make("div", { class: "verdict", tabindex: -1, "data-verdict": result.verdict }, mark, make("span", {}, result.text)));
  }
  const list = make("dl", { class: "told" });
  if (result.given) list.append(make("dt", {}, say("your-answer")), authored("dd", result.given));
  list.append(make("dt", {}, say("the-answer")), make("dd", { class: "key" }, keys(result, kind)));
  for (const [option, because] of result.because || []) {
    list.append(authored("dt", option), authored("dd", because));
  }
  parts.push(list, why(result));
  return parts.filter(Boolean);
}

/** How many gave which answer, the right ones marked. */
export function distribution(rows) {
  const whole = Math.max(1, ...rows.map((row) => row.count));
  const items = rows.map((row) =>
    make(
      "li",
      { class: row.right ? "right" : null },
      make("span", { class: "mark" }, row.right ? "✓" : "", row.right ? make("span", { class: "heard" }, say("right")) : null),
      authored("span", row.label),
      bar(row.count / whole),
      make("span", { class: "count" }, count(row.count)),
    ),
  );
  return make("ul", { class: "bars", "aria-label": say("distribution") }, ...items);
}
