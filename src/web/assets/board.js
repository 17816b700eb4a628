// The projector's page: what the whole class sees.

import { authored, classBar, deadline, make, media, say, standings } from "./dom.js";
import { Clock } from "./clock.js";
import { connect } from "./link.js";
import { shown } from "./forms.js";
import { distribution, keys, why } from "./told.js";

const stage = document.getElementById("stage");
const link = document.getElementById("link");
const spoken = document.getElementById("spoken");
const answers = document.getElementById("answers");
const progress = document.getElementById("progress");
const joinline = document.getElementById("joinline");
const pulse = document.getElementById("pulse");
const clock = new Clock(document.getElementById("clock"), document.getElementById("sand"), (text) => (spoken.textContent = text));

let snapshot = null;
let drawn = "";

function show(next) {
  snapshot = next;
  progress.textContent = next.epoch > 0 ? say("question-of", next) : "";
  const joining = next.stage === "lobby" || next.stage === "own";
  joinline.hidden = joining || next.stage === "finished";
  joinline.replaceChildren(...joinLine(next.join));
  const key = JSON.stringify([next.stage, next.epoch, next.paused, joining ? [next.join, next.names, next.until] : next.result, next.standings]);
  const changed = key !== drawn;
  if (changed) {
    drawn = key;
    stage.replaceChildren(...DRAWN[next.stage]().filter(Boolean));
    if (next.paused) stage.prepend(make("p", { class: "banner" }, say("paused")));
  }
  const asking = next.stage === "open" || next.stage === "closed";
  pulse.hidden = !asking;
  if (asking) answers.textContent = say("answers-of", { answers: next.counts.answers, here: next.counts.here });
  const seats = document.getElementById("seats");
  if (seats) seats.textContent = say(next.until ? "own-counts" : "seats", next.counts);
  if (next.stage === "open") clock.set(next);
  else clock.stop();
  if (changed) fit();
}

/** Makes everything smaller until it can be seen without scrolling. */
function fit() {
  const root = document.documentElement;
  root.style.fontSize = "";
  let size = parseFloat(getComputedStyle(root).fontSize);
  for (let tries = 0; tries < 10 && root.scrollHeight > innerHeight; tries += 1) {
    size *= 0.94;
    root.style.fontSize = `${size}px`;
  }
}

function joinLine(join) {
  if (!join || join.locked) return [say("locked")];
  return [`${join.address.replace(/^https?:\/\//, "")} · `, make("b", {}, spaced(join.pin))];
}

/** A PIN in two halves, as it is read aloud. */
function spaced(pin) {
  return pin.length === 6 ? `${pin.slice(0, 3)} ${pin.slice(3)}` : pin;
}

function lobby() {
  const { join, names } = snapshot;
  const code = (src, label, step) => make("figure", {}, make("img", { class: "qr", src, alt: label }), step);
  // Both codes are scanned from the back row: one after another, and as large.
  const codes = join.wifi
    ? make(
        "div",
        { class: "codes" },
        code("/wifi.svg", say("qr-wifi"), make("figcaption", {}, "1. ", say("wifi-first", { name: join.wifi }))),
        code("/qr.svg", say("qr-join"), make("figcaption", {}, "2. ", say("wifi-then"))),
      )
    : make("img", { class: "qr", src: "/qr.svg", alt: say("qr-join") });
  const list = (names || []).map((name) => make("li", { dir: "auto" }, name));
  const steps = make(
    "div",
    { class: "steps" },
    make("h1", {}, say("join-with-phone")),
    snapshot.until ? make("p", { class: "until" }, deadline(snapshot.until)) : null,
    make("p", { class: "address" }, join.address.replace(/^https?:\/\//, "")),
    make("p", { class: "pin" }, make("span", { class: "heard" }, say("pin")), join.locked ? say("locked") : spaced(join.pin)),
    make("p", { class: "hint", id: "seats", role: "status" }),
    list.length ? make("ul", { class: "names" }, ...list) : null,
  );
  return [make("div", { class: join.wifi ? "lobby two" : "lobby" }, codes, steps)];
}

function asked() {
  const { prompt } = snapshot;
  const long = prompt.ask.length > 160 ? "long" : null;
  return authored("h1", prompt.ask, { class: long, lang: prompt.language });
}

function open() {
  return [asked(), ...media(snapshot.prompt.media), shown(snapshot.prompt.form)];
}

function revealed() {
  const { result, prompt } = snapshot;
  if (!result) return [asked()];
  const rows = snapshot.distribution || [];
  const seen = ["choice", "several", "true_false"].includes(prompt.form.kind) && rows.length > 0;
  const told = seen ? null : make("div", { class: "keys" }, keys(result, prompt.form.kind));
  return [asked(), told, rows.length ? distribution(rows) : null, why(result)];
}

function whole() {
  return snapshot.class ? classBar(snapshot.class) : null;
}

const DRAWN = {
  lobby,
  own: lobby,
  open,
  closed: () => [make("p", { class: "banner" }, say("answers-are-in")), ...open()],
  revealed,
  standings: () => [make("h1", {}, say("standings")), whole(), snapshot.standings ? standings(snapshot.standings.slice(0, 12)) : null],
  finished: () => [make("h1", {}, say(snapshot.until ? "own-over" : "finished")), whole(), snapshot.standings ? standings(snapshot.standings.slice(0, 12)) : null],
  gone: () => [make("h1", {}, say("ended"))],
};

addEventListener("resize", fit);
addEventListener("load", fit, true); // pictures, too

connect("board", {
  show,
  lost: () => {
    link.hidden = true;
    pulse.hidden = true;
    stage.replaceChildren(make("h1", {}, say("ended")));
  },
  tell: (state) => {
    link.dataset.link = state;
    link.textContent = say(`link-${state}`);
  },
});
