// What the pupil's page says where everyone goes at their own pace: how it begins, how it goes on, and what it came to.

import { authored, classBar, deadline, make, ratio, say } from "./dom.js";
import { insist } from "./outbox.js";
import { told } from "./told.js";

/** What is to be known before the first question. */
export function intro({ count, until }) {
  return [
    make("p", { class: "until" }, deadline(until)),
    make("p", {}, say("own-intro", { count })),
    make("p", {}, say("own-return")),
  ];
}

/** The way on, where the thumb reaches it; `here` says whether the page still shows what it leads on from. */
export function onward({ epoch, number, count }, here) {
  const said = make("p", { class: "receipt", role: "status" });
  const label = epoch === 0 ? "begin" : number < count ? "next" : "own-result";
  const main = make("button", { type: "button", class: "main", onclick: go }, say(label));
  async function go() {
    main.disabled = true;
    const tell = () => {
      said.dataset.state = "trying";
      said.textContent = say("link-trying");
    };
    const done = await insist("/next", { epoch }, { wanted: here, tell });
    said.textContent = "";
    if (!done) main.disabled = false;
  }
  return make("div", { class: "send" }, said, make("div", { class: "buttons" }, main));
}

/** What it came to, and what is worth another look. */
export function summary({ stage, seat, count, until, looks, class: whole }) {
  const over = stage === "finished";
  return [
    make("h1", { tabindex: -1 }, say(over ? "own-over" : "own-through")),
    make("p", { class: "receipt", id: "late", role: "status", "data-state": "late", hidden: true }, say("receipt-late")),
    ratio("p", { right: seat.right, of: count }, { class: "big-figure" }),
    make("p", { class: "note" }, say("own-right")),
    whole ? classBar(whole) : null,
    over ? null : make("p", { class: "note" }, deadline(until)),
    over ? null : make("p", { class: "note" }, say("own-through-note")),
    make("h2", { class: "again" }, say(looks.length ? "own-look" : "own-all-right")),
    ...looks.map(look),
  ];
}

function look({ prompt, result }) {
  const asked = authored("h3", prompt.ask, { lang: prompt.language });
  return make("section", { class: "look" }, asked, ...told(result, prompt.form.kind));
}
