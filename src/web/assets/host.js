// The teacher's controls: the same as the keys of the terminal.

import { authored, classBar, count, deadline, make, say } from "./dom.js";
import { Clock } from "./clock.js";
import { connect } from "./link.js";
import { shown } from "./forms.js";
import { post } from "./outbox.js";
import { distribution, keys, why } from "./told.js";

const EXTENSION = 15;
const DAY = 86400;

const question = document.getElementById("question");
const figures = document.getElementById("figures");
const controls = document.getElementById("controls");
const seats = document.getElementById("seats");
const link = document.getElementById("link");
const notice = document.getElementById("notice");
const spoken = document.getElementById("spoken");
const clock = new Clock(document.getElementById("clock"), document.getElementById("sand"), (text) => (spoken.textContent = text));
const dialog = document.getElementById("sure");

let snapshot = null;
let drawn = {};

/** What each stage offers: the next step first. */
const STEPS = {
  lobby: [["next", "begin"]],
  own: [["extend", "extend-day"]],
  open: [["close", "close"], ["skip", "skip"]],
  closed: [["reveal", "reveal"], ["skip", "skip"]],
  revealed: [["next", "next"], ["standings", "show-standings"]],
  standings: [["next", "next"]],
  finished: [],
  gone: [],
};
const KEYS = { next: "n", close: "n", reveal: "n", standings: "s", pause: "p", resume: "p", extend: "e", skip: "x", lock: "l", unlock: "l" };

function offers({ stage, paused, remaining, join, number, count: whole, until }) {
  const over = stage === "finished" || stage === "gone";
  const list = STEPS[stage].map(([act, label]) => [act, label === "next" && number >= whole ? "finish" : label]);
  if (stage === "open" && remaining !== null && !paused) list.push(["extend", "extend"]);
  if (stage === "open" || stage === "closed") list.push(paused ? ["resume", "resume"] : ["pause", "pause"]);
  if (!over) list.push(join.locked ? ["unlock", "unlock"] : ["lock", "lock"]);
  if (!over) list.push(["end", until ? "end-own" : "end"]);
  return list;
}

async function act(name, more = {}) {
  notice.hidden = true;
  const body = name === "extend" ? { do: name, seconds: snapshot.until ? DAY : EXTENSION } : { do: name, ...more };
  const reply = await post("/control", body);
  if (reply?.done) return;
  const unstored = reply?.refused === "unstored";
  notice.textContent = say(unstored ? "control-unstored" : reply ? "control-refused" : "control-unheard");
  notice.hidden = false;
}

/** Percent of time that one pupil is given beyond the usual, at a press. */
const MORE_PERCENT = 50;

/** Asks before what cannot be taken back. */
function sure(text, choices) {
  document.getElementById("sure-text").textContent = text;
  const buttons = choices.map(([label, name, more]) =>
    make("button", { type: "submit", class: "danger", onclick: () => act(name, more) }, say(label)),
  );
  document.getElementById("sure-choices").replaceChildren(make("button", { type: "submit" }, say("cancel")), ...buttons);
  dialog.showModal();
}

function press(name) {
  const homework = Boolean(snapshot.until);
  if (name === "end") sure(say(homework ? "sure-end-own" : "sure-end"), [[homework ? "end-own" : "end", "end"]]);
  else act(name);
}

/** Draws a part of the page only when what it shows has changed, so that nothing moves under a finger. */
function part(name, facts, draw) {
  const key = JSON.stringify(facts);
  if (drawn[name] === key) return;
  drawn[name] = key;
  draw();
}

function show(next) {
  snapshot = next;
  document.getElementById("pin").textContent = next.join.pin;
  document.getElementById("address").textContent = next.join.address;
  document.getElementById("banner").hidden = !next.paused;
  const trouble = document.getElementById("trouble");
  trouble.hidden = !next.trouble;
  if (next.trouble) trouble.textContent = say(`trouble-${next.trouble}`);
  part("figures", [next.counts, next.epoch, next.count], drawFigures);
  part("question", [next.stage, next.until, next.epoch, next.prompt, next.result, next.distribution, next.class], drawQuestion);
  part("controls", offers(next), drawControls);
  part("seats", [next.seats, next.stage, next.count], drawSeats);
  if (next.stage === "open") clock.set(next);
  else clock.stop();
}

function drawFigures() {
  const { counts, number, count: whole, epoch } = snapshot;
  const figure = (name, value) => make("span", {}, make("b", {}, value), ` ${say(name)}`);
  figures.replaceChildren(
    epoch > 0 ? make("span", {}, say("question-of", { number, count: whole })) : "",
    figure("figure-seats", count(counts.seats)),
    figure("figure-here", count(counts.here)),
    ...(snapshot.until
      ? [figure("figure-begun", count(counts.begun)), figure("figure-through", count(counts.through))]
      : [figure("figure-answers", count(counts.answers))]),
  );
}

