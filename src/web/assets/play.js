// The pupil's page: shows what the last snapshot says, and keeps what is being typed.

import { authored, bar, classBar, make, media, ratio, say, standings } from "./dom.js";
import { Clock } from "./clock.js";
import { connect } from "./link.js";
import { formFor } from "./forms.js";
import { intro, onward, summary } from "./homework.js";
import { insist, Outbox, post } from "./outbox.js";
import { told } from "./told.js";

/** How what became of an answer is told; all other refusals mean that it came too late. */
const RECEIPTS = {
  sending: "sending",
  trying: "trying",
  paused: "paused",
  already_answered: "already",
  unknown_seat: "unknown",
  malformed: "malformed",
};

const stage = document.getElementById("stage");
const link = document.getElementById("link");
const spoken = document.getElementById("spoken");
const speak = (text) => (spoken.textContent = text);
const clock = new Clock(document.getElementById("clock"), document.getElementById("sand"), speak);
const { seat } = stage.dataset;
const outbox = new Outbox(seat, () => snapshot && paint());
const DRAFT = `sommet-draft-${seat}`;

let snapshot = null;
let drawn = "";
let open = null; // the form of the open question, with its buttons and its receipt

function show(next) {
  const resumed = snapshot?.paused && !next.paused;
  snapshot = next;
  if (resumed) outbox.hurry();
  document.getElementById("name").textContent = next.seat?.name ?? "";
  const key = keyOf(next);
  if (key !== drawn) {
    drawn = key;
    draw();
  }
  if (next.stage === "open") clock.set(next);
  else clock.stop();
  paint();
}

/** What must differ for the page to be drawn anew; all else is painted over it. */
function keyOf({ stage, epoch, result, standings, looks, class: whole }) {
  const more = stage === "open" || stage === "lobby" ? null : [result, standings, looks, whole];
  return JSON.stringify([stage, epoch, more]);
}

function draw() {
  open = null;
  stage.classList.toggle("calm", ["lobby", "closed", "gone"].includes(snapshot.stage));
  stage.replaceChildren(...DRAWN[snapshot.stage]().filter(Boolean));
  // In homework an answer is told at once, and what it came to is what to read first.
  const first = snapshot.until && stage.querySelector(".verdict");
  (first || stage.querySelector("h1"))?.focus({ preventScroll: true });
  scrollTo(0, 0);
}

function heading(text) {
  return make("h1", { tabindex: -1 }, text);
}

function meta() {
  const { number, count, seat: score } = snapshot;
  return make(
    "p",
    { class: "meta" },
    make("span", {}, say("question-of", { number, count })),
    score.of > 0 ? make("span", {}, say("right-of", score)) : null,
  );
}

/** How far one is who goes at one's own pace; the line above says it in words. */
function progress() {
  if (!snapshot.until) return null;
  const line = bar(snapshot.done / snapshot.count);
  line.classList.add("progress");
  return line;
}

function question() {
  const { prompt } = snapshot;
  const asked = authored("h1", prompt.ask, { tabindex: -1, lang: prompt.language });
  return make("div", { class: "question" }, meta(), progress(), asked, ...media(prompt.media));
}

function draft() {
  const kept = JSON.parse(localStorage.getItem(DRAFT) || "null");
  return kept?.epoch === snapshot.epoch ? kept.given : null;
}

function drawOpen() {
  const form = formFor(snapshot.prompt.form, () => {
    const given = form.read();
    if (given) localStorage.setItem(DRAFT, JSON.stringify({ epoch: snapshot.epoch, given }));
    open.edited = true;
    paint();
  });
  const recall = snapshot.prompt.form.kind === "recall";
  const fields = make("fieldset", {}, make("legend", { class: "label" }, form.lead), form.node);
  const main = make("button", { class: "main" }, say(recall ? "thought" : "send"));
  const giveUp = make("button", { type: "button", class: "quiet", onclick: () => send({ give_up: true }) }, say("give-up"));
  const receipt = make("p", { class: "receipt", role: "status" });
  const banner = make("p", { class: "banner", role: "status", hidden: true }, say("paused"));
  const foot = make("div", { class: "send" }, receipt, make("div", { class: "buttons" }, main, giveUp));
  const node = make("form", { class: "answer", onsubmit: submit, lang: snapshot.prompt.language }, fields);
  open = { form, fields, main, giveUp, receipt, banner, edited: false, recall };
  const known = outbox.unsent(snapshot.epoch) ?? snapshot.answered?.given ?? draft();
  if (known && !known.give_up) form.fill(known);
  main.addEventListener("click", submit);
  return [banner, question(), node, foot];
}

function submit(event) {
  event.preventDefault();
  if (open.main.disabled) return;
  const given = open.form.read();
  if (given) send(given);
  else tellReceipt("missing", say("answer-first"));
}

function send(given) {
  open.edited = false;
  outbox.send(snapshot.epoch, given);
}

function tellReceipt(state, text) {
  open.receipt.dataset.state = state;
  if (open.receipt.textContent !== text) open.receipt.textContent = text;
}

