// The two kinds that arrange: items in order, and pairs. Buttons alone do it; nothing needs to be dragged.

import { authored, letter, make, say } from "./dom.js";

const plain = (html) => make("span", { html }).textContent;

/** Puts items in order: a tap places the next one, arrows move it, a cross takes it back. */
export function order(form, changed) {
  const node = make("div", { class: "options" });
  let placed = [];

  function move(at, by) {
    [placed[at], placed[at + by]] = [placed[at + by], placed[at]];
    draw(`${by < 0 ? "up" : "down"}-${placed[at + by]}`);
  }

  function press(name, label, symbol, disabled, act) {
    return make("button", { type: "button", "data-name": name, "aria-label": label, disabled, onclick: act }, symbol);
  }

  function row(item, at) {
    const text = plain(form.options[item]);
    return make(
      "li",
      { class: "row" },
      make("span", { class: "rank" }, `${at + 1}.`),
      authored("span", form.options[item], { class: "words" }),
      press(`up-${item}`, say("up", { item: text }), "↑", at === 0, () => move(at, -1)),
      press(`down-${item}`, say("down", { item: text }), "↓", at === placed.length - 1, () => move(at, 1)),
      press(`back-${item}`, say("take-back", { item: text }), "✕", false, () => {
        placed.splice(at, 1);
        draw(`put-${item}`);
      }),
    );
  }

  function waiting(item) {
    const put = () => {
      placed.push(item);
      const next = form.options.findIndex((_, other) => !placed.includes(other));
      draw(next < 0 ? `up-${item}` : `put-${next}`);
    };
    const words = authored("span", form.options[item], { class: "words" });
    const plus = make("span", { class: "plus", "aria-hidden": "true" }, "+");
    return make("button", { type: "button", class: "tap", "data-name": `put-${item}`, onclick: put }, words, plus);
  }

  /** Draws anew, and leaves the keyboard where it was. */
  function draw(focus) {
    const left = form.options.map((_, item) => item).filter((item) => !placed.includes(item));
    node.replaceChildren(
      placed.length ? make("ol", { class: "options", "aria-label": say("your-order") }, ...placed.map(row)) : "",
      left.length && placed.length ? make("p", { class: "label" }, say("still-to-place")) : "",
      ...left.map(waiting),
    );
    if (focus) {
      const wanted = node.querySelector(`[data-name="${focus}"]`);
      (wanted?.disabled ? wanted.parentElement.querySelector("button:enabled") : wanted)?.focus();
      changed();
    }
  }

  draw();
  return {
    node,
    lead: say("lead-order"),
    read: () => (placed.length === form.options.length ? { order: [...placed] } : null),
    fill: (given) => {
      placed = [...(given.order || [])];
      draw();
    },
  };
}

/** Finds for each on the left its partner: a tap opens one, a tap chooses, and the next one opens. */
export function pairs(form, changed) {
  const node = make("div", { class: "options" });
  let chosen = form.left.map(() => null);
  let open = 0;

  function choose(left, right) {
    chosen = chosen.map((other) => (other === right ? null : other));
    chosen[left] = right;
    open = chosen.findIndex((other) => other === null);
    draw(open < 0 ? left : open);
    changed();
  }

  function partner(left, right) {
    const by = chosen.findIndex((other) => other === right);
    const taken = by >= 0 && by !== left ? say("taken-by", { letter: letter(by) }) : null;
    return make(
      "button",
      { type: "button", "aria-pressed": String(chosen[left] === right), onclick: () => choose(left, right) },
      authored("span", form.right[right]),
      taken && make("span", { class: "taken" }, taken),
    );
  }

  function pair(left) {
    const toggle = () => {
      open = open === left ? -1 : left;
      draw(left);
    };
    const right = chosen[left];
    const head = make(
      "button",
      { type: "button", "aria-expanded": String(open === left), "data-left": left, onclick: toggle },
      make("span", {}, `${letter(left)}. `, authored("span", form.left[left])),
      make("span", { "aria-hidden": "true" }, open === left ? "▴" : "▾"),
      right === null
        ? make("span", { class: "chosen none" }, say("choose-partner"))
        : make("span", { class: "chosen" }, "→ ", authored("span", form.right[right])),
    );
    const partners = open === left ? make("div", { class: "partners" }, ...form.right.map((_, at) => partner(left, at))) : null;
    return make("div", { class: "pair" }, head, partners);
  }

  function draw(focus) {
    node.replaceChildren(...form.left.map((_, left) => pair(left)));
    if (focus !== undefined) node.querySelector(`[data-left="${focus}"]`)?.focus();
  }

  draw();
  return {
    node,
    lead: say("lead-match"),
    read: () => (chosen.every((right) => right !== null) ? { pairs: [...chosen] } : null),
    fill: (given) => {
      chosen = form.left.map((_, left) => given.pairs?.[left] ?? null);
      open = chosen.findIndex((right) => right === null);
      draw();
    },
  };
}