function drawQuestion() {
  const { stage, prompt, result } = snapshot;
  const parts = [make("h2", {}, say(`stage-${stage}`))];
  if (stage === "own") parts.push(make("h1", {}, deadline(snapshot.until)));
  if (prompt) parts.push(authored("h1", prompt.ask, { lang: prompt.language }));
  if (prompt && !result) parts.push(shown(prompt.form));
  if (result) {
    parts.push(make("div", { class: "keys" }, keys(result, prompt.form.kind)));
    if (snapshot.distribution?.length) parts.push(distribution(snapshot.distribution));
    parts.push(why(result));
  }
  if (snapshot.class) parts.push(classBar(snapshot.class));
  question.replaceChildren(...parts.filter(Boolean));
}

function drawControls() {
  const held = document.activeElement?.dataset?.act;
  const buttons = offers(snapshot).map(([name, label], at) => {
    const look = at === 0 && !["lock", "unlock", "extend"].includes(name) ? "main" : name === "end" ? "danger" : null;
    const key = KEYS[name] ? make("kbd", { "aria-hidden": "true" }, KEYS[name]) : null;
    return make("button", { type: "button", class: look, "data-act": name, onclick: () => press(name) }, say(label), key);
  });
  controls.replaceChildren(...buttons);
  if (held) (buttons.find((button) => button.dataset.act === held) || buttons[0])?.focus();
}

function drawSeats() {
  const asking = snapshot.stage === "open" || snapshot.stage === "closed";
  const held = document.activeElement?.dataset?.seat;
  const rows = (snapshot.seats || []).map((seat) => {
    const through = snapshot.until && seat.done === snapshot.count;
    const there = seat.here ? ["●", "seat-here"] : ["○", "seat-away"];
    const state = through ? ["✓", "seat-through"] : seat.here && asking && seat.answered ? ["✓", "seat-answered"] : there;
    const ask = () => sure(say("sure-kick", { name: seat.name }), [["kick", "kick", { seat: seat.seat }], ["ban", "ban", { seat: seat.seat }]]);
    const extra = seat.extra > 0;
    const sign = extra ? `+${seat.extra} %` : "+½";
    const time = {
      type: "button",
      class: "quiet time",
      "data-seat": `time-${seat.seat}`,
      "aria-pressed": String(extra),
      "aria-label": `${sign} ${say("more-time", { name: seat.name })}`,
      title: say("more-time", { name: seat.name }),
      onclick: () => act("allow", { seat: seat.seat, percent: extra ? 0 : MORE_PERCENT }),
    };
    return make(
      "li",
      { class: seat.here ? null : "away" },
      make("span", { class: "state", role: "img", "aria-label": say(state[1]) }, state[0]),
      make("span", {}, make("bdi", {}, seat.name)),
      snapshot.until ? done(seat) : make("span", { class: "score", "aria-label": say("score-of", { right: seat.right }) }, count(seat.right)),
      snapshot.until || snapshot.stage === "finished" ? null : make("button", time, sign),
      make("button", { type: "button", class: "quiet", "data-seat": `out-${seat.seat}`, "aria-label": say("sure-kick", { name: seat.name }), onclick: ask }, "✕"),
    );
  });
  seats.replaceChildren(...(rows.length ? rows : [make("li", {}, say("no-seats"))]));
  if (held) seats.querySelector(`[data-seat="${held}"]`)?.focus();
}

/** How far somebody is who goes at their own pace. */
function done(seat) {
  const seen = make("span", { "aria-hidden": "true" }, `${count(seat.done)} / ${count(snapshot.count)}`);
  return make("span", { class: "score" }, seen, make("span", { class: "heard" }, say("done-of", { done: seat.done, count: snapshot.count })));
}

document.addEventListener("keydown", (event) => {
  if (!snapshot || dialog.open || event.repeat || event.ctrlKey || event.altKey || event.metaKey) return;
  const offer = offers(snapshot).find(([name]) => KEYS[name] === event.key.toLowerCase());
  if (offer) press(offer[0]);
});

connect("host", {
  show,
  lost: () => {
    link.hidden = true;
    clock.stop();
    controls.replaceChildren();
    question.replaceChildren(make("h1", {}, say("ended")));
  },
  tell: (state) => {
    link.dataset.link = state;
    link.textContent = say(`link-${state}`);
  },
});