/** Paints over an open question what may change while it stands: paused or not, and what became of the answer. */
function paint() {
  const late = document.getElementById("late");
  if (late) late.hidden = !outbox.missed();
  if (!open || snapshot.stage !== "open") return;
  const { epoch, paused, answered } = snapshot;
  const state = outbox.stateOf(epoch);
  const told = RECEIPTS[state] || "late";
  const { changeable } = snapshot;
  const under = ["sending", "trying", "paused"].includes(state);
  const refused = state !== null && state !== "stored" && !under;
  const stored = state === "stored" || (answered !== null && !under && !refused);
  const shut = paused || under || refused || (stored && !changeable);
  if (state === "already_answered" && answered && !answered.given.give_up) open.form.fill(answered.given);
  open.banner.hidden = !paused;
  open.fields.disabled = shut;
  open.giveUp.hidden = stored || under || refused || open.recall;
  open.main.disabled = shut || (stored && !open.edited);
  open.giveUp.disabled = paused;
  open.main.hidden = stored && !changeable;
  open.main.textContent = say(stored && changeable ? "change" : open.recall ? "thought" : "send");
  if (stored && open.edited && !under) tellReceipt("sending", say("not-sent"));
  else if (stored) tellReceipt("stored", say("stored"));
  else if (state) tellReceipt(told, say(`receipt-${told}`));
  else if (open.receipt.dataset.state !== "missing" || open.edited) tellReceipt("none", "");
}

function drawRevealed() {
  const { result, prompt } = snapshot;
  if (!result) return [question()];
  const judging = prompt.form.kind === "recall" && result.judge;
  const parts = told(result, prompt.form.kind);
  return [question(), ...parts, judging ? judge() : snapshot.until ? onward(snapshot, isHere(snapshot)) : null];
}

/** Whether the page still shows what it shows now. */
function isHere({ stage, epoch }) {
  return () => snapshot.stage === stage && snapshot.epoch === epoch;
}

function judge() {
  const said = make("p", { class: "receipt", role: "status" });
  const marks = [
    ["judge-not", 1],
    ["judge-partly", 2],
    ["judge-knew", 3],
  ];
  const buttons = marks.map(([name, mark]) => make("button", { type: "button", onclick: () => give(mark) }, say(name)));
  const epoch = snapshot.epoch;
  async function give(mark) {
    for (const button of buttons) button.disabled = true;
    said.textContent = say("receipt-sending");
    const tell = () => (said.textContent = say("receipt-trying"));
    const done = await insist("/judge", { epoch, mark }, { wanted: () => snapshot.epoch === epoch, tell });
    said.textContent = say(done ? "stored" : "receipt-late");
  }
  return make("div", { class: "judge" }, make("h2", {}, say("judge")), ...buttons, said);
}

function own() {
  const { seat: score } = snapshot;
  return [
    ratio("p", score, { class: "big-figure" }),
    make("p", { class: "note" }, say("right-answers")),
    score.points === null ? null : make("p", { class: "note" }, say("points", score)),
    snapshot.class ? classBar(snapshot.class) : null,
    snapshot.standings ? standings(snapshot.standings, score.name) : null,
  ];
}

const DRAWN = {
  lobby: drawLobby,
  open: drawOpen,
  closed: () => [heading(say("answers-are-in")), make("p", {}, say(snapshot.answered ? "yours-is-stored" : "none-from-you"))],
  revealed: drawRevealed,
  standings: () => [heading(say("standings")), ...own()],
  finished: () => (snapshot.until ? summary(snapshot) : [heading(say("finished")), ...own(), make("p", { class: "note" }, say("finished-note"))]),
  through: () => summary(snapshot),
  gone: drawGone,
};

function drawLobby() {
  const { name } = snapshot.seat;
  const title = heading(name ? say("you-are-in", { name }) : say("you-are-in-anonymous"));
  const leave = make("button", { type: "button", class: "quiet", onclick: () => post("/leave", {}) }, say("leave"));
  if (snapshot.until) return [title, ...intro(snapshot), leave, onward(snapshot, isHere(snapshot))];
  return [title, make("p", {}, say("wait-for-start")), leave];
}

function drawGone() {
  clock.stop();
  return [heading(say("gone")), make("p", {}, say("gone-note")), make("p", {}, make("a", { href: "/" }, say("join-again")))];
}

function lost() {
  link.hidden = true;
  snapshot = { ...snapshot, stage: "gone" };
  drawn = "";
  draw();
}

document.addEventListener("keydown", (event) => {
  if (!open || event.ctrlKey || event.altKey || event.metaKey || event.target.matches("input[type=text]")) return;
  const at = event.key.length === 1 ? event.key.toUpperCase().charCodeAt(0) - 65 : -1;
  const inputs = stage.querySelectorAll("input[name=pick]");
  if (at >= 0 && at < inputs.length && !open.fields.disabled) inputs[at].click();
});

connect("pupil", {
  show,
  lost,
  tell: (state) => {
    if (link.dataset.link === state) return;
    link.dataset.link = state;
    link.textContent = say(`link-${state}`);
  },
});
