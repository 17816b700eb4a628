// How a question is answered on a phone: for each of the ten kinds its fields, what was given, and how to fill it in again.

import { authored, badge, count, make, say } from "./dom.js";
import { order, pairs } from "./arrange.js";

/** What a form is: its element, `read()` for what is given or null, `fill(given)`, and the line above it. */
export function formFor(form, changed) {
  return KINDS[form.kind](form, changed);
}

function option(html, index, settings, changed, many) {
  const words = typeof html === "string" ? authored("span", html, { class: "words" }) : html;
  const input = make("input", { ...settings, onchange: changed });
  const tick = make("span", { class: "tick", "aria-hidden": "true" }, "✓");
  return make("label", { class: `option${many ? " many" : ""}` }, input, index === null ? null : badge(index), words, tick);
}

function picks(form, changed, many) {
  const node = make("div", { class: "options" });
  const paint = () => {
    for (const label of node.children) label.classList.toggle("on", label.firstChild.checked);
  };
  const type = many ? "checkbox" : "radio";
  const mark = () => (paint(), changed());
  node.append(...form.options.map((html, index) => option(html, index, { type, name: "pick", value: index }, mark, many)));
  const inputs = () => [...node.querySelectorAll("input")];
  const chosen = () => inputs().filter((input) => input.checked).map((input) => Number(input.value));
  return {
    node,
    lead: say(many ? "lead-several" : "lead-choice"),
    read: () => (chosen().length === 0 ? null : many ? { picks: chosen() } : { pick: chosen()[0] }),
    fill: (given) => {
      const wanted = given.picks || [given.pick];
      for (const input of inputs()) input.checked = wanted.includes(Number(input.value));
      paint();
    },
  };
}

function truth(_form, changed) {
  const options = [say("true"), say("false")].map((text) => make("span", { class: "words" }, text));
  const node = make("div", { class: "options two" });
  const inputs = () => [...node.querySelectorAll("input")];
  const paint = () => {
    for (const label of node.children) label.classList.toggle("on", label.firstChild.checked);
  };
  const mark = () => (paint(), changed());
  node.append(...options.map((text, at) => option(text, null, { type: "radio", name: "truth", value: at === 0 }, mark)));
  return {
    node,
    lead: say("lead-truth"),
    read: () => {
      const picked = inputs().find((input) => input.checked);
      return picked ? { truth: picked.value === "true" } : null;
    },
    fill: (given) => {
      for (const input of inputs()) input.checked = input.value === String(given.truth);
      paint();
    },
  };
}

function line(settings, changed) {
  return make("input", {
    type: "text",
    dir: "auto",
    autocomplete: "off",
    autocapitalize: "off",
    autocorrect: "off",
    spellcheck: "false",
    enterkeyhint: "send",
    maxlength: 400,
    oninput: changed,
    ...settings,
  });
}

function typed(input, node, lead) {
  return {
    node,
    lead,
    read: () => (input.value.trim() ? { text: input.value } : null),
    fill: (given) => (input.value = given.text ?? ""),
  };
}

function text(_form, changed) {
  const input = line({ "aria-label": say("your-answer") }, changed);
  return typed(input, make("div", { class: "field" }, input), say("lead-text"));
}

function number(form, changed) {
  const input = line({ inputmode: "decimal", "aria-label": say("your-answer") }, changed);
  const letters = make("button", { type: "button", class: "quiet", onclick: swap });
  const offer = (keys) => {
    letters.textContent = say(keys);
    letters.setAttribute("aria-label", say(`${keys}-label`));
  };
  function swap() {
    const decimal = input.inputMode === "decimal";
    input.inputMode = decimal ? "text" : "decimal";
    offer(decimal ? "digits" : "letters");
    input.focus();
  }
  offer("letters");
  const unit = form.unit ? make("bdi", {}, form.unit) : null;
  return typed(input, make("div", { class: "with-unit" }, input, unit, letters), say("lead-number"));
}

function gap(form, changed) {
  const input = line({ "aria-label": say("the-gap") }, changed);
  return typed(input, gapText(form.pieces, input), say("lead-gap"));
}

/** A text with gaps: `open` stands where the one that is asked is. */
export function gapText(pieces, open) {
  const nodes = pieces.map((piece) => {
    if (piece.open) return open || make("span", { class: "open", role: "img", "aria-label": say("the-gap") });
    return authored("span", piece.text ?? piece.filled);
  });
  return make("p", { class: "gap-text", dir: "auto" }, ...nodes);
}

function list(form, changed) {
  const inputs = Array.from({ length: form.need }, (_, at) => line({ "aria-label": say("item", { number: at + 1 }) }, changed));
  const rows = inputs.map((input, at) =>
    make("div", { class: "with-unit" }, make("span", { "aria-hidden": "true" }, `${count(at + 1)}.`), input),
  );
  return {
    node: make("div", { class: "options" }, ...rows),
    lead: say("lead-list", { need: form.need }),
    read: () => {
      const items = inputs.map((input) => input.value.trim()).filter(Boolean);
      return items.length ? { items } : null;
    },
    fill: (given) => given.items?.forEach((item, at) => inputs[at] && (inputs[at].value = item)),
  };
}

function recall() {
  return { node: make("div"), lead: say("lead-recall"), read: () => ({ looked: true }), fill: () => {} };
}

const KINDS = {
  recall,
  text,
  gap,
  number,
  choice: (form, changed) => picks(form, changed, false),
  several: (form, changed) => picks(form, changed, true),
  true_false: truth,
  order,
  match: pairs,
  list,
};

/** What is asked, as the board shows it: options with their letters, gaps left open. */
export function shown(form) {
  const items = (texts, lettered) =>
    texts.map((html, at) => make("li", {}, lettered ? badge(at) : null, authored("span", html)));
  switch (form.kind) {
    case "choice":
    case "several":
    case "order": {
      const short = form.options.every((html) => html.length < 90);
      const wide = short && form.options.length > (form.kind === "order" ? 5 : 2);
      const set = make("ul", { class: `options${wide ? "" : " one"}` });
      set.append(...items(form.options, form.kind !== "order"));
      return set;
    }
    case "match":
      return make(
        "div",
        { class: "columns" },
        make("ul", { class: "options one" }, ...items(form.left, true)),
        make("ul", { class: "options one" }, ...items(form.right, false)),
      );
    case "gap":
      return gapText(form.pieces);
    case "true_false":
      return make("p", { class: "hint" }, `${say("true")} / ${say("false")}`);
    case "number":
      return form.unit ? make("p", { class: "hint" }, say("in-unit", { unit: form.unit })) : null;
    case "list":
      return make("p", { class: "hint" }, say("lead-list", { need: form.need }));
    default:
      return null;
  }
}

