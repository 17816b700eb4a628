// Holds the one answer that is on its way, and sends it until there is a receipt or a refusal that is final.

const PATIENCE = 8000;
const SLOWEST = 8000;
const AGAIN = ["sending", "trying", "paused"]; // all other states are final

/** 128 random bits: the same answer sent twice is known by them. */
function freshKey() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

/** Sends one thing and returns what the server said of it; null where nothing was heard, or "later". */
export async function post(path, body) {
  const limit = new AbortController();
  const timer = setTimeout(() => limit.abort(), PATIENCE);
  try {
    const reply = await fetch(path, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(body),
      signal: limit.signal,
    });
    const type = reply.headers.get("Content-Type") || "";
    return type.startsWith("application/json") ? await reply.json() : null;
  } catch {
    return null;
  } finally {
    clearTimeout(timer);
  }
}

/** Waits before another try, the longer the more have failed. */
function pause(failures) {
  const longest = Math.min(SLOWEST, 500 * 2 ** failures);
  return new Promise((wake) => setTimeout(wake, longest * (0.5 + Math.random() / 2)));
}

/** Posts until it is heard: whether it is done then. It is given up once it is not `wanted` any more; `tell` hears of each failure. */
export async function insist(path, body, { wanted, tell }) {
  for (let failures = 0; wanted(); failures += 1) {
    const reply = await post(path, body);
    if (reply?.done) return true;
    if (reply?.refused && !["unstored", "paused"].includes(reply.refused)) return false;
    tell();
    await pause(failures);
  }
  return false;
}

/** The answer on its way; `changed` is called whenever `state` does: sending, trying, paused, stored, or why it was refused. */
export class Outbox {
  constructor(seat, changed) {
    this.changed = changed;
    this.place = `sommet-answer-${seat}`; // another seat, or another class, begins with nothing
    this.turn = 0;
    // What other seats of this browser left behind is of no more use.
    const strange = Object.keys(localStorage).filter((key) => key.startsWith("sommet-") && !key.endsWith(`-${seat}`));
    for (const key of strange) localStorage.removeItem(key);
    this.entry = JSON.parse(localStorage.getItem(this.place) || "null");
    if (this.entry && !this.done()) this.deliver();
    window.addEventListener("online", () => this.hurry());
    document.addEventListener("visibilitychange", () => this.hurry());
  }

  /** What became of the answer to that question. */
  stateOf(epoch) {
    return this.entry?.epoch === epoch ? this.entry.state : null;
  }

  /** Whether the last answer came too late. */
  missed() {
    return this.entry !== null && this.done() && !["stored", "already_answered"].includes(this.entry.state);
  }

  /** What was given to that question and is not yet known to be stored. */
  unsent(epoch) {
    return this.entry?.epoch === epoch && !this.done() ? this.entry.given : null;
  }

  send(epoch, given) {
    this.entry = { epoch, key: freshKey(), given, state: "sending" };
    this.keep();
    this.deliver();
  }

  done() {
    return !AGAIN.includes(this.entry.state);
  }

  keep() {
    localStorage.setItem(this.place, JSON.stringify(this.entry));
    this.changed(this.entry);
  }

  /** Tries again at once: the network is back, or the page is seen again, or the pause is over. */
  hurry() {
    if (this.entry && !this.done() && document.visibilityState === "visible") this.deliver();
  }

  async deliver() {
    const turn = ++this.turn; // a later delivery takes the earlier one's place
    const entry = this.entry;
    for (let failures = 0; turn === this.turn; failures += 1) {
      const reply = await post("/answer", { epoch: entry.epoch, key: entry.key, given: entry.given });
      if (turn !== this.turn) return;
      if (reply?.receipt?.key === entry.key) entry.state = "stored";
      else if (!reply?.refused || reply.refused === "unstored") entry.state = "trying";
      else entry.state = reply.refused;
      this.keep();
      if (this.done()) return;
      await pause(failures);
    }
  }
}
